"""How a run went: when it was, its curves, what its best epoch reached, what was found wrong."""

from __future__ import annotations

from designer.doctor.finding import Beside
from designer.export.report import charts
from designer.export.report.markup import Say, number, plain, side_by_side, table
from designer.export.report.material import Material
from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.project.run_record import BESIDE_LOGS, RATE, SECONDS, kept_logs
from designer.project.variation import value_text

_STATUS = {
    "reading": QT_TRANSLATE_NOOP("Report", "not finished"),
    "running": QT_TRANSLATE_NOOP("Report", "under way"),
    "done": QT_TRANSLATE_NOOP("Report", "done"),
    "stopped": QT_TRANSLATE_NOOP("Report", "stopped"),
    "failed": QT_TRANSLATE_NOOP("Report", "failed"),
    "died": QT_TRANSLATE_NOOP("Report", "ended without a word"),
}
_SEVERITIES = {
    "error": QT_TRANSLATE_NOOP("Report", "error"),
    "warning": QT_TRANSLATE_NOOP("Report", "warning"),
    "hint": QT_TRANSLATE_NOOP("Report", "hint"),
}

_LAYER = QT_TRANSLATE_NOOP("Report", "Layer")
_FINDING = QT_TRANSLATE_NOOP("Report", "Finding")
_EVIDENCE = QT_TRANSLATE_NOOP("Report", "Evidence")
_REMEDY = QT_TRANSLATE_NOOP("Report", "Remedy")
_RUN = QT_TRANSLATE_NOOP("Report", "This run")


def head(material: Material, say: Say) -> str:
    """Return when the run was and how it stands, what people wrote of it, and what it reached."""
    run = material.run
    template = QT_TRANSLATE_NOOP("Report", "{started} · {status} · {done} of {planned} epochs · {seconds} s")
    line = Text(
        template,
        {
            "started": run.started[:16].replace("T", " "),
            "status": Text(_STATUS[run.status]),
            "done": len(run.logs),
            "planned": run.epochs,
            "seconds": f"{run.seconds:.1f}",
        },
    )
    parts = [f'<p class="muted">{plain(say(line))}</p>']
    if run.text.template:
        parts.append(f"<p>{plain(say(run.text))}</p>")
    if material.note.note:
        parts.append(f"<p>{plain(material.note.note)}</p>")
    if material.note.tags:
        parts.append(f"<p>{plain(' '.join(f'#{tag}' for tag in material.note.tags))}</p>")
    if run.info.varied:
        parts.append(f"<p>{plain(', '.join(f'{n} {value_text(v)}' for n, v in run.info.varied.items()))}</p>")
    return "\n".join(parts)


def training(material: Material, say: Say) -> str:
    """Return the curves, and the numbers of the weights that the run keeps."""
    run, curves = material.run, material.curves.epochs
    names = list(dict.fromkeys(name.removeprefix("val_") for name in curves if name != SECONDS))
    names.sort(key=lambda name: name in {*BESIDE_LOGS, RATE})  # what is learnt first, then what it took
    epoch = say(Text(QT_TRANSLATE_NOOP("Report", "epoch")))
    titles = (
        say(Text(QT_TRANSLATE_NOOP("Report", "training"))),
        say(Text(QT_TRANSLATE_NOOP("Report", "validation"))),
    )
    drawn = []
    for name in names:
        shown = []
        for logged, title, colour in zip((name, f"val_{name}"), titles, (charts.BLUE, charts.ORANGE), strict=True):
            if logged in curves:
                xs, ys = curves[logged]
                shown.append(charts.Line(title, xs, ys, colour, _place(run.best_epoch, xs)))
        drawn.append(charts.lines(name.replace("_", " "), shown, (epoch, "")))
    kept = len(run.logs) if run.kept_epoch is None else run.kept_epoch + 1
    template = QT_TRANSLATE_NOOP("Report", "The numbers of the weights that the run keeps, of epoch {epoch}:")
    if run.averaged:
        template = QT_TRANSLATE_NOOP(
            "Report",
            "The run keeps averages of the weights; the numbers of the validation are theirs, the others are of epoch "
            "{epoch}:",
        )
    rows = [[plain(name), number(value)] for name, value in kept_logs(run).items()]
    said = f"<p>{plain(say(Text(template, {'epoch': kept})))}</p>\n{table((), rows)}\n" if rows else ""
    if run.best_epoch is not None and run.info.best_of:
        template = QT_TRANSLATE_NOOP("Report", "The dots mark the best epoch by {metric}: {epoch}.")
        best = Text(template, {"metric": run.info.best_of, "epoch": run.best_epoch + 1})
        said += f'<p class="muted">{plain(say(best))}</p>\n'
    return said + (side_by_side([one for one in drawn if one]) if any(drawn) else "")


def findings(material: Material, say: Say) -> str:
    """Return what was found wrong with the run, the most important first, and what stands beside its scores."""
    parts = []
    rows = [
        [
            plain(say(Text(_SEVERITIES[one.severity]))),
            plain(material.layer(one.node) if one.node else ""),
            plain(say(one.text)),
            plain(", ".join(f"{name} {value_text(value)}" for name, value in one.evidence.items())),
            plain(say(one.remedy.text) if one.remedy is not None else ""),
        ]
        for one in material.examined.findings
    ]
    if rows:
        parts.append(table(["", *_heads(say, _LAYER, _FINDING, _EVIDENCE, _REMEDY)], rows))
    parts += [_beside(one, say) for one in material.examined.scores]
    return "\n".join(parts)


def _beside(score: Beside, say: Say) -> str:
    """Return what an output scores on the rows that the doctor looked at, beside a guess and simple models on them."""
    template = QT_TRANSLATE_NOOP("Report", "{output}: {measure} beside simple models, on {count} rows held back")
    values = {"output": score.output, "measure": score.measure, "count": f"{score.rows:,}"}
    rows = [[plain(say(Text(_RUN))), number(score.held)]]
    rows += [[plain(say(name)), number(value)] for name, value in score.others]
    return f"<h3>{plain(say(Text(template, values)))}</h3>\n{table((), rows)}"


def _heads(say: Say, *titles: str) -> list[str]:
    return [plain(say(Text(title))) for title in titles]


def _place(best: int | None, xs: list[float]) -> int:
    """Return where the best epoch stands in a curve, -1 where it does not."""
    return xs.index(best + 1.0) if best is not None and best + 1.0 in xs else -1

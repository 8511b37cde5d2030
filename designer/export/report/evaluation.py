"""What a run's model reaches on its data: metrics, and the figures of every output."""

from __future__ import annotations

from designer.export.report import charts
from designer.export.report.markup import Say, number, picture, plain, side_by_side, table
from designer.export.report.material import Material
from designer.export.report.setup import part_name
from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.report.examples import Example
from designer.report.figures import Classes, Figures, Numbers
from designer.report.outputs import OutputCompared
from designer.report.run import PartEvaluated
from designer.report.side_by_side import scalars

_MOST_MATRIX = 20  # classes
_MOST_CURVES = 8
_MOST_EXAMPLES = 8
_UNIT = (0.0, 1.0)


def evaluation(material: Material, say: Say) -> str:
    """Return every part that was evaluated, or why it was not."""
    return "\n".join(_part(part, say) for part in material.found.parts)


def _part(part: PartEvaluated, say: Say) -> str:
    title = part_name(part.part, say)
    if not part.samples:
        return f"<h3>{plain(title)}</h3>\n<p>{plain(say(part.problem))}</p>"
    rows_of = Text(QT_TRANSLATE_NOOP("Report", "{part}: {count} rows"), {"part": title, "count": f"{part.samples:,}"})
    parts = [f"<h3>{plain(say(rows_of))}</h3>"]
    if part.note.template:
        parts.append(f"<p>{plain(say(part.note))}</p>")
    if part.weighted_by:
        text = Text(QT_TRANSLATE_NOOP("Report", "Losses count rows by {column}."), {"column": part.weighted_by})
        parts.append(f"<p>{plain(say(text))}</p>")
    parts.append(table((), [[plain(name), number(value)] for name, value in part.metrics.items()]))
    for output in part.outputs:
        parts += _output(output, say, len(part.outputs) > 1)
    return "\n".join(parts)


def _output(output: OutputCompared, say: Say, several: bool) -> list[str]:
    parts = [f"<h3>{plain(output.told)}</h3>"] if several else []
    figures = output.figures
    if figures is not None:
        rows = [[plain(_called(name, figures, say)), number(value)] for name, value in scalars(figures).items()]
        parts.append(table((), rows))
    if output.confusion:
        parts.append(_confusion(output, say))
    if isinstance(figures, Classes):
        parts += [_classes(figures, say), _curves(figures, say)]
    if isinstance(figures, Numbers):
        parts.append(_errors(output, figures, say))
    if output.worst:
        parts.append(_worst(output, say))
    return [part for part in parts if part]


def _called(name: str, figures: Figures, say: Say) -> str:
    """Return the name of a number; that of a baseline says of what it is, as other sections have others."""
    if name != "baseline":
        return name.replace("_", " ")
    template = QT_TRANSLATE_NOOP("Report", "accuracy of always the most frequent class")
    if isinstance(figures, Numbers):
        template = QT_TRANSLATE_NOOP("Report", "mean absolute error of always the median target")
    return say(Text(template))


def _confusion(output: OutputCompared, say: Say) -> str:
    """Return the counts by true class (rows) and predicted one, coloured by their share of the true class."""
    if len(output.classes) > _MOST_MATRIX:
        text = QT_TRANSLATE_NOOP("Report", "The confusion matrix of {count} classes is left out.")
        return f'<p class="muted">{plain(say(Text(text, {"count": len(output.classes)})))}</p>'
    corner = plain(say(Text(QT_TRANSLATE_NOOP("Report", "true ↓ predicted →"))))
    lines = [f"<tr><th>{corner}</th>{''.join(f'<th>{plain(label)}</th>' for label in output.classes)}</tr>"]
    for label, counts in zip(output.classes, output.confusion, strict=True):
        total = sum(counts) or 1
        cells = "".join(_shaded(count, count / total) for count in counts)
        lines.append(f"<tr><th>{plain(label)}</th>{cells}</tr>")
    return '<table class="matrix" cellspacing="0" cellpadding="5">' + "".join(lines) + "</table>"


def _shaded(count: int, share: float) -> str:
    red, green, blue = (round(255 + (end - 255) * share) for end in (31, 111, 224))
    ink = "#ffffff" if share > 0.55 else "#1c2430"
    colours = f'bgcolor="#{red:02x}{green:02x}{blue:02x}" style="color: {ink}"'
    return f'<td {colours} align="center">{count}</td>'


def _classes(figures: Classes, say: Say) -> str:
    head = ["", "precision", "recall", "F1", say(Text(QT_TRANSLATE_NOOP("Report", "rows"))), "ROC AUC"]
    rows = [
        [
            plain(one.label),
            number(one.precision),
            number(one.recall),
            number(one.f1),
            number(one.support),
            number(one.roc.area),
        ]
        for one in figures.classes
    ]
    return table([plain(title) for title in head], rows)


def _curves(figures: Classes, say: Say) -> str:
    shown = [one for one in figures.classes if one.roc.x]
    if not figures.several and len(figures.classes) == 2:
        shown = shown[-1:]  # the other class's curves say the same
    shown = shown[:_MOST_CURVES]
    if not shown:
        return ""
    colours = dict(zip((one.label for one in shown), charts.COLOURS, strict=False))
    roc = [charts.Line(one.label, one.roc.x, one.roc.y, colours[one.label]) for one in shown]
    pairs = [
        charts.Line(one.label, one.precision_recall.x, one.precision_recall.y, colours[one.label]) for one in shown
    ]
    chance = charts.Line("", (0.0, 1.0), (0.0, 1.0), charts.GREY, dashed=True)
    rates = (
        say(Text(QT_TRANSLATE_NOOP("Report", "false positive rate"))),
        say(Text(QT_TRANSLATE_NOOP("Report", "true positive rate"))),
    )
    return side_by_side(
        [
            charts.lines(say(Text(QT_TRANSLATE_NOOP("Report", "ROC curve"))), [*roc, chance], rates, _UNIT, _UNIT),
            charts.lines(
                say(Text(QT_TRANSLATE_NOOP("Report", "Precision and recall"))),
                pairs,
                (say(Text(QT_TRANSLATE_NOOP("Report", "recall"))), say(Text(QT_TRANSLATE_NOOP("Report", "precision")))),
                _UNIT,
                _UNIT,
            ),
        ]
    )


def _errors(output: OutputCompared, figures: Numbers, say: Say) -> str:
    drawn = []
    if output.points:
        axes = (
            say(Text(QT_TRANSLATE_NOOP("Report", "true"))),
            say(Text(QT_TRANSLATE_NOOP("Report", "predicted"))),
        )
        drawn.append(charts.points(say(Text(QT_TRANSLATE_NOOP("Report", "Predicted over true"))), output.points, axes))
    if figures.errors is not None:
        found = figures.errors
        axes = (
            say(Text(QT_TRANSLATE_NOOP("Report", "true - predicted"))),
            say(Text(QT_TRANSLATE_NOOP("Report", "rows"))),
        )
        title = say(Text(QT_TRANSLATE_NOOP("Report", "Errors")))
        drawn.append(charts.bars(title, found.low, found.high, found.counts, axes))
    return side_by_side(drawn) if drawn else ""


def _worst(output: OutputCompared, say: Say) -> str:
    titles = (
        QT_TRANSLATE_NOOP("Report", "Row"),
        QT_TRANSLATE_NOOP("Report", "True"),
        QT_TRANSLATE_NOOP("Report", "Predicted"),
        QT_TRANSLATE_NOOP("Report", "Probability or error"),
        QT_TRANSLATE_NOOP("Report", "What stands in it"),
    )
    rows = [_example(one) for one in output.worst[:_MOST_EXAMPLES]]
    title = plain(say(Text(QT_TRANSLATE_NOOP("Report", "Worst examples"))))
    return f"<h3>{title}</h3>\n" + table([plain(say(Text(one))) for one in titles], rows)


def _example(one: Example) -> list[str]:
    size = one.error if one.error is not None else one.probability
    shown = picture(one.picture, str(one.row + 1)) if one.picture else ""
    values = [number(value) if isinstance(value, float) else plain(value) for value in (one.target, one.predicted)]
    return [str(one.row + 1), *values, number(size), shown or plain(one.about)]

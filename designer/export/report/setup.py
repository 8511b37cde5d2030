"""What a run was: its network, its data and how they were prepared, its settings, what computed it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from designer.catalogue.load import load
from designer.data.fitted import FittedBinding
from designer.data.settings import DataSettings
from designer.data.steps import Step
from designer.export.report.markup import Say, own_svg, plain, table
from designer.export.report.material import Material
from designer.graph.calls import topological
from designer.graph.names import keras_names
from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.project.difference import flat
from designer.project.records import TrainingSettings
from designer.project.variation import value_text
from designer.recipe.settings import OPTIONS

_PARTS = {
    "training": QT_TRANSLATE_NOOP("Report", "training"),
    "validation": QT_TRANSLATE_NOOP("Report", "validation"),
    "test": QT_TRANSLATE_NOOP("Report", "test"),
}


def part_name(part: str, say: Say) -> str:
    """Return a part of the data in a word."""
    return say(Text(_PARTS.get(part, part)))


def model(material: Material, say: Say) -> str:
    """Return the drawing, and a table of the layers with the arguments that are not Keras's defaults."""
    graph = material.graph
    order, stuck = topological(graph)
    names: dict[str, str] = {}
    for parent in dict.fromkeys(node.parent for node in graph.nodes.values()):
        names.update(keras_names(graph, parent))
    rows = []
    for node_id in (*order, *stuck):
        node = graph.layer_of(node_id)
        arguments = ", ".join(f"{name}={value_text(value)}" for name, value in _told(node.type, node.params))
        frozen = "" if node.trainable else say(Text(QT_TRANSLATE_NOOP("Report", "frozen")))
        sources = ", ".join(names.get(edge.source, edge.source) for edge in graph.incoming(node_id))
        told = ", ".join(filter(None, (arguments, frozen)))
        rows.append([plain(text) for text in (names.get(node_id, node.name), node.class_name, told, sources)])
    count = Text(QT_TRANSLATE_NOOP("Report", "{count} parameters"), {"count": f"{material.run.params:,}"})
    head = _heads(
        say,
        QT_TRANSLATE_NOOP("Report", "Layer"),
        QT_TRANSLATE_NOOP("Report", "Class"),
        QT_TRANSLATE_NOOP("Report", "Arguments"),
        QT_TRANSLATE_NOOP("Report", "Inputs"),
    )
    picture = own_svg(material.found.drawing) if material.found.drawing else ""
    said = f"<p>{plain(say(count))}</p>\n" if material.run.params else ""
    return said + (f'<p class="drawing">{picture}</p>\n' if picture else "") + table(head, rows)


def data(material: Material, say: Say) -> str:
    """Return the source, how many rows each part has, and the chain of steps of every column."""
    source = material.data.source
    if source is None:
        return ""
    where = getattr(source, "path", "") or getattr(source, "name", "")
    rows = [[_said(say, QT_TRANSLATE_NOOP("Report", "Source")), plain(f"{say(Text(source.title))} {where}".strip())]]
    info, kept = material.run.info, material.fitted
    counts = dict(kept.rows) if kept is not None else {}
    for part, count in (("training", info.samples), ("validation", info.validation_samples)):
        if count:
            counts.setdefault(part, count)
    rows += [[plain(part_name(part, say)), f"{count:,}"] for part, count in counts.items()]
    split = flat(material.data.split, {})
    usual = flat(DataSettings().split, {})
    rows += [[plain(f"split {name}"), plain(value)] for name, value in split.items() if value != usual.get(name)]
    others = {"source", "inputs", "targets", "split", "kinds", "keys"}
    mine, default = (
        {name: value for name, value in msgspec.structs.asdict(one).items() if name not in others}
        for one in (material.data, DataSettings())
    )
    names = {node.id: node.name for node in material.graph.nodes.values()}
    told = [(name, flat(value, names)) for name, value in mine.items() if value != default[name]]
    rows += [[plain(f"{name} {what}".strip()), plain(value)] for name, one in told for what, value in one.items()]
    head = _heads(
        say,
        QT_TRANSLATE_NOOP("Report", "Layer"),
        QT_TRANSLATE_NOOP("Report", "Column"),
        QT_TRANSLATE_NOOP("Report", "Kind"),
        QT_TRANSLATE_NOOP("Report", "Preparation"),
    )
    parts = [table((), rows)]
    for title, bindings, fitted in (
        (QT_TRANSLATE_NOOP("Report", "Inputs"), material.data.inputs, kept.inputs if kept else ()),
        (QT_TRANSLATE_NOOP("Report", "Targets"), material.data.targets, kept.targets if kept else ()),
    ):
        columns = list(_columns(material, bindings, fitted, say))
        if columns:
            parts += [f"<h3>{_said(say, title)}</h3>", table(head, columns)]
    return "\n".join(parts)


def settings(material: Material, say: Say) -> str:
    """Return optimizer, losses and metrics, and every option that is not as usual."""
    training, usual = material.training, TrainingSettings()
    rows = [["optimizer", plain(value_text(training.optimizer))]]
    for key, output in training.outputs.items():
        name = plain(material.layer(key))
        rows.append([f"{name} loss", plain(value_text(output.loss))])
        for what in ("metrics", "weighted_metrics"):
            if getattr(output, what):
                rows.append([f"{name} {what}", plain(", ".join(map(value_text, getattr(output, what))))])
        if output.weight != 1.0:
            rows.append([f"{name} weight", plain(value_text(output.weight))])
    rows += [["callback", plain(value_text(one))] for one in training.callbacks]
    for name, row in OPTIONS.items():
        value = getattr(training, name)
        if row.option.is_always_written or value != getattr(usual, name) or name == "seed":
            title = f"{say(Text(row.option.title))} ({name})"
            rows.append([plain(title), plain(value_text(value))])
    same = Text(QT_TRANSLATE_NOOP("Report", "All other settings are the usual ones."))
    return table((), rows) + f'\n<p class="muted">{plain(say(same))}</p>'


def environment(material: Material, say: Say) -> str:
    """Return what the run was computed with."""
    info = material.run.info
    told = (
        ("Keras", info.keras),
        (say(Text(QT_TRANSLATE_NOOP("Report", "Backend"))), f"{info.backend} {info.backend_version}".strip()),
        ("Python", info.python),
        (say(Text(QT_TRANSLATE_NOOP("Report", "Device"))), info.device),
        (say(Text(QT_TRANSLATE_NOOP("Report", "Trained at"))), info.address),
        (say(Text(QT_TRANSLATE_NOOP("Report", "Seed"))), str(info.seed)),
        (say(Text(QT_TRANSLATE_NOOP("Report", "Run folder"))), material.run.path.name),
    )
    return table((), [[plain(name), plain(value)] for name, value in told if value])


def _columns(
    material: Material, bindings: Mapping[str, object], fitted: Sequence[FittedBinding], say: Say
) -> Iterator[list[str]]:
    """Yield layer, column, kind and steps; of what was fitted where that was kept, else of the settings."""
    if fitted:
        for binding in fitted:
            for column in binding.columns:
                kind, steps = column.field.kind, column.steps
                yield [plain(material.layer(binding.key)), plain(column.field.name), kind, _chain(steps, say)]
        return
    for key, bound in bindings.items():
        for name in bound.columns:  # type: ignore[attr-defined]
            yield [plain(material.layer(key)), plain(name), "", _chain(bound.steps.get(name, ()), say)]  # type: ignore[attr-defined]


def _chain(steps: Sequence[Step], say: Say) -> str:
    return plain(" → ".join(_step(step, say) for step in steps)) if steps else "–"


def _step(step: Step, say: Say) -> str:
    """Return a step with the arguments that are not as usual."""
    given = [
        f"{field.name} {value_text(getattr(step, field.name))}"
        for field in msgspec.structs.fields(step)
        if getattr(step, field.name) != field.default and getattr(step, field.name) not in ((), "", None)
    ]
    title = say(Text(step.title)) if step.title else type(step).__name__
    return f"{title} ({', '.join(given)})" if given else title


def _told(type_: str, params: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    spec = load().spec(type_)
    for name, value in params.items():
        param = spec.param(name) if spec is not None else None
        if param is None or value != param.default:
            yield name, value


def _heads(say: Say, *titles: str) -> list[str]:
    return [_said(say, title) for title in titles]


def _said(say: Say, title: str) -> str:
    return plain(say(Text(title)))

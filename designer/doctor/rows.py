"""Rules about the rows: whether what comes in and what is to be told are fit to be learnt from."""

from __future__ import annotations

from collections.abc import Iterator

from designer.doctor.case import Case, InputSigns
from designer.doctor.finding import Finding, Remedy, Severity, shown
from designer.doctor.objective import scores_of
from designer.doctor.remedies import advice, leave_out, scale_inputs, scale_target, together
from designer.doctor.titles import AS_IT_IS, NOW, SCALED
from designer.graph.model import INPUT, MODEL
from designer.graph.texts import QT_TRANSLATE_NOOP, Text

_LARGE, _SMALL = 5.0, 0.02  # where it begins to matter for some networks
_FAR_LARGE, _FAR_SMALL = 50.0, 1e-3  # where no network is well fed
_SPREAD = 200.0
_NO_CHANCE = 2.3  # deviations of chance
_SCALING = {
    "Normalization",
    "BatchNormalization",
    "LayerNormalization",
    "Rescaling",
    "GroupNormalization",
    "UnitNormalization",
}
_LOOKING_UP = {"Embedding", "CategoryEncoding", "Discretization", "IntegerLookup", "StringLookup", "Hashing"}
LOOKING_UP = frozenset(_LOOKING_UP)
_TRIED = {"same": AS_IT_IS, "scaled": SCALED}


def is_scaled_inside(case: Case, node: str) -> bool:
    """Tell whether what an Input is fed comes to a layer that scales it before any other."""
    behind = [case.layer(edge.target) for edge in case.graph.outgoing(node)]
    passing = {"Reshape", "Flatten", "Dropout", "Concatenate", "Permute", "Masking"}
    for edge in case.graph.outgoing(node):
        layer = case.layer(edge.target)
        if layer.type in passing:
            return is_scaled_inside(case, edge.target)
        if layer.type == MODEL:
            inner = (one.id for one in case.graph.children(layer.id) if one.type == INPUT)
            return any(is_scaled_inside(case, one) for one in inner)
    return bool(behind) and all(layer.type in _SCALING for layer in behind)


def inputs_not_scaled(case: Case) -> Iterator[Finding]:
    """Numbers come in that are far from 1."""
    if case.run is None:
        yield from _not_scaled_before(case)
        return
    run = case.run
    guilty = [one for one in run.inputs if not one.is_codes and not one.is_scaled_inside and _is_off(one)]
    if not guilty:
        return
    is_far = [one for one in guilty if one.size > _FAR_LARGE or one.size < _FAR_SMALL]
    proven = run.helps("scaled")
    both = run.helps("scaled_and_usual_rate") and not run.helps("usual_rate")
    suffers = run.is_poor
    if (suffers and (proven or both or is_far)) or (is_far and proven):
        severity: Severity = "error"
    elif is_far:
        severity = "warning"
    else:
        severity = "hint"
    if severity == "hint" and not suffers:
        return  # it learns all the same
    first = max(guilty, key=lambda one: max(one.size, 1 / max(one.size, 1e-9)))
    text = Text(
        QT_TRANSLATE_NOOP(
            "Doctor",
            "The numbers that {name} is fed are not scaled: those of {column} are about {size}, and weights are made "
            "for "
            "numbers about 1.",
        ),
        {"name": case.name(first.node), "column": first.worst or case.name(first.node), "size": shown(first.size)},
    )
    evidence = {
        "root_mean_square": first.size,
        "smallest": first.smallest,
        "column": first.worst,
        "skill": run.skill,
        "possible": run.possible,
        **{f"after_{name}": t.skill for name, t in run.trials.items() if name in {"same", "scaled"}},
    }
    names = ", ".join(case.name(one.node) for one in guilty)
    remedy = scale_inputs([one.node for one in guilty], names)
    rebuilding = [o for o in case.program.outputs if any(s.key == o.key and s.rebuilds for s in run.outputs)]
    if rebuilding:  # what is to be rebuilt is scaled as what comes in
        remedy = together(remedy.text, remedy, *(scale_target(o.key, o.name) for o in rebuilding))
    tried = {title: run.trials[name].skill for name, title in _TRIED.items() if name in run.trials}
    plot = {title: (max(0.0, skill),) for title, skill in {NOW: run.skill, **tried}.items()} if tried else {}
    yield Finding("inputs_not_scaled", severity, text, first.node, evidence, remedy, plot)


def _is_off(one: InputSigns) -> bool:
    return one.size > _LARGE or one.size < _SMALL or one.spread > _SPREAD


def _not_scaled_before(case: Case) -> Iterator[Finding]:
    for call in case.program.inputs:
        values = case.fed.get(call.node)
        if values is None or values.minimum is None or values.maximum is None or values.dtype == "int32":
            continue
        if any(case.layer(e.target).type in _LOOKING_UP for e in case.graph.outgoing(call.node)):
            continue
        largest = max(abs(values.minimum), abs(values.maximum))
        if largest <= 2 * _FAR_LARGE or is_scaled_inside(case, call.node):
            continue
        text = Text(
            QT_TRANSLATE_NOOP(
                "Doctor",
                "The numbers that {name} is fed go from {low} to {high}; weights are made for numbers about 1.",
            ),
            {"name": case.name(call.node), "low": shown(values.minimum), "high": shown(values.maximum)},
        )
        evidence = {"minimum": values.minimum, "maximum": values.maximum}
        yield Finding(
            *("inputs_not_scaled", "warning", text, call.node, evidence),
            remedy=scale_inputs([call.node], case.name(call.node)),
        )


def label_leak(case: Case) -> Iterator[Finding]:
    """One column alone tells the target."""
    if case.run is None:
        return
    for output in case.program.outputs:
        signs = next((s for s in case.run.outputs if s.key == output.key), None)
        if signs is None or not signs.leak:
            continue
        node, column = _bound_to(case, signs.leak)
        text = Text(
            QT_TRANSLATE_NOOP(
                "Doctor",
                "{column} alone tells the target of {name} in {share} of the rows; no other column tells more than "
                "{next}. If it is not known when you predict, the score means nothing.",
            ),
            {
                "column": column,
                "name": output.name,
                "share": f"{signs.leak_share:.1%}",
                "next": f"{signs.leak_next:.0%}",
            },
        )
        evidence = {"column": column, "tells": signs.leak_share, "next_column": signs.leak_next, **scores_of(signs)}
        if column in (case.data.inputs[node].columns if node else ()):
            remedy = leave_out(node, column)
        else:
            remedy = advice(QT_TRANSLATE_NOOP("Doctor", "Take {column} out of the array in the file"), column=column)
        yield Finding("label_leak", "error", text, node, evidence, remedy)


def _bound_to(case: Case, column: str) -> tuple[str, str]:
    for node, binding in case.data.inputs.items():
        if column in binding.columns or column.rpartition("[")[0] in binding.columns:  # x[3] is a number of an array
            return node, column
    return "", column


def labels_shuffled(case: Case) -> Iterator[Finding]:
    """Neither the network nor other models find anything in the columns that goes with the labels."""
    run = case.run
    if run is None:
        return
    for output in case.program.outputs:
        signs = next((s for s in run.outputs if s.key == output.key), None)
        if signs is None or signs.reference is None or signs.constant or signs.rows < 20 or run.rows < 40:
            continue
        if signs.rebuilds:
            continue
        if signs.majority > 0.9 or signs.class_shift > 0.35:
            continue  # too few of the others to tell
        limit = max(0.06, 0.9 * signs.margin)
        if signs.possible > limit or signs.skill(signs.held) > limit:
            continue
        if signs.signal is not None and signs.signal > _NO_CHANCE:
            continue  # little, but something
        remembers = signs.skill(signs.training) > 0.3
        template = (
            QT_TRANSLATE_NOOP(
                "Doctor",
                "The target of {name} does not go with the inputs: the network learns its training rows by heart and "
                "no "
                "model tells new ones better than a guess.",
            )
            if remembers
            else QT_TRANSLATE_NOOP(
                "Doctor",
                "The target of {name} does not go with the inputs: neither the network nor a linear model or a forest "
                "tells it better than a guess.",
            )
        )
        remedy = advice(
            QT_TRANSLATE_NOOP(
                "Doctor", "See that each row has its own label: files sorted differently are joined wrongly"
            )
        )
        text = Text(template, {"name": output.name})
        evidence = {**scores_of(signs), **({} if signs.signal is None else {"beyond_chance": signs.signal})}
        yield Finding("labels_shuffled", "error", text, output.tensor.node, evidence, remedy)


def train_validation_overlap(case: Case) -> Iterator[Finding]:
    """Rows that validate are trained on, too."""
    run = case.run
    if run is None or run.overlap < 0.1 or run.overlap < 4 * run.overlap_by_chance:
        return
    text = Text(
        QT_TRANSLATE_NOOP(
            "Doctor",
            "{share} of the rows that validate are among those trained on: the score says nothing of new rows.",
        ),
        {"share": f"{run.overlap:.0%}"},
    )
    evidence = {"overlap": run.overlap, "by_chance": run.overlap_by_chance, "rows": run.validation_rows}
    if case.data.validation is not None or case.data.split.by == "own":
        remedy = Remedy(
            Text(QT_TRANSLATE_NOOP("Fixes", "Hold back a fifth of the rows")), "set_validation_split", {"split": 0.2}
        )
    elif run.telling_apart and case.data.split.by in {"auto", "random", "stratified"}:
        remedy = Remedy(
            Text(
                QT_TRANSLATE_NOOP(
                    "Doctor", "Keep rows with the same {column} together, so that copies stay in one part"
                ),
                {"column": run.telling_apart},
            ),
            "set_split",
            {"by": "group", "column": run.telling_apart},
        )
    else:
        remedy = advice(QT_TRANSLATE_NOOP("Doctor", "Take rows that stand in the data more than once out of the file"))
    yield Finding("train_validation_overlap", "error", text, "", evidence, remedy)


def distribution_shift(case: Case) -> Iterator[Finding]:
    """The rows that validate are not like those trained on."""
    run = case.run
    if run is None or case.data.windows is not None:
        return
    worst = max(run.inputs, key=lambda one: one.shift, default=None)
    classes = max((o.class_shift for o in run.outputs), default=0.0)
    shift = worst.shift if worst is not None else 0.0
    falls = any(o.skill(o.training) - o.skill(o.held) > max(0.15, o.margin) for o in run.outputs)
    # Of rows that mostly need another class no score says anything, one that does not fall as little as any.
    if not (classes > 0.5 or (shift > 1.0 and (falls or shift > 4))):
        return
    by_place = case.data.split.by in {"order", "time"}
    if worst is not None and shift > 1.0:
        text = Text(
            QT_TRANSLATE_NOOP(
                "Doctor",
                "The rows that validate are not like those trained on: the mean of {column} is {shift} deviations "
                "away.",
            ),
            {"column": worst.shifted or case.name(worst.node), "shift": f"{shift:.1f}"},
        )
    else:
        text = Text(
            QT_TRANSLATE_NOOP(
                "Doctor",
                "The rows that validate are not like those trained on: {share} of them would need another class.",
            ),
            {"share": f"{classes:.0%}"},
        )
    if by_place:
        remedy = Remedy(
            Text(QT_TRANSLATE_NOOP("Doctor", "Draw the rows that validate at random")), "set_split", {"by": "auto"}
        )
    elif case.data.validation is not None or case.data.split.by == "own":
        remedy = Remedy(
            Text(QT_TRANSLATE_NOOP("Fixes", "Hold back a fifth of the rows")), "set_validation_split", {"split": 0.2}
        )
    else:
        remedy = advice(QT_TRANSLATE_NOOP("Doctor", "Look at how the rows are divided"))
    evidence = {"shift": shift, "column": worst.shifted if worst else "", "classes": classes}
    yield Finding("distribution_shift", "error" if falls else "warning", text, "", evidence, remedy)

"""Rules about what is learnt: whether loss, last activation, target and metrics fit each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from designer.advice.endings import ending
from designer.advice.losses import (
    BINARY,
    OF_CLASSES,
    OF_NUMBERS,
    PROBABILITIES,
    SIGMOIDS,
    activations_before,
    loss_class,
    reach,
    usual_before,
)
from designer.advice.targets import objective
from designer.data.steps import AnyStep
from designer.doctor.case import Case, OutputSigns
from designer.doctor.finding import Finding, Remedy, Severity, shown
from designer.doctor.remedies import advice, scale_target, set_activation, set_loss, together
from designer.graph.calls import Output
from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.project.records import ObjectSpec, class_and_args

_OUTSIDE = 0.02  # of the targets beyond the range before it is spoken of
_DOMINATES = 0.95
_UNBALANCED = 0.85
_RARE = 0.9  # of the rows have the commonest class, where accuracy alone says little even of a good model
_BEGINS = 0.08  # of skill


def loss_activation_mismatch(case: Case) -> Iterator[Finding]:
    """The loss expects other numbers than the last activation gives."""
    for output in case.program.outputs:
        found = _mismatch(case, output)
        if found is not None:
            yield found


def _mismatch(case: Case, output: Output) -> Finding | None:
    end = ending(case.graph, case.catalogue, output.tensor.node, output.tensor.port)
    loss = case.objective(output).loss
    kind = loss_class(loss, case.catalogue) if loss else ""
    if end is None or not kind:
        return None
    shape = case.shapes.get(output.key, ())
    signs = _signs(case, output)
    is_poor = signs is not None and signs.is_poor
    units = shape[-1] if shape else None
    _, args = class_and_args(loss)
    from_logits = bool(args.get("from_logits"))
    evidence: dict[str, Any] = {"loss": kind, "activation": end.activation, "units": units}
    if signs is not None:
        evidence.update(_scores(signs))

    def found(severity: Severity, template: str, remedy: Remedy | None, **values: Any) -> Finding:
        names = {"name": output.name, "loss": _said(case, loss), "activation": end.activation, **values}
        text = Text(template, names)
        return Finding("loss_activation_mismatch", severity, text, output.tensor.node, evidence, remedy)

    def activation(name: str) -> Remedy | None:
        return set_activation(end.node, name) if end.node else None

    if end.activation == "softmax" and units == 1:
        wanted = "sigmoid" if kind in BINARY else "linear"
        return found(
            "error",
            QT_TRANSLATE_NOOP(
                "Doctor",
                "{name} is a softmax over one unit: it is 1 for every row whatever the network learns. The loss may "
                "fall "
                "all the same, because Keras computes it from the numbers before the softmax.",
            ),
            activation(wanted),
        )
    if signs is not None and signs.has_several and end.activation == "softmax":
        cure = activation("sigmoid")
        if kind not in BINARY and cure is not None:
            both = Text(QT_TRANSLATE_NOOP("Doctor", "Let it end with sigmoid, and use binary_crossentropy"))
            cure = together(both, cure, set_loss(output.key, "binary_crossentropy"))
        return found(
            "error",
            QT_TRANSLATE_NOOP(
                "Doctor",
                "Rows of {name} have several labels at once or none, but it ends with a softmax, which shares 1 among "
                "the labels: where two are right, each gets a half at most.",
            ),
            cure,
        )
    if kind in OF_CLASSES:
        if from_logits:
            if end.activation in PROBABILITIES:
                plain = {k: v for k, v in args.items() if k != "from_logits"}
                kept: ObjectSpec = {"class": kind, "args": plain} if plain else _alias(case, kind)
                return found(
                    "error" if is_poor else "warning",
                    QT_TRANSLATE_NOOP(
                        "Doctor",
                        "{loss} is told to expect raw numbers (from_logits), but {name} ends with {activation} "
                        "already.",
                    ),
                    set_loss(output.key, kept),
                )
            return None
        if end.activation in activations_before(kind):
            return None
        wanted = usual_before(kind)
        is_close = end.activation in PROBABILITIES  # between 0 and 1, if not what is meant
        if kind in BINARY and end.activation == "softmax" and not is_poor:
            return None
        return found(
            "error" if is_poor or not is_close else "warning",
            QT_TRANSLATE_NOOP(
                "Doctor", "{loss} expects probabilities from {wanted}, but {name} ends with {activation}."
            ),
            activation(wanted),
            wanted=wanted,
        )
    if kind not in OF_NUMBERS:
        return None
    return _of_numbers(case, output, found, activation, end.activation, units, signs)


def _of_numbers(
    case: Case,
    output: Output,
    found: Callable[..., Finding],
    activation: Callable[[str], Remedy | None],
    ends_with: str,
    units: int | None,
    signs: OutputSigns | None,
) -> Finding | None:
    steps = list(case.data.targets[output.key].steps.values()) if output.key in case.data.targets else []
    last = steps[0][-1] if len(steps) == 1 and steps[0] else None
    labels = bool(last is not None and last.is_label and not last.has_several)
    if labels:
        many = signs.classes if signs is not None else None
        is_one = ends_with in SIGMOIDS or (units == 1 and (many or 2) <= 2)
        wanted = "sigmoid" if is_one else "softmax"
        suited = objective(wanted, case.shapes.get(output.key), case.values.get(output.key))
        other_loss = set_loss(output.key, suited.loss)
        if units == 1 and many is not None and many > 2:
            return found(
                "error",
                QT_TRANSLATE_NOOP(
                    "Doctor",
                    "The target of {name} is classes, whose numbers stand for words; {loss} takes them for amounts, "
                    "and "
                    "one unit cannot tell {count} classes apart.",
                ),
                advice(QT_TRANSLATE_NOOP("Doctor", "Give it a unit for each class, softmax, and a loss for classes")),
                count=many,
            )
        cure = activation(wanted)
        remedy = other_loss
        if ends_with != wanted and cure is not None:
            remedy = together(other_loss.text, cure, other_loss)
        return found(
            "error" if signs is not None and signs.is_poor else "warning",
            QT_TRANSLATE_NOOP("Doctor", "The target of {name} is classes, but {loss} takes their numbers for amounts."),
            remedy,
        )
    low, high = reach(ends_with)
    values = case.values.get(output.key)
    outside = 0.0 if signs is None else 1 - signs.in_range
    if signs is None:
        scaled = last is not None and _tag(last) in {"standardize", "robust"}
        if scaled and low >= 0:
            outside = 0.5
        elif scaled and low == -1:
            outside = 0.3
        elif values is not None and None not in (values.minimum, values.maximum):
            assert values.minimum is not None
            assert values.maximum is not None
            if values.minimum < low or values.maximum > high:
                outside = 0.5
    if outside <= _OUTSIDE:
        return None
    return found(
        "error" if signs is None or signs.is_poor or outside > 0.2 else "warning",
        QT_TRANSLATE_NOOP(
            "Doctor",
            "{name} ends with {activation}, which cannot reach {share} of the targets: these lie outside of its range.",
        ),
        activation("linear"),
        share=f"{outside:.0%}",
    )


def labels_constant(case: Case) -> Iterator[Finding]:
    """The target has one value for all rows."""
    for output, signs in _both(case):
        if signs.constant:
            text = Text(
                QT_TRANSLATE_NOOP(
                    "Doctor", "The target of {name} is the same in every row; there is nothing to learn."
                ),
                {"name": output.name},
            )
            remedy = advice(QT_TRANSLATE_NOOP("Doctor", "Bind the column that is to be predicted"))
            yield Finding("labels_constant", "error", text, output.tensor.node, {"rows": signs.rows}, remedy)


def output_dominates(case: Case) -> Iterator[Finding]:
    """The loss of one output is so large that the others are not learnt."""
    every = list(_both(case))
    if len(every) < 2:
        return
    for output, signs in every:
        others = [s for o, s in every if o.key != output.key]
        suffers = signs.is_poor or any(other.is_poor for other in others)
        if not signs.loss_share >= _DOMINATES or not (suffers or signs.loss_share > 0.99):
            continue
        weighs = case.objective(output).weight > 20 * min(case.objective(o).weight for o, _ in every)
        if case.run is not None and case.run.fault and not weighs and not (signs.kind == "numbers" and signs.size > 20):
            continue  # it grew out of what it was
        weights = {}
        for one, its in every:
            weight = case.objective(one).weight
            if its.loss and its.loss > 0 and weight > 0:
                weights[one.key] = float(f"{weight / its.loss:.2g}")  # the loss is the weighted one
            else:
                weights[one.key] = weight
        text = Text(
            QT_TRANSLATE_NOOP(
                "Doctor",
                "{share} of the loss comes from {name}; what the other outputs get wrong hardly counts beside it.",
            ),
            {"share": f"{signs.loss_share:.1%}", "name": output.name},
        )
        is_large = signs.kind == "numbers" and signs.size > 20 and case.objective(output).weight == 1
        if is_large:
            remedy = scale_target(output.key, output.name)
        else:
            remedy = Remedy(
                Text(QT_TRANSLATE_NOOP("Doctor", "Weight the losses so that they begin alike")),
                "set_weights",
                {"weights": weights},
            )
        evidence = {
            "loss_share": signs.loss_share,
            "losses": {o.name: s.loss for o, s in every},
            "skills": {o.name: s.skill(s.held) for o, s in every},
        }
        plot = {o.name: (s.loss_share,) for o, s in every}
        severity: Severity = "error" if suffers else "warning"
        yield Finding("output_dominates", severity, text, output.tensor.node, evidence, remedy, plot)


def targets_not_scaled(case: Case) -> Iterator[Finding]:
    """A target is so large or small that the weights would have to grow for it first."""
    for output, signs in _both(case):
        kind = loss_class(case.objective(output).loss, case.catalogue)
        if signs.kind != "numbers" or kind not in OF_NUMBERS:
            continue
        size = signs.size
        is_far = size > 100 or size < 1e-3
        run = case.run
        assert run is not None
        if not is_far or not (signs.is_poor or run.fault):
            continue
        text = Text(
            QT_TRANSLATE_NOOP(
                "Doctor",
                "The target of {name} has numbers of about {size}; weights begin near 0 and need many small steps to "
                "get "
                "there.",
            ),
            {"name": output.name, "size": shown(size)},
        )
        evidence = {"root_mean_square": size, **_scores(signs)}
        yield Finding(
            *("targets_not_scaled", "error", text, output.tensor.node, evidence),
            remedy=scale_target(output.key, output.name),
        )


def class_collapse(case: Case) -> Iterator[Finding]:
    """One class is predicted for nearly every row although another model tells them apart."""
    for output, signs in _both(case):
        least = 0.95 if signs.majority >= _UNBALANCED else 0.985
        if signs.kind != "classes" or signs.predicted_share < least or signs.majority > 0.999:
            continue
        if not signs.is_lost:
            continue
        text = Text(
            QT_TRANSLATE_NOOP(
                "Doctor",
                "{name} predicts one class for {share} of the rows, which {majority} of them have; {model} tells the "
                "classes apart.",
            ),
            {
                "name": output.name,
                "share": f"{signs.predicted_share:.0%}",
                "majority": f"{signs.majority:.0%}",
                "model": "scikit-learn",
            },
        )
        remedy = Remedy(
            Text(QT_TRANSLATE_NOOP("Doctor", "Weight the classes so that rare ones count as much")),
            "set_class_weights",
            {"weights": "balanced"},
        )
        severity: Severity = "error" if signs.majority >= 0.75 else "warning"
        longer = case.run.trials.get("longer") if case.run is not None else None
        if longer is not None and longer.skill > max(0.0, signs.skill(signs.held)) + _BEGINS:
            severity = "hint"  # it begins to tell the rare one
        evidence = {"predicted_share": signs.predicted_share, "majority": signs.majority, **_scores(signs)}
        yield Finding("class_collapse", severity, text, output.tensor.node, evidence, remedy)


def misleading_metric(case: Case) -> Iterator[Finding]:
    """Accuracy on classes of which one is rare looks good whatever the model does with the rare one."""
    for output, signs in _both(case):
        settings = case.objective(output)
        metrics = {class_and_args(m)[0].lower() for m in (*settings.metrics, *settings.weighted_metrics)}
        plain = {"accuracy", "acc", "binary_accuracy", "binaryaccuracy", "categorical_accuracy", "categoricalaccuracy"}
        plain |= {"sparse_categorical_accuracy", "sparsecategoricalaccuracy"}
        if signs.kind != "classes" or signs.majority < _UNBALANCED or not metrics or not metrics <= plain:
            continue
        accuracy = signs.accuracy
        if accuracy is None or signs.held is None:
            continue
        hides = accuracy - signs.held >= 0.15
        if not hides and signs.majority < _RARE:
            continue
        text = Text(
            QT_TRANSLATE_NOOP(
                "Doctor",
                "{name} is right in {accuracy} of the rows, but {majority} of them are one class: classes counted "
                "alike "
                "it is right in {balanced}.",
            ),
            {
                "name": output.name,
                "accuracy": f"{accuracy:.0%}",
                "majority": f"{signs.majority:.0%}",
                "balanced": f"{signs.held:.0%}",
            },
        )
        evidence = {"accuracy": accuracy, "majority": signs.majority, "balanced_accuracy": signs.held}
        many = case.shapes.get(output.key, (1,))[-1:] != (1,)
        area: Any = {"class": "F1Score", "args": {"average": "macro"}} if many else "AUC"
        edits = [{"kind": "set_class_weights", "args": {"weights": "balanced"}}]
        if not many:
            edits.append({"kind": "set_metrics", "args": {"output": output.key, "metrics": [*settings.metrics, area]}})
        remedy = Remedy(
            Text(QT_TRANSLATE_NOOP("Doctor", "Weight the classes alike and measure what does not hide the rare one")),
            "several",
            {"fixes": edits},
        )
        severity: Severity = "warning" if hides else "hint"
        yield Finding("misleading_metric", severity, text, output.tensor.node, evidence, remedy)


def _both(case: Case) -> Iterator[tuple[Output, OutputSigns]]:
    for output in case.program.outputs:
        signs = _signs(case, output)
        if signs is not None:
            yield output, signs


def _signs(case: Case, output: Output) -> OutputSigns | None:
    return next((s for s in (case.run.outputs if case.run else ()) if s.key == output.key), None)


def _scores(signs: OutputSigns) -> dict[str, Any]:
    return scores_of(signs)


def scores_of(signs: OutputSigns) -> dict[str, Any]:
    """Return what an output reaches, beside what others reach."""
    found = {
        "score": signs.held,
        "training_score": signs.training,
        "baseline": signs.baseline,
        "pca" if signs.components else "linear_model": signs.linear,
        "forest": signs.forest,
        "rows": signs.rows,
    }
    return {name: value for name, value in found.items() if value is not None}


def _said(case: Case, loss: ObjectSpec) -> str:
    return _alias(case, loss_class(loss, case.catalogue))


def _alias(case: Case, kind: str) -> str:
    spec = case.catalogue.spec(kind, "loss")
    return (spec.alias or spec.name) if spec else kind


def _tag(step: AnyStep | None) -> str:
    return "" if step is None else str(step.__struct_config__.tag)

"""Rules about layers: how they begin, whether something passes through them, and whether they learn."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from designer.doctor.case import Case, LayerSigns
from designer.doctor.finding import Finding, Remedy, Severity, shown
from designer.doctor.remedies import set_activation, set_option, set_params, together
from designer.doctor.usual_rates import USUAL_RATES, lower_rate
from designer.graph.calls import OPERATION
from designer.graph.model import INPUT, Node
from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.project.records import class_and_args

_KERNELS = ("kernel_initializer", "embeddings_initializer", "depthwise_initializer", "pointwise_initializer")
_STARTS = (*_KERNELS, "recurrent_initializer", "bias_initializer")
_ALIKE = {"zeros": "zeros", "zero": "zeros", "ones": "ones", "one": "ones", "constant": "constant"}
_DEAD, _SATURATED = 0.9, 0.7
_DEAD_AND_POOR = 0.7  # from the beginning, of a run that learnt little
_VANISHES = 1e-3
_VANISHES_IN_SIGMOIDS = 1e-2  # through four layers or more whose slope is small wherever they stand
_EXPLODES = 100.0
_ADAM_IN_DEPTH = 0.003
_GROWS = 100.0  # times from the first layer to the last, where a person chose how weights begin


def zero_initialisation(case: Case) -> Iterator[Finding]:
    """All weights of a layer begin with the same number, so all its units stay alike."""
    alike = {}
    for node in layers_of(case):
        name = next((p for p in _KERNELS if _alike(case.param(node, p))), "")
        if name and node.trainable and not case.ends(node.id) and _units(case, node) != 1:
            alike[node.id] = name
    if not alike or case.training.start_from:
        return
    first = next(iter(alike))
    node = case.layer(first)
    word = _alike(case.param(node, alike[first]))
    text = Text(
        QT_TRANSLATE_NOOP(
            "Doctor",
            "All weights of {name} begin alike ({initializer}): its units compute the same and get the same gradient, "
            "so "
            "they never become different.",
        ),
        {"name": node.name, "initializer": word},
    )
    evidence = {"layers": [case.name(n) for n in alike], "initializer": word}
    ends = {n.id: p for n in layers_of(case) for p in _KERNELS if _alike(case.param(n, p))}
    remedy = set_params(
        Text(QT_TRANSLATE_NOOP("Doctor", "Begin with random weights, as Keras does")),
        {n: {p: None} for n, p in ends.items()},
    )
    yield Finding("zero_initialisation", "error", text, first, evidence, remedy)


def batch_norm_batch_size_one(case: Case) -> Iterator[Finding]:
    """BatchNormalization over batches of one row takes away all there is."""
    size = case.training.batch_size
    node = next((n for n in layers_of(case) if n.type == "BatchNormalization" and n.trainable), None)
    if node is None or size > 3:
        return
    text = Text(
        QT_TRANSLATE_NOOP(
            "Doctor",
            "{name} scales by mean and deviation of a batch, and a batch has {size} row(s): in training it passes on "
            "next to nothing of them.",
        ),
        {"name": node.name, "size": size},
    )
    remedy = set_option(Text(QT_TRANSLATE_NOOP("Fixes", "Set the batch size to {size}"), {"size": 32}), batch_size=32)
    severity: Severity = "error" if size == 1 else "warning"
    yield Finding("batch_norm_batch_size_one", severity, text, node.id, {"batch_size": size}, remedy)


def dead_relu(case: Case) -> Iterator[Finding]:
    """Units that are 0 for every row, through which no gradient passes."""
    run = case.run
    if run is None:
        return
    for signs in run.layers:
        from_start = signs.dead[0] >= (_DEAD_AND_POOR if run.is_poor else _DEAD)
        if not signs.is_hidden or signs.weights == 0 or not (from_start or signs.dead[1] >= _DEAD):
            continue
        if not (run.is_poor or from_start):
            continue
        node = case.layer(signs.node)
        if from_start:
            template = QT_TRANSLATE_NOOP(
                "Doctor",
                "{share} of the units of {name} are 0 for every row from the beginning; no gradient passes through "
                "them.",
            )
        else:
            template = QT_TRANSLATE_NOOP(
                "Doctor", "{share} of the units of {name} have died in training: they are 0 for every row."
            )
        share = max(signs.dead) if from_start else signs.dead[1]
        text = Text(template, {"share": f"{share:.0%}", "name": node.name})
        unusual = _unusual_starts(case)
        if from_start and unusual:
            remedy: Remedy | None = _usual_starts(unusual)
        elif from_start:
            remedy = set_activation(node.id, "leaky_relu") if "activation" in node.params else None
        else:
            remedy = lower_rate(case)
        severity: Severity = "error" if from_start and run.is_poor else "warning"
        evidence = {"dead_at_first": signs.dead[0], "dead": signs.dead[1], "units": signs.units}
        plot = {case.name(one.node): one.dead for one in run.layers if one.is_hidden}
        yield Finding("dead_relu", severity, text, signs.node, evidence, remedy, plot)
        return  # what lies behind is 0 because of it


def saturated_units(case: Case) -> Iterator[Finding]:
    """Units that stand at the end of their range, where their slope is next to 0."""
    run = case.run
    if run is None:
        return
    for signs in run.layers:
        from_start = signs.saturated[0] >= (_SATURATED if run.is_poor else 0.85)
        if not run.is_poor and not from_start:
            continue
        if not signs.is_hidden or not (from_start or signs.saturated[1] >= 0.85):
            continue
        node = case.layer(signs.node)
        text = Text(
            QT_TRANSLATE_NOOP(
                "Doctor",
                "{share} of what {name} gives stands at the ends of {activation}, where the slope is next to 0 and "
                "nothing "
                "is learnt.",
            ),
            {
                "share": f"{signs.saturated[0] if from_start else signs.saturated[1]:.0%}",
                "name": node.name,
                "activation": signs.activation,
            },
        )
        unusual = _unusual_starts(case)
        remedy: Remedy | None
        if from_start and unusual:
            remedy = _from_the_middle(case, unusual)
        elif from_start:
            remedy = set_activation(node.id, "relu") if "activation" in node.params else None
        else:
            remedy = lower_rate(case)
        severity: Severity = "error" if from_start and run.is_poor else "warning"
        evidence = {"saturated_at_first": signs.saturated[0], "saturated": signs.saturated[1], "gain": signs.gain}
        plot = {case.name(one.node): one.saturated for one in run.layers if one.is_hidden}
        yield Finding("saturated_units", severity, text, signs.node, evidence, remedy, plot)
        return


def _from_the_middle(case: Case, unusual: Mapping[str, Mapping[str, Any]]) -> Remedy:
    """Return the edit that begins with usual weights, and with relu where sigmoid would pass on a quarter at most."""
    steep = {
        s.node: {"activation": "relu"}
        for s in case.run.layers  # type: ignore[union-attr]
        if s.is_hidden and s.activation == "sigmoid" and case.layer(s.node).type not in _RECURRENT
    }
    steep = {node: values for node, values in steep.items() if "activation" in case.layer(node).params}
    if not steep:
        return _usual_starts(unusual)
    changes = {node: {**unusual.get(node, {}), **steep.get(node, {})} for node in {**unusual, **steep}}
    text = QT_TRANSLATE_NOOP("Doctor", "Begin with weights as Keras does, and let hidden layers end with relu")
    return set_params(Text(text), changes)


def vanishing_gradients(case: Case) -> Iterator[Finding]:
    """The first layers get next to no gradient."""
    run = case.run
    if run is None or not run.is_poor:
        return
    known = [s for s in run.layers if s.gradient[0] is not None and s.weights]
    hidden = [s for s in known if s.is_hidden]
    if len(known) < 3 or not hidden:
        return
    # The smallest one: a penalty on weights gives a gradient of its own to those that have one.
    first, last = min(hidden, key=lambda s: s.gradient[0] or float("inf")), known[-1]
    assert first.gradient[0] is not None
    assert last.gradient[0] is not None
    ratio = first.gradient[0] / last.gradient[0] if last.gradient[0] else 0.0
    squashing = [s.node for s in hidden if s.activation in {"sigmoid", "tanh", "hard_sigmoid", "softsign"}]
    limit = _VANISHES_IN_SIGMOIDS if len(squashing) >= 4 else _VANISHES
    if ratio >= limit or first.gradient[0] > 0.05 or first.gradient[0] == 0:
        return
    text = Text(
        QT_TRANSLATE_NOOP(
            "Doctor",
            "The gradient of {first} is {ratio} of that of {last}: it gets smaller from layer to layer, and the first "
            "ones hardly learn.",
        ),
        {"first": case.name(first.node), "last": case.name(last.node), "ratio": f"{ratio:.1g}"},
    )
    remedy = _passing_on(case, squashing)
    evidence = {"first": first.gradient[0], "last": last.gradient[0], "ratio": ratio, "layers": len(known)}
    plot = {case.name(s.node): (s.gradient[0],) for s in known}
    yield Finding("vanishing_gradients", "error", text, first.node, evidence, remedy, plot)


def _passing_on(case: Case, squashing: Sequence[str]) -> Remedy | None:
    """Return the edit that lets gradients come through: tanh, whose slope is 1 at 0, for what has less, usual weights.

    Not relu: in deep networks of few units whole layers of it die.
    """
    changes: dict[str, dict[str, Any]] = {node: dict(values) for node, values in _unusual_starts(case).items()}
    for node in squashing:
        layer = case.layer(node)
        if layer.params.get("activation") not in (None, "tanh") and layer.type not in _RECURRENT:
            changes.setdefault(node, {})["activation"] = "tanh"
    if not changes:
        told = QT_TRANSLATE_NOOP("Doctor", "Take the steps of Adam, which are as long where gradients are small")
        adam = _adam(learning_rate=_ADAM_IN_DEPTH)
        return Remedy(Text(told), adam.kind, adam.args) if _is_plain_sgd(case) else None
    text = QT_TRANSLATE_NOOP("Doctor", "Let the hidden layers end with tanh and begin with weights as Keras does")
    remedy = set_params(Text(text), changes)
    if not _is_plain_sgd(case):
        return remedy
    both = QT_TRANSLATE_NOOP(
        "Doctor",
        "Let the hidden layers end with tanh, begin with weights as Keras does, and take the steps of Adam",
    )
    return together(Text(both), remedy, _adam(learning_rate=_ADAM_IN_DEPTH))


def exploding_gradients(case: Case) -> Iterator[Finding]:
    """Gradients are so large that a step leads far away."""
    run = case.run
    if run is None:
        return
    norms = [s.gradient[0] for s in run.layers if s.gradient[0] is not None]
    largest = max((n if n == n else float("inf") for n in norms), default=0.0)
    gains = [s for s in run.layers if s.gain > 2.5 and s.is_hidden and not _is_normalised(case, s.node)]
    growth = math.prod(s.gain / 1.5 for s in gains if s.activation not in _BOUNDED)
    unusual = _unusual_starts(case)
    grows = growth > (_GROWS if unusual and not case.training.start_from else 1e4)
    if not (grows or (run.is_poor and (largest > _EXPLODES or growth > 1000))):
        return
    off = any(i.size > 50 and not i.is_codes and not i.is_scaled_inside for i in run.inputs)
    off = off or any(o.kind == "numbers" and o.size > 50 for o in run.outputs)  # it is the numbers that are large
    guilty = max(run.layers, key=lambda s: s.gain) if gains else run.layers[0]
    if largest > _EXPLODES:
        template = QT_TRANSLATE_NOOP(
            "Doctor", "The first gradient has a norm of {norm}, so that a step leads far beyond what was aimed at."
        )
    else:
        template = QT_TRANSLATE_NOOP(
            "Doctor", "The first weights make numbers {growth} times as large on their way through the network."
        )
    text = Text(template, {"norm": shown(largest), "growth": shown(growth)})
    clip = Remedy(
        Text(QT_TRANSLATE_NOOP("Doctor", "Clip the gradients to a norm of 1")),
        "set_optimizer",
        {"args": {"clipnorm": 1.0}},
    )
    remedy = clip
    if unusual:
        told = QT_TRANSLATE_NOOP("Doctor", "Begin with weights as Keras does and clip the gradients to a norm of 1")
        if _is_plain_sgd(case):  # whose steps were as long as the gradients, and are next to nothing when clipped
            clip = _adam(clipnorm=1.0)
            told = QT_TRANSLATE_NOOP(
                "Doctor", "Begin with weights as Keras does and take the steps of Adam, clipped to a norm of 1"
            )
        remedy = together(Text(told), _usual_starts(unusual), clip)
    evidence = {"norm": largest if largest < 1e300 else None, "gain": guilty.gain, "growth": growth}
    plot = {case.name(s.node): (s.gradient[0],) for s in run.layers if s.gradient[0] is not None}
    severity: Severity = "error" if run.is_poor and not off else "warning"
    yield Finding("exploding_gradients", severity, text, guilty.node, evidence, remedy, plot)


def layer_never_changes(case: Case) -> Iterator[Finding]:
    """A layer keeps the random weights it began with."""
    if case.training.start_from:
        return
    frozen = [
        n for n in layers_of(case) if not n.trainable and _has_weights(case, n) and n.type != "BatchNormalization"
    ]
    if frozen:
        text = Text(
            QT_TRANSLATE_NOOP(
                "Doctor", "{name} is frozen and begins with random weights: it never learns what it is there for."
            ),
            {"name": ", ".join(n.name for n in frozen[:4])},
        )
        remedy = Remedy(
            Text(QT_TRANSLATE_NOOP("Doctor", "Let {name} learn"), {"name": ", ".join(n.name for n in frozen[:4])}),
            "unfreeze",
            {"nodes": [n.id for n in frozen]},
        )
        poor = case.run is not None and case.run.is_poor
        evidence: dict[str, Any] = {"layers": [n.name for n in frozen], "change": 0.0}
        yield Finding("layer_never_changes", "error" if poor else "warning", text, frozen[0].id, evidence, remedy)
        return
    run = case.run
    if run is None:
        return
    moved = [s for s in run.layers if s.change is not None and s.weights and case.layer(s.node).trainable]
    largest = max((s.change or 0.0 for s in moved), default=0.0)
    still = [s for s in moved if (s.change or 0.0) < 1e-7]
    if still and largest > 1e-4 and len(still) < len(moved):
        text = Text(
            QT_TRANSLATE_NOOP("Doctor", "The weights of {name} have not moved in training: no gradient comes to them."),
            {"name": case.name(still[0].node)},
        )
        evidence = {"layers": [case.name(s.node) for s in still], "change": still[0].change}
        plot = {case.name(s.node): (s.change,) for s in moved}
        yield Finding("layer_never_changes", "warning", text, still[0].node, evidence, None, plot)


def batch_norm_frozen(case: Case) -> Iterator[Finding]:
    """A frozen BatchNormalization that has seen no data scales by 0 and 1 for ever."""
    if case.training.start_from:
        return
    for node in layers_of(case):
        if node.type == "BatchNormalization" and not node.trainable:
            text = Text(
                QT_TRANSLATE_NOOP(
                    "Doctor",
                    "{name} is frozen before it has seen any data: it passes on what comes in and scales nothing.",
                ),
                {"name": node.name},
            )
            remedy = Remedy(
                Text(QT_TRANSLATE_NOOP("Doctor", "Let {name} learn"), {"name": node.name}),
                "unfreeze",
                {"nodes": [node.id]},
            )
            yield Finding("batch_norm_frozen", "warning", text, node.id, {}, remedy)


def dropout_before_batch_norm(case: Case) -> Iterator[Finding]:
    """Dropout changes the spread in training only, which BatchNormalization then takes down."""
    for node in layers_of(case):
        if node.type != "BatchNormalization":
            continue
        for edge in case.graph.incoming(node.id):
            before = case.layer(edge.source)
            rate = case.param(before, "rate") or 0.0
            if not before.type.endswith("Dropout") or not isinstance(rate, int | float) or rate <= 0:
                continue
            text = Text(
                QT_TRANSLATE_NOOP(
                    "Doctor",
                    "{dropout} stands before {name}: the deviations that it takes down in training are larger than "
                    "those "
                    "when predicting, where nothing is dropped.",
                ),
                {"dropout": before.name, "name": node.name},
            )
            poor = case.run is not None and case.run.is_poor
            severity: Severity = "warning" if rate >= 0.5 or poor else "hint"
            remedy = Remedy(
                Text(QT_TRANSLATE_NOOP("Doctor", "Take {name} out"), {"name": before.name}),
                "dissolve",
                {"nodes": [edge.source]},
            )
            yield Finding("dropout_before_batch_norm", severity, text, node.id, {"rate": float(rate)}, remedy)


def masked_steps_leak(case: Case) -> Iterator[Finding]:
    """Padding is read like steps of the sequence."""
    for call in case.program.inputs:
        signs = next((s for s in (case.run.inputs if case.run else ()) if s.node == call.node), None)
        for edge in case.graph.outgoing(call.node):
            layer = case.layer(edge.target)
            if layer.type != "Embedding" or case.param(layer, "mask_zero"):
                continue
            reads = _readers(case, edge.target)
            if not reads & _MASKED:
                continue
            if signs is None or signs.padding < 0.3:
                continue
            poor = case.run is not None and case.run.is_poor
            text = Text(
                QT_TRANSLATE_NOOP(
                    "Doctor",
                    "{share} of the steps that {name} looks up are padding, which the layers behind read like words.",
                ),
                {"share": f"{signs.padding:.0%}", "name": layer.name},
            )
            remedy = set_params(
                Text(QT_TRANSLATE_NOOP("Doctor", "Let {name} mask the 0"), {"name": layer.name}),
                {layer.id: {"mask_zero": True}},
            )
            is_else = case.run is not None and any(case.run.helps(name) for name in case.run.trials)
            is_plain = poor and not is_else and bool(reads & _RECURRENT)  # which forget the words over the padding
            severity: Severity = "hint" if not poor else "error" if is_plain else "warning"
            yield Finding("masked_steps_leak", severity, text, layer.id, {"padding": signs.padding}, remedy)


_BOUNDED = {"tanh", "sigmoid", "hard_sigmoid", "softsign", "softmax"}
_RECURRENT = {"LSTM", "GRU", "SimpleRNN", "Bidirectional"}
_MASKED = _RECURRENT | {"GlobalAveragePooling1D", "MultiHeadAttention", "Attention", "AdditiveAttention"}
"""Layers that leave out the steps that a mask says are none."""


def _readers(case: Case, node: str) -> set[str]:
    """Return the types of the layers that read what a node gives, through those that drop some of it."""
    found: set[str] = set()
    for edge in case.graph.outgoing(node):
        type_ = case.layer(edge.target).type
        found |= _readers(case, edge.target) if type_.endswith("Dropout") or type_ == "SpatialDropout1D" else {type_}
    return found


def layers_of(case: Case) -> list[Node]:
    """Return the layers of a drawing, each once, in the order in which they run."""
    found: dict[str, Node] = {}

    def add(calls: Any) -> None:
        for call in calls:
            if call.type != INPUT and not call.type.startswith(OPERATION):
                found.setdefault(call.layer, case.graph.nodes[call.layer])
            if call.body is not None:
                add(call.body.calls)

    add(case.program.calls)
    return list(found.values())


def _alike(initializer: Any) -> str:
    """Return the word for an initializer that gives every weight the same number, else ""."""
    name, args = class_and_args(initializer if isinstance(initializer, str | dict) else None)
    found = _ALIKE.get(name.lower(), "")
    if name.lower() in {"randomnormal", "random_normal", "truncatednormal"} and args.get("stddev") == 0:
        return "stddev 0"
    return found


def _unusual_starts(case: Case) -> dict[str, dict[str, Any]]:
    """Return the arguments, to be taken back, that let layers begin otherwise than Keras does."""
    found: dict[str, dict[str, Any]] = {}
    for node in layers_of(case):
        for name in _STARTS:
            if node.params.get(name) is not None and not _is_usual(node.params[name], name):
                found.setdefault(node.id, {})[name] = None
    return found


def _is_usual(initializer: Any, argument: str) -> bool:
    name, args = class_and_args(initializer if isinstance(initializer, str | dict) else None)
    low = name.lower().replace("_", "")
    if argument == "bias_initializer":
        return low == "zeros"
    return low.startswith(("glorot", "he", "lecun", "orthogonal")) and not set(args) - {"seed"}


def _usual_starts(unusual: Mapping[str, Mapping[str, Any]]) -> Remedy:
    return set_params(Text(QT_TRANSLATE_NOOP("Doctor", "Begin with weights as Keras does")), unusual)


def _is_plain_sgd(case: Case) -> bool:
    name, args = class_and_args(case.training.optimizer)
    return name.lower() == "sgd" and not args.get("momentum")


def _adam(**args: float) -> Remedy:
    return set_option(Text(""), optimizer={"class": "Adam", "args": {"learning_rate": USUAL_RATES["adam"], **args}})


def _is_normalised(case: Case, node: str) -> bool:
    """Tell whether what a node gives goes to layers that scale it alone."""
    behind = [case.layer(edge.target).type for edge in case.graph.outgoing(node)]
    return bool(behind) and all(type_.endswith("Normalization") for type_ in behind)


def _has_weights(case: Case, node: Node) -> bool:
    spec = case.catalogue.spec(node.type)
    signs = next((s for s in (case.run.layers if case.run else ()) if s.node == node.id), None)
    if signs is not None:
        return signs.weights > 0
    return node.type == "Model" or (spec is not None and any(spec.param(name) for name in _KERNELS))


def _units(case: Case, node: Node) -> int:
    value = case.param(node, "units") or case.param(node, "filters") or 0
    return int(value) if isinstance(value, int) else 0


def layer_signs(case: Case, node: str) -> LayerSigns | None:
    """Return what is known of a layer."""
    return next((s for s in (case.run.layers if case.run else ()) if s.node == node), None)

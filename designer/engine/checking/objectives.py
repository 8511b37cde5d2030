"""Holds losses and metrics against the outputs they judge: their shape, their activation and their targets."""

from __future__ import annotations

from collections.abc import Mapping

from designer.advice.endings import Ending, ending, units_node
from designer.advice.losses import (
    BINARY,
    CATEGORICAL,
    OF_CLASSES,
    PROBABILITIES,
    SPARSE,
    activations_before,
    usual_before,
)
from designer.advice.targets import suggested
from designer.advice.values import Values
from designer.data.preparation import preparation_of
from designer.engine.checking.context import Subject
from designer.graph.calls import Output
from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.project.records import ObjectSpec
from designer.wire import Fix, Problem

_ANY_SHAPE = {"CTC", "Circle", "Dice", "Tversky", "CategoricalGeneralizedCrossEntropy"}


def objective_problems(subject: Subject, targets: Mapping[str, Values]) -> list[Problem]:
    """Return what is wrong with loss and metrics of every output; `targets` are the bound values by output key."""
    found: list[Problem] = []
    for output in subject.outputs:
        settings = subject.output_training(output)
        values = targets.get(output.key)
        for metric in (*settings.metrics, *settings.weighted_metrics):
            found.extend(_object_problem(subject, output, metric, "metric"))
        if not settings.loss:
            found.append(_no_loss(subject, output, values))
            continue
        refused = _object_problem(subject, output, settings.loss, "loss")
        found.extend(refused)
        if not refused:
            judge = _Judge(subject, output, settings.loss, values)
            found.extend(p for p in (judge.activation_problem(), judge.target_problem()) if p)
    return found


class _Judge:
    """One output with its loss and target."""

    def __init__(self, subject: Subject, output: Output, loss: ObjectSpec, values: Values | None) -> None:
        self._subject = subject
        self._output = output
        self._values = values
        name = loss if isinstance(loss, str) else str(loss["class"])
        spec = subject.catalogue.spec(name, "loss")
        self._kind = spec.name if spec else ""
        self._loss = (spec.alias or spec.name) if spec else name
        args = loss.get("args", {}) if isinstance(loss, dict) else {}
        self._from_logits = bool(args.get("from_logits", False))
        self._args = args
        self._shape = subject.row_shape(output.tensor.node, output.tensor.port)

    # ------------------------------------------------------------------------------------------ activation

    def activation_problem(self) -> Problem | None:
        """Return what does not fit between the activation of the output and the loss."""
        end = ending(self._subject.graph, self._subject.catalogue, self._output.tensor.node, self._output.tensor.port)
        if end is None or self._shape is None or not self._kind:
            return None
        if end.activation == "softmax" and self._shape[-1:] == (1,):
            return self._softmax_of_one(end)
        if self._kind not in OF_CLASSES:
            return None
        if self._from_logits:
            return self._squashed_twice(end) if end.activation in PROBABILITIES else None
        fits = activations_before(self._kind)
        return None if end.activation in fits else self._wrong_activation(end, usual_before(self._kind))

    def _softmax_of_one(self, end: Ending) -> Problem:
        text = Text(
            QT_TRANSLATE_NOOP("Problems", "A softmax over one unit is always 1, so {name} cannot learn. Use sigmoid."),
            {"name": self._output.name},
        )
        return self._warning(text, *_activation_fix(end, "sigmoid"))

    def _squashed_twice(self, end: Ending) -> Problem:
        text = Text(
            QT_TRANSLATE_NOOP(
                "Problems",
                "{loss} with from_logits expects raw numbers, but {name} ends with {activation}. Set it to linear, or "
                "from_logits to False.",
            ),
            {"loss": self._loss, "name": self._output.name, "activation": end.activation},
        )
        args = {k: v for k, v in self._args.items() if k != "from_logits"}
        loss: ObjectSpec = {"class": self._kind, "args": args} if args else self._loss
        without = Fix(
            Text(QT_TRANSLATE_NOOP("Fixes", "Set from_logits to False")),
            "set_loss",
            {"output": self._output.key, "loss": loss},
        )
        return self._warning(text, without, *_activation_fix(end, "linear"))

    def _wrong_activation(self, end: Ending, wanted: str) -> Problem:
        text = Text(
            QT_TRANSLATE_NOOP(
                "Problems",
                "{loss} expects probabilities, but {name} ends with {activation}. Set its activation to {wanted}, or "
                "from_logits of the loss to True.",
            ),
            {"loss": self._loss, "name": self._output.name, "activation": end.activation, "wanted": wanted},
        )
        fixes = list(_activation_fix(end, wanted))
        if end.activation == "linear":
            loss = {"class": self._kind, "args": {**self._args, "from_logits": True}}
            raw = Text(QT_TRANSLATE_NOOP("Fixes", "Set from_logits to True"))
            fixes.append(Fix(raw, "set_loss", {"output": self._output.key, "loss": loss}))
        return self._warning(text, *fixes)

    # ------------------------------------------------------------------------------------------ target

    def target_problem(self) -> Problem | None:
        """Return why the loss cannot compare the output with its target."""
        if self._values is None or self._shape is None or not self._kind or self._kind in _ANY_SHAPE:
            return None
        if self._kind in SPARSE:
            return self._sparse_problem(self._values, self._shape)
        problem = self._shape_problem(self._values, self._shape)
        if problem is None and self._kind in BINARY:
            return self._binary_problem(self._values)
        return problem

    def _sparse_problem(self, values: Values, shape: tuple[int | None, ...]) -> Problem | None:
        units = shape[-1] if shape else None
        if not _alike(values.shape, shape[:-1]):
            text = Text(
                QT_TRANSLATE_NOOP(
                    "Problems",
                    "{loss} compares {name} with one whole number a row; its target has the shape {received}. Use "
                    "categorical_crossentropy for one-hot targets.",
                ),
                {"loss": self._loss, "name": self._output.name, "received": str(values.shape)},
            )
            fixes = [self._loss_fix("categorical_crossentropy")] if _alike(values.shape, shape) else []
            if self._preparation() == "one_hot":
                fixes.append(self._prepare_fix("integer"))
            return self._error(text, *fixes)
        if values.whole is False or (values.minimum is not None and values.minimum < 0):
            text = Text(
                QT_TRANSLATE_NOOP(
                    "Problems",
                    "{loss} needs whole numbers from 0 as target of {name}; these are not. Prepare the target as "
                    "integer.",
                ),
                {"loss": self._loss, "name": self._output.name},
            )
            return self._error(text, self._prepare_fix("integer"))
        if units is not None and values.maximum is not None and values.maximum >= units:
            text = Text(
                QT_TRANSLATE_NOOP(
                    "Problems",
                    "The target of {name} goes up to {maximum}, but {name} has {units} unit(s) for the classes 0 to "
                    "{last}. It needs {needed}.",
                ),
                {
                    "name": self._output.name,
                    "maximum": f"{values.maximum:g}",
                    "units": units,
                    "last": units - 1,
                    "needed": int(values.maximum) + 1,
                },
            )
            return self._error(text, *self._units_fix(int(values.maximum) + 1))
        return None

    def _shape_problem(self, values: Values, shape: tuple[int | None, ...]) -> Problem | None:
        if _alike(values.shape, shape):
            return None
        details = {"loss": self._loss, "name": self._output.name, "expected": str(shape), "received": str(values.shape)}
        if self._kind in CATEGORICAL and _alike(values.shape, shape[:-1]):
            text = Text(
                QT_TRANSLATE_NOOP(
                    "Problems",
                    "{loss} needs a one-hot target of the shape {expected} a row for {name}; it has {received}. "
                    "Prepare it as one-hot, or use sparse_categorical_crossentropy.",
                ),
                details,
            )
            fixes = [self._prepare_fix("one_hot"), self._loss_fix("sparse_categorical_crossentropy")]
            return self._error(text, *fixes)
        text = Text(
            QT_TRANSLATE_NOOP(
                "Problems",
                "{name} gives the shape {expected} a row, its target has {received}; {loss} compares equal shapes.",
            ),
            details,
        )
        fixes = []
        if len(values.shape) == 1 and len(shape) == 1:
            fixes = self._units_fix(values.shape[0]) if values.shape[0] else []
            if _alike(values.shape, shape[:-1]) and shape[-1] != 1:
                fixes.append(self._loss_fix("sparse_categorical_crossentropy"))
        return self._error(text, *fixes)

    def _binary_problem(self, values: Values) -> Problem | None:
        low, high = values.minimum, values.maximum
        if (low is None or low >= 0) and (high is None or high <= 1):
            return None
        text = Text(
            QT_TRANSLATE_NOOP(
                "Problems",
                "{loss} needs targets from 0 to 1; those of {name} go from {minimum} to {maximum}. Prepare them, or "
                "use another loss.",
            ),
            {"loss": self._loss, "name": self._output.name, "minimum": f"{low or 0:g}", "maximum": f"{high or 0:g}"},
        )
        fixes = [self._loss_fix("mean_squared_error")]
        if values.whole and low is not None and high is not None and high - low == 1:
            fixes.insert(0, self._prepare_fix("integer"))
        return self._error(text, *fixes)

    # ------------------------------------------------------------------------------------------ answers

    def _preparation(self) -> str:
        binding = self._subject.data.targets.get(self._output.key)
        return preparation_of(binding) if binding else "none"

    def _loss_fix(self, loss: str) -> Fix:
        text = Text(QT_TRANSLATE_NOOP("Fixes", "Use {loss}"), {"loss": loss})
        return Fix(text, "set_loss", {"output": self._output.key, "loss": loss})

    def _prepare_fix(self, preparation: str) -> Fix:
        template = (
            QT_TRANSLATE_NOOP("Fixes", "Prepare the target as one-hot")
            if preparation == "one_hot"
            else QT_TRANSLATE_NOOP("Fixes", "Prepare the target as integers")
        )
        args = {"role": "targets", "key": self._output.key, "preparation": preparation}
        return Fix(Text(template), "set_preparation", args)

    def _units_fix(self, units: int) -> list[Fix]:
        layer = units_node(self._subject.graph, self._output.tensor.node, self._output.tensor.port)
        if layer is None or not units:
            return []
        text = Text(
            QT_TRANSLATE_NOOP("Fixes", "Set the units of {name} to {units}"), {"name": layer.name, "units": units}
        )
        return [Fix(text, "set_param", {"node": layer.id, "param": "units", "value": units})]

    def _error(self, text: Text, *fixes: Fix) -> Problem:
        return Problem(text, node=self._output.tensor.node, fixes=fixes, scope="training")

    def _warning(self, text: Text, *fixes: Fix) -> Problem:
        return Problem(text, node=self._output.tensor.node, severity="warning", fixes=fixes, scope="training")


def _no_loss(subject: Subject, output: Output, values: Values | None) -> Problem:
    shape = subject.row_shape(output.tensor.node, output.tensor.port)
    loss = suggested(subject.graph, subject.catalogue, output, shape, values).loss
    text = Text(QT_TRANSLATE_NOOP("Problems", "{name} has no loss. Choose one."), {"name": output.name})
    fix = Fix(
        Text(QT_TRANSLATE_NOOP("Fixes", "Use {loss}"), {"loss": loss}), "set_loss", {"output": output.key, "loss": loss}
    )
    return Problem(text, node=output.tensor.node, fixes=(fix,), scope="training")


def _object_problem(subject: Subject, output: Output, spec: ObjectSpec, kind: str) -> list[Problem]:
    fault = subject.verdict(spec, kind).fault
    if fault is None:
        return []
    text = Text(QT_TRANSLATE_NOOP("Problems", "{name}: {reason}"), {"name": output.name, "reason": fault})
    return [Problem(text, node=output.tensor.node, scope="training")]


def _activation_fix(end: Ending, activation: str) -> tuple[Fix, ...]:
    if not end.node:
        return ()
    text = Text(QT_TRANSLATE_NOOP("Fixes", "Set the activation to {activation}"), {"activation": activation})
    return (Fix(text, "set_param", {"node": end.node, "param": "activation", "value": activation}),)


def _alike(first: tuple[int | None, ...], second: tuple[int | None, ...]) -> bool:
    """Tell whether Keras compares two row shapes: equal, but for a last axis of 1; None fits any size."""
    one, two = first, second
    if len(one) == len(two) + 1 and one[-1] == 1:
        one = one[:-1]
    elif len(two) == len(one) + 1 and two[-1] == 1:
        two = two[:-1]
    return len(one) == len(two) and all(None in (a, b) or a == b for a, b in zip(one, two, strict=True))

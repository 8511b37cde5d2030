"""Trains one made-up batch with losses, metrics, optimizer and callbacks of a project, to hear what Keras refuses."""

from __future__ import annotations

import contextlib
import hashlib
import json
import math
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import keras
import msgspec
import numpy as np

from designer.advice.values import Values
from designer.data.preparation import preparation_of
from designer.engine.building import objects
from designer.engine.building.build import compile_arguments
from designer.engine.building.numbers import computing_in
from designer.engine.checking.context import Subject
from designer.engine.checking.keras_errors import essence
from designer.engine.training.callback_paths import confined
from designer.export.callback_files import class_of
from designer.export.own_code import code_of
from designer.graph.calls import Output
from designer.graph.interface import Structure, packed
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text
from designer.project.records import ObjectSpec, OutputTraining, TrainingSettings
from designer.wire import Fix, Problem

_ROWS = 2
_LARGEST = 500_000  # numbers of a made-up output; beyond, only what does not depend on the output is tried
_LIMIT = 200
_AT_ONCE = {"run_eagerly": True, "jit_compile": False, "steps_per_execution": 1}
_NETWORK = {"RemoteMonitor"}  # would send the made-up numbers to somebody


class Trials:
    """Remembers what came of trials; what it depends on is the settings and the shapes and ranges of the outputs."""

    def __init__(self) -> None:
        self._known: dict[str, list[Problem]] = {}

    def known(self, key: str) -> list[Problem] | None:
        """Return the problems of a trial that has been made, None if it has not."""
        return self._known.get(key)

    def run(self, key: str, subject: Subject, targets: Mapping[str, Values]) -> list[Problem]:
        """Make the trial (some tenths of a second) unless it has been made, and return what is wrong."""
        if key not in self._known:
            if len(self._known) >= _LIMIT:
                self._known.clear()
            self._known[key] = _Trial(subject, targets).problems()
        return self._known[key]


def trial_key(subject: Subject, targets: Mapping[str, Values]) -> str:
    """Return what tells trials apart, the same in every process."""
    shapes = [
        (
            o.key,
            o.name,
            o.tensor,
            subject.row_shape(o.tensor.node, o.tensor.port),
            targets.get(o.key),
            subject.data.targets.get(o.key),
        )
        for o in subject.outputs
    ]
    training = subject.training
    options = (training.backend, training.dtype_policy, training.auto_scale_loss)
    objects = (training.optimizer, training.callbacks, training.outputs)
    own = [spec.source for spec in subject.catalogue.own_in("", msgspec.to_builtins(objects))]
    made_of = (*objects, options, subject.has_validation(), shapes, own)
    return hashlib.sha256(json.dumps(made_of, default=repr, sort_keys=True).encode()).hexdigest()


class _Trial:
    def __init__(self, subject: Subject, targets: Mapping[str, Values]) -> None:
        self._subject = subject
        self._training = subject.training
        self._how = subject.program.gives if len(subject.outputs) > 1 else "single"
        self._draw = np.random.default_rng(0)
        self._data = {o.key: _arrays(subject, o, targets.get(o.key), self._draw) for o in subject.outputs}

    def problems(self) -> list[Problem]:
        """Return the problems of the whole, each laid to the part that brings it about."""
        if len(self._subject.outputs) != len(self._subject.program.outputs) or None in self._data.values():
            return []
        plain = TrainingSettings(outputs={o.key: OutputTraining("mean_squared_error") for o in self._subject.outputs})
        vectors = self._vectors()
        if vectors or self._refusal(self._training) is None or self._refusal(plain, like=True) is not None:
            return vectors
        found = self._single(plain)
        if found:
            return found
        reason = self._refusal(self._training)
        return [
            _problem(Text(QT_TRANSLATE_NOOP("Problems", "Training would fail: {reason}"), {"reason": reason or ""}))
        ]

    def _single(self, plain: TrainingSettings) -> list[Problem]:
        """Return the parts that fail although everything else is plain."""
        found = []
        only = msgspec.structs.replace
        alone = only(plain, optimizer=self._training.optimizer)
        reason = self._refusal(alone, like=True)
        if reason is not None:
            return [_refused(class_of(self._training.optimizer), reason)]
        for output in self._subject.outputs:
            own = self._subject.output_training(output)
            for part, metrics in [(own.loss, ()), *((m, (m,)) for m in (*own.metrics, *own.weighted_metrics))]:
                loss = own.loss if not metrics else "mean_squared_error"
                one = {**plain.outputs, output.key: OutputTraining(loss, metrics)}
                reason = self._refusal(only(plain, outputs=one), like=bool(metrics), true_for=output.key)
                if reason is not None:
                    found.append(_refused(class_of(part), reason, output))
        without = only(self._training, callbacks=())
        if not found and self._refusal(without) is None:
            for callback in self._training.callbacks:
                reason = self._refusal(only(self._training, callbacks=(callback,)))
                if reason is not None:
                    found.append(_callback_refused(callback, reason))
        return found

    def _vectors(self) -> list[Problem]:
        """Return the metrics that give several numbers where a curve has one."""
        found = []
        for output in self._subject.outputs:
            prediction, target = self._data[output.key] or (None, None)
            own = self._subject.output_training(output)
            every = (*own.metrics, *own.weighted_metrics)
            for index, metric in enumerate(every):
                made = objects.make(metric, "metric", self._subject.catalogue)
                if not isinstance(made, keras.metrics.Metric):
                    continue
                with contextlib.suppress(Exception):  # what it refuses, the trial says
                    made.update_state(target, prediction)
                    shape = tuple(keras.ops.shape(made.result()))
                    if shape:
                        averages = hasattr(made, "average") and index < len(own.metrics)
                        metrics = own.metrics if averages else every
                        found.append(_several_numbers(output, metrics, index, math.prod(shape), averages))
        return found

    def _refusal(self, settings: TrainingSettings, like: bool = False, true_for: str = "") -> str | None:
        """Return why a batch cannot be trained; with `like` the targets are as the outputs, but for `true_for`."""
        outputs = self._subject.outputs
        arrays = [self._data[o.key] for o in outputs]
        predictions = [a[0] for a in arrays if a is not None]
        real = [a[1] for a in arrays if a is not None]
        kept = [o.key == true_for or not like for o in outputs]
        targets = [t if keep else p for p, t, keep in zip(predictions, real, kept, strict=True)]
        catalogue = self._subject.catalogue
        callbacks = [c for c in settings.callbacks if class_of(c) not in _NETWORK and not code_of(c, catalogue)]
        try:
            with tempfile.TemporaryDirectory() as folder, computing_in(settings.dtype_policy):
                made = [objects.make(confined(c, Path(folder)), "callback", catalogue) for c in callbacks]
                model = _stand_in(outputs, predictions, self._how)
                model.compile(**{**compile_arguments(self._subject.program, settings, catalogue), **_AT_ONCE})
                x = predictions
                y = packed(self._how, {o.name: t for o, t in zip(outputs, targets, strict=True)})
                held = (x, y) if self._subject.has_validation() else None
                model.fit(x, y, batch_size=_ROWS, callbacks=made, validation_data=held, verbose=0)
        except DesignerError as error:
            return str(error)
        except Exception as error:
            return essence(error)
        return None


class _Scale(keras.layers.Layer):  # type: ignore[misc]
    """Has something to train and gives what it is given."""

    def build(self, shape: Any) -> None:  # noqa: ARG002
        self.scale = self.add_weight(shape=(1, 1), initializer="ones")

    def call(self, inputs: Any) -> Any:
        return inputs * keras.ops.reshape(self.scale, (1,) * len(inputs.shape))


def _stand_in(outputs: list[Output], arrays: list[np.ndarray], how: Structure) -> keras.Model:
    inputs = [keras.Input(a.shape[1:], name=f"to_{i}") for i, a in enumerate(arrays)]
    given = [_Scale(name=o.name)(i) for o, i in zip(outputs, inputs, strict=True)]
    named = {o.name: g for o, g in zip(outputs, given, strict=True)}
    return keras.Model(inputs, packed(how, named))


def _arrays(
    subject: Subject, output: Output, values: Values | None, draw: np.random.Generator
) -> tuple[np.ndarray, np.ndarray] | None:
    """Return a prediction and a target as the output and its binding have them, None where one is not known."""
    shape = subject.row_shape(output.tensor.node, output.tensor.port)
    if shape is None or values is None:
        return None
    sizes, wanted = (tuple(n or 3 for n in one) for one in (shape, values.shape))
    if max(math.prod(sizes), math.prod(wanted)) > _LARGEST:
        return None
    prediction = draw.random((_ROWS, *sizes)).astype("float32")
    low, high = values.minimum or 0.0, 1.0 if values.maximum is None else values.maximum
    target = low + (high - low) * draw.random((_ROWS, *wanted))
    binding = subject.data.targets.get(output.key)
    if values.whole:
        target = np.round(target)
    codes = binding is not None and preparation_of(binding) == "integer"
    return prediction / prediction.sum(axis=-1, keepdims=True), target.astype("int32" if codes else "float32")


def _refused(name: str, reason: str, output: Output | None = None) -> Problem:
    text = Text(
        QT_TRANSLATE_NOOP("Problems", "{name} cannot be trained with: {reason}"), {"name": name, "reason": reason}
    )
    return _problem(text, output)


def _callback_refused(callback: ObjectSpec, reason: str) -> Problem:
    name = class_of(callback)
    if "not installed" in reason or "requires the" in reason or "No module" in reason:
        text = Text(
            QT_TRANSLATE_NOOP(
                "Problems", "{name} needs a package that is not installed: {reason} Remove the callback, or install it."
            ),
            {"name": name, "reason": reason},
        )
        return _problem(text)
    if name == "SwapEMAWeights":
        text = Text(
            QT_TRANSLATE_NOOP(
                "Problems",
                "SwapEMAWeights needs an optimizer that keeps averages. Set use_ema of the optimizer to True.",
            )
        )
        return _problem(text)
    return _refused(name, reason)


def _several_numbers(output: Output, metrics: tuple[ObjectSpec, ...], index: int, size: int, averages: bool) -> Problem:
    name = class_of(metrics[index])
    text = Text(
        QT_TRANSLATE_NOOP(
            "Problems", "{name} gives {count} numbers where a curve has one. Choose an average, or another metric."
        ),
        {"name": name, "count": size},
    )
    if not averages:
        return _problem(text, output)
    old = metrics[index]
    args = {} if isinstance(old, str) else dict(old.get("args") or {})
    new: list[Any] = list(metrics)
    new[index] = {"class": name, "args": {**args, "average": "macro"}}
    label = Text(QT_TRANSLATE_NOOP("Fixes", "Set average to {average}"), {"average": "macro"})
    return _problem(text, output, Fix(label, "set_metrics", {"output": output.key, "metrics": new}))


def _problem(text: Text, output: Output | None = None, *fixes: Fix) -> Problem:
    return Problem(text, node=output.tensor.node if output else "", fixes=fixes, scope="training")

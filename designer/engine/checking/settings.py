"""Holds the settings of training against the model, the data and the machine: callbacks, batches, memory."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import keras

from designer.advice.logged_names import logged_names
from designer.catalogue.formula import formula
from designer.catalogue.values import validate
from designer.engine.building.quantizing import refusal
from designer.engine.checking.context import Subject
from designer.engine.checking.memory import training_bytes
from designer.engine.checking.walk import Walked
from designer.engine.own_code.files import code_problem
from designer.engine.training.callback_paths import path_problem
from designer.engine.workers import BACKEND
from designer.graph import low_rank
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text
from designer.machine.memory import free_bytes
from designer.project.records import ObjectSpec, class_and_args
from designer.recipe.backends import COMPILES_ANEW, ONE_A_CALL
from designer.recipe.settings import OPTIONS
from designer.wire import Fix, Problem

_MOST_EPOCHS = 1000  # whose learning rate is tried
_USUAL_RATE = 0.001


def fitting_problems(subject: Subject) -> list[Problem]:
    """Return what is wrong with optimizer, callbacks, epochs, batch size and split."""
    reasons = (subject.verdict(subject.training.optimizer, "optimizer").fault, _share_reason(subject))
    found = [_problem(reason) for reason in (*reasons, *_option_reasons(subject)) if reason]
    for index, callback in enumerate(subject.training.callbacks):
        found.extend(_callback_problems(subject, callback, index))
    return [*found, *_backend_problems(subject), *_row_problems(subject), *_epoch_problems(subject)]


def memory_needed(subject: Subject, walked: Walked) -> int:
    """Return the bytes that training needs at least."""
    params = sum(p for p, _ in walked.layers.values())
    trainable = sum(t for _, t in walked.layers.values())
    slots = subject.verdict(subject.training.optimizer, "optimizer").slots
    rows = subject.training_rows()
    batch = max(1, min(subject.training.batch_size, rows) if rows else subject.training.batch_size)
    largest = max((t for _, t in walked.layers.values()), default=0)
    return training_bytes(params, trainable, largest, slots, walked.nodes.values(), batch)


def memory_problem(needed: int, subject: Subject, walked: Walked) -> Problem | None:
    """Return why training would not fit into the memory that is left, None if it would."""
    free = free_bytes()
    if free is None or needed <= free:
        return None
    layer = max(walked.layers, key=lambda i: walked.layers[i][0], default="")
    params = walked.layers[layer][0] if layer else 0
    text = Text(
        QT_TRANSLATE_NOOP(
            "Problems",
            "Training needs at least {needed} of memory, and {free} are free. {name} alone has {params} parameters; "
            "make it or the batches smaller.",
        ),
        {
            "needed": in_words(needed),
            "free": in_words(free),
            "name": subject.graph.nodes[layer].name if layer else "",
            "params": f"{params:,}",
        },
    )
    return Problem(text, node=layer, scope="training")


def in_words(size: int) -> str:
    """Return a number of bytes with its unit."""
    value, unit = float(size), "bytes"
    for larger in ("KB", "MB", "GB", "TB"):
        if value < 1024:
            break
        value, unit = value / 1024, larger
    return f"{value:.0f} {unit}" if value >= 100 or unit == "bytes" else f"{value:.1f} {unit}"


def _option_reasons(subject: Subject) -> Iterator[Text | None]:
    for name, row in OPTIONS.items():
        yield validate(row.param, getattr(subject.training, name))


def _backend_problems(subject: Subject) -> list[Problem]:
    """Return what the backend that is chosen cannot do."""
    training, found = subject.training, []
    divided = [name for name in ("distribution", "workers") if getattr(training, name) != OPTIONS[name].param.default]
    if divided and BACKEND not in (training.backend, keras.backend.backend()):
        text = QT_TRANSLATE_NOOP("Problems", "Only JAX divides batches among devices. Choose JAX as the backend.")
        jax = _choice(QT_TRANSLATE_NOOP("Fixes", "Train with JAX"), "backend", BACKEND)
        alone = QT_TRANSLATE_NOOP("Fixes", "Do not divide batches")
        found.append(
            _problem(Text(text), jax, *(_choice(alone, name, OPTIONS[name].param.default) for name in divided[:1]))
        )
    if training.backend == ONE_A_CALL and training.steps_per_execution not in (1, None):
        text = QT_TRANSLATE_NOOP("Problems", "PyTorch is told one batch in a call, and here are several.")
        one = _choice(QT_TRANSLATE_NOOP("Fixes", "One batch a call"), "steps_per_execution", 1)
        other = _choice(QT_TRANSLATE_NOOP("Fixes", "Train with TensorFlow"), "backend", "tensorflow")
        found.append(_problem(Text(text), one, other))
    if training.backend == COMPILES_ANEW and training.jit_compile:
        text = QT_TRANSLATE_NOOP(
            "Problems",
            "PyTorch compiles the training step anew when a run goes on after a stop: its numbers are then not to the "
            "last digit those of a run that was never interrupted.",
        )
        plain = _choice(QT_TRANSLATE_NOOP("Fixes", "Do not compile"), "jit_compile", False)
        other = _choice(QT_TRANSLATE_NOOP("Fixes", "Train with TensorFlow"), "backend", "tensorflow")
        found.append(_problem(Text(text), plain, other, severity="warning"))
    return [*found, *_quantized_problems(subject)]


def _quantized_problems(subject: Subject) -> list[Problem]:
    """Return why weights cannot be kept in whole numbers, or that none would be."""
    training = subject.training
    as_they_are = _choice(QT_TRANSLATE_NOOP("Fixes", "Keep weights as they are"), "quantize", "none")
    reason = refusal(training)
    if reason:
        text = QT_TRANSLATE_NOOP("Problems", "Frozen weights cannot be kept in {mode}: {reason}")
        bfloat = _choice(QT_TRANSLATE_NOOP("Fixes", "Train with mixed_bfloat16"), "dtype_policy", "mixed_bfloat16")
        return [_problem(Text(text, {"mode": training.quantize, "reason": reason}), bfloat, as_they_are)]
    if training.quantize == "none" or low_rank.has_base(subject.graph):
        return []
    text = QT_TRANSLATE_NOOP(
        "Problems",
        "Nothing is kept in {mode}: no {names} is frozen or adapted by low rank. Freeze or adapt layers first.",
    )
    told = Text(text, {"mode": training.quantize, "names": ", ".join(low_rank.QUANTIZED)})
    adapt = Fix(Text(QT_TRANSLATE_NOOP("Fixes", "Adapt all by low rank (LoRA)")), "adapt", {"rank": low_rank.RANK})
    fixes = (adapt, as_they_are) if low_rank.can_adapt(subject.graph) else (as_they_are,)
    return [_problem(told, *fixes, severity="warning")]


def _choice(title: str, option: str, value: str | int) -> Fix:
    return Fix(Text(title), "set_option", {"name": option, "value": value})


def _share_reason(subject: Subject) -> Text | None:
    split = subject.data.split
    if split.validation + split.test >= 1:
        return Text(
            QT_TRANSLATE_NOOP(
                "Problems", "Validation and test take {share} of the rows, and nothing is left to train on. Lower them."
            ),
            {"share": f"{split.validation + split.test:.0%}"},
        )
    return None


def _row_problems(subject: Subject) -> list[Problem]:
    rows = subject.training_rows()
    if rows is None or subject.described is None:
        return []
    held = subject.described.rows - rows
    split = subject.data.split
    is_divided = split.by not in {"own", "column"} and not subject.has_own("validation")
    if rows < 1 or (held < 1 and split.validation > 0 and is_divided):
        text = Text(
            QT_TRANSLATE_NOOP(
                "Problems",
                "Of {rows} row(s) {training} are left to train on and {held} to validate with. Use more data or "
                "another validation split.",
            ),
            {"rows": subject.described.rows, "training": rows, "held": held},
        )
        return [Problem(text, scope="data")]
    if subject.training.batch_size > rows:
        text = Text(
            QT_TRANSLATE_NOOP(
                "Problems",
                "The batch size {batch} is larger than the {rows} rows to train on; every epoch is one step.",
            ),
            {"batch": subject.training.batch_size, "rows": rows},
        )
        fix = Fix(
            Text(QT_TRANSLATE_NOOP("Fixes", "Set the batch size to {size}"), {"size": min(32, rows)}),
            "set_batch_size",
            {"size": min(32, rows)},
        )
        return [_problem(text, fix, severity="warning")]
    return []


def _epoch_problems(subject: Subject) -> list[Problem]:
    """Return what of epochs and validations will not come about as it was said."""
    training, rows = subject.training, subject.training_rows()
    batches = math.ceil(rows / training.batch_size) if rows and training.batch_size > 0 else None
    if training.steps_per_epoch and batches and training.steps_per_epoch > batches:
        text = Text(
            QT_TRANSLATE_NOOP(
                "Problems",
                "An epoch is to have {steps} batches, but the data are used up after {batches}; it ends there.",
            ),
            {"steps": training.steps_per_epoch, "batches": batches},
        )
        return [_problem(text, severity="warning")]
    if subject.has_validation() and training.validation_freq > max(1, training.epochs):
        text = Text(
            QT_TRANSLATE_NOOP(
                "Problems",
                "Validation comes after every {every} epochs, and there are only {epochs}: nothing is validated.",
            ),
            {"every": training.validation_freq, "epochs": training.epochs},
        )
        return [_problem(text, severity="warning")]
    return []


def _callback_problems(subject: Subject, callback: ObjectSpec, index: int) -> list[Problem]:
    name, args = class_and_args(callback)
    spec = subject.catalogue.spec(name, "callback")
    if spec is None:
        text = Text(QT_TRANSLATE_NOOP("Problems", "{name} is not a callback of Keras."), {"name": name})
        return [_problem(text)]
    for argument, value in args.items():
        param = spec.param(argument)
        known = ", ".join(p.name for p in spec.params)
        fault = (
            validate(param, value, subject.catalogue)
            if param
            else Text(
                QT_TRANSLATE_NOOP("Problems", "There is no argument {param}. Its arguments are {known}."),
                {"param": argument, "known": known},
            )
        )
        if fault is not None:
            text = Text(QT_TRANSLATE_NOOP("Problems", "{name}: {reason}"), {"name": spec.name, "reason": fault})
            return [_problem(text)]
    refused = (path_problem(callback, index), code_problem(callback, subject.catalogue, subject.folder))
    found = [problem for problem in (*refused, _rate_problem(subject, spec.name, args)) if problem]
    param = spec.param("monitor")
    ignores = spec.name == "ModelCheckpoint" and not args.get("save_best_only")
    if param is None or ignores:
        return found
    return found + _monitor_problems(subject, spec.name, str(args.get("monitor", param.default)), index)


def _rate_problem(subject: Subject, callback: str, args: dict[str, Any]) -> Problem | None:
    """Return which epoch a formula gives no learning rate for."""
    text = args.get("schedule")
    if callback != "LearningRateScheduler" or not isinstance(text, str):
        return None
    rate = formula(text)
    try:
        for epoch in range(min(subject.training.epochs, _MOST_EPOCHS)):
            rate(epoch, _USUAL_RATE)
    except DesignerError as error:
        return _problem(error.text)
    return None


def _monitor_problems(subject: Subject, callback: str, monitor: str, index: int) -> list[Problem]:
    names = logged_names(subject.program.outputs, subject.training, subject.data, subject.catalogue)
    if monitor in names:
        return []
    fixes: list[Fix] = []
    if monitor.startswith("val_") and not subject.has_validation():
        text = Text(
            QT_TRANSLATE_NOOP(
                "Problems",
                "{callback} watches {monitor}, but no data are held back to validate with. Hold back a share of the "
                "rows, or watch {instead}.",
            ),
            {"callback": callback, "monitor": monitor, "instead": monitor.removeprefix("val_")},
        )
        split = Text(QT_TRANSLATE_NOOP("Fixes", "Hold back a fifth of the rows"))
        fixes.append(Fix(split, "set_validation_split", {"split": 0.2}))
        near = monitor.removeprefix("val_")
    else:
        text = Text(
            QT_TRANSLATE_NOOP("Problems", "{callback} watches {monitor}, which is not measured. There are {names}."),
            {"callback": callback, "monitor": monitor, "names": ", ".join(names)},
        )
        near = "val_loss" if "val_loss" in names else "loss"
    if near in names:
        watch = Text(QT_TRANSLATE_NOOP("Fixes", "Watch {monitor}"), {"monitor": near})
        fixes.append(Fix(watch, "set_callback", {"index": index, "args": {"monitor": near}}))
    return [_problem(text, *fixes)]


def _problem(text: Text, *fixes: Fix, severity: str = "error") -> Problem:
    return Problem(text, severity=severity, fixes=fixes, scope="training")  # type: ignore[arg-type]

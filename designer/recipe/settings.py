"""The settings of a training, each option a row: adding one is one field of TrainingSettings, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

import msgspec

from designer.graph.texts import QT_TRANSLATE_NOOP
from designer.recipe.option import Option, Row, Target, rows

ObjectSpec = str | dict[str, Any]
"""A Keras object in a project: ``"adam"`` or ``{"class": "Adam", "args": {"learning_rate": 0.01}}``."""

TRAINING = "training"
"""The name of these settings in a project."""

BATCHES = QT_TRANSLATE_NOOP("Options", "Batches")
VALIDATION = QT_TRANSLATE_NOOP("Options", "Validation")
COMPUTING = QT_TRANSLATE_NOOP("Options", "Numbers and speed")
GROUPS = ("", BATCHES, VALIDATION, COMPUTING)
"""The sections of the form in their order; what is in the first is always seen."""


def class_and_args(spec: ObjectSpec | None) -> tuple[str, dict[str, Any]]:
    """Return the class (or short name) and the arguments of a Keras object in a project, "" and none of none."""
    if isinstance(spec, Mapping):
        return str(spec.get("class", "")), dict(spec.get("args") or {})
    return spec or "", {}


class OutputTraining(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Loss, metrics and loss weight of one output; `weighted_metrics` count rows by their weights, `metrics` alike."""

    loss: ObjectSpec = ""
    metrics: tuple[ObjectSpec, ...] = ()
    weight: float = 1.0
    weighted_metrics: tuple[ObjectSpec, ...] = ()


class TrainingSettings(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Everything `compile` and `fit` are told. `outputs` is keyed by graph.calls.output_key.

    `callbacks` are Keras callbacks; a ModelCheckpoint without a filepath writes into the run's folder. All else are
    options: the form, the reading and checking of project files, compile and fit, exported code and the command line
    are made from their rows. None leaves an option to Keras.
    """

    optimizer: ObjectSpec = "rmsprop"
    outputs: dict[str, OutputTraining] = {}
    epochs: Annotated[
        int,
        Option(
            "fit",
            QT_TRANSLATE_NOOP("Options", "Epochs"),
            QT_TRANSLATE_NOOP("Edits", "Change epochs"),
            minimum=1,
            maximum=1_000_000,
            examples=(3,),
            is_always_written=True,
        ),
    ] = 10
    batch_size: Annotated[
        int,
        Option(
            "fit",
            QT_TRANSLATE_NOOP("Options", "Batch size"),
            QT_TRANSLATE_NOOP("Edits", "Change batch size"),
            minimum=1,
            maximum=10_000_000,
            examples=(7,),
            is_always_written=True,
        ),
    ] = 32
    seed: Annotated[
        int,
        Option(
            "run",
            QT_TRANSLATE_NOOP("Options", "Seed"),
            QT_TRANSLATE_NOOP("Edits", "Change seed"),
            minimum=0,
            maximum=2**31 - 1,
            examples=(11,),
        ),
    ] = 0
    callbacks: tuple[ObjectSpec, ...] = ()
    steps_per_execution: Annotated[
        int | None,
        Option(
            "compile",
            QT_TRANSLATE_NOOP("Options", "Per call"),
            QT_TRANSLATE_NOOP("Edits", "Change steps per execution"),
            QT_TRANSLATE_NOOP(
                "Options",
                "More batches in one call of the engine make small models faster. Left empty, a run times some first.",
            ),
            BATCHES,
            words=(QT_TRANSLATE_NOOP("Options", "timed first"),),
            minimum=1,
            maximum=100_000,
            examples=(3, None),
            is_measured=True,
        ),
    ] = 1
    backend: Annotated[
        Literal["tensorflow", "jax", "torch", "fastest"],
        Option(
            "run",
            QT_TRANSLATE_NOOP("Options", "Backend"),
            QT_TRANSLATE_NOOP("Edits", "Change backend"),
            words=(
                QT_TRANSLATE_NOOP("Options", "TensorFlow"),
                QT_TRANSLATE_NOOP("Options", "JAX"),
                QT_TRANSLATE_NOOP("Options", "PyTorch"),
                QT_TRANSLATE_NOOP("Options", "Fastest, measured first"),
            ),
        ),
    ] = "tensorflow"
    device: Annotated[
        Literal["auto", "cpu", "gpu:0", "gpu:1", "gpu:2", "gpu:3", "gpu:4", "gpu:5", "gpu:6", "gpu:7", "mps"],
        Option(
            "run",
            QT_TRANSLATE_NOOP("Options", "Device"),
            QT_TRANSLATE_NOOP("Edits", "Change device"),
            QT_TRANSLATE_NOOP("Options", "What a run computes on; where a GPU is not used it says why."),
            COMPUTING,
            words=(
                QT_TRANSLATE_NOOP("Options", "automatic"),
                "CPU",
                "GPU 0",
                "GPU 1",
                "GPU 2",
                "GPU 3",
                "GPU 4",
                "GPU 5",
                "GPU 6",
                "GPU 7",
                "MPS (Apple)",
            ),
            examples=("cpu",),
        ),
    ] = "auto"
    distribution: Annotated[
        Literal["none", "data_parallel"],
        Option(
            "build",
            QT_TRANSLATE_NOOP("Options", "Distribute"),
            QT_TRANSLATE_NOOP("Edits", "Change distribution"),
            QT_TRANSLATE_NOOP("Options", "With JAX, every batch can be divided among all devices of this machine."),
            COMPUTING,
            words=(
                QT_TRANSLATE_NOOP("Options", "no"),
                QT_TRANSLATE_NOOP("Options", "batches, among all devices"),
            ),
        ),
    ] = "none"
    workers: Annotated[
        int,
        Option(
            "build",
            QT_TRANSLATE_NOOP("Options", "Workers"),
            QT_TRANSLATE_NOOP("Edits", "Change workers"),
            QT_TRANSLATE_NOOP(
                "Options",
                "On a cluster and with JAX, so many processes train one network together, each on its part of every "
                "batch.",
            ),
            COMPUTING,
            minimum=1,
            maximum=1024,
        ),
    ] = 1
    keep: Annotated[
        Literal["last", "best"],
        Option(
            "run",
            QT_TRANSLATE_NOOP("Options", "Keep"),
            QT_TRANSLATE_NOOP("Edits", "Change kept weights"),
            QT_TRANSLATE_NOOP("Options", "Which weights a finished run keeps"),
            words=(QT_TRANSLATE_NOOP("Options", "last weights"), QT_TRANSLATE_NOOP("Options", "best weights")),
            examples=("best",),
        ),
    ] = "last"
    start_from: Annotated[
        str,
        Option(
            "run",
            QT_TRANSLATE_NOOP("Options", "Start from"),
            QT_TRANSLATE_NOOP("Edits", "Change start"),
            QT_TRANSLATE_NOOP("Options", "The run of this project whose weights training starts with"),
            of_runs=True,
        ),
    ] = ""
    shuffle: Annotated[
        bool,
        Option(
            "fit",
            QT_TRANSLATE_NOOP("Options", "Shuffle"),
            QT_TRANSLATE_NOOP("Edits", "Change shuffling"),
            QT_TRANSLATE_NOOP("Options", "Whether the rows are put into another order before every epoch."),
            BATCHES,
            examples=(False,),
        ),
    ] = True
    steps_per_epoch: Annotated[
        int | None,
        Option(
            "fit",
            QT_TRANSLATE_NOOP("Options", "Per epoch"),
            QT_TRANSLATE_NOOP("Edits", "Change batches an epoch"),
            QT_TRANSLATE_NOOP("Options", "An epoch ends after so many batches; the next one goes on in the data."),
            BATCHES,
            words=(QT_TRANSLATE_NOOP("Options", "all data"),),
            minimum=1,
            maximum=100_000_000,
            examples=(3,),
        ),
    ] = None
    validation_freq: Annotated[
        int,
        Option(
            "fit",
            QT_TRANSLATE_NOOP("Options", "Frequency"),
            QT_TRANSLATE_NOOP("Edits", "Change validation frequency"),
            QT_TRANSLATE_NOOP("Options", "Validation comes after every so many epochs; with 1 after each of them."),
            VALIDATION,
            minimum=1,
            maximum=1_000_000,
            examples=(2,),
        ),
    ] = 1
    validation_batch_size: Annotated[
        int | None,
        Option(
            "fit",
            QT_TRANSLATE_NOOP("Options", "Batch size"),
            QT_TRANSLATE_NOOP("Edits", "Change validation batch size"),
            QT_TRANSLATE_NOOP("Options", "How many rows are validated at once."),
            VALIDATION,
            words=(QT_TRANSLATE_NOOP("Options", "as in training"),),
            minimum=1,
            maximum=10_000_000,
            examples=(4,),
        ),
    ] = None
    validation_steps: Annotated[
        int | None,
        Option(
            "fit",
            QT_TRANSLATE_NOOP("Options", "Batches"),
            QT_TRANSLATE_NOOP("Edits", "Change validation steps"),
            QT_TRANSLATE_NOOP("Options", "Validation ends after so many batches."),
            VALIDATION,
            words=(QT_TRANSLATE_NOOP("Options", "all data"),),
            minimum=1,
            maximum=100_000_000,
            examples=(1,),
        ),
    ] = None
    layers_every: Annotated[
        int | None,
        Option(
            "run",
            QT_TRANSLATE_NOOP("Options", "Look at layers"),
            QT_TRANSLATE_NOOP("Edits", "Change looks at layers"),
            QT_TRANSLATE_NOOP(
                "Options",
                "After how many batches activations, gradients and updates of all layers are written down; 0 is never, "
                "automatic as often as takes less than 2 % of the time.",
            ),
            COMPUTING,
            words=(QT_TRANSLATE_NOOP("Options", "automatic"),),
            minimum=0,
            maximum=100_000_000,
            examples=(0, 5),
        ),
    ] = None
    dtype_policy: Annotated[
        Literal["float32", "mixed_bfloat16", "mixed_float16", "bfloat16", "float64"],
        Option(
            "build",
            QT_TRANSLATE_NOOP("Options", "Numbers"),
            QT_TRANSLATE_NOOP("Edits", "Change numbers"),
            QT_TRANSLATE_NOOP(
                "Options",
                "What layers compute in that do not say so themselves; mixed: in 16 bits, with weights in 32.",
            ),
            COMPUTING,
            words=("float32", "mixed_bfloat16", "mixed_float16", "bfloat16", "float64"),
            examples=("mixed_bfloat16", "mixed_float16", "bfloat16", "float64"),
        ),
    ] = "float32"
    quantize: Annotated[
        Literal["none", "int8", "int4"],
        Option(
            "build",
            QT_TRANSLATE_NOOP("Options", "Frozen weights"),
            QT_TRANSLATE_NOOP("Edits", "Change frozen weights"),
            QT_TRANSLATE_NOOP(
                "Options",
                "Weights of Dense, EinsumDense and Embedding that are frozen or adapted by low rank (LoRA) can be kept "
                "in whole numbers: a quarter or an eighth of the memory, somewhat rounded.",
            ),
            COMPUTING,
            words=(QT_TRANSLATE_NOOP("Options", "as they are"), "int8", "int4"),
            examples=("int8", "int4"),
        ),
    ] = "none"
    jit_compile: Annotated[
        bool | None,
        Option(
            "compile",
            QT_TRANSLATE_NOOP("Options", "Compile"),
            QT_TRANSLATE_NOOP("Edits", "Change compilation"),
            QT_TRANSLATE_NOOP("Options", "Whether XLA compiles the training step; Keras does it where there is a GPU."),
            COMPUTING,
            words=(
                QT_TRANSLATE_NOOP("Options", "automatic"),
                QT_TRANSLATE_NOOP("Options", "yes"),
                QT_TRANSLATE_NOOP("Options", "no"),
            ),
            examples=(True, False),
        ),
    ] = None
    run_eagerly: Annotated[
        bool,
        Option(
            "compile",
            QT_TRANSLATE_NOOP("Options", "Step by step"),
            QT_TRANSLATE_NOOP("Edits", "Change eager execution"),
            QT_TRANSLATE_NOOP("Options", "Every operation runs by itself, which is slow and good for finding faults."),
            COMPUTING,
            examples=(True,),
        ),
    ] = False
    auto_scale_loss: Annotated[
        bool,
        Option(
            "compile",
            QT_TRANSLATE_NOOP("Options", "Scale loss"),
            QT_TRANSLATE_NOOP("Edits", "Change loss scaling"),
            QT_TRANSLATE_NOOP("Options", "Keeps small gradients alive in mixed_float16; other numbers do not need it."),
            COMPUTING,
            examples=(False,),
        ),
    ] = True


OPTIONS: Mapping[str, Row] = rows(TrainingSettings)
"""Every option by name, in the order of the form."""


def told(settings: TrainingSettings, target: Target) -> dict[str, Any]:
    """Return the options that `target` is told, by name: those at their default only where they are always written.

    What is still to be measured is left out.
    """
    values = {name: getattr(settings, name) for name, row in OPTIONS.items() if row.option.target == target}
    return {
        name: value
        for name, value in values.items()
        if OPTIONS[name].option.is_always_written or value != OPTIONS[name].param.default
        if value is not None or not OPTIONS[name].option.is_measured
    }

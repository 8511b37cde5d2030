"""The parts of a project that are not drawn: where the data come from and how the model is trained."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import msgspec

ObjectSpec = str | dict[str, Any]
"""A Keras object in a project: ``"adam"`` or ``{"class": "Adam", "args": {"learning_rate": 0.01}}``."""


def class_and_args(spec: ObjectSpec | None) -> tuple[str, dict[str, Any]]:
    """Return the class (or short name) and the arguments of a Keras object in a project, "" and none of none."""
    if isinstance(spec, Mapping):
        return str(spec.get("class", "")), dict(spec.get("args") or {})
    return spec or "", {}


class BundledSource(msgspec.Struct, frozen=True, tag="bundled", omit_defaults=True, forbid_unknown_fields=True):
    """One of scikit-learn's bundled sets: digits, iris, wine, breast_cancer or diabetes."""

    name: str


class NpzSource(msgspec.Struct, frozen=True, tag="npz", omit_defaults=True, forbid_unknown_fields=True):
    """Arrays by name from a .npz file; `path` is relative to the project or absolute.

    `arrays` tells under which names of the file arrays are read, {"x_train": "x_val"}; without it all are, as they
    are called.
    """

    path: str
    arrays: dict[str, str] = {}


class CsvSource(msgspec.Struct, frozen=True, tag="csv", omit_defaults=True, forbid_unknown_fields=True):
    """A table with a header line; `encoding` and `delimiter` "" mean found out by reading."""

    path: str
    encoding: str = ""
    delimiter: str = ""
    missing: Literal["refuse", "drop", "fill"] = "refuse"


class SyntheticArray(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One generated array of `size` columns (classes, for "classes").

    `kind`: "binary" (0 or 1, about one in twenty is 1), "normal", "uniform", "tokens" (whole numbers from 1 to 49, the
    ends of some rows padded with 0), or, made from the arrays `of` by a hidden random projection so that there is
    something to learn, "score" (0 to 1, one value) and "classes" (integers below `size`). Of one array are made "views"
    (its rows with noise, half of them of another row), "reversed" (the row backwards) and "shifted" (one step later,
    with 0 in front); of an array and its views "same" (1 where they are of the same row).
    """

    name: str
    kind: Literal["binary", "normal", "uniform", "tokens", "score", "classes", "views", "same", "reversed", "shifted"]
    size: int = 1
    of: tuple[str, ...] = ()


class SyntheticSource(msgspec.Struct, frozen=True, tag="synthetic", omit_defaults=True, forbid_unknown_fields=True):
    """Arrays drawn from one seeded generator."""

    samples: int
    seed: int = 0
    arrays: tuple[SyntheticArray, ...] = ()


Source = BundledSource | NpzSource | CsvSource | SyntheticSource


class Binding(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """The columns of a table, or the one array, that feed an Input or are the target of an output.

    `preparation`: "none" (as float32 numbers), "standardize" (mean 0, deviation 1 over the training rows), "min_max"
    (0 to 1 over the training rows), "one_hot" (a column a category), "integer" (the number of the category), "text"
    (as it is written, for an Input of dtype string).
    """

    columns: tuple[str, ...] = ()
    preparation: Literal["none", "standardize", "min_max", "one_hot", "integer", "text"] = "none"


class DataSettings(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Where data come from, what they are bound to, and what is held back for validation.

    `inputs` is keyed by the Input's node id, `targets` by the output's key (graph.calls.output_key). `validation` is a
    source with the same columns; without one, `validation_split` of the rows (shuffled with `split_seed` first) is held
    back. `adapt` are the nodes of preprocessing layers that adapt to the training rows before the training begins.
    """

    source: Source | None = None
    inputs: dict[str, Binding] = {}
    targets: dict[str, Binding] = {}
    validation: Source | None = None
    validation_split: float = 0.2
    shuffle: bool = True
    split_seed: int = 0
    adapt: tuple[str, ...] = ()


class OutputTraining(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Loss, metrics and loss weight of one output."""

    loss: ObjectSpec = ""
    metrics: tuple[ObjectSpec, ...] = ()
    weight: float = 1.0


class TrainingSettings(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Everything `compile` and `fit` are told. `outputs` is keyed by graph.calls.output_key.

    `callbacks` are Keras callbacks; a ModelCheckpoint without a filepath writes into the run's folder. `keep` says
    which weights a finished run ends with. `start_from` names a run of this project whose weights training starts
    with, "" for fresh ones.
    """

    optimizer: ObjectSpec = "rmsprop"
    outputs: dict[str, OutputTraining] = {}
    epochs: int = 10
    batch_size: int = 32
    seed: int = 0
    callbacks: tuple[ObjectSpec, ...] = ()
    steps_per_execution: int = 1
    backend: Literal["tensorflow", "jax", "fastest"] = "tensorflow"
    keep: Literal["best", "last"] = "last"
    start_from: str = ""


DATA = "data"
TRAINING = "training"
SETTING_TYPES: dict[str, type] = {DATA: DataSettings, TRAINING: TrainingSettings}

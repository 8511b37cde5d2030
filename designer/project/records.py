"""The parts of a project that are not drawn: its data (designer.data.settings), and how the model is trained."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from designer.data.settings import DataSettings

ObjectSpec = str | dict[str, Any]
"""A Keras object in a project: ``"adam"`` or ``{"class": "Adam", "args": {"learning_rate": 0.01}}``."""


def class_and_args(spec: ObjectSpec | None) -> tuple[str, dict[str, Any]]:
    """Return the class (or short name) and the arguments of a Keras object in a project, "" and none of none."""
    if isinstance(spec, Mapping):
        return str(spec.get("class", "")), dict(spec.get("args") or {})
    return spec or "", {}


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

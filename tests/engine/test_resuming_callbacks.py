"""Every callback of the catalogue stands in a resumed run where it stood in the one that was interrupted."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.support import hooks
from tests.support.networks import catalogue
from tests.support.resuming import goes_on

AVERAGING = {"class": "Adam", "args": {"learning_rate": 0.2, "use_ema": True, "ema_momentum": 0.9}}
NEEDS = {"TensorBoard": "tensorboard", "OrbaxCheckpoint": "orbax"}

# What the form adds is the bare class; these are settings with which it remembers something from epoch to epoch.
QUICK: Mapping[str, tuple[str, dict[str, Any], dict[str, Any]]] = {
    "averages swapped": ("SwapEMAWeights", {"swap_on_epoch": True}, {"optimizer": AVERAGING}),
    "a plateau that cools down": (
        "ReduceLROnPlateau",
        {"monitor": "val_loss", "patience": 1, "cooldown": 2, "factor": 0.5},
        {},
    ),
}
CODE: dict[str, dict[str, Any]] = {
    "Callback": {"source": "HOOKS:Halving", "arguments": {"every": 3}},
    "LambdaCallback": {"on_epoch_end": "HOOKS:note"},
}
"""What callbacks take from a file of somebody's own; HOOKS is where it lies."""
SLOW: Mapping[str, tuple[str, dict[str, Any], dict[str, Any]]] = {
    **{
        name: (name, {}, {})
        for name in catalogue().specs["callback"]
        if name not in ("SwapEMAWeights", "LearningRateScheduler", *CODE)
    },
    **{name: (name, args, {}) for name, args in CODE.items()},
    "formula": ("LearningRateScheduler", {"schedule": "lr * 0.9 if epoch % 2 else lr"}, {}),
    "averages": ("SwapEMAWeights", {}, {"optimizer": AVERAGING}),
    "early": ("EarlyStopping", {"patience": 2, "start_from_epoch": 3, "restore_best_weights": True}, {}),
    "late": ("EarlyStopping", {"patience": 4, "baseline": 1.0, "min_delta": 0.05, "restore_best_weights": True}, {}),
    "best only": ("ModelCheckpoint", {"filepath": "b-{epoch:02d}.keras", "save_best_only": True}, {}),
    "weights": ("ModelCheckpoint", {"filepath": "w.weights.h5", "save_weights_only": True}, {}),
    "every 7": ("ModelCheckpoint", {"filepath": "s-{epoch:02d}.keras", "save_freq": 7}, {}),
    "threshold": ("ModelCheckpoint", {"save_best_only": True, "initial_value_threshold": 2.0}, {}),
    "highest": ("ModelCheckpoint", {"save_best_only": True, "monitor": "val_kind_accuracy", "mode": "max"}, {}),
    "backup": ("BackupAndRestore", {"save_freq": 5, "double_checkpoint": True, "delete_checkpoint": False}, {}),
    "plateau": ("ReduceLROnPlateau", {"patience": 1, "factor": 0.3, "min_lr": 0.01}, {}),
    "semicolons": ("CSVLogger", {"filename": "numbers.csv", "separator": ";"}, {}),
    "added": ("CSVLogger", {"filename": "numbers.csv", "append": True}, {}),
}


@pytest.fixture(autouse=True)
def every_batch_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("designer.engine.training.progress._SEND_EVERY", 0.0)


@pytest.mark.parametrize("case", QUICK)
def test_a_callback_with_a_memory_goes_on_with_it(case: str, tmp_path: Path) -> None:
    name, args, training = QUICK[case]
    goes_on(tmp_path, callbacks=({"class": name, "args": args},), **training)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:Could not reach RemoteMonitor")  # nobody listens, and training goes on
@pytest.mark.parametrize("case", SLOW)
def test_every_callback_goes_on_as_if_nothing_had_been(case: str, tmp_path: Path) -> None:
    package = NEEDS.get(SLOW[case][0])
    if package and importlib.util.find_spec(package) is None:
        pytest.skip(f"{package} is not installed")
    name, args, training = SLOW[case]
    if name in CODE:
        args = {k: v.replace("HOOKS", str(hooks.write(tmp_path))) if k != "arguments" else v for k, v in args.items()}
    goes_on(tmp_path, callbacks=({"class": name, "args": args},), **training)


def test_the_cases_are_all_callbacks_of_the_catalogue() -> None:
    assert {name for name, _, _ in (*QUICK.values(), *SLOW.values())} == set(catalogue().specs["callback"])

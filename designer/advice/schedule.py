"""How long and in which steps a network is trained, by how many rows there are."""

from __future__ import annotations

from collections.abc import Sequence

from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.project.records import ObjectSpec, OutputTraining, TrainingSettings

MOST_EPOCHS = 200
MOST_STEPS = 40_000
_STEPS_WITHOUT_GAIN = 600
_BATCHES = ((500, 16), (5_000, 32), (20_000, 64), (100_000, 128), (500_000, 256))


def schedule(rows: int, outputs: dict[str, OutputTraining]) -> tuple[TrainingSettings, tuple[Text, ...]]:
    """Return how to train on so many rows, and why so."""
    batch = batch_size(rows)
    steps = max(1, -(-rows // batch))
    epochs = max(5, min(MOST_EPOCHS, MOST_STEPS // steps))
    patience = max(8, min(25, -(-_STEPS_WITHOUT_GAIN // steps)))
    callbacks = _callbacks(patience)
    template = QT_TRANSLATE_NOOP(
        "Data",
        "{batch} rows a step, {steps} steps an epoch, at most {epochs} epochs. The training ends when the loss on the "
        "validation rows has not improved for {patience} epochs, and keeps the weights of the best one.",
    )
    said = Text(template, {"batch": batch, "steps": steps, "epochs": epochs, "patience": patience})
    optimizer: ObjectSpec = {"class": "Adam", "args": {"learning_rate": 0.001}}
    training = TrainingSettings(optimizer, outputs, epochs=epochs, batch_size=batch, callbacks=tuple(callbacks))
    return training, (said,)


def batch_size(rows: int) -> int:
    """Return how many rows a step takes."""
    return next((size for most, size in _BATCHES if rows <= most), 512)


def _callbacks(patience: int) -> Sequence[ObjectSpec]:
    slower = {"monitor": "val_loss", "factor": 0.5, "patience": max(2, patience // 3)}
    stop = {"monitor": "val_loss", "patience": patience, "restore_best_weights": True}
    return ({"class": "ReduceLROnPlateau", "args": slower}, {"class": "EarlyStopping", "args": stop})

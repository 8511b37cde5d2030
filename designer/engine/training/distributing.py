"""Divides every batch among all devices, those of other workers included, as `keras.distribution` does it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import keras

from designer.engine import workers
from designer.engine.feeding.data import Loaded
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text
from designer.recipe.settings import TrainingSettings


@contextlib.contextmanager
def distributed(settings: TrainingSettings) -> Iterator[Text]:
    """Build and fit as the settings distribute it meanwhile, and give what is said of it. Raises DesignerError."""
    together = workers.count()
    if settings.distribution == "none" and settings.workers == 1:
        yield Text("")
        return
    if keras.backend.backend() != workers.BACKEND:
        text = QT_TRANSLATE_NOOP("Errors", "Only JAX divides batches among devices. Choose JAX as the backend.")
        raise DesignerError(text)
    if together == 1 and settings.distribution == "none":
        text = QT_TRANSLATE_NOOP("Errors", "This run has one worker, not {count}: several are at a cluster alone.")
        yield Text(text, {"count": settings.workers})
        return
    count = len(keras.distribution.list_devices())
    keras.distribution.set_distribution(keras.distribution.DataParallel(auto_shard_dataset=False))
    try:
        if together > 1:
            text = QT_TRANSLATE_NOOP("Errors", "Every batch is divided among {count} devices of {workers} workers.")
            yield Text(text, {"count": count, "workers": together})
        elif count < 2:
            yield Text(QT_TRANSLATE_NOOP("Errors", "There is one device; batches are not divided."))
        else:
            yield Text(QT_TRANSLATE_NOOP("Errors", "Every batch is divided among {count} devices."), {"count": count})
    finally:
        keras.distribution.set_distribution(None)


def check_divisible(settings: TrainingSettings, loaded: Loaded) -> None:
    """Raise DesignerError where a batch of a training that is distributed cannot be divided among the devices."""
    if keras.distribution.distribution() is None:
        return
    count = len(keras.distribution.list_devices())
    validation = settings.validation_batch_size or settings.batch_size
    for rows, size in ((loaded.samples, settings.batch_size), (loaded.validation_samples, validation)):
        for batch in (min(size, rows), rows % size):
            if batch % count:
                raise DesignerError(
                    QT_TRANSLATE_NOOP(
                        "Errors",
                        "{rows} rows in batches of {size} make one of {batch}, which cannot be divided among {count} "
                        "devices. Choose batch sizes and a split that can.",
                    ),
                    rows=rows,
                    size=size,
                    batch=batch,
                    count=count,
                )

"""Where in its data a training goes on whose epochs do not end where the data do (`steps_per_epoch`)."""

from __future__ import annotations

import contextlib
import importlib
import warnings
from collections.abc import Iterator, Mapping
from typing import Any

import keras
import numpy as np

from designer.engine.training.duration import Plan
from designer.engine.training.keeping import PASS
from designer.engine.training.random_numbers import stand, standing

_ITERATORS = {"tensorflow": "TFEpochIterator", "jax": "JAXEpochIterator", "torch": "TorchEpochIterator"}


@contextlib.contextmanager
def in_parts() -> Iterator[None]:
    """Let an epoch end where the data do without a warning each time: the next one begins them anew."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Your input ran out of data")
        yield


@contextlib.contextmanager
def beginning_at(plan: Plan, arrays: Mapping[str, np.ndarray]) -> Iterator[None]:
    """Let the next `fit` go on in its data, once, where an uninterrupted one would stand as the first epoch begins.

    Keras keeps the place in the data to itself and begins every `fit` at their start. `arrays` of the checkpoint say
    where the random numbers stood as these data began, from which it draws their order. PyTorch draws a number more
    when the data are taken up: within the first epoch that is after they were noted, later at the end of the epoch
    before.
    """
    epoch = plan.initial_epoch
    if not epoch or not plan.steps_per_epoch:
        yield
        return
    batches, is_first = plan.batches_before(epoch), plan.is_in_first_pass(epoch)
    backend = keras.backend.backend()
    module: Any = importlib.import_module(f"keras.src.backend.{backend}.trainer")
    usual = getattr(module, _ITERATORS[backend])

    class Continued(usual):  # type: ignore[misc, valid-type]
        def _enumerate_iterator(self) -> Iterator[Any]:
            setattr(module, _ITERATORS[backend], usual)  # what validates begins at the start
            if not getattr(self, "_has_begun", False):
                self._has_begun = True
                now = standing("")
                if is_first:
                    stand(PASS, arrays)
                self._current_iterator = iter(self._get_iterator())
                if batches and not is_first:
                    stand(PASS, arrays)
                for _ in range(batches):
                    next(self._current_iterator)
                stand("", now)
                self._steps_seen = batches
            yield from super()._enumerate_iterator()

        def reset(self) -> None:
            super().reset()
            self._has_begun = False  # a batch was only looked at, to build the model

    setattr(module, _ITERATORS[backend], Continued)
    try:
        yield
    finally:
        setattr(module, _ITERATORS[backend], usual)

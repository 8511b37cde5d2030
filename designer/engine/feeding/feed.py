"""Feeds a model with rows that are not in memory: batches are made from row numbers while the one before is trained on.

The order of the rows is the one that Keras draws for arrays, drawn at the same moment from the same random numbers: a
training on a feed is, to the last bit, the training on the arrays, whether it is resumed or not. Keras's own workers
for such data sets begin an epoch before its order is drawn, so the look-ahead is done here.
"""

from __future__ import annotations

import contextlib
import importlib
import math
import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, NamedTuple

import keras
import numpy as np
from keras.src.trainers.data_adapters.array_data_adapter import ArrayDataAdapter

from designer.data import mapped, recycled
from designer.data.lazy import is_lazy
from designer.engine import workers

AHEAD = max(2, min(6, os.cpu_count() or 1))  # batches that are made while one is trained on
_GIVE_BACK_EVERY = 256
"""Rows between two times that mapped files are given back: one that is read alone brings along 100 KB of its file."""


def is_streamed(*arrays: Any) -> bool:
    """Tell whether some of the arrays, in any structure, are not in memory."""
    return any(is_lazy(array) for array in keras.tree.flatten(arrays))


def rows_of(arrays: Any) -> int:
    """Return the common length of arrays in any structure."""
    return len(keras.tree.flatten(arrays)[0])


class Feed(keras.utils.PyDataset):  # type: ignore[misc]
    """Batches of rows of inputs, of targets and of weights by row (None where there are none).

    Each is an array, or in the structure that the model takes arrays: mapped from files, or made when asked for. What
    goes wrong in making a batch is kept as `error`, since backends tell it in words of their own.
    """

    def __init__(self, x: Any, y: Any = None, weights: Any = None, *, batch_size: int, shuffle: bool = False) -> None:
        super().__init__(workers=1, use_multiprocessing=False)
        self.error: Exception | None = None
        self._arrays = (x, y, weights)
        self._samples = rows_of(x)
        self._batch_size = batch_size
        self._draw = _drawing(self._samples) if shuffle else None
        self._threads = ThreadPoolExecutor(AHEAD, "feed")
        self._epoch: Iterator[Any] = iter(())
        self._next = -1

    @property
    def samples(self) -> int:
        """The number of rows."""
        return self._samples

    @property
    def num_batches(self) -> int:
        """The number of batches of an epoch."""
        return math.ceil(self._samples / self._batch_size)

    def __getitem__(self, index: int) -> Any:
        if index != self._next:  # an epoch begins
            self._epoch, self._next = self.batches(index), index
        self._next += 1
        return next(self._epoch)

    def on_epoch_end(self) -> None:
        """Forget what was made ahead, also of an epoch that was ended early."""
        self._epoch, self._next = iter(()), -1

    def batches(self, first: int = 0) -> Iterator[Any]:
        """Yield the batches of an epoch, whose order is drawn now."""
        order = self._draw() if self._draw else None
        waiting: deque[Future[Any]] = deque()
        every = max(1, _GIVE_BACK_EVERY // self._batch_size)
        try:
            for index in range(first, self.num_batches + AHEAD):
                if index < self.num_batches:
                    waiting.append(self._threads.submit(self._batch, index, order))
                if index >= first + AHEAD and waiting:
                    yield waiting.popleft().result()
                if index % every == 0:
                    mapped.give_back()
            while waiting:
                yield waiting.popleft().result()
        except Exception as error:
            self.error = self.error or error
            raise
        finally:
            for future in waiting:
                future.cancel()

    def for_keras(self) -> Any:
        """Return what Keras is given: this, or on TensorFlow a `tf.data.Dataset` of it.

        Keras would have TensorFlow hold ready as many batches as half of the memory takes.
        """
        if keras.backend.backend() != "tensorflow":
            return self
        import tensorflow as tf

        def spec(array: Any) -> Any:
            dtype = tf.string if array.dtype == object else array.dtype
            return tf.TensorSpec((None, *array.shape[1:]), dtype)

        signature = self._packed(spec)
        found = tf.data.Dataset.from_generator(self.batches, output_signature=signature)
        found = found.apply(tf.data.experimental.assert_cardinality(self.num_batches)).prefetch(1)
        options = tf.data.Options()
        options.autotune.enabled = False  # there is nothing to tune, and to end the tuning takes as long as an epoch
        return found.with_options(options)

    def close(self) -> None:
        """End the threads."""
        self.on_epoch_end()
        self._threads.shutdown(wait=True, cancel_futures=True)
        mapped.give_back()
        recycled.give_back()

    def _batch(self, index: int, order: np.ndarray | None) -> Any:
        first, last = index * self._batch_size, min((index + 1) * self._batch_size, self._samples)
        rows = workers.part(np.arange(first, last) if order is None else order[first:last])
        return self._packed(lambda array: rows_at(array, rows))

    def _packed(self, of: Callable[[Any], Any]) -> tuple[Any, ...]:
        """Return what is made of the arrays, as Keras takes a batch."""
        found = (keras.tree.map_structure(of, one) for one in self._arrays if one is not None)
        return tuple(keras.tree.lists_to_tuples(one) for one in found)


class Fed(NamedTuple):
    """What `fit`, `evaluate` and `predict` are given: arrays where they are in memory, else batches of a feed."""

    x: Any
    y: Any
    weights: Any
    batch_size: int | None

    @property
    def arguments(self) -> dict[str, Any]:
        """The arguments of `fit`."""
        if self.batch_size is None:
            return {"x": self.x, "shuffle": False}
        return {"x": self.x, "y": self.y, "sample_weight": self.weights, "batch_size": self.batch_size}

    @property
    def to_evaluate(self) -> dict[str, Any]:
        """The arguments of `evaluate`."""
        return {name: value for name, value in self.arguments.items() if name != "shuffle"}

    @property
    def data(self) -> Any:
        """What `validation_data` is."""
        if self.batch_size is None:
            return self.x
        return (self.x, self.y) if self.weights is None else (self.x, self.y, self.weights)


@contextlib.contextmanager
def fed_by(x: Any, y: Any, weights: Any, batch_size: int, shuffle: bool = False) -> Iterator[Fed]:
    """Give what Keras is to be fed with, as long as it is used: of several workers each with its part of a batch.

    What goes wrong in making a batch is raised in its own words, not in those that a backend makes of it.
    """
    if not is_streamed(x, y) and workers.count() == 1:
        yield Fed(x, y, weights, batch_size)
        return
    feed = Feed(x, y, weights, batch_size=batch_size, shuffle=shuffle)
    try:
        yield Fed(feed.for_keras(), None, None, None)
    except Exception as error:
        if feed.error is not None and feed.error is not error:
            raise feed.error from None
        raise
    finally:
        feed.close()


@contextlib.contextmanager
def batched(x: Any, batch_size: int) -> Iterator[Feed]:
    """Give a feed of inputs alone, to go through batch by batch."""
    feed = Feed(x, batch_size=batch_size)
    try:
        yield feed
    finally:
        feed.close()


def rows_at(array: Any, rows: np.ndarray) -> Any:
    """Return rows of an array, by their places."""
    if isinstance(array, np.ndarray) or is_lazy(array):
        return mapped.taken(array, rows)
    return keras.ops.take(array, rows, axis=0)  # text is a tensor


def _drawing(samples: int) -> Callable[[], np.ndarray]:
    """Return what draws the order of an epoch as Keras does for arrays of so many rows."""
    backend = keras.backend.backend()
    if backend == "torch":
        torch: Any = importlib.import_module("torch")
        sampler = torch.utils.data.RandomSampler(range(samples))  # what is drawn beside it, the feed's own loader draws
        return lambda: np.fromiter(sampler, np.int64, samples)
    adapter = ArrayDataAdapter(np.arange(samples), batch_size=samples, shuffle=True)
    if backend == "tensorflow":
        orders: Any = adapter.get_tf_dataset()  # each look at it begins with the same random numbers, as for arrays

    def draw() -> np.ndarray:
        found = next(iter(orders if backend == "tensorflow" else adapter.get_numpy_iterator()))
        return np.asarray(keras.ops.convert_to_numpy(keras.tree.flatten(found)[0]))

    return draw

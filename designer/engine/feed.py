"""Feeds a model with rows that are not in memory: batches are made from row numbers while the one before is trained on.

The order of the rows is the one that Keras draws for arrays, drawn at the same moment from the same random numbers: a
training on a feed is, to the last bit, the training on the arrays, whether it is resumed or not. Keras's own workers
for such data sets begin an epoch before its order is drawn, so the look-ahead is done here.
"""

from __future__ import annotations

import contextlib
import math
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import keras
import numpy as np
from keras.src.trainers.data_adapters.array_data_adapter import ArrayDataAdapter

from designer.data import mapped
from designer.data.lazy import is_lazy

AHEAD = 3  # batches that are made while one is trained on
_GIVE_BACK_EVERY = 64  # batches between two times that mapped files are given back


def is_streamed(*arrays: Any) -> bool:
    """Tell whether some of the arrays, in any structure, are not in memory."""
    return any(is_lazy(array) for array in keras.tree.flatten(arrays))


class Feed(keras.utils.PyDataset):  # type: ignore[misc]
    """Batches of rows of inputs, of targets and of weights by row (None where there are none).

    Each is an array, or in the structure that the model takes arrays: mapped from files, or made when asked for. What
    goes wrong in making a batch is kept as `error`, since backends tell it in words of their own.
    """

    def __init__(self, x: Any, y: Any = None, weights: Any = None, *, batch_size: int, shuffle: bool = False) -> None:
        super().__init__(workers=1, use_multiprocessing=False)
        self.error: Exception | None = None
        self._arrays = (x, y, weights)
        self._samples = len(keras.tree.flatten(x)[0])
        self._batch_size = batch_size
        self._draw = _drawing(self._samples) if shuffle else None
        self._order: np.ndarray | None = None
        self._threads = ThreadPoolExecutor(AHEAD, "feed")
        self._ahead: dict[int, Future[Any]] = {}

    @property
    def num_batches(self) -> int:
        """The number of batches of an epoch."""
        return math.ceil(self._samples / self._batch_size)

    def on_epoch_begin(self) -> None:
        """Draw the order of the rows."""
        self._forget()
        self._order = self._draw() if self._draw else None

    def on_epoch_end(self) -> None:
        """Forget what was made ahead, of an epoch that was ended too."""
        self._forget()

    def __getitem__(self, index: int) -> Any:
        try:
            for later in range(index, min(index + AHEAD + 1, self.num_batches)):
                if later not in self._ahead:
                    self._ahead[later] = self._threads.submit(self._batch, later, self._order)
            batch = self._ahead.pop(index).result()
        except Exception as error:
            self.error = self.error or error
            raise
        if index % _GIVE_BACK_EVERY == _GIVE_BACK_EVERY - 1:
            mapped.give_back()
        return batch

    def close(self) -> None:
        """End the threads."""
        self._forget()
        self._threads.shutdown(wait=True, cancel_futures=True)

    def _batch(self, index: int, order: np.ndarray | None) -> Any:
        first, last = index * self._batch_size, min((index + 1) * self._batch_size, self._samples)
        rows = np.arange(first, last) if order is None else order[first:last]
        x, y, weights = (keras.tree.map_structure(lambda array: _rows_of(array, rows), one) for one in self._arrays)
        return (x,) if y is None else (x, y) if weights is None else (x, y, weights)

    def _forget(self) -> None:
        for future in self._ahead.values():
            future.cancel()
        self._ahead = {}


@contextlib.contextmanager
def closing(*feeds: Feed | None) -> Iterator[None]:
    """Close feeds at the end, and raise what went wrong in one of them instead of what Keras makes of it."""
    try:
        yield
    except Exception as error:
        for feed in feeds:
            if feed is not None and feed.error is not None and feed.error is not error:
                raise feed.error from None
        raise
    finally:
        for feed in feeds:
            if feed is not None:
                feed.close()


def _rows_of(array: Any, rows: np.ndarray) -> Any:
    if array is None:
        return None
    if isinstance(array, np.ndarray) or is_lazy(array):
        return np.ascontiguousarray(array[rows])
    return keras.ops.take(array, rows, axis=0)  # text is a tensor


def _drawing(samples: int) -> Callable[[], np.ndarray]:
    """Return what draws the order of an epoch as Keras does for arrays of so many rows."""
    adapter = ArrayDataAdapter(np.arange(samples), batch_size=samples, shuffle=True)
    backend = keras.backend.backend()
    if backend == "tensorflow":
        orders: Any = adapter.get_tf_dataset()  # each look at it begins with the same random numbers, as for arrays
    elif backend == "torch":
        orders = adapter.get_torch_dataloader()

    def draw() -> np.ndarray:
        found = next(iter(orders if backend in {"tensorflow", "torch"} else adapter.get_numpy_iterator()))
        return np.asarray(keras.ops.convert_to_numpy(keras.tree.flatten(found)[0]))

    return draw

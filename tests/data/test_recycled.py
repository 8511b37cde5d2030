"""Memory is used again only once nothing refers to it any more."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from designer.data import recycled

SHAPE = (64, 300)


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    recycled.give_back()
    yield
    recycled.give_back()


def place(array: np.ndarray) -> int:
    return int(array.ctypes.data)


def test_memory_that_nothing_refers_to_is_used_again() -> None:
    first = recycled.empty(SHAPE, np.float32)
    at = place(first)
    del first
    again = recycled.empty(SHAPE, np.float32)
    assert place(again) == at
    assert at % 64 == 0
    assert again.shape == SHAPE
    assert again.dtype == np.float32


def test_a_view_of_a_view_keeps_its_memory() -> None:
    first = recycled.empty(SHAPE, np.float32)
    first[...] = 7
    row = first.reshape(-1)[300:600].reshape(3, 100)[1:]
    del first
    other = recycled.empty(SHAPE, np.float32)
    other[...] = 1
    assert (row == 7).all()


def test_memory_in_use_outlives_that_which_is_given_back() -> None:
    first = recycled.empty(SHAPE, np.float32)
    first[...] = 7
    recycled.give_back()
    recycled.empty(SHAPE, np.float32)[...] = 1
    assert (first == 7).all()


def test_what_tensorflow_took_over_is_not_used_again_before_it_is_let_go() -> None:
    import tensorflow as tf

    def batches() -> Iterator[np.ndarray]:
        for number in range(20):
            batch = recycled.empty(SHAPE, np.float32)
            batch[...] = number
            yield batch

    found = tf.data.Dataset.from_generator(batches, output_signature=tf.TensorSpec(SHAPE, tf.float32)).prefetch(3)
    for number, tensor in enumerate(list(found)):
        np.testing.assert_array_equal(tensor.numpy(), np.full(SHAPE, number, np.float32))

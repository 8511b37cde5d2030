"""A training on rows that are not in memory is the training on the arrays, to the last bit."""

from __future__ import annotations

import keras
import numpy as np
import pytest

from designer.data.errors import DataError
from designer.data.lazy import Lazy
from designer.engine.feeding.feed import AHEAD, Feed, fed_by, is_streamed

ROWS = 70


def lazy(array: np.ndarray) -> Lazy:
    return Lazy(array.shape, array.dtype, lambda rows: array[rows])


def data() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    random = np.random.default_rng(3)
    x = random.standard_normal((ROWS, 5)).astype("float32")
    return x, (x[:, :1] > 0).astype("float32"), random.random(ROWS).astype("float32")


def model() -> keras.Model:
    keras.utils.set_random_seed(11)
    layers = [keras.layers.Dense(8, activation="relu"), keras.layers.Dropout(0.3), keras.layers.Dense(1)]
    made = keras.Sequential([keras.Input((5,)), *layers])
    made.compile("adam", "mse", metrics=["mae"], weighted_metrics=["mse"])
    return made


def same(one: keras.Model, other: keras.Model) -> None:
    for first, second in zip(one.get_weights(), other.get_weights(), strict=True):
        np.testing.assert_array_equal(first, second)


@pytest.mark.parametrize(
    ("batch_size", "is_weighted"),
    [pytest.param(16, False, marks=pytest.mark.slow), (35, True), pytest.param(100, True, marks=pytest.mark.slow)],
)
def test_three_epochs_are_those_on_arrays(batch_size: int, is_weighted: bool) -> None:
    x, y, w = data()
    weights = w if is_weighted else None
    held = (x[:20], y[:20])
    by_arrays = model()
    wanted = by_arrays.fit(
        x, y, sample_weight=weights, batch_size=batch_size, epochs=3, validation_data=held, verbose=0
    )
    by_feed = model()
    with (
        fed_by(lazy(x), y, weights, batch_size, shuffle=True) as fed,
        fed_by(lazy(held[0]), held[1], None, batch_size) as validation,
    ):
        assert fed.batch_size is None
        found = by_feed.fit(**fed.arguments, epochs=3, validation_data=validation.data, verbose=0)
    assert found.history == wanted.history
    same(by_feed, by_arrays)


def test_what_is_evaluated_and_predicted_is_that_of_arrays() -> None:
    x, y, w = data()
    made = model()
    with fed_by(lazy(x), lazy(y), lazy(w), 16) as fed:
        found = made.evaluate(fed.x, verbose=0, return_dict=True)
    assert found == made.evaluate(x, y, sample_weight=w, batch_size=16, verbose=0, return_dict=True)
    with fed_by(lazy(x), None, None, 16) as alone:
        np.testing.assert_array_equal(made.predict(alone.x, verbose=0), made.predict(x, batch_size=16, verbose=0))


def test_several_inputs_come_in_their_structure() -> None:
    x, y, _ = data()
    feed = Feed({"a": lazy(x), "b": x}, [y, lazy(y)], batch_size=32)
    inputs, targets = list(feed.batches())[1]
    feed.close()
    np.testing.assert_array_equal(inputs["a"], x[32:64])
    np.testing.assert_array_equal(inputs["b"], x[32:64])
    np.testing.assert_array_equal(targets[1], y[32:64])
    assert is_streamed({"a": x, "b": [lazy(x)]})
    assert not is_streamed({"a": x}, None)


def test_only_a_few_batches_are_made_ahead() -> None:
    x, _, _ = data()
    asked: list[int] = []

    def make(rows: np.ndarray) -> np.ndarray:
        asked.append(int(rows[0]))
        return x[rows]

    feed = Feed(Lazy(x.shape, x.dtype, make), batch_size=5)
    np.testing.assert_array_equal(next(feed.batches())[0], x[:5])
    np.testing.assert_array_equal(feed[3][0], x[15:20])
    feed.close()
    assert max(asked) <= 5 * (3 + AHEAD)


def test_what_goes_wrong_in_a_batch_is_said_in_its_own_words() -> None:
    x, y, _ = data()

    def make(rows: np.ndarray) -> np.ndarray:
        if 40 in rows:
            raise DataError("{name} has gone.", name="p40.png")
        return x[rows]

    rows = Lazy(x.shape, x.dtype, make)
    with pytest.raises(DataError, match=r"p40\.png has gone"), fed_by(rows, y, None, 8, shuffle=True) as fed:
        model().fit(**fed.arguments, epochs=1, verbose=0)

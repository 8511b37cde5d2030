"""Looks into a training: their numbers are those of numpy, and what is trained is the same to the last bit."""

from __future__ import annotations

from pathlib import Path

import keras
import numpy as np
import pytest

from designer.engine.building.tapped import tapped
from designer.engine.training.instruments import Instruments
from designer.engine.training.look import Look
from designer.project import layer_looks, run_folder
from designer.project.layer_looks import COLUMNS, WHOLE, LayerLooks
from designer.wire import Finished
from tests.support import projects
from tests.support.engines import Desk
from tests.support.resuming import assert_same, goes_on, left_by, network


def test_a_look_says_what_numpy_says() -> None:
    keras.utils.set_random_seed(3)
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(8, 3)).astype("float32"), rng.normal(size=(8, 1)).astype("float32")
    inputs = keras.Input((3,))
    hidden = keras.layers.Dense(4, activation="relu", name="hidden")(inputs)
    squashed = keras.layers.Dense(4, activation="tanh", name="squashed", trainable=False)(hidden)
    model = keras.Model(inputs, keras.layers.Dense(1, name="out")(squashed))
    model.compile("sgd", "mean_squared_error")
    w, b, v, c, u, d = [*model.get_weights()]
    order = {variable.path: value for variable, value in zip(model.weights, model.get_weights(), strict=True)}
    w, b = order["hidden/kernel"], order["hidden/bias"]
    v, c = order["squashed/kernel"] * 9, order["squashed/bias"]
    u, d = order["out/kernel"], order["out/bias"]
    w[:, 0], b[0] = 0, -1  # a unit that is dead
    model.get_layer("hidden").set_weights([w, b])
    model.get_layer("squashed").set_weights([v, c])
    look = Look(model, x, y)
    assert look.names == ("hidden", "squashed", "out")
    before = look.copies()
    model.get_layer("out").set_weights([u + 0.5, d])
    u = u + 0.5
    found = dict(zip((*look.names, WHOLE), look.take(before), strict=True))

    h = np.maximum(x @ w + b, 0)
    s = np.tanh(h @ v + c)
    error = 2 * (s @ u + d - y) / len(x)
    g_u, g_d = s.T @ error, error.sum(0)
    g_h = ((error @ u.T) * (1 - s**2)) @ v.T * (h > 0)
    g_w, g_b = x.T @ g_h, g_h.sum(0)

    def norm(*arrays: np.ndarray) -> float:
        return float(np.sqrt(sum((a.astype("float64") ** 2).sum() for a in arrays)))

    dead = (h == 0).all(0).mean()
    expected = [h.mean(), h.std(), (h == 0).mean(), dead, np.nan, norm(g_w, g_b), norm(w, b), 0]
    assert dead >= 0.25
    np.testing.assert_allclose(found["hidden"], expected, rtol=2e-4, atol=1e-6)
    zeros = s == 0
    at_the_ends = (np.abs(s) > 0.99).mean()
    assert at_the_ends > 0
    np.testing.assert_allclose(
        found["squashed"],
        [s.mean(), s.std(), zeros.mean(), zeros.all(0).mean(), at_the_ends, np.nan, np.nan, np.nan],
        rtol=2e-4,
        atol=1e-6,
    )
    moved = norm(np.full_like(u, 0.5))
    np.testing.assert_allclose(found["out"][5:], [norm(g_u, g_d), norm(u, d), moved / norm(u, d)], rtol=2e-4)
    every = norm(w, b, u, d)
    np.testing.assert_allclose(found[WHOLE][5:], [norm(g_w, g_b, g_u, g_d), every, moved / every], rtol=2e-4)


def test_taps_are_of_every_layer_of_any_model() -> None:
    inner = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, name="deep")], name="inner")
    first, second = keras.Input((4,), name="first"), keras.Input((4,), name="second")
    shared = keras.layers.Dense(4, name="shared")
    joined = keras.layers.Concatenate(name="joined")([shared(first), shared(second)])
    model = keras.Model([first, second], {"a": inner(shared(first)), "b": joined})
    found, names = tapped(model)
    assert sorted(names) == ["inner", "joined", "shared"]
    ones, twos = np.ones((2, 4), "float32"), np.full((2, 4), 2.0, "float32")
    given = found([ones, twos])
    taps = dict(zip(names, given["taps"], strict=True))
    for mine, expected in ((taps["shared"], shared(ones)), (given["y"]["b"], model([ones, twos])["b"])):
        np.testing.assert_array_equal(*map(keras.ops.convert_to_numpy, (mine, expected)))
    assert tapped(inner)[1] == ["deep"]


@pytest.mark.parametrize("every", [pytest.param(None, marks=pytest.mark.slow), 3])
def test_what_is_trained_is_the_same_with_looks_and_without(tmp_path: Path, every: int | None) -> None:
    left = {}
    for name, setting in (("without", 0), ("with", every)):
        desk = Desk()
        desk.train(projects.text(network(epochs=3, layers_every=setting)), tmp_path / name)
        assert isinstance(desk.said[-1], Finished), desk.said[-1]
        left[name] = left_by(tmp_path / name)
    assert_same(left["with"], left["without"])
    assert layer_looks.read(tmp_path / "without") is None
    found = layer_looks.read(tmp_path / "with")
    assert found is not None
    assert {"hidden", "normal", "dropout", "score", "kind", WHOLE} == set(found.layers)
    if every is not None:  # 13 batches an epoch, 3 epochs
        np.testing.assert_allclose(found.epochs * 13, np.arange(3, 40, 3), rtol=1e-6)
    assert (found.column("hidden", "gradient") > 0).all()
    assert (found.column("hidden", "update") > 0).all()
    for line in run_folder.read_epochs(tmp_path / "with") if every is not None else ():
        norms = found.until(line.epoch + 1.0 + 1e-9).column(WHOLE, "gradient")
        assert line.gradient_norm == pytest.approx(norms[-1])
    assert not any(line.gradient_norm for line in run_folder.read_epochs(tmp_path / "without"))
    told = [line.gradient_norm for line in run_folder.read_epochs(tmp_path / "with") if line.gradient_norm]
    assert len(told) <= len(found.epochs)  # what was seen once is not told again
    assert ((found.column("dropout", "zeros") > 0.2) & (found.column("dropout", "zeros") < 1)).all()


def test_a_short_run_is_seen_in_every_epoch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("designer.engine.training.instruments.SHARE", 0.0)  # as where a look takes long
    desk = Desk()
    desk.train(projects.text(network(epochs=14)), tmp_path)
    found = layer_looks.read(tmp_path)
    assert found is not None
    assert set(range(14)) <= set(np.floor(found.epochs - 1e-9))
    assert (found.column("hidden", "gradient") > 0).all()
    assert (found.column("hidden", "update") > 0).all()
    assert len(np.unique(found.column("hidden", "weight"))) == len(found.epochs)  # each is of its own time


def test_a_look_taken_later_is_the_one_of_its_time() -> None:
    random = np.random.RandomState(1)
    x, y = random.normal(size=(8, 3)).astype("float32"), random.normal(size=(8, 1)).astype("float32")
    layers = [keras.layers.Dense(4), keras.layers.BatchNormalization(), keras.layers.Dense(1)]
    model = keras.Sequential([keras.Input((3,)), *layers])
    model.compile("sgd", "mean_squared_error")
    look = Look(model, x, y)
    before = look.copies()
    model.train_on_batch(x, y)
    state, now = look.state(), look.take(before)
    model.train_on_batch(x, y)
    np.testing.assert_allclose(look.take(before, state), now, rtol=1e-5, equal_nan=True)
    assert not np.allclose(look.take(before), now, equal_nan=True)


def test_a_run_that_goes_on_keeps_what_was_seen_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("designer.engine.training.progress._SEND_EVERY", 0.0)
    goes_on(tmp_path, layers_every=4, epochs=4)
    whole, resumed = layer_looks.read(tmp_path / "whole"), layer_looks.read(tmp_path / "run")
    assert whole is not None
    assert resumed is not None
    assert resumed.layers == whole.layers
    early = whole.until(2).epochs
    np.testing.assert_array_equal(resumed.until(2).epochs, early)
    np.testing.assert_array_equal(resumed.until(2).values, whole.until(2).values)
    assert resumed.epochs[-1] > 3


def test_a_table_comes_back_and_long_ones_are_thinned(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    epochs = np.arange(5000) / 7
    values = rng.normal(size=(5000, 3, len(COLUMNS))).astype("float32")
    values[5, 1, 2] = np.nan
    looks = LayerLooks(("a", 'b "x" ,', WHOLE), epochs, values)
    layer_looks.write(tmp_path, looks)
    found = layer_looks.read(tmp_path)
    assert found is not None
    assert found.layers == looks.layers
    np.testing.assert_array_equal(found.epochs, epochs)
    np.testing.assert_array_equal(found.values, values)
    thinned = looks.thinned()
    assert len(thinned.epochs) <= layer_looks.MOST_LOOKS
    np.testing.assert_array_equal(thinned.values, values[::4])
    wide = LayerLooks(tuple(map(str, range(500))), epochs[:3000], np.zeros((3000, 500, len(COLUMNS)), "float32"))
    assert wide.thinned().values[:, :, 0].size <= layer_looks.MOST_ROWS
    layer_looks.write(tmp_path, wide.thinned())
    assert (tmp_path / run_folder.LAYERS).stat().st_size < 10 * 2**20
    for damaged in (b"", b"PAR1", b"\0" * 100):
        (tmp_path / run_folder.LAYERS).write_bytes(damaged)
        assert layer_looks.read(tmp_path) is None


def test_a_look_that_fails_does_not_end_the_training(tmp_path: Path) -> None:
    told = []
    loaded = type("Rows", (), {"x": np.zeros((4, 2)), "y": np.zeros(4), "weights": None})
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    instruments = Instruments(1, loaded, tmp_path, lambda: model, told.append)
    for step in range(3):
        instruments.after_batches(1, step / 3)
    instruments.end(1.0)
    assert len(told) == 1
    assert "not written down any more" in str(told[0])
    assert layer_looks.read(tmp_path) is None

"""Autoencoders are scored by what of their input they rebuild, beside PCA of as many numbers as they pass through."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA
from sklearn.metrics import r2_score

from designer.data.settings import Binding, DataSettings, Split
from designer.data.sources import NpzSource
from designer.doctor.finding import Examination, line_of
from designer.engine.examining.rebuilding import narrowest, rebuilds, rebuilt, rebuilt_by_pca
from designer.graph.model import Change, Setting
from designer.project.records import DATA, TRAINING, OutputTraining, TrainingSettings
from tests.doctor import clinic
from tests.support.drawings import Drawing


def test_a_target_is_the_input_however_its_columns_are_scaled() -> None:
    rows = np.random.RandomState(0).normal(size=(50, 4))
    assert rebuilds([rows[:, :2], rows.reshape(50, 2, 2)], rows * [1, 5, 1000, 1] + 3)
    assert not rebuilds([rows], rows[:, ::-1])
    assert not rebuilds([rows], rows + np.random.RandomState(1).normal(size=rows.shape))
    assert not rebuilds([rows[:, :1]], rows[:, :1])  # one number: a column that was bound twice


def test_what_is_rebuilt_is_the_variance_that_scikit_learn_counts() -> None:
    random = np.random.RandomState(0)
    rows = random.normal(size=(300, 3)) @ random.normal(size=(3, 8)) + 0.1 * random.normal(size=(300, 8))
    trained, held = rows[:200], rows[200:]
    given = held + random.normal(size=held.shape)
    assert rebuilt(held, given) == pytest.approx(r2_score(held, given, multioutput="variance_weighted"))
    pca = PCA(2, random_state=0).fit(trained)
    assert rebuilt_by_pca(trained, held, 2) == rebuilt(held, pca.inverse_transform(pca.transform(held)))
    assert rebuilt_by_pca(trained, held, 8) is None  # it would only copy


def test_the_narrowest_layer_is_one_on_the_way_to_the_output() -> None:
    inputs = keras.Input((8,))
    code = keras.layers.Dense(3)(inputs)
    model = keras.Model(inputs, [keras.layers.Dense(8)(code), keras.layers.Dense(2)(code)])
    assert [narrowest(model, tensor) for tensor in model.outputs] == [3, 2]
    pictures = keras.Input((8, 8, 1))
    small = keras.layers.MaxPooling2D(4)(keras.layers.Conv2D(6, 3, padding="same")(pictures))
    assert narrowest(keras.Model(pictures, keras.layers.UpSampling2D(4)(small)), small) == 24


def examined(folder: Path, **changes: Any) -> Examination:
    """Train an autoencoder of digits with 6 numbers in its middle."""
    images = (load_digits().data[:700] / 16).astype(np.float32)
    np.savez(folder / "digits.npz", image=images)
    drawing = Drawing()
    drawing.add("Input", "image", shape=[64])
    drawing.add("Dense", "image", "wide", units=48, activation="relu")
    drawing.add("Dense", "wide", "code", units=6)
    drawing.add("Dense", "code", "back", units=48, activation="relu")
    drawing.add("Dense", "back", "again", units=64, activation="sigmoid")
    ids = drawing.ids
    data = DataSettings(
        source=NpzSource("digits.npz"),
        inputs={ids["image"]: Binding(("image",))},
        targets={ids["again"]: Binding(("image",))},
        split=Split(validation=0.3),
    )
    settings = {"epochs": 40, "optimizer": {"class": "Adam", "args": {"learning_rate": 0.003}}, **changes}
    training = TrainingSettings(outputs={ids["again"]: OutputTraining("mean_squared_error")}, seed=1, **settings)
    drawing.graph.apply(Change("", added=(Setting(DATA, data), Setting(TRAINING, training))))
    return clinic.trained(drawing.graph, folder)


def test_an_autoencoder_stands_beside_pca_and_is_examined_like_others(tmp_path: Path) -> None:
    found = examined(tmp_path)
    (score,) = found.scores
    assert (score.measure, score.components, score.forest) == ("R2", 6, None)
    assert score.linear is not None
    assert score.held is not None
    assert 0.4 < score.linear < 0.7
    assert score.held > score.linear - 0.1
    assert "PCA, 6 components" in line_of(score)
    assert [one.rule for one in found.findings if one.severity != "hint"] == []
    slow = examined(tmp_path, epochs=3, optimizer={"class": "Adam", "args": {"learning_rate": 1e-7}})
    assert slow.findings[0].rule == "learning_rate_too_low"

"""Explanations equal what is known of small models: linear ones, scikit-learn's permutations, Grad-CAM by numpy."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import keras
import numpy as np
import pytest
from sklearn.datasets import load_iris
from sklearn.inspection import permutation_importance as by_sklearn
from sklearn.linear_model import LinearRegression

from designer.app import main
from designer.catalogue.load import load
from designer.data.preparation import binding
from designer.data.settings import Binding, DataSettings, Split
from designer.data.sources import CsvSource, NpzSource
from designer.data.steps.text import MultiHot
from designer.engine.building.gradients import gradients_of_loss
from designer.engine.building.trained import load as load_run
from designer.engine.explaining.attribution import grad_cam, integrated_gradients, occluded
from designer.engine.explaining.importance import permutation_importance
from designer.engine.explaining.overlay import coarse, overlay
from designer.engine.explaining.score import Score
from designer.engine.feeding.rows import rows
from designer.graph.model import Change, Setting
from designer.project import storage
from designer.project.records import DATA, TRAINING, OutputTraining, TrainingSettings
from tests.support import projects
from tests.support.drawings import Drawing


def score_of(model: keras.Model, place: int = 0, names: tuple[str, ...] = ("x",)) -> Score:
    program = SimpleNamespace(
        outputs=[SimpleNamespace(name="y")],
        inputs=[SimpleNamespace(name=n) for n in names],
        takes="single",
        gives="list",
    )
    if len(names) > 1:
        program.takes = "list"
    return Score(SimpleNamespace(model=model, program=program), program.outputs[0], place)


def test_gradients_of_a_loss_are_numpys_whatever_weights_the_model_has_by_then() -> None:
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dropout(0.0), keras.layers.Dense(1, use_bias=False)])
    model.compile("sgd", "mse")
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(8, 3)).astype("float32"), rng.normal(size=(8, 1)).astype("float32")
    found = gradients_of_loss(model, x, y)
    for _ in range(2):
        weights = rng.normal(size=(3, 1)).astype("float32")
        model.set_weights([weights, *model.get_weights()[1:]])
        np.testing.assert_allclose(found()[0], 2 / 8 * x.T @ (x @ weights - y), rtol=1e-4)
    np.testing.assert_array_equal(model.get_weights()[0], weights)


def test_integrated_gradients_of_a_linear_model_are_weight_times_distance() -> None:
    keras.utils.set_random_seed(0)
    model = keras.Sequential([keras.Input((5,)), keras.layers.Dense(3)])
    weights, _ = model.get_weights()
    rng = np.random.default_rng(0)
    x, base = (rng.normal(size=(1, 5)).astype("float32") for _ in range(2))
    for place in range(3):
        found = integrated_gradients(score_of(model, place), {"x": x}, {"x": base}, ["x"])["x"]
        np.testing.assert_allclose(found, (x - base)[0] * weights[:, place], rtol=1e-5, atol=1e-7)


def test_integrated_gradients_add_up_to_what_the_score_differs_by() -> None:
    keras.utils.set_random_seed(1)
    a, b = keras.Input((4,), name="a"), keras.Input((2,), name="b")
    h = keras.layers.Dense(8, activation="tanh")(keras.layers.Concatenate()([a, b]))
    model = keras.Model([a, b], keras.layers.Dense(3, activation="softmax")(h))
    rng = np.random.default_rng(1)
    row = {n: rng.normal(size=(1, w)).astype("float32") for n, w in (("a", 4), ("b", 2))}
    base = {n: np.zeros_like(v) for n, v in row.items()}
    score = score_of(model, 2, ("a", "b"))
    found = integrated_gradients(score, row, base, ["a", "b"])
    total = sum(float(one.sum()) for one in found.values())
    assert total == pytest.approx(float(score.values(row)[0] - score.values(base)[0]), abs=1e-4)


def test_grad_cam_is_what_numpy_says() -> None:
    keras.utils.set_random_seed(2)
    inputs = keras.Input((6, 6, 1))
    maps = keras.layers.Conv2D(3, 3, activation="relu")(inputs)
    beside = keras.layers.GlobalAveragePooling2D()(maps)
    model = keras.Model(
        inputs, keras.layers.Dense(2)(keras.layers.Concatenate()([keras.layers.Flatten()(maps), beside]))
    )
    x = np.random.default_rng(2).normal(size=(1, 6, 6, 1)).astype("float32")
    kernel, bias, dense, _ = model.get_weights()
    windows = np.lib.stride_tricks.sliding_window_view(x[0, :, :, 0], (3, 3))
    given = np.maximum(np.einsum("abij,ijk->abk", windows, kernel[:, :, 0]) + bias, 0)
    slopes = dense[:48, 1].reshape(4, 4, 3) + dense[48:, 1] / 16
    expected = np.maximum((given * slopes.mean(axis=(0, 1))).sum(axis=-1), 0)
    found = grad_cam(score_of(model, 1), {"x": x})
    np.testing.assert_allclose(found, expected, rtol=1e-4, atol=1e-6)
    flat = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])
    assert grad_cam(score_of(flat), {"x": np.ones((1, 4), "float32")}) is None


def test_occlusion_finds_the_only_pixel_that_counts() -> None:
    model = keras.Sequential([keras.Input((12, 12, 1)), keras.layers.Flatten(), keras.layers.Dense(1)])
    weights = np.zeros((144, 1), "float32")
    weights[5 * 12 + 7] = 2.0
    model.set_weights([weights, np.zeros(1, "float32")])
    picture = np.zeros((1, 12, 12, 1), "float32")
    picture[0, 5, 7] = 1.0
    found = occluded(score_of(model), {"x": picture}, "x")
    assert np.unravel_index(found.argmax(), found.shape) in {(a, b) for a in (4, 5, 6) for b in (6, 7, 8)}
    assert found.max() == pytest.approx(2.0 * (1 - 1 / 144), rel=1e-5)
    assert found[0, 0] == pytest.approx(0, abs=1e-6)
    assert overlay(picture[0], found).startswith(b"\x89PNG")
    assert np.array(coarse(np.ones((130, 70)))).shape == (44, 24)


def test_permutation_importance_is_scikit_learns() -> None:
    rng = np.random.default_rng(3)
    x = rng.normal(size=(80, 4))
    y = x @ [3.0, 0.0, -1.0, 0.5] + rng.normal(size=80)
    model = LinearRegression().fit(x, y)
    expected = by_sklearn(model, x, y, n_repeats=5, random_state=7)

    def score(order: np.ndarray | None, field: int) -> float:
        moved = x.copy()
        if order is not None:
            moved[:, field] = x[order, field]
        return float(model.score(moved, y))

    whole, found = permutation_importance(score, 4, 80, repeats=5, seed=7)
    assert whole == model.score(x, y)
    np.testing.assert_allclose(found, expected.importances, rtol=1e-12)


def test_a_row_and_a_run_are_explained_by_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = tmp_path / "iris.kdesign"
    storage.save(projects.iris(epochs=30, optimizer={"class": "Adam", "args": {"learning_rate": 0.02}}).graph, project)
    assert main(["train", str(project)]) == 0
    capsys.readouterr()
    assert main(["explain", str(project), "--row", "121", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["outputs"]
    assert {one["name"] for one in row["effects"]} == set(projects.IRIS)
    assert row["decided"] == "2"
    assert sum(one["effect"] for one in row["effects"]) == pytest.approx(row["score"] - row["base"], abs=5e-3)
    assert {one["name"]: one["value"] for one in row["effects"]}["petal length (cm)"] == "5.7"
    assert main(["explain", str(project), "--json"]) == 0
    (many,) = json.loads(capsys.readouterr().out)["outputs"]
    assert main(["evaluate", str(project), "--run", "latest", "--json"]) == 0
    evaluated = json.loads(capsys.readouterr().out)
    assert many["score"] == pytest.approx(evaluated["outputs"][0]["accuracy"])
    assert many["fields"][0]["name"].startswith("petal")
    assert many["fields"][0]["mean"] > 0.1
    assert main(["explain", str(project), "--by", "petal length (cm)", "--part", "all", "--json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)["dependence"]
    lengths = one["values"][0]
    assert lengths == sorted(lengths)
    assert (lengths[0], lengths[-1]) == (1.0, 6.9)
    assert [curve["label"] for curve in one["curves"]] == ["0", "1", "2"]
    np.testing.assert_allclose(np.sum([curve["means"] for curve in one["curves"]], axis=0), 1, atol=1e-5)
    assert one["curves"][0]["means"][0] > one["curves"][0]["means"][-1] + 0.05
    run = load_run(next(project.with_name(f"{project.name}.runs").iterdir()), load())
    told = rows(run, "", "all")
    slope, offset = np.polyfit(load_iris().data[told.numbers, 2], told.x[:, 2], 1)
    for place, length in enumerate(lengths):
        moved = told.x.copy()
        moved[:, 2] = slope * length + offset
        expected = np.asarray(run.model.predict_on_batch(moved)).mean(axis=0)
        np.testing.assert_allclose([curve["means"][place] for curve in one["curves"]], expected, atol=1e-4)
    fields = "petal length (cm),petal width (cm)"
    assert main(["explain", str(project), "--by", fields, "--json"]) == 0
    (two,) = json.loads(capsys.readouterr().out)["dependence"]
    assert len(two["curves"][0]["means"]) == len(two["values"][0]) * len(two["values"][1])
    assert main(["explain", str(project), "--by", "petals"]) == 2
    assert "Name one or two different fields of sepal length (cm)" in capsys.readouterr().err
    assert main(["explain", str(project), "--row", "151"]) == 2
    assert "There is no row 151; the data have 150." in capsys.readouterr().err


def test_words_of_a_text_are_explained_one_by_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [f"{'good' if i % 2 else 'bad'} thing number {i % 7},{'yes' if i % 2 else 'no'}" for i in range(60)]
    (tmp_path / "texts.csv").write_text("\n".join(["said,liked", *rows]) + "\n", encoding="utf-8")
    drawing = Drawing()
    drawing.add("Input", "said", shape=[20])
    drawing.add("Dense", "said", "liked", units=2, activation="softmax")
    ids = drawing.ids
    data = DataSettings(
        source=CsvSource(path="texts.csv"),
        inputs={ids["said"]: Binding(("said",), {"said": (MultiHot(words=20),)})},
        targets={ids["liked"]: binding(("liked",), "integer")},
    )
    outputs = {ids["liked"]: OutputTraining("sparse_categorical_crossentropy", ("accuracy",))}
    training = TrainingSettings(outputs=outputs, epochs=20, optimizer={"class": "Adam", "args": {"learning_rate": 0.1}})
    drawing.graph.apply(Change("", added=(Setting(DATA, data), Setting(TRAINING, training))))
    project = tmp_path / "texts.kdesign"
    storage.save(drawing.graph, project)
    assert main(["train", str(project)]) == 0
    capsys.readouterr()
    assert main(["explain", str(project), "--row", "2", "--json"]) == 0
    (output,) = json.loads(capsys.readouterr().out)["outputs"]
    words = {one["name"]: one for one in output["words"]}
    assert list(words) == ["good", "thing", "number", "1"]
    assert output["decided"] == "yes"
    assert words["good"]["effect"] == max(one["effect"] for one in words.values()) > 0.05
    assert words["good"]["value"] == "said"


def test_numbers_of_an_array_codes_and_steps_of_a_series_are_told_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rng = np.random.default_rng(4)
    series, sizes = (rng.normal(size=shape).astype("float32") for shape in ((60, 5, 2), (60, 3)))
    target = series[:, 1, 0] + sizes[:, 2]
    codes = rng.integers(1, 9, size=(60, 4)).astype("float32")
    np.savez(tmp_path / "data.npz", series=series, sizes=sizes, codes=codes, target=target)
    drawing = Drawing()
    drawing.add("Input", "series", shape=[5, 2])
    drawing.add("Input", "sizes", shape=[3])
    drawing.add("Input", "codes", shape=[4])
    drawing.add("Embedding", "codes", "words", input_dim=9, output_dim=2, embeddings_initializer="random_normal")
    drawing.add("Flatten", "series", "flat")
    drawing.add("Flatten", "words", "flat_words")
    drawing.add("Concatenate", "flat", "sizes", "flat_words", "both")
    drawing.add("Dense", "both", "target", units=1)
    ids = drawing.ids
    data = DataSettings(
        source=NpzSource("data.npz"),
        inputs={ids[name]: Binding((name,)) for name in ("series", "sizes", "codes")},
        targets={ids["target"]: Binding(("target",))},
        split=Split(validation=0.0),
    )
    training = TrainingSettings(outputs={ids["target"]: OutputTraining("mean_squared_error")}, epochs=2)
    drawing.graph.apply(Change("", added=(Setting(DATA, data), Setting(TRAINING, training))))
    project = tmp_path / "series.kdesign"
    storage.save(drawing.graph, project)
    assert main(["train", str(project)]) == 0
    capsys.readouterr()
    assert main(["explain", str(project), "--row", "7", "--json"]) == 0
    (output,) = json.loads(capsys.readouterr().out)["outputs"]
    found = {one["name"]: one for one in output["effects"]}
    run = load_run(next(project.with_name(f"{project.name}.runs").iterdir()), load())
    table, kernel, _ = run.model.get_weights()
    weights = kernel[:, 0]
    by_step = ((series[6] - series.mean(axis=0)) * weights[:10].reshape(5, 2)).sum(axis=1)
    np.testing.assert_allclose(found["series"]["steps"], by_step, atol=1e-5)
    assert found["series"]["effect"] == pytest.approx(by_step.sum(), abs=1e-5)
    for place, expected in enumerate((sizes[6] - sizes.mean(axis=0)) * weights[10:13]):
        one = found[f"sizes[{place}]"]
        assert one["effect"] == pytest.approx(expected, abs=1e-5)
        assert float(one["value"]) == pytest.approx(sizes[6, place])
    for place, code in enumerate(codes[6].astype(int)):  # has no gradient: 0 in its place
        without = (table[code] - table[0]) @ weights[13 + 2 * place : 15 + 2 * place]
        assert found[f"codes[{place}]"]["effect"] == pytest.approx(without, abs=1e-5)
    assert output["method"] == "occlusion"

"""Layers that are adapted by matrices of low rank (LoRA): resumed, continued from a run, and equal to their scripts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from designer import wire
from designer.engine.building import trained
from designer.engine.building.carry import copy_weights
from designer.export.python_code import STYLES, python_code
from designer.graph import edits
from designer.graph.model import Change, Edge, Graph
from designer.project.fixes import apply_fix
from designer.project.records import TRAINING
from designer.wire import Finished
from tests.support import projects
from tests.support.drawings import Drawing
from tests.support.engines import Desk
from tests.support.exported import is_formatted, run_code, trained_here
from tests.support.networks import catalogue
from tests.support.resuming import goes_on, network

ROWS = np.random.default_rng(0).normal(size=(9, 4)).astype("float32")
FAST = {"class": "Adam", "args": {"learning_rate": 0.05}}


def adapted(drawing: Drawing) -> Drawing:
    """Return a drawing with low-rank adaptation of its hidden layer."""
    node = drawing.ids["hidden"]
    params = {**drawing.graph.nodes[node].params, "lora_rank": 2, "lora_alpha": 6.0}
    drawing.graph.apply(edits.set_params(drawing.graph, node, params))
    return drawing


@pytest.mark.parametrize("style", STYLES)
def test_the_script_trains_to_the_same_numbers(style: Any, tmp_path: Path) -> None:
    graph = adapted(projects.iris(epochs=3)).graph
    logs = trained_here(graph, tmp_path)
    code = python_code(graph, catalogue(), style)
    assert is_formatted(code), code
    history = run_code(code)["train"]()
    assert history.history == logs
    kept = trained.load(tmp_path / "run", catalogue()).model
    np.testing.assert_array_equal(history.model.predict(ROWS, verbose=0), kept.predict(ROWS, verbose=0))


def test_what_was_trained_is_adapted_by_the_run_that_continues_from_it(tmp_path: Path) -> None:
    import keras

    runs = tmp_path / "p.kdesign.runs"
    first = projects.iris(epochs=3)
    desk = Desk()
    desk.train(projects.text(first), runs / "first")
    assert isinstance(desk.said[-1], Finished), desk.said[-1]
    graph = adapted(projects.iris(epochs=4, start_from="first", seed=3)).graph
    script = tmp_path / "s.py"
    code = python_code(graph, catalogue(), target=script)
    project = projects.encode(graph)
    output = tmp_path / "s.weights.npz"
    answer = desk.ask(wire.SaveInitial(project=project, runs_dir=str(runs), output=str(output)))
    assert isinstance(answer, wire.Done), answer
    desk.train(project, runs / "second", runs_dir=str(runs))
    started = desk.all(wire.TrainingStarted)[0]
    assert str(started.note) == "The weights of all 2 layers come from the run first."
    losses = [epoch.logs["loss"] for epoch in desk.all(wire.EpochDone)]
    assert losses[-1] < losses[0]
    before, after = (trained.load(runs / name, catalogue()).model.get_layer("hidden") for name in ("first", "second"))
    change = keras.ops.convert_to_numpy(after.kernel) - keras.ops.convert_to_numpy(before.kernel)
    assert np.abs(change).max() > 0
    assert np.linalg.matrix_rank(change, tol=1e-5) == 2
    assert run_code(code, script)["train"]().history["loss"] == losses


def test_an_interrupted_run_goes_on_as_if_it_had_not_been(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("designer.engine.training.progress._SEND_EVERY", 0.0)
    goes_on(tmp_path, lambda **training: adapted(network(**training)))


@pytest.mark.parametrize(
    ("style", "mode"),
    [
        ("functional", "int8"),
        pytest.param("sequential", "int4", marks=pytest.mark.slow),
        pytest.param("subclass", "int8", marks=pytest.mark.slow),
    ],
)
def test_quantised_weights_train_in_the_script_as_in_the_program(style: Any, mode: str, tmp_path: Path) -> None:
    graph = adapted(projects.iris(epochs=2, quantize=mode, keep="best")).graph
    desk = Desk()
    desk.train(projects.encode(graph), tmp_path / "run")
    assert str(desk.all(wire.TrainingStarted)[0].note) == f"Kept in {mode}: 1 layers (hidden)."
    code = python_code(graph, catalogue(), style)
    assert is_formatted(code), code
    history = run_code(code)["train"]()
    assert history.history["loss"] == [epoch.logs["loss"] for epoch in desk.all(wire.EpochDone)]
    kept = trained.load(tmp_path / "run", catalogue()).model
    assert kept.get_layer("hidden").quantization_mode == mode
    np.testing.assert_array_equal(history.model.predict(ROWS, verbose=0), kept.predict(ROWS, verbose=0))


@pytest.mark.slow
def test_an_interrupted_run_with_quantised_weights_goes_on_as_if_it_had_not_been(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("designer.engine.training.progress._SEND_EVERY", 0.0)
    goes_on(tmp_path, lambda **training: adapted(network(**training, quantize="int8")))


def test_a_file_of_keras_holds_quantised_weights_rounded_once_more_and_the_note_says_so(tmp_path: Path) -> None:
    import keras

    graph = adapted(projects.iris(epochs=2, quantize="int8", optimizer=FAST)).graph
    desk = Desk()
    desk.train(projects.encode(graph), tmp_path / "run")
    output = tmp_path / "net.keras"
    answer = desk.ask(wire.SaveModel(run_dir=str(tmp_path / "run"), output=str(output), form="keras"))
    assert isinstance(answer, wire.Done), answer
    assert "1 layers (hidden) once more" in str(answer.note)
    opened = keras.saving.load_model(output)
    assert opened.get_layer("hidden").quantization_mode == "int8"
    own = trained.load(tmp_path / "run", catalogue()).model.predict(ROWS, verbose=0)
    np.testing.assert_allclose(opened.predict(ROWS, verbose=0), own, atol=0.02)


@pytest.mark.parametrize("now", ["int8", "none"])
def test_a_drawing_that_has_changed_since_is_written_in_the_numbers_that_its_settings_say(
    now: str, tmp_path: Path
) -> None:
    import keras

    drawing = adapted(projects.iris(epochs=2, quantize="int8", optimizer=FAST))
    desk = Desk()
    desk.train(projects.text(drawing), tmp_path / "run")
    graph = drawing.graph
    graph.apply(edits.rename(graph, drawing.ids["hidden"], "middle"))
    graph = graph.with_setting(TRAINING, msgspec.structs.replace(graph.settings[TRAINING], quantize=now))
    request = wire.SaveModel(project=projects.encode(graph), run_dir=str(tmp_path / "run"), form="keras")
    answer = desk.ask(msgspec.structs.replace(request, output=str(tmp_path / "net.keras")))
    assert isinstance(answer, wire.Done), answer
    said = "rounded once more, for the drawing has changed" if now == "int8" else "are written as floats"
    assert said in str(answer.note)
    opened = keras.saving.load_model(tmp_path / "net.keras")
    assert opened.get_layer("middle").quantization_mode == (None if now == "none" else now)
    own = trained.load(tmp_path / "run", catalogue()).model.predict(ROWS, verbose=0)
    np.testing.assert_allclose(opened.predict(ROWS, verbose=0), own, atol=0.03)


def test_convolutions_are_adapted_too(tmp_path: Path) -> None:
    drawing = projects.endless(64, 8, epochs=2)
    graph, ids = drawing.graph, drawing.ids
    drawing.add("Reshape", "x", "steps", target_shape=[20, 1])
    drawing.add("Conv1D", "steps", "window", filters=4, kernel_size=3, lora_rank=2, lora_alpha=6.0)
    drawing.add("Flatten", "window", "flat")
    graph.apply(edits.disconnect(graph, graph.incoming(ids["hidden"]), catalogue().signature))
    graph.apply(Change("", added=(Edge(ids["flat"], 0, ids["hidden"], 0),)))
    logs = trained_here(graph, tmp_path)
    assert run_code(python_code(graph, catalogue()))["train"]().history == logs
    layer = trained.load(tmp_path / "run", catalogue()).model.get_layer("window")
    assert layer.lora_enabled
    assert (layer.lora_rank, layer.lora_alpha) == (2, 6.0)
    assert [variable.name for variable in layer.non_trainable_variables] == ["kernel"]


def test_the_check_says_what_cannot_be_quantised_and_its_fixes_help() -> None:
    def problem(graph: Graph) -> wire.Problem | None:
        report = Desk().ask(wire.Check(project=projects.encode(graph)))
        assert isinstance(report, wire.Checked), report
        return next((one for one in report.problems if "int8" in str(one.text)), None)

    graph = projects.iris(quantize="int8").graph
    found = problem(graph)
    assert found is not None
    assert (found.severity, [fix.kind for fix in found.fixes]) == ("warning", ["adapt", "set_option"])
    graph.apply(apply_fix(graph, found.fixes[0].kind, found.fixes[0].args))
    assert problem(graph) is None
    training = msgspec.structs.replace(graph.settings[TRAINING], dtype_policy="mixed_float16")
    graph = graph.with_setting(TRAINING, training)
    found = problem(graph)
    assert found is not None
    assert found.severity == "error"
    graph.apply(apply_fix(graph, found.fixes[0].kind, found.fixes[0].args))
    assert problem(graph) is None


@pytest.mark.parametrize("mode", ["int8", "int4"])
@pytest.mark.parametrize("rank", [None, 2])
def test_a_run_goes_on_from_what_a_quantised_one_has_learned(mode: str, rank: int | None) -> None:
    import keras

    def layers() -> list[Any]:
        shapes = {"dense": (6,), "heads": (5, 6), "words": (7,)}
        made = {
            "dense": keras.layers.Dense(5, lora_rank=rank),
            "heads": keras.layers.EinsumDense("abc,cde->abde", (5, 2, 3), bias_axes="de", lora_rank=rank),
            "words": keras.layers.Embedding(11, 8, lora_rank=rank),
        }
        for name, layer in made.items():
            layer.build((None, *shapes[name]))
            layer.trainable = rank is not None
        return list(made.values())

    keras.utils.set_random_seed(3)
    for learned in layers():
        for variable in learned.variables:
            if "lora" in variable.name or variable.name == "bias":
                variable.assign(keras.random.normal(variable.shape, stddev=0.1, seed=4))
        expected = [keras.ops.convert_to_numpy(v) for v in plain_values(learned)]
        learned.quantize(mode)
        fresh = next(one for one in layers() if type(one) is type(learned))
        copy_weights(learned, fresh)
        steps = 127 if mode == "int8" else 7
        for value, wanted in zip(plain_values(fresh), expected, strict=True):
            got = keras.ops.convert_to_numpy(value)
            np.testing.assert_allclose(got, wanted, atol=2 * np.abs(wanted).max() / steps)


def plain_values(layer: Any) -> list[Any]:
    """Return what a layer multiplies with, and its bias."""
    weights = layer.embeddings if hasattr(layer, "embeddings") else layer.kernel
    return [weights] if getattr(layer, "bias", None) is None else [weights, layer.bias]

"""Model files of other people: what is drawn, what comes along, what is refused; nothing in them is executed."""

from __future__ import annotations

import contextlib
import io
import json
import pickle
import random
import zipfile
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest
from keras import layers

from designer.catalogue.load import Catalogue, load
from designer.engine.building.build import build_model
from designer.engine.building.trained import load as load_run
from designer.engine.checking.check import Checker
from designer.engine.importers.opening import import_model
from designer.engine.importers.weights import import_weights
from designer.export.notebook_code import notebook_code
from designer.graph.calls import program
from designer.graph.model import MODEL, Graph
from designer.graph.texts import DesignerError
from designer.project import run_folder, storage
from designer.project.records import TRAINING
from designer.resources import resource
from designer.wire import Imported, ImportModel, ImportWeights


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


def opened(path: Path, catalogue: Catalogue) -> Imported:
    return import_model(ImportModel(path=str(path)), catalogue)


def graph_of(path: Path, catalogue: Catalogue) -> Graph:
    return storage.decode(opened(path, catalogue).models[0].project)


def refusal(path: Path, catalogue: Catalogue) -> str:
    with pytest.raises(DesignerError) as caught:
        opened(path, catalogue)
    text = str(caught.value)
    assert "\n" not in text
    assert len(text) < 400
    return text


def write_keras(path: Path, config: Any, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("metadata.json", "{}")
        archive.writestr("config.json", config if isinstance(config, (str, bytes)) else json.dumps(config))
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def config_of(model: keras.Model) -> dict[str, Any]:
    return json.loads(model.to_json())


def small() -> keras.Model:
    return keras.Sequential([keras.Input((4,)), layers.Dense(3, name="first"), layers.Dense(1, name="last")])


def rich() -> keras.Model:
    """Return a model with a shared layer, nested models, wrappers, a lookup, several inputs and outputs."""
    keras.utils.set_random_seed(3)
    text = keras.Input((1,), dtype="string", name="text")
    table = keras.Input((4,), name="table")
    vectors = layers.TextVectorization(output_sequence_length=3, name="words")
    vectors.adapt(["good bad", "good ugly"])
    block = keras.Sequential([layers.Dense(3), layers.BatchNormalization()], name="block")
    shared = layers.Dense(3, name="shared")
    x = layers.Embedding(8, 5)(vectors(text))
    x = layers.Bidirectional(layers.LSTM(2, dropout=0.1))(x)
    scaled = layers.Normalization(mean=[0.0] * 4, variance=[1.0] * 4)(table)
    y = layers.add([shared(block(table)), shared(block(scaled))])
    b = layers.Dense(2, name="zz")(layers.Concatenate()([x, y]))
    a = layers.Dense(2, name="aa")(layers.Dropout(0.2)(y))
    return keras.Model([text, table], [b, a])


def randomised(model: keras.Model) -> keras.Model:
    generator = np.random.default_rng(0)
    model.set_weights([generator.normal(size=w.shape).astype(w.dtype) for w in model.get_weights()])
    for layer in model._flatten_layers():
        if isinstance(layer, layers.BatchNormalization):
            layer.moving_variance.assign(generator.uniform(0.5, 2, layer.moving_variance.shape))
    return model


# ---------------------------------------------------------------------------------------------- what is drawn


@pytest.mark.parametrize("suffix", [".keras", ".h5", ".json"])
def test_a_model_is_drawn_from_every_kind_of_file(catalogue: Catalogue, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"net{suffix}"
    model = small()
    path.write_text(model.to_json()) if suffix == ".json" else model.save(path)
    answer = opened(path, catalogue)
    assert answer.has_weights == (suffix != ".json")
    assert answer.models[0].name == "net"
    graph = storage.decode(answer.models[0].project)
    assert [n.name for n in graph.children("")][1:] == ["first", "last"]
    assert len({n.position for n in graph.children("")}) == 3


@pytest.mark.parametrize("suffix", [".keras", ".h5"])
def test_weights_come_along_as_a_run(catalogue: Catalogue, tmp_path: Path, suffix: str) -> None:
    model = randomised(rich())
    path = tmp_path / f"rich{suffix}"
    if suffix == ".h5":  # the old format holds no vocabulary
        table = model.inputs[1]
        model = keras.Model(table, model.get_layer("aa").output)
    model.save(path)
    run = tmp_path / "imported"
    answer = import_weights(ImportWeights(path=str(path), run_dir=str(run)), catalogue)
    assert answer.missing == ()
    assert answer.params == model.count_params()
    outcome, mark = run_folder.read_mark(run)
    assert (outcome, str(mark.text)) == ("done", f"Imported from {path.name}.")
    assert storage.load(run / run_folder.PROJECT).nodes == graph_of(path, catalogue).nodes
    ours = load_run(run, catalogue).model
    table = np.random.default_rng(1).normal(size=(5, 4)).astype("float32")
    if suffix == ".h5":
        np.testing.assert_array_equal(ours(table), model(table))
        return
    words = np.array([["good ugly"], ["bad"], ["unknown good"], [""], ["ugly"]])
    text, table = keras.ops.convert_to_tensor(words), keras.ops.convert_to_tensor(table)
    theirs, found = model([text, table]), ours([text, table])
    np.testing.assert_array_equal(found[0], theirs[0])
    np.testing.assert_array_equal(found[1], theirs[1])


def test_a_frozen_layer_and_a_frozen_model_stay_frozen(catalogue: Catalogue, tmp_path: Path) -> None:
    block = keras.Sequential([keras.Input((4,)), layers.Dense(3)], name="block")
    block.trainable = False
    inputs = keras.Input((4,))
    model = keras.Model(inputs, layers.Dense(1, trainable=False)(layers.Dense(2)(block(inputs))))
    model.save(tmp_path / "frozen.keras")
    graph = graph_of(tmp_path / "frozen.keras", catalogue)
    built = build_model(program(graph, catalogue.signature), catalogue)
    assert sum(w.shape.num_elements() for w in built.trainable_weights) == 3 * 2 + 2
    assert [n.trainable for n in graph.children("")] == [True, False, True, False]
    assert any(n.type == MODEL for n in graph.children(""))


def test_classes_of_other_people_become_placeholders_that_say_so(catalogue: Catalogue, tmp_path: Path) -> None:
    config = config_of(small())
    config["config"]["layers"][1] |= {"class_name": "Mine", "module": "my.module", "registered_name": "My>Mine"}
    path = write_keras(tmp_path / "custom.keras", config)
    answer = opened(path, catalogue)
    assert "first is of a class that is not Keras's own (Mine)" in str(answer.models[0].notes[0])
    graph = storage.decode(answer.models[0].project)
    (node,) = [n for n in graph.nodes.values() if n.name == "first"]
    assert node.type == "Mine"
    assert storage.decode(storage.encode(graph)).nodes[node.id] == node
    checker = Checker()
    problems = checker.check(graph, catalogue).problems
    checker.close()
    assert any(p.node == node.id and "Mine is not a layer of Keras" in str(p.text) for p in problems)


# ---------------------------------------------------------------------------------------------- what is refused


def notes(path: Path, catalogue: Catalogue) -> str:
    return " ".join(str(note) for note in opened(path, catalogue).models[0].notes)


def test_code_in_a_file_is_a_placeholder_wherever_it_is(catalogue: Catalogue, tmp_path: Path) -> None:
    ran = keras.layers.Lambda(lambda x: keras.ops.sigmoid(x), output_shape=(4,), name="evil")
    built = json.loads(json.dumps(keras.saving.serialize_keras_object(ran)))
    plain = config_of(small())
    plain["config"]["layers"].append(built)
    told = notes(write_keras(tmp_path / "a.keras", plain), catalogue)
    assert "evil is a Lambda, which holds code (compiled" in told
    assert "sigmoid" in told  # a word of its code
    hidden = config_of(keras.Sequential([keras.Input((3, 4)), layers.TimeDistributed(layers.Dense(2, name="d"))]))
    hidden["config"]["layers"][1]["config"]["layer"] = built
    assert "layer holds code" in notes(write_keras(tmp_path / "b.keras", hidden), catalogue)
    function = config_of(small())
    function["config"]["layers"][1]["config"]["activation"] = {"class_name": "__lambda__", "config": {"value": "x"}}
    assert "activation holds code" in notes(write_keras(tmp_path / "c.keras", function), catalogue)
    for name in "abc":
        graph = graph_of(tmp_path / f"{name}.keras", catalogue)
        checker = Checker()
        assert not checker.check(graph, catalogue).ok
        checker.close()
        with pytest.raises(DesignerError):
            build_model(program(graph, catalogue.signature), catalogue)


@pytest.mark.parametrize(
    "hostile",
    [
        {"module": "os", "class_name": "function", "config": "system", "registered_name": "system"},
        {"module": "builtins", "class_name": "exec", "config": {"source": "CODE"}, "registered_name": "exec"},
        {"module": "keras.utils", "class_name": "get_file", "config": {"origin": "file:///etc/passwd"}},
        {"module": "keras.layers", "class_name": "Mine", "config": {}, "registered_name": "My>Mine"},
    ],
)
def test_objects_that_are_not_keras_own_are_never_made(
    catalogue: Catalogue, tmp_path: Path, hostile: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[Any] = []
    monkeypatch.setattr("os.system", called.append)
    config = config_of(small())
    config["config"]["layers"][1]["config"]["kernel_initializer"] = hostile
    graph = graph_of(write_keras(tmp_path / "hostile.keras", config), catalogue)
    with pytest.raises(DesignerError):
        build_model(program(graph, catalogue.signature), catalogue)
    checker = Checker()
    assert not checker.check(graph, catalogue).ok
    checker.close()
    assert called == []


def test_a_list_where_an_object_belongs_is_refused_when_it_is_opened(catalogue: Catalogue, tmp_path: Path) -> None:
    config = config_of(small())
    config["config"]["layers"][1]["config"]["kernel_initializer"] = [{"class_name": "Mine", "config": {}}]
    with pytest.raises(DesignerError, match="kernel_initializer: Expected a Keras object, got a list"):
        graph_of(write_keras(tmp_path / "list.keras", config), catalogue)


def test_a_vocabulary_is_not_read_from_a_path_in_the_file(catalogue: Catalogue, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("password\n")
    inputs = keras.Input((1,), dtype="string")
    config = config_of(keras.Model(inputs, layers.StringLookup(vocabulary=["a"])(inputs)))
    config["config"]["layers"][1]["config"]["vocabulary"] = str(secret)
    graph = graph_of(write_keras(tmp_path / "lookup.keras", config), catalogue)
    assert all("vocabulary" not in n.params for n in graph.nodes.values())


@pytest.mark.parametrize("name", ["../../evil.txt", "/etc/evil", "assets/../../evil", "C:/evil", "..\\evil"])
def test_members_outside_the_archive_are_refused(catalogue: Catalogue, tmp_path: Path, name: str) -> None:
    path = write_keras(tmp_path / "net.keras", config_of(small()), **{name: b"x"})
    assert "points outside the archive" in refusal(path, catalogue)


def test_a_config_of_200_mb_is_refused_without_being_read(catalogue: Catalogue, tmp_path: Path) -> None:
    path = write_keras(tmp_path / "big.keras", b'{"class_name": "Sequential"' + b" " * (200 * 2**20) + b"}")
    assert path.stat().st_size < 2**20
    assert "is refused: its" in refusal(path, catalogue)
    text = tmp_path / "big.json"
    with text.open("wb") as file:
        file.write(b"{")
        file.truncate(200 * 2**20)
    assert "its config has 200 MB" in refusal(text, catalogue)


def test_truncated_files_are_refused(catalogue: Catalogue, tmp_path: Path) -> None:
    for suffix in (".keras", ".h5", ".json"):
        path = tmp_path / f"net{suffix}"
        path.write_text(small().to_json()) if suffix == ".json" else small().save(path)
        data = path.read_bytes()
        for share in (0.0, 0.01, 0.3, 0.9):
            path.write_bytes(data[: int(len(data) * share)])
            assert path.name in refusal(path, catalogue)


def test_flipped_bits_give_a_drawing_or_one_sentence(catalogue: Catalogue, tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("config.json", small().to_json())
    generator = random.Random(20261122)
    path = tmp_path / "flipped.keras"
    for kind in (buffer.getvalue(), small().to_json().encode()):
        for _ in range(300):
            data = bytearray(kind)
            for _ in range(generator.choice((1, 1, 4))):
                data[generator.randrange(len(data))] ^= 1 << generator.randrange(8)
            path.write_bytes(data)
            with contextlib.suppress(DesignerError):
                opened(path, catalogue)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("model.pkl", pickle.dumps({"a": 1}), "is not a model: expected"),
        ("model.keras", pickle.dumps(print), "is not a model: expected"),
        ("model.json", b'{"hello": "world"}', "describes no Keras model"),
        ("model.json", b"[" * 100_000, "is not JSON"),
        ("model.json", b'{"class_name": "Sequential", "config": {"layers": []}}', "has no layers"),
        ("model.json", b'{"class_name": "MyModel", "config": {"units": 3}}', "is of a class of its own"),
        ("model.py", b"\x00\xff\xfe\x80binary", "is not a Python script"),
    ],
)
def test_what_is_no_model_is_said_in_one_sentence(
    catalogue: Catalogue, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert said in refusal(path, catalogue)


def test_a_file_of_weights_alone_says_what_to_open(catalogue: Catalogue, tmp_path: Path) -> None:
    small().save_weights(tmp_path / "net.weights.h5")
    assert "holds weights but no model" in refusal(tmp_path / "net.weights.h5", catalogue)


def test_a_model_larger_than_its_weights_is_refused_before_it_is_made(catalogue: Catalogue, tmp_path: Path) -> None:
    small().save(tmp_path / "small.keras")
    config = config_of(small())
    config["config"]["layers"][1]["config"]["units"] = 10**9
    with zipfile.ZipFile(tmp_path / "small.keras") as archive:
        weights = archive.read("model.weights.h5")
    path = write_keras(tmp_path / "huge.keras", config, **{"model.weights.h5": weights})
    with pytest.raises(DesignerError, match="cannot hold its 6000000001 parameters"):
        import_weights(ImportWeights(path=str(path), run_dir=str(tmp_path / "run")), catalogue)
    assert not (tmp_path / "run").exists()


def test_weights_of_another_model_are_refused(catalogue: Catalogue, tmp_path: Path) -> None:
    small().save(tmp_path / "small.keras")
    config = config_of(keras.Sequential([keras.Input((9,)), layers.Dense(7, name="other")]))
    with zipfile.ZipFile(tmp_path / "small.keras") as archive:
        weights = archive.read("model.weights.h5")
    path = write_keras(tmp_path / "mixed.keras", config, **{"model.weights.h5": weights})
    with pytest.raises(DesignerError, match="do not fit its own layers"):
        import_weights(ImportWeights(path=str(path), run_dir=str(tmp_path / "run")), catalogue)
    damaged = write_keras(tmp_path / "damaged.keras", config_of(small()), **{"model.weights.h5": weights[:5000]})
    with pytest.raises(DesignerError, match="cannot be read"):
        import_weights(ImportWeights(path=str(damaged), run_dir=str(tmp_path / "run")), catalogue)


@pytest.mark.parametrize("suffix", [".keras", ".h5"])
def test_what_was_told_to_compile_comes_along(catalogue: Catalogue, tmp_path: Path, suffix: str) -> None:
    model = small()
    model.compile(
        keras.optimizers.SGD(0.05, momentum=0.9),
        keras.losses.BinaryCrossentropy(label_smoothing=0.1),
        metrics=["mae", keras.metrics.RootMeanSquaredError()],
    )
    model.save(tmp_path / f"told{suffix}")
    graph = graph_of(tmp_path / f"told{suffix}", catalogue)
    training = graph.settings[TRAINING]
    assert training.optimizer == {"class": "SGD", "args": {"learning_rate": 0.05, "momentum": 0.9}}
    ((key, output),) = training.outputs.items()
    assert graph.nodes[key].name == "last"
    assert output.loss == {"class": "BinaryCrossentropy", "args": {"label_smoothing": 0.1}}
    assert output.metrics == ("mae", "root_mean_squared_error")


def test_losses_go_to_their_outputs_by_order_and_by_name(catalogue: Catalogue, tmp_path: Path) -> None:
    inputs = keras.Input((4,))
    late, early = layers.Dense(2, name="zz")(inputs), layers.Dense(3, name="aa")(inputs)
    for number, loss in enumerate((["mse", "mae"], {"zz": "mse", "aa": "mae"})):
        outputs = [late, early] if isinstance(loss, list) else {"zz": late, "aa": early}
        model = keras.Model(inputs, outputs)
        model.compile("adam", loss=loss, loss_weights=[1.0, 0.5] if isinstance(loss, list) else {"zz": 1.0, "aa": 0.5})
        model.save(tmp_path / f"{number}.keras")
        graph = graph_of(tmp_path / f"{number}.keras", catalogue)
        found = {graph.nodes[k].name: (o.loss, o.weight) for k, o in graph.settings[TRAINING].outputs.items()}
        assert found == {"zz": ("mse", 1.0), "aa": ("mae", 0.5)}
        assert graph.settings[TRAINING].optimizer == "adam"


def notebook(path: Path, *cells: object) -> Path:
    written = [{"cell_type": "markdown", "metadata": {}, "source": ["# A net"]}]
    written += [{"cell_type": "code", "metadata": {}, "outputs": [], "source": source} for source in cells]
    path.write_text(json.dumps({"cells": written, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    return path


def test_a_notebook_is_read_cell_by_cell(catalogue: Catalogue, tmp_path: Path) -> None:
    path = notebook(
        tmp_path / "net.ipynb",
        ["%matplotlib inline\n", "import keras\n", "from keras import layers"],
        "!pip install something\nunits = 3",
        ["net = keras.Sequential([keras.Input((4,)), layers.Dense(units), layers.Dense(1)])\n", "net.summary()"],
    )
    (found,) = opened(path, catalogue).models
    assert found.name == "net"
    graph = storage.decode(found.project)
    assert [n.params for n in graph.children("")] == [{"shape": [4]}, {"units": 3}, {"units": 1}]


def test_an_exported_notebook_is_drawn_again(catalogue: Catalogue, tmp_path: Path) -> None:
    graph = storage.load(resource("examples", "ticket.kdesign"))
    path = tmp_path / "ticket.ipynb"
    path.write_text(notebook_code(graph, catalogue), encoding="utf-8")
    (found,) = opened(path, catalogue).models
    again = storage.decode(found.project)
    wanted = build_model(program(graph, catalogue.signature), catalogue)
    assert build_model(program(again, catalogue.signature), catalogue).get_config() == wanted.get_config()


_NO_NOTEBOOKS = {
    "empty": "",
    "cut": "{",
    "list": "[1, 2]",
    "cells": '{"cells": 3}',
    "no source": '{"cells": [{"cell_type": "code"}]}',
    "deep": "[" * 100_000,
}


@pytest.mark.parametrize("text", _NO_NOTEBOOKS.values(), ids=_NO_NOTEBOOKS)
def test_what_is_no_notebook_is_refused_in_words(catalogue: Catalogue, tmp_path: Path, text: str) -> None:
    path = tmp_path / "net.ipynb"
    path.write_text(text)
    assert "net.ipynb is not a notebook" in refusal(path, catalogue)

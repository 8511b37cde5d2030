from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest
from keras import layers

from designer.engine.building.build import build_model, compile_arguments, node_layers
from designer.graph import edits
from designer.graph.calls import Program, program
from designer.graph.model import INPUT, SEQUENTIAL
from designer.graph.texts import DesignerError
from designer.project.records import OutputTraining, TrainingSettings
from tests.support.drawings import Drawing, ticket
from tests.support.networks import NETWORKS, catalogue, wire


def built(d: Drawing, name: str = "model") -> tuple[keras.Model, Program]:
    p = program(d.graph, catalogue().signature, name=name)
    return build_model(p, catalogue()), p


def keras_chain() -> keras.Model:
    x = inputs = keras.Input((784,), name="pixels")
    x = layers.Dense(512, activation="relu", kernel_regularizer=keras.regularizers.L2(), name="hidden")(x)
    x = layers.Dropout(0.5, name="dropout")(x)
    return keras.Model(inputs, layers.Dense(10, activation="softmax", name="digit")(x), name="model")


def keras_ticket() -> keras.Model:
    title = keras.Input((10000,), name="title")
    text = keras.Input((10000,), name="text_body")
    tags = keras.Input((100,), name="tags")
    x = layers.Concatenate(name="features")([title, text, tags])
    x = layers.Dense(64, activation="relu", name="shared")(x)
    priority = layers.Dense(1, activation="sigmoid", name="priority")(x)
    department = layers.Dense(4, activation="softmax", name="department")(x)
    return keras.Model(
        [title, text, tags],
        [priority, department],
        name="model",
    )


def keras_siamese() -> keras.Model:
    left, right = keras.Input((16,), name="left"), keras.Input((16,), name="right")
    encoder = layers.Dense(8, activation="relu", name="encoder")
    x = layers.Subtract(name="left_minus_right")([encoder(left), encoder(right)])
    y = layers.Dense(1, activation="sigmoid", name="same")(x)
    return keras.Model([left, right], y, name="model")


def keras_nested_twice() -> keras.Model:
    a, b = keras.Input((6,), name="a"), keras.Input((6,), name="b")
    inner = keras.Input((6,), name="a")
    x = layers.Dense(4, activation="tanh", name="first")(inner)
    tower = keras.Model(inner, layers.BatchNormalization(name="normalised")(x), name="model")
    both = layers.Concatenate(name="both")([tower(a), tower(b)])
    return keras.Model([a, b], layers.Dense(2, name="out")(both), name="model")


def keras_seq2seq() -> keras.Model:
    source, target = keras.Input((None, 12), name="source"), keras.Input((None, 12), name="target")
    _, h, c = layers.LSTM(16, return_state=True, name="encoder")(source)
    x = layers.LSTM(16, return_sequences=True, name="decoder")(target, initial_state=[h, c])
    y = layers.Dense(12, activation="softmax", name="tokens")(x)
    return keras.Model([source, target], y, name="model")


def keras_transformer() -> keras.Model:
    tokens = keras.Input((20,), dtype="int32", name="tokens")
    x = layers.Embedding(100, 32, name="embedded")(tokens)
    x = layers.Add(name="added")([x, layers.MultiHeadAttention(2, 16, name="attention")(x, x)])
    x = layers.LayerNormalization(name="normalised")(x)
    y = layers.Dense(32, name="outer")(layers.Dense(64, activation="gelu", name="inner")(x))
    x = layers.GlobalAveragePooling1D(name="pooled")(layers.Add(name="added2")([x, y]))
    return keras.Model(tokens, layers.Dense(2, activation="softmax", name="answer")(x), name="model")


def keras_unet() -> keras.Model:
    image = keras.Input((32, 32, 3), name="image")
    down = layers.Conv2D(8, (3, 3), padding="same", activation="relu", name="down1")(image)
    x = layers.MaxPooling2D(name="pool1")(down)
    x = layers.SeparableConv2D(16, 3, padding="same", name="down2")(x)
    x = layers.ReLU(name="relu2")(layers.BatchNormalization(name="normal2")(x))
    x = layers.Conv2DTranspose(8, 2, strides=2, name="up1")(x)
    x = layers.Concatenate(name="bridge")([x, down])
    return keras.Model(image, layers.Conv2D(1, 1, activation="sigmoid", name="mask")(x), name="model")


BY_HAND: dict[str, Callable[[], keras.Model]] = {
    "chain": keras_chain,
    "ticket": keras_ticket,
    "siamese": keras_siamese,
    "nested_twice": keras_nested_twice,
    "seq2seq": keras_seq2seq,
    "transformer": keras_transformer,
    "unet": keras_unet,
}


@pytest.mark.parametrize("name", BY_HAND)
def test_a_drawing_builds_the_model_written_by_hand(name: str) -> None:
    model, _ = built(NETWORKS[name]())
    by_hand = BY_HAND[name]()
    assert model.get_config() == by_hand.get_config()
    assert model.count_params() == by_hand.count_params()


@pytest.mark.parametrize("name", NETWORKS)
def test_every_kind_of_network_builds_and_runs(name: str) -> None:
    model, p = built(NETWORKS[name]())
    sizes = {c.name: [3 if n is None else n for n in model_input(model, c.name).shape[1:]] for c in p.inputs}
    batch = {n: np.zeros((2, *size), model_input(model, n).dtype) for n, size in sizes.items()}
    result = model(batch if len(batch) > 1 else next(iter(batch.values())))
    given = result if isinstance(result, list) else [result]
    assert len(given) == len(p.outputs)
    assert all(np.isfinite(keras.ops.convert_to_numpy(value)).all() for value in given)


def model_input(model: keras.Model, name: str) -> Any:
    return next(t for t in model.inputs if t.name == name)


def test_layers_are_found_by_node_also_inside_a_nested_model() -> None:
    d = NETWORKS["nested"]()
    model, p = built(d)
    found = node_layers(model, p)
    assert set(found) == set(d.graph.nodes)
    assert found[d.ids["shared"]].kernel.shape == (70, 64)
    assert found[d.ids["inner"]] is model.get_layer(p_name(p, d.ids["inner"]))


def p_name(p: Program, node: str) -> str:
    return next(c.name for c in p.calls if c.node == node)


def test_calls_of_a_shared_layer_are_one_object() -> None:
    d = NETWORKS["siamese"]()
    model, p = built(d)
    found = node_layers(model, p)
    assert found[d.ids["encoder"]] is found[d.ids["encoder again"]]


@pytest.mark.parametrize("name", ["hidden", "digit"])
def test_frozen_layers_are_not_trained(name: str) -> None:
    d = NETWORKS["chain"]()
    d.graph.apply(edits.set_trainable(d.graph, [d.ids[name]], False))
    model, _ = built(d)
    assert not model.get_layer(name).trainable
    assert len(model.trainable_weights) == 2


def test_a_frozen_nested_model_is_frozen_inside() -> None:
    d = NETWORKS["nested_twice"]()
    d.graph.apply(edits.set_trainable(d.graph, [d.ids["tower"]], False))
    model, _ = built(d)
    assert [w.path.split("/")[-2] for w in model.trainable_weights] == ["out", "out"]


def test_a_nested_chain_is_a_sequential_model_while_it_is_one() -> None:
    d = NETWORKS["nested_twice"]()
    d.graph.apply(edits.set_params(d.graph, d.ids["tower"], {SEQUENTIAL: True}))
    a, b = keras.Input((6,), name="a"), keras.Input((6,), name="b")
    tower = keras.Sequential(
        [
            keras.Input((6,), name="a"),
            layers.Dense(4, activation="tanh", name="first"),
            layers.BatchNormalization(name="normalised"),
        ],
        name="model",
    )
    both = layers.Concatenate(name="both")([tower(a), tower(b)])
    by_hand = keras.Model([a, b], layers.Dense(2, name="out")(both), name="model")
    model, p = built(d)
    assert model.get_config() == by_hand.get_config()
    assert node_layers(model, p)[d.ids["first"]] is model.get_layer("model").layers[0]
    d.graph.apply(edits.set_outputs(d.graph, d.ids["first"], [0]))
    assert type(built(d)[0].get_layer("model")) is type(model)


def test_what_keras_refuses_of_a_call_names_the_layer() -> None:
    d = Drawing()
    d.add(INPUT, "x", shape=[3])
    d.add("Conv2D", "x", "edges", filters=2, kernel_size=3)
    with pytest.raises(DesignerError, match=r"edges needs an input of .* axes, .* it receives \(None, 3\)"):
        built(d)


def test_a_layer_that_is_not_connected_is_named() -> None:
    d = Drawing()
    d.add(INPUT, "x", shape=[3])
    d.add("Dense", "x", "y", units=2)
    d.add("Dense", "alone", units=2)
    with pytest.raises(DesignerError, match="alone is not connected"):
        built(d)


def test_the_model_is_called_as_the_program() -> None:
    assert built(ticket(8, 2), "tickets")[0].name == "tickets"


def test_what_keras_refuses_is_one_sentence() -> None:
    d = Drawing()
    d.add(INPUT, "x", shape=[3])
    d.add("Dense", "x", "y", units=-1)
    with pytest.raises(DesignerError, match="Dense: Received an invalid value for `units`"):
        built(d)


def test_one_output_is_compiled_with_a_bare_loss() -> None:
    d = NETWORKS["chain"]()
    p = program(d.graph, catalogue().signature)
    one = OutputTraining("sparse_categorical_crossentropy", ("accuracy",))
    training = TrainingSettings(outputs={d.ids["digit"]: one})
    assert compile_arguments(p, training, catalogue()) == {
        "optimizer": "rmsprop",
        "loss": "sparse_categorical_crossentropy",
        "metrics": ["accuracy"],
    }


def test_several_outputs_are_compiled_in_their_order() -> None:
    d = ticket(8, 2)
    p = program(d.graph, catalogue().signature)
    training = TrainingSettings(
        optimizer={"class": "Adam", "args": {"learning_rate": 0.5}},
        outputs={
            d.ids["priority"]: OutputTraining("mse", ("mae",), 0.25),
            d.ids["department"]: OutputTraining({"class": "CategoricalCrossentropy", "args": {"label_smoothing": 0.1}}),
        },
    )
    arguments = compile_arguments(p, training, catalogue())
    assert float(arguments["optimizer"].learning_rate) == 0.5
    assert arguments["loss"][0] == "mse"
    assert arguments["loss"][1].get_config()["label_smoothing"] == 0.1
    assert arguments["loss_weights"] == [0.25, 1.0]
    assert arguments["metrics"] == [["mae"], []]
    model = build_model(p, catalogue())
    model.compile(**arguments)
    logs = model.fit(
        [np.ones((4, 8)), np.ones((4, 8)), np.ones((4, 2))],
        [np.ones((4, 1)), np.eye(4)],
        verbose=0,
    ).history
    assert set(logs) == {"loss", "priority_loss", "department_loss", "priority_mae"}


def test_an_output_without_a_loss_is_named() -> None:
    d = NETWORKS["chain"]()
    p = program(d.graph, catalogue().signature)
    with pytest.raises(DesignerError, match="digit has no loss"):
        compile_arguments(p, TrainingSettings(), catalogue())


def test_no_layer_has_the_name_of_an_operation() -> None:
    d = Drawing()
    d.add(INPUT, "x", shape=[4])
    d.add("Dense", "x", "multiply", units=4)
    d.add("ops.multiply", "multiply", "twice", x2=2.0)
    d.add("ops.multiply", "twice", "four times", x2=2.0)
    d.add("Dense", "four times", "multiply_1", units=1)
    for _ in range(2):  # however many models this process has built before
        model = build_model(program(d.graph, catalogue().signature), catalogue())
        assert [o.name for o in model.operations] == ["x", "multiply_2", "multiply", "multiply_1", "multiply_1_1"]


def test_einsum_takes_its_formula_first() -> None:
    d = Drawing()
    d.add(INPUT, "a", shape=[4, 6])
    d.add(INPUT, "b", shape=[6, 5])
    d.add("ops.einsum", "product", subscripts="bij,bjk->bik")
    wire(d, "a", "product", 0)
    wire(d, "b", "product", 1)
    model = build_model(program(d.graph, catalogue().signature), catalogue())
    a, b = (np.random.default_rng(1).normal(size=s).astype("float32") for s in ((2, 4, 6), (2, 6, 5)))
    assert np.allclose(model({"a": a, "b": b}), a @ b, atol=1e-5)


def test_whatever_layers_are_called_they_train_and_are_exported(tmp_path: Path) -> None:
    d = Drawing()
    d.add(INPUT, "x>", shape=[2])
    before = "x>"
    for title in ("a>b", "a>", "a>_c", ">d", "_e", "-f", "g->h", "..", "i>>j", "_", "k-"):
        d.add("Dense", before, title, units=2)
        before = title
    model, _ = built(d)
    model.compile("sgd", "mse")
    model.fit(np.zeros((2, 2)), np.zeros((2, 2)), verbose=0)
    model.export(tmp_path / "model", verbose=False)
    assert {layer.name for layer in model.layers} >= {
        "a>b",
        "a",
        "a_c",
        "d",
        "e",
        "f",
        "g->h",
        "..",
        "i_j",
        "dense",
        "k-",
    }

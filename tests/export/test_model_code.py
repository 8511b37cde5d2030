"""Exported models equal the engine's: the same config, the same weights from the same seed, formatted as ruff does."""

from __future__ import annotations

import ast
import itertools

import numpy as np
import pytest

from designer.catalogue.load import Catalogue, load
from designer.export.python_code import python_code
from designer.graph import edits
from designer.graph.model import SEQUENTIAL, Change, Edge, Graph, Node, Setting
from designer.graph.texts import DesignerError
from tests.support.exported import both_models, is_formatted, run_code


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


def graph_of(*elements: Node | Edge | Setting) -> Graph:
    return Graph(elements)


def chain(*nodes: Node) -> Graph:
    return graph_of(*nodes, *(Edge(a.id, 0, b.id, 0) for a, b in itertools.pairwise(nodes)))


def assert_same(graph: Graph, catalogue: Catalogue) -> str:
    built, exported = both_models(graph, catalogue)
    assert exported.get_config() == built.get_config()
    assert all(np.array_equal(a, b) for a, b in zip(built.get_weights(), exported.get_weights(), strict=True))
    code = python_code(graph, catalogue, model_only=True)
    assert is_formatted(code), code
    return code


def body(code: str) -> list[str]:
    """Return the statements of build_model."""
    return [line.strip() for line in code.split('"""\n', 1)[1].split("\n\n\n")[0].split("\n")]


def test_a_chain_is_written_along_x(catalogue: Catalogue) -> None:
    graph = chain(
        Node("n1", "Input", "pixels", {"shape": [64]}),
        Node("n2", "Dense", "dense", {"units": 512, "activation": "relu"}),
        Node("n3", "Dropout", "dropout", {"rate": 0.5}),
        Node("n4", "Dense", "dense_1", {"units": 10, "activation": "softmax", "use_bias": True}),
    )
    assert assert_same(graph, catalogue) == (
        "import keras\n"
        "from keras import layers\n"
        "\n\n"
        "def build_model():\n"
        '    """Return the model, not compiled yet."""\n'
        '    inputs = keras.Input(shape=(64,), name="pixels")\n'
        '    x = layers.Dense(512, activation="relu")(inputs)\n'
        "    x = layers.Dropout(0.5)(x)\n"
        '    outputs = layers.Dense(10, activation="softmax")(x)\n'
        '    return keras.Model(inputs, outputs, name="model")\n'
    )


def test_branches_get_names_and_several_ends_are_lists(catalogue: Catalogue) -> None:
    graph = graph_of(
        Node("n1", "Input", "title", {"shape": [8]}),
        Node("n2", "Input", "tags", {"shape": [3]}),
        Node("n3", "Concatenate", "features"),
        Node("n4", "Dense", "shared", {"units": 4, "activation": "relu"}),
        Node("n5", "Dense", "priority", {"units": 1, "activation": "sigmoid"}),
        Node("n6", "Dense", "department", {"units": 4, "activation": "softmax"}),
        Edge("n1", 0, "n3", 0),
        Edge("n2", 0, "n3", 1),
        Edge("n3", 0, "n4", 0),
        Edge("n4", 0, "n5", 0),
        Edge("n4", 0, "n6", 0),
    )
    assert body(assert_same(graph, catalogue)) == [
        'title = keras.Input(shape=(8,), name="title")',
        'tags = keras.Input(shape=(3,), name="tags")',
        "",
        'x = layers.Concatenate(name="features")([title, tags])',
        'shared = layers.Dense(4, activation="relu", name="shared")(x)',
        'priority = layers.Dense(1, activation="sigmoid", name="priority")(shared)',
        'department = layers.Dense(4, activation="softmax", name="department")(shared)',
        "",
        "return keras.Model(",
        "inputs=[title, tags],",
        "outputs=[priority, department],",
        'name="model",',
        ")",
        "",
    ]


def test_objects_are_calls_of_public_classes(catalogue: Catalogue) -> None:
    graph = chain(
        Node("n1", "Input", "x", {"shape": [3]}),
        Node(
            "n2",
            "Dense",
            "d",
            {
                "units": 2,
                "activation": {"class": "LeakyReLU", "args": {"negative_slope": 0.1}},
                "bias_initializer": {"class": "Constant", "args": {"value": 0.1}},
                "kernel_initializer": "he_normal",
                "kernel_regularizer": {"class": "L2", "args": {"l2": 0.02}},
            },
        ),
    )
    code = assert_same(graph, catalogue)
    assert "kernel_regularizer=keras.regularizers.L2(0.02)" in code
    assert "activation=layers.LeakyReLU(negative_slope=0.1)" in code
    assert 'kernel_initializer="he_normal"' in code


def test_a_shared_layer_is_made_once(catalogue: Catalogue) -> None:
    graph = graph_of(
        Node("n1", "Input", "left", {"shape": [3]}),
        Node("n2", "Input", "right", {"shape": [3]}),
        Node("n3", "Dense", "encoder", {"units": 2}),
        Node("n4", "Dense", "again", shares="n3"),
        Node("n5", "Subtract", "difference"),
        Edge("n1", 0, "n3", 0),
        Edge("n2", 0, "n4", 0),
        Edge("n3", 0, "n5", 0),
        Edge("n4", 0, "n5", 1),
    )
    code = assert_same(graph, catalogue)
    assert code.count("layers.Dense(") == 1
    assert code.count("encoder(") == 2


def nested() -> Graph:
    """A nested model with two inputs and two outputs, called twice, and a nested one in it."""
    return graph_of(
        Node("n1", "Input", "a", {"shape": [4]}),
        Node("n2", "Input", "b", {"shape": [4]}),
        Node("n3", "Model", "encoder", trainable=False),
        Node("n4", "Input", "u", {"shape": [4]}, parent="n3"),
        Node("n5", "Input", "v", {"shape": [4]}, parent="n3"),
        Node("n6", "Add", "add", parent="n3"),
        Node("n7", "Dense", "mean", {"units": 3}, parent="n3"),
        Node("n8", "Model", "inner", parent="n3"),
        Node("n9", "Input", "w", {"shape": [4]}, parent="n8"),
        Node("n10", "Dense", "deep", {"units": 3}, parent="n8"),
        Node("n11", "Model", "twin", shares="n3"),
        Node("n12", "Concatenate", "all"),
        Edge("n4", 0, "n6", 0),
        Edge("n5", 0, "n6", 1),
        Edge("n6", 0, "n7", 0),
        Edge("n6", 0, "n8", 0),
        Edge("n9", 0, "n10", 0),
        Edge("n1", 0, "n3", 0),
        Edge("n2", 0, "n3", 1),
        Edge("n2", 0, "n11", 0),
        Edge("n1", 0, "n11", 1),
        Edge("n3", 0, "n12", 0),
        Edge("n3", 1, "n12", 1),
        Edge("n11", 1, "n12", 2),
    )


def test_nested_models_are_functions(catalogue: Catalogue) -> None:
    code = assert_same(nested(), catalogue)
    assert [n.name for n in ast.parse(code).body if isinstance(n, ast.FunctionDef)] == [
        "build_model",
        "build_encoder",
        "build_inner",
    ]
    assert "model.trainable = False" in code


def test_a_nested_sequential_model_is_a_list_of_layers(catalogue: Catalogue) -> None:
    graph = chain(
        Node("n1", "Input", "image", {"shape": [4]}), Node("n2", "Model", "block"), Node("n3", "Dense", "out")
    )
    graph.apply(edits.set_params(graph, "n2", {SEQUENTIAL: True}))
    graph.apply(edits.set_params(graph, "n3", {"units": 1}))
    inside = chain(
        Node("n4", "Input", "x", {"shape": [4]}, parent="n2"),
        Node("n5", "Dense", "first", {"units": 3}, parent="n2"),
        Node("n6", "Dense", "second", {"units": 2}, parent="n2", trainable=False),
    )
    graph.apply(Change("", added=tuple(inside.elements())))
    code = assert_same(graph, catalogue)
    assert "keras.Sequential(" in code
    assert "keras.Model(" in code
    graph.apply(edits.set_outputs(graph, "n5", [0]))
    assert "keras.Sequential(" not in python_code(graph, catalogue, model_only=True)


def test_a_layer_shared_with_the_inside_of_a_nested_model_is_one_object(catalogue: Catalogue) -> None:
    graph = graph_of(
        Node("n1", "Input", "a", {"shape": [4]}),
        Node("n2", "Dense", "first", {"units": 4}),
        Node("n3", "Model", "box"),
        Node("n4", "Input", "inside", {"shape": [4]}, parent="n3"),
        Node("n5", "Dense", "second", parent="n3", shares="n2"),
        Node("n6", "Dense", "third", {"units": 2}, parent="n3"),
        Node("n7", "Dense", "fourth", {"units": 5}),
        Edge("n1", 0, "n2", 0),
        Edge("n2", 0, "n3", 0),
        Edge("n4", 0, "n5", 0),
        Edge("n5", 0, "n6", 0),
        Edge("n3", 0, "n7", 0),
    )
    assert assert_same(graph, catalogue).count("layers.Dense(4") == 1


def test_states_and_named_ports(catalogue: Catalogue) -> None:
    graph = graph_of(
        Node("n1", "Input", "words", {"shape": [5, 3]}),
        Node("n2", "LSTM", "encoder", {"units": 4, "return_state": True, "return_sequences": True}),
        Node("n3", "LSTM", "decoder", {"units": 4, "return_sequences": True}),
        Node("n4", "MultiHeadAttention", "attention", {"num_heads": 2, "key_dim": 3}),
        Node("n5", "Bidirectional", "both", {"layer": {"class": "GRU", "args": {"units": 2}}}),
        Edge("n1", 0, "n2", 0),
        Edge("n1", 0, "n3", 0),
        Edge("n2", 1, "n3", 1),
        Edge("n2", 2, "n3", 2),
        Edge("n3", 0, "n4", 0),
        Edge("n2", 0, "n4", 1),
        Edge("n4", 0, "n5", 0),
    )
    code = assert_same(graph, catalogue)
    assert "initial_state=[" in code
    assert "layers.Bidirectional(layers.GRU(2)" in code


def test_operations_are_functions_of_keras_ops(catalogue: Catalogue) -> None:
    graph = graph_of(
        Node("n1", "Input", "a", {"shape": [4]}),
        Node("n2", "ops.subtract", "rest", {"x1": 1}),
        Node("n3", "ops.get_item", "part", {"key": ":, 1:3"}),
        Node("n4", "ops.concatenate", "joined", {"axis": -1}),
        Node("n5", "ops.split", "halves", {"indices_or_sections": 2, "axis": -1}),
        Node("n6", "ops.reshape", "shaped", {"newshape": [-1, 3]}),
        Edge("n1", 0, "n2", 1),
        Edge("n2", 0, "n3", 0),
        Edge("n3", 0, "n4", 0),
        Edge("n2", 0, "n4", 1),
        Edge("n4", 0, "n5", 0),
        Edge("n5", 1, "n6", 0),
    )
    code = assert_same(graph, catalogue)
    assert "[:, 1:3]" in code
    assert "from keras import layers, ops\n" in code
    assert "ops.subtract(1, inputs)" in code
    assert "ops.reshape(halves_1, (-1, 3))" in code


def test_a_frozen_layer_says_so(catalogue: Catalogue) -> None:
    graph = chain(
        Node("n1", "Input", "a", {"shape": [4]}),
        Node("n2", "Dense", "b", {"units": 2}, trainable=False),
        Node("n3", "SpatialDropout1D", "c", {"rate": 0.2}, trainable=False),
    )
    graph.apply(Change("", removed=(Edge("n2", 0, "n3", 0), graph.nodes["n3"])))
    assert "trainable=False" in assert_same(graph, catalogue)


@pytest.mark.parametrize("title", ["class", "list", "keras", "x", "1st", "__debug__", "층", "a b", "a.b", "-", "model"])
def test_any_title_gives_a_valid_variable(catalogue: Catalogue, title: str) -> None:
    graph = graph_of(
        Node("n1", "Input", title, {"shape": [4]}),
        Node("n2", "Input", title + "2", {"shape": [4]}),
        Node("n3", "Dense", title, {"units": 4}),
        Node("n4", "Add", title),
        Node("n5", "Dense", title, {"units": 1}),
        Edge("n1", 0, "n3", 0),
        Edge("n3", 0, "n4", 0),
        Edge("n2", 0, "n4", 1),
        Edge("n3", 0, "n5", 0),
    )
    assert_same(graph, catalogue)


def test_hostile_strings_stay_strings(catalogue: Catalogue) -> None:
    hostile = "\"'\\\n'''\"\"\"#{x}\u2028\x00__import__('os')"
    graph = chain(
        Node("n1", "Input", hostile, {"shape": [4], "dtype": "float32"}),
        Node("n2", "Dense", hostile, {"units": 2, "kernel_initializer": hostile}),
    )
    tree = ast.parse(python_code(graph, catalogue, model_only=True))
    assert hostile in [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)]
    assert [type(n) for n in tree.body] == [ast.Import, ast.ImportFrom, ast.FunctionDef]


def test_long_arguments_are_wrapped_as_ruff_would(catalogue: Catalogue) -> None:
    graph = graph_of(
        *(Node(f"n{i}", "Input", f"a_rather_long_input_name_{i}", {"shape": [4]}) for i in range(1, 6)),
        Node("n6", "Concatenate", "a_rather_long_layer_name"),
        Node(
            "n7",
            "Dense",
            "another_rather_long_layer_name",
            {
                "units": 4,
                "activation": "relu",
                "kernel_regularizer": {"class": "L1L2", "args": {"l1": 0.5, "l2": 0.25}},
            },
        ),
        Node("n8", "Normalization", "norm", {"mean": [float(i) / 7 for i in range(4)], "variance": [1.5] * 4}),
        *(Edge(f"n{i}", 0, "n6", i - 1) for i in range(1, 6)),
        Edge("n6", 0, "n7", 0),
        Edge("n7", 0, "n8", 0),
    )
    assert_same(graph, catalogue)


def test_what_is_not_complete_is_an_error_or_a_comment(catalogue: Catalogue) -> None:
    graph = chain(
        Node("n1", "Input", "a", {"shape": [4]}), Node("n2", "Dense", "b", {"units": 2}), Node("n7", "Nobody", "c\nd")
    )
    graph.apply(Change("", added=(Node("n4", "Dense", "loose", {"units": 2}), Node("n5", "Add", "sum"))))
    with pytest.raises(DesignerError, match="loose is not connected"):
        python_code(graph, catalogue, model_only=True)
    code = python_code(graph, catalogue, model_only=True, strict=False)
    assert "# Left out: loose is not connected yet." in code
    assert "# Left out: Keras has no layer called Nobody." in code
    ast.parse(code)
    for wire in (Edge("n2", 0, "n5", 0), Edge("n5", 0, "n2", 0)):
        graph.apply(Change("", added=(wire,)))
    cyclic = python_code(graph, catalogue, strict=False)
    assert "cycle" in cyclic
    ast.parse(cyclic)


def test_an_empty_drawing_gives_readable_code(catalogue: Catalogue) -> None:
    code = python_code(Graph(), catalogue, strict=False)
    assert "There is no model yet" in code
    run_code(code)
    with pytest.raises(DesignerError, match="nothing to train yet"):
        python_code(Graph(), catalogue)


def test_new_nodes_of_every_kind_are_written(catalogue: Catalogue) -> None:
    for _, specs in catalogue.groups():
        for spec in specs:
            if spec.name == "Input" or spec.kind == "application":
                continue
            node = edits.new_node(Graph(), spec.name, (0, 0), catalogue.initial_params(spec.name), "node")
            graph = graph_of(Node("n90", "Input", "in", {"shape": [4]}), node)
            signature = catalogue.signature(node)
            ports = range(max(signature.minimum, 1)) if signature.mode != "none" else ()
            graph.apply(Change("", added=tuple(Edge("n90", 0, node.id, port) for port in ports)))
            code = python_code(graph, catalogue, model_only=True)
            ast.parse(code)

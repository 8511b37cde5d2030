"""Scripts become drawings without being run; each is compared with what Keras itself would have built."""

from __future__ import annotations

import re
import textwrap

import pytest

from designer.catalogue.load import Catalogue, load
from designer.engine.importers.script.read import FoundModel, read_all, read_script
from designer.engine.importers.script.values import ScriptError
from designer.graph.model import MODEL, Graph
from designer.project.records import TRAINING, TrainingSettings

TICKET = """
from tensorflow import keras
from tensorflow.keras import layers

vocabulary_size = 10000
num_tags = 100
num_departments = 4

title = keras.Input(shape=(vocabulary_size,),name='title') # 모델의 입력 정의 1
text_body = keras.Input(shape=(vocabulary_size,),name='text_body')
tags = keras.Input(shape=(num_tags,),name='tags')

features = layers.Concatenate()([title,text_body,tags])
features = layers.Dense(64,activation='relu')(features)

priority = layers.Dense(1,activation='sigmoid',name='priority')(features)
department = layers.Dense(num_departments,activation='softmax',name='department')(features)

model = keras.Model(inputs = [title,text_body,tags],
                    outputs = [priority,department])
"""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


def read(catalogue: Catalogue, code: str) -> list[FoundModel]:
    return read_script(textwrap.dedent(code), catalogue)


def flow(graph: Graph, parent: str = "") -> list[tuple[str, str, list[str]]]:
    return [
        (n.type, n.name, [graph.nodes[e.source].name for e in graph.incoming(n.id)]) for n in graph.children(parent)
    ]


def test_the_tutorials_ticket_classifier(catalogue: Catalogue) -> None:
    (found,) = read(catalogue, TICKET)
    assert flow(found.graph) == [
        ("Input", "title", []),
        ("Input", "text_body", []),
        ("Input", "tags", []),
        ("Concatenate", "concatenate", ["title", "text_body", "tags"]),
        ("Dense", "dense", ["concatenate"]),
        ("Dense", "priority", ["dense"]),
        ("Dense", "department", ["dense"]),
    ]
    assert found.graph.nodes["n5"].params == {"units": 64, "activation": "relu"}


def test_the_tutorials_wrong_names_are_answered_with_the_right_ones(catalogue: Catalogue) -> None:
    code = """
    model.compile(optimizer='rmsprop',loss=['mean_squared_loss,categorical_crossentropy'],
                  metrics = [['mean_absoulte_error'],['accuracy']])
    """
    (found,) = read(catalogue, TICKET + textwrap.dedent(code))
    outputs = found.graph.settings["training"].outputs
    assert [outputs[k].loss for k in ("n6", "n7")] == ["mean_squared_error", "categorical_crossentropy"]
    assert [outputs[k].metrics for k in ("n6", "n7")] == [("mean_absolute_error",), ("accuracy",)]
    notes = " ".join(str(n) for n in found.notes)
    assert "Keras has no metric mean_absoulte_error; mean_absolute_error is used instead." in notes
    assert "Keras has no loss mean_squared_loss; mean_squared_error is used instead." in notes


def test_a_new_head_on_the_features_of_a_model(catalogue: Catalogue) -> None:
    code = """
    features = model.layers[4].output
    difficulty = layers.Dense(3,activation='softmax',name='difficulty')(features)
    new_model = keras.Model(inputs=[title,text_body,tags], outputs=[priority,department,difficulty])
    """
    old, new = read(catalogue, TICKET + textwrap.dedent(code))
    assert (old.name, new.name) == ("model", "new_model")
    assert flow(new.graph)[-1] == ("Dense", "difficulty", ["dense"])


def test_sequential_models_with_and_without_an_input(catalogue: Catalogue) -> None:
    added, built = read(
        catalogue,
        """
        from keras import Sequential, Input, layers
        first = Sequential()
        first.add(Input(shape=(3,)))
        first.add(layers.Dense(64, activation="relu"))
        second = Sequential([layers.Dense(64), layers.Dense(10)])
        second.build(input_shape=(None, 3))
        """,
    )
    assert flow(added.graph) == [("Input", "input", []), ("Dense", "dense", ["input"])]
    assert built.graph.nodes["n1"].params == {"shape": [3]}


def test_loops_and_functions_are_unrolled(catalogue: Catalogue) -> None:
    (found,) = read(
        catalogue,
        """
        import keras
        from keras import layers
        def block(x, units, rate=0.5):
            x = layers.Dense(units, activation="relu")(x)
            return layers.Dropout(rate)(x)
        def get_model(width):
            inputs = keras.Input((width * 2,))
            x = inputs
            for i, units in enumerate([64, 32]):
                x = block(x, units, rate=0.1 * (i + 1))
            return keras.Model(inputs, layers.Dense(1)(x))
        if __name__ == "__main__":
            model = get_model(4)
        """,
    )
    assert [n.params for n in found.graph.children("")] == [
        {"shape": [8]},
        {"units": 64, "activation": "relu"},
        {"rate": 0.1},
        {"units": 32, "activation": "relu"},
        {"rate": 0.2},
        {"units": 1},
    ]


def test_shared_layers_and_nested_models(catalogue: Catalogue) -> None:
    found, part = read(
        catalogue,
        """
        import keras
        from keras import layers
        encoder = keras.Sequential([keras.Input((8,)), layers.Dense(4)], name="encoder")
        a, b = keras.Input((8,), name="a"), keras.Input((8,), name="b")
        shared = layers.Dense(2)
        x, y = shared(encoder(a)), shared(encoder(b))
        model = keras.Model([a, b], layers.concatenate([x, y]))
        """,
    )
    assert (found.name, found.is_part, part.name, part.is_part) == ("model", False, "encoder", True)
    graph = found.graph
    models = [n for n in graph.nodes.values() if n.type == MODEL]
    assert len(models) == 2
    assert models[1].shares == models[0].id
    assert [n.class_name for n in models] == ["Sequential", "Model"]
    assert flow(graph, models[0].id) == [("Input", "input", []), ("Dense", "dense", ["input"])]
    dense = [n for n in graph.children("") if n.type == "Dense"]
    assert dense[1].shares == dense[0].id


def test_objects_as_arguments_and_the_training_settings(catalogue: Catalogue) -> None:
    (found,) = read(
        catalogue,
        """
        import numpy as np, keras
        from keras import layers, regularizers
        x_train = np.random.rand(100, 4)
        model = keras.Sequential([
            layers.Dense(8, kernel_regularizer=regularizers.L2(0.01), activation=keras.activations.relu,
                         input_shape=(4,)),
            layers.Dense(1),
        ])
        model.compile(keras.optimizers.Adam(learning_rate=1e-4), loss="mse", metrics=["mae"])
        history = model.fit(x_train, x_train[:, 0], epochs=3, batch_size=16,
                            callbacks=[keras.callbacks.EarlyStopping(patience=2)])
        print(history.history)
        """,
    )
    dense = found.graph.nodes["n2"]
    assert dense.params == {
        "units": 8,
        "kernel_regularizer": {"class": "L2", "args": {}},
        "activation": "relu",
    }
    training = found.graph.settings["training"]
    assert training.optimizer == {"class": "Adam", "args": {"learning_rate": 1e-4}}
    assert (training.epochs, training.batch_size) == (3, 16)
    assert training.callbacks == ({"class": "EarlyStopping", "args": {"patience": 2}},)
    assert training.outputs["n3"].loss == "mse"


def test_frozen_layers_stay_frozen(catalogue: Catalogue) -> None:
    (found,) = read(
        catalogue,
        """
        import keras
        model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2, name="base"), keras.layers.Dense(1)])
        model.layers[0].trainable = False
        """,
    )
    assert [n.trainable for n in found.graph.children("")] == [True, False, True]


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("x = (", "is not Python"),
        ("print('hello')", "defines no Keras model"),
        (
            "import keras\nm = keras.Sequential([keras.layers.Dense(unit=3)])",
            "Line 2: Dense has no argument unit. Did you mean units?",
        ),
        (
            "import keras\nm = keras.Sequential([keras.layers.Dence(3)])",
            "Line 2: Keras has no layer Dence that can be drawn. Did you mean Dense?",
        ),
        (
            "import keras, os\nm = keras.Sequential([keras.layers.Foo(os.cpu_count())])",
            "Line 2: Keras has no layer Foo",
        ),
        ("for i in range(100000):\n  for j in range(100000):\n    x = i", "defines no Keras model"),
        ("def f():\n    return f()\nf()", "too deeply"),
        ("(" * 3000 + ")" * 3000, "nested|not Python"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(catalogue: Catalogue, code: str, message: str) -> None:
    with pytest.raises(ScriptError, match=message.replace("?", r"\?")):
        read_script(code, catalogue)


def test_nothing_of_a_script_is_executed(catalogue: Catalogue, tmp_path) -> None:
    canary = tmp_path / "canary"
    code = f"""
    import os, keras
    os.system("touch {canary}")
    open({str(canary)!r}, "w").write("x")
    __import__("pathlib").Path({str(canary)!r}).touch()
    eval("open({str(canary)!r}, 'w')")
    "".__class__.__mro__[1].__subclasses__()
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
    """
    assert len(read(catalogue, code)) == 1
    assert not canary.exists()


VALUES = {
    "f": "the function f",
    "lambda a: a": "lambda a: a",
    "model": "a model",
    "keras.Model(i, o, name='net')": "the model net",
    "keras.layers.Dense(2, name='own')": "the layer own",
    "i": "a tensor of the model",
    "[i, keras.layers]": "a list",
    "keras.layers.Dense": "keras.layers.Dense",
    "keras.optimizers.Adam()": "Adam",
    "[].append": "the method append",
    "x": "np.load('x.npy')",
    "[1, x.shape[0]]": "x.shape[0]",
    "{'a': x}": "np.load('x.npy')",
    "-x": "-x",
    "'a' * x": "'a' * x",
    "x ** 99": "x ** 99",
    "len(x)": "len(x)",
    "[n for n in x]": "[n for n in x]",
    "f'{x}'": "f'{x}'",
    "1 < x": "1 < x",
    "b'ab'": "b'ab'",
    "Own()": "an object of the class Own",
    "open('a').read()": "open('a').read()",
    "...": "an ellipsis",
    "range(3)": "range(0, 3)",
    "'two\\nlines'": r"'two\nlines'",
    "'long' * 99": "…",
}
BEFORE = """
import keras, numpy as np
x = np.load('x.npy')
def f(a):
    return a
class Own:
    pass
i = keras.Input((4,))
o = keras.layers.Dense(2)(i)
model = keras.Sequential([keras.layers.Dense(2)])
"""
INTERNALS = re.compile(r" object at|\w+\(\w+=<|Unknown|KerasObject|FunctionDef|NoneType|scope=|\bRef\b")
PLACES = (
    "keras.Sequential([keras.Input(({value},))])",
    "keras.Sequential([[{value}, 1]])",
    "keras.layers.Dense(2)([{value}])",
    "model.get_layer({value})",
    "i[{value}, 2:3]",
    "i + {value}",
    "keras.layers.Dense(2, kernel_initializer={value})",
    "model.compile(loss={value}, optimizer={value})",
    "model.compile('adam', metrics=[{value}])",
    "keras.optimizers.Adam({value})",
)


def told(code: str, catalogue: Catalogue) -> list[str]:
    """Return what is said of a script: why it is refused, or what was passed over and the notes of its models."""
    try:
        found = read_all(code, catalogue)
    except ScriptError as error:
        return [str(error)]
    return [str(note) for note in [*found.passed, *(note for model in found.models for note in model.notes)]]


@pytest.mark.parametrize(("value", "words"), VALUES.items())
def test_values_are_said_in_words_or_as_they_are_written(catalogue: Catalogue, value: str, words: str) -> None:
    code = BEFORE + "m = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2), " + value + ", 3])"
    if value not in ("model", "keras.Model(i, o, name='net')", "keras.layers.Dense(2, name='own')", "i"):
        (said,) = [s for s in told(code, catalogue) if "passed over" in s]
        assert f"Line {len(code.splitlines())}: a Sequential model takes layers; " in said
        assert words in said
    seen = []
    for place in PLACES:
        seen += told(BEFORE + "p = " + place.format(value=value), catalogue)
    assert any(words in said for said in seen), seen
    for said in seen:
        assert len(said.splitlines()) == 1
        assert not re.search(r" object at|\w+\(\w+=<|Unknown|KerasObject|FunctionDef|NoneType|scope=|\bRef\b", said), (
            said
        )


def test_what_compile_is_given_and_cannot_be_read_is_said(catalogue: Catalogue) -> None:
    code = BEFORE + "model.compile(keras.optimizers.Adam(x, 0.5), loss=keras.losses.mse, metrics=[f])"
    *_, found = read_script(code, catalogue)
    training = found.graph.settings["training"]
    assert training.optimizer == {"class": "Adam", "args": {"beta_1": 0.5}}
    assert [output.loss for output in training.outputs.values()] == ["mse"]
    said = [str(note) for note in found.notes]
    assert any("learning_rate of Adam depends on np.load('x.npy')" in note for note in said), said
    assert any("metric the function f is not followed" in note for note in said), said


@pytest.mark.parametrize(
    "growth",
    [
        "x = [0]\nfor i in range(100): x.extend(x)",
        "x = 'a'\nfor i in range(100): x = x + x",
        "x = 7\nfor i in range(10000): x = x * x",
        "x = [1] * 10**9",
        "x = '{:>1000000000}'.format(1)",
        "x = 9 ** 9 ** 9",
    ],
)
def test_values_that_grow_without_bounds_are_given_up(catalogue: Catalogue, growth: str) -> None:
    model = "import keras\nmodel = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])\n"
    (found,) = read(catalogue, model + growth)
    assert len(found.graph.nodes) == 2


@pytest.mark.parametrize(
    ("layer", "shape", "said"),
    [
        ("layers.Dense(4, input_shape=(x.shape[1],))", [None], "input_shape of Dense depends on x.shape[1]"),
        ("layers.LSTM(4, input_shape=(None, x.shape[2]))", [None, None], "1 of 2 sizes are left free"),
        ("layers.Dense(4, batch_input_shape=(32, 7, n))", [7, None], "batch_input_shape of Dense depends on len(x)"),
        ("layers.Dense(4, input_dim=x.shape[1])", [None], "input_dim of Dense depends on x.shape[1]"),
        ("layers.Dense(4, input_shape=x.shape[1:])", None, "input_shape of Dense is x.shape[1:]"),
        ("layers.Dense(4, input_shape=(None, 7))", [None, 7], ""),
        ("layers.Dense(4, batch_input_shape=(None, 7))", [7], ""),
    ],
)
def test_a_size_that_is_not_known_is_left_free_and_said(
    catalogue: Catalogue, layer: str, shape: list[int | None] | None, said: str
) -> None:
    code = f"""
        import numpy as np
        from keras import Sequential, layers
        x = np.load("x.npy")
        n = len(x)
        model = Sequential([{layer}, layers.Dense(1)])
        """
    (found,) = read(catalogue, code)
    (start,) = [node for node in found.graph.nodes.values() if node.type == "Input"]
    assert start.params.get("shape") == shape
    notes = [str(note) for note in found.notes]
    assert len(notes) == (1 if said else 0)
    assert all(said in note and "Line 6:" in note and "Type " in note for note in notes)


def test_a_shape_that_build_is_given_and_is_not_known_is_said(catalogue: Catalogue) -> None:
    found = read(
        catalogue,
        """
        import numpy as np
        from keras import Sequential, layers
        x = np.load("x.npy")
        first = Sequential([layers.Dense(1)])
        first.build((None, 3, x.shape[1]))
        second = Sequential([layers.Dense(1)])
        second.build(x.shape)
        """,
    )
    shapes = [n.params.get("shape") for f in found for n in f.graph.nodes.values() if n.type == "Input"]
    assert shapes == [[3, None], None]
    said = " ".join(str(note) for note in found[0].notes)
    assert "input_shape of build depends on x.shape[1]" in said
    assert "1 of 2 sizes are left free" in said
    assert "input_shape of build is x.shape, which only running the script would tell" in said


def test_layers_that_are_adapted_afterwards_are_drawn_so(catalogue: Catalogue) -> None:
    (found,) = read(
        catalogue,
        """
        import keras
        model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(8, name="a"), keras.layers.Dense(3, name="b")])
        model.get_layer("a").enable_lora(2, lora_alpha=6.0)
        model.layers[-1].enable_lora(rank=4)
        """,
    )
    params = {node.name: node.params for node in found.graph.nodes.values()}
    assert params["a"] == {"units": 8, "lora_rank": 2, "lora_alpha": 6.0}
    assert params["b"] == {"units": 3, "lora_rank": 4}


def test_weights_are_said_to_be_passed_over(catalogue: Catalogue) -> None:
    code = """
    import keras
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(8)])
    model.load_weights("a.weights.h5")
    model.layers[0].set_weights([])
    """
    (found,) = read(catalogue, code)
    assert [str(note)[:24] for note in found.notes] == ["Line 4: load_weights is "]


QUANTIZED = """
import sys
import keras
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(8, name="base"), keras.layers.Dense(2, name="head")])
model.layers[0].trainable = False
{}
model.compile("adam", "mse")
model.fit([[0.0]], [[0.0]], epochs=2)
{}
"""


@pytest.mark.parametrize(
    ("line", "option", "said"),
    [
        ('model.quantize("int4", filters=lambda layer: not layer.trainable)', "int4", ["the filter of quantize"]),
        (
            'model.quantize("int8")',
            "int8",
            ["keeps these layers in int8 too, and their weights then learn nothing: head"],
        ),
        ('model.layers[1].enable_lora(2)\nmodel.quantize(mode="int8")', "int8", []),
        ('model.quantize("float8")', "none", ["int8 or int4, and not as 'float8' says"]),
        ("model.quantize(config=keras.quantizers.Int8QuantizationConfig())", "none", ["quantize is passed over"]),
        ('if len(sys.argv) > 1:\n    model.quantize("int8")', "none", ["quantize is passed over"]),
        ('model.layers[0].quantize("int8")', "none", ["quantize is passed over: layers are drawn"]),
    ],
)
def test_whole_numbers_are_read_as_the_option(catalogue: Catalogue, line: str, option: str, said: list[str]) -> None:
    (found,) = read(catalogue, QUANTIZED.format(line, ""))
    assert found.graph.settings.get(TRAINING, TrainingSettings()).quantize == option
    assert len(found.notes) == len(said), [str(note) for note in found.notes]
    assert all(part in str(note) for part, note in zip(said, found.notes, strict=True))


def test_whole_numbers_after_a_training_are_said_to_be_passed_over(catalogue: Catalogue) -> None:
    (found,) = read(catalogue, QUANTIZED.format("", 'model.quantize("int8")'))
    assert found.graph.settings.get(TRAINING, TrainingSettings()).quantize == "none"
    assert [str(note) for note in found.notes if "quantize is passed over: it comes after" in str(note)]

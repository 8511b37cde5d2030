"""The small pieces that scripts are made of: identifiers, values, packages, own code, helpers."""

from __future__ import annotations

import ast
import builtins
import importlib.metadata
import keyword
import runpy
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.catalogue.load import Catalogue, load
from designer.catalogue.spec import Param
from designer.data.code import Code
from designer.data.field import Field
from designer.export import data_helpers
from designer.export.adapting import STATES, adapted, source_of
from designer.export.auto_names import AutoNames
from designer.export.class_code import CLASS_NAMES, class_step
from designer.export.expressions import flat
from designer.export.grouping import grouped, strings
from designer.export.identifiers import MAX_LENGTH, Scope, class_name, identifier
from designer.export.layer_code import LayerCode
from designer.export.level_code import check_ends, layer_name
from designer.export.model_code import FunctionalCode, all_calls, output_names
from designer.export.own_code import HELPER, code_of, moved, own_class, taken_from
from designer.export.own_layers import OwnParts, own_parts, refuse_same_names
from designer.export.requirements import requirements, with_requirements
from designer.export.sequential_code import SequentialCode
from designer.export.training_code import main_lines
from designer.export.values_code import Values, index_text, is_default, public_name
from designer.graph.calls import program
from designer.graph.model import INPUT
from designer.graph.texts import DesignerError
from tests.support.drawings import Drawing, ticket


def written(code: FunctionalCode) -> str:
    return "\n".join(line for function in code.functions() for line in function)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


def chain() -> Drawing:
    drawing = Drawing()
    drawing.add(INPUT, "x", shape=[4])
    drawing.add("Normalization", "x", "scaled")
    drawing.add("Dense", "scaled", "dense", units=3)
    drawing.add("Dense", "dense", "dense_1", units=2, activation="relu")
    return drawing


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=12))
def test_identifiers_are_some_each_its_own_and_no_words_of_python(names: list[str]) -> None:
    scope = Scope()
    found = [scope.fresh(name) for name in names]
    assert len(set(found)) == len(found)
    for name, wanted in zip(found, names, strict=True):
        assert name.isidentifier()
        assert not keyword.iskeyword(name)
        assert not hasattr(builtins, name)
        assert len(identifier(wanted)) <= MAX_LENGTH + 2
    assert class_name("ticket_classifier") == "TicketClassifier"


LITERALS = st.recursive(
    st.none() | st.booleans() | st.integers(-99, 99) | st.floats(-1e9, 1e9) | st.text(max_size=5),
    lambda one: st.lists(one, max_size=3) | st.dictionaries(st.text(max_size=3), one, max_size=3),
    max_leaves=8,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(LITERALS)
def test_a_value_is_written_as_python_reads_it(value: Any) -> None:
    assert ast.literal_eval(flat(Values(load()).value(value, Param("value", "any")))) == value


def test_objects_of_keras_are_written_as_calls_and_what_is_none_is_refused(catalogue: Catalogue) -> None:
    values = Values(catalogue)
    dense = catalogue.spec("Dense")
    assert dense is not None
    args = {"units": 3, "use_bias": True, "kernel_regularizer": {"class": "L2", "args": {"l2": 0.5}}}
    assert flat(values.construct(dense, args)) == "layers.Dense(3, kernel_regularizer=keras.regularizers.L2(0.5))"
    assert public_name(dense) == "layers.Dense"
    bias = dense.param("use_bias")
    assert bias is not None
    assert is_default(bias, True)
    assert not is_default(bias, False)
    with pytest.raises(DesignerError, match="has no argument width"):
        values.construct(dense, {"width": 3})
    with pytest.raises(DesignerError, match="Keras has no optimizer called Fastest"):
        values.find("Fastest", "optimizer")


@pytest.mark.parametrize("text", ["0", "1:3", "::-1, 0", "..., 2:5:2", "-1"])
def test_an_index_is_written_anew_from_what_it_means(text: str) -> None:
    x = np.arange(60).reshape(3, 4, 5)
    np.testing.assert_array_equal(eval(f"x[{index_text(text)}]", {"x": x}), eval(f"x[{text}]", {"x": x}))


def test_layers_have_their_names_unless_keras_gives_the_same(catalogue: Catalogue) -> None:
    drawing = Drawing()
    drawing.add(INPUT, "x", shape=[4])
    drawing.add("Dense", "x", "dense", units=3)
    drawing.add("Dense", "dense", "dense_1", units=3)
    drawing.add("Dense", "dense_1", "mine", units=3)
    one = program(drawing.graph, catalogue.signature)
    code = LayerCode(one, catalogue)
    written = [flat(code.layer(call)) for call in one.calls if call.type == "Dense"]
    assert written == ["layers.Dense(3)", "layers.Dense(3)", 'layers.Dense(3, name="mine")']
    names = AutoNames(one)
    assert [names.is_given("Dense", name) for name in ("dense", "dense", "dense_1", "dense_3")] == [
        True,
        False,
        True,
        False,
    ]
    assert [layer_name(call) for call in one.calls] == ["x", "dense", "dense_1", "mine"]


def test_a_chain_is_written_as_a_list_and_branches_are_refused(catalogue: Catalogue) -> None:
    one = program(chain().graph, catalogue.signature)
    functional = written(FunctionalCode(one, catalogue, True))
    sequential = written(SequentialCode(one, catalogue, True))
    assert "keras.Sequential(" in sequential
    assert "keras.Model(" in functional
    check_ends(one)
    branched = program(ticket().graph, catalogue.signature)
    with pytest.raises(DesignerError):
        SequentialCode(branched, catalogue, True).functions()
    assert flat(output_names(branched)) == '["priority", "department"]'
    assert [call.name for call in all_calls(branched)] == [call.name for call in branched.calls]


def test_layers_that_learn_from_the_data_are_shown_the_input_they_follow(catalogue: Catalogue) -> None:
    drawing = chain()
    one = program(drawing.graph, catalogue.signature)
    ((layer, shown),) = adapted(one, [drawing.ids["scaled"], drawing.ids["dense"], "gone"])
    assert (layer.name, shown.name) == ("scaled", "x")
    assert layer.type in STATES
    dense = next(call for call in one.calls if call.name == "dense")
    assert source_of(one, dense) is None
    late = Drawing()
    late.add(INPUT, "x", shape=[4])
    late.add("Dense", "x", "dense", units=3)
    late.add("Normalization", "dense", "scaled")
    with pytest.raises(DesignerError, match="scaled cannot adapt"):
        adapted(program(late.graph, catalogue.signature), [late.ids["scaled"]])


def test_a_script_says_the_packages_it_needs_in_the_versions_of_here() -> None:
    code = "import numpy as np\nimport pandas as pd\n"
    found = dict(one.split("==") for one in requirements(code))
    assert found == {name: importlib.metadata.version(name) for name in ("keras", "tensorflow", "numpy", "pandas")}
    head = with_requirements(code).split("# ///\n")[0].removeprefix("# /// script\n")
    told = tomllib.loads("\n".join(line.removeprefix("#").strip() for line in head.splitlines()))
    assert sorted(told["dependencies"]) == sorted(requirements(code))
    assert with_requirements(code).endswith(code)


def test_columns_that_are_treated_alike_stand_together() -> None:
    one, other = Code("f"), Code("g")
    assert grouped([("a", one), ("b", one), ("c", other), ("d", one)]) == [
        (["a", "b"], one),
        (["c"], other),
        (["d"], one),
    ]
    assert flat(strings(["a", 'b"'])) == '["a", \'b"\']'


def test_own_code_of_a_callback_is_found_moved_and_called(catalogue: Catalogue, tmp_path: Path) -> None:
    spec = {"class": "Callback", "args": {"source": "own/mine.py:Mine", "arguments": {"step": 3}}}
    assert code_of(spec, catalogue) == {"source": "own/mine.py:Mine"}
    assert code_of("TerminateOnNaN", catalogue) == {}
    there = moved(spec, catalogue, lambda path: f"data/{path}")
    assert code_of(there, catalogue) == {"source": "data/own/mine.py:Mine"}
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "mine.py").write_text("class Mine:\n    def __init__(self, step):\n        self.step = step\n")
    scope: dict[str, Any] = {"FOLDER": tmp_path, "runpy": runpy}
    exec("\n".join([*HELPER.imports, *HELPER.helpers]), scope)
    made = eval(flat(own_class(spec["args"])), scope)  # type: ignore[arg-type]
    assert made.step == 3
    assert eval(taken_from("own/mine.py:Mine"), scope).__name__ == "Mine"


def test_a_project_without_own_layers_needs_none_and_names_are_not_taken_twice(catalogue: Catalogue) -> None:
    assert own_parts(program(chain().graph, catalogue.signature), None, catalogue) == OwnParts()
    refuse_same_names(OwnParts(names=("mine",)), ["train"])
    with pytest.raises(DesignerError, match="Your code defines train"):
        refuse_same_names(OwnParts(names=("train",)), ["main", "train"])


def helpers() -> dict[str, Any]:
    scope: dict[str, Any] = {"np": np, "pd": pd}
    for name in ("TAKE", "JOINED", "AS_COLUMNS", "TRANSFORMED"):
        exec(getattr(data_helpers, name), scope)
    return scope


def test_helpers_of_the_data_part_do_what_they_say() -> None:
    scope = helpers()
    table = {"a": np.arange(4), "b": np.arange(8).reshape(4, 2)}
    assert scope["take"](table, [2, 0])["b"].tolist() == [[4, 5], [0, 1]]
    joined = scope["joined"](table, {"a": np.array([9])})
    assert list(joined) == ["a"]
    assert joined["a"].tolist() == [0, 1, 2, 3, 9]
    columns = scope["as_columns"](np.array([[1.0, np.inf], [2.0, 3.0]]))
    assert np.isnan(columns[0, 1])
    assert columns.shape == (2, 2)


def test_words_of_classes_are_those_the_step_has_found() -> None:
    scope: dict[str, Any] = {"np": np, "pd": pd}
    exec(CLASS_NAMES[1], scope)
    exec(CLASS_NAMES[0], scope)
    step = type("Step", (), {"categories_": np.array([["0"], ["1"]], object)})()
    assert scope["class_names"](step) == ["0", "1"]
    assert scope["class_names"](step, {"1": "yes"}) == ["0", "yes"]
    assert class_step("kind") == 'FITTED["targets"]["kind"][0][1][-1]'
    assert Field("x", "boolean").kind == "boolean"


def test_a_script_trains_where_it_is_run() -> None:
    code = "\n".join(main_lines())
    assert ast.parse(code).body
    assert "def main():" in code

"""The training form, the check's fix, binding by name and `main.py new` give one answer for one target."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import numpy as np
import pytest

from designer.advice.aims import aim_of
from designer.advice.drawing import drawn
from designer.advice.endings import ending, units_node
from designer.advice.logged_names import metric_name
from designer.advice.start import Wishes, start
from designer.advice.target_columns import can_be_told
from designer.advice.targets import objective, suggested, suited_preparation
from designer.advice.values import Values, values_of
from designer.data.field import Field
from designer.data.preparation import binding, preparation_of
from designer.data.settings import Binding, DataSettings
from designer.data.sources import CsvSource
from designer.engine.building import objects
from designer.engine.checking.check import Checker
from designer.engine.feeding import data
from designer.engine.feeding.describing import describe
from designer.graph import edits, reuse
from designer.graph.calls import outputs_of
from designer.graph.model import INPUT, Change, Graph, Setting
from designer.graph.texts import DesignerError
from designer.project.fixes import apply_fix
from designer.project.records import DATA, TRAINING, OutputTraining, TrainingSettings
from designer.views.panels.bindings import Outlet, proposed
from tests.support.drawings import Drawing
from tests.support.networks import catalogue

ROWS = 80
TARGETS = {
    "yes_no": [("yes", "no")[i % 2] for i in range(ROWS)],
    "zero_one": [i % 2 for i in range(ROWS)],
    "one_two": [1 + i % 2 for i in range(ROWS)],
    "word": ["abc"[i % 3] for i in range(ROWS)],
    "digit": [i % 10 for i in range(ROWS)],
    "from_five": [5 + i % 4 for i in range(ROWS)],
    "price": [round(1000 + i * 3.7, 1) for i in range(ROWS)],
    "share": [i / ROWS for i in range(ROWS)],
    "count": [i * i for i in range(ROWS)],
}


@pytest.fixture(scope="module")
def checker() -> Iterator[Checker]:
    checker = Checker()
    yield checker
    checker.close()


@pytest.fixture(params=TARGETS)
def started(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Graph, str, data.DataDescribed]:
    """Return a project as `new` makes it, its target, and the columns."""
    name = request.param
    lines = [f"a,b,{name}", *(f"{i},{i % 7},{TARGETS[name][i]}" for i in range(ROWS))]
    (tmp_path / "t.csv").write_text("\n".join(lines), encoding="utf-8")
    source = CsvSource("t.csv")
    described = describe(source, tmp_path)
    return drawn(start(described, source, Wishes((name,), ("a", "b")))), name, described


def without_losses(graph: Graph) -> Graph:
    changed = graph.copy()
    old = changed.settings[TRAINING]
    changed.apply(Change("", (Setting(TRAINING, old),), (Setting(TRAINING, msgspec.structs.replace(old, outputs={})),)))
    return changed


def test_the_form_and_the_fix_say_what_new_said(started, checker: Checker) -> None:
    graph, _, described = started
    output = outputs_of(graph)[0]
    chosen: OutputTraining = graph.settings[TRAINING].outputs[output.key]
    binding: Binding = graph.settings[DATA].targets[output.key]
    report = checker.check(graph, catalogue(), described)
    assert [p for p in report.problems if p.severity == "error"] == []
    shape = report.nodes[output.tensor.node].outputs[0].shape
    values = values_of(binding, described.columns)
    assert suggested(graph, catalogue(), output, tuple(shape[1:]), values) == chosen
    assert suggested(graph, catalogue(), output, None, values) == chosen  # before the first check
    asked = checker.check(without_losses(graph), catalogue(), described).problems
    assert [f.args["loss"] for p in asked for f in p.fixes if f.kind == "set_loss"] == [chosen.loss]


def test_binding_by_name_prepares_as_new_does(started) -> None:
    graph, name, described = started
    output = outputs_of(graph)[0]
    end = ending(graph, catalogue(), output.tensor.node)
    for loss in ("", graph.settings[TRAINING].outputs[output.key].loss):
        kind = catalogue().spec(loss, "loss").name if loss else ""
        outlet = Outlet(output.key, name, name, None, end.activation, kind)
        inputs, targets = proposed([Outlet("n1", "features", "features", (2,))], [outlet], described.columns)
        assert targets[output.key] == graph.settings[DATA].targets[output.key]
        found = graph.settings[DATA].inputs
        assert [(key, b.columns, preparation_of(b)) for key, b in inputs.items()] == [
            (key, b.columns, preparation_of(b)) for key, b in found.items()
        ]
        assert suited_preparation(graph, catalogue(), output, loss, described.columns[-1:]) == preparation_of(
            targets[output.key]
        )


def test_a_softmax_inside_a_nested_model_is_seen() -> None:
    d = Drawing()
    d.add(INPUT, "x", shape=[4])
    d.add("Dense", "x", "hidden", units=8)
    d.add("Dense", "hidden", "classes", units=3, activation="softmax")
    inside = [d.ids["hidden"], d.ids["classes"]]
    d.graph.apply(reuse.nest(d.graph, inside, lambda *_: {"shape": [4]})[0])
    output = outputs_of(d.graph)[0]
    assert d.graph.nodes[output.tensor.node].type == "Model"
    assert suggested(d.graph, catalogue(), output, None, None).loss == "sparse_categorical_crossentropy"
    assert units_node(d.graph, output.tensor.node).name == "classes"


@pytest.mark.parametrize(
    ("activation", "shape", "values", "loss"),
    [
        ("sigmoid", (1,), Values((1,), 0, 1, True), "binary_crossentropy"),
        ("sigmoid", (1,), Values((1,), 0, 1, False), "mean_squared_error"),
        ("sigmoid", (100,), Values((100,), 0, 1, None), "binary_crossentropy"),
        ("hard_sigmoid", (1,), None, "binary_crossentropy"),
        ("softmax", (4,), Values((4,), 0, 1, True), "categorical_crossentropy"),
        ("softmax", (4,), Values((1,), 0, 3, True), "sparse_categorical_crossentropy"),
        ("softmax", (10, 4), Values((10,), 0, 3, True), "sparse_categorical_crossentropy"),
        ("relu", (1,), Values((1,), 0, 90, True), "mean_squared_error"),
        ("linear", None, None, "mean_squared_error"),
    ],
)
def test_losses_follow_activation_and_target(activation, shape, values, loss) -> None:
    assert objective(activation, shape, values).loss == loss


def test_shares_are_told_from_decisions_in_long_columns() -> None:
    share = Field("p", "number", "float64", distinct=900, minimum=0, maximum=1)
    assert values_of(Binding(("p",)), [share]).whole is False
    identifiers = Field("p", "number", "float64", distinct=900, minimum=1, maximum=900, whole=True)
    assert values_of(Binding(("p",)), [identifiers]).whole is True
    assert values_of(Binding(("p",)), [Field("p", "array", "float32", (3,), minimum=0, maximum=1)]).whole is None


def test_a_target_of_several_axes_has_no_ending() -> None:
    assert not can_be_told(Field("mask", "array", "float32", (8, 8)))
    assert aim_of(Field("code", "array", "float32", (8,))).units == 8


@pytest.mark.parametrize("name", sorted(catalogue().specs["metric"]))
def test_metrics_are_called_what_keras_calls_them(name: str) -> None:
    try:
        made = objects.make({"class": name, "args": {}}, "metric", catalogue())
    except DesignerError:  # it needs arguments
        needed = {
            "num_classes": 3,
            "target_class_ids": [0],
            **dict.fromkeys(("recall", "precision", "specificity", "sensitivity"), 0.5),
        }
        spec = catalogue().spec(name, "metric")
        args = {p.name: needed[p.name] for p in spec.params if p.required and p.name in needed}
        if not args:
            assert not name[0].isupper()  # "accuracy" is a word, not a class
            assert metric_name(name, catalogue()) == name
            return
        made = objects.make({"class": name, "args": args}, "metric", catalogue())
    base = (
        made.name.rstrip("0123456789").removesuffix("_")
        if catalogue().spec(name, "metric").param("name").default is None
        else made.name
    )  # Keras counts those without a name of their own
    assert metric_name({"class": name, "args": {}}, catalogue()) == base
    assert metric_name({"class": name, "args": {"name": "mine"}}, catalogue()) == "mine"


# ------------------------------------------------------------------------------------------ text beside numbers


def houses(folder: Path, columns: tuple[str, ...]) -> tuple[Graph, data.DataDescribed]:
    """Return a regression over columns of a table of which some are text."""
    rows = np.arange(60)
    lines = ["area,rooms,city,kind,note,price"]
    lines += [f"{50 + 7 * i},{i % 5},{'SBD'[i % 3]},{'xy'[i % 2]},free text {i},{i * 3.5}" for i in rows]
    (folder / "h.csv").write_text("\n".join(lines), encoding="utf-8")
    source = CsvSource("h.csv")
    d = Drawing()
    x = d.add(INPUT, "x", shape=[len(columns)])
    d.add("Dense", "x", "hidden", units=4)
    y = d.add("Dense", "hidden", "price", units=1)
    bound = DataSettings(source, {x: binding(columns, "standardize")}, {y: binding(("price",), "standardize")})
    training = TrainingSettings("adam", {y: OutputTraining("mean_squared_error")})
    d.graph.settings.update({DATA: bound, TRAINING: training})
    return d.graph, describe(source, folder)


def cured(graph: Graph, problem, kind: str, number: int = 0) -> Graph:
    changed = graph.copy()
    fix = [f for f in problem.fixes if f.kind == kind][number]
    change = apply_fix(graph, fix.kind, fix.args, catalogue().signature)
    changed.apply(change)
    back = changed.copy()
    back.apply(change.reversed())
    assert back.settings == graph.settings
    assert back.nodes == graph.nodes
    return changed


def test_text_beside_numbers_gets_inputs_of_its_own(checker: Checker, tmp_path: Path) -> None:
    graph, described = houses(tmp_path, ("area", "city", "rooms", "kind"))
    problem = next(p for p in checker.check(graph, catalogue(), described).problems if p.severity == "error")
    assert "city, kind, bound to x beside numbers" in str(problem.text)
    assert [str(f.text) for f in problem.fixes] == [
        "Give city, kind an Input each, as one-hot",
        "Leave city, kind out",
    ]
    after = cured(graph, problem, "give_inputs")
    report = checker.check(after, catalogue(), described)
    assert [p for p in report.problems if p.severity == "error"] == []
    assert sorted((b.columns, preparation_of(b)) for b in after.settings[DATA].inputs.values()) == [
        (("area", "rooms"), "standardize"),
        (("city",), "one_hot"),
        (("kind",), "one_hot"),
    ]
    hidden = next(n for n in after.nodes.values() if n.name == "hidden")
    joined = after.nodes[after.incoming(hidden.id)[0].source]
    assert (joined.type, report.nodes[joined.id].outputs[0].shape) == ("Concatenate", (None, 2 + 3 + 2))


def test_free_text_beside_numbers_is_left_out(checker: Checker, tmp_path: Path) -> None:
    graph, described = houses(tmp_path, ("area", "note", "city"))
    problem = next(p for p in checker.check(graph, catalogue(), described).problems if p.severity == "error")
    assert [str(f.text) for f in problem.fixes] == [
        "Give city an Input each, as one-hot",
        "Leave note out",
        "Leave note, city out",
    ]
    without = cured(graph, problem, "leave_out")
    assert next(iter(without.settings[DATA].inputs.values())) == binding(("area", "city"), "standardize")
    problem = next(p for p in checker.check(without, catalogue(), described).problems if p.severity == "error")
    after = cured(without, problem, "give_inputs")
    assert not [p for p in checker.check(after, catalogue(), described).problems if p.severity == "error"]


def test_columns_that_are_all_text_are_named_and_prepared_alike(checker: Checker, tmp_path: Path) -> None:
    graph, described = houses(tmp_path, ("city", "kind"))
    problem = next(p for p in checker.check(graph, catalogue(), described).problems if p.severity == "error")
    assert [str(f.text) for f in problem.fixes] == ["Prepare city, kind as one-hot", "Prepare city, kind as integers"]
    after = cured(graph, problem, "set_preparation")
    assert next(iter(after.settings[DATA].inputs.values())) == binding(("city", "kind"), "one_hot")


def test_another_text_column_joins_the_concatenate_that_is_there(checker: Checker, tmp_path: Path) -> None:
    graph, described = houses(tmp_path, ("area", "city", "rooms"))
    problem = next(p for p in checker.check(graph, catalogue(), described).problems if p.severity == "error")
    graph = cured(graph, problem, "give_inputs")
    x = next(n for n in graph.nodes.values() if n.name == "x")
    graph.apply(edits.set_param(graph, x.id, "shape", [3]))
    old = graph.settings[DATA]
    inputs = {**old.inputs, x.id: binding(("area", "kind", "rooms"), "standardize")}
    graph.settings[DATA] = msgspec.structs.replace(old, inputs=inputs)
    problem = next(p for p in checker.check(graph, catalogue(), described).problems if p.severity == "error")
    after = cured(graph, problem, "give_inputs")
    assert [n.type for n in after.nodes.values()].count("Concatenate") == 1
    assert not [p for p in checker.check(after, catalogue(), described).problems if p.severity == "error"]

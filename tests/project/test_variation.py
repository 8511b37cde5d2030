"""What varies from run to run: read from text, written back, and put into a project."""

from __future__ import annotations

import pytest

from designer.graph.model import Graph
from designer.graph.texts import DesignerError
from designer.project import storage
from designer.project.records import DATA, SEARCH, TRAINING
from designer.project.search_settings import SearchSettings, Variation
from designer.project.variation import applied, name_of, parsed, read, text_of
from tests.support import projects


@pytest.fixture
def graph() -> Graph:
    stopping = {"class": "EarlyStopping", "args": {"monitor": "loss", "patience": 3}}
    return projects.iris(callbacks=(stopping,)).graph


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("hidden.units=32, 64,128", (32, 64, 128)),
        ("hidden.activation=relu,tanh", ("relu", "tanh")),
        ("hidden.kernel_regularizer=L2,None", ("L2", None)),
        ("dropout=on,off", (True, False)),
        ("hidden.trainable=on,off", (True, False)),
        ("training.optimizer=adam,sgd", ("adam", "sgd")),
        ("training.callbacks.0.patience=2,4", (2, 4)),
        ("data.split.validation=0.1,0.2", (0.1, 0.2)),
    ],
)
def test_a_choice_is_read_and_written_back(graph: Graph, text: str, values: tuple[object, ...]) -> None:
    found = parsed(graph, text)
    assert found.values == values
    assert name_of(graph, found) == text.partition("=")[0]
    assert read(graph, found.of, found.path, text_of(found)) == found


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("training.batch_size=16..128:log", (16, 128, None, True)),
        ("training.epochs=5..50:step=5", (5, 50, 5, False)),
        ("dropout.rate=0..0.8:step=0.1", (0.0, 0.8, 0.1, False)),
        ("training.optimizer.learning_rate=1e-4..0.1:log", (1e-4, 0.1, None, True)),
    ],
)
def test_a_range_is_read_and_written_back(graph: Graph, text: str, ends: tuple[object, ...]) -> None:
    found = parsed(graph, text)
    assert (found.low, found.high, found.step, found.log) == ends
    assert type(found.low) is type(ends[0])
    assert read(graph, found.of, found.path, text_of(found)) == found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hidden", "says nothing of values"),
        ("hiden.units=1,2", "There is no layer hiden"),
        ("hidden.unit=1,2", "Dense has no argument unit; it has units"),
        ("hidden.units=5", "hidden.units has 1 value"),
        ("hidden.units=-1,3", "at least 1"),
        ("hidden.units=0..3", "at least 1"),
        ("flower=on,off", "flower cannot be left out"),
        ("species=on,off", "species cannot be left out"),
        ("dropout=1,2,3", "which is there or not"),
        ("training.lr=1,2", "There is no option lr"),
        ("training.batch_size=a,b", "batch_size"),
        ("training.epochs=5..1", "no range for training.epochs"),
        ("training.epochs=0..9", "epochs must be between 1 and"),
        ("dropout.rate=0..0.9:log", "above 0 for a logarithmic one"),
        ("training.epochs=1..9:lag", ":lag is no option of a range"),
        ("training.callbacks.7.patience=1,2", "There is no 7 in callbacks"),
    ],
)
def test_what_cannot_vary_is_said(graph: Graph, text: str, said: str) -> None:
    with pytest.raises(DesignerError, match=said):
        parsed(graph, text)


def test_a_value_is_put_where_it_belongs_and_nowhere_else(graph: Graph) -> None:
    before = storage.encode(graph)
    units = parsed(graph, "hidden.units=8,16")
    assert storage.encode(applied(graph, units, 8)) == before
    assert applied(graph, units, 16).nodes[units.of].params["units"] == 16
    rate = applied(graph, parsed(graph, "training.optimizer.learning_rate=0.1,0.2"), 0.2).settings[TRAINING]
    assert rate.optimizer == {"class": "rmsprop", "args": {"learning_rate": 0.2}}
    patience = applied(graph, parsed(graph, "training.callbacks.0.patience=1,2"), 1).settings[TRAINING]
    assert patience.callbacks == ({"class": "EarlyStopping", "args": {"monitor": "loss", "patience": 1}},)
    assert applied(graph, parsed(graph, "data.split.validation=0.1,0.3"), 0.3).settings[DATA].split.validation == 0.3
    assert storage.encode(graph) == before


def test_a_layer_that_is_left_out_lets_the_ones_around_it_meet(graph: Graph) -> None:
    dropout = parsed(graph, "dropout=on,off")
    without = applied(graph, dropout, False)
    assert dropout.of not in without.nodes
    assert [edge.source for edge in without.incoming("n4")] == ["n2"]
    assert storage.encode(applied(graph, dropout, True)) == storage.encode(graph)


def test_a_search_is_part_of_the_project_without_what_is_gone_or_usual(graph: Graph) -> None:
    settings = SearchSettings((parsed(graph, "hidden.units=8..32:log"), parsed(graph, "dropout=on,off")), trials=5)
    text = storage.encode(graph.with_setting(SEARCH, settings))
    assert storage.decode(text).settings[SEARCH] == settings
    assert '"method"' not in text
    gone = applied(graph.with_setting(SEARCH, settings), Variation("n3", "", (True, False)), False)
    assert storage.decode(storage.encode(gone)).settings[SEARCH].variations == settings.variations[:1]

"""Settings follow their outputs into nested models and out, and into a project of its own."""

from __future__ import annotations

import pytest

from designer.data.settings import Binding, DataSettings
from designer.graph import reuse
from designer.graph.model import Change, Graph, Setting
from designer.project.continuing import extracted, with_settings
from designer.project.records import DATA, TRAINING, OutputTraining, TrainingSettings
from tests.support.drawings import Drawing, ticket


@pytest.fixture
def drawing() -> Drawing:
    d = ticket()
    ids = d.ids
    data = DataSettings(
        inputs={ids[n]: Binding((n,)) for n in ("title", "text_body", "tags")},
        targets={ids[n]: Binding((n,)) for n in ("priority", "department")},
    )
    outputs = {ids["priority"]: OutputTraining("mse"), ids["department"]: OutputTraining("categorical_crossentropy")}
    training = TrainingSettings(outputs=outputs, start_from="first")
    d.graph.apply(Change("", added=(Setting(DATA, data), Setting(TRAINING, training))))
    return d


def keys(graph: Graph) -> tuple[set[str], set[str]]:
    return set(graph.settings[DATA].targets), set(graph.settings[TRAINING].outputs)


def test_loss_and_target_go_into_a_nested_model_with_their_output_and_out_again(drawing):
    ids, graph = drawing.ids, drawing.graph
    before = dict(graph.settings)
    inside = [ids["priority"], ids["department"]]
    change, model = reuse.nest(graph, inside, lambda _i, _p: {"shape": [64]})
    change = with_settings(graph, change)
    graph.apply(change)
    wanted = {model, f"{model}:1"}
    assert keys(graph) == (wanted, wanted)
    assert graph.settings[TRAINING].outputs[f"{model}:1"].loss == "categorical_crossentropy"
    out, _ids = reuse.expand(graph, model)
    out = with_settings(graph, out)
    graph.apply(out)
    assert graph.settings == before
    graph.apply(out.reversed())
    graph.apply(change.reversed())
    assert graph.settings == before


def test_a_change_that_moves_no_output_is_left_as_it_is(drawing):
    change, _model = reuse.nest(drawing.graph, [drawing.ids["shared"]], lambda _i, _p: {"shape": [20100]})
    assert with_settings(drawing.graph, change) is change


def test_an_extracted_model_keeps_the_data_of_its_inputs(drawing):
    ids = drawing.ids
    graph = extracted(drawing.graph, ids["shared"])
    assert set(graph.settings[DATA].inputs) == {ids["title"], ids["text_body"], ids["tags"]}
    assert keys(graph) == (set(), set())
    assert graph.settings[TRAINING].start_from == ""
    graph = extracted(drawing.graph, ids["priority"])
    assert keys(graph) == ({ids["priority"]}, {ids["priority"]})

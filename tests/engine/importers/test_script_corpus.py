"""The scripts of the corpus: each gives all the models that running it in Keras gives, layer by layer."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from designer.catalogue.load import Catalogue, load
from designer.engine.importers.script.read import read_script
from designer.graph.model import MODEL, Graph
from tests.engine.importers.script_corpus import CORPUS

NOT_RUN = {
    "tf_functions": "Keras 3 takes no functions of TensorFlow on its tensors",
    "tf_matmul": "Keras 3 takes no functions of TensorFlow on its tensors",
    "tf_split": "Keras 3 takes no functions of TensorFlow on its tensors",
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


def signature(graph: Graph, catalogue: Catalogue) -> list[str]:
    """Return what Keras builds of a drawing: every layer with its whole config, and every wire."""
    from designer.engine.building.build import build_model
    from designer.engine.importers.keras_config import to_graph
    from designer.graph.calls import program

    built, _ = to_graph(json.loads(build_model(program(graph, catalogue.signature), catalogue).to_json()), catalogue)
    found: Counter[str] = Counter()
    for node in built.nodes.values():
        found[described(built, node.id)] += 1
        for edge in built.incoming(node.id):
            found[f"{described(built, edge.source)} {edge.source_port} to {node.type} {edge.target_port}"] += 1
    return sorted(f"{count} x {text}" for text, count in found.items())


def described(graph: Graph, node_id: str) -> str:
    node = graph.layer_of(node_id)
    params = {k: v for k, v in node.params.items() if k != "seed"}
    return f"{node.type} {json.dumps(params, sort_keys=True)} {'' if node.trainable else 'frozen'}"


def test_nearly_all_scripts_of_the_corpus_give_a_model(catalogue: Catalogue) -> None:
    assert len(CORPUS) >= 150
    empty = [name for name, code in CORPUS.items() if not read_script(code, catalogue)]
    assert empty == []


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:Do not pass an `input_shape`")  # as scripts that are older do
@pytest.mark.parametrize("name", CORPUS)
def test_each_script_gives_what_keras_makes_of_it(name: str, catalogue: Catalogue) -> None:
    from designer.engine.importers.running import run_script
    from designer.project import storage
    from designer.wire import RunScript

    if name.removeprefix("tf_") in NOT_RUN:
        pytest.skip(NOT_RUN[name.removeprefix("tf_")])
    ran = [storage.decode(m.project) for m in run_script(RunScript(text=CORPUS[name]), catalogue).models]
    read = [signature(model.graph, catalogue) for model in read_script(CORPUS[name], catalogue)]
    for graph in (g for g in ran if all(catalogue.spec(n.type) or n.type == MODEL for n in g.nodes.values())):
        wanted = signature(graph, catalogue)
        assert wanted in read, "\n".join([*wanted, "--- read", *("\n".join(r) for r in read)])

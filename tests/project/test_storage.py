"""The project file: what is saved comes back, the same bytes twice, and nothing but ProjectError for bad files."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.data.preparation import binding
from designer.data.settings import Binding, DataSettings, Split
from designer.data.sources import BundledSource, CsvSource, NpzSource, SyntheticArray, SyntheticSource
from designer.graph.model import INPUT, MODEL, Change, Edge, Graph, Node, Setting
from designer.project import storage
from designer.project.errors import ProjectError
from designer.project.records import DATA, TRAINING, OutputTraining, TrainingSettings

_texts = st.text(st.characters(codec="utf-8"), max_size=12)
_numbers = st.integers(-(2**63), 2**63) | st.floats(allow_nan=False, allow_infinity=False)
_values = st.recursive(
    st.none() | st.booleans() | _numbers | _texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_texts, inner, max_size=4),
    max_leaves=8,
)
_params = st.dictionaries(_texts, _values, max_size=4)
_names = st.from_regex(r"[a-z]{1,8}_", fullmatch=True)
_positions = st.tuples(st.integers(-(10**6), 10**6), st.integers(-(10**6), 10**6))
_sources = st.one_of(
    st.none(),
    st.builds(BundledSource, _texts),
    st.builds(NpzSource, _texts),
    st.builds(CsvSource, _texts, _texts, _texts),
    st.builds(
        SyntheticSource,
        st.integers(1, 9),
        st.integers(0, 9),
        st.tuples(st.builds(SyntheticArray, _texts, st.just("score"), st.just(1), st.tuples(_texts))),
    ),
)
_bindings = st.builds(binding, st.lists(_texts, max_size=3).map(tuple), st.sampled_from(["none", "one_hot"]))
_objects = _texts | st.fixed_dictionaries({"class": _texts, "args": _params})


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Random graphs with nested models, shared layers, wires and settings."""
    graph = Graph()
    for number in draw(st.lists(st.integers(1, 40), unique=True, max_size=9)):
        parents = ["", *(n.id for n in graph.nodes.values() if n.type == MODEL and not n.shares)]
        kind = draw(st.sampled_from([INPUT, MODEL, "층", "<b>"]))
        owners = [n.id for n in graph.nodes.values() if n.type == kind and not n.shares]
        shares = draw(st.sampled_from(["", *owners])) if kind != INPUT else ""
        node = Node(
            f"n{number}",
            kind,
            draw(_texts),
            {} if shares else draw(_params),
            draw(_positions),
            draw(st.sampled_from(parents)),
            shares,
            draw(st.sampled_from([(), (0,)] if kind == INPUT else [(), (0,), (0, 2)])),
            draw(st.booleans()),
            draw(st.dictionaries(_names, _values, max_size=4)),
        )
        graph.apply(Change("", added=(node,)))
    for _ in range(draw(st.integers(0, 12))):
        layers = [n for n in graph.nodes.values() if n.type != INPUT]
        pairs = [(a, b) for a in graph.nodes.values() for b in layers if a.parent == b.parent]
        if pairs:
            source, target = draw(st.sampled_from(pairs))
            port = 0 if source.type == INPUT else draw(st.integers(0, 2))
            edge = Edge(source.id, port, target.id, draw(st.integers(0, 20)))
            if edge.target_port not in [e.target_port for e in graph.incoming(target.id)]:
                graph.apply(Change("", added=(edge,)))
    keys = st.sampled_from([*graph.nodes, *(f"{n}:1" for n in graph.nodes)] or ["none"])
    keyed = st.dictionaries(keys, _bindings, max_size=3) if graph.nodes else st.just({})
    data = draw(
        st.builds(DataSettings, _sources, keyed, keyed, _sources, split=st.builds(Split, validation=st.floats(0, 0.9)))
    )
    told = st.builds(OutputTraining, _objects, st.tuples(_objects), st.integers(1, 3) | st.floats(0.1, 9))
    outputs = st.dictionaries(keys, told, max_size=2) if graph.nodes else st.just({})
    training = draw(st.builds(TrainingSettings, _objects, outputs, st.integers(1, 99)))
    graph.apply(Change("", added=(Setting(DATA, data), Setting(TRAINING, training), Setting("zoom", [1.5, None]))))
    return graph


def _same(a: Graph, b: Graph) -> bool:
    return a.nodes == b.nodes and set(a.edges) == set(b.edges) and a.settings == b.settings


def _example() -> Graph:
    return Graph(
        [
            Node("n2", "Dense", "밀집", {"units": 8, "activation": "relu"}, (250, -3)),
            Node("n1", INPUT, "x", {"shape": [4]}),
            Node("n10", "Dense", "again", shares="n2", trainable=False),
            Edge("n1", 0, "n2", 0),
            Setting(DATA, DataSettings(BundledSource("iris"), {"n1": Binding(("a", "b"))}, {"n2": Binding(("t",))})),
            Setting(TRAINING, TrainingSettings(outputs={"n2": OutputTraining("mse"), "n10:1": OutputTraining("mae")})),
            Setting("note:n2", "remember"),
        ]
    )


@given(graphs())
@settings(max_examples=60, deadline=None)
def test_what_is_saved_comes_back(graph: Graph) -> None:
    text = storage.encode(graph)
    again = storage.decode(text)
    assert _same(graph, again)
    assert storage.encode(again) == text


def test_the_text_reads_well_and_positions_come_last() -> None:
    assert storage.encode(_example()) == (
        "{\n"
        '  "format": "kdesign",\n'
        '  "version": 3,\n'
        '  "nodes": [\n'
        '    {"id": "n1", "type": "Input", "name": "x", "params": {"shape": [4]}},\n'
        '    {"id": "n2", "type": "Dense", "name": "밀집", "params": {"activation": "relu", "units": 8}},\n'
        '    {"id": "n10", "type": "Dense", "name": "again", "shares": "n2", "trainable": false}\n'
        "  ],\n"
        '  "edges": [\n'
        '    ["n1", 0, "n2", 0]\n'
        "  ],\n"
        '  "data": {\n'
        '    "source": {"type": "bundled", "name": "iris"},\n'
        '    "inputs": {"n1": {"columns": ["a", "b"]}},\n'
        '    "targets": {"n2": {"columns": ["t"]}}\n'
        "  },\n"
        '  "training": {\n'
        '    "outputs": {"n2": {"loss": "mse"}, "n10:1": {"loss": "mae"}}\n'
        "  },\n"
        '  "settings": {\n'
        '    "note:n2": "remember"\n'
        "  },\n"
        '  "view": {\n'
        '    "n2": [250, -3]\n'
        "  }\n"
        "}\n"
    )


def test_equal_graphs_of_different_history_have_equal_bytes() -> None:
    graph = _example()
    other = Graph(reversed([*(n for n in graph.nodes.values())]))
    other.apply(Change("", added=(*graph.edges, *(Setting(k, v) for k, v in reversed(graph.settings.items())))))
    node = graph.nodes["n2"]
    swapped = Node("n2", "Dense", "밀집", dict(reversed(node.params.items())), node.position)
    other.apply(Change("", removed=(other.nodes["n2"],), added=(swapped,)))
    assert storage.encode(other) == storage.encode(graph)


def test_settings_of_nodes_that_are_gone_are_left_out() -> None:
    graph = _example()
    edge = next(iter(graph.edges))
    graph.apply(Change("", removed=(edge, graph.nodes["n2"], graph.nodes["n10"])))
    again = storage.decode(storage.encode(graph))
    assert again.settings[DATA].targets == {}
    assert again.settings[TRAINING].outputs == {}
    assert "note:n2" not in again.settings
    assert again.settings[DATA].inputs == graph.settings[DATA].inputs


def test_broken_surrogates_in_a_title_do_not_prevent_saving() -> None:
    graph = Graph([Node("n1", INPUT, "a\ud83d")])
    assert storage.decode(storage.encode(graph)).nodes["n1"].name == "a?"


@pytest.mark.parametrize("value", [float("nan"), float("inf"), object()])
def test_values_json_cannot_hold_are_refused(value: object) -> None:
    with pytest.raises(ProjectError, match="not a"):
        storage.encode(Graph([Node("n1", "Dense", "d", {"units": value})]))


_HEAD = '{"format": "kdesign", "version": 3, '
_HEAD_2 = '{"format": "kdesign", "version": 2, '
_A = '{"id": "n1", "type": "Dense"}'
_B = '{"id": "n2", "type": "LSTM"}'


def _node(type_: str, **params: object) -> str:
    return _HEAD + f'"nodes": [{json.dumps({"id": "n1", "type": type_, "params": params})}]}}'


def _training(member: str) -> str:
    return _HEAD + f'"nodes": [{_A}], "training": {{{member}}}}}'


@pytest.mark.parametrize(
    ("text", "path", "reason"),
    [
        ("", "", "not JSON"),
        ("[" * 100_000, "", "not JSON"),
        (b"\xff\xfe\x00", "", "not JSON"),
        ("{}", "", "not a project"),
        ('{"format": "kdesign"}', "$.version", "not a number"),
        ('{"format": "kdesign", "version": true}', "$.version", "not a number"),
        ('{"format": "kdesign", "version": 5, "surprise": 1}', "", "newer version"),
        (_HEAD + '"surprise": 1}', "$", "unknown field `surprise`"),
        (_HEAD_2 + '"data": {"inputs": {"n1": {"preparation": []}}}}', "$.data.inputs[...].preparation", "Expected"),
        (_HEAD_2 + '"data": {"targets": {"n1": {"preparation": "sort"}}}}', "$.data.targets[...].preparation", "sort"),
        (_HEAD_2 + '"data": {"inputs": {"n1": {"columns": [[]]}}}}', "$.data.inputs[...].columns[0]", "Expected `str`"),
        (_HEAD_2 + '"data": {"source": {"type": "csv", "path": "", "missing": {}}}}', "$.data.source.missing", "Exp"),
        (
            _HEAD_2 + '"data": {"source": {"type": "csv", "path": "", "missing": "ask"}}}',
            "$.data.source.missing",
            "ask",
        ),
        (_HEAD_2 + '"data": {"shuffle": "no"}}', "$.data.shuffle", "Expected `bool`"),
        (_HEAD + '"nodes": [{"id": 7}]}', "$.nodes[0].id", "Expected `str`, got `int`"),
        (_HEAD + '"nodes": [{"id": "n 1", "type": "A"}]}', "$.nodes[0].id", "not an id"),
        (_HEAD + f'"nodes": [{_A}, {_A}]}}', "$.nodes[1].id", "two nodes n1"),
        (_HEAD + '"nodes": [{"id": "n1", "type": ""}]}', "$.nodes[0].type", "empty"),
        (_HEAD + '"nodes": [{"id": "n1", "type": "A", "parent": "n2"}]}', "$.nodes[0].parent", "no nested model n2"),
        (_HEAD + '"nodes": [{"id": "n1", "type": "Model", "parent": "n1"}]}', "$.nodes[0].parent", "inside itself"),
        (_HEAD + '"nodes": [{"id": "n1", "type": "A", "shares": "n1"}]}', "$.nodes[0].shares", "no A layer n1"),
        (_HEAD + '"nodes": [{"id": "n1", "type": "A", "outputs": [-1]}]}', "$.nodes[0].outputs", "count from 0"),
        (_HEAD + f'"nodes": [{_A}], "edges": [["n1", 0, "n2", 0]]}}', "$.edges[0]", "n2, which is not there"),
        (_HEAD + f'"nodes": [{_A}], "edges": [["n1", 0, "n1"]]}}', "$.edges[0]", "length 4"),
        (
            _HEAD + f'"nodes": [{_A}], "edges": [["n1", 0, "n1", 0], ["n1", 1, "n1", 0]]}}',
            "$.edges[1]",
            "Port 0 of n1 has two wires",
        ),
        (_HEAD + '"training": {"epochs": "many"}}', "$.training.epochs", "Expected `int`, got `str`"),
        (_HEAD + '"training": {"epoch": 3}}', "$.training", "unknown field `epoch`"),
        (_HEAD + '"data": {"source": {"type": "sql"}}}', "$.data.source.type", "Invalid value 'sql'"),
        (_HEAD + f'"nodes": [{_A}], "view": {{"n1": [1e9, 0]}}}}', "$.view[...][0]", "Expected `int`"),
        (_HEAD + f'"nodes": [{_A}], "view": {{"n1": [99999999, 0]}}}}', "$.view.n1", "off the canvas"),
        (_node("Dense", units="many"), "$.nodes[0].params.units", "Expected a whole number, got a text"),
        (_node("Dense", units=2.5), "$.nodes[0].params.units", "Expected a whole number, got 2.5"),
        (_node("Conv2D", kernel_size=[3, {}]), "$.nodes[0].params.kernel_size[1]", "number, got an object"),
        (_node("Input", shape=[[3]]), "$.nodes[0].params.shape[0]", "whole number, got a list"),
        (_node("Dense", use_bias="yes"), "$.nodes[0].params.use_bias", "true or false, got a text"),
        (_node("RNN", cell={"class": "LSTMCell", "args": [4]}), "$.nodes[0].params.cell.args", "by name, got a list"),
        (
            _node("Bidirectional", layer={"class": "LSTM", "args": {"units": {}}}),
            "$.nodes[0].params.layer.args.units",
            "whole number, got an object",
        ),
        (_node("Nobody", what=[{"class": 7}]), "$.nodes[0].params.what[0].class", "name of a class, got 7"),
        (_node("Model", sequential=1), "$.nodes[0].params.sequential", "true or false, got 1"),
        (
            _HEAD + '"nodes": [{"id": "n1", "type": "LSTM", "arguments": {"training": 3}}]}',
            "$.nodes[0].arguments.training",
            "true or false, got 3",
        ),
        (
            _HEAD + '"nodes": [{"id": "n1", "type": "A", "arguments": {"a b": 3}}]}',
            "$.nodes[0].arguments",
            "a b is not the name of an argument",
        ),
        (_HEAD + '"nodes": [{"id": "n1", "type": "Input", "outputs": [1]}]}', "$.nodes[0].outputs", "no port 1"),
        (_HEAD + f'"nodes": [{_A}, {_B}], "edges": [["n1", 0, "n2", 8]]}}', "$.edges[0][3]", "LSTM has no port 8"),
        (_HEAD + f'"nodes": [{_A}, {_B}], "edges": [["n1", 1, "n2", 0]]}}', "$.edges[0][1]", "Dense has no port 1"),
        (_training('"optimizer": {"class": "Adam", "args": 7}'), "$.training.optimizer.args", "by name, got 7"),
        (_training('"optimizer": {"class": null}'), "$.training.optimizer.class", "name of a class, got nothing"),
        (
            _training('"optimizer": {"class": "Adam", "args": {"learning_rate": "fast"}}'),
            "$.training.optimizer.args.learning_rate",
            "Expected a number, got a text",
        ),
        (
            _training('"callbacks": ["TerminateOnNaN", {"class": "EarlyStopping", "args": [null]}]'),
            "$.training.callbacks[1].args",
            "by name, got a list",
        ),
        (
            _training('"callbacks": [{"class": "EarlyStopping", "args": {"patience": {"class": "Adam"}}}]'),
            "$.training.callbacks[0].args.patience",
            "whole number, got an object",
        ),
        (
            _training('"outputs": {"n1": {"metrics": [{"class": "AUC", "args": {"name": 3}}]}}'),
            "$.training.outputs.n1.metrics[0].args.name",
            "text, got 3",
        ),
        (_HEAD + '"settings": {"deep": ' + "[" * 60 + "]" * 60 + "}}", "", "more than 40 deep"),
    ],
)
def test_faults_are_told_with_their_place(text: str | bytes, path: str, reason: str) -> None:
    with pytest.raises(ProjectError) as caught:
        storage.decode(text)
    assert (caught.value.path, True) == (path, reason in str(caught.value.reason)), str(caught.value)
    assert str(caught.value)


def test_what_the_window_can_mend_is_read() -> None:
    layers = {"Dense": {"units": -3, "activation": "nothing"}, "Conv2D": {"kernel_size": [0, 0, 0], "padding": "?"}}
    nodes = [Node(f"n{i + 1}", type_, "", params) for i, (type_, params) in enumerate(layers.items())]
    nodes += [Node("n3", "Dense", "", {"surprise": 3}), Node("n4", "LSTM", "", {"units": 4})]
    graph = Graph([*nodes, Edge("n4", 2, "n1", 0)])  # without return_state there is no such output
    assert _same(storage.decode(storage.encode(graph)), graph)


def test_unknown_layers_are_written_back_unchanged() -> None:
    text = storage.encode(Graph([Node("n1", "my>FancyLayer", "f", {"weird": {"class": "Nobody", "args": {"z": [1]}}})]))
    assert storage.encode(storage.decode(text)) == text
    assert "my>FancyLayer" in text


def test_mutated_files_raise_only_project_errors(tmp_path: Path) -> None:
    seed = 20261122
    chance = random.Random(seed)
    good = storage.encode(_example()).encode()
    words = [b"null", b"-1", b"1e999", b'"n1"', b"{}", b"[]", b"true", b'"', b"\x00", b"\xff", b"9" * 30, b"\\ud800"]
    read = 0
    for _ in range(4000):
        data = bytearray(good)
        for _ in range(chance.randint(1, 3)):
            start = chance.randrange(len(data))
            data[start : start + chance.randint(0, 6)] = chance.choice([*words, bytes([chance.randrange(256)])])
        try:
            graph = storage.decode(bytes(data))
        except ProjectError:
            continue
        read += 1
        storage.decode(storage.encode(graph))
    assert 0 < read < 4000


def test_saving_keeps_the_save_before_as_a_backup(tmp_path: Path) -> None:
    path = tmp_path / "나의 모델.kdesign"
    storage.save(Graph(), path)
    storage.save(_example(), path)
    assert _same(storage.load(path), _example())
    assert _same(storage.load(storage.backup_path(path)), Graph())
    storage.save(_example(), path)  # nothing new: the backup stays the state before
    assert _same(storage.load(storage.backup_path(path)), Graph())
    assert sorted(p.name for p in tmp_path.iterdir()) == [path.name, path.name + ".bak"]


def test_leftovers_of_a_killed_writer_are_swept(tmp_path: Path) -> None:
    path = tmp_path / "a.kdesign"
    dead = tmp_path / ".a.kdesign.999999999-0123abcd.tmp"
    other = tmp_path / ".b.kdesign.999999999-0123abcd.tmp"
    for file in (dead, other):
        file.write_bytes(b"half")
    storage.save(Graph(), path)
    assert not dead.exists()
    assert other.exists()


def test_a_crash_between_backup_and_move_is_healed_by_the_next_save(tmp_path: Path) -> None:
    path = tmp_path / "a.kdesign"
    storage.save(Graph(), path)
    os.link(path, storage.backup_path(path))
    storage.save(_example(), path)
    assert _same(storage.load(storage.backup_path(path)), Graph())
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.kdesign", "a.kdesign.bak"]


def test_a_link_stays_a_link_and_permissions_stay(tmp_path: Path) -> None:
    real = tmp_path / "real.kdesign"
    storage.save(Graph(), real)
    real.chmod(0o600)
    link = tmp_path / "link.kdesign"
    link.symlink_to(real)
    storage.save(_example(), link)
    assert link.is_symlink()
    assert _same(storage.load(real), _example())
    assert real.stat().st_mode & 0o777 == 0o600


def test_a_failed_save_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "missing" / "a.kdesign"
    with pytest.raises(ProjectError, match="could not be saved"):
        storage.save(Graph(), path)
    good = tmp_path / "a.kdesign"
    storage.save(Graph(), good)
    before = good.read_bytes()
    with pytest.raises(ProjectError):
        storage.save(Graph([Node("n1", "Dense", "d", {"units": float("nan")})]), good)
    assert good.read_bytes() == before


def test_files_that_are_no_files_are_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.kdesign"
    os.mkfifo(pipe)
    for path, reason in [(tmp_path, "folder"), (pipe, "ordinary file"), (tmp_path / "none", "No such file")]:
        with pytest.raises(ProjectError, match=reason):
            storage.load(path)
    large = tmp_path / "large.kdesign"
    with large.open("wb") as file:
        file.truncate(storage.MAX_BYTES + 1)
    with pytest.raises(ProjectError, match="larger than 32 MB"):
        storage.load(large)


def test_a_fingerprint_tells_that_somebody_else_wrote(tmp_path: Path) -> None:
    path = tmp_path / "a.kdesign"
    assert storage.fingerprint(path) == ""
    storage.save(Graph(), path)
    first = storage.fingerprint(path)
    assert first == storage.fingerprint(path) != ""
    storage.save(_example(), path)
    assert storage.fingerprint(path) != first

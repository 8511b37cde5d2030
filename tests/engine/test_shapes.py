from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import keras
import numpy as np
import pytest
import tensorflow as tf

from designer.engine.building.build import build_model, node_layers
from designer.engine.checking import shapes, traced
from designer.engine.checking.shapes import Inferred, Shapes
from designer.engine.checking.stateless import StatelessThread
from designer.engine.checking.traced import TRUSTED
from designer.engine.checking.walk import Walked, walk
from designer.graph import edits
from designer.graph.calls import Call, program
from designer.graph.model import INPUT, Node
from designer.wire import TensorInfo
from tests.support.drawings import Drawing
from tests.support.networks import NETWORKS, catalogue

ARGUMENTS: dict[str, dict[str, Any]] = {
    "Activation": {"activation": "relu"},
    "AlphaDropout": {"rate": 0.2},
    "Conv1D": {"filters": 3, "kernel_size": 3},
    "Conv1DTranspose": {"filters": 3, "kernel_size": 3},
    "Conv2D": {"filters": 3, "kernel_size": 3},
    "Conv2DTranspose": {"filters": 3, "kernel_size": 3},
    "Conv3D": {"filters": 3, "kernel_size": 3},
    "Dense": {"units": 3},
    "DepthwiseConv1D": {"kernel_size": 3},
    "DepthwiseConv2D": {"kernel_size": 3},
    "Dropout": {"rate": 0.5},
    "Embedding": {"input_dim": 9, "output_dim": 4},
    "GaussianDropout": {"rate": 0.2},
    "GaussianNoise": {"stddev": 0.1},
    "Permute": {"dims": [2, 1]},
    "RepeatVector": {"n": 3},
    "Rescaling": {"scale": 2.0},
    "Reshape": {"target_shape": [-1]},
    "SeparableConv1D": {"filters": 3, "kernel_size": 3},
    "SeparableConv2D": {"filters": 3, "kernel_size": 3},
    "SpatialDropout1D": {"rate": 0.2},
    "SpatialDropout2D": {"rate": 0.2},
}
POOLS = {f"{kind}Pooling{n}D": {"pool_size": 2} for kind in ("Average", "Max") for n in (1, 2, 3)}
SIZES: list[tuple[int | None, ...]] = [
    (None,),
    (None, 8),
    (None, 8, 8),
    (None, 8, 8, 4),
    (None, 8, 8, 8, 4),
    (None, None),
    (None, None, 4),
    (None, None, None, 3),
    (None, 2, 2, 3),
    (None, 2, 3),
]


@pytest.fixture(scope="module")
def thread() -> Iterator[StatelessThread]:
    thread = StatelessThread()
    yield thread
    thread.close()


def one_call(
    thread: StatelessThread,
    type_: str,
    params: dict[str, Any],
    size: tuple[int | None, ...],
    dtype: str = "float32",
    shapes: Shapes | None = None,
) -> Inferred:
    signature = catalogue().signature(Node("n1", type_, type_))
    call = Call("n1", "n1", type_, type_, params, signature, {})
    tensors = {port: TensorInfo(size, dtype) for port in range(max(1, signature.minimum))}
    return thread.run((shapes or Shapes()).of_call, [(call, tensors)], catalogue())


def walked(thread: StatelessThread, d: Drawing) -> Walked:
    return thread.run(walk, d.graph, catalogue(), Shapes())


@pytest.mark.parametrize("name", NETWORKS)
def test_shapes_and_parameters_are_those_of_the_built_model(thread: StatelessThread, name: str) -> None:
    d = NETWORKS[name]()
    found = walked(thread, d)
    p = program(d.graph, catalogue().signature)
    model = build_model(p, catalogue())
    assert found.problems == []
    for node_id, layer in node_layers(model, p).items():
        if d.graph.nodes[node_id].shares:
            assert found.nodes[node_id].params == 0
            continue
        own = node_id in {c.node for c in p.calls}
        outputs = keras.tree.flatten(layer.get_output_at(0) if hasattr(layer, "get_output_at") else layer.output)
        if own and not isinstance(layer, keras.Model):
            assert [t.shape for t in found.nodes[node_id].outputs] == [tuple(t.shape) for t in outputs]
        assert found.nodes[node_id].params == layer.count_params()
        assert found.nodes[node_id].trainable == sum(w.shape.num_elements() for w in layer.trainable_weights)
    assert sum(params for params, _ in found.layers.values()) == model.count_params()


@pytest.mark.parametrize("name", NETWORKS)
def test_outputs_of_the_model_are_marked_with_their_names_and_shapes(thread: StatelessThread, name: str) -> None:
    d = NETWORKS[name]()
    found = walked(thread, d)
    p = program(d.graph, catalogue().signature)
    model = build_model(p, catalogue())
    shapes_by_name = {name: tuple(t.shape) for name, t in zip(model.output_names, model.outputs, strict=True)}
    for output in p.outputs:
        info = found.nodes[output.tensor.node]
        assert info.model_outputs == (output.name,)
        assert info.outputs[output.tensor.port].shape == shapes_by_name[output.name]


def test_frozen_layers_count_no_trainable_parameters(thread: StatelessThread) -> None:
    d = NETWORKS["nested_twice"]()
    d.graph.apply(edits.set_trainable(d.graph, [d.ids["tower"]], False))
    found = walked(thread, d)
    trainable = sum(t for _, t in found.layers.values())
    assert trainable == 8 * 2 + 2
    assert found.nodes[d.ids["tower"]].trainable == 0
    assert found.nodes[d.ids["first"]].trainable == 0


@pytest.mark.skipif(sys.platform == "win32", reason="the resource module tells the memory")
def test_an_enormous_layer_allocates_nothing(thread: StatelessThread) -> None:
    import resource

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    inferred = one_call(thread, "Dense", {"units": 100_000}, (None, 20_100))
    assert inferred.params == 20_101 * 100_000
    assert inferred.outputs == (TensorInfo((None, 100_000)),)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000


def test_nothing_is_allocated_when_the_session_is_cleared_in_between(thread: StatelessThread) -> None:
    keras.utils.clear_session()
    assert one_call(thread, "Dense", {"units": 100_000}, (None, 20_101)).params == 20_102 * 100_000


@pytest.mark.parametrize("type_", sorted(TRUSTED))
def test_trusted_classes_answer_as_when_they_are_traced(
    thread: StatelessThread, type_: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    params = ARGUMENTS.get(type_, POOLS.get(type_, {}))
    fast = [one_call(thread, type_, params, size) for size in SIZES]
    monkeypatch.setattr(traced, "TRUSTED", frozenset())
    slow = [one_call(thread, type_, params, size) for size in SIZES]
    assert [replace(one, is_certain=True) for one in slow] == [replace(one, is_certain=True) for one in fast]
    assert any(inferred.ok for inferred in fast)


@pytest.mark.parametrize("type_", sorted(TRUSTED))
def test_a_class_answers_the_same_whatever_was_asked_of_it_before(thread: StatelessThread, type_: str) -> None:
    params = ARGUMENTS.get(type_, POOLS.get(type_, {}))
    shapes = Shapes()
    for size in [*SIZES, *reversed(SIZES)]:
        shapes._memo.clear()
        assert one_call(thread, type_, params, size, shapes=shapes) == one_call(thread, type_, params, size), size


@pytest.mark.parametrize(
    ("type_", "params", "size"),
    [
        ("RandomFlip", {}, (None, 8)),
        ("Resizing", {"height": 4, "width": 4}, (None, 8, 8, 8, 4)),
        ("AdaptiveAveragePooling2D", {"output_size": 2}, (None, 8)),
        ("AdaptiveAveragePooling2D", {"output_size": 2}, (None, 8, 8)),
    ],
)
def test_inputs_that_only_a_running_model_refuses_are_refused(
    thread: StatelessThread, type_: str, params: dict[str, Any], size: tuple[int | None, ...]
) -> None:
    inferred = one_call(thread, type_, params, size)
    assert inferred.refusal
    assert "infer" not in inferred.refusal


def test_a_shared_layer_is_held_to_its_first_call(thread: StatelessThread) -> None:
    d = Drawing()
    d.add(INPUT, "a", shape=[3])
    d.add(INPUT, "b", shape=[4])
    d.add("Dense", "a", "encoder", units=5)
    second = d.call_again("encoder", "b", "again")
    found = walked(thread, d)
    assert [p.node for p in found.problems] == [second]
    assert str(found.problems[0].text) == (
        "encoder is made for size 3 on axis -1 of its input; here it receives (None, 4)."
    )


def test_a_layer_called_on_other_ranks_is_run_to_be_believed(thread: StatelessThread) -> None:
    d = Drawing()
    d.add("Input", "image", shape=[8, 8, 4])
    d.add("Input", "row", shape=[8, 4])
    d.add("Normalization", "image", "scaled")
    second = d.call_again("scaled", "row", "again")
    (problem,) = walked(thread, d).problems
    assert problem.node == second
    assert "(1, None, 8, 4)" in str(problem.text)


def test_a_shared_layer_shows_its_parameters_once(thread: StatelessThread) -> None:
    d = NETWORKS["siamese"]()
    found = walked(thread, d)
    assert found.nodes[d.ids["encoder"]].params == 16 * 8 + 8
    assert found.nodes[d.ids["encoder again"]].params == 0


def test_the_second_answer_comes_from_memory(thread: StatelessThread, monkeypatch: pytest.MonkeyPatch) -> None:
    d = NETWORKS["transformer"]()
    memory = Shapes()
    first = thread.run(walk, d.graph, catalogue(), memory)
    calls: list[Any] = []
    monkeypatch.setattr(Shapes, "_infer", lambda *args: calls.append(args))
    monkeypatch.setattr(shapes, "_infer_input", lambda *args: calls.append(args))
    d.graph.apply(edits.rename(d.graph, d.ids["answer"], "reply"))
    assert thread.run(walk, d.graph, catalogue(), memory).layers == first.layers
    assert calls == []


@pytest.mark.parametrize("type_", ["AlphaDropout", "Dropout", "GaussianDropout", "GaussianNoise", "SpatialDropout1D"])
def test_what_would_fail_only_in_training_is_refused(thread: StatelessThread, type_: str) -> None:
    size = (None, 8, 4)
    assert one_call(thread, type_, ARGUMENTS[type_], size).ok
    refused = one_call(thread, type_, ARGUMENTS[type_], size, "int32")
    assert refused.refusal
    layer = getattr(keras.layers, type_)(**ARGUMENTS[type_])
    with pytest.raises((TypeError, ValueError, tf.errors.InvalidArgumentError)):
        layer(np.ones((2, 8, 4), "int32"), training=True)

"""Shapes and parameters of the 40 architectures of keras.applications: our check over Keras building them.

``uv run pytest tests/benchmarks/bench_shapes.py -m benchmark -s``; the check is cold, in a Checker that has answered
nothing yet, and its answers must be those of Keras.
"""

from __future__ import annotations

import gc
import json
import math
import time

import keras
import pytest

from designer.catalogue.load import load
from designer.engine.checking.check import Checker
from designer.engine.importers.keras_config import to_graph
from tests.support.applications import NAMES, architecture


@pytest.mark.benchmark
@pytest.mark.timeout(1800)
def test_shapes_over_keras_building(capsys: pytest.CaptureFixture[str]) -> None:
    catalogue = load()
    warm = Checker()
    warm.check(to_graph(json.loads(architecture("MobileNet").to_json()), catalogue)[0], catalogue)
    warm.close()
    ratios = []
    lines = []
    for name in NAMES:
        model = architecture(name)
        text = model.to_json()
        params = model.count_params()
        shapes = {o.name: [tuple(t.shape) for t in keras.tree.flatten(o.output)] for o in _called_once(model)}
        del model
        gc.collect()  # what was built before is not to be swept up within what is timed
        started = time.perf_counter()
        architecture(name)
        theirs = time.perf_counter() - started
        graph, _ = to_graph(json.loads(text), catalogue)
        checker = Checker()
        gc.collect()
        gc.freeze()  # as the engine does
        started = time.perf_counter()
        report = checker.check(graph, catalogue)
        ours = time.perf_counter() - started
        gc.unfreeze()
        checker.close()
        assert report.total_params == params, name
        found = {info.name: [tuple(t.shape) for t in info.outputs] for info in report.nodes.values()}
        wrong = [n for n in shapes if n in found and found[n] != shapes[n]]
        assert not wrong, (name, wrong[:3])
        ratios.append(theirs / ours)
        lines.append(f"  {name:20} {len(graph.nodes):5} nodes {ours * 1000:7.0f} ms {theirs / ours:6.1f}")
    with capsys.disabled():
        print("\nshapes and parameters, ours, and how many times faster than Keras builds the model:")
        print("\n".join(lines))
        mean = math.exp(sum(math.log(r) for r in ratios) / len(ratios))
        print(f"  all equal; geometric mean {mean:.1f} times faster, least {min(ratios):.1f}, most {max(ratios):.1f}")


def _called_once(model: keras.Model) -> list[keras.Operation]:
    return [operation for operation in model.operations if len(operation._inbound_nodes) == 1]

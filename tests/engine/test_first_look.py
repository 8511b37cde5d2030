"""What the checker says on the backend that starts soonest is what others say, or it says that it is not certain."""

from __future__ import annotations

import json
import os
import queue
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from designer import wire
from designer.engine.checking.check import Checker
from designer.graph.model import Graph
from designer.jobs.worker import Worker
from designer.project import storage
from designer.wire import Checked
from tests.engine.test_check_random import random_drawing
from tests.support import answers_on, projects
from tests.support.drawings import Drawing
from tests.support.networks import NETWORKS, catalogue

LONG = 120.0
_ROOT = Path(__file__).resolve().parents[2]


class FirstLook:
    """A checker's process on JAX."""

    def __init__(self) -> None:
        self._answers: queue.Queue[wire.Answer] = queue.Queue()
        self._worker = Worker("checker", "jax", self._answers.put)

    def at(self, graph: Graph) -> Checked:
        """Return what it says of a drawing."""
        number = self._worker.send(wire.Check(project=storage.encode(graph)))
        while (answer := self._answers.get(timeout=LONG)).id != number:
            pass
        assert isinstance(answer, Checked)
        return answer

    def close(self) -> None:
        """End the process."""
        self._worker.close()


@pytest.fixture(scope="module")
def first() -> Iterator[FirstLook]:
    first = FirstLook()
    yield first
    first.close()


@pytest.fixture(scope="module")
def checker() -> Iterator[Checker]:
    checker = Checker()
    yield checker
    checker.close()


def test_a_certain_report_is_that_of_tensorflow(first: FirstLook, checker: Checker) -> None:
    drawings = [random_drawing(random.Random(seed)) for seed in range(40)]
    drawings += [made() for made in NETWORKS.values()]
    certain = 0
    for drawing in drawings:
        said = first.at(drawing.graph)
        if not said.is_certain:
            assert said.nodes == {}
            assert said.problems == ()
            continue
        certain += 1
        real = checker.check(drawing.graph, catalogue())
        assert said.nodes == real.nodes
        assert said.problems == real.problems
        assert (said.ok, said.total_params, said.memory) == (real.ok, real.total_params, real.memory)
    assert certain > len(drawings) // 2


@pytest.mark.parametrize(
    "layer", [("Dropout", {"rate": 0.5}), ("RandomFlip", {}), ("ops.relu", {}), ("Hashing", {"num_bins": 3})]
)
def test_what_backends_see_otherwise_is_not_certain(first: FirstLook, layer: tuple[str, dict[str, object]]) -> None:
    d = Drawing()
    d.add("Input", "x", shape=[8, 8, 3], dtype="int32")
    d.add(layer[0], "x", "y", **layer[1])
    assert not first.at(d.graph).is_certain


def test_a_project_that_trains_on_the_same_backend_is_always_certain(first: FirstLook) -> None:
    drawing = projects.iris(backend="jax")
    drawing.add("ops.relu", "species", "again")
    report = first.at(drawing.graph)
    assert report.is_certain
    assert report.nodes[drawing.ids["again"]].outputs[0].shape == (None, 3)


@pytest.mark.slow  # every class with every kind of number: a minute
@pytest.mark.timeout(900)
def test_every_certain_answer_on_jax_is_that_on_tensorflow(tmp_path: Path) -> None:
    said = {}
    for backend in ("jax", "tensorflow"):
        file = tmp_path / f"{backend}.json"
        environment = {**os.environ, "KERAS_BACKEND": backend, "PYTHONPATH": str(_ROOT)}
        subprocess.run([sys.executable, "-m", answers_on.__name__, str(file)], env=environment, check=True)
        said[backend] = json.loads(file.read_text("utf-8"))
    certain = {key for key, answer in said["jax"].items() if answer["certain"]}
    assert len(certain) > 1000
    assert {key: said["jax"][key] for key in certain} == {
        key: {**said["tensorflow"][key], "certain": True} for key in certain
    }

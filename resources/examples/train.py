"""Trains the ticket classifier that the example `difficulty` is built on, into difficulty.runs/ticket.

    uv run python resources/examples/train.py

The drawing is that of difficulty.kdesign without its head and with nothing frozen. Run it again when that file changes.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

import keras
import msgspec

from designer.catalogue.load import Catalogue, load
from designer import wire
from designer.engine.building import trained
from designer.engine.training.checkpoint import write_model
from designer.engine.dispatch import Engine
from designer.graph import edits
from designer.graph.model import Change, Graph, Setting
from designer.project import run_folder, storage
from designer.project.examples import example
from designer.project.records import DATA, TRAINING

HEAD = "difficulty"


def main() -> None:
    difficulty = example("difficulty")
    catalogue = load()
    graph = without_head(storage.load(difficulty.path), catalogue)
    with tempfile.TemporaryDirectory() as folder:
        run = Path(folder) / "ticket"
        engine = Engine(print)
        engine.handle(wire.Train(id=1, project=storage.encode(graph), run_dir=str(run)))
        engine.wait()
        keep(run, difficulty.path.with_suffix(".runs") / "ticket", catalogue)


def without_head(graph: Graph, catalogue: Catalogue) -> Graph:
    """Return the classifier as it was before the head was attached to it."""
    head = next(n.id for n in graph.nodes.values() if n.name == HEAD)
    graph.apply(edits.delete(graph, [head], catalogue.signature))
    graph.apply(edits.set_trainable(graph, [n.id for n in graph.nodes.values() if not n.trainable], True))
    data, training = graph.settings[DATA], graph.settings[TRAINING]
    put(graph, Setting(DATA, msgspec.structs.replace(data, targets=without(data.targets, head))))
    outputs = without(training.outputs, head)
    put(graph, Setting(TRAINING, msgspec.structs.replace(training, outputs=outputs, start_from="")))
    return graph


def without(values: dict[str, Any], key: str) -> dict[str, Any]:
    return {k: value for k, value in values.items() if k != key}


def put(graph: Graph, setting: Setting) -> None:
    graph.apply(Change("", (Setting(setting.name, graph.settings[setting.name]),), (setting,)))


def keep(run: Path, target: Path, catalogue: Catalogue) -> None:
    """Write what is worth shipping of a run: no checkpoints, no state of the optimizer, no points of batches."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    found = trained.load(run, catalogue)
    write_model(keras.Model(found.model.inputs, found.model.outputs, name=found.model.name), target / run_folder.MODEL)
    for name in (run_folder.PROJECT, "DONE"):
        shutil.copyfile(run / name, target / name)
    info = msgspec.structs.replace(run_folder.read_info(run), folder="")
    (target / run_folder.INFO).write_bytes(msgspec.json.format(msgspec.json.encode(info)) + b"\n")
    lines = (run / run_folder.METRICS).read_text(encoding="utf-8").splitlines(keepends=True)
    (target / run_folder.METRICS).write_text("".join(x for x in lines if '"type":"epoch"' in x), encoding="utf-8")


if __name__ == "__main__":
    main()

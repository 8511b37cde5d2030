"""An engine in the test's own process with a run that it has trained."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import keras

from designer import wire
from designer.catalogue.load import load as load_catalogue
from designer.engine.building import trained
from designer.engine.dispatch import Engine
from designer.engine.feeding import data
from designer.engine.feeding.data import Loaded
from designer.graph.calls import Program
from designer.wire import Answer


class Desk:
    """An engine, what it has said, and the run it has trained."""

    def __init__(self, text: str, run: Path, folder: Path | None = None) -> None:
        self.said: list[Answer] = []
        self.run = run
        self.engine = Engine(self.said.append)
        self.engine.handle(wire.Train(id=1, project=text, run_dir=str(run), folder=str(folder or "")))
        assert self.engine.wait(120)

    def ask(self, request: type, **fields: Any) -> Any:
        self.said.clear()
        self.engine.handle(request(id=2, run_dir=str(self.run), **fields))
        return self.said[-1]

    def loaded(self) -> tuple[keras.Model, Loaded]:
        """Return the run's model and its data as fit was given them."""
        found = trained.load(self.run, load_catalogue())
        return found.model, data.load(found.program, found.data, found.folder)

    def program(self) -> Program:
        """Return what the run's model is called with."""
        return trained.load(self.run, load_catalogue()).program

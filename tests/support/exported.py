"""Runs exported code beside the engine's own builder, and compares what comes out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from designer.catalogue.load import Catalogue
from designer.export.python_code import python_code
from designer.graph.calls import program
from designer.graph.model import Graph
from designer.project import storage
from designer.wire import EpochDone, Failed, Train


def run_code(code: str, file: Path = Path("exported.py")) -> dict[str, Any]:
    """Return the names a script defines that lies at `file`, with Keras's name counters as in a fresh interpreter."""
    import keras

    keras.utils.clear_session(free_memory=False)
    namespace: dict[str, Any] = {"__name__": "exported", "__file__": str(file)}
    exec(compile(code, "exported.py", "exec"), namespace)
    return namespace


def trained_here(graph: Graph, folder: Path) -> dict[str, list[float]]:
    """Return the history of a run of the engine, which lies in the folder `run` of a folder with the data."""
    from designer.engine.dispatch import Engine

    answers: list[Any] = []
    engine = Engine(answers.append)
    engine.handle(Train(project=storage.encode(graph), folder=str(folder), run_dir=str(folder / "run")))
    engine.wait()
    assert not [str(answer.text) for answer in answers if isinstance(answer, Failed)]
    epochs = [answer.logs for answer in answers if isinstance(answer, EpochDone)]
    names = dict.fromkeys(name for logs in epochs for name in logs)
    return {name: [logs[name] for logs in epochs if name in logs] for name in names}


def both_models(graph: Graph, catalogue: Catalogue, **options: Any) -> tuple[Any, Any]:
    """Return the model the engine builds and the one the exported code builds, from the same random seed."""
    import keras

    from designer.engine.building.build import build_model

    keras.utils.clear_session(free_memory=False)
    keras.utils.set_random_seed(7)
    built = build_model(program(graph, catalogue.signature), catalogue)
    exported = run_code(python_code(graph, catalogue, model_only=True, **options))
    keras.utils.set_random_seed(7)
    return built, exported["build_model"]()


def is_formatted(code: str) -> bool:
    """Tell whether ruff would leave the code as it is."""
    command = [
        str(Path(sys.executable).with_name("ruff")),
        "format",
        "--isolated",
        "--check",
        "--line-length",
        "88",
        "-",
    ]
    return subprocess.run(command, input=code.encode(), capture_output=True, check=False).returncode == 0

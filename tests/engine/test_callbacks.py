"""Every callback of the catalogue, from the form over a run to the exported script."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from designer import wire
from designer.engine.dispatch import Engine
from designer.export.python_code import python_code
from designer.project import run_folder
from designer.wire import Answer, Checked, EpochDone, Finished
from tests.support import hooks, projects
from tests.support.networks import catalogue

# What the form adds is the bare class; these are what somebody would set, and what an EMA needs.
VARIANTS: Mapping[str, tuple[str, dict[str, Any], Any]] = {
    **{name: (name, {}, "rmsprop") for name in catalogue().specs["callback"]},
    "LearningRateScheduler": ("LearningRateScheduler", {"schedule": "lr * 0.9"}, "rmsprop"),
    "Callback": ("Callback", {"source": "hooks.py:Halving", "arguments": {"every": 1}}, "rmsprop"),
    "LambdaCallback": ("LambdaCallback", {"on_epoch_end": "hooks.py:note"}, "rmsprop"),
    "SwapEMAWeights": ("SwapEMAWeights", {}, {"class": "Adam", "args": {"use_ema": True}}),
    "weights only": ("ModelCheckpoint", {"save_weights_only": True}, "rmsprop"),
    "best only": ("ModelCheckpoint", {"filepath": "best-{epoch:02d}.keras", "save_best_only": True}, "rmsprop"),
    "separator": ("CSVLogger", {"filename": "numbers.tsv", "separator": "\t"}, "rmsprop"),
}
_SCRIPT = """
import importlib.util, json, os, pathlib, sys
for folder in sys.argv[1:]:
    os.chdir(folder)
    spec = importlib.util.spec_from_file_location("exported", "exported.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    pathlib.Path("history.json").write_text(json.dumps(module.train().history, default=float))
"""


class Listener(BaseHTTPRequestHandler):
    """Keeps what a RemoteMonitor sends."""

    heard: list[bytes]

    def do_POST(self) -> None:
        self.heard.append(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_args: object) -> None:
        """Keep quiet."""


@pytest.fixture
def monitor() -> Iterator[tuple[str, list[bytes]]]:
    heard: list[bytes] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Listening", (Listener,), {"heard": heard}))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", heard
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_every_callback_does_in_the_exported_script_what_it_does_in_a_run(
    tmp_path: Path, monitor: tuple[str, list[bytes]]
) -> None:
    root, heard = monitor
    hooks.write(tmp_path)
    variants = {**VARIANTS, "RemoteMonitor": ("RemoteMonitor", {"root": root}, "rmsprop")}
    said: list[Answer] = []
    engine = Engine(said.append)
    trained: dict[str, list[EpochDone]] = {}
    refused = set()
    failed: dict[str, Answer] = {}
    for label, (name, args, optimizer) in variants.items():
        said.clear()
        drawing = projects.iris(epochs=2, callbacks=({"class": name, "args": args},), optimizer=optimizer)
        run = tmp_path / "runs" / label
        engine.handle(wire.Check(id=1, project=projects.text(drawing), folder=str(tmp_path), trial=True))
        report = said[-1]
        assert isinstance(report, Checked)
        if not report.can_train:
            refused.add(label)
            continue
        engine.handle(wire.Train(id=2, project=projects.text(drawing), folder=str(tmp_path), run_dir=str(run)))
        assert engine.wait(120)
        if not isinstance(said[-1], Finished):
            failed[label] = said[-1]
            continue
        trained[label] = [record for record in said if isinstance(record, EpochDone)]
        script = tmp_path / "scripts" / label
        script.mkdir(parents=True)
        code = python_code(drawing.graph, catalogue(), folder=tmp_path, target=script / "exported.py")
        (script / "exported.py").write_text(code, encoding="utf-8")
    assert not failed
    assert refused <= {"TensorBoard", "OrbaxCheckpoint"}  # they need packages of their own
    sent = len(heard)
    assert sent == 2
    folders = [str(tmp_path / "scripts" / label) for label in trained]
    subprocess.run([sys.executable, "-c", _SCRIPT, *folders], check=True, capture_output=True, timeout=900)
    assert len(heard) == 2 * sent
    for label, epochs in trained.items():
        script, run = tmp_path / "scripts" / label, tmp_path / "runs" / label
        history = json.loads((script / "history.json").read_text())
        for key, values in history.items():
            if key != "learning_rate":
                assert [e.logs[key] for e in epochs] == pytest.approx(values, abs=1e-5), (label, key)
        written = {p for p in files(script) if p not in ("exported.py", "history.json")}
        assert {p for p in files(run) if not run_folder.is_own(p.split("/")[0])} == written, label


def test_a_callback_that_writes_has_the_same_path_in_the_run_and_in_the_script() -> None:
    specs = ({"class": "CSVLogger", "args": {}}, {"class": "ModelCheckpoint", "args": {"filepath": "mine.keras"}})
    code = python_code(projects.iris(callbacks=specs).graph, catalogue())
    assert 'CSVLogger(filename="log.csv")' in code
    assert 'ModelCheckpoint(filepath="mine.keras")' in code


def files(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts}

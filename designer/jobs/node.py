"""What lives on a node of a cluster: the program as it stands here, the folder of a run, and its engine process.

It is sent there by value, so it imports what it needs where it needs it.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import designer
from designer.resources import resource


class Host:
    """What lives on a node: an engine process and the folder of its project. It is sent there as it stands here."""

    def __init__(self, code: bytes) -> None:
        import io
        import os
        import queue
        import sys
        import tempfile
        import zipfile
        from pathlib import Path

        self.home = Path(tempfile.mkdtemp(prefix="kdesign-run-"))
        program = self.home / "program"
        zipfile.ZipFile(io.BytesIO(code)).extractall(program)
        sys.path.insert(0, str(program))
        os.environ["KERAS_DESIGNER_STATE"] = str(self.home / "state")
        self.answers: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self.worker: Any = None
        self.watched: Any = None

    def free_address(self) -> str:
        """Return an address of this node at which nobody listens."""
        import importlib
        import socket

        here = importlib.import_module("ray.util").get_node_ip_address()
        with socket.socket() as free:
            free.bind((here, 0))
            return f"{here}:{free.getsockname()[1]}"

    def start(self, backend: str, device: str, environment: dict[str, str]) -> None:
        """Start the engine process."""
        import os

        from designer.jobs.worker import Worker

        os.environ.update(environment)
        self.worker = Worker("runner", backend, self.answers.put, device)

    def put(self, place: str, data: bytes, is_first: bool, time: int) -> None:
        """Write a piece of a file of the project, whose time it then has."""
        import os

        path = self.home / place
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb" if is_first else "ab") as file:
            file.write(data)
        os.utime(path, ns=(time, time))

    def begin(self, body: bytes, runs_code: tuple[str, ...]) -> None:
        """Train what has been put here."""
        from pathlib import Path

        from designer.jobs.parcel import Watched, unpacked
        from designer.wire import decode_request

        request = unpacked(decode_request(body), self.home, runs_code)  # type: ignore[arg-type]
        self.watched = Watched(Path(request.run_dir))
        self.worker.send(request)

    def send(self, body: bytes) -> None:
        """Tell the engine something meanwhile."""
        from designer.wire import decode_request

        self.worker.send(decode_request(body))

    def look(self, seconds: float) -> tuple[list[bytes], list[Any], list[str]]:
        """Return the answers since the last look and what has changed in the run's folder before them."""
        import queue

        from designer.wire import frame

        found = []
        try:
            found.append(frame(self.answers.get(timeout=seconds))[4:])
            while True:
                found.append(frame(self.answers.get_nowait())[4:])
        except queue.Empty:
            pass
        changes, names = self.watched.changes() if self.watched is not None else ([], [])
        return found, [tuple(change) for change in changes], names

    def close(self) -> None:
        """End the engine and leave nothing behind."""
        import shutil

        if self.worker is not None:
            self.worker.close(1.0)
        shutil.rmtree(self.home, ignore_errors=True)


def program() -> bytes:
    """Return this program as an archive: what a node imports and starts."""
    found = io.BytesIO()
    package = Path(designer.__file__).resolve().parent
    with zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as archive:
        for root, place in ((package, "designer"), (resource("catalogue"), "designer/_resources/catalogue")):
            for file in sorted(root.rglob("*")):
                parts = file.relative_to(root).parts
                if file.is_file() and not {"__pycache__", "_resources"} & set(parts):
                    archive.write(file, "/".join((place, *parts)))
    return found.getvalue()

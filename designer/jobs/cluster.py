"""A place to run: the nodes of a Ray cluster. The program, the project and its data travel; the run comes back.

Every run is an actor on some node that starts the same engine process as a window does. It is asked again and again for
answers and for what has changed in the run's folder. A node that is lost takes nothing along: the run goes on on
another one from the last checkpoint that has come back.
"""

from __future__ import annotations

import importlib
import importlib.util
import io
import queue
import sys
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

import designer
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text
from designer.jobs.parcel import Change, Mirror, Parcel, packed
from designer.project import run_folder
from designer.recipe.devices import AUTOMATIC, GPUS
from designer.resources import resource
from designer.wire import (
    NEVER_BEGAN,
    Answer,
    Failed,
    Finished,
    Request,
    Stop,
    Told,
    Train,
    decode_answer,
)

_PIECE = 64 * 2**20  # bytes that are sent at once
_LOOK = 0.25  # seconds a look for answers waits for the first one
_PATIENCE = 0.5  # seconds between two looks whether a run is still wanted
_MOST_LOSSES = 5  # nodes in a row that may be lost without an epoch being done


class _StoppedError(Exception):
    """A run was stopped before there was a node for it."""


class _Host:
    """What lives on a node: an engine process and the folder of its project. It is sent there as it stands here."""

    def __init__(self, code: bytes, backend: str, device: str) -> None:
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
        from designer.jobs.worker import Worker

        self.answers: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self.worker = Worker("runner", backend, self.answers.put, device)
        self.watched: Any = None

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

        self.worker.close()
        shutil.rmtree(self.home, ignore_errors=True)


class Cluster:
    """A Ray cluster by its address: "auto", HOST:PORT of one whose node this is, or ray://HOST:PORT from anywhere.

    Raises DesignerError where Ray is not installed or no cluster answers.
    """

    def __init__(self, address: str) -> None:
        if importlib.util.find_spec("ray") is None:
            raise DesignerError(
                QT_TRANSLATE_NOOP(
                    "Errors", "Ray is not installed. It comes with the extra cluster: python -m pip install ray."
                )
            )
        self.ray: Any = importlib.import_module("ray")
        try:
            if not self.ray.is_initialized():
                self.ray.init(address=address, log_to_driver=False, logging_level="ERROR")
        except Exception as error:  # each way to connect has exceptions of its own
            raise DesignerError(
                QT_TRANSLATE_NOOP("Errors", "No Ray cluster answers at {address}: {reason}."),
                address=address,
                reason=" ".join(str(error).split()).rstrip("."),
            ) from error
        self.ray.cloudpickle.register_pickle_by_value(sys.modules[__name__])
        self._code = self.ray.put(_program())

    def host(self, backend: str, device: str) -> Any:
        """Return a new actor on a node that has a core left, and a GPU where one is wanted."""
        wants_gpu = device in GPUS
        options = {"num_cpus": 1, "num_gpus": int(wants_gpu), "scheduling_strategy": "SPREAD", "max_restarts": 0}
        return self.ray.remote(**options)(_Host).remote(self._code, backend, AUTOMATIC if wants_gpu else device)


class ClusterWorker:
    """A worker (jobs.worker.Worker) whose process is on a node of a cluster, one run after the other."""

    def __init__(self, cluster: Cluster, backend: str, take: Callable[[Answer], None], device: str = AUTOMATIC) -> None:
        self._cluster = cluster
        self._ray = cluster.ray
        self._backend, self._device = backend, device
        self._take = take
        self._host: Any = None
        self._has_begun = False
        self._sent: dict[str, tuple[Path, int, int]] = {}  # what the host has, by place
        self._requests: queue.SimpleQueue[Request | None] = queue.SimpleQueue()
        self._is_idle = threading.Event()
        self._is_idle.set()
        self._is_stopping = False
        self._next_id = 0
        self._thread = threading.Thread(target=self._serve, name="cluster", daemon=True)
        self._thread.start()

    def send(self, request: Request) -> int:
        """Send a request, and return the id it was given."""
        self._next_id += 1
        if isinstance(request, Train):
            self._is_stopping = self._has_begun = False
            self._is_idle.clear()
        elif isinstance(request, Stop):
            self._is_stopping = True
        self._requests.put(msgspec.structs.replace(request, id=self._next_id))
        return self._next_id

    @property
    def is_training(self) -> bool:
        """Whether batches are being trained on."""
        return self._has_begun and not self._is_idle.is_set()

    def will_train(self) -> None:
        """Do nothing: a Stop is for the run that was sent last."""

    def handle(self, request: Request) -> None:
        """Send a request, as one is handed to an engine in this process."""
        self.send(request)

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until no run is under way; return whether that is so."""
        return self._is_idle.wait(timeout)

    def close(self, patience: float = 5.0) -> None:
        """End the process on the node."""
        self._requests.put(None)
        self._thread.join(patience)

    # ------------------------------------------------------------------------------------------ the thread

    def _serve(self) -> None:
        while (request := self._requests.get()) is not None:
            if isinstance(request, Train):
                try:
                    answer: Answer | None = self._train(request)
                except DesignerError as error:
                    answer = Failed(text=error.text)
                except Exception as error:
                    answer = Failed(text=Text(_FAILED, {"reason": " ".join(str(error).split())[:500]}))
                self._is_idle.set()
                if answer is not None:
                    self._take(msgspec.structs.replace(answer, id=request.id))
                else:
                    break
        self._let_go()

    def _train(self, request: Train) -> Answer | None:
        """Return how a run ended, None where it was given up. Raises DesignerError, and what Ray raises."""
        losses = 0
        mirror: Mirror | None = None
        try:
            while True:
                try:
                    parcel = packed(request)
                    mirror = mirror or Mirror(request)
                    self._begin(parcel)
                    return self._follow(request, mirror)
                except _StoppedError:
                    self._let_go()
                    return Finished(outcome="stopped", reason=NEVER_BEGAN)
                except self._ray.exceptions.RayActorError:
                    self._host, self._sent = None, {}
                    done = len(run_folder.read_epochs(Path(request.run_dir)))
                    losses += 1
                    if self._is_stopping or losses > _MOST_LOSSES:
                        raise
                    request = msgspec.structs.replace(request, resume=run_folder.is_run(Path(request.run_dir)))
                    self._take(Told(id=request.id, text=Text(_LOST, {"count": done}), severity="warning"))
        finally:
            if mirror is not None:
                mirror.close()

    def _begin(self, parcel: Parcel) -> None:
        if self._host is None:
            self._host = self._cluster.host(self._backend, self._device)
        for place, file in parcel.files.items():
            status = file.stat()
            known = (file, status.st_size, status.st_mtime_ns)
            if self._sent.get(place) == known:
                continue
            with file.open("rb") as opened:
                is_first = True
                while (piece := opened.read(_PIECE)) or is_first:
                    self._wait_for(self._host.put.remote(place, piece, is_first, status.st_mtime_ns))
                    is_first = False
            self._sent[place] = known
        self._wait_for(self._host.begin.remote(msgspec.json.encode(parcel.request), parcel.runs_code))
        self._has_begun = True

    def _wait_for(self, done: Any) -> None:
        """Wait for something on the node, which there may not be yet."""
        while True:
            try:
                self._ray.get(done, timeout=_PATIENCE)
                return
            except self._ray.exceptions.GetTimeoutError:
                if self._is_stopping and not self._has_begun:
                    raise _StoppedError from None

    def _follow(self, request: Train, mirror: Mirror) -> Answer | None:
        while True:
            while not self._requests.empty():
                more = self._requests.get()
                if more is None:
                    return None
                self._ray.get(self._host.send.remote(msgspec.json.encode(more)))
            bodies, changes, names = self._ray.get(self._host.look.remote(_LOOK))
            mirror.put([Change(*one) for one in changes], names)
            for answer in map(decode_answer, bodies):
                if isinstance(answer, Failed) and answer.id == 0:  # the engine process there is gone
                    self._let_go()
                    return answer
                if isinstance(answer, Finished | Failed):
                    return answer
                self._take(msgspec.structs.replace(answer, id=request.id))

    def _let_go(self) -> None:
        host, self._host, self._sent = self._host, None, {}
        if host is not None:
            try:
                self._ray.get(host.close.remote(), timeout=10)
                self._ray.kill(host)
            except Exception:  # it is gone already
                return


def _program() -> bytes:
    """Return this program as an archive: what a node imports and starts."""
    packed_program = io.BytesIO()
    package = Path(designer.__file__).resolve().parent
    with zipfile.ZipFile(packed_program, "w", zipfile.ZIP_DEFLATED) as archive:
        for root, place in ((package, "designer"), (resource("catalogue"), "designer/_resources/catalogue")):
            for file in sorted(root.rglob("*")):
                parts = file.relative_to(root).parts
                if file.is_file() and not {"__pycache__", "_resources"} & set(parts):
                    archive.write(file, "/".join((place, *parts)))
    return packed_program.getvalue()


_LOST = QT_TRANSLATE_NOOP(
    "Errors", "The node that trained is lost. The run goes on on another one; {count} epochs have come back."
)
_FAILED = QT_TRANSLATE_NOOP("Errors", "The run on the cluster failed: {reason}")

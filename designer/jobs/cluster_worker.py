"""A place to run: the nodes of a Ray cluster. The program, the project and its data travel; the run comes back.

Every run is an actor on some node that starts the same engine process as a window does. It is asked again and again for
answers and for what has changed in the run's folder. A node that is lost takes nothing along: the run goes on on
another one from the last checkpoint that has come back. A run of several workers is as many actors: each trains on its
part of every batch, and the first one's folder is the run's.
"""

from __future__ import annotations

import contextlib
import queue
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text
from designer.jobs.cluster import Cluster
from designer.jobs.parcel import Change, Mirror, Parcel, packed
from designer.jobs.places import Starter
from designer.project import run_folder, storage
from designer.project.records import TRAINING, TrainingSettings
from designer.recipe.devices import AUTOMATIC, GPUS
from designer.wire import (
    NEVER_BEGAN,
    Answer,
    Event,
    Failed,
    Finished,
    Pause,
    Ping,
    Pong,
    Request,
    Resume,
    Stop,
    Told,
    Train,
    TrainingStarted,
    decode_answer,
)

_PIECE = 64 * 2**20  # bytes that are sent at once
_LOOK = 0.25  # seconds a look for answers waits for the first one
_PATIENCE = 0.5  # seconds between two looks whether a run is still wanted
_WAITS = 10.0  # seconds without a node after which that is said
_GOODBYE = 10.0  # seconds a node gets to end an engine and to tidy up
_MOST_LOSSES = 5  # nodes in a row that may be lost without an epoch being done


class _StoppedError(Exception):
    """A run was stopped before there was a node for it."""


class _ClosedError(Exception):
    """Nobody wants the run any more."""


class _EngineLostError(Exception):
    """The engine process on a node is gone although the node is there."""

    def __init__(self, answer: Failed) -> None:
        super().__init__(str(answer.text))
        self.answer = answer


def starter(address: str) -> Starter:
    """Return what starts workers on a cluster. Raises DesignerError."""
    cluster = Cluster(address)
    return lambda backend, take, device: ClusterWorker(cluster, backend, take, device)


def at_a_time(address: str) -> int:
    """Return how many runs a cluster has room for: one to a core. Raises DesignerError."""
    return max(1, Cluster(address).cores())


class ClusterWorker:
    """A worker (jobs.places.AnyWorker) whose processes are on nodes of a cluster, one run after the other."""

    def __init__(self, cluster: Cluster, backend: str, take: Callable[[Answer], None], device: str = AUTOMATIC) -> None:
        self._cluster = cluster
        self._ray = cluster.ray
        self._backend, self._device = backend, device
        self._take = take
        self._hosts: list[Any] = []
        self._has_begun = False
        self._sent: dict[str, tuple[Path, int, int]] = {}  # what the hosts have, by place
        self._requests: queue.SimpleQueue[Request | None] = queue.SimpleQueue()
        self._is_stopping = self._is_paused = self._is_closing = False
        self._next_id = 0
        self._thread = threading.Thread(target=self._serve, name="cluster", daemon=True)
        self._thread.start()

    def send(self, request: Request) -> int:
        """Send a request, and return the id it was given."""
        self._next_id += 1
        if isinstance(request, Train):
            self._is_stopping = self._is_paused = self._has_begun = False
        elif isinstance(request, Stop):
            self._is_stopping = True
        elif isinstance(request, Pause | Resume):
            self._is_paused = isinstance(request, Pause)
        if self._has_begun or not isinstance(request, Ping):
            self._requests.put(msgspec.structs.replace(request, id=self._next_id))
        return self._next_id

    def close(self, patience: float = 5.0) -> None:
        """End the processes on their nodes."""
        self._is_closing = True
        self._requests.put(None)
        self._thread.join(patience + _GOODBYE)

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
                if answer is None:
                    break
                self._take(msgspec.structs.replace(answer, id=request.id))
        self._let_go()

    def _train(self, request: Train) -> Answer | None:
        """Return how a run ended, None where it was given up. Raises DesignerError, and what Ray raises."""
        losses = 0
        mirror: Mirror | None = None
        workers = _workers(request)
        request = msgspec.structs.replace(request, address=self._cluster.address)
        if workers > 1 and request.examine:
            self._take(Told(id=request.id, text=Text(_NOT_EXAMINED, {"count": workers})))
            request = msgspec.structs.replace(request, examine=False)
        try:
            while True:
                done = len(run_folder.read_epochs(Path(request.run_dir)))
                try:
                    parcel = packed(request)
                    mirror = mirror or Mirror(request)
                    self._begin(request, parcel, workers)
                    return self._follow(request, mirror)
                except _StoppedError:
                    self._let_go()
                    return _stopped(request, losses)
                except _ClosedError:
                    return None
                except (self._ray.exceptions.RayActorError, _EngineLostError) as error:
                    self._let_go()
                    self._has_begun = False
                    if isinstance(error, _EngineLostError) and workers == 1:
                        return error.answer
                    came = len(run_folder.read_epochs(Path(request.run_dir)))
                    losses = 1 if came > done else losses + 1
                    if self._is_stopping:
                        return _stopped(request, losses)
                    if losses > _MOST_LOSSES:
                        raise
                    request = msgspec.structs.replace(request, resume=run_folder.is_run(Path(request.run_dir)))
                    self._take(Told(id=request.id, text=Text(_LOST, {"count": came}), severity="warning"))
        finally:
            if workers > 1:
                self._let_go()  # each of their engines belongs to one group of workers
            if mirror is not None:
                mirror.close()

    def _begin(self, request: Train, parcel: Parcel, workers: int) -> None:
        if len(self._hosts) != workers:
            self._let_go()
            self._hosts = [self._cluster.host(self._device) for _ in range(workers)]
            self._start(request, workers)
        for place, file in parcel.files.items():
            status = file.stat()
            known = (file, status.st_size, status.st_mtime_ns)
            if self._sent.get(place) == known:
                continue
            with file.open("rb") as opened:
                is_first = True
                while (piece := opened.read(_PIECE)) or is_first:
                    put = (place, piece, is_first, status.st_mtime_ns)
                    self._wait_for([host.put.remote(*put) for host in self._hosts])
                    is_first = False
            self._sent[place] = known
        body = msgspec.json.encode(parcel.request)
        self._wait_for([host.begin.remote(body, parcel.runs_code) for host in self._hosts])
        self._has_begun = True

    def _start(self, request: Train, workers: int) -> None:
        """Start the engines, as soon as there are nodes for them."""
        first = [host.free_address.remote() for host in self._hosts]
        address = self._wait_for(first, request)[0]
        device = AUTOMATIC if self._device in GPUS else self._device
        for number, host in enumerate(self._hosts):
            self._wait_for([host.start.remote(self._backend, device, _environment(address, workers, number))])

    def _wait_for(self, asked: list[Any], request: Train | None = None) -> list[Any]:
        """Wait for something on the nodes, which there may not be yet; with a request say so when it takes long."""
        until = time.monotonic() + _WAITS
        while True:
            try:
                return list(self._ray.get(asked, timeout=_PATIENCE))
            except self._ray.exceptions.GetTimeoutError:
                if self._is_closing:
                    raise _ClosedError from None
                if self._is_stopping and not self._has_begun:
                    raise _StoppedError from None
                if request is not None and time.monotonic() > until:
                    text = Text(_NO_NODE, {"count": len(asked), "cores": self._cluster.cores()})
                    self._take(Told(id=request.id, text=text))
                    request = None

    def _follow(self, request: Train, mirror: Mirror) -> Answer | None:
        while True:
            while not self._requests.empty():
                more = self._requests.get()
                if more is None:
                    return None
                self._tell(more)
            looks = self._ray.get([host.look.remote(_LOOK) for host in self._hosts])
            bodies, changes, names = looks[0]
            mirror.put([Change(*one) for one in changes], names)
            for answer in map(decode_answer, bodies):
                if isinstance(answer, Failed) and answer.id == 0:  # the engine process there is gone
                    raise _EngineLostError(answer)
                if isinstance(answer, Finished | Failed):
                    return answer
                if isinstance(answer, Event | Pong):
                    self._take(msgspec.structs.replace(answer, id=request.id))
                if isinstance(answer, TrainingStarted) and self._is_paused:
                    self._tell(Pause())  # it was to hold before there was a batch, or where it was before
            for answer in (decode_answer(body) for others, _, _ in looks[1:] for body in others):
                if isinstance(answer, Failed) and answer.id == 0:
                    raise _EngineLostError(answer)
                if isinstance(answer, Failed):
                    return answer

    def _tell(self, request: Request) -> None:
        """Hand a request on to the one that the others follow."""
        self._ray.get(self._hosts[0].send.remote(msgspec.json.encode(request)))

    def _let_go(self) -> None:
        hosts, self._hosts, self._sent = self._hosts, [], {}
        if not hosts:
            return
        goodbyes = [host.close.remote() for host in hosts]
        with contextlib.suppress(Exception):  # those that are gone already, or never were anywhere
            self._ray.wait(goodbyes, num_returns=len(goodbyes), timeout=_GOODBYE if self._has_begun else _PATIENCE)
        for host in hosts:
            with contextlib.suppress(Exception):
                self._ray.kill(host)


def _stopped(request: Train, losses: int) -> Finished:
    """Return how a run ended that was stopped before a node went on with it."""
    path = Path(request.run_dir)
    if not run_folder.is_run(path):
        return Finished(outcome="stopped", reason=NEVER_BEGAN)
    epochs = len(run_folder.read_epochs(path))
    reason = Text(_STOPPED, {"count": epochs})
    if losses and run_folder.read_mark(path) is None:
        run_folder.write_mark(path, "stopped", run_folder.Mark(reason, epochs))
    return Finished(outcome="stopped", epochs=epochs, reason=reason)


def _workers(request: Train) -> int:
    """Return how many processes train a project together."""
    training: TrainingSettings = storage.decode(request.project).settings.get(TRAINING, TrainingSettings())
    return training.workers


def _environment(address: str, workers: int, number: int) -> dict[str, str]:
    """Return what tells Keras's `distribution.initialize` who belongs together."""
    if workers == 1:
        return {}
    return {
        "KERAS_DISTRIBUTION_JOB_ADDRESSES": address,
        "KERAS_DISTRIBUTION_NUM_PROCESSES": str(workers),
        "KERAS_DISTRIBUTION_PROCESS_ID": str(number),
    }


_LOST = QT_TRANSLATE_NOOP(
    "Errors", "The node that trained is lost. The run goes on on another one; {count} epochs have come back."
)
_FAILED = QT_TRANSLATE_NOOP("Errors", "The run on the cluster failed: {reason}")
_NO_NODE = QT_TRANSLATE_NOOP(
    "Errors", "The cluster has {cores} cores and not enough that are free (workers: {count}); the run waits."
)
_STOPPED = QT_TRANSLATE_NOOP("Errors", "Stopped while it waited for a node; it can go on after its {count} epochs.")
_NOT_EXAMINED = QT_TRANSLATE_NOOP(
    "Errors", "The doctor does not look at the end of a run of {count} workers; ask for it when the run has come back."
)

"""Answers RunOwn, in the process that is there for it: makes an object of the user's own, or calls a layer of it."""

from __future__ import annotations

import msgspec

from designer.catalogue.load import Catalogue
from designer.engine.building.numbers import computing_in
from designer.engine.checking.compiled import judge
from designer.engine.checking.shapes import Calls, Inferred, Shapes
from designer.engine.checking.stateless import StatelessThread
from designer.graph.calls import Call
from designer.project.own_code import Module, OwnCode, catalogue_with
from designer.wire import OwnRun, RunOwn, TensorInfo

_calls = msgspec.json.Decoder(list[tuple[Call, dict[int, TensorInfo]]])


def run_own(request: RunOwn) -> OwnRun:
    """Return what comes of it."""
    modules = tuple(Module(name, tuple(text.rstrip("\n").split("\n"))) for name, text in sorted(request.code.items()))
    catalogue = catalogue_with(OwnCode(modules))
    if not request.calls:
        verdict = judge(request.object, request.kind, catalogue)
        return OwnRun(error=verdict.fault, slots=verdict.slots)
    calls = _calls.decode(request.calls)
    thread = StatelessThread()
    try:
        found = thread.run(_inferred, calls, catalogue, request.policy)
    finally:
        thread.close()
    return OwnRun(
        outputs=found.outputs,
        params=found.params,
        trainable=found.trainable,
        refusal=found.refusal,
        error=found.error,
        param=found.param,
    )


def _inferred(calls: Calls, catalogue: Catalogue, policy: str) -> Inferred:
    with computing_in(policy):
        return Shapes().of_call(calls, catalogue)

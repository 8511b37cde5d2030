"""The live check: a project goes out, shapes, parameters and problems come back."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from designer.doctor.finding import Finding
from designer.graph.texts import Text
from designer.wire.record import Record


class Check(Record, frozen=True):
    """Shapes, parameters and problems of a project (canonical JSON text; `folder` resolves its data paths).

    `runs_dir` is the folder its runs lie in, "" where it is not known.
    """

    project: str = ""
    folder: str = ""
    runs_dir: str = ""
    trial: bool = False  # train a made-up batch, too


class Try(Record, frozen=True):
    """Train a made-up batch with the settings of a project, to hear what the check alone does not know."""

    project: str = ""
    folder: str = ""


class TensorInfo(msgspec.Struct, frozen=True, omit_defaults=True):
    """Shape (None = any size) and dtype of one tensor."""

    shape: tuple[int | None, ...] | None = None
    dtype: str = "float32"

    @property
    def row(self) -> tuple[int | None, ...] | None:
        """The shape of one row, without the batch; None where no shape is known."""
        return tuple(self.shape[1:]) if self.shape else None


class NodeInfo(msgspec.Struct, frozen=True, omit_defaults=True):
    """What Keras says of one node: its outputs, by port, and its parameters (0 for later calls of a shared layer)."""

    name: str = ""
    inputs: tuple[TensorInfo, ...] = ()
    outputs: tuple[TensorInfo, ...] = ()
    params: int = 0
    trainable: int = 0
    model_outputs: tuple[str, ...] = ()


class Fix(msgspec.Struct, frozen=True, omit_defaults=True):
    """A cure that one click applies: `kind` names a row of graph.fixes, `args` are its arguments."""

    text: Text
    kind: str
    args: dict[str, Any] = {}


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something wrong: where (node "" = the project; `param` one of its arguments), how bad, what, what to do."""

    text: Text
    node: str = ""
    param: str = ""
    severity: Literal["error", "warning"] = "error"
    hint: Text | None = None
    fixes: tuple[Fix, ...] = ()
    scope: Literal["graph", "data", "training"] = "graph"


class OpenSize(msgspec.Struct, frozen=True, omit_defaults=True):
    """An argument that the drawing leaves open and the data tell, with a sentence that says what it is and why."""

    node: str
    param: str
    value: Any
    text: Text


class Checked(Record, frozen=True):
    """The answer to Check. `memory` estimates the bytes training needs at least.

    `ok` means the model can be built; `can_train` that it can also be trained as it stands. Unless it `is_certain`, the
    backend that trains has to be asked, and nothing else is told.
    """

    nodes: dict[str, NodeInfo] = {}
    problems: tuple[Problem, ...] = ()
    total_params: int = 0
    trainable_params: int = 0
    memory: int = 0
    ok: bool = False
    can_train: bool = False
    trial: str = ""  # which trial tells more, "" while there is none to make
    is_tried: bool = False  # the problems are with those of that trial
    sizes: tuple[OpenSize, ...] = ()  # that are open and that what is bound tells
    awaits_data: bool = False  # what is to be said of the data follows when they are described: ask again
    findings: tuple[Finding, ...] = ()  # of the doctor, before a training
    awaits_code: bool = False  # what layers of the user's own give follows when they have been run: ask again
    is_certain: bool = True
    seconds: float = 0.0


def with_trial(report: Checked, found: tuple[Problem, ...]) -> Checked:
    """Return a report with what its trial has told, the same one if that is nothing or told already."""
    if report.is_tried or not found:
        return report
    can_train = report.can_train and not any(p.severity == "error" for p in found)
    return msgspec.structs.replace(report, problems=(*report.problems, *found), can_train=can_train, is_tried=True)


class Tried(Record, frozen=True):
    """The answer to Try: which trial was made (as in Checked, "" if none could be), and what is wrong."""

    trial: str = ""
    problems: tuple[Problem, ...] = ()

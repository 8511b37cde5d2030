"""Models and weights as files: read from other programs, written for them."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from designer.graph.texts import Text
from designer.report.run import RunMaterial
from designer.wire.record import OfRun, Record


class ReportRun(OfRun, frozen=True):
    """What a report of a run tells beside its folder."""


class SaveModel(Record, frozen=True):
    """Write a model as `form` to `output`: that of the project, with what a run has learned if there is one.

    Without a project it is the run's own model.
    """

    project: str = ""
    run_dir: str = ""
    output: str = ""
    form: Literal["keras", "weights", "savedmodel", "tflite", "onnx", "torch", "predictor"] = "keras"


class SaveInitial(Record, frozen=True):
    """Write the weights that the project starts from as .npz to `output`, for a script that trains it."""

    project: str = ""
    runs_dir: str = ""
    output: str = ""


class ImportModel(Record, frozen=True):
    """Draw the models in a file somebody else made, or in a Python `text`; read as data, nothing of it is run.

    `choice` names the one model that is wanted of a script that makes several ("" = all of them). `code` are Python
    texts, by the names of their files, that define classes of the model.
    """

    path: str = ""
    text: str = ""
    choice: str = ""
    code: dict[str, str] = {}


class RunScript(Record, frozen=True):
    """Run a Python script, which its author was trusted to by the user, and draw the models it makes."""

    path: str = ""
    text: str = ""
    choice: str = ""


class ImportWeights(Record, frozen=True):
    """Write the weights in a model file as a finished run of the project that ImportModel draws of it, with `code`."""

    path: str = ""
    run_dir: str = ""
    code: dict[str, str] = {}


class BaseWeights(msgspec.Struct, frozen=True, omit_defaults=True):
    """A model of keras.applications within a drawing: its name, arguments, and the nodes that are its layers.

    `weights` is "cache" for those that Keras keeps on this machine, or a file; `nodes` are ids by names of layers,
    those within a nested model behind its name and a /.
    """

    name: str
    options: dict[str, Any] = {}
    weights: str = "cache"
    nodes: dict[str, str] = {}


class ImportBases(Record, frozen=True):
    """Write the weights of bases in a project as a finished run that has the layers of these alone."""

    project: str = ""
    bases: tuple[BaseWeights, ...] = ()
    run_dir: str = ""


class DrawBase(Record, frozen=True):
    """Draw a model of keras.applications, by its name and arguments: a nested model behind an Input.

    `weights` is "" for none, "cache" for those that Keras keeps on this machine, or a file. They are written as a
    finished run of that drawing to `run_dir`. With `preprocess` what its pictures go through stands before it.
    """

    name: str = ""
    options: dict[str, Any] = {}
    weights: str = ""
    preprocess: bool = False
    is_frozen: bool = False
    run_dir: str = ""


class RunReported(Record, frozen=True):
    """The answer to ReportRun."""

    found: RunMaterial = RunMaterial()


class ImportedModel(msgspec.Struct, frozen=True, omit_defaults=True):
    """One model that was found: its name (in a script its variable, and the line that makes it), and its project.

    `choice` is what it is chosen by: its name, with its line where several have that name. `is_part` tells that another
    model of the script holds it as a block. `bases` are those in it that a script gives pretrained weights.
    """

    name: str
    project: str
    nodes: int = 0
    line: int = 0
    notes: tuple[Text, ...] = ()
    is_part: bool = False
    choice: str = ""
    bases: tuple[BaseWeights, ...] = ()


class Imported(Record, frozen=True):
    """The answer to ImportModel and RunScript: the models, and what of a script was `passed` over, each with its line.

    Of a script that could not be read there are none: `problem` says why, and `may_run` that running it could help.
    """

    models: tuple[ImportedModel, ...] = ()
    has_weights: bool = False
    problem: Text | None = None
    may_run: bool = False
    passed: tuple[Text, ...] = ()


class BaseDrawn(Record, frozen=True):
    """The answer to DrawBase; `file` is where its weights were found on this machine, "" where none were looked for.

    `notes` are what Keras warned of.
    """

    project: str = ""
    params: int = 0
    file: str = ""
    notes: tuple[Text, ...] = ()


class WeightsImported(Record, frozen=True):
    """The answer to ImportWeights and ImportBases: how many layers got weights; `missing` names those that did not.

    `notes` say of which bases there are none.
    """

    layers: int = 0
    params: int = 0
    missing: tuple[str, ...] = ()
    notes: tuple[Text, ...] = ()

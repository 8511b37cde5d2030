"""The records that cross the pipe between the window and an engine process; no Keras import.

A frame is the length of the JSON in four bytes, big-endian, and the JSON itself. Requests carry an `id`; every answer
and event carries the `id` of its request, so that what has become stale can be dropped.
"""

from __future__ import annotations

from typing import Any, BinaryIO, Literal

import msgspec

from designer.data.dialect import Dialect
from designer.data.field import Field, Kind
from designer.data.leakage import Leak
from designer.data.sources.base import Reading
from designer.doctor.finding import Examination, Finding
from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.report.answers import OutputAnswer
from designer.report.explanations import OutputExplained, OutputImportance
from designer.report.outputs import OutputCompared
from designer.report.run import RunMaterial

PROTOCOL_VERSION = 1
MAX_FRAME = 256 * 1024 * 1024
WORKING_FOLDER = "kdesign-engine-"  # what the name of the empty folder an engine works in begins with


class _Record(msgspec.Struct, frozen=True, tag_field="type", tag=True, omit_defaults=True):
    id: int = 0


class Event(_Record, frozen=True):
    """What an engine says of a request before its answer; no answer itself."""


# ---------------------------------------------------------------------------------------------- what is asked


class Check(_Record, frozen=True):
    """Shapes, parameters and problems of a project (canonical JSON text; `folder` resolves its data paths).

    `runs_dir` is the folder its runs lie in, "" where it is not known.
    """

    project: str = ""
    folder: str = ""
    runs_dir: str = ""
    trial: bool = False  # train a made-up batch, too


class Try(_Record, frozen=True):
    """Train a made-up batch with the settings of a project, to hear what the check alone does not know."""

    project: str = ""
    folder: str = ""


class DescribeData(_Record, frozen=True):
    """The fields and first rows of a data source (of designer.data.sources, as JSON); `kinds` corrects them.

    Without a source it is found out what reads the file or folder at `path`. It is answered when all is known, the
    requests behind it before that; DataSketched may come before, and Worked tells how far it is.
    """

    source: str = ""
    path: str = ""
    folder: str = ""
    kinds: dict[str, Kind] = {}


class DescribeSplit(_Record, frozen=True):
    """How the rows of some data settings (as JSON; `folder` resolves their paths) are divided."""

    settings: str = ""
    folder: str = ""


class Train(_Record, frozen=True):
    """Train the project in the runner's worker thread, writing into `run_dir`; with `resume` from its last checkpoint.

    `runs_dir` is where the run lies that the project starts from, "" for beside `run_dir`. `group` is what the runs of
    one experiment have in common, `varied` what this one differs in from the others.
    """

    project: str = ""
    folder: str = ""
    run_dir: str = ""
    resume: bool = False
    runs_dir: str = ""
    trial: bool = False  # before anything is written, train a made-up batch unless that has been done
    examine: bool = False  # look for what it suffers from when it has ended
    group: str = ""
    varied: dict[str, Any] = {}


class Search(_Record, frozen=True):
    """Train a project again and again with varied settings, as its search says (SearchSettings), in `runs_dir`.

    `name` is that of the journal of a search to go on with, "" for a new one. `trials` and `jobs` are instead of the
    project's where they are not 0.
    """

    project: str = ""
    folder: str = ""
    runs_dir: str = ""
    name: str = ""
    trials: int = 0
    jobs: int = 0
    address: str = ""  # of a cluster, "" for this machine


class Time(_Record, frozen=True):
    """Train for some seconds after the first batch, only to tell how long it takes; nothing is written."""

    project: str = ""
    folder: str = ""
    seconds: float = 1.0


class Stop(_Record, frozen=True):
    """End training after the current batch; `keep` says which weights to end with ("" = as in the project).

    `reason` stands in the run's mark, without one that it was stopped.
    """

    keep: Literal["", "best", "last"] = ""
    reason: Text | None = None


class Pause(_Record, frozen=True):
    """Hold between two batches."""


class Resume(_Record, frozen=True):
    """Go on after a pause."""


class Evaluate(_Record, frozen=True):
    """Losses and metrics of a run's model on its data (`input` is another data file, "" the project's own).

    A run that was imported has no data: those of `project` (canonical JSON, `folder` resolves its paths) are taken.
    `beside` is the folder of another run ("" for none): only rows that both have are taken then.
    """

    run_dir: str = ""
    project: str = ""
    folder: str = ""
    input: str = ""
    part: Literal["training", "validation", "test", "all"] = "validation"
    beside: str = ""


class Predict(_Record, frozen=True):
    """Outputs of a run's model, written as .npz or .csv to `output`; `project` and `folder` as for Evaluate.

    Without an `input`, `part` says which rows of the run's own data are taken, "" for all in their order. In a table
    the columns `keys` stand beside the row numbers (None for those that tell one row from another), and `with_inputs`
    those that the model reads.
    """

    run_dir: str = ""
    project: str = ""
    folder: str = ""
    input: str = ""
    output: str = ""
    part: Literal["", "training", "validation", "test", "all"] = ""
    keys: tuple[str, ...] | None = None
    with_inputs: bool = False


class Compare(_Record, frozen=True):
    """Outputs of a run's model beside their targets, `rows` of them in full; the rest is as for Evaluate."""

    run_dir: str = ""
    project: str = ""
    folder: str = ""
    input: str = ""
    part: Literal["training", "validation", "test", "all"] = "validation"
    rows: int = 200
    beside: str = ""


class DescribeInputs(_Record, frozen=True):
    """What a run's model is to be told of a row: its fields, and some rows of its data to start from."""

    run_dir: str = ""
    project: str = ""
    folder: str = ""


class PredictRow(_Record, frozen=True):
    """What a run's model says of one row; `values` are by field: a number, a text, numbers in lists, None for a gap.

    Where the model is given windows, each field has a list of the values of its rows.
    """

    run_dir: str = ""
    project: str = ""
    folder: str = ""
    values: dict[str, Any] = {}


class ExplainRow(_Record, frozen=True):
    """Why a run's model says what it says of a row: `values` as for PredictRow, else the `row` of its data, from 0."""

    run_dir: str = ""
    project: str = ""
    folder: str = ""
    values: dict[str, Any] = {}
    row: int = -1


class ExplainRun(_Record, frozen=True):
    """Which fields a run's model depends on; all as for Evaluate."""

    run_dir: str = ""
    project: str = ""
    folder: str = ""
    input: str = ""
    part: Literal["training", "validation", "test", "all"] = "validation"


class ReportRun(_Record, frozen=True):
    """What a report of a run tells beside its folder; `project` and `folder` as for Evaluate."""

    run_dir: str = ""
    project: str = ""
    folder: str = ""


class Cancel(_Record, frozen=True):
    """Give up the Evaluate, Compare or Predict with the id `request`; it is answered by Failed."""

    request: int = 0


class Diagram(_Record, frozen=True):
    """Keras's own picture of the model, as .png, .svg, .pdf or .dot by the ending of `output`.

    Without an `output` the answer is Drawn. `dpi` is the fineness of a .png.
    """

    project: str = ""
    output: str = ""
    show_shapes: bool = True
    show_dtype: bool = False
    show_layer_names: bool = True
    show_layer_activations: bool = True
    direction: Literal["TB", "LR"] = "TB"
    dpi: int = 96


class SaveModel(_Record, frozen=True):
    """Write a model as `form` to `output`: that of the project, with what a run has learned if there is one.

    Without a project it is the run's own model.
    """

    project: str = ""
    run_dir: str = ""
    output: str = ""
    form: Literal["keras", "weights", "savedmodel", "tflite", "onnx", "torch", "predictor"] = "keras"


class SaveInitial(_Record, frozen=True):
    """Write the weights that the project starts from as .npz to `output`, for a script that trains it."""

    project: str = ""
    runs_dir: str = ""
    output: str = ""


class NodeInside(_Record, frozen=True):
    """Config, weights and output of one node of a run's model (without a run: as training would start).

    `samples` rows of the data go through the model, 0 for none. `runs_dir` is the folder of the project's runs.
    """

    project: str = ""
    folder: str = ""
    run_dir: str = ""
    node: str = ""
    samples: int = 0
    runs_dir: str = ""


class ImportModel(_Record, frozen=True):
    """Draw the models in a file somebody else made, or in a Python `text`; read as data, nothing of it is run.

    `choice` names the one model that is wanted of a script that makes several ("" = all of them). `code` are Python
    texts, by the names of their files, that define classes of the model.
    """

    path: str = ""
    text: str = ""
    choice: str = ""
    code: dict[str, str] = {}


class RunScript(_Record, frozen=True):
    """Run a Python script, which its author was trusted to by the user, and draw the models it makes."""

    path: str = ""
    text: str = ""
    choice: str = ""


class ImportWeights(_Record, frozen=True):
    """Write the weights in a model file as a finished run of the project that ImportModel draws of it, with `code`."""

    path: str = ""
    run_dir: str = ""
    code: dict[str, str] = {}


class DrawBase(_Record, frozen=True):
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


class RunOwn(_Record, frozen=True):
    """Run code of the user's own in a process that may die of it: make an object, or call a layer on placeholders.

    `code` are the texts by name, `calls` is JSON of designer.engine.checking.shapes.Calls ("" for an object), `object` a spec of
    the `kind`.
    """

    code: dict[str, str] = {}
    policy: str = "float32"
    calls: str = ""
    object: Any = None
    kind: str = ""


class Ping(_Record, frozen=True):
    """Are you there? Answered by Pong from the main thread, also while training."""


Request = (
    Check
    | Try
    | DescribeData
    | DescribeSplit
    | Train
    | Search
    | Time
    | Stop
    | Pause
    | Resume
    | Evaluate
    | Predict
    | Compare
    | DescribeInputs
    | PredictRow
    | ExplainRow
    | ExplainRun
    | ReportRun
    | Cancel
    | Diagram
    | SaveModel
    | SaveInitial
    | NodeInside
    | ImportModel
    | RunScript
    | ImportWeights
    | DrawBase
    | RunOwn
    | Ping
)


# ---------------------------------------------------------------------------------------------- what is answered


class Ready(_Record, frozen=True):
    """The engine has imported Keras and answers."""

    keras: str = ""
    backend: str = ""
    backend_version: str = ""
    device: str = ""
    pid: int = 0
    protocol: int = PROTOCOL_VERSION


class Pong(_Record, frozen=True):
    """I am."""

    state: str = ""


class Done(_Record, frozen=True):
    """The request is carried out; `result` is a path or another short answer, `note` what people should know."""

    result: str = ""
    note: Text = Text("")


class Failed(_Record, frozen=True):
    """The request could not be carried out: a sentence for people, and details for the log."""

    text: Text = Text("")
    details: str = ""


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


class OwnRun(_Record, frozen=True):
    """The answer to RunOwn; the fields are those of designer.engine.checking.shapes.Inferred, `slots` an optimizer's."""

    outputs: tuple[TensorInfo, ...] = ()
    params: int = 0
    trainable: int = 0
    refusal: str = ""
    error: Text | None = None
    param: str = ""
    slots: float = 0.0


class Checked(_Record, frozen=True):
    """The answer to Check. `memory` estimates the bytes training needs at least.

    `ok` means the model can be built; `trainable` that it can also be trained as it stands.
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
    seconds: float = 0.0


class Tried(_Record, frozen=True):
    """The answer to Try: which trial was made (as in Checked, "" if none could be), and what is wrong."""

    trial: str = ""
    problems: tuple[Problem, ...] = ()


class DataDescribed(_Record, frozen=True):
    """The answer to DescribeData; `preview` are the first rows as texts, a list a row.

    `parts` are the rows that the source has for "validation" and "test" itself, `others` its arrays of other lengths,
    `answers` the columns it has as what is to be predicted, `repeats` those that only repeat others. `source` is what
    was found out to read a path, as JSON.
    `reading` is what a script needs to know of it.
    """

    rows: int = 0
    columns: tuple[Field, ...] = ()
    preview: tuple[tuple[str, ...], ...] = ()
    dialect: Dialect | None = None
    title: str = ""
    notes: tuple[Text, ...] = ()
    parts: dict[str, int] = {}
    others: tuple[Field, ...] = ()
    pictures: dict[str, tuple[bytes, ...]] = {}  # a few of each field of pictures, small, as PNG
    answers: tuple[str, ...] = ()
    repeats: tuple[str, ...] = ()
    source: str = ""
    reading: Reading = Reading()


class DataSketched(Event, frozen=True):
    """What the beginning of a large source tells, until it is described: first rows, and fields as far as they show."""

    described: DataDescribed = DataDescribed()


class SplitDescribed(_Record, frozen=True):
    """The answer to DescribeSplit: rows by part, classes with their rows by part ({} for none, or very many).

    `lost` are the most frequent reasons for which rows have no part, with how many, and `lost_classes` their classes;
    `notes` are to be said before a training, `leaks` are columns that give a target away.
    """

    rows: dict[str, int] = {}
    classes: dict[str, dict[str, int]] = {}
    lost: tuple[tuple[Text, int], ...] = ()
    lost_classes: dict[str, int] = {}
    notes: tuple[Text, ...] = ()
    leaks: tuple[Leak, ...] = ()


class Timed(_Record, frozen=True):
    """The answer to Time: seconds that are needed once and seconds a batch, and how many batches a run has."""

    first: float = 0.0
    step: float = 0.0
    steps: int = 0


class Evaluated(_Record, frozen=True):
    """The answer to Evaluate; `weighted_by` is the column whose weights the losses count rows by, "" where none does.

    Metrics other than losses count every row alike. `samples` are the rows it is about, `of` those that the part has.
    """

    metrics: dict[str, float | None] = {}
    samples: int = 0
    of: int = 0
    weighted_by: str = ""
    note: Text = Text("")


class Worked(Event, frozen=True):
    """How far a request has come, in batches; at most ten a second. `steps` 0 is not known.

    Before the first batch, and where there are none, `what` is being done, in hundredths.
    """

    step: int = 0
    steps: int = 0
    what: Text = Text("")


class Predictions(_Record, frozen=True):
    """The answer to Compare; `rows` are the numbers, from 0, that the rows in full have in their source.

    `note` tells of rows that could not be predicted.
    """

    samples: int = 0
    rows: tuple[int, ...] = ()
    outputs: tuple[OutputCompared, ...] = ()
    note: Text = Text("")


class InputsDescribed(_Record, frozen=True):
    """The answer to DescribeInputs; `rows` are values by field as PredictRow takes them, `numbers` where they stand.

    `length` is how many values each field has where the model is given windows, else 0. `note` says why the rows are
    none of the data.
    """

    fields: tuple[Field, ...] = ()
    rows: tuple[dict[str, Any], ...] = ()
    numbers: tuple[int, ...] = ()
    length: int = 0
    note: Text = Text("")


class RowPredicted(_Record, frozen=True):
    """The answer to PredictRow; without `outputs` the `note` says why the row cannot be used."""

    outputs: tuple[OutputAnswer, ...] = ()
    note: Text = Text("")


class RowExplained(_Record, frozen=True):
    """The answer to ExplainRow; without `outputs` the `note` says why the row cannot be used."""

    outputs: tuple[OutputExplained, ...] = ()
    note: Text = Text("")


class RunExplained(_Record, frozen=True):
    """The answer to ExplainRun; `samples` are the rows it was found out on, `of` those that the part has."""

    samples: int = 0
    of: int = 0
    outputs: tuple[OutputImportance, ...] = ()
    note: Text = Text("")


class RunReported(_Record, frozen=True):
    """The answer to ReportRun."""

    found: RunMaterial = RunMaterial()


class Drawn(_Record, frozen=True):
    """The answer to Diagram without an output: the picture as the text of an .svg file."""

    svg: str = ""


class WeightInfo(msgspec.Struct, frozen=True, omit_defaults=True):
    """One weight: what numbers it holds; the histogram has equal bins from `minimum` to `maximum`.

    Numbers that are not finite (`not_finite` of them) are left out of the rest.
    """

    name: str
    shape: tuple[int, ...]
    dtype: str = "float32"
    trainable: bool = True
    mean: float = 0.0
    deviation: float = 0.0
    minimum: float = 0.0
    maximum: float = 0.0
    histogram: tuple[int, ...] = ()
    not_finite: int = 0


class NodeInsideShown(_Record, frozen=True):
    """The answer to NodeInside; `output` are the first values of its first output on the first samples.

    `output_shape` is that of the output of one sample, `output_info` tells of all its numbers on these samples,
    `pictures` are the samples' outputs as PNG where these are pictures, which a layer that `augments` has changed as in
    training. `note` says why there is no output. Values that are not finite are None.
    """

    config: dict[str, Any] = {}
    weights: tuple[WeightInfo, ...] = ()
    output: tuple[tuple[float | None, ...], ...] = ()
    output_shape: tuple[int, ...] = ()
    output_info: WeightInfo | None = None
    pictures: tuple[bytes, ...] = ()
    augments: bool = False
    inputs: tuple[TensorInfo, ...] = ()
    outputs: tuple[TensorInfo, ...] = ()
    note: Text = Text("")


class ImportedModel(msgspec.Struct, frozen=True, omit_defaults=True):
    """One model that was found: its name (in a script its variable, and the line that makes it), and its project.

    `choice` is what it is chosen by: its name, with its line where several have that name. `is_part` tells that another
    model of the script holds it as a block.
    """

    name: str
    project: str
    nodes: int = 0
    line: int = 0
    notes: tuple[Text, ...] = ()
    is_part: bool = False
    choice: str = ""


class Imported(_Record, frozen=True):
    """The answer to ImportModel and RunScript: the models, and what of a script was `passed` over, each with its line.

    Of a script that could not be read there are none: `problem` says why, and `may_run` that running it could help.
    """

    models: tuple[ImportedModel, ...] = ()
    has_weights: bool = False
    problem: Text | None = None
    may_run: bool = False
    passed: tuple[Text, ...] = ()


class BaseDrawn(_Record, frozen=True):
    """The answer to DrawBase; `file` is where its weights were found on this machine, "" where none were looked for.

    `notes` are what Keras warned of.
    """

    project: str = ""
    params: int = 0
    file: str = ""
    notes: tuple[Text, ...] = ()


class WeightsImported(_Record, frozen=True):
    """The answer to ImportWeights: how many layers got their weights; `missing` names those that did not."""

    layers: int = 0
    params: int = 0
    missing: tuple[str, ...] = ()


# --------------------------------------------------------------------------------------------- what happens in training


class Preparing(Event, frozen=True):
    """The project has passed its check: the data are loaded and the model is built."""


class TrainingStarted(Event, frozen=True):
    """The data are loaded and the first batch is about to run; `note` tells where its weights come from."""

    epochs: int = 0
    steps: int = 0
    samples: int = 0
    validation_samples: int = 0
    batch_size: int = 0
    initial_epoch: int = 0
    device: str = ""
    device_note: Text = Text("")  # why that is no GPU
    note: Text = Text("")


class BatchDone(Event, frozen=True):
    """Progress, at most 10 a second. `step` counts from 1 within the epoch, `epoch` from 0.

    `points` are the batches since the last record: (epoch + step / steps, {metric: value of that batch}).
    """

    epoch: int = 0
    step: int = 0
    steps: int = 0
    validating: bool = False
    points: tuple[tuple[float, dict[str, float]], ...] = ()
    samples_per_second: float = 0.0
    elapsed: float = 0.0
    remaining: float | None = None
    learning_rate: float | None = None


class EpochDone(Event, frozen=True):
    """The numbers of a finished epoch (from 0), `val_` ones included; not finite ones are None."""

    epoch: int = 0
    logs: dict[str, float | None] = {}
    elapsed: float = 0.0
    best: bool = False
    learning_rate: float | None = None
    rows_per_second: float = 0.0
    memory: int = 0  # bytes that the process holds


class Paused(Event, frozen=True):
    """Training holds."""


class Resumed(Event, frozen=True):
    """Training goes on."""


class Told(Event, frozen=True):
    """What somebody who watches a training should know although it goes on."""

    text: Text = Text("")
    severity: Literal["info", "warning"] = "info"


class Examining(Event, frozen=True):
    """A training has ended, and it is looked for what it suffers from."""


class Examined(Event, frozen=True):
    """What the doctor found in a run that is about to end, or in a project that cannot be trained."""

    found: Examination = Examination()


class Finished(_Record, frozen=True):
    """Training has ended by itself ("done": all epochs or a callback) or was asked to ("stopped").

    `logs` are the numbers of the weights that the run keeps: those of `kept_epoch`, counted from 0, where these are not
    the last epoch's, whose numbers are `last_logs`.
    """

    outcome: Literal["done", "stopped"] = "done"
    epochs: int = 0
    logs: dict[str, float | None] = {}
    last_logs: dict[str, float | None] = {}
    kept_epoch: int | None = None
    best_epoch: int | None = None
    reason: Text = Text("")
    elapsed: float = 0.0


TrialState = Literal["done", "pruned", "failed", "stopped", "repeated"]


class SearchStarted(Event, frozen=True):
    """A search begins or goes on; `names` are those of what varies."""

    name: str = ""
    trials: int = 0
    jobs: int = 1
    method: str = ""
    names: tuple[str, ...] = ()
    backend: str = ""


class TrialStarted(Event, frozen=True):
    """A trial, counted from 1, begins to train into a run."""

    number: int = 0
    run: str = ""
    values: dict[str, Any] = {}


class TrialEpoch(Event, frozen=True):
    """The objective after an epoch (from 0) of a trial."""

    number: int = 0
    epoch: int = 0
    value: float | None = None


class TrialDone(Event, frozen=True):
    """A trial has ended; `value` is the objective of the weights that its run keeps, `best` tells that none was better.

    "pruned" ended early, "repeated" has the values of an earlier trial, whose run and value it has without training.
    `objective` and `importance` are those of SearchDone, as far as they are known by then.
    """

    number: int = 0
    run: str = ""
    values: dict[str, Any] = {}
    state: TrialState = "done"
    value: float | None = None
    epochs: int = 0
    seconds: float = 0.0
    best: bool = False
    text: Text = Text("")
    objective: str = ""
    importance: dict[str, float] = {}


class SearchDone(_Record, frozen=True):
    """A search has ended or was stopped; `best` is the trial that was best, 0 where none came to its end.

    `importance` says by name what share of the differences in the objective each varied thing explains.
    """

    name: str = ""
    outcome: Literal["done", "stopped"] = "done"
    trials: int = 0
    objective: str = ""
    direction: Literal["min", "max"] = "min"
    importance: dict[str, float] = {}
    seconds: float = 0.0
    best: int = 0
    run: str = ""
    value: float | None = None
    values: dict[str, Any] = {}


NEVER_BEGAN = Text(QT_TRANSLATE_NOOP("Errors", "Stopped before the first batch; there is no run."))
"""Why a training was over that was stopped before anything was written."""

Answer = (
    Ready
    | Pong
    | Done
    | Failed
    | Checked
    | Tried
    | DataDescribed
    | DataSketched
    | SplitDescribed
    | Timed
    | Evaluated
    | Worked
    | Predictions
    | InputsDescribed
    | RowPredicted
    | RowExplained
    | RunExplained
    | RunReported
    | Drawn
    | NodeInsideShown
    | Imported
    | WeightsImported
    | BaseDrawn
    | OwnRun
    | Preparing
    | TrainingStarted
    | BatchDone
    | EpochDone
    | Paused
    | Resumed
    | Told
    | Examining
    | Examined
    | Finished
    | SearchStarted
    | TrialStarted
    | TrialEpoch
    | TrialDone
    | SearchDone
)

_encoder = msgspec.json.Encoder()
_requests: msgspec.json.Decoder[Request] = msgspec.json.Decoder(Request)
_answers: msgspec.json.Decoder[Answer] = msgspec.json.Decoder(Answer)


def frame(record: Request | Answer) -> bytes:
    """Return the record as one frame."""
    body = _encoder.encode(record)
    return len(body).to_bytes(4, "big") + body


def read_frame(stream: BinaryIO) -> bytes | None:
    """Return the JSON of the next frame, or None at the end of the stream.

    Raises ValueError for a torn or oversized frame.
    """
    head = stream.read(4)
    if not head:
        return None
    length = int.from_bytes(head, "big")
    if len(head) < 4 or length > MAX_FRAME:
        raise ValueError(f"expected a frame of at most {MAX_FRAME} bytes, received a head of {head!r}")
    body = stream.read(length)
    if len(body) < length:
        raise ValueError(f"expected {length} bytes, received {len(body)}")
    return body


def decode_request(body: bytes) -> Request:
    """Return the request in a frame's JSON; raises msgspec.ValidationError with the path of the fault."""
    return _requests.decode(body)


def decode_answer(body: bytes) -> Answer:
    """Return the answer in a frame's JSON; raises msgspec.ValidationError with the path of the fault."""
    return _answers.decode(body)

"""What a run's model says of rows, and how right it is."""

from __future__ import annotations

from typing import Any, Literal

from designer.data.field import Field
from designer.graph.texts import Text
from designer.project.records import ObjectSpec
from designer.report.answers import OutputAnswer
from designer.report.explanations import Dependence, OutputExplained, OutputImportance, UnitExcited
from designer.report.outputs import LayerApart, OutputCompared
from designer.wire.record import OfRun, Record


class _OfRows(OfRun, frozen=True):
    """A request about rows of a run's data; `input` is another data file, "" the project's own."""

    input: str = ""
    part: Literal["training", "validation", "test", "all"] = "validation"


class Evaluate(_OfRows, frozen=True):
    """Losses and metrics of a run's model on rows of its data.

    `beside` is the folder of another run ("" for none): only rows that both have are taken then. `metrics` are measured
    beside those that it was trained with, at every output, or as "OUTPUT=NAME" at one.
    """

    beside: str = ""
    metrics: tuple[ObjectSpec, ...] = ()


class Predict(OfRun, frozen=True):
    """Outputs of a run's model, written as .npz or .csv to `output`; `input` is another data file, "" the run's own.

    Without an `input`, `part` says which rows of the run's own data are taken, "" for all in their order. In a table
    the columns `keys` stand beside the row numbers (None for those that tell one row from another), and `with_inputs`
    those that the model reads.
    """

    input: str = ""
    output: str = ""
    part: Literal["", "training", "validation", "test", "all"] = ""
    keys: tuple[str, ...] | None = None
    with_inputs: bool = False


class Compare(_OfRows, frozen=True):
    """Outputs of a run's model beside their targets, `rows` of them in full.

    With another run (`beside`) one request is for both.
    """

    rows: int = 200
    beside: str = ""


class DescribeInputs(OfRun, frozen=True):
    """What a run's model is to be told of a row: its fields, and some rows of its data to start from."""


class PredictRow(OfRun, frozen=True):
    """What a run's model says of one row; `values` are by field: a number, a text, numbers in lists, None for a gap.

    Where the model is given windows, each field has a list of the values of its rows.
    """

    values: dict[str, Any] = {}


class ExplainRow(OfRun, frozen=True):
    """Why a run's model says what it says of a row: `values` as for PredictRow, else the `row` of its data, from 0."""

    values: dict[str, Any] = {}
    row: int = -1


class ExplainRun(_OfRows, frozen=True):
    """Which fields a run's model depends on, or with `fields` how it changes with one or two."""

    fields: tuple[str, ...] = ()


class FindExciting(_OfRows, frozen=True):
    """Which rows of a part of a run's data excite the units of a node most."""

    part: Literal["training", "validation", "test", "all"] = "all"
    node: str = ""


class Evaluated(Record, frozen=True):
    """The answer to Evaluate; `weighted_by` is the column whose weights the losses count rows by, "" where none does.

    Metrics other than losses count every row alike. `samples` are the rows it is about, `of` those that the part has.
    """

    metrics: dict[str, float | None] = {}
    samples: int = 0
    of: int = 0
    weighted_by: str = ""
    note: Text = Text("")


class Predictions(Record, frozen=True):
    """The answer to Compare; `rows` are the numbers, from 0, that the rows in full have in their source.

    `note` tells of rows that could not be predicted. `weights` are how far those of the other run are, furthest first,
    and `other` is what that run says.
    """

    samples: int = 0
    rows: tuple[int, ...] = ()
    outputs: tuple[OutputCompared, ...] = ()
    weights: tuple[LayerApart, ...] = ()
    note: Text = Text("")
    other: Predictions | None = None


class InputsDescribed(Record, frozen=True):
    """The answer to DescribeInputs; `rows` are values by field as PredictRow takes them, `numbers` where they stand.

    `length` is how many values each field has where the model is given windows, else 0. `note` says why the rows are
    none of the data.
    """

    fields: tuple[Field, ...] = ()
    rows: tuple[dict[str, Any], ...] = ()
    numbers: tuple[int, ...] = ()
    length: int = 0
    note: Text = Text("")


class RowPredicted(Record, frozen=True):
    """The answer to PredictRow; without `outputs` the `note` says why the row cannot be used."""

    outputs: tuple[OutputAnswer, ...] = ()
    note: Text = Text("")


class RowExplained(Record, frozen=True):
    """The answer to ExplainRow; without `outputs` the `note` says why the row cannot be used."""

    outputs: tuple[OutputExplained, ...] = ()
    note: Text = Text("")


class ExcitingFound(Record, frozen=True):
    """The answer to FindExciting: the first of `all_units`, on `samples` rows of the `of` that the part has."""

    samples: int = 0
    of: int = 0
    units: tuple[UnitExcited, ...] = ()
    all_units: int = 0
    note: Text = Text("")


class RunExplained(Record, frozen=True):
    """The answer to ExplainRun; `samples` are the rows it was found out on, `of` those that the part has."""

    samples: int = 0
    of: int = 0
    outputs: tuple[OutputImportance, ...] = ()
    dependence: tuple[Dependence, ...] = ()
    note: Text = Text("")

"""A first project for data as a value: what is learnt from what, the network, how it is trained, and why all of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import msgspec

from designer.advice import networks, series, target_columns
from designer.advice.aims import Aim, Task, aim_of
from designer.advice.input_columns import Incoming, incoming, stand_ins
from designer.advice.networks import Layer
from designer.advice.schedule import schedule
from designer.data.errors import no_column
from designer.data.field import Field, Kind
from designer.data.settings import Binding, DataSettings, Split, Windows
from designer.data.sources import Source
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text, listed
from designer.project.records import OutputTraining, TrainingSettings

ROWS_TO_TEST = 2_000
ROWS_FOR_TENTHS = 20_000


@dataclass(frozen=True)
class Wishes:
    """What a person asked for; "", () and 0 leave it to the advice.

    `time` is the column that orders the rows of a series, `horizon` how many rows ahead its target is, `kinds` the
    kinds of columns that were corrected before they were described. `gap_numbers` are those that stand for what is
    missing in columns of numbers, None for those that were found.
    """

    targets: tuple[str, ...] = ()
    inputs: tuple[str, ...] = ()
    task: Task = "auto"
    time: str = ""
    horizon: int = 0
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    gap_numbers: tuple[float, ...] | None = None


class Described(Protocol):
    """What is known of data, as the engine describes them.

    `answers` are the columns that the source itself has as what is to be told, `repeats` those that repeat others,
    `parts` the rows of its own validation and test.
    """

    @property
    def columns(self) -> tuple[Field, ...]: ...
    @property
    def rows(self) -> int: ...
    @property
    def title(self) -> str: ...
    @property
    def answers(self) -> tuple[str, ...]: ...
    @property
    def repeats(self) -> tuple[str, ...]: ...
    @property
    def parts(self) -> Mapping[str, int]: ...


@dataclass(frozen=True)
class Branch:
    """An Input and the layers from it to where the branches meet."""

    part: Incoming
    layers: tuple[Layer, ...]


@dataclass(frozen=True)
class Start:
    """A project that is not drawn yet; `data` has no bindings, `training` no losses: their keys come with the nodes."""

    branches: tuple[Branch, ...]
    trunk: tuple[Layer, ...]
    aims: tuple[Aim, ...]
    data: DataSettings
    training: TrainingSettings
    reasons: tuple[Text, ...]


def start(known: Described, source: Source, wishes: Wishes) -> Start:
    """Return a project that learns the targets from the other usable columns, or those asked for.

    Raises DesignerError for columns that are not there or cannot be used, and where no target is obvious.
    """
    fields = tuple(_with_gap_numbers(one, wishes.gap_numbers) for one in known.columns)
    by_name = {one.name: one for one in fields}
    _check(by_name, known, (*wishes.targets, *wishes.inputs, *((wishes.time,) if wishes.time else ())))
    reasons: list[Text] = []
    targets = wishes.targets
    if not targets:
        name, why = target_columns.target_of(fields, known.answers)
        targets = (name,)
        reasons.append(why)
    aims = tuple(aim_of(by_name[name], wishes.task) for name in targets)
    for aim in aims:
        reasons.append(aim.reason)
        if aim.is_number:
            reasons += stand_ins([aim.field])
        if aim.field.missing and not aim.field.shape:
            template = QT_TRANSLATE_NOOP("Data", "{count} rows without {name} are left out.")
            reasons.append(Text(template, {"count": aim.field.missing, "name": aim.field.name}))
    asked = tuple(name for name in wishes.inputs if name not in targets)
    chosen = [by_name[name] for name in asked]
    if not wishes.inputs:
        chosen = [one for one in fields if one.name not in targets]
    windows, why_windows = series.windows(fields, aims, wishes.time, wishes.horizon, known.rows)
    reasons += why_windows
    if windows is not None and not asked:
        chosen += [aim.field for aim in aims]  # what a series was tells what it will be
    others = [one for one in chosen if windows is None or one.name != windows.time or one.kind == "datetime"]
    parts, why_inputs = incoming(others, known.rows, windows, known.repeats, bool(asked))
    if not parts:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "{source} has no column to learn {name} from."),
            source=known.title,
            name=listed(targets, 6),
        )
    reasons += why_inputs
    split, why_split = _split(known, aims, windows)
    training_rows = round(known.rows * (1 - split.validation - split.test))
    made = [(part, *networks.branch(part, training_rows, len(parts) == 1)) for part in parts]
    branches = tuple(Branch(part, layers) for part, layers, _ in made)
    reasons += [text for _, _, said in made for text in said]
    training, why_training = schedule(training_rows, {})
    reasons += [*why_split, *why_training]
    keys = tuple(one.name for one in fields if one.names_rows and one.name not in targets)
    if keys:
        template = QT_TRANSLATE_NOOP("Data", "Predictions are written with the row number and {names}.")
        reasons.append(Text(template, {"names": listed(keys, 6)}))
    kinds = {**wishes.kinds, **_kinds(by_name, aims)}
    data = DataSettings(source, kinds=kinds, keys=keys, split=split, windows=windows, adapt=())
    return Start(branches, networks.trunk(parts, training_rows), aims, data, training, tuple(reasons))


def _with_gap_numbers(known: Field, wanted: tuple[float, ...] | None) -> Field:
    """Return a field with the numbers that a person named as gaps, where it can have them."""
    if wanted is None or known.kind != "number" or known.shape or known.minimum is None or known.maximum is None:
        return known
    found = dict(known.stand_ins)
    has = tuple((one, found.get(one, 0)) for one in wanted if known.minimum <= one <= known.maximum)
    return msgspec.structs.replace(known, stand_ins=has, real_range=known.real_range if has else None)


def _check(by_name: Mapping[str, Field], known: Described, names: Sequence[str]) -> None:
    for name in names:
        if name not in by_name:
            raise no_column(known.title, name, by_name)


def _kinds(by_name: Mapping[str, Field], aims: Sequence[Aim]) -> dict[str, Kind]:
    """Return the corrections that follow from how a target is taken."""
    return {aim.field.name: aim.field.kind for aim in aims if by_name[aim.field.name].kind != aim.field.kind}


def _split(known: Described, aims: Sequence[Aim], windows: Windows | None) -> tuple[Split, list[Text]]:
    validation = 0.1 if known.rows >= ROWS_FOR_TENTHS else 0.2
    test = 0.1 if known.rows >= ROWS_TO_TEST else 0.0
    own = {name for name in ("validation", "test") if known.parts.get(name)}
    if own:
        template = QT_TRANSLATE_NOOP("Data", "The data have rows of their own for {parts}.")
        parts = ", ".join(f"{name} ({known.parts[name]})" for name in sorted(own))
        return Split(validation=validation, test=0.0), [Text(template, {"parts": parts})]
    if windows is not None:
        template = QT_TRANSLATE_NOOP("Data", "The latest {share} of the rows validate.")
    elif any(aim.activation and not aim.field.shape and not aim.field.labels for aim in aims):
        template = QT_TRANSLATE_NOOP("Data", "{share} of the rows of every class validate.")
    else:
        template = QT_TRANSLATE_NOOP("Data", "{share} of the rows, drawn at random, validate.")
    said = [Text(template, {"share": f"{validation:.0%}"})]
    if test:
        template = QT_TRANSLATE_NOOP("Data", "As many as {share} are kept for a test, by which nothing is chosen.")
        said.append(Text(template, {"share": f"{test:.0%}"}))
    return Split(validation=validation, test=test), said


def with_keys(start: Start, inputs: Sequence[str], outputs: Sequence[str]) -> tuple[DataSettings, TrainingSettings]:
    """Return the settings of a drawing whose Inputs and outputs have these keys, in their order."""
    bindings: dict[str, Binding] = {
        key: branch.part.binding for key, branch in zip(inputs, start.branches, strict=True)
    }
    targets = {key: aim.binding for key, aim in zip(outputs, start.aims, strict=True)}
    losses: dict[str, OutputTraining] = {key: aim.training for key, aim in zip(outputs, start.aims, strict=True)}
    data = msgspec.structs.replace(start.data, inputs=bindings, targets=targets)
    return data, msgspec.structs.replace(start.training, outputs=losses)

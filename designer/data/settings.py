"""What a project says of its data: what is bound, how it is prepared, and which rows are for what."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

from designer.data.field import Kind
from designer.data.sources import AnySource
from designer.data.steps import AnyStep

Share = Annotated[float, msgspec.Meta(ge=0, lt=1)]


class Binding(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """The columns (or the one array) that feed an Input or are a target, and the steps of each, by column.

    A column without steps is taken as float32 numbers.
    """

    columns: tuple[str, ...] = ()
    steps: dict[str, tuple[AnyStep, ...]] = {}


class Split(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Which rows train, validate and test.

    `by`: "auto" (by time with windows, stratified where the target is classes, else random), "random", "stratified"
    (each class by its share), "group" (rows with the same value of `column` stay together), "time" (the latest by
    `column` are held back), "column" (the words of `column` say it, those of neither list train), "order" (the last
    rows are held back), "own" (validation and test have files or arrays of their own).
    With `folds` above 1 the rows that are not for the test
    are divided, and `fold` is the one that validates, counted from 0.
    """

    by: Literal["auto", "random", "stratified", "group", "time", "column", "order", "own"] = "auto"
    validation: Share = 0.2
    test: Share = 0.0
    seed: Annotated[int, msgspec.Meta(ge=0)] = 0
    column: str = ""
    validation_words: tuple[str, ...] = ("validation", "valid", "val", "dev", "검증")
    test_words: tuple[str, ...] = ("test", "시험", "테스트")
    folds: Annotated[int, msgspec.Meta(ge=0, le=1000)] = 0
    fold: Annotated[int, msgspec.Meta(ge=0)] = 0


class Windows(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Windows over time: `length` rows in a row are one sample, whose target stands `horizon` rows behind the last.

    A window begins every `stride` rows. `time` is the column that orders them, "" for their order in the file; windows
    stay within the rows of one value of `group`.
    """

    length: Annotated[int, msgspec.Meta(ge=1, le=2**20)] = 24
    horizon: Annotated[int, msgspec.Meta(ge=0, le=2**20)] = 1
    stride: Annotated[int, msgspec.Meta(ge=1, le=2**20)] = 1
    time: str = ""
    group: str = ""


class DataSettings(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Where data come from, what they are bound to, how they are split and weighted.

    `kinds` corrects what was understood, by column. `keys` are the columns by which predictions are joined to the data,
    None for those that are found when rows are predicted. `inputs` is keyed by the Input's node id, `targets` by the
    output's key. `validation` and `test` are sources of their own. `class_weights` is "balanced" or weights by label
    (others 1). `sample_weights` names a column of numbers. `adapt` are the nodes of preprocessing layers that adapt to
    the training rows.
    """

    source: AnySource | None = None
    inputs: dict[str, Binding] = {}
    targets: dict[str, Binding] = {}
    validation: AnySource | None = None
    test: AnySource | None = None
    kinds: dict[str, Kind] = {}
    keys: tuple[str, ...] | None = None
    split: Split = Split()
    windows: Windows | None = None
    class_weights: Literal["balanced"] | dict[str, float] | None = None
    sample_weights: str = ""
    adapt: tuple[str, ...] = ()


OLD_STEPS: dict[str, list[dict[str, Any]]] = {
    "none": [],
    "standardize": [{"step": "standardize"}],
    "min_max": [{"step": "min_max"}],
    "one_hot": [{"step": "one_hot"}],
    "integer": [{"step": "index"}],
    "text": [{"step": "text"}],
}
OLD_GAPS: dict[str, list[dict[str, Any]]] = {
    "refuse": [],
    "drop": [{"step": "drop_row"}],
    "fill": [{"step": "fill"}],
}


def from_version_1(raw: dict[str, Any]) -> dict[str, Any]:
    """Return the JSON of old data settings in today's form: the same rows in the same parts, the same preparations.

    Columns that were taken as numbers, or as text, stay that. What is not as it should be is left for the decoder to
    refuse.
    """
    source = raw.get("source")
    missing = source.get("missing", "refuse") if isinstance(source, dict) else "refuse"
    before = OLD_GAPS.get(missing, [])
    bound = [raw.get(role) for role in ("inputs", "targets")]
    kinds = {}
    for binding in (one for role in bound if isinstance(role, dict) for one in role.values()):
        kinds.update(_kinds(binding))
    old = {"validation_split", "shuffle", "split_seed"}
    found = {name: value for name, value in raw.items() if name not in old}
    for name in ("source", "validation"):
        if isinstance(found.get(name), dict):
            found[name] = {key: value for key, value in found[name].items() if key != "missing"}
    if kinds:
        found["kinds"] = kinds
    for name in ("inputs", "targets"):
        if isinstance(found.get(name), dict):
            found[name] = {key: _binding(value, before) for key, value in found[name].items()}
    own = found.get("validation") is not None
    if own and _is_part(found.get("source"), found["validation"]):
        del found["validation"]  # the arrays of the source's own file that validate
    split: dict[str, Any] = {"by": "own" if own else "random" if raw.get("shuffle", True) else "order"}
    for key, name in (("validation_split", "validation"), ("split_seed", "seed")):
        if key in raw:
            split[name] = raw[key]
    return {**found, "split": split}


def _is_part(source: Any, validation: Any) -> bool:
    is_both = isinstance(source, dict) and isinstance(validation, dict)
    return is_both and bool(validation.get("arrays")) and validation.get("path") == source.get("path") is not None


def _kinds(binding: Any) -> dict[str, str]:
    """Return the kinds that the columns of an old binding were taken for."""
    if not isinstance(binding, dict) or not isinstance(binding.get("columns"), list):
        return {}
    preparation = binding.get("preparation", "none")
    kind = "number" if preparation in ("none", "standardize", "min_max") else "text" if preparation == "text" else ""
    return {name: kind for name in binding["columns"] if isinstance(name, str)} if kind else {}


def _binding(raw: Any, before: list[dict[str, Any]]) -> Any:
    if not isinstance(raw, dict) or not isinstance(raw.get("columns", []), list | tuple):
        return raw
    chain = [*before, *OLD_STEPS.get(raw.get("preparation", "none"), [])]
    found = {name: value for name, value in raw.items() if name != "preparation"}
    return {**found, "steps": dict.fromkeys(raw.get("columns", []), chain)} if chain else found

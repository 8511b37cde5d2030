"""What is known of one option of a training: who is told it, what it is called, and which values it has."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from designer.catalogue.spec import Param

Target = Literal["compile", "fit", "build", "run"]
"""Who is told: an argument of Keras's compile or fit, what stands before the model is built, or the run alone."""

_KINDS = {int: "int", float: "float", bool: "bool", str: "str"}


@dataclass(frozen=True)
class Option:
    """One row, written as the annotation of a field of the settings: name, type and default stand there.

    `title` is its label in the form, `edit` what undo calls a change of it, `help` its tip, `group` the section of
    the form ("" is always open). `words` say values that are chosen, in the order of `Param.values` (None, True,
    False where it is a flag that may be left to Keras); of an empty field they are the one text that stands in it.
    `examples` are values that differ from the default, with which a small training must run.
    `is_always_written` options stand in exported code even where they are Keras's own default; those `of_runs` name
    a run of the project. Where one `is_measured`, None lets the run find out the value before it begins.
    """

    target: Target
    title: str
    edit: str
    help: str = ""
    group: str = ""
    words: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    examples: tuple[Any, ...] = ()
    is_always_written: bool = False
    of_runs: bool = False
    is_measured: bool = False


@dataclass(frozen=True)
class Row:
    """An option with its name and the argument it is: kind, default, limits, choices."""

    name: str
    option: Option
    param: Param


def rows(settings: type[msgspec.Struct]) -> Mapping[str, Row]:
    """Return the options among the fields of a record, by name and in their order."""
    hints = get_type_hints(settings, include_extras=True)
    found = {}
    for field in msgspec.structs.fields(settings):
        hint = hints[field.name]
        options = [one for one in getattr(hint, "__metadata__", ()) if isinstance(one, Option)]
        if get_origin(hint) is Annotated and options:
            found[field.name] = Row(field.name, options[0], _param(field.name, get_args(hint)[0], field, options[0]))
    return found


def _param(name: str, hint: Any, field: msgspec.structs.FieldInfo, option: Option) -> Param:
    parts = get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)
    kinds = [part for part in parts if part is not type(None)]
    assert len(kinds) == 1, f"{name}: one kind of value, or None"
    is_choice = get_origin(kinds[0]) is Literal
    nullable = len(parts) > 1
    return Param(
        name=name,
        kind="enum" if is_choice else _KINDS[kinds[0]],
        required=not nullable,
        default=field.default,
        initial=field.default,
        nullable=nullable,
        values=get_args(kinds[0]) if is_choice else (),
        minimum=option.minimum,
        maximum=option.maximum,
        doc=option.help,
    )

"""Binds the columns of a file to the Inputs of a model that was never bound to data, as an imported one."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from designer.data.field import Field
from designer.data.settings import Binding, DataSettings, Split
from designer.engine.building.trained import Trained
from designer.engine.feeding import data
from designer.engine.feeding.opened import fields_of, opened_source
from designer.graph.calls import Call
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, listed
from designer.project.records import DATA

_MOST = 12  # names in a sentence


def bound_by_name(trained: Trained, file: str) -> Trained:
    """Return a model with its Inputs bound to what is called as they are in a file ("" for none).

    A model with a single Input also takes all columns of numbers, or the one array, of as many values as it. A model
    with bindings of its own is returned as it is. Raises DesignerError where the file does not tell what is meant.
    """
    if not file or trained.data.inputs:
        return trained
    source = data.source_of_file(file, trained.folder)
    opened = opened_source(source, trained.folder)
    fields = {one.name: one for one in fields_of(source, trained.folder, opened)}
    inputs = {}
    for given in trained.program.inputs:
        columns = _columns(given, fields, alone=len(trained.program.inputs) == 1)
        if not columns:
            raise DesignerError(
                QT_TRANSLATE_NOOP(
                    "Errors",
                    "The run {run} was never bound to data, and {file} has no column or array called as the Input "
                    "{name}. It has {known}.",
                ),
                run=trained.file.parent.name,
                file=Path(file).name,
                name=given.name,
                known=listed(fields, _MOST),
            )
        inputs[given.node] = Binding(columns)
    settings = DataSettings(source=source, inputs=inputs, split=Split(validation=0.0))
    return replace(trained, graph=trained.graph.with_setting(DATA, settings))


def _columns(given: Call, fields: Mapping[str, Field], alone: bool) -> tuple[str, ...]:
    if given.name in fields:
        return (given.name,)
    shape = given.params.get("shape")
    if not alone or not isinstance(shape, list | tuple):
        return ()
    arrays = [name for name, one in fields.items() if one.shape == tuple(shape) and one.shape]
    if len(arrays) == 1:
        return (arrays[0],)
    columns = tuple(name for name, one in fields.items() if not one.shape and one.kind in {"number", "boolean"})
    is_known = all(isinstance(size, int) for size in shape)
    return columns if is_known and len(columns) == len(fields) == math.prod(shape) else ()

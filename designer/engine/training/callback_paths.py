"""Where the callbacks of a project may write: into the run's folder, and elsewhere only as the user allowed it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from designer.export.callback_files import class_of, is_taken, leads_out, own_name, path_argument, path_of, with_path
from designer.files import allowed
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text
from designer.project.records import ObjectSpec
from designer.wire import Fix, Problem

_OUT = QT_TRANSLATE_NOOP(
    "Problems",
    "{name} would write to {path}, which leads out of the run's folder. Keep only the name, or allow an absolute path "
    "that you know: here, or with --allow-writing on the command line.",
)
_TAKEN = QT_TRANSLATE_NOOP(
    "Problems", "{name} would write to {path}, where the run keeps something of its own. Use another name."
)


def path_problem(callback: ObjectSpec, index: int) -> Problem | None:
    """Return why the callback at `index` of the settings may not write where it would, with the cures; else None."""
    text = _fault(callback)
    if text is None:
        return None
    name, path = own_name(callback), path_of(callback)
    fixes = [
        Fix(
            Text(QT_TRANSLATE_NOOP("Fixes", "Write to {path}"), {"path": name}),
            "set_callback",
            {"index": index, "args": {path_argument(callback): name}},
        )
    ]
    if leads_out(path) and Path(path).is_absolute() and Path(path).name:
        fixes.append(
            Fix(
                Text(QT_TRANSLATE_NOOP("Fixes", "Allow writing to {file}"), {"file": path}),
                "allow_file",
                {"file": path, "leave": "write"},
            )
        )
    return Problem(text, fixes=tuple(fixes), scope="training")


def placed(callback: ObjectSpec, folder: Path) -> ObjectSpec:
    """Return a callback with the whole path it writes to in the run of a folder. Raises DesignerError."""
    fault = _fault(callback)
    if fault is not None:
        raise DesignerError(fault.template, **fault.args)
    return _at(callback, str(folder / path_of(callback)))


def confined(callback: ObjectSpec, folder: Path) -> ObjectSpec:
    """Return a callback that writes into a folder, wherever else it may write."""
    return _at(callback, str(folder / own_name(callback))) if path_argument(callback) else callback


def _at(callback: ObjectSpec, path: str) -> ObjectSpec:
    argument, whole = path_argument(callback), with_path(callback)
    if not argument or isinstance(whole, str):
        return callback
    args: Mapping[str, Any] = whole["args"]
    return {**whole, "args": {**args, argument: path}}


def _fault(callback: ObjectSpec) -> Text | None:
    path = path_of(callback)
    details = {"name": class_of(callback), "path": path}
    if not path:
        return None
    if leads_out(path):
        is_free = Path(path).is_absolute() and allowed.is_allowed(Path(path), "write")
        return None if is_free else Text(_OUT, details)
    return Text(_TAKEN, details) if is_taken(path) else None

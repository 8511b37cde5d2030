"""Applies the cure of a problem to the document."""

from __future__ import annotations

from pathlib import Path

import msgspec

from designer.files import allowed
from designer.files.allowed import Leave
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text, not_written
from designer.project.fixes import apply_fix
from designer.views.context import Context
from designer.views.wording import say
from designer.wire import Fix, Problem

_SHOW_PANEL = "show_panel"
_ALLOW_FILE = "allow_file"
_ALLOW_CODE = "allow_code"
_GIVE_CLASS = "give_class"
_DECISIONS = {
    scope: Fix(Text(text), _SHOW_PANEL, {"panel": scope})
    for scope, text in (
        ("data", QT_TRANSLATE_NOOP("Fixes", "Open Data")),
        ("training", QT_TRANSLATE_NOOP("Fixes", "Open Training")),
    )
}


def cures(problem: Problem) -> tuple[Fix, ...]:
    """Return the fixes of a problem; of one that only the user can decide, the way to the panel where it is decided."""
    if problem.fixes or problem.scope not in _DECISIONS:
        return problem.fixes
    return (_DECISIONS[problem.scope],)


def cure(context: Context, fix: Fix) -> None:
    """Do what a fix says: an edit of the document, or the way to the panel where the user decides."""
    if fix.kind == _SHOW_PANEL:
        context.notices.show_panel(str(fix.args.get("panel", "")))
        return
    if fix.kind == _ALLOW_FILE:
        allow_file(context, Path(str(fix.args["file"])), msgspec.convert(fix.args.get("leave", "read"), Leave))
        return
    if fix.kind == _ALLOW_CODE:
        context.notices.code_shown.emit(str(fix.args["module"]))
        return
    if fix.kind == _GIVE_CLASS:
        context.notices.class_wanted.emit(str(fix.args["type"]))
        return
    document = context.document
    try:
        change = apply_fix(document.graph, fix.kind, fix.args, context.catalogue.signature)
    except DesignerError as error:
        context.notices.say(say(error.text), "warning")
        return
    document.push(change)


def allow_file(context: Context, file: Path, leave: Leave = "read") -> None:
    """Let projects read, write or run a file, as the user wishes, and check again."""
    try:
        allowed.allow(file, leave)
    except OSError as error:
        context.notices.say(say(not_written(file, error).text), "warning")
        return
    if leave != "write":
        context.datasets.refresh()
    context.analysis.check_now()

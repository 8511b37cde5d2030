"""Applies the cure of a problem to the document."""

from __future__ import annotations

from designer.engine.protocol import Fix
from designer.graph.texts import DesignerError
from designer.project.fixes import apply_fix
from designer.views.context import Context
from designer.views.wording import say

SHOW_PANEL = "show_panel"  # a fix that is a decision of the user's, made in the panel args["panel"]


def cure(context: Context, fix: Fix) -> None:
    """Do what a fix says: an edit of the document, or the way to the panel where the user decides."""
    if fix.kind == SHOW_PANEL:
        context.notices.show_panel(str(fix.args.get("panel", "")))
        return
    document = context.document
    try:
        change = apply_fix(document.graph, fix.kind, fix.args, context.catalogue.signature)
    except DesignerError as error:
        context.notices.say(say(error.text), "warning")
        return
    document.push(change)

"""What the command palette lists: the actions, the nodes of the drawing, the layers to add."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from designer.graph.texts import QT_TRANSLATE_NOOP
from designer.shell.actions import MENUS, ActionSet, plain_text
from designer.shell.command_palette import Entry
from designer.views import icons
from designer.views.context import Context
from designer.views.theme import Theme
from designer.views.wording import search_words, summary

_NODE = QT_TRANSLATE_NOOP("Commands", "node")
_ADD = QT_TRANSLATE_NOOP("Commands", "Add {layer}")


def action_entries(actions: ActionSet, theme: Theme) -> list[Entry]:
    """Return the actions that can be done now."""
    menus = {path: plain_text(QCoreApplication.translate("Actions", text)) for path, text in MENUS}
    native = QKeySequence.SequenceFormat.NativeText
    icon = icons.icon("command", theme, "muted")
    return [
        Entry(
            plain_text(action.text()), menus[row.menu], action.shortcut().toString(native), action.trigger, icon, row.id
        )
        for row, action in actions.rows()
        if action.isEnabled() and row.id != "commands"
    ]


def node_entries(context: Context) -> list[Entry]:
    """Return the nodes of the drawing; they are found by name, class and output shape."""
    entries = []
    remark = QCoreApplication.translate("Commands", _NODE)
    for node in context.document.graph.nodes.values():
        info = context.analysis.info(node.id)
        shapes = " ".join(_shape(t.shape) for t in info.outputs) if info else ""
        spec = context.catalogue.spec(node.type)
        tile = icons.layer_icon(spec.family if spec else "core", node.type, context.appearance.theme)
        reveal = partial(context.selection.reveal, node.id)
        entries.append(Entry(node.name, f"{node.type} {shapes}".strip(), remark, reveal, tile, f"{node.type} {shapes}"))
    return entries


def layer_entries(context: Context, add: Callable[[str], object]) -> list[Entry]:
    """Return the layers of the catalogue as things to add."""
    template = QCoreApplication.translate("Commands", _ADD)
    return [
        Entry(
            template.format(layer=spec.name),
            summary(spec),
            "",
            partial(add, spec.name),
            icons.layer_icon(spec.family, spec.name, context.appearance.theme),
            search_words(spec),
        )
        for _group, specs in context.catalogue.groups()
        for spec in specs
    ]


def _shape(shape: tuple[int | None, ...] | None) -> str:
    return "" if shape is None else "(" + ", ".join("None" if n is None else str(n) for n in shape) + ")"

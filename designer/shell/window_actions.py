"""What the actions of the window itself do: editing, zooming, searching, dialogs, moving the focus."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget

from designer.graph import edits
from designer.graph.model import Graph
from designer.graph.texts import DesignerError
from designer.project import clipboard
from designer.shell.command_palette import CommandPalette
from designer.shell.commands import action_entries, layer_entries, node_entries
from designer.shell.importing import looks_like_code
from designer.shell.settings import state_folder
from designer.shell.tab_order import first_stop
from designer.views import file_dialogs
from designer.views.panels.data_wing.source_files import pasted_path
from designer.views.wording import say

if TYPE_CHECKING:
    from designer.shell.window import MainWindow
    from designer.views.panels.inspector import InspectorPanel

_ROOM = 220  # between a drawing and one that is pasted below it


class WindowActions(QObject):
    """Handlers of the table of actions that belong to no other part of the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def save_drawing(self) -> None:
        """Write the drawing as it is shown on the canvas, as SVG or PNG."""
        from designer.views.canvas import picture

        window = self._window
        types = {"SVG (*.svg)": ".svg", "PNG (*.png)": ".png"}
        target = file_dialogs.beside(window.document.path).with_suffix(".svg")
        chosen = file_dialogs.ask_save(window, "drawing_dialog", self.tr("Save the drawing"), target, types)
        if chosen is None:
            return
        try:
            picture.save(window.canvas.items_scene, chosen[0])
        except DesignerError as error:
            window.context.notices.say(say(error.text), "error")
        else:
            window.context.notices.say(self.tr("{file} is written.").format(file=chosen[0].name))

    def undo(self) -> None:
        """Take the last edit back."""
        self._window.document.undo_stack.undo()

    def redo(self) -> None:
        """Do what was taken back once more."""
        self._window.document.undo_stack.redo()

    def paste(self) -> None:
        """Paste nodes, the layers of the model that a copied piece of Python makes, or the data of a copied path."""
        text = QGuiApplication.clipboard().text()
        path = None if clipboard.is_copy(text) else pasted_path(QGuiApplication.clipboard())
        if path is not None:
            self._window.take_path(path)
        elif not clipboard.is_copy(text) and looks_like_code(text):
            self._window.importing.paste_into_drawing(text)
        else:
            self._window.canvas.paste()

    def add_drawing(self, drawing: Graph) -> None:
        """Add the nodes of another drawing below those of the level that is shown."""
        shown = self._window.document.graph.children(self._window.context.selection.level)
        ids = [node.id for node in drawing.children("")]
        if shown and ids:
            left = min(n.position[0] for n in shown) - min(drawing.nodes[i].position[0] for i in ids)
            below = max(n.position[1] for n in shown) + _ROOM - min(drawing.nodes[i].position[1] for i in ids)
            at = {i: (drawing.nodes[i].position[0] + left, drawing.nodes[i].position[1] + below) for i in ids}
            drawing.apply(edits.move(drawing, at))
        self._window.canvas.paste(text=clipboard.copy_text(drawing, ids))
        self._window.canvas.frame_selection()

    def paste_wired(self) -> None:
        """Paste and keep the incoming wires."""
        self._window.canvas.paste(keep_wires=True)

    def dissolve(self) -> None:
        """Delete the selected nodes and reconnect what they stood between."""
        self._window.canvas.delete(keep_flow=True)

    def zoom_to_100(self) -> None:
        """Show the canvas in its natural size."""
        self._window.canvas.zoom_to(100)

    def zoom_in(self) -> None:
        """Show the canvas larger."""
        self._window.canvas.zoom_to(round(self._zoom() * 1.25))

    def zoom_out(self) -> None:
        """Show the canvas smaller."""
        self._window.canvas.zoom_to(round(self._zoom() / 1.25))

    def toggle_full_screen(self) -> None:
        """Fill the screen, or stop filling it."""
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def show_commands(self) -> None:
        """Open the command palette."""
        entries = action_entries(self._window.actions_by_id, self._window.context.appearance.theme)
        if self._window.files.has_project:
            entries += node_entries(self._window.context) + layer_entries(self._window.context, self.add_layer)
        from designer.shell import typed_commands

        placeholder = self.tr("Search commands, nodes and layers, or type one with a value: epochs 20")
        reader = partial(typed_commands.entries, self._window)
        CommandPalette(entries, placeholder, self._window, reader).open_over(self._window)

    def show_help(self) -> None:
        """Show what Keras says of the selected layer; without one, all that can be done."""
        window = self._window
        if window.files.has_project and window.context.selection.current:
            cast("InspectorPanel", window.docks.panel("inspector")).show_docs()
        else:
            self.show_commands()

    def find_node(self) -> None:
        """Search the drawing by name, class or shape."""
        entries = node_entries(self._window.context)
        CommandPalette(entries, self.tr("Find a node by name, class or shape"), self._window).open_over(self._window)

    def add_layer(self, type_: str) -> None:
        """Add a layer after the selected one, or in the middle of what the canvas shows."""
        self._window.canvas.add_layer(type_)

    def show_settings(self) -> None:
        """Open the settings."""
        from designer.shell.settings_dialog import SettingsDialog

        SettingsDialog(self._window.settings, self.show_shortcuts, self._window).show()

    def show_shortcuts(self) -> None:
        """List the shortcuts."""
        from designer.shell.shortcut_list import ShortcutList

        ShortcutList(self._window.actions_by_id, self._window.shortcuts, self._window).show()

    def show_history(self) -> None:
        """Show or hide the history."""
        self._window.show_history()

    def show_report(self) -> None:
        """Show what helps whoever repairs a fault."""
        self._show_report("")

    def tell_of_crash(self) -> None:
        """Say that the last session ended unexpectedly, if it did, and offer its report."""
        from designer.shell import crash_report

        paths = crash_report.left_behind(state_folder())
        if not paths:
            return
        crash = crash_report.read_crashes(paths)
        crash_report.forget(paths)
        text = self.tr("The last session ended unexpectedly.")
        show = partial(self._show_report, crash)
        self._window.context.notices.say(text, "warning", self.tr("Show the report..."), show)

    def _show_report(self, crash: str) -> None:
        from designer.shell.crash_report import report
        from designer.shell.report_dialog import ReportDialog

        ReportDialog(report(state_folder(), crash), self._window).show()

    def show_about(self) -> None:
        """Say what this is."""
        from designer.shell.about import About

        About(self._window.context.catalogue.keras_version, self._window).show()

    def focus_next_area(self) -> None:
        """Move the focus on: canvas, message, lesson, inspector, bottom, what floats, layers, toolbar."""
        areas = self._window.areas()
        focus = QApplication.focusWidget()
        here = next((i for i, area in enumerate(areas) if _holds(area, focus)), -1)
        for step in range(1, len(areas) + 1):
            area = areas[(here + step) % len(areas)]
            target = first_stop(area)
            if target is not None:
                if isinstance(area, QDockWidget):
                    area.raise_()  # another dock may stand in front of it
                target.setFocus(Qt.FocusReason.TabFocusReason)
                target.activateWindow()  # a dock may float
                return

    def _zoom(self) -> float:
        return self._window.canvas.transform().m11() * 100


def _holds(area: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (area is focus or area.isAncestorOf(focus))

"""The window as a person meets it: welcome page, docks, theme, language, command palette, messages, the end."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QTabBar, QToolButton, QWidget

from designer.files import allowed
from designer.graph import edits
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.shell.command_palette import CommandPalette
from designer.shell.settings import Settings
from designer.shell.settings_dialog import SettingsDialog
from designer.shell.shortcut_list import ShortcutList
from designer.views.panels.registry import PANELS
from designer.views.theme import DARK, LIGHT


def palette_of(window) -> CommandPalette:
    return window.findChild(CommandPalette, "command_palette")


def test_the_first_thing_seen_is_the_welcome_page_without_docks(window):
    assert window.stage.currentWidget() is window.welcome
    assert not window.docks.left.isVisible()
    assert not window.docks.bottom.isVisible()


def test_new_shows_canvas_and_docks(window, qtbot):
    qtbot.mouseClick(window.findChild(QPushButton, "welcome_new"), Qt.MouseButton.LeftButton)
    assert window.stage.currentWidget() is window.canvas
    for dock in (window.docks.left, window.docks.right, window.docks.bottom):
        assert dock.isVisible()


def test_every_panel_is_there_with_a_name(window):
    window.files.new()
    window.docks.build_all()
    for row in PANELS:
        panel = window.docks.panel(row.id)
        assert window.isAncestorOf(panel), row.id
        assert panel.objectName()


def test_a_tab_comes_to_the_front_by_a_click_and_by_a_key(window, qtbot):
    window.files.new()
    bar = window.findChild(QTabBar, "bottom_tab_bar")
    index = next(i for i in range(bar.count()) if bar.tabData(i) == "summary")
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(index).center())
    assert window.docks.current_tab() == "summary"
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.docks.current_tab() == "data"
    assert window.docks.panel("data").isVisible()


def test_docks_hide_and_come_back(window, qtbot):
    window.files.new()
    qtbot.keyClick(window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert not window.docks.bottom.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.docks.bottom.isVisible()
    assert window.docks.current_tab() == "problems"


class Strays(QObject):
    """Notes the windows that appear."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(watched)
        return False


def test_no_stray_window_flashes_up_while_the_panels_are_built(window):
    strays = Strays()
    QApplication.instance().installEventFilter(strays)
    window.files.new()
    window.docks.build_all()
    window.do.add_layer("Dense")
    QApplication.processEvents()
    QApplication.instance().removeEventFilter(strays)
    assert strays.seen == []
    assert window.isActiveWindow()


def test_no_stray_window_flashes_up_while_the_window_is_made(make_window):
    strays = Strays()
    QApplication.instance().installEventFilter(strays)
    window = make_window()
    QApplication.instance().removeEventFilter(strays)
    assert strays.seen == [window]


def test_undo_and_redo_by_keys_and_their_texts(window, qtbot):
    window.files.new()
    window.document.push(edits.add_node(window.document.graph, "Input", (0, 0), {"shape": [4]}))
    undo = window.actions_by_id["undo"]
    qtbot.waitUntil(lambda: "Add layer" in undo.text())
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not window.document.graph.nodes
    qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert len(window.document.graph.nodes) == 1


def test_the_theme_switches_while_it_runs_and_is_remembered(window):
    window.actions_by_id["theme_light"].trigger()
    assert window.context.appearance.theme == LIGHT
    assert LIGHT.panel in window.styleSheet()
    assert window.actions_by_id["theme_light"].isChecked()
    window.actions_by_id["theme_dark"].trigger()
    assert window.context.appearance.theme == DARK
    assert DARK.panel in window.styleSheet()
    assert Settings().theme == "dark"


def test_the_language_switches_while_it_runs(window):
    window.files.new()
    window.actions_by_id["language_ko"].trigger()
    QApplication.processEvents()
    assert window.menus["file"].title() == "파일(&F)"
    assert window.findChild(QToolButton, "tool_save").text() == "저장"
    assert window.docks.tabs.bar.tabText(0) == "학습"
    window.actions_by_id["language_en"].trigger()
    QApplication.processEvents()
    assert window.menus["file"].title() == "&File"
    assert window.docks.tabs.bar.tabText(0) == "Training"


def test_the_command_palette_runs_an_action(window, qtbot):
    window.files.new()
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    palette = palette_of(window)
    qtbot.keyClicks(palette.field, "light")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.context.appearance.theme == LIGHT


def test_the_command_palette_adds_a_layer_and_finds_a_node(window, qtbot):
    window.files.new()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    palette = palette_of(window)
    qtbot.keyClicks(palette.field, "add batchnorm")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    (node,) = window.document.graph.nodes.values()
    assert node.type == "BatchNormalization"
    window.context.selection.set([])
    qtbot.waitUntil(lambda: palette_of(window) is None and window.isActiveWindow())
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    palette = palette_of(window)
    qtbot.keyClicks(palette.field, "batch")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.context.selection.ids == (node.id,)


def test_the_search_field_on_the_toolbar_opens_the_palette(window, qtbot):
    qtbot.mouseClick(window.findChild(QPushButton, "command_field"), Qt.MouseButton.LeftButton)
    palette = palette_of(window)
    assert palette.isVisible()
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_train_says_why_it_cannot_and_links_to_the_problems(window, qtbot):
    window.files.new()
    window.canvas.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F5)
    assert window.messages.isVisible()
    assert window.messages.notice.severity == "warning"
    qtbot.mouseClick(window.messages.findChild(QPushButton, "message_link"), Qt.MouseButton.LeftButton)
    assert window.docks.current_tab() == "problems"
    assert not window.messages.isVisible()


def test_a_message_goes_by_its_close_button(window, qtbot):
    window.context.notices.say("Something is so.", "error")
    assert window.messages.isVisible()
    qtbot.mouseClick(window.messages.findChild(QToolButton, "message_close"), Qt.MouseButton.LeftButton)
    assert not window.messages.isVisible()


def test_settings_are_in_force_at_once(window, qtbot):
    window.actions_by_id["settings"].trigger()
    dialog = window.findChild(SettingsDialog, "settings_dialog")
    dialog.theme.setCurrentIndex(dialog.theme.findData("light"))
    assert window.context.appearance.theme == LIGHT
    window.files.new()
    qtbot.mouseClick(dialog.wheel, Qt.MouseButton.LeftButton)
    assert window.canvas.wheel_scrolls
    dialog.limit.setCurrentIndex(dialog.limit.findData(3))
    assert window.session.queue.limit == 3
    qtbot.mouseClick(dialog.shortcuts, Qt.MouseButton.LeftButton)
    assert window.findChild(ShortcutList, "shortcut_list").isVisible()
    dialog.close()


def test_what_is_remembered_can_be_forgotten(window, qtbot, tmp_path):
    window.settings.add_recent(tmp_path / "a.kdesign")
    file = tmp_path / "a.csv"
    file.write_text("a\n1\n")
    allowed.allow(file)
    allowed.allow_code("x = 1", "mine.py")
    assert allowed.count() >= 2
    window.actions_by_id["settings"].trigger()
    dialog = window.findChild(SettingsDialog, "settings_dialog")
    qtbot.mouseClick(dialog.recent, Qt.MouseButton.LeftButton)
    assert window.settings.recent == ()
    assert not window.menus["file/recent"].isEnabled()
    assert str(allowed.count()) in dialog.leave.text()
    qtbot.mouseClick(dialog.leave, Qt.MouseButton.LeftButton)
    assert not allowed.is_allowed(file)
    assert not allowed.is_code_allowed("x = 1")
    assert allowed.count() == 0
    assert not dialog.leave.isEnabled()
    dialog.close()


def test_the_shortcut_list_is_searched(window, qtbot):
    window.actions_by_id["shortcuts"].trigger()
    shortcuts = window.findChild(ShortcutList, "shortcut_list")
    qtbot.keyClicks(shortcuts.field, "Ctrl+L")
    shown = [row for row in range(shortcuts.table.rowCount()) if not shortcuts.table.isRowHidden(row)]
    assert [shortcuts.table.item(row, 0).text() for row in shown] == ["Tidy"]
    shortcuts.close()


def test_closing_a_project_leads_back_to_the_welcome_page(window):
    window.files.new()
    window.actions_by_id["close_project"].trigger()
    assert window.stage.currentWidget() is window.welcome
    assert not window.docks.left.isVisible()


def test_the_geometry_is_remembered(make_window):
    first = make_window()
    first.files.new()
    first.docks.toggle_right()
    first.resize(760, 640)
    first.close()
    second = make_window()
    assert not second.settings.geometry("geometry").isEmpty()
    assert not second.settings.geometry("docks").isEmpty()


def test_uncaught_errors_are_told_and_the_window_lives_on(window, qtbot):
    from designer.shell.errors import Errors

    errors = Errors(window.windows)
    errors.raised.emit(DesignerError(QT_TRANSLATE_NOOP("Errors", "{what} is not so."), what="This"), "trace")
    qtbot.waitUntil(window.messages.isVisible)
    assert window.messages.notice.text == "This is not so."
    errors.raised.emit(RuntimeError("broken"), "Traceback: broken")
    qtbot.waitUntil(lambda: errors._dialog is not None)
    assert not errors._dialog.isModal()
    assert "broken" in errors._dialog._details.toPlainText()
    errors._dialog.close()


_SCRIPT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from designer.app import create_window
window = create_window(sys.argv[1] or None, start=False)
window.show()
window.docks.build_all()
QTimer.singleShot(300, window.close)
QApplication.instance().exec()
assert not {"keras", "tensorflow", "pandas", "sklearn"} & set(sys.modules), "heavy modules in the window's process"
"""


@pytest.mark.parametrize("example", ["", "ticket"])
def test_the_windows_process_holds_no_keras_and_ends_by_itself(user, example):
    root = Path(__file__).parents[2]
    path = str(root / "resources" / "examples" / f"{example}.kdesign") if example else ""
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT, path], cwd=root, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "QThread" not in done.stderr


def test_without_a_display_it_says_so_in_one_line(user, monkeypatch, capsys):
    from designer.app import main

    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert main([]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "main.py" in said


def test_wrong_arguments_are_refused_in_one_line(user, capsys):
    from designer.app import main

    assert main(["no_such_file.kdesign"]) == 2
    assert "no_such_file.kdesign" in capsys.readouterr().err


def test_the_command_palette_is_as_high_as_what_it_finds_and_says_when_that_is_nothing(window, qtbot):
    window.files.new()
    window.actions_by_id["commands"].trigger()
    shown = palette_of(window)
    before = shown.height()
    qtbot.keyClicks(shown.field, "undo")
    assert 0 < shown.model.rowCount() < 11
    assert shown.height() < before
    qtbot.keyClicks(shown.field, " qqqq")
    assert shown.nothing.isVisible()
    assert "qqqq" in shown.nothing.text()
    shown.close()


@pytest.mark.parametrize(
    ("typed", "first", "done"),
    [
        ("epochs 23", "Set Epochs to 23", lambda w: w.document.training.epochs == 23),
        ("batch size 48", None, lambda w: True),
        ("batchsize 48", "Set Batch size to 48", lambda w: w.document.training.batch_size == 48),
        ("zoom 150%", "Zoom to 150 %", lambda w: round(w.canvas.transform().m11() * 100) == 150),
        ("epochs 0", None, lambda w: w.document.training.epochs == 10),
    ],
)
def test_the_command_palette_takes_arguments(window, qtbot, typed, first, done):
    window.files.new()
    window.actions_by_id["commands"].trigger()
    shown = palette_of(window)
    qtbot.keyClicks(shown.field, typed)
    entry = shown.model.entry(shown.model.index(0))
    if first is None:
        assert entry is None or not entry.text.startswith("Set")
        shown.close()
    else:
        assert entry.text == first
        qtbot.keyClick(shown.field, Qt.Key.Key_Return)
    assert done(window)


def test_a_whole_model_is_adapted_by_one_command_and_by_another_rank_typed(window, qtbot):
    said: list[str] = []
    window.context.notices.posted.connect(lambda notice: said.append(notice.text))
    window.files.new()
    window.actions_by_id["adapt"].trigger()
    assert "No layer can be adapted" in said[-1]
    for name, units in (("a", 8), ("b", 3)):
        window.document.push(edits.add_node(window.document.graph, "Dense", (0, 0), {"units": units}, name=name))
    window.actions_by_id["adapt"].trigger()
    assert "rank 4, their kernels frozen: 2" in said[-1]

    def ranks() -> list[object]:
        return [node.params.get("lora_rank") for node in window.document.graph.nodes.values()]

    assert ranks() == [4, 4]
    for typed, expected in (("lora 8", [8, 8]), ("lora 0", [None, None])):
        window.actions_by_id["commands"].trigger()
        shown = window.findChildren(CommandPalette, "command_palette")[-1]
        qtbot.keyClicks(shown.field, typed)
        qtbot.keyClick(shown.field, Qt.Key.Key_Return)
        assert ranks() == expected
    window.actions_by_id["undo"].trigger()
    assert ranks() == [8, 8]

"""The table of actions: complete, unambiguous, and everything made from it."""

from __future__ import annotations

from collections import Counter

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QToolButton

from designer.shell.actions import ACTIONS, MENUS, plain_text


def test_every_row_has_a_handler_that_exists(window):
    window.files.new()
    for row in ACTIONS:
        assert callable(window._handler(row.handler)), row.id


def test_every_condition_can_be_answered(window):
    for row in ACTIONS:
        for name in (row.when, row.checked):
            assert not name or window.condition(name) in (True, False)


def test_every_action_has_an_object_name_a_text_and_a_place_in_a_menu(window):
    for row in ACTIONS:
        action = window.findChild(QAction, f"action_{row.id}")
        assert action is not None, row.id
        assert plain_text(action.text())
        assert action in window.menus[row.menu].actions()


def test_ids_and_shortcuts_are_unique():
    assert max(Counter(row.id for row in ACTIONS).values()) == 1
    keys = Counter(QKeySequence(keys).toString() for row in ACTIONS for keys in row.shortcuts)
    assert "" not in keys
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_letter_has_a_twin_that_fires_in_a_korean_input_method():
    for row in ACTIONS:
        plain = [keys for keys in row.shortcuts if len(keys.removeprefix("Shift+")) == 1]
        twins = [keys for keys in row.shortcuts if keys.startswith(("Ctrl+", "Alt+")) or (keys[:1] == "F" and keys[1:])]
        assert not plain or twins, row.id
        assert not plain or row.scope == "canvas", row.id


def test_the_toolbar_is_made_from_the_table(window):
    for row in ACTIONS:
        button = window.findChild(QToolButton, f"tool_{row.id}")
        assert (button is not None) == bool(row.toolbar), row.id
        if button is not None:
            assert button.accessibleName()


def test_menus_have_titles_and_submenus_stand_in_their_parents(window):
    for path, _text in MENUS:
        menu = window.menus[path]
        assert menu.title()
        parent = path.rpartition("/")[0]
        if parent:
            assert menu.menuAction() in window.menus[parent].actions()


def test_mnemonics_are_left_out_of_plain_texts():
    assert plain_text("&Open...") == "Open"
    assert plain_text("열기(&O)...") == "열기"
    assert plain_text("E&xamples") == "Examples"

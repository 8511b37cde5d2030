"""Where runs begin is chosen in the window: in the forms, and by a command; what cannot be reached is said."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from designer.jobs import places as kinds
from designer.jobs.places import PLACES, Place
from designer.project import storage
from designer.shell.window import MainWindow
from designer.views.places import PlaceField
from tests.support import projects

MOON = Place("moon", "place on the moon", "moon://CRATER", "no_such_package", "moon", "no.such.module")
KNOWN = ("10.0.0.5:6379", "ray://head:10001")


@pytest.fixture
def field(make_window: Any, tmp_path: Any, qtbot: QtBot) -> PlaceField:
    """Return the field of the training form in a window with a project."""
    path = tmp_path / "net.kdesign"
    storage.save(projects.iris().graph, path)
    window = make_window(path)
    window.docks.show_panel("training")
    found = window.docks.panel("training").findChild(PlaceField, "training_place")
    assert isinstance(found, PlaceField)
    return found


def items(field: PlaceField) -> list[str]:
    return [field.itemText(index) for index in range(field.count())]


def test_the_forms_offer_what_has_answered_once(field: PlaceField) -> None:
    window = field.window()
    assert isinstance(window, MainWindow)
    assert items(field) == ["this machine", "another address..."]
    window.docks.show_panel("search")
    search = window.docks.panel("search").findChild(PlaceField, "search_place")
    assert isinstance(search, PlaceField)
    assert search.isHidden()
    window.context.places.remember(KNOWN)
    assert items(field) == items(search) == ["this machine", *KNOWN, "another address..."]
    assert not search.isHidden()
    assert field.currentText() == "this machine"
    window.context.places.forget(KNOWN[0])
    assert window.settings.places == KNOWN[1:]
    assert items(field) == ["this machine", KNOWN[1], "another address..."]


def test_an_address_that_cannot_be_reached_is_said_and_not_taken(
    field: PlaceField, qtbot: QtBot, answerer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kinds, "PLACES", {**PLACES, MOON.name: MOON})
    window = field.window()
    assert isinstance(window, MainWindow)
    said: list[str] = []
    window.context.notices.posted.connect(lambda text, *_: said.append(str(getattr(text, "text", text))))

    def answer(dialog: QInputDialog) -> None:
        assert "Ray cluster: HOST:6379" in dialog.labelText()
        dialog.setTextValue("moon://tycho")
        dialog.accept()

    answerer.expect("place_dialog", answer)
    window.actions_by_id["choose_place"].trigger()
    assert "needs the package no_such_package" in said[0]
    assert "uv run --extra moon main.py" in said[0]
    assert field.currentText() == "this machine"
    assert window.context.training.place == ""
    answerer.expect("place_dialog", answer)
    field.activated.emit(field.count() - 1)
    qtbot.waitUntil(lambda: len(said) == 2)
    assert window.settings.places == ()

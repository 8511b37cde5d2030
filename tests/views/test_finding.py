"""What is typed finds what is meant: the matching itself, and the list under a field driven by keys and mouse."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from designer.views import fuzzy
from designer.views.class_search import SPEC, ClassSearch
from tests.support.networks import catalogue

NAMES = ["Dense", "Dropout", "Conv2D", "Conv2DTranspose", "MaxPooling2D", "GlobalMaxPooling2D", "LSTM", "Add"]
WORDS = st.text(st.characters(codec="ascii", categories=("Lu", "Ll", "Nd")), min_size=1, max_size=12)


@settings(max_examples=40, deadline=None)
@given(WORDS, WORDS)
def test_letters_in_their_order_are_found_and_others_are_not(query: str, text: str) -> None:
    place = 0
    fits = True
    for letter in query.lower():
        place = text.lower().find(letter, place) + 1
        fits = fits and place > 0
        if not fits:
            break
    assert (fuzzy.score(query, text) is not None) == fits


@settings(max_examples=40, deadline=None)
@given(WORDS, st.lists(WORDS, max_size=12))
def test_what_is_ranked_is_all_that_fits_and_only_that_once(query: str, texts: list[str]) -> None:
    found = fuzzy.ranked(query, texts, str)
    assert sorted(found) == sorted(t for t in texts if fuzzy.score(query, t) is not None)
    scores = [fuzzy.score(query, t) or 0.0 for t in found]
    assert scores == sorted(scores, reverse=True)
    assert fuzzy.ranked(query, texts, str, limit=2) == found[:2]


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, max_size=8))
def test_without_a_query_all_stand_in_their_own_order(texts: list[str]) -> None:
    assert fuzzy.ranked("  ", texts, str) == texts


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("dense", "Dense"),
        ("conv", "Conv2D"),
        ("c2t", "Conv2DTranspose"),
        ("mp", "MaxPooling2D"),
        ("gmp", "GlobalMaxPooling2D"),
        ("pooling", "MaxPooling2D"),
        ("DROP", "Dropout"),
        ("max pool", "MaxPooling2D"),
    ],
)
def test_starts_of_words_go_first(query: str, first: str) -> None:
    assert fuzzy.ranked(query, NAMES, str)[0] == first


@pytest.fixture
def room(qtbot) -> QWidget:
    found = QWidget()
    qtbot.addWidget(found)
    found.resize(900, 700)
    found.show()
    qtbot.waitExposed(found)
    return found


@pytest.fixture
def search(room) -> ClassSearch:
    found = ClassSearch("layer_search", catalogue(), "", room, width=320, row=30, rows=8)
    found.open_in(QRect(0, 0, 900, 700), QPoint(100, 80))
    return found


def heard(search: ClassSearch) -> list[str]:
    told: list[str] = []
    search.chosen.connect(told.append)
    search.closed.connect(lambda: told.append("closed"))
    return told


def names(search: ClassSearch) -> list[str]:
    return [search.results.item(i).text() for i in range(search.results.count())]


def test_what_is_typed_is_listed_best_first_and_enter_takes_it(qtbot, search) -> None:
    told = heard(search)
    everything = names(search)
    qtbot.keyClicks(search.field, "dens")
    assert names(search)[0] == "Dense"
    assert 0 < len(names(search)) < len(everything)
    qtbot.keyClick(search.field, Qt.Key.Key_Return)
    assert told == ["Dense", "closed"]
    assert not search.isVisible()


def test_arrows_and_pages_move_within_the_list(qtbot, search) -> None:
    keys = [(Qt.Key.Key_Down, 1), (Qt.Key.Key_Down, 2), (Qt.Key.Key_Up, 1), (Qt.Key.Key_PageDown, 9)]
    for key, row in [*keys, (Qt.Key.Key_PageUp, 1), (Qt.Key.Key_Up, 0), (Qt.Key.Key_Up, 0)]:
        qtbot.keyClick(search.field, key)
        assert search.results.currentRow() == row
    for _ in range(100):
        qtbot.keyClick(search.field, Qt.Key.Key_PageDown)
    assert search.results.currentRow() == search.results.count() - 1
    told = heard(search)
    last = names(search)[-1]
    qtbot.keyClick(search.field, Qt.Key.Key_Enter)
    assert told[0] == last


def test_a_click_takes_what_is_under_it(qtbot, search) -> None:
    told = heard(search)
    item = search.results.item(2)
    qtbot.mouseClick(
        search.results.viewport(), Qt.MouseButton.LeftButton, pos=search.results.visualItemRect(item).center()
    )
    assert told == [item.text(), "closed"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Tab])
def test_it_is_left_without_a_choice(qtbot, search, key) -> None:
    told = heard(search)
    qtbot.keyClick(search.field, key)
    assert told == ["closed"]
    search.dismiss()
    assert told == ["closed"]


def test_the_focus_elsewhere_closes_it(qtbot, search) -> None:
    other = QLineEdit(search.parentWidget())
    other.show()
    search.activateWindow()
    search.field.setFocus()
    told = heard(search)
    other.setFocus(Qt.FocusReason.MouseFocusReason)
    assert told == ["closed"]


def test_nothing_that_fits_is_said_and_enter_does_nothing(qtbot, search) -> None:
    told = heard(search)
    qtbot.keyClicks(search.field, "qqqqzz")
    assert names(search) == []
    assert search.nothing.isVisible()
    assert not search.results.isVisible()
    qtbot.keyClick(search.field, Qt.Key.Key_Return)
    qtbot.keyClick(search.field, Qt.Key.Key_Down)
    assert told == []
    search.field.clear()
    assert search.results.isVisible()
    assert not search.nothing.isVisible()


def test_only_what_is_accepted_is_offered(search) -> None:
    search.open_in(QRect(0, 0, 900, 700), QPoint(0, 0), lambda spec: spec.name.startswith("Conv"))
    assert names(search)
    assert all(name.startswith("Conv") for name in names(search))
    assert search.results.item(0).data(SPEC).name == names(search)[0]


@pytest.mark.parametrize("at", [(-500, -500), (5000, 5000), (890, 10), (10, 690)])
def test_it_stays_inside_of_the_room(search, at: tuple[int, int]) -> None:
    room = QRect(0, 0, 900, 700)
    search.open_in(room, QPoint(*at))
    assert room.contains(search.geometry())
    assert search.field.text() == ""
    assert search.field.hasFocus()

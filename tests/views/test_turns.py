"""Work of several parts of the window is done a piece a turn, in its order, and none is lost."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from designer.views.turns import in_turn


def test_pieces_are_done_one_a_turn_in_their_order(qtbot: QtBot) -> None:
    turns: list[list[str]] = [[]]
    beat = QTimer()
    beat.timeout.connect(lambda: turns.append([]))
    beat.start(0)
    owners = {name: QObject() for name in "abc"}
    for name, owner in owners.items():
        in_turn(owner, lambda name=name: turns[-1].append(name))
    qtbot.waitUntil(lambda: [name for turn in turns for name in turn] == ["a", "b", "c"])
    assert max(map(len, turns)) == 1


def test_an_owner_waits_with_the_newest_of_its_pieces_and_one_that_is_gone_with_none(qtbot: QtBot) -> None:
    done: list[str] = []
    first, second, gone = QObject(), QObject(), QObject()
    in_turn(first, lambda: done.append("first"))
    in_turn(gone, lambda: done.append("gone"))
    in_turn(second, lambda: done.append("old"))
    in_turn(second, lambda: done.append("new"))
    gone.deleteLater()
    qtbot.waitUntil(lambda: "new" in done)
    assert done == ["first", "new"]


def test_a_piece_that_fails_does_not_hold_up_the_next(qtbot: QtBot) -> None:
    done: list[str] = []
    first, second = QObject(), QObject()

    def fail() -> None:
        raise ValueError

    with qtbot.captureExceptions() as raised:
        in_turn(QObject(), lambda: None)
        in_turn(first, fail)
        in_turn(second, lambda: done.append("second"))
        qtbot.waitUntil(lambda: done == ["second"])
    assert [kind for kind, *_ in raised] == [ValueError]

"""TensorBoard opens over the runs of a project where it is installed, and else it is said how to get it."""

from __future__ import annotations

import importlib.util
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from designer.machine.extras import how_to_install
from designer.session.tensorboard import TensorBoard

IS_THERE = importlib.util.find_spec("tensorboard") is not None


@pytest.mark.skipif(IS_THERE, reason="TensorBoard is installed")
def test_it_is_said_how_to_install_it(qtbot: QtBot, tmp_path: Path) -> None:
    said: list[Any] = []
    board = TensorBoard()
    board.failed.connect(said.append)
    board.open(tmp_path)
    assert str(said[0]) == f"TensorBoard is not installed. {how_to_install('tensorboard')}"


@pytest.mark.skipif(not IS_THERE, reason="TensorBoard is an extra")
@pytest.mark.timeout(120)
def test_it_serves_a_page_once_a_folder_and_ends_with_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    board = TensorBoard()
    with qtbot.waitSignal(board.opened, timeout=60_000) as opened:
        board.open(tmp_path)
    (address,) = opened.args
    with urllib.request.urlopen(address, timeout=20) as page:
        assert b"TensorBoard" in page.read()
    with qtbot.waitSignal(board.opened, timeout=1000) as again:
        board.open(tmp_path)
    assert again.args == [address]
    board.close()
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(address, timeout=5)

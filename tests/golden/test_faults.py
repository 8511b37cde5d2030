"""Nothing is cut, covered or out of its place: the golden pictures compared with what their widgets ask for."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from designer.app import create_window
from designer.shell.screenshot import temporary_user
from tests.golden import make, scenes
from tests.golden.faults import faults, sideways

SAMPLE = ("panel-plots", "panel-data", "panel-evaluate", "history", "lesson", "search-popup")


@pytest.fixture
def window(qapp):
    with temporary_user() as settings:
        window = create_window(settings_file=settings, start=False)
        window.settings.set_language("ko")
        window.show()
        yield window
        window.document.undo_stack.setClean()
        window.close()


def found_in(window, names) -> list[str]:
    scenes.FAULTS.clear()
    scenes.welcome(window)
    for name in names:
        scenes.IN_THE_WINDOW[name](window)
    return scenes.FAULTS


@pytest.mark.parametrize("size", [make.SIZES[0], (853, 533), (640, 400)], ids=["1280", "at 150 %", "at 200 %"])
def test_a_sample_of_what_is_pictured_has_its_room(window, size):
    window.resize(*size)
    assert found_in(window, SAMPLE) == []


def test_at_1280_the_data_and_the_welcome_page_are_not_scrolled_to_the_sides(window):
    window.resize(*make.SIZES[0])
    scenes.settle()
    assert sideways(window) == []
    found_in(window, ("panel-data",))
    assert not [said for said in sideways(window) if said.startswith("data")]
    window.document.undo_stack.setClean()
    window.files.close()
    window.resize(640, 400)
    scenes.settle()
    assert sideways(window) == []


@pytest.mark.slow
@pytest.mark.parametrize("scale", make.SCALES)
def test_all_that_is_pictured_has_its_room(scale):
    """Two sizes of a screen and both languages; Qt reads the scale once, so in a process of its own."""
    command = [sys.executable, "-m", "tests.golden.make", f"--scale={scale}"]
    variables = {"QT_SCALE_FACTOR": str(scale), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        command, env={**os.environ, **variables}, cwd=make.HERE.parents[1], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr[-2000:]


def test_what_is_wrong_is_found(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    layout = QHBoxLayout(window)
    cut, under, over = QLabel("a text that is too long"), QPushButton("under"), QPushButton("over")
    for widget in (cut, under, over):
        widget.setObjectName(widget.text())
        layout.addWidget(widget)
    window.resize(600, 60)
    window.show()
    qtbot.waitExposed(window)
    assert faults(window) == []
    cut.resize(20, cut.height())
    over.move(under.pos())
    window.setObjectName("window")
    assert len(faults(window)) == 2
    over.move(590, 10)
    assert "over reaches beyond what it lies in" in faults(window)

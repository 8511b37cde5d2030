"""A panel that gets its place part by part is, at the end, the one that got it at once."""

from __future__ import annotations

import itertools

import msgspec
import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QVBoxLayout, QWidget

from designer.data.sources import BundledSource, CsvSource
from designer.project.records import DATA
from designer.session.document import Document
from designer.shell.placing import placing
from designer.views.panels.data import DataPanel
from tests.support.panels import make_context


def placed(context, steps_before: int | None, change=lambda: None) -> QWidget:
    """Return a window with a data panel; after so many steps of placing something changes. None places at once."""
    window = QWidget()
    window.resize(1200, 500)
    panel = DataPanel(context)
    box = QVBoxLayout(window)
    window.show()
    if steps_before is None:
        box.addWidget(panel)
        change()
    else:
        for step, _ in enumerate(placing(panel, box.addWidget)):
            if step == steps_before:
                change()
    return window


def seen(window: QWidget) -> list[tuple[str, str, bool, QRect]]:
    """Return what the window is made of, and what of it is seen where."""
    found = window.findChildren(QWidget)
    return sorted((type(w).__name__, w.objectName(), w.isVisible(), w.geometry().getRect()) for w in found)


def keyboard(window: QWidget) -> list[str]:
    """Return the names of the widgets in the order in which Tab visits them."""
    names, at = [], window.nextInFocusChain()
    while at is not window:
        if at.objectName() and at.focusPolicy().value:
            names.append(at.objectName())
        at = at.nextInFocusChain()
    return names


@pytest.mark.parametrize("steps", [0, 2, 6])
def test_what_changes_while_a_panel_gets_its_place_is_shown_as_if_it_had_had_it(steps, qtbot):
    windows = []
    for steps_before in (steps, None):
        context = make_context()

        def change(document: Document = context.document) -> None:
            for source in (CsvSource("t.csv"), BundledSource("iris")):
                document.set_setting(DATA, msgspec.structs.replace(document.data, source=source), "Choose")

        windows.append(placed(context, steps_before, change))
        qtbot.addWidget(windows[-1])
    parts, whole = windows
    qtbot.waitUntil(lambda: seen(parts) == seen(whole))
    assert sorted(keyboard(parts)) == sorted(keyboard(whole))
    order = [
        name for name in keyboard(parts) if name in ("data_source_kind", "data_bind_by_name", "section_data_split")
    ]
    assert order == ["data_source_kind", "data_bind_by_name", "section_data_split"]


def test_each_part_of_a_large_panel_comes_with_a_step_of_its_own(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    panel = DataPanel(make_context())
    whole = len(panel.findChildren(QWidget))
    counts = [len(window.findChildren(QWidget)) for _ in placing(panel, QVBoxLayout(window).addWidget)]
    steps = [*counts, len(window.findChildren(QWidget))]
    assert steps == sorted(steps)
    assert len(steps) == len(panel.parts()) + 1
    assert max(after - before for before, after in itertools.pairwise(steps)) < whole / 2

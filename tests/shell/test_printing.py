"""A printed page: headings stand on the page of what they are the headings of."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QTextDocument

from designer.shell.printing import keep_headings

_HEIGHT = 700.0


def _alone(document: QTextDocument) -> int:
    """Return how many headings end a page."""
    layout = document.documentLayout()
    found, block = 0, document.begin()
    while block.next().isValid():
        pages = [layout.blockBoundingRect(one).top() + one.layout().lineAt(0).y() + 1 for one in (block, block.next())]
        found += bool(block.blockFormat().headingLevel()) and pages[0] // _HEIGHT != pages[1] // _HEIGHT
        block = block.next()
    return found


@pytest.mark.parametrize("below", ["<p>text</p>", "<table><tr><td>a</td></tr><tr><td>b</td></tr></table>"])
def test_no_heading_ends_a_page(qapp: object, below: str) -> None:
    before = after = 0
    for lines in range(1, 60):
        document = QTextDocument()
        document.setPageSize(QSizeF(600, _HEIGHT))
        document.setHtml("<p>line</p>" * lines + f"<h2>One</h2><h3>Two</h3>{below}<h2>Three</h2>{below}")
        before += _alone(document)
        keep_headings(document)
        after += _alone(document)
    assert before > 0
    assert after == 0

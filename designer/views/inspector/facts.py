"""What Keras says of the selected layers, as quiet rows: tensors in and out, parameters, the Keras name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from designer.views.forms.param_form import label_width
from designer.views.guard import guarded
from designer.views.stylesheet import GRID, mark


@guarded
class Facts(QWidget):
    """Rows of a label and a text in a monospace that can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[QLabel, QLabel]] = []

    def show_rows(self, rows: list[tuple[str, str]]) -> None:
        """Show rows of (label, text); labels that are there already are reused, so that nothing flickers."""
        while len(self._rows) < len(rows):
            self._add()
        for place, (label, text) in enumerate(self._rows):
            shown = place < len(rows)
            if shown:
                label.setText(rows[place][0])
                text.setText(rows[place][1])
                text.setAccessibleName(f"{rows[place][0]}: {rows[place][1]}")
            label.setVisible(shown)
            text.setVisible(shown)

    def rows(self) -> list[tuple[str, str]]:
        """Return what is shown."""
        return [(a.text(), b.text()) for a, b in self._rows if not a.isHidden()]

    def _add(self) -> None:
        label, text = QLabel(self), QLabel(self)
        mark(label, "muted")
        mark(text, "mono")
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.setWordWrap(True)
        text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = len(self._rows)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(text, row, 1)
        self._rows.append((label, text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grid.setColumnMinimumWidth(0, label_width(self.width()))

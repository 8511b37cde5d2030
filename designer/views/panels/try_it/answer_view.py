"""The answers of a model to one row: a bar a class with its probability, a number in its unit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from designer.report.answers import OutputAnswer
from designer.views.figures import count_text
from designer.views.guard import guarded
from designer.views.plots.value_box import number
from designer.views.stylesheet import mark, mono, sans
from designer.views.theme import Appearance

_LINE = 26
_MOST = 10  # classes in their own order; of more, the likeliest
_LABEL = 0.42  # of the width


class AnswerView(QWidget):
    """Shows one answer after the other, an output below the other."""

    def __init__(self, name: str, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._appearance = appearance
        self._blocks: list[_Block] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)
        self._layout.addStretch(1)

    def show_answers(self, answers: Sequence[OutputAnswer]) -> None:
        """Show the answers of all outputs."""
        while len(self._blocks) > len(answers):
            block = self._blocks.pop()
            block.hide()
            block.deleteLater()
        while len(self._blocks) < len(answers):
            block = _Block(f"{self.objectName()}_{len(self._blocks)}", self._appearance)
            self._layout.insertWidget(len(self._blocks), block)
            self._blocks.append(block)
        for block, answer in zip(self._blocks, answers, strict=True):
            block.show_answer(answer)


class _Block(QWidget):
    """One output: its name, what was decided, and the values behind it."""

    def __init__(self, name: str, appearance: Appearance) -> None:
        super().__init__()
        self._name = QLabel()
        mark(self._name, "muted")
        self._said = QLabel()
        self._said.setObjectName(f"{name}_said")
        self._said.setWordWrap(True)
        self._said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        mark(self._said, "title")
        self._bars = _Bars(f"{name}_bars", appearance)
        self._more = QLabel()
        mark(self._more, "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for part in (self._name, self._said, self._bars, self._more):
            layout.addWidget(part)

    def show_answer(self, answer: OutputAnswer) -> None:
        self._name.setText(answer.name)
        self._said.setText(said(answer))
        rows = shown(answer)
        is_share = answer.kind != "numbers"
        self._bars.show_rows(rows if is_share or len(answer.values) > 1 else (), is_share)
        more = answer.more + (len(answer.values) - len(rows))
        self._more.setText(self.tr("and {count} more").format(count=count_text(more)))
        self._more.setVisible(more > 0)


@guarded
class _Bars(QWidget):
    """Words with their values at the right, probabilities as bars too."""

    def __init__(self, name: str, appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName(name)
        self._appearance = appearance
        self._rows: tuple[tuple[str, float | None, bool], ...] = ()
        self._is_share = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[tuple[str, float | None, bool]], is_share: bool) -> None:
        resized = len(rows) != len(self._rows)
        self._rows, self._is_share = tuple(rows), is_share
        self.setAccessibleName(", ".join(f"{word} {_value(value, is_share)}" for word, value, _ in rows))
        self.setVisible(bool(rows))
        if resized:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, _LINE * len(self._rows))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._appearance.theme
        left = self.width() * _LABEL
        for place, (word, value, is_decided) in enumerate(self._rows):
            line = QRectF(0, place * _LINE, self.width(), _LINE)
            painter.setFont(sans(bold=is_decided))
            painter.setPen(QColor(theme.text if is_decided else theme.muted))
            text = painter.fontMetrics().elidedText(word, Qt.TextElideMode.ElideRight, int(left) - 12)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
            painter.setFont(mono())
            painter.drawText(
                line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, _value(value, self._is_share)
            )
            if not self._is_share:
                continue
            groove = QRectF(left, line.center().y() - 4, self.width() - left - 64, 8)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.line))
            painter.drawRoundedRect(groove, 4, 4)
            painter.setBrush(QColor(theme.accent if is_decided else theme.muted))
            filled = QRectF(groove)
            filled.setWidth(groove.width() * min(1.0, max(0.0, value or 0.0)))
            if filled.width() >= 1:
                painter.drawRoundedRect(filled, 4, 4)


def said(answer: OutputAnswer) -> str:
    """Return an answer in a word: the class, the labels that hold, the number."""
    if answer.kind == "classes":
        return answer.labels[answer.decided] if 0 <= answer.decided < len(answer.labels) else "–"
    if answer.kind == "labels":
        held = [w for w, v in zip(answer.labels, answer.values, strict=False) if v is not None and v > 0.5]
        return ", ".join(held) or "–"
    return _value(answer.values[0], False) if len(answer.values) == 1 else ""


def shown(answer: OutputAnswer) -> tuple[tuple[str, float | None, bool], ...]:
    """Return the words with their values, and whether each is decided for; of many the likeliest."""
    words = answer.labels if len(answer.labels) == len(answer.values) else [str(i) for i in range(len(answer.values))]
    rows = []
    for place, (word, value) in enumerate(zip(words, answer.values, strict=True)):
        holds = answer.kind == "labels" and value is not None and value > 0.5
        rows.append((word, value, holds or place == answer.decided))
    if len(rows) > _MOST and answer.kind != "numbers":
        rows.sort(key=lambda row: -(row[1] or 0.0))
    return tuple(rows[:_MOST])


def _value(value: float | None, is_share: bool) -> str:
    if value is None:
        return "–"
    return f"{100 * value:.1f} %" if is_share else number(value).replace("-", "−")

"""One problem as a person reads it: where, what, what to do, and the cures that one click applies."""

from __future__ import annotations

import re
from html import escape

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from designer.views.guard import guarded
from designer.views.panels.fixing import cures
from designer.views.panels.flow import FlowLayout
from designer.views.stylesheet import GRID, RADIUS, mark
from designer.views.theme import Appearance
from designer.views.wording import say
from designer.wire import Fix, Problem

_LINK_PADDING = 5  # inside a link button: the sentences are indented as much, so that all words begin in one column
_PARTICLES = "은|는|이|가|을|를|과|와|의|에|에서|에는|에게|로|으로|도|만|이라|라|까지|부터|보다|처럼"


@guarded
class ProblemCard(QFrame):
    """The sentence, the hint below it and a link for every fix. With a title it leads to its node."""

    reveal_requested = Signal(str)
    fix_requested = Signal(object)  # Fix

    def __init__(
        self, problem: Problem, appearance: Appearance, title: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.problem = problem
        self._fixes: dict[QPushButton, Fix] = {}
        self.setObjectName("problem")
        badge = SeverityMark(problem.severity, appearance, self)
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(2)
        sentence = say(problem.text)
        head, rest = _split(title, sentence)
        first = QHBoxLayout()
        first.setSpacing(GRID if rest == sentence else 4)
        if head:
            name = QLabel(head, self)
            name.setTextFormat(Qt.TextFormat.PlainText)
            name.setContentsMargins(_LINK_PADDING, 0, 0, 0)
            mark(name, "heading")
            first.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        said = self._text(rest, indent=0 if head else _LINK_PADDING)
        if title and not head:
            said.setTextFormat(Qt.TextFormat.RichText)
            said.setText(in_bold(rest, title))
        first.addWidget(said, 1)
        words.addLayout(first)
        hint = say(problem.hint) if problem.hint else ""
        if hint:
            words.addWidget(self._text(hint, "muted", indent=_LINK_PADDING))
        self.setAccessibleName(" ".join(part for part in (head, rest, hint) if part))
        fixes = cures(problem)
        if fixes:
            words.addLayout(self._links(fixes))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GRID, 6, GRID, 6)
        layout.setSpacing(10 - _LINK_PADDING)
        layout.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        if title:
            self.setAttribute(Qt.WidgetAttribute.WA_Hover)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            mark(self, "card")

    def buttons(self) -> list[QPushButton]:
        """Return the links of the fixes."""
        return list(self._fixes)

    def _text(self, text: str, *looks: str, indent: int) -> QLabel:
        label = QLabel(text, self)
        label.setContentsMargins(indent, 0, 0, 0)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        policy = label.sizePolicy()  # it knows by now that its height depends on its width
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        label.setSizePolicy(policy)
        mark(label, *looks)
        return label

    def _links(self, fixes: tuple[Fix, ...]) -> FlowLayout:
        row = FlowLayout(spacing=GRID)
        for fix in fixes:
            button = _Link(say(fix.text), self)
            button.setObjectName(f"fix_{fix.kind}")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            mark(button, "link")
            button.clicked.connect(self._apply)
            self._fixes[button] = fix
            row.addWidget(button)
        return row

    def _apply(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.fix_requested.emit(self._fixes[button])

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.focusPolicy() == Qt.FocusPolicy.NoFocus or not (self.underMouse() or self.hasFocus()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = QPalette.ColorRole.Highlight if self.hasFocus() else QPalette.ColorRole.AlternateBase
        painter.setPen(self.palette().color(role))
        painter.setBrush(self.palette().color(QPalette.ColorRole.AlternateBase))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.reveal_requested.emit(self.problem.node)
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.reveal_requested.emit(self.problem.node)
            return
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
            return
        super().keyPressEvent(event)


@guarded
class _Link(QPushButton):
    """A link that shows as much of its text as there is room for, and the whole in its tooltip."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setToolTip(text)

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        room = self.width() - 2 * _LINK_PADDING
        option.text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)


def _split(title: str, sentence: str) -> tuple[str, str]:
    """Return what is said in bold and what follows; a sentence that holds the name does not say it twice."""
    rest = sentence.removeprefix(title)
    if title and rest != sentence and rest[:1].isspace():
        return title, rest.lstrip()
    return ("", sentence) if title and _as_word(title).search(sentence) else (title, sentence)


def in_bold(sentence: str, title: str) -> str:
    """Return a sentence as rich text, with the first place bold where a title stands as a word of its own."""
    found = _as_word(title).search(sentence)
    if found is None:
        return escape(sentence)
    return f"{escape(sentence[: found.start()])}<b>{escape(title)}</b>{escape(sentence[found.end() :])}"


def _as_word(title: str) -> re.Pattern[str]:
    """Return what finds a title as a whole word: in Korean a particle may follow it, but 학습 is no part of 학습률."""
    return re.compile(rf"(?<!\w){re.escape(title)}(?=(?:{_PARTICLES})?(?:\W|$))")


@guarded
class SeverityMark(QWidget):
    """A small tile with an exclamation mark: round for an error, square for a warning."""

    def __init__(self, severity: str, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._severity = severity
        self._appearance = appearance
        self.setFixedSize(18, 18)
        self.setAccessibleName(self.tr("Error") if severity == "error" else self.tr("Warning"))
        appearance.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(18, 18)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        theme = self._appearance.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        is_error = self._severity == "error"
        painter.setBrush(QColor(theme.error if is_error else theme.warning))
        radius = 8 if is_error else 4
        painter.drawRoundedRect(QRectF(1, 1, 16, 16), radius, radius)
        painter.setPen(QColor(theme.panel if theme.is_light else theme.window))
        font = QFont(self.font())
        font.setPixelSize(12)
        font.setWeight(QFont.Weight.Bold)
        painter.setFont(font)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "!")

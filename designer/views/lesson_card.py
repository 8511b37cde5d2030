"""The step of a lesson beside the canvas: what is to be done, what of it is done, back, "show me", next."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from designer.project.lessons.lesson import Step
from designer.session.lessons import LessonGuide
from designer.views.down_scroll import DownScroll
from designer.views.guard import guarded
from designer.views.stylesheet import mark
from designer.views.wording import say

_BETWEEN = 8  # two paragraphs
_SCROLLS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)


@guarded
class LessonCard(QWidget):
    """Mirrors a guide; wishes leave as signals."""

    show_requested = Signal(object)  # Step: point at what it is about
    close_requested = Signal()

    def __init__(self, guide: LessonGuide) -> None:
        super().__init__()
        self.setObjectName("lesson_card")
        self._guide = guide
        self._shown: tuple[object, int] = (None, -1)
        self._title = QLabel()
        mark(self._title, "muted")
        self._progress = QProgressBar()
        self._progress.setObjectName("lesson_progress")
        self._progress.setTextVisible(False)
        self._step_title = QLabel()
        self._step_title.setObjectName("lesson_step_title")
        self._step_title.setWordWrap(True)
        mark(self._step_title, "heading")
        self.body = _Body()
        self._checks = QWidget()
        self._checks.setObjectName("lesson_checks")
        self._checks_box = QVBoxLayout(self._checks)
        self._checks_box.setContentsMargins(0, 0, 0, 0)
        self._checks_box.setSpacing(4)
        self._lines: list[_CheckLine] = []
        self.back = QPushButton()
        self.back.setObjectName("lesson_back")
        self.show_me = QPushButton()
        self.show_me.setObjectName("lesson_show")
        self.next = QPushButton()
        self.next.setObjectName("lesson_next")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.back)
        foot.addWidget(self.show_me)
        foot.addStretch(1)
        foot.addWidget(self.next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 4, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addWidget(self._progress)
        inside = QWidget()
        step = QVBoxLayout(inside)
        step.setContentsMargins(0, 0, 0, 0)
        step.setSpacing(8)
        step.addWidget(self._step_title)
        step.addWidget(self.body)
        step.addWidget(self._checks)
        step.addStretch(1)
        self._area = DownScroll(inside, "lesson_area")  # so that the buttons are always there
        layout.addWidget(self._area, 1)
        layout.addLayout(foot)
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        self.show_me.clicked.connect(self._show_me)
        guide.changed.connect(self.refresh)
        self.retranslate()

    def refresh(self) -> None:
        """Show the step as it is now."""
        lesson, step = self._guide.lesson, self._guide.step
        if lesson is None or step is None:
            return
        index, count = self._guide.index, len(lesson.steps)
        is_new = self._shown != (lesson, index)
        self._shown = (lesson, index)
        if is_new:
            self._show_step(step)
        place = self.tr("{lesson} · step {number} of {count}")
        self._title.setText(place.format(lesson=lesson.title, number=index + 1, count=count))
        self._progress.setRange(0, count)
        self._progress.setValue(len(self._guide.done))
        self._progress.setAccessibleName(
            self.tr("{done} of {count} steps done").format(done=len(self._guide.done), count=count)
        )
        for line, is_so in zip(self._lines, self._guide.fulfilled, strict=False):
            line.set_done(is_so or self._guide.is_done)
        self.back.setEnabled(index > 0)
        self.show_me.setVisible(bool(step.targets))
        is_last = index == count - 1
        text = self.tr("Finish") if is_last else self.tr("Next") if self._guide.is_done else self.tr("Skip")
        self.next.setText(text)
        self.next.setAccessibleName(text)
        mark(self.next, "primary", on=self._guide.is_done)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Lesson"))
        self.setWindowTitle(self.tr("Lesson"))
        self.body.setAccessibleName(self.tr("What to do"))
        self._checks.setAccessibleName(self.tr("Checked by itself"))
        for button, text in ((self.back, self.tr("Back")), (self.show_me, self.tr("Show me"))):
            button.setText(text)
            button.setAccessibleName(text)
        self._shown = (None, -1)
        self.refresh()

    def _show_step(self, step: Step) -> None:
        self._step_title.setText(step.title)
        self.body.setMarkdown(step.body)
        self._area.verticalScrollBar().setValue(0)
        _wrap(self.body)
        self.body.fit()
        for line in self._lines:
            self._checks_box.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [_CheckLine(say(condition.text)) for condition in step.conditions]
        for line in self._lines:
            self._checks_box.addWidget(line)
        self._checks.setVisible(bool(self._lines))

    def _go_back(self) -> None:
        self._guide.go_to(self._guide.index - 1)

    def _go_on(self) -> None:
        lesson = self._guide.lesson
        if lesson is None or self._guide.index == len(lesson.steps) - 1:
            self.close_requested.emit()
        else:
            self._guide.go_to(self._guide.index + 1)

    def _show_me(self) -> None:
        if self._guide.step is not None:
            self.show_requested.emit(self._guide.step)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


@guarded
class _Body(QTextBrowser):
    """As high as its text; the keys that would scroll it go on to the area around it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("lesson_body")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenExternalLinks(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self.fit)
        mark(self, "bare")

    def fit(self, *_: object) -> None:
        """Be as high as the text is at this width."""
        around = self.height() - self.viewport().height()
        self.setFixedHeight(math.ceil(self.document().size().height()) + around)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _SCROLLS:
            event.ignore()
        else:
            super().keyPressEvent(event)


def _wrap(body: QTextBrowser) -> None:
    """Let lines of code break where the card ends, and paragraphs keep their distance."""
    block = body.document().begin()
    while block.isValid():
        cursor = QTextCursor(block)
        form = block.blockFormat()
        form.setNonBreakableLines(False)
        form.setBottomMargin(_BETWEEN)
        cursor.setBlockFormat(form)
        block = block.next()


class _CheckLine(QLabel):
    """One condition with a ring, or a tick once it is so."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._said = text
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._is_done: bool | None = None
        self.set_done(False)

    def set_done(self, is_done: bool) -> None:
        """Show whether it is so."""
        if is_done == self._is_done:
            return
        self._is_done = is_done
        self.setText(f"{'✓' if is_done else '○'}  {self._said}")
        self.setAccessibleName(
            (self.tr("Done: {what}") if is_done else self.tr("To do: {what}")).format(what=self._said)
        )
        mark(self, "ok", on=is_done)
        mark(self, "muted", on=not is_done)

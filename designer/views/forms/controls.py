"""Small controls the editors are made of: a toggle, a combo box and a spin box that leave the wheel to the panel."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPolygonF, QValidator, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from designer.views.guard import guarded


@guarded
class Toggle(QAbstractButton):
    """A switch, on in the accent of the palette."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(40, 28)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.5)
        palette = self.palette()
        groove = QRectF(2, (self.height() - 18) / 2, 34, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        role = QPalette.ColorRole.Highlight if self.isChecked() else QPalette.ColorRole.Mid
        painter.setBrush(palette.color(role))
        painter.drawRoundedRect(groove, 9, 9)
        handle = QPalette.ColorRole.HighlightedText if self.isChecked() else QPalette.ColorRole.Base
        painter.setBrush(palette.color(handle))
        x = groove.right() - 9 if self.isChecked() else groove.left() + 9
        painter.drawEllipse(QPointF(x, groove.center().y()), 7, 7)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(palette.color(QPalette.ColorRole.Highlight))
            painter.drawRoundedRect(groove.adjusted(-1.5, -1.5, 1.5, 1.5), 10.5, 10.5)


@guarded
class FoldArrow(QAbstractButton):
    """A small arrow that points right while something is folded, down while it is not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(20, 28)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accented = self.hasFocus() or self.underMouse()
        role = QPalette.ColorRole.Highlight if accented else QPalette.ColorRole.PlaceholderText
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(role))
        painter.translate(self.width() / 2, self.height() / 2)
        if self.isChecked():
            painter.rotate(90)
        painter.drawPolygon(QPolygonF([QPointF(-2.5, -4), QPointF(2.5, 0), QPointF(-2.5, 4)]))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self.palette().color(QPalette.ColorRole.Highlight))
            painter.drawRoundedRect(QRectF(-9, -9, 18, 18), 4, 4)


@guarded
class Combo(QComboBox):
    """A combo box whose closed form may say more than its item, and that scrolls only when it has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._summary = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(3)
        self.setMaxVisibleItems(16)

    def set_summary(self, text: str) -> None:
        """Show `text` in the closed box ("" shows the item)."""
        self._summary = text
        self.update()

    def summary(self) -> str:
        """Return what the closed box shows."""
        return self._summary or self.currentText()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = self.fontMetrics().elidedText(
            self.summary(), Qt.TextElideMode.ElideRight, room.width() - 4
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


@guarded
class Spin(QAbstractSpinBox):
    """A line of text with arrows. It accepts any text, so that what is wrong can be said instead of swallowed."""

    text_edited = Signal(str)

    def __init__(self, step: Callable[[str, int], str | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = step  # the text some steps up (or, negative, down) from this one; None if there is none
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.lineEdit().setTextMargins(8, 0, 0, 0)  # a style sheet's padding does not reach into a spin box
        self.lineEdit().textEdited.connect(self.text_edited)

    def line(self) -> QLineEdit:
        """Return the line edit inside."""
        return self.lineEdit()

    def stepBy(self, steps: int) -> None:
        text = self._step(self.lineEdit().text(), steps)
        if text is not None and text != self.lineEdit().text():
            self.lineEdit().setText(text)
            self.lineEdit().selectAll()
            self.text_edited.emit(text)

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        both = QAbstractSpinBox.StepEnabledFlag.StepUpEnabled | QAbstractSpinBox.StepEnabledFlag.StepDownEnabled
        return QAbstractSpinBox.StepEnabledFlag.StepNone if self.isReadOnly() else both

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        return QValidator.State.Acceptable, text, position

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

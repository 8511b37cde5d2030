"""Why a model says what it says of a row: bars of what counted, words in colour, pictures with what counted in them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from designer.graph.texts import QT_TRANSLATE_NOOP
from designer.report.explanations import Effect, OutputExplained, Overlay
from designer.views.guard import guarded
from designer.views.plots.value_box import number
from designer.views.stylesheet import mark, mono, sans
from designer.views.theme import Appearance
from designer.views.wording import say

_LINE = 24
_STEPS = 48
_MOST = 12
_NAME, _VALUE = 0.42, 76
_PICTURE = 132  # pixels
_METHODS = {
    "grad_cam": QT_TRANSLATE_NOOP("Explanations", "Grad-CAM"),
    "integrated_gradients": QT_TRANSLATE_NOOP("Explanations", "integrated gradients"),
    "occlusion": QT_TRANSLATE_NOOP("Explanations", "occlusion"),
}


class ExplanationView(QWidget):
    """Shows the explanations of all outputs, one below the other."""

    def __init__(self, name: str, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._appearance = appearance
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._layout.addStretch(1)
        self._parts: list[QWidget] = []

    def show_outputs(self, outputs: Sequence[OutputExplained]) -> None:
        """Show why; () for nothing."""
        for part in self._parts:
            self._layout.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = [part for output in outputs for part in self._of(output, len(outputs) > 1)]
        for place, part in enumerate(self._parts):
            self._layout.insertWidget(place, part)
            part.show()

    def _of(self, output: OutputExplained, several: bool) -> list[QWidget]:
        if output.note.template:
            return [_label(say(output.note))]
        what = f"{output.decided}: " if output.decided else ""  # classes may be called 0 and 1
        told = self.tr("{what}{score}, of a usual row {base}").format(
            what=f"{output.name}: {what}" if several else what,
            score=number(output.score),
            base="–" if output.base is None else number(output.base),
        )
        parts: list[QWidget] = [_label(told)]
        if output.overlays:
            parts.append(self._pictures(output.overlays))
        if output.effects and not (output.overlays and len(output.effects) == 1):
            bars = EffectBars(self._appearance)
            bars.show_effects(output.effects)
            parts.append(bars)
            if len(output.effects) > _MOST:
                parts.append(_label(self.tr("and {count} more").format(count=len(output.effects) - _MOST)))
        if output.words:
            words = QLabel(_coloured(output.words, self._appearance))
            words.setObjectName("explanation_words")
            words.setWordWrap(True)
            words.setTextFormat(Qt.TextFormat.RichText)
            parts.append(words)
        return parts

    def _pictures(self, overlays: Sequence[Overlay]) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for one in overlays:
            column = QVBoxLayout()
            column.setSpacing(2)
            shown, pixmap = QLabel(), QPixmap()
            pixmap.loadFromData(one.picture)
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            shown.setPixmap(pixmap.scaled(_PICTURE, _PICTURE, keep, smooth))
            shown.setObjectName(f"explanation_{one.method}")
            title = QCoreApplication.translate("Explanations", _METHODS[one.method])
            shown.setAccessibleName(f"{one.field}: {title}")
            column.addWidget(shown)
            column.addWidget(_label(title))
            layout.addLayout(column)
        layout.addStretch(1)
        return row


@guarded
class EffectBars(QWidget):
    """Bars to the right for what raises a score, to the left for what lowers it, the largest first.

    Below a field that has steps stands what each of them does, from the first to the last, upwards for what raises.
    """

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("explanation_bars")
        self.effects: tuple[Effect, ...] = ()
        self._appearance = appearance
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_effects(self, effects: Sequence[Effect]) -> None:
        """Show the first effects."""
        self.effects = tuple(effects[:_MOST])
        self.setAccessibleName(", ".join(f"{one.name} {number(one.effect)}" for one in self.effects))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(260, sum(_height(one) for one in self.effects))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._appearance.theme
        left = self.width() * _NAME
        room = (self.width() - left - _VALUE) / 2
        largest = max((abs(one.effect) for one in self.effects), default=0.0) or 1.0
        middle = Qt.AlignmentFlag.AlignVCenter
        top = 0
        for one in self.effects:
            line = QRectF(0, top, self.width(), _LINE)
            if one.steps:
                self._draw_steps(painter, one.steps, QRectF(0, top + _LINE, self.width(), _STEPS - 4))
            top += _height(one)
            painter.setFont(sans(12))
            painter.setPen(QColor(theme.text))
            text = f"{one.name} = {one.value}" if one.value else one.name
            text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(left) - 10)
            painter.drawText(line, middle | Qt.AlignmentFlag.AlignLeft, text)
            painter.setFont(mono(12))
            said = f"{'+' if one.effect > 0 else ''}{number(one.effect)}".replace("-", "−")
            painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, said)
            zero, length = left + room, abs(one.effect) / largest * room
            bar = QRectF(zero if one.effect > 0 else zero - length, line.center().y() - 5, length, 10)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.validation if one.effect > 0 else theme.train))
            painter.drawRoundedRect(bar, 2, 2)
            painter.setPen(QColor(theme.line))
            painter.drawLine(int(zero), int(line.top()), int(zero), int(line.bottom()))

    def _draw_steps(self, painter: QPainter, steps: Sequence[float], place: QRectF) -> None:
        theme = self._appearance.theme
        largest = max(abs(one) for one in steps) or 1.0
        wide, middle = place.width() / len(steps), place.center().y()
        painter.setPen(Qt.PenStyle.NoPen)
        for step, one in enumerate(steps):
            tall = abs(one) / largest * place.height() / 2
            painter.setBrush(QColor(theme.validation if one > 0 else theme.train))
            gap = min(2.0, wide / 4)
            painter.drawRect(QRectF(step * wide, middle - tall if one > 0 else middle, wide - gap, tall))
        painter.setPen(QColor(theme.line))
        painter.drawLine(int(place.left()), int(middle), int(place.right()), int(middle))


def _height(effect: Effect) -> int:
    return _LINE + (_STEPS if effect.steps else 0)


def _coloured(words: Sequence[Effect], appearance: Appearance) -> str:
    """Return words on grounds that tell how much each counted."""
    theme = appearance.theme
    largest = max((abs(one.effect) for one in words), default=0.0) or 1.0
    parts = []
    for one in words:
        colour, ground = QColor(theme.validation if one.effect > 0 else theme.train), QColor(theme.panel)
        share = abs(one.effect) / largest * 0.7
        red, green, blue = (
            round(a * share + b * (1 - share))
            for a, b in (
                (colour.red(), ground.red()),
                (colour.green(), ground.green()),
                (colour.blue(), ground.blue()),
            )
        )
        text = one.name.replace("&", "&amp;").replace("<", "&lt;")
        parts.append(f'<span style="background-color: rgb({red}, {green}, {blue})">&nbsp;{text}&nbsp;</span>')
    return " ".join(parts)


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    mark(label, "muted")
    return label

"""What the canvas is painted with: colours, pens and fonts made once from the tokens of a theme."""

from __future__ import annotations

import functools

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPen

from designer.views.theme import BASE_SIZE, MONO, SANS, Theme

GRID = 8  # scene units a node snaps to
DOTS = 24  # scene units between the dots of the background
TEXT_FROM = 0.4  # the scale below which a node shows nothing but its name
FAR_TEXT = 10  # pixels on the screen of that name
DETAIL_FROM = 0.2  # the scale below which a node is a plain rectangle


class Look:
    """The colours and pens of one theme."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.canvas = QColor(theme.canvas)
        self.dot = QColor(theme.grid)
        self.dot_pen = _far_pen(self.dot, 2)
        self.panel = QColor(theme.panel)
        self.card = QColor(theme.panel) if theme.name == "light" else mix(theme.panel, theme.raised, 0.35)
        self.line = QColor(theme.line)
        self.text = QColor(theme.text)
        self.muted = QColor(theme.muted)
        self.accent = QColor(theme.accent)
        self.error = QColor(theme.error)
        self.warning = QColor(theme.warning)
        self.wire = mix(theme.muted, theme.canvas, 0.3)
        self.pill = mix(theme.panel, theme.canvas, 0.5)
        self.halo = faded(self.accent, 70)
        self.frame_pen = QPen(self.line, 1)
        self.bypassed_frame_pen = QPen(self.muted, 1, Qt.PenStyle.DashLine)
        self.bypass_pen = _round_pen(self.wire, 2.0, dashed=True)
        self.guide_pen = _far_pen(self.accent, 1)
        self.accent_pen = QPen(self.accent, 2)
        self.halo_pen = QPen(self.halo, 5)
        self.wire_pen = _round_pen(self.wire, 1.7)
        self.active_pen = _round_pen(self.accent, 2.2)
        self.doubtful_pen = _round_pen(self.wire, 1.7, dashed=True)
        self.active_doubtful_pen = _round_pen(self.accent, 2.2, dashed=True)
        self.target_pen = _round_pen(self.accent, 4.0)
        self.refused_pen = _round_pen(self.error, 2.2, dashed=True)
        self.far_wire_pen = _far_pen(self.wire)
        self.far_active_pen = _far_pen(self.accent)
        self.chart_pen = QPen(self.text, 1.5)
        self._families: dict[str, QColor] = {}
        self._ports: dict[str, QPen] = {}

    def family(self, name: str) -> QColor:
        """Return the colour of a family of layers."""
        colour = self._families.get(name)
        if colour is None:
            colour = self._families[name] = QColor(self.theme.family(name))
        return colour

    def port_pen(self, family: str) -> QPen:
        """Return the pen of a family's output rings."""
        pen = self._ports.get(family)
        if pen is None:
            pen = self._ports[family] = QPen(self.family(family), 1.8)
        return pen

    def warm(self, heat: float) -> QColor:
        """Return the colour of a card, the warmer the more it has of what an overlay compares."""
        return mix(self.card, self.theme.family("output"), 0.55 * heat) if heat else self.card

    def severity(self, severity: str) -> QColor:
        """Return the colour of a problem mark."""
        return self.error if severity == "error" else self.warning


def mix(first: str | QColor, second: str | QColor, share: float) -> QColor:
    """Return the colour between two, `share` of the way to the second."""
    a, b = QColor(first), QColor(second)
    return QColor.fromRgbF(
        a.redF() + (b.redF() - a.redF()) * share,
        a.greenF() + (b.greenF() - a.greenF()) * share,
        a.blueF() + (b.blueF() - a.blueF()) * share,
    )


def faded(colour: QColor, alpha: int) -> QColor:
    """Return a colour with an opacity of `alpha` of 255."""
    result = QColor(colour)
    result.setAlpha(alpha)
    return result


def _round_pen(colour: QColor, width: float, dashed: bool = False) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    if dashed:
        pen.setDashPattern([2.0, 2.6])
    return pen


def _far_pen(colour: QColor, width: float = 0) -> QPen:
    pen = QPen(colour, width)
    pen.setCosmetic(True)
    return pen


@functools.cache
def font(kind: str) -> QFont:
    """Return a font of the canvas: "title", "class", "text", "number" or "pill"."""
    families = MONO if kind in ("number", "pill") else SANS
    made = QFont()
    made.setFamilies([*families, *SANS])
    made.setPixelSize({"title": BASE_SIZE, "number": BASE_SIZE - 2, "pill": BASE_SIZE - 2}.get(kind, BASE_SIZE - 1))
    if kind in ("number", "pill"):
        made.setStyleHint(QFont.StyleHint.Monospace)
    if kind in ("title", "class"):
        made.setWeight(QFont.Weight.DemiBold)
    return made


@functools.cache
def far_font(size: int) -> QFont:
    """Return the font of names that are seen from afar, `size` scene units high."""
    made = QFont(font("text"))
    made.setPixelSize(size)
    return made


@functools.cache
def far_drop(size: int) -> float:
    """Return how far below the middle of a line its text stands in `far_font(size)`."""
    measures = QFontMetricsF(far_font(size))
    return (measures.ascent() - measures.descent()) / 2


@functools.lru_cache(4096)
def far_text(text: str, size: int, width: int) -> str:
    """Return as much of a name as fits into `width` scene units in `far_font(size)`."""
    return QFontMetricsF(far_font(size)).elidedText(text, Qt.TextElideMode.ElideRight, width)


@functools.cache
def metrics(kind: str) -> QFontMetricsF:
    """Return the measures of a font of the canvas."""
    return QFontMetricsF(font(kind))

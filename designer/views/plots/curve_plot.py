"""One plot: a metric of one or more runs, train solid, validation dashed, batches faint behind."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPen, QResizeEvent
from PySide6.QtWidgets import QGraphicsRectItem, QLabel, QSizePolicy, QVBoxLayout, QWidget

from designer.views import accessible
from designer.views.guard import guarded
from designer.views.plots.axis import Axis
from designer.views.plots.scales import still_fits, y_range
from designer.views.plots.series import Curve, Series, empty_curve
from designer.views.plots.smoothing import smoothed
from designer.views.plots.spoken import CurveTeller
from designer.views.plots.value_box import DASHES, ValueBox, ValueRow
from designer.views.stylesheet import sans
from designer.views.theme import Theme

_MOST_MARKED = 80  # more epochs than this are a line without marks
_MOST_FINE = 2000  # more points stand closer than pixels, and look alike where they are thin and plain
_LEAST = 1e-3  # of its upper edge that the lower edge of a band has at least on a log axis
_BAND = 56  # opacity of what runs spread over
_FAINT = 75  # opacity of batches and of what is smoothed, of 255
_FEW = 300  # fewer batches than this do not make a dense band and may be a little stronger
_FAINTER = 40  # of batches where several runs are compared


@guarded
class _ViewBox(pg.ViewBox):  # type: ignore[misc]
    """The area of the curves. pyqtgraph updates its matrix when it paints, and zooms at a wrong place till then."""

    def wheelEvent(self, event: object, axis: int | None = None) -> None:
        self.updateMatrix()
        super().wheelEvent(event, axis)

    def mouseDragEvent(self, event: object, axis: int | None = None) -> None:
        self.updateMatrix()
        super().mouseDragEvent(event, axis)


@guarded
class CurvePlot(QWidget):
    """Title and plot of one metric. What the user zooms stays; what nobody zoomed follows the data."""

    hovered = Signal(object)  # the x under the mouse, None when it has left
    zoomed = Signal()
    reset_requested = Signal()

    def __init__(self, metric: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_y_zoomed = False
        self._is_fitted = False  # whether the y axis shows what the data need, not what an empty plot shows
        self.series: tuple[Series, ...] = ()
        self._bands: list[tuple[pg.FillBetweenItem, list[pg.PlotCurveItem]]] = []
        self._theme = theme
        self._smoothing = 0.0
        self._log = False
        self._items: dict[tuple[str, str], pg.PlotDataItem] = {}
        self._drawn: dict[tuple[str, str], tuple[Curve, object]] = {}
        self._marked: list[tuple[float, float]] = []  # where the best epochs are
        self.setObjectName(f"plot_{metric}")

        self._view = _ViewBox(enableMenu=False)
        self._axes = {"left": Axis("left", room=30), "bottom": Axis("bottom", room=34)}
        self._graph = pg.PlotWidget(viewBox=self._view, axisItems=self._axes)
        self._graph.setObjectName(f"plot_{metric}_graph")
        self._heading = QLabel()
        self._heading.setProperty("heading", True)
        self._heading.setObjectName(f"plot_{metric}_title")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._heading)
        layout.addWidget(self._graph, 1)

        self._line = pg.InfiniteLine(angle=90, movable=False)
        self._line.hide()
        self._line.setZValue(20)
        self._best = pg.ScatterPlotItem(pxMode=True)
        self._best.setZValue(15)
        self._graph.addItem(self._line, ignoreBounds=True)
        self._graph.addItem(self._best, ignoreBounds=True)
        self._box = ValueBox(self._graph)
        # The grid belongs behind the curves, so the ground is an item of its own behind the axes.
        self._ground = QGraphicsRectItem(self._graph.getPlotItem())
        self._ground.setZValue(-2000)
        self._ground.setFlag(QGraphicsRectItem.GraphicsItemFlag.ItemNegativeZStacksBehindParent)
        self._view.sigResized.connect(self._on_view_resized)
        self._arrange_axes()
        self.set_theme(theme)

        self._graph.scene().sigMouseMoved.connect(self._on_mouse_moved)
        self._view.sigRangeChangedManually.connect(self._on_zoomed)
        self._graph.viewport().installEventFilter(self)
        accessible.tell(self, CurveTeller(self))

    @property
    def view(self) -> QWidget:
        """The widget that receives the mouse."""
        return self._graph.viewport()  # type: ignore[no-any-return]

    def set_title(self, title: str) -> None:
        """Show the metric's title above the plot."""
        self._heading.setText(title)
        self.setAccessibleName(title)
        self._graph.setAccessibleName(title)

    def show_series(self, series: Sequence[Series], smoothing: float, log: bool) -> None:
        """Draw exactly these runs."""
        if log != self._log:
            self._log = log
            self.is_y_zoomed = False
            self._is_fitted = False
            self._drawn.clear()
            self._graph.setLogMode(y=log)
        if {one.run for one in series} != {one.run for one in self.series}:
            self._is_fitted = False
        self.series = tuple(series)
        self._smoothing = smoothing
        wanted: set[tuple[str, str]] = set()
        for one in self.series:
            for part, curve, style in self._parts(one):
                wanted.add((one.run, part))
                self._draw((one.run, part), curve, style)
        for key in self._items.keys() - wanted:
            self._graph.removeItem(self._items.pop(key))
            self._drawn.pop(key, None)
        self._draw_bands()
        self._mark_best()

    def set_x_range(self, low: float, high: float) -> None:
        """Show this stretch of the x axis."""
        self._view.setXRange(low, high, padding=0)

    def x_range(self) -> tuple[float, float]:
        """Return the stretch of the x axis that is shown."""
        low, high = self._view.viewRange()[0]
        return float(low), float(high)

    def shown_y_range(self) -> tuple[float, float]:
        """Return the stretch of the y axis that is shown, in powers of ten on a log axis."""
        low, high = self._view.viewRange()[1]
        return float(low), float(high)

    def fit_y(self) -> None:
        """Show all values, unless the user has zoomed this axis."""
        if self.is_y_zoomed:
            return
        strong = [y for s in self.series for _, y in (s.train, s.validation)]
        strong += [y for s in self.series for _, (_, *edges) in s.bands for y in edges]
        span = y_range(strong, [s.batches[1] for s in self.series], self._log)
        if span and not (self._is_fitted and still_fits(self.shown_y_range(), span)):
            self._is_fitted = True
            self._view.setYRange(*span, padding=0)

    def forget_zoom(self) -> None:
        """Show all values again."""
        self.is_y_zoomed = False
        self._is_fitted = False
        self.fit_y()

    def set_crosshair(self, x: float | None, heading: str, rows: tuple[ValueRow, ...]) -> None:
        """Draw the shared line at `x` with the box of values; None takes both away."""
        low, high = self.x_range()
        is_visible = x is not None and low <= x <= high
        self._line.setVisible(is_visible)
        self._box.setVisible(is_visible and bool(rows))
        if not is_visible:
            return
        self._line.setPos(x)
        self._box.set_values(heading, rows)
        area = self._area()
        at = self._graph.mapFromScene(self._view.mapViewToScene(QPointF(x, 0)))  # type: ignore[arg-type]
        top = area.bottom() - self._box.height() - 8 if self._is_high_at(x) else area.top() + 8  # type: ignore[arg-type]
        self._box.place_beside(at.x(), max(top, area.top()), area)

    def crosshair_rows(self) -> tuple[ValueRow, ...]:
        """Return the lines of the box of values, none while it is hidden."""
        return self._box.rows if self._box.isVisible() else ()

    def points(self, run: str, part: str) -> Curve:
        """Return the points that are displayed; `part` is train, validation or batches."""
        item = self._items.get((run, part))
        if item is None or item.xData is None:
            return empty_curve()
        return item.xData, item.yData

    def set_theme(self, theme: Theme) -> None:
        """Draw with the tokens of `theme`."""
        self._theme = theme
        self._graph.setBackground(theme.panel)
        self._ground.setBrush(QColor(theme.canvas))
        self._ground.setPen(QPen(Qt.PenStyle.NoPen))
        for axis in self._axes.values():
            axis.setPen(QPen(Qt.PenStyle.NoPen))
            axis.setTickPen(pg.mkPen(theme.line, width=1))
            axis.setTextPen(theme.muted)
        self._line.setPen(pg.mkPen(theme.muted, width=1, style=Qt.PenStyle.DashLine))
        self._best.setData([], [])
        self._marked.clear()
        self._box.set_theme(theme)
        self._drawn.clear()

    def _arrange_axes(self) -> None:
        self._graph.hideButtons()
        self._graph.getPlotItem().layout.setContentsMargins(0, 3, 9, 0)  # room for half a label at the very end
        self._graph.setFrameShape(pg.PlotWidget.Shape.NoFrame)
        self._graph.showGrid(x=False, y=True, alpha=1.0)
        self._graph.setMinimumSize(120, 80)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)  # all are equally wide
        self._view.setDefaultPadding(0)
        self._view.disableAutoRange()
        for axis in self._axes.values():
            axis.enableAutoSIPrefix(False)
            axis.setStyle(tickFont=sans(11), tickLength=0, maxTickLevel=0, tickTextOffset=6)
            axis.setStyle(hideOverlappingLabels=False, textFillLimits=[(0, 1.0)])
            axis.setZValue(-1000)
        self._axes["left"].setWidth(46)
        self._axes["bottom"].setHeight(20)

    def _parts(self, one: Series) -> list[tuple[str, Curve, tuple[str, int, bool, bool]]]:
        """Return (part, curve, (colour, opacity, dashed, strong)) of everything one run draws, back to front."""
        train, validation = one.colours
        faint = _FAINT if len(self.series) == 1 else _FAINTER
        faint += 45 if one.batches[0].size < _FEW else 0
        parts = [("batches", one.batches, (train, faint, False, False))]
        if self._smoothing:
            parts.append(("batches_smooth", self._smooth(one.batches), (train, 170, False, False)))
            parts.append(("train_raw", one.train, (train, _FAINT, False, False)))
            parts.append(("validation_raw", one.validation, (validation, _FAINT, True, False)))
        parts.append(("train", self._smooth(one.train), (train, 255, False, True)))
        parts.append(("validation", self._smooth(one.validation), (validation, 255, True, True)))
        return parts

    def _smooth(self, curve: Curve) -> Curve:
        return curve[0], smoothed(curve[1], self._smoothing)

    def _draw(self, key: tuple[str, str], curve: Curve, style: tuple[str, int, bool, bool]) -> None:
        before = self._drawn.get(key)
        if before is not None and before[1] == style and _same(before[0], curve):
            return
        self._drawn[key] = (curve, style)
        item = self._items.get(key)
        if item is None:
            item = pg.PlotDataItem(connect="finite")
            self._items[key] = item
            self._graph.addItem(item, ignoreBounds=True)
            item.setClipToView(True)
            item.setDownsampling(auto=True, method="peak")
            item.opts["autoDownsampleFactor"] = 1.0  # lowest and highest of a pixel are all that can be seen
            item.setLogMode(False, self._log)
        colour, opacity, is_dashed, is_strong = style
        item.setZValue(10 if is_strong else 1)
        x, y = curve
        if self._log:
            y = np.where(y > 0, y, np.nan)  # a logarithm of nothing is no point, and no warning
        is_fine = is_strong and x.size <= _MOST_FINE
        pen = _pen(colour, opacity, 2 if is_fine else 1, is_dashed)
        has_marks = is_strong and 0 < x.size <= _MOST_MARKED
        item.setData(
            x,
            y,
            pen=pen,
            antialias=is_fine,
            symbol="o" if has_marks else None,
            symbolSize=5,
            symbolPen=None,
            symbolBrush=QColor(colour),
        )

    def _draw_bands(self) -> None:
        """Draw what runs spread over that are drawn as their mean."""
        bands = [(one.colours[part == "validation"], *band) for one in self.series for part, band in one.bands]
        for fill, edges in self._bands:
            for item in (fill, *edges):
                self._graph.removeItem(item)
        self._bands = []
        for colour, x, low, high in bands:
            edges = []
            for y in (low, high):
                y = np.log10(np.maximum(y, _LEAST * np.abs(high))) if self._log else y
                edge = pg.PlotCurveItem(x, y, pen=(0, 0, 0, 0))
                self._graph.addItem(edge, ignoreBounds=True)
                edges.append(edge)
            tone = QColor(colour)
            tone.setAlpha(_BAND)
            fill = pg.FillBetweenItem(*edges, brush=tone)
            fill.setZValue(0)
            self._graph.addItem(fill, ignoreBounds=True)
            self._bands.append((fill, edges))

    def _mark_best(self) -> None:
        spots: list[tuple[float, float]] = []
        for one in self.series:
            if one.best is None:
                continue
            value = one.value_at(one.best, "validation")
            value = one.value_at(one.best, "train") if value is None else value
            if value is None or (self._log and value <= 0):
                continue
            y = float(np.log10(value)) if self._log else value
            spots.append((one.best, y))
        if spots != self._marked:
            self._marked = spots
            pen = pg.mkPen(self._theme.ok, width=2)
            self._best.setData(pos=np.array(spots).reshape(-1, 2), pen=pen, size=12, brush=None, symbol="o")

    def _is_high_at(self, x: float) -> bool:
        """Tell whether the curves run through the upper half at `x`, where the box would cover them."""
        values = [v for s in self.series for part in ("train", "validation") if (v := s.value_at(x, part)) is not None]
        values = [float(np.log10(v)) for v in values if v > 0] if self._log else values
        low, high = self.shown_y_range()
        return bool(values) and float(np.mean(values)) > (low + high) / 2

    def set_whole_steps(self, is_whole: bool) -> None:
        """Say whether only whole numbers of the x axis mean something."""
        self._axes["bottom"].whole_steps = is_whole

    def _area(self) -> QRectF:
        polygon = self._graph.mapFromScene(self._view.sceneBoundingRect())
        return QRectF(polygon.boundingRect())

    def _on_view_resized(self, *_: object) -> None:
        self._ground.setRect(self._view.geometry())

    def _on_mouse_moved(self, position: QPointF) -> None:
        if self._view.sceneBoundingRect().contains(position):
            self.hovered.emit(float(self._view.mapSceneToView(position).x()))
        else:
            self.hovered.emit(None)

    def _on_zoomed(self, axes: object) -> None:
        if axes[1]:  # type: ignore[index]
            self.is_y_zoomed = True
        self.zoomed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.hovered.emit(None)
        elif event.type() == QEvent.Type.MouseButtonDblClick:
            self.reset_requested.emit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.hovered.emit(None)


def _pen(colour: str, opacity: int, width: int, is_dashed: bool) -> QPen:
    tone = QColor(colour)
    tone.setAlpha(opacity)
    pen: QPen = pg.mkPen(tone, width=width)
    if is_dashed:
        pen.setDashPattern(DASHES)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _same(a: Curve, b: Curve) -> bool:
    return np.array_equal(a[0], b[0]) and np.array_equal(a[1], b[1], equal_nan=True)

"""The tables of an evaluation: its metrics, and the first rows with target beside prediction."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from designer.report.figures import Numbers
from designer.report.outputs import OutputCompared
from designer.report.side_by_side import difference
from designer.session.evaluations import Result
from designer.views.figures import count_text, unit_text
from designer.views.guard import guarded
from designer.views.plots.metrics import metric_title, plot_order
from designer.views.plots.value_box import number
from designer.views.stylesheet import mono
from designer.views.theme import Appearance
from designer.wire import Evaluated, Predictions

_MOST_LAYERS = 5
_Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@guarded
class MetricsModel(QAbstractTableModel):
    """A row a metric: what it is called and its value, of two runs both values and what they differ by."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[tuple[str, ...]] = []
        self._runs: tuple[str, ...] = ()

    def show_metrics(self, results: Sequence[Result], runs: Sequence[str] = ()) -> None:
        """Show what the evaluation of a run found, or those of two with these titles."""
        self.beginResetModel()
        self._runs = tuple(runs) if len(results) > 1 else ()
        known = [result.predictions.outputs for result in results if result.predictions is not None]
        titles = {output.name: output.told for found in known for output in found}
        outputs = list(titles)
        evaluated = [result.metrics or Evaluated() for result in results]
        metrics = [one.metrics for one in evaluated]
        self.rows = []
        if any(result.metrics is not None for result in results):
            for name in outputs:
                self._add_in_units(titles[name], [_numbers(result, name) for result in results], len(outputs) > 1)
            for name in plot_order(dict.fromkeys(name for one in metrics for name in one), outputs):
                title = metric_title(name, outputs)
                of = next((one for one in outputs if title.startswith(f"{one} · ")), "")
                title = titles[of] + title.removeprefix(of) if of else title
                self._add(title, [one.get(name, math.nan) for one in metrics], number)
            samples = [math.nan if result.metrics is None else result.metrics.samples for result in results]
            self._add(self.tr("samples"), samples, lambda value: count_text(int(value)))
            weights = [one.weighted_by for one in evaluated]
            if any(weights):
                empty = [""] * (len(weights) > 1)
                self.rows.append((self.tr("losses weighted by"), *(name or "-" for name in weights), *empty))
            first = results[0].predictions if len(results) > 1 else None
            for one in (first.weights if first is not None else ())[:_MOST_LAYERS]:
                title = self.tr("weights of {layer}").format(layer=one.name)
                self.rows.append((title, "-", "-", f"{one.distance:.1%}"))
        self.endResetModel()

    def _add_in_units(self, output: str, found: Sequence[Numbers | None], several: bool) -> None:
        """Add the errors of an output of numbers in the unit of its target, which Keras's metrics need not be in."""
        if not any(found):
            return
        words = {
            "mean_absolute_error": self.tr("mean absolute error, in its unit"),
            "root_mean_squared_error": self.tr("root mean squared error, in its unit"),
            "r2": "R²",
        }
        for name, title in words.items():
            values = [None if one is None else getattr(one, name) for one in found]
            text = functools.partial(unit_text, digits=4)
            self._add(f"{output} · {title}" if several else title, values, text)

    def _add(self, title: str, values: Sequence[float | None], say: Callable[[float], str]) -> None:
        texts = ["NaN" if value is None else "-" if math.isnan(value) else say(value) for value in values]
        if len(values) > 1:
            differs = difference(values[0], values[1])
            is_known = differs is not None and math.isfinite(differs)
            texts.append(_signed(differs, say) if differs is not None and is_known else "-")
        self.rows.append((title, *texts))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        return 4 if self._runs else 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            columns = (*self._runs, self.tr("difference")) if self._runs else (self.tr("Value"),)
            return (self.tr("Metric"), *columns)[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section else _LEFT
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            is_weight = self.rows[index.row()][0] == self.tr("losses weighted by")
            if is_weight and role == Qt.ItemDataRole.ToolTipRole:
                return self.tr("The other metrics and the figures count every row alike.")
            return self.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return _RIGHT
        if role == Qt.ItemDataRole.FontRole and index.column():
            return mono()
        return None


@guarded
class PredictionsModel(QAbstractTableModel):
    """A row a sample: its number in the source and, for every output, target, prediction and probability."""

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._shown = Predictions()
        self._rows: list[int] = []
        self._columns: list[tuple[OutputCompared, str]] = []

    def show_predictions(self, predictions: Predictions | None) -> None:
        """Show all rows of an answer."""
        self.beginResetModel()
        self._shown = predictions or Predictions()
        self._rows = list(range(len(self._shown.rows)))
        self._columns = [
            (output, kind)
            for output in self._shown.outputs
            for kind, values in (
                ("target", output.targets),
                ("predicted", output.predictions),
                ("probability", output.probabilities),
            )
            if values
        ]
        self.endResetModel()

    def keep_only(self, output: OutputCompared | None, cell: tuple[int, int] | None) -> int:
        """Keep the rows whose first class is `cell` (true, predicted); all without one. Returns how many there are."""
        self.beginResetModel()
        self._rows = list(range(len(self._shown.rows)))
        if output is not None and cell is not None:
            wanted = (cell[0], cell[1])
            self._rows = [
                row for row in self._rows if wanted in zip(output.targets[row], output.predictions[row], strict=True)
            ]
        self.endResetModel()
        return len(self._rows)

    def text(self, row: int, column: int) -> str:
        """Return what stands in a cell."""
        place = self._rows[row]
        if column == 0:
            return count_text(self._shown.rows[place] + 1)
        output, kind = self._columns[column - 1]
        if kind == "probability":
            return _joined([_percent(v) for v in output.probabilities[place]], output.size)
        values = output.targets[place] if kind == "target" else output.predictions[place]
        return _joined([_value(output, v) for v in values], output.size)

    def is_wrong(self, row: int, column: int) -> bool:
        """Tell whether a cell holds a class that is not the true one."""
        if column == 0:
            return False
        output, kind = self._columns[column - 1]
        place = self._rows[row]
        known = kind == "predicted" and output.kind == "classes" and bool(output.targets)
        return known and output.targets[place] != output.predictions[place]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        return 1 + len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heading(section)
        if role == Qt.ItemDataRole.ToolTipRole and section == 0:
            return self.tr("Where the row stands in its source, counted from 1")
        return _RIGHT if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT
        if role == Qt.ItemDataRole.FontRole:
            return mono()
        if role == Qt.ItemDataRole.ForegroundRole:
            theme = self._appearance.theme
            if self.is_wrong(index.row(), index.column()):
                return QColor(theme.error)
            is_quiet = index.column() == 0 or self._columns[index.column() - 1][1] == "probability"
            return QColor(theme.muted) if is_quiet else None
        return None

    def _heading(self, section: int) -> str:
        if section == 0:
            return self.tr("Row")
        output, kind = self._columns[section - 1]
        words = {
            "target": self.tr("target"),
            "predicted": self.tr("predicted"),
            "probability": self.tr("probability"),
        }
        several = len(self._shown.outputs) > 1 and kind != "probability"
        return f"{output.told} · {words[kind]}" if several else words[kind]


def _numbers(result: Result, name: str) -> Numbers | None:
    outputs = result.predictions.outputs if result.predictions is not None else ()
    found = next((output.figures for output in outputs if output.name == name), None)
    return found if isinstance(found, Numbers) else None


def _signed(value: float, say: Callable[[float], str]) -> str:
    return f"+{say(value)}" if value > 0 else say(value)


def _value(output: OutputCompared, value: float | None) -> str:
    if value is None:
        return "NaN"
    if output.kind == "classes":
        return output.classes[int(value)] if 0 <= int(value) < len(output.classes) else str(int(value))
    return unit_text(value) if output.size == 1 else unit_text(value, 3)


def _percent(value: float | None) -> str:
    return "NaN" if value is None else f"{value:.1%}"


def _joined(texts: Sequence[str], size: int) -> str:
    return "  ".join(texts) + (" …" if size > len(texts) else "")

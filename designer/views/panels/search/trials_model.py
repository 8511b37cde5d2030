"""The table of trials: what each varied and what came of it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from designer.graph.texts import QT_TRANSLATE_NOOP
from designer.project.variation import value_text
from designer.session.searches import Searches, Trial
from designer.views.context import Context
from designer.views.guard import guarded
from designer.views.panels.run_texts import duration_text
from designer.views.plots.value_box import number
from designer.views.stylesheet import mono
from designer.views.wording import say

_Index = QModelIndex | QPersistentModelIndex
_BEFORE = 2  # columns before what varies
NUMBER, VALUE = range(_BEFORE)
STATE, EPOCHS, DURATION = -3, -2, -1  # those behind it
SORT = Qt.ItemDataRole.UserRole
_STATES = {
    "": QT_TRANSLATE_NOOP("Trials", "training"),
    "done": QT_TRANSLATE_NOOP("Trials", "done"),
    "pruned": QT_TRANSLATE_NOOP("Trials", "ended early"),
    "failed": QT_TRANSLATE_NOOP("Trials", "failed"),
    "stopped": QT_TRANSLATE_NOOP("Trials", "interrupted"),
    "repeated": QT_TRANSLATE_NOOP("Trials", "as before"),
}


@guarded
class TrialsModel(QAbstractTableModel):
    """A row a trial, in the order they began; `SORT` is the role to sort by."""

    def __init__(self, context: Context, searches: Searches, parent: Any = None) -> None:
        super().__init__(parent)
        self._context = context
        self._searches = searches
        self._numbers: list[int] = []
        self._places: dict[int, int] = {}
        self._names: tuple[str, ...] = ()
        searches.trial_changed.connect(self._on_trial)
        searches.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show another search, if it is another one."""
        numbers = list(self._searches.trials)
        if self._names != self._searches.names or numbers[: len(self._numbers)] != self._numbers:
            self.beginResetModel()
            self._names = self._searches.names
            self._numbers = numbers
            self._places = {trial: place for place, trial in enumerate(numbers)}
            self.endResetModel()
        elif self._numbers:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._numbers) - 1, self.columnCount() - 1))

    def trial_at(self, row: int) -> Trial:
        """Return the trial of a row."""
        return self._searches.trials[self._numbers[row]]

    def _on_trial(self, trial: int) -> None:
        if self._names != self._searches.names:
            self.refresh()
            return
        row = self._places.get(trial)
        if row is None:
            row = len(self._numbers)
            self.beginInsertRows(QModelIndex(), row, row)
            self._numbers.append(trial)
            self._places[trial] = row
            self.endInsertRows()
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else _BEFORE + len(self._names) + 3

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._numbers):
            return None
        trial, column = self.trial_at(index.row()), self._column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(trial, column)
        if role == SORT:
            return self._sorted(trial, column)
        theme = self._context.appearance.theme
        is_best = trial.number == self._searches.best
        if role == Qt.ItemDataRole.ForegroundRole:
            if trial.state == "failed":
                return QColor(theme.error)
            return (
                QColor(theme.ok) if is_best else QColor(theme.muted) if trial.state in ("pruned", "repeated") else None
            )
        if role == Qt.ItemDataRole.FontRole and column != STATE:
            font = mono()
            font.setBold(is_best)
            return font
        if role == Qt.ItemDataRole.ToolTipRole:
            return say(trial.text) if trial.text.template else trial.run
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        value = self._searches.objective or self.tr("Value")
        column = self._column(section)
        fixed = {NUMBER: "#", VALUE: value, STATE: self.tr("State"), EPOCHS: self.tr("Epochs")}
        fixed[DURATION] = self.tr("Duration")
        return fixed[column] if column in fixed else self._names[column - _BEFORE]

    def _column(self, section: int) -> int:
        """Return which column it is: those behind what varies are counted from the end."""
        behind = section - _BEFORE - len(self._names)
        return section if behind < 0 else behind - 3

    def _text(self, trial: Trial, column: int) -> str:
        if column == NUMBER:
            return f"{trial.number} ★" if trial.number == self._searches.best else str(trial.number)
        if column == VALUE:
            return "–" if trial.value is None else number(trial.value)
        if column == STATE:
            return QCoreApplication.translate("Trials", _STATES[trial.state])
        if column == EPOCHS:
            return str(trial.epoch) if trial.epoch else "–"
        if column == DURATION:
            return duration_text(trial.seconds)
        value = trial.values.get(self._names[column - _BEFORE])
        if isinstance(value, bool) and "." not in self._names[column - _BEFORE]:
            return self.tr("with it") if value else self.tr("without")
        return value_text(value)

    def _sorted(self, trial: Trial, column: int) -> Any:
        if column == VALUE:
            return float("inf") if trial.value is None else trial.value
        found = {NUMBER: trial.number, EPOCHS: trial.epoch, DURATION: trial.seconds}
        if column in found:
            return found[column]
        value = None if column == STATE else trial.values.get(self._names[column - _BEFORE])
        return value if isinstance(value, int | float) else self._text(trial, column)

"""The table of runs: which are shown, how they stand and what they reached."""

from __future__ import annotations

import functools
import itertools
from operator import itemgetter
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from designer.project.run_record import NO_NOTE, Run, RunStatus, best_logs, kept_logs
from designer.views.context import Context
from designer.views.guard import guarded
from designer.views.icons import icon
from designer.views.panels import run_texts
from designer.views.panels.run_groups import RunGroup, grouped
from designer.views.plots.colours import run_colours
from designer.views.plots.metrics import VALIDATION, metric_title
from designer.views.plots.value_box import number
from designer.views.stylesheet import mono, sans
from designer.views.wording import say

_Index = QModelIndex | QPersistentModelIndex
_FIXED = 6
_LAST = 1
SHOWN, NAME, STARTED, STATUS, EPOCHS, DURATION = range(_FIXED)


@guarded
class RunsModel(QAbstractTableModel):
    """A row a run, newest first; behind the fixed columns final and best values of what is validated."""

    shown_toggled = Signal(str, bool)
    renamed = Signal(str, str)  # a run's name, and what it is to be called

    def __init__(self, context: Context, parent: Any = None) -> None:
        super().__init__(parent)
        self._context = context
        self._runs: tuple[Run | RunGroup, ...] = ()
        self._are_grouped = True
        self._closed: set[str] = set()  # groups whose runs are not seen
        self._metrics: tuple[str, ...] = ()
        self._colours: dict[str, tuple[str, str]] = {}
        self._words: tuple[str, ...] = ()
        self._states: dict[RunStatus, str] = {}
        self._with_archived = False
        self.run_count = 0  # of the runs that pass the filter
        self._sort: tuple[int, bool] | None = None  # the column, and whether it falls

    def set_filter(self, text: str, with_archived: bool) -> None:
        """Show runs alone in whose name, tags, note, group, values or state each word of a text stands."""
        self._words = tuple(text.casefold().split())
        self._with_archived = with_archived
        self.refresh()

    def set_grouped(self, on: bool) -> None:
        """Put a row above the runs of a group, or none."""
        self._are_grouped = on
        self.refresh()

    def toggle(self, row: int) -> bool:
        """Show or hide the runs of the group in a row; return whether there is one."""
        one = self._runs[row] if 0 <= row < len(self._runs) else None
        if not isinstance(one, RunGroup):
            return False
        self._closed ^= {one.group}
        self.refresh()
        return True

    def refresh(self) -> None:
        """Read the list of runs anew; only other columns begin the table anew, else rows come and go one by one."""
        self._states = run_texts.status_texts()
        every = self._context.runs.runs
        metrics = _watched(every)
        chosen = self._chosen(every)
        self.run_count = len(chosen)
        runs = grouped(chosen, self._closed) if self._are_grouped else chosen
        shown = [name for name in self._context.runs.shown if self._context.runs.run(name) is not None]
        names = [run.name for run in every] if len(shown) > 1 else []  # one alone has the theme's pair
        self._colours = run_colours(self._context.appearance.theme, names, shown)
        if metrics != self._metrics:
            self.beginResetModel()
            self._runs, self._metrics = runs, metrics
            self.endResetModel()
            return
        self._move_to(runs)
        if runs:
            self.dataChanged.emit(self.index(0, 0), self.index(len(runs) - 1, self.columnCount() - 1))

    def _chosen(self, runs: tuple[Run, ...]) -> tuple[Run, ...]:
        """Return the runs that pass the filter, in the order that is wanted, those that are pinned first."""
        found = [run for run in runs if self._with_archived or not run.note.archived]
        if self._words:
            found = [run for run in found if self._has_words(run)]
        if self._sort is not None and self._sort[0] < self.columnCount():
            column, falls = self._sort
            keyed = sorted(((self._key(run, column), run) for run in found), key=itemgetter(0), reverse=falls)
            keyed.sort(key=lambda pair: pair[0][0] == _LAST)  # what has no value stands last
            found = [run for _, run in keyed]
        pinned = [run for run in found if run.note.pinned]
        if pinned:
            found = [*pinned, *(run for run in found if not run.note.pinned)]
        return tuple(found)

    def _has_words(self, run: Run) -> bool:
        note, info = run.note, run.info
        parts = [run.name, info.group, self._states[run.status], info.address]
        parts += [f"{name}={value}" for name, value in info.varied.items()]
        if note is not NO_NOTE:
            parts += [note.name, note.note, *(f"#{tag}" for tag in note.tags)]
        whole = " ".join(parts).casefold()
        return all(word in whole for word in self._words)

    def _key(self, run: Run, column: int) -> tuple[int, Any]:
        numbers = {EPOCHS: len(run.logs), DURATION: run.seconds}
        if column in numbers:
            return 0, numbers[column]
        if column >= _FIXED:
            metric, is_best = self._metric(column)
            value = (best_logs(run) if is_best else kept_logs(run)).get(metric)
            return (_LAST, 0.0) if value is None else (0, value)
        if column == SHOWN:
            return 0, run.name not in self._context.runs.shown
        return 0, run.started if column == STARTED else self._text(run, column).casefold()

    def _move_to(self, runs: tuple[Run | RunGroup, ...]) -> None:
        """Take over a list: what stands between the rows at the top and at the end that are in both is exchanged."""
        old, new = [r.name for r in self._runs], [r.name for r in runs]
        if old == new:
            self._runs = runs
            return
        first = _same(old, new)
        last = _same(old[first:][::-1], new[first:][::-1])
        if len(old) > first + last:
            self.beginRemoveRows(QModelIndex(), first, len(old) - last - 1)
            self._runs = (*self._runs[:first], *self._runs[len(old) - last :])
            self.endRemoveRows()
        if len(new) > first + last:
            self.beginInsertRows(QModelIndex(), first, len(new) - last - 1)
            self._runs = runs
            self.endInsertRows()
        self._runs = runs

    def retranslate(self) -> None:
        """Say header and cells anew."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        self.refresh()

    def by_importance(self) -> list[int]:
        """Return the columns in the order in which a narrow table gives up those at the end."""
        kept, best = range(_FIXED, self.columnCount(), 2), range(_FIXED + 1, self.columnCount(), 2)
        return [SHOWN, NAME, STATUS, *kept[:1], EPOCHS, *best[:1], *kept[1:], DURATION, STARTED, *best[1:]]

    def title_of(self, column: int) -> str:
        """Return what a column is called, also apart from the one at its left."""
        title = str(self.headerData(column, Qt.Orientation.Horizontal))
        is_best = column >= _FIXED and self._metric(column)[1]
        return f"{self.headerData(column - 1, Qt.Orientation.Horizontal)} ({title})" if is_best else title

    def runs_at(self, row: int) -> tuple[Run, ...]:
        """Return the run of a row, or all that belong to a group."""
        one = self._runs[row]
        return one.runs if isinstance(one, RunGroup) else (one,)

    def row_of(self, name: str) -> int:
        """Return the row of a run, or of the closed group that it is in, -1 without one."""
        for row, one in enumerate(self._runs):
            is_in = isinstance(one, RunGroup) and not one.is_open and any(run.name == name for run in one.runs)
            if one.name == name or is_in:
                return row
        return -1

    def _of_group(self, group: RunGroup, column: int, role: int) -> Any:
        """Return what a row above the runs of a group says."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._group_text(group, column)
        if role == Qt.ItemDataRole.CheckStateRole and column == SHOWN:
            shown = sum(run.name in self._context.runs.shown for run in group.runs)
            some = Qt.CheckState.PartiallyChecked if shown else Qt.CheckState.Unchecked
            return Qt.CheckState.Checked if shown == len(group.runs) else some
        if role == Qt.ItemDataRole.FontRole:
            return mono() if column >= EPOCHS else sans(bold=True) if column == NAME else None
        if role == Qt.ItemDataRole.ToolTipRole and column == NAME:
            return self.tr("A click shows or hides its runs")
        if role == Qt.ItemDataRole.AccessibleTextRole and column == SHOWN:
            return self.tr("Show {name} in the plots").format(name=group.group)
        return None

    def _group_text(self, group: RunGroup, column: int) -> str:
        if column == NAME:
            varied = ", ".join(dict.fromkeys(name for run in group.runs for name in run.info.varied))
            arrow = "▾" if group.is_open else "▸"
            said = self.tr("{count} runs").format(count=len(group.runs))
            return f"{arrow} {' · '.join(filter(None, (varied, said)))}"
        if column == STARTED:
            return run_texts.started_text(min(group.runs, key=lambda run: run.started))
        if column == STATUS:
            ended = sum(run.status == "done" for run in group.runs)
            return self.tr("{ended} of {count} done").format(ended=ended, count=len(group.runs))
        if column == DURATION:
            return run_texts.duration_text(sum(run.seconds for run in group.runs))
        if column >= _FIXED:
            metric, is_best = self._metric(column)
            spread = (group.best if is_best else group.kept).get(metric)
            return "–" if spread is None else f"{number(spread.mean)} ± {spread.deviation:.2g}"
        return ""

    def _text(self, run: Run, column: int) -> str:
        if column == NAME:
            return "  ".join((run.note.name or run.name, *(f"#{tag}" for tag in run.note.tags)))
        if column == STARTED:
            return run_texts.started_text(run)
        if column == STATUS:
            return run_texts.place_text(run)
        if column == EPOCHS:
            return f"{len(run.logs)} / {run.epochs}" if run.epochs else str(len(run.logs))
        if column == DURATION:
            return run_texts.duration_text(run.seconds)
        if column >= _FIXED:
            metric, is_best = self._metric(column)
            logs = best_logs(run) if is_best else kept_logs(run)
            value = logs.get(metric)
            return "–" if value is None else number(value)
        return ""

    def _metric(self, column: int) -> tuple[str, bool]:
        index, is_best = divmod(column - _FIXED, 2)
        return self._metrics[index], bool(is_best)

    def _decoration(self, run: Run, column: int) -> QIcon | QPixmap | None:
        theme = self._context.appearance.theme
        if column == STATUS:
            name, colour = run_texts.status_icon(run.status)
            return icon(name, theme, colour)
        if column == NAME and run.name in self._colours:
            return _dot(self._colours[run.name][0])
        if column == NAME:
            return _dot(theme.line)
        return None

    def _tip(self, run: Run, column: int) -> str | None:
        if column == STATUS and run.text.template:
            return say(run.text)
        if column == SHOWN:
            return self.tr("Show this run in the plots")
        if column == NAME:
            varied = [f"{name}: {value}" for name, value in run.info.varied.items()]
            return "\n".join(filter(None, (str(run.path), run.note.note, *varied)))
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sort = None if column < 0 else (column, order == Qt.SortOrder.DescendingOrder)
        self.refresh()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._runs)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else _FIXED + 2 * len(self._metrics)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._runs):
            return None
        run, column = self._runs[index.row()], index.column()
        if isinstance(run, RunGroup):
            return self._of_group(run, column, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(run, column)
        if role == Qt.ItemDataRole.EditRole and column == NAME:
            return run.note.name or run.name
        if role == Qt.ItemDataRole.CheckStateRole and column == SHOWN:
            return Qt.CheckState.Checked if run.name in self._context.runs.shown else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DecorationRole:
            return self._decoration(run, column)
        if role == Qt.ItemDataRole.ForegroundRole and column == STATUS:
            return QColor(run_texts.status_colour(run.status, self._context.appearance.theme))
        if role == Qt.ItemDataRole.FontRole and (column >= EPOCHS):
            return mono()
        if role == Qt.ItemDataRole.FontRole and column == NAME and run.note.pinned:
            return sans(bold=True)
        if role == Qt.ItemDataRole.ForegroundRole and run.note.archived:
            return QColor(self._context.appearance.theme.muted)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(run, column)
        if role == Qt.ItemDataRole.AccessibleTextRole and column == SHOWN:
            return self.tr("Show {name} in the plots").format(name=run.name)
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role == Qt.ItemDataRole.EditRole and index.column() == NAME:
            self.renamed.emit(self._runs[index.row()].name, str(value))
            return True
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != SHOWN:
            return False
        for run in self.runs_at(index.row()):
            self.shown_toggled.emit(run.name, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        fixed = ("", self.tr("Run"), self.tr("Started"), self.tr("State"), self.tr("Epochs"), self.tr("Duration"))
        if section < _FIXED:
            return fixed[section]
        metric, is_best = self._metric(section)
        if is_best:
            return self.tr("at best")
        name = metric_title(metric, ())
        return self.tr("validation {metric}").format(metric=name) if metric.startswith(VALIDATION) else name

    def flags(self, index: _Index) -> Qt.ItemFlag:
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == NAME and isinstance(self._runs[index.row()], Run):
            return found | Qt.ItemFlag.ItemIsEditable
        return found | Qt.ItemFlag.ItemIsUserCheckable if index.column() == SHOWN else found


def _watched(runs: tuple[Run, ...]) -> tuple[str, ...]:
    """Return the metrics that get columns: what is validated, or, without validation, what is trained."""
    names = list(dict.fromkeys(itertools.chain.from_iterable(run.logs[-1] for run in runs if run.logs)))
    validated = [name for name in names if name.startswith(VALIDATION)]
    found = validated or [name for name in names if name != "learning_rate"]
    found.sort(key=lambda name: name not in ("loss", "val_loss"))
    # the losses of single outputs add up to the loss, which is there
    has_loss = {"loss", "val_loss"} & set(found)
    return tuple(n for n in found if not (has_loss and n.endswith("_loss") and n not in ("loss", "val_loss")))[:5]


def _same(one: list[str], other: list[str]) -> int:
    """Return how many names at the beginning of two lists are the same."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


@functools.lru_cache(maxsize=64)
def _dot(colour: str) -> QPixmap:
    scale = 2
    pixmap = QPixmap(QSize(12, 12) * scale)
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(QRect(1, 1, 10, 10))
    painter.end()
    return pixmap

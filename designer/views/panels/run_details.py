"""What stands beside the table of runs: how one run went, or in which settings several differ."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from designer.project.difference import of_settings
from designer.project.run_folder import MAX_POINTS
from designer.project.run_record import Run
from designer.views.context import Context
from designer.views.figures import count_text
from designer.views.panels import run_texts
from designer.views.stylesheet import mark, mono
from designer.views.wording import say


class RunDetails(QWidget):
    """Shows the selected runs."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._title = QLabel()
        mark(self._title, "heading")
        self._text = QLabel()
        self._text.setObjectName("runs_details")
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        mark(self._text, "muted")
        self._table = _make_table()
        self._rest = QWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 12, 8)
        layout.setSpacing(6)
        layout.addWidget(self._title)
        layout.addWidget(self._text)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._rest, 1)

    def retranslate(self) -> None:
        """Set every text anew."""
        self._table.setAccessibleName(self.tr("Differences of the settings"))

    def show_runs(self, runs: list[Run]) -> None:
        """Describe one run, or compare several."""
        rows = of_settings([run.settings for run in runs]) if len(runs) > 1 else []
        if len(runs) > 1:
            self._title.setText(self.tr("Differences"))
            self._text.setText("" if rows else self.tr("These runs were trained with the same settings."))
        elif runs:
            self._title.setText(run_texts.run_label(runs[0]))
            self._text.setText(self._described(runs[0]))
        else:
            self._title.setText("")
            self._text.setText("")
        self._text.setVisible(bool(self._text.text()))
        self._table.setVisible(bool(rows))
        self._rest.setVisible(not rows)
        self._fill(runs, rows)

    def _described(self, run: Run) -> str:
        lines = [say(run.text)] if run.text.template else []
        if run.info.note.template:
            lines.append(say(run.info.note))
        if run.best_epoch is not None:
            lines.append(self.tr("Best epoch: {number}").format(number=run.best_epoch + 1))
        if run.kept_epoch is not None:
            text = self.tr("Keeps the weights of epoch {number}; its numbers are those of these weights.")
            lines.append(text.format(number=run.kept_epoch + 1))
        if run.size > MAX_POINTS:
            text = self.tr("Its metrics have {size} MB; the curves show the batches of the last {limit} MB.")
            lines.append(text.format(size=run.size // 2**20, limit=MAX_POINTS // 2**20))
        if run.params:
            lines.append(self.tr("Parameters: {count}").format(count=count_text(run.params)))
        lines.append(self.tr("Select two runs or more to see in what they differ."))
        return "\n".join(lines)

    def _fill(self, runs: list[Run], rows: list[tuple[str, list[str]]]) -> None:
        self._table.setRowCount(len(rows))
        self._table.setColumnCount(1 + len(runs) if rows else 0)
        if not rows:
            return
        self._table.setHorizontalHeaderLabels([self.tr("Setting"), *(run_texts.run_label(run) for run in runs)])
        for row, (name, values) in enumerate(rows):
            self._table.setItem(row, 0, QTableWidgetItem(self._said(name)))
            for column, value in enumerate(values):
                item = QTableWidgetItem(value)
                item.setFont(mono())
                self._table.setItem(row, column + 1, item)

    def _said(self, name: str) -> str:
        """Return a setting's name with the id of an output replaced by its title."""
        nodes = self._context.document.graph.nodes
        words = [word for word in name.split() if word != "outputs"]
        ids = [word.partition(":")[0] for word in words]
        return " ".join(nodes[i].name if i in nodes else word for word, i in zip(words, ids, strict=True))


def _make_table() -> QTableWidget:
    table = QTableWidget()
    table.setObjectName("runs_differences")
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(26)
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    mark(table, "bare")
    return table

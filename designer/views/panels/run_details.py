"""What stands beside the table of runs: how one run went, or in which settings several differ."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from designer.files.stamps import stamp
from designer.graph.model import Graph
from designer.graph.texts import DesignerError
from designer.project import storage
from designer.project.difference import NONE, differences, of_settings
from designer.project.run_folder import MAX_POINTS, PROJECT
from designer.project.run_notes import RunNote, tags_of
from designer.project.run_record import Run
from designer.recipe.backends import BACKENDS
from designer.views.context import Context
from designer.views.figures import count_text
from designer.views.panels import run_texts
from designer.views.panels.drawings_apart import DrawingsApart
from designer.views.stylesheet import mark, mono
from designer.views.wording import say

_AT_ONCE = 1 << 20  # bytes of a project that are read while the person waits


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
        self._run: Run | None = None  # whose tags and note can be written
        self._graphs: dict[object, Graph | None] = {}  # of the runs that were compared last
        self._tags, self._note = QLineEdit(), QLineEdit()
        for line, name in ((self._tags, "runs_tags"), (self._note, "runs_note")):
            line.setObjectName(name)
            line.editingFinished.connect(self._write)
        self._on_canvas = QPushButton()
        self._on_canvas.setObjectName("runs_on_canvas")
        self._on_canvas.clicked.connect(self._show_apart)
        mark(self._on_canvas, "link")
        self._runs: list[Run] = []  # that are shown
        self._rest = QWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 12, 8)
        layout.setSpacing(6)
        layout.addWidget(self._title)
        layout.addWidget(self._text)
        layout.addWidget(self._tags)
        layout.addWidget(self._note)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._rest, 1)
        layout.addWidget(self._on_canvas, 0, Qt.AlignmentFlag.AlignLeft)

    def retranslate(self) -> None:
        """Set every text anew."""
        self._table.setAccessibleName(self.tr("Differences of the runs"))
        self._tags.setPlaceholderText(self.tr("Tags, with commas between them"))
        self._tags.setAccessibleName(self.tr("Tags of the run"))
        self._note.setPlaceholderText(self.tr("Note"))
        self._note.setAccessibleName(self.tr("Note on the run"))

    def show_runs(self, runs: list[Run]) -> None:
        """Describe one run, or compare several."""
        self._runs = runs
        self._on_canvas.setVisible(len(runs) in (1, 2))
        self._on_canvas.setText(
            self.tr("Compare the drawings") if len(runs) > 1 else self.tr("Compare with the open drawing")
        )
        rows = self._differences(runs) if len(runs) > 1 else []
        if len(runs) > 1:
            self._title.setText(self.tr("Differences"))
            self._text.setText("" if rows else self.tr("These runs were trained with the same drawing and settings."))
        elif runs:
            self._title.setText(run_texts.run_label(runs[0]))
            self._text.setText(self._described(runs[0]))
        else:
            self._title.setText("")
            self._text.setText("")
        self._show_note(runs[0] if len(runs) == 1 else None)
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
        if run.averaged:
            lines.append(self.tr("Keeps averages of the weights; the numbers of the validation are theirs."))
        if run.size > MAX_POINTS:
            text = self.tr("Its metrics have {size} MB; the curves show the batches of the last {limit} MB.")
            lines.append(text.format(size=run.size // 2**20, limit=MAX_POINTS // 2**20))
        if run.disk:
            lines.append(self.tr("On the disk: {size}").format(size=run_texts.size_text(run.disk)))
        if run.info.address:
            lines.append(self.tr("Trained at: {address}").format(address=run.info.address))
        if run.info.device:
            lines.append(self._computed_with(run))
        if run.params:
            lines.append(self.tr("Parameters: {count}").format(count=count_text(run.params)))
        if not run.info.device_note.template:
            lines.append(self.tr("Select two runs or more to see in what they differ."))
        return "\n".join(lines)

    def _computed_with(self, run: Run) -> str:
        """Return the backend and the device of a run, and why that is no GPU."""
        backend = BACKENDS[run.info.backend].title if run.info.backend in BACKENDS else run.info.backend
        device = run.info.device.partition(":")[0].upper() if "cpu" in run.info.device else run.info.device.upper()
        parts = (backend, run.info.backend_version)
        told = self.tr("Computed with: {backend} · {device}")
        told = told.format(backend=" ".join(filter(None, parts)), device=device)
        return f"{told}\n{say(run.info.device_note)}" if run.info.device_note.template else told

    def _show_note(self, run: Run | None) -> None:
        is_other = run is None or self._run is None or run.path != self._run.path
        self._run = run
        note = run.note if run is not None else RunNote()
        for line, text in ((self._tags, ", ".join(note.tags)), (self._note, note.note)):
            line.setVisible(run is not None)
            if is_other or not line.hasFocus():
                line.setText(text)

    def _write(self) -> None:
        run = self._run
        if run is None:
            return
        tags, note = tags_of(self._tags.text()), self._note.text().strip()
        if (tags, note) == (run.note.tags, run.note.note):
            return
        try:
            self._context.runs.write((run.name,), tags=tags, note=note)
        except DesignerError as error:
            self._context.notices.say(say(error.text), "error")

    def _differences(self, runs: list[Run]) -> list[tuple[str, list[str]]]:
        """Return in what runs differ: two in drawing, data and training, more in their training alone."""
        graphs = [self._graph(run) for run in runs] if len(runs) == 2 else [None]
        first, second = graphs[0], graphs[-1]
        if first is None or second is None:
            return of_settings([run.settings for run in runs])
        rows = []
        for one in differences(first, second):
            what = " ".join(filter(None, (one.where, one.what)))
            if one.kind == "changed":
                rows.append((what, [one.before, one.after]))
            else:
                pair = [NONE, one.what] if one.kind == "added" else [one.what, NONE]
                rows.append((one.where, pair))
        return rows

    def _show_apart(self) -> None:
        """Show what the drawings of two runs, the older one first, differ in; of one what was drawn since."""
        try:
            drawings = [
                (run_texts.run_label(run), storage.load(run.path / PROJECT))
                for run in sorted(self._runs, key=lambda one: one.info.started)
            ]
        except DesignerError as error:
            self._context.notices.say(say(error.text), "error")
            return
        if len(drawings) == 1:
            drawings.append((self.tr("the open drawing"), self._context.document.graph.copy()))
        DrawingsApart(self._context, drawings[0], drawings[1], self.window()).show()

    def _graph(self, run: Run) -> Graph | None:
        """Return the frozen project of a run; None where it cannot be read, or would take a while."""
        path = run.path / PROJECT
        key = (path, stamp(path))
        if key not in self._graphs:
            if len(self._graphs) > 8:
                self._graphs.clear()
            try:
                self._graphs[key] = storage.load(path) if (key[1] or (0, 0))[1] < _AT_ONCE else None
            except DesignerError:
                self._graphs[key] = None
        return self._graphs[key]

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

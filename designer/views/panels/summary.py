"""The model as a table, like Keras's model.summary(): layer, class, output shape, parameters, inputs; totals below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QIcon, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from designer.graph.calls import topological
from designer.graph.model import MODEL, Graph
from designer.views.context import Context
from designer.views.families import family_of
from designer.views.figures import count_text, shape_text, size_text
from designer.views.guard import guarded
from designer.views.icons import layer_icon
from designer.views.panel import Panel
from designer.views.stylesheet import mark, mono

_WIDTHS = (220, 170, 180, 120)  # of the columns but the last one, in pixels, where there is room for them
_ROOMY = 900  # and where that begins

_Index = QModelIndex | QPersistentModelIndex
_NUMBERS = 3  # the column of the parameters
_BYTES = 4  # of one float32 parameter


@dataclass(frozen=True)
class Row:
    """One call of a layer."""

    node: str
    depth: int
    name: str
    type: str
    class_name: str
    family: str
    shape: str
    params: int | None
    inputs: str
    shared: bool
    frozen: bool


@guarded
class SummaryPanel(Panel):
    """The table, its totals and a button that copies it as text."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._is_behind = False  # something changed while nobody was looking
        self._model = SummaryModel(context, self)
        self._table = QTableView(self)
        self._table.setObjectName("summary_table")
        self._table.setModel(self._model)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setShowGrid(False)
        self._table.setTabKeyNavigation(False)
        self._table.setIconSize(QSize(16, 16))
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setDefaultSectionSize(28)
        mark(self._table, "bare")
        header = self._table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        self._totals = QLabel(self)
        self._totals.setObjectName("summary_totals")
        mark(self._totals, "mono")
        self._copy = QToolButton(self)
        self._copy.setObjectName("summary_copy")
        mark(self._copy, "flat")
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 4, 8, 4)
        foot.addWidget(self._totals, 1)
        foot.addWidget(self._copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._table, 1)
        layout.addLayout(foot)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self.refresh)
        self._copy.clicked.connect(self.copy)
        QShortcut(QKeySequence.StandardKey.Copy, self._table, self.copy, context=Qt.ShortcutContext.WidgetShortcut)
        self._table.clicked.connect(self._reveal)
        self._table.activated.connect(self._reveal)
        context.document.changed.connect(self._refresh_soon)
        context.analysis.report_changed.connect(self._refresh_soon)
        context.selection.changed.connect(self._follow_selection)
        context.appearance.changed.connect(self.refresh)
        self.retranslate()

    def title(self) -> str:
        return self.tr("Summary")

    def retranslate(self) -> None:
        self._copy.setText(self.tr("Copy as text"))
        self._copy.setAccessibleName(self.tr("Copy as text"))
        self._table.setAccessibleName(self.tr("Layers of the model"))
        self.setAccessibleName(self.title())
        self.refresh()

    def refresh(self) -> None:
        """Read the drawing and the report anew."""
        self._is_behind = False
        self._model.refresh()
        self._totals.setText(self.totals_text())
        self._follow_selection()

    def _refresh_soon(self) -> None:
        if self.isVisible():
            self._timer.start()
        else:
            self._is_behind = True

    def totals_text(self) -> str:
        """Return the line of totals."""
        report = self._context.analysis.report
        if report is None:
            return ""
        total, trainable = report.total_params, report.trainable_params
        return "   ".join(
            (
                self.tr("Total {count} ({size})").format(count=count_text(total), size=size_text(total * _BYTES)),
                self.tr("Trainable {count}").format(count=count_text(trainable)),
                self.tr("Non-trainable {count}").format(count=count_text(total - trainable)),
                *(
                    (self.tr("Training needs about {size}").format(size=size_text(report.memory)),)
                    if report.memory
                    else ()
                ),
            )
        )

    def text(self) -> str:
        """Return the table as text with aligned columns."""
        heads = [self._model.heading(c) for c in range(self._model.columnCount())]
        cells = [self._model.cells(row) for row in self._model.rows]
        widths = [max(len(line[c]) for line in [heads, *cells]) for c in range(len(heads))]
        lines = [
            "  ".join(text.ljust(w) for text, w in zip(line, widths, strict=True)).rstrip()
            for line in [heads, ["-" * w for w in widths], *cells]
        ]
        return "\n".join([*lines, "", self.totals_text()]).replace("\u202f", " ") + "\n"

    def copy(self) -> None:
        """Put the table as text on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())

    def _reveal(self, index: QModelIndex) -> None:
        self._context.selection.reveal(self._model.rows[index.row()].node)

    def _follow_selection(self) -> None:
        current = self._context.selection.current
        place = next((i for i, row in enumerate(self._model.rows) if row.node == current), -1)
        if place < 0:
            self._table.clearSelection()
            self._table.setCurrentIndex(QModelIndex())
        elif self._table.currentIndex().row() != place or not self._table.selectionModel().hasSelection():
            self._table.setCurrentIndex(self._model.index(place, max(0, self._table.currentIndex().column())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before, now = (min(1.0, size.width() / _ROOMY) for size in (event.oldSize(), event.size()))
        if before != now:
            for column, width in enumerate(_WIDTHS):
                self._table.horizontalHeader().resizeSection(column, round(width * now))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_behind:
            self.refresh()


@guarded
class SummaryModel(QAbstractTableModel):
    """Rows in the order in which the layers run; the inside of a nested model stands below it, indented."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.rows: list[Row] = []

    def refresh(self) -> None:
        """Read the drawing and the report anew."""
        graph = self._context.document.graph
        rows: list[Row] = []
        self._collect(graph, "", 0, rows)
        if rows == self.rows:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
            return
        if [r.node for r in rows] == [r.node for r in self.rows]:
            self.rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def heading(self, column: int) -> str:
        """Return the title of a column."""
        return (
            self.tr("Layer"), self.tr("Class"), self.tr("Output shape"), self.tr("Parameters"), self.tr("Connected to"),
        )[column]  # fmt: skip

    def cells(self, row: Row) -> list[str]:
        """Return the texts of a row."""
        marks = (" ⧉" if row.shared else "") + (" ❄" if row.frozen else "")
        params = "" if row.params is None else count_text(row.params)
        return ["    " * row.depth + row.name, row.class_name + marks, row.shape, params, row.inputs]

    def _collect(self, graph: Graph, parent: str, depth: int, rows: list[Row]) -> None:
        order, stuck = topological(graph, parent)
        for node_id in [*order, *stuck]:
            layer = graph.layer_of(node_id)
            info = self._context.analysis.info(node_id)
            rows.append(
                Row(
                    node=node_id,
                    depth=depth,
                    name=layer.name,
                    type=layer.type,
                    class_name=layer.class_name,
                    family=family_of(graph, node_id, self._context.catalogue),
                    shape=", ".join(shape_text(t.shape) for t in info.outputs) if info else "",
                    params=info.params if info else None,
                    inputs=", ".join(_source(graph, e.source, e.source_port) for e in graph.incoming(node_id)),
                    shared=len(graph.calls_of(node_id)) > 1,
                    frozen=not layer.trainable,
                )
            )
            if layer.type == MODEL and layer.id == node_id and depth < 8:
                self._collect(graph, node_id, depth + 1, rows)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        return 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heading(section)
        if role == Qt.ItemDataRole.TextAlignmentRole and section == _NUMBERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.cells(row)[column]
        if role == Qt.ItemDataRole.TextAlignmentRole and column == _NUMBERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole and column in (2, _NUMBERS):
            return mono()
        if role == Qt.ItemDataRole.DecorationRole and column == 0:
            return self._icon(row)
        return None

    def _icon(self, row: Row) -> QIcon:
        return layer_icon(row.family, row.type, self._context.appearance.theme, 16)


def _source(graph: Graph, node_id: str, port: int) -> str:
    name = graph.layer_of(node_id).name
    return name if port == 0 else f"{name}[{port}]"

"""The window in which two drawings are compared: a canvas with ghosts, what its colours mean, and the same in words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QListWidget, QSplitter, QVBoxLayout, QWidget

from designer.graph.model import Graph
from designer.project.difference import differences
from designer.project.own_code import catalogue_of
from designer.views.canvas.ghosts import KINDS, ComparedScene, ComparedView, colour_of
from designer.views.context import Context
from designer.views.forms.controls import Combo
from designer.views.guard import guarded
from designer.views.stylesheet import mark
from designer.views.wording import say


@guarded
class DrawingsApart(QDialog):
    """`first` and `second` are drawings with what they are called, the older one first."""

    def __init__(
        self, context: Context, first: tuple[str, Graph], second: tuple[str, Graph], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("drawings_apart")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._graphs = first[1], second[1]
        self.found = [one for one in differences(first[1], second[1]) if one.of == "drawing"]
        self.setWindowTitle(self.tr("{first} → {second}").format(first=first[0], second=second[0]))
        self._view = ComparedView()
        self._view.setAccessibleName(self.tr("What the drawings differ in"))
        self._legend = QLabel()
        self._legend.setObjectName("drawings_apart_legend")
        self._legend.setTextFormat(Qt.TextFormat.RichText)
        self._levels = Combo()
        self._levels.setObjectName("drawings_apart_levels")
        self._levels.setAccessibleName(self.tr("Nested model"))
        for level in self._changed_levels():
            self._levels.addItem(self._level_title(level), level)
        self._levels.setVisible(self._levels.count() > 1)
        words = QListWidget()
        words.setObjectName("drawings_apart_words")
        words.setWordWrap(True)
        words.setSpacing(3)
        words.setContentsMargins(8, 4, 8, 4)
        words.setAccessibleName(self.tr("The same in words"))
        words.addItems([say(one.text) for one in self.found] or [self.tr("The drawings are equal.")])
        mark(words, "bare")
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 12, 6)
        head.addWidget(self._legend, 1)
        head.addWidget(self._levels)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self._view)
        split.addWidget(words)
        split.setStretchFactor(0, 3)
        split.setSizes([720, 300])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(split, 1)
        self.resize(1040, 560)
        self._levels.currentIndexChanged.connect(self._show)
        context.appearance.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        theme = self._context.appearance.theme
        level = self._levels.currentData() or ""
        self._view.show_scene(ComparedScene(*self._graphs, self.found, catalogue_of(self._graphs[1]), theme, level))
        words = {"added": self.tr("added"), "removed": self.tr("removed"), "changed": self.tr("changed")}
        counts = self._view.counts()
        marks = {kind: f'<span style="color: {colour_of(theme, kind).name()}">■</span>' for kind in KINDS}
        told = [f"{marks[kind]} {words[kind]} {counts[kind]}" for kind in KINDS]
        self._legend.setText("&nbsp;&nbsp;&nbsp;".join(told))

    def _changed_levels(self) -> list[str]:
        """Return the top and the nested models in which something differs, those of the second drawing first."""
        parents = {
            graph.nodes[one.node].parent for one in self.found for graph in self._graphs if one.node in graph.nodes
        }
        return ["", *sorted(parents - {""})]

    def _level_title(self, level: str) -> str:
        node = next((graph.nodes[level] for graph in reversed(self._graphs) if level in graph.nodes), None)
        return node.name if node is not None else self.tr("whole drawing")

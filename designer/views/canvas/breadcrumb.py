"""The path to the level that is shown, and how large it is: 'Model › encoder › 8 layers · 1 287 000 parameters'."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from designer.views.canvas.faces import grouped
from designer.views.canvas.scene import Scene


class Breadcrumb(QFrame):
    """Leads back to the levels above; `resized` tells that it takes another width."""

    resized = Signal()

    def __init__(self, scene: Scene, parent: QWidget) -> None:
        super().__init__(parent)
        self._scene = scene
        self._context = context = scene.context
        self._path: list[tuple[str, str]] = []
        self._links: list[QWidget] = []
        self._room = 10_000
        self.setObjectName("canvas_breadcrumb")
        self.setProperty("card", True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 5, 14, 5)
        self._row.setSpacing(6)
        self._totals = QLabel(self)
        self._totals.setObjectName("canvas_totals")
        self._totals.setTextFormat(Qt.TextFormat.PlainText)
        self._totals.setContentsMargins(4, 0, 0, 0)  # as far from the arrow as the links
        self._row.addWidget(self._totals)
        scene.followed.connect(self._update)
        context.analysis.report_changed.connect(self._update)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Path to the model that is shown"))
        self._path = []
        self._update()

    def _update(self) -> None:
        path, text = self._levels(), self._totals_text()
        if path == self._path and text == self._totals.text():
            return
        if path != self._path:
            self._path = path
            self._make_links()
        self._totals.setText(text)
        self._take_room()
        self.resized.emit()

    def fit(self, width: int) -> None:
        """Say only the path where there is no room for the totals, too."""
        if width != self._room:
            self._room = width
            self._take_room()

    def _take_room(self) -> None:
        self._totals.show()
        self._row.invalidate()
        if self.sizeHint().width() > self._room:
            self._totals.hide()
        self.adjustSize()

    def _levels(self) -> list[tuple[str, str]]:
        nodes = self._context.document.graph.nodes
        path = []
        level = self._context.selection.level
        while level in nodes:
            path.append((level, nodes[level].name))
            level = nodes[level].parent
        return [("", self.tr("Model")), *reversed(path)]

    def _totals_text(self) -> str:
        level = self._context.selection.level
        count = len(self._scene.nodes) + len(self._scene.around.hidden)
        layers = self.tr("1 layer") if count == 1 else self.tr("{count} layers").format(count=count)
        report = self._context.analysis.report
        if report is None or not count:
            return layers
        info = self._context.analysis.info(level) if level else None
        params = (info.params if info else 0) if level else report.total_params
        return self.tr("{layers} · {params} parameters").format(layers=layers, params=grouped(params))

    def _make_links(self) -> None:
        for widget in self._links:
            self._row.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._links = []
        for level, name in self._path:
            button = QPushButton(name.replace("&", "&&"), self)
            button.setProperty("link", True)
            button.setFlat(True)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setAccessibleName(name)
            button.clicked.connect(partial(self._open, level))
            arrow = QLabel("›", self)
            arrow.setProperty("muted", True)
            self._links += [button, arrow]
        for place, widget in enumerate(self._links):
            self._row.insertWidget(place, widget)
            widget.show()

    def _open(self, level: str) -> None:
        self._context.selection.open_level(level)

"""Inputs or outputs of the model in their order, which is changed here, and the structure they are passed in."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from designer.graph import ordering
from designer.graph.calls import outputs_of
from designer.graph.interface import Chosen, interface_of, structure
from designer.graph.names import keras_names
from designer.views.context import Context
from designer.views.forms.controls import Combo
from designer.views.guard import guarded
from designer.views.stylesheet import GRID, mark

Role = Literal["inputs", "outputs"]
_STRUCTURES: tuple[Chosen, ...] = ("", "dict")


class OrderList(QWidget):
    """A numbered list with buttons that move its current row; without two of them it is hidden, and empty at first."""

    def __init__(self, context: Context, role: Role, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"order_{role}")
        self._context = context
        self._role = role
        self._keys: list[str] = []
        self._is_built = False
        context.document.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Follow the document; the current row stays with its input or output."""
        entries = self._entries()
        self.setVisible(len(entries) > 1)
        if len(entries) < 2:
            return
        if not self._is_built:
            self._build()
        interface = interface_of(self._context.document.graph)
        chosen = interface.takes if self._role == "inputs" else interface.gives
        kept = self._keys[self._list.currentRow()] if 0 <= self._list.currentRow() < len(self._keys) else ""
        self._keys = [key for key, _ in entries]
        self._list.clear()
        self._list.addItems([f"{place}  {name}" for place, (_, name) in enumerate(entries, 1)])
        self._list.setCurrentRow(self._keys.index(kept) if kept in self._keys else 0)
        self._list.updateGeometry()
        is_dict = structure(chosen, len(entries)) == "dict"
        self._structure.setCurrentIndex(1 if is_dict else 0)
        self._enable()

    def _build(self) -> None:
        self._caption = QLabel(self)
        mark(self._caption, "muted")
        self._list = _Rows(self)
        self._list.setObjectName(f"order_{self._role}_list")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.currentRowChanged.connect(self._enable)
        self._up = self._button("up", Qt.ArrowType.UpArrow)
        self._down = self._button("down", Qt.ArrowType.DownArrow)
        self._up.clicked.connect(self._move_up)
        self._down.clicked.connect(self._move_down)
        self._structure = Combo(self)
        self._structure.setObjectName(f"order_{self._role}_structure")
        self._structure.activated.connect(self._choose)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._structure, 1)
        row.addWidget(self._up)
        row.addWidget(self._down)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self._caption)
        layout.addWidget(self._list)
        layout.addLayout(row)
        self._name()
        self._is_built = True

    def _entries(self) -> list[tuple[str, str]]:
        graph = self._context.document.graph
        if self._role == "outputs":
            return [(output.key, output.name) for output in outputs_of(graph)]
        names = keras_names(graph)
        return [(node_id, names[node_id]) for node_id in ordering.input_order(graph)]

    def _button(self, name: str, arrow: Qt.ArrowType) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"order_{self._role}_{name}")
        button.setArrowType(arrow)
        return button

    def _name(self) -> None:
        is_inputs = self._role == "inputs"
        caption = self.tr("Inputs in their order") if is_inputs else self.tr("Outputs in their order")
        self._caption.setText(caption)
        self._list.setAccessibleName(caption)
        self._up.setToolTip(self.tr("Move up: fit, predict and exported code follow this order"))
        self._down.setToolTip(self.tr("Move down: fit, predict and exported code follow this order"))
        for button, name in ((self._up, self.tr("Move up")), (self._down, self.tr("Move down"))):
            button.setAccessibleName(name)
        self._structure.addItems([self.tr("passed as a list"), self.tr("passed as a dict by name")])
        self._structure.setAccessibleName(
            self.tr("Structure of the inputs") if is_inputs else self.tr("Structure of the outputs")
        )

    def _enable(self) -> None:
        row = self._list.currentRow()
        self._up.setEnabled(row > 0)
        self._down.setEnabled(0 <= row < len(self._keys) - 1)

    def _move_up(self) -> None:
        self._move(-1)

    def _move_down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        document = self._context.document
        key = self._keys[self._list.currentRow()]
        move = ordering.move_input if self._role == "inputs" else ordering.move_output
        document.push(move(document.graph, key, step))

    def _choose(self, index: int) -> None:
        document = self._context.document
        choose = ordering.set_takes if self._role == "inputs" else ordering.set_gives
        document.push(choose(document.graph, _STRUCTURES[index]))


@guarded
class _Rows(QListWidget):
    """As high as its rows in the font and the style of the moment, up to eight of them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        height = min(self.count(), 8) * self.sizeHintForRow(0) + 2 * self.frameWidth() + 2
        return QSize(super().sizeHint().width(), height)

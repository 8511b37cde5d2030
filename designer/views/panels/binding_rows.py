"""The table of bindings: a row an Input and a row an output, with its columns, their steps and resulting shape."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QLabel, QSizePolicy, QWidget

from designer.advice.values import values_of
from designer.data.field import Field
from designer.data.settings import Binding
from designer.views.figures import shape_text
from designer.views.forms.controls import FoldArrow
from designer.views.guard import guarded
from designer.views.icons import icon
from designer.views.panels.bindings import Outlet, usual_input, usual_target
from designer.views.panels.column_chooser import ColumnChooser
from designer.views.panels.data_wing.field_words import kind_title
from designer.views.panels.data_wing.step_arguments import step_title
from designer.views.panels.data_wing.step_groups import groups, with_columns
from designer.views.panels.data_wing.steps_editor import StepsEditor
from designer.views.stylesheet import FIELD, mark, sans
from designer.views.theme import BASE_SIZE, Appearance

_LINES = 3  # of the grid, a row: the row itself, its steps, its problem
_COLUMNS = 7


class BindingRow(QWidget):
    """The widgets of one row; the table lays them out in its columns."""

    edited = Signal(object, str)  # Binding, what is being typed or chosen step by step ("" for a whole edit)
    left = Signal()

    def __init__(self, role: str, outlet: Outlet, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()  # only its parts are seen
        self.role = role
        self.outlet = outlet
        self.binding = Binding()
        self._appearance = appearance
        self._fields: Mapping[str, Field] = {}
        name = f"binding_{role}_{outlet.key}"
        self.fold = FoldArrow(parent)
        self.fold.setObjectName(f"{name}_fold")
        self.title = QLabel(parent)
        self.drawn = QLabel(parent)
        mark(self.drawn, "mono", "muted")
        self.chooser = ColumnChooser(name, parent)
        self.summary = _Summary(f"{name}_summary", parent)
        self.result = QLabel(parent)
        self.result.setObjectName(f"{name}_result")
        mark(self.result, "mono")
        self.state = QLabel(parent)
        self.state.setObjectName(f"{name}_state")
        self.state.setFixedSize(QSize(18, FIELD))
        self.steps = StepsEditor(f"{name}_steps", appearance, parent)
        self.problem = QLabel(parent)
        self.problem.setObjectName(f"{name}_problem")
        self.problem.setWordWrap(True)
        mark(self.problem, "muted", "error")
        self.chooser.chosen.connect(self._on_chosen)
        self.chooser.closed.connect(self.left)
        self.fold.toggled.connect(self._show_steps)
        self.summary.clicked.connect(self.fold.toggle)
        self.steps.edited.connect(self.edited)
        self.steps.left.connect(self.left)

    def parts(self) -> tuple[QWidget, ...]:
        """Return the widgets that stand side by side."""
        return self.fold, self.title, self.drawn, self.chooser, self.summary, self.result, self.state

    def show_binding(
        self,
        outlet: Outlet,
        binding: Binding,
        columns: Sequence[Field],
        rest: Sequence[str],
        problem: str,
        length: int = 0,
    ) -> None:
        """Show what is bound, whether it fits and, if not, why; `length` rows a window, 0 without windows."""
        self.outlet, self.binding = outlet, binding
        self._fields = {field.name: field for field in columns}
        self.title.setText(self.title.fontMetrics().elidedText(outlet.title, Qt.TextElideMode.ElideRight, 130))
        self.title.setToolTip(outlet.title)
        self.drawn.setText(shape_text((None, *outlet.shape)) if outlet.shape is not None else "")
        self.chooser.show_columns(binding.columns, columns, rest)
        is_bound = any(name in self._fields for name in binding.columns)
        self.fold.setEnabled(is_bound)
        self.summary.setEnabled(is_bound)
        self.summary.set_text(self._said() if is_bound else "")
        values = values_of(binding, columns, self.role == "targets")
        windowed = (length,) if length else ()
        self.result.setText(shape_text((None, *windowed, *values.shape)) if values is not None else "–")
        self._show_steps()
        self._show_state(problem, values is not None)
        mark(self.chooser.field, "invalid", on=bool(problem))

    def retranslate(self) -> None:
        """Set every text anew."""
        title = self.outlet.title
        self.chooser.field.setAccessibleName(self.tr("Columns for {name}").format(name=title))
        self.fold.setAccessibleName(self.tr("Steps of {name}").format(name=title))
        self.summary.setAccessibleName(self.tr("Steps of {name}").format(name=title))
        self.steps.retranslate()

    def dispose(self) -> None:
        """Take the row out of the table."""
        for part in (*self.parts(), self.steps, self.problem, self):
            part.hide()
            part.deleteLater()

    def _said(self) -> str:
        """Return how the columns are prepared: "fill gaps, standardise", or that for every kind of them."""
        found = groups(self.binding, self._fields)
        several = len(found) > 1
        said = []
        for group in found:
            steps = ", ".join(step_title(step) for step in group.steps) or self.tr("as it is")
            said.append(f"{kind_title(group.kind)}: {steps}" if several else steps)
        return " · ".join(said)

    def _show_steps(self) -> None:
        is_open = self.fold.isChecked() and self.fold.isEnabled()
        if is_open:
            self.steps.show_binding(self.binding, self._fields, self.role == "targets")
        self.steps.setVisible(is_open)

    def _show_state(self, problem: str, fits: bool) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        name, colour = ("mdi6.alert-circle", "error") if problem else ("mdi6.check-circle", "ok")
        if problem or fits:
            self.state.setPixmap(icon(name, self._appearance.theme, colour).pixmap(16, 16))
        else:
            self.state.clear()
        self.state.setAccessibleName(problem or (self.tr("fits") if fits else self.tr("not bound")))
        self.state.setToolTip(self.state.accessibleName())

    def _on_chosen(self, names: tuple[str, ...]) -> None:
        if self.role == "targets":
            self.edited.emit(with_columns(self.binding, names, self._fields, usual_target(self.outlet)), "columns")
        else:
            self.edited.emit(with_columns(self.binding, names, self._fields, usual_input(self.outlet)), "columns")


class BindingTable(QWidget):
    """Rows by (role, key); `role` is "inputs" or "targets", as in the settings."""

    edited = Signal(str, str, object, str)  # role, key, Binding, what is being typed or chosen step by step
    left = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("data_bindings")
        self.rows: dict[tuple[str, str], BindingRow] = {}
        self._appearance = appearance
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(3, 3)
        self._grid.setColumnStretch(4, 3)
        self._grid.setColumnMinimumWidth(3, 112)
        self._grid.setColumnMinimumWidth(4, 72)
        self._heads = [QLabel(self) for _ in range(5)]
        for column, head in enumerate(self._heads, 1):
            mark(head, "muted")
            self._grid.addWidget(head, 0, column)

    def set_outlets(self, outlets: Sequence[tuple[str, Outlet]]) -> None:
        """Have exactly these rows, in this order."""
        wanted = [(role, outlet.key) for role, outlet in outlets]
        if wanted == list(self.rows):
            return
        for key in set(self.rows) - set(wanted):
            self.rows.pop(key).dispose()
        rows = {(role, o.key): self.rows.get((role, o.key)) or self._new_row(role, o) for role, o in outlets}
        for index, row in enumerate(rows.values()):
            line = 1 + _LINES * index
            for column, part in enumerate(row.parts()):
                self._grid.addWidget(part, line, column)
                part.show()
            self._grid.setRowMinimumHeight(line, FIELD + 2)
            self._grid.addWidget(row.steps, line + 1, 1, 1, _COLUMNS - 1)
            self._grid.addWidget(row.problem, line + 2, 1, 1, _COLUMNS - 1)
        self.rows = rows
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        heads = (self.tr("Layer"), self.tr("Drawn"), self.tr("Columns"), self.tr("Steps"), self.tr("Becomes"))
        for label, text in zip(self._heads, heads, strict=True):
            label.setText(text)
            label.setVisible(bool(self.rows))
        for row in self.rows.values():
            row.retranslate()

    def _new_row(self, role: str, outlet: Outlet) -> BindingRow:
        row = BindingRow(role, outlet, self._appearance, self)
        row.edited.connect(self._on_edited)
        row.left.connect(self.left)
        return row

    def _on_edited(self, binding: Binding, typed: str) -> None:
        row = self.sender()
        if isinstance(row, BindingRow):
            self.edited.emit(row.role, row.outlet.key, binding, typed)


@guarded
class _Summary(QAbstractButton):
    """A quiet text that gives way, and that can be clicked."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrow at the left does the same
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        """Show another text."""
        self.setText(text)
        self.setToolTip(text)

    def sizeHint(self) -> QSize:
        return QSize(72, FIELD)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setFont(sans(BASE_SIZE - 1))
        is_near = self.underMouse() and self.isEnabled()
        role = QPalette.ColorRole.Highlight if is_near else QPalette.ColorRole.PlaceholderText
        painter.setPen(self.palette().color(role))
        text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

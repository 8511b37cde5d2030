"""The table of bindings: a row an Input and a row an output, with its columns, preparation and resulting shape."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from designer.advice.values import values_of
from designer.data.field import Field
from designer.data.preparation import PREPARATIONS, preparation_of, with_columns, with_preparation
from designer.data.settings import Binding
from designer.views.figures import shape_text
from designer.views.icons import icon
from designer.views.panels.bindings import Outlet
from designer.views.panels.column_chooser import ColumnChooser
from designer.views.panels.form_rows import ChoiceField
from designer.views.stylesheet import FIELD, mark
from designer.views.theme import Theme

OFFERED = (*PREPARATIONS, "own")


class BindingRow(QWidget):
    """The widgets of one row; the table lays them out in its columns."""

    edited = Signal(object, bool)  # Binding, whether the list of columns is still open
    left = Signal()

    def __init__(self, role: str, outlet: Outlet, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()  # only its parts are seen
        self.role = role
        self.outlet = outlet
        self.binding = Binding()
        name = f"binding_{role}_{outlet.key}"
        self.title = QLabel(parent)
        self.drawn = QLabel(parent)
        mark(self.drawn, "mono", "muted")
        self.chooser = ColumnChooser(name, parent)
        self.preparation = ChoiceField(f"{name}_preparation", OFFERED, parent)
        self.result = QLabel(parent)
        mark(self.result, "mono")
        self.state = QLabel(parent)
        self.state.setObjectName(f"{name}_state")
        self.state.setFixedSize(QSize(18, FIELD))
        self.problem = QLabel(parent)
        self.problem.setObjectName(f"{name}_problem")
        self.problem.setWordWrap(True)
        mark(self.problem, "muted", "error")
        self.chooser.chosen.connect(self._on_chosen)
        self.chooser.closed.connect(self.left)
        self.preparation.chosen.connect(self._on_prepared)

    def parts(self) -> tuple[QWidget, ...]:
        """Return the widgets that stand side by side."""
        return self.title, self.drawn, self.chooser, self.preparation, self.result, self.state

    def show_binding(
        self,
        outlet: Outlet,
        binding: Binding,
        columns: Sequence[Field],
        rest: Sequence[str],
        problem: str,
        theme: Theme,
    ) -> None:
        """Show what is bound, whether it fits and, if not, why."""
        self.outlet, self.binding = outlet, binding
        self.title.setText(self.title.fontMetrics().elidedText(outlet.title, Qt.TextElideMode.ElideRight, 130))
        self.title.setToolTip(outlet.title)
        self.drawn.setText(shape_text((None, *outlet.shape)) if outlet.shape is not None else "")
        self.chooser.show_columns(binding.columns, columns, rest)
        self.preparation.set_value(preparation_of(binding))
        self.preparation.setEnabled(bool(binding.columns))
        values = values_of(binding, columns, self.role == "targets")
        self.result.setText(shape_text((None, *values.shape)) if values is not None else "–")
        self._show_state(problem, values is not None, theme)
        mark(self.chooser.field, "invalid", on=bool(problem))

    def retranslate(self, words: Sequence[str]) -> None:
        """Set every text anew."""
        title = self.outlet.title
        self.preparation.set_words(words, self.tr("Preparation of {name}").format(name=title))
        self.chooser.field.setAccessibleName(self.tr("Columns for {name}").format(name=title))

    def dispose(self) -> None:
        """Take the row out of the table."""
        for part in (*self.parts(), self.problem, self):
            part.hide()
            part.deleteLater()

    def _show_state(self, problem: str, fits: bool, theme: Theme) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        name, colour = ("mdi6.alert-circle", "error") if problem else ("mdi6.check-circle", "ok")
        if problem or fits:
            self.state.setPixmap(icon(name, theme, colour).pixmap(16, 16))
        else:
            self.state.clear()
        self.state.setAccessibleName(problem or (self.tr("fits") if fits else self.tr("not bound")))
        self.state.setToolTip(self.state.accessibleName())

    def _on_chosen(self, names: tuple[str, ...]) -> None:
        self.edited.emit(with_columns(self.binding, names), True)

    def _on_prepared(self, preparation: str) -> None:
        self.left.emit()
        if preparation in PREPARATIONS:
            self.edited.emit(with_preparation(self.binding, preparation), False)


class BindingTable(QWidget):
    """Rows by (role, key); `role` is "inputs" or "targets", as in the settings."""

    edited = Signal(str, str, object, bool)  # role, key, Binding, is one of several clicks
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("data_bindings")
        self.rows: dict[tuple[str, str], BindingRow] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(2, 3)
        self._grid.setColumnStretch(3, 2)
        self._grid.setColumnMinimumWidth(2, 112)
        self._grid.setColumnMinimumWidth(3, 104)
        self._heads = [QLabel(self) for _ in range(5)]
        for column, head in enumerate(self._heads):
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
            line = 1 + 2 * index
            for column, part in enumerate(row.parts()):
                self._grid.addWidget(part, line, column)
                part.show()
            self._grid.setRowMinimumHeight(line, FIELD + 2)
            self._grid.addWidget(row.problem, line + 1, 0, 1, 6)
        self.rows = rows
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        heads = (self.tr("Layer"), self.tr("Drawn"), self.tr("Columns"), self.tr("Preparation"), self.tr("Becomes"))
        for label, text in zip(self._heads, heads, strict=True):
            label.setText(text)
            label.setVisible(bool(self.rows))
        words = (
            self.tr("as it is"),
            self.tr("standardise"),
            self.tr("scale to 0–1"),
            self.tr("one-hot"),
            self.tr("integer"),
            self.tr("text"),
            self.tr("by column"),
        )
        for row in self.rows.values():
            row.retranslate(words)

    def _new_row(self, role: str, outlet: Outlet) -> BindingRow:
        row = BindingRow(role, outlet, self)
        row.edited.connect(self._on_edited)
        row.left.connect(self.left)
        return row

    def _on_edited(self, binding: Binding, is_part: bool) -> None:
        row = self.sender()
        if isinstance(row, BindingRow):
            self.edited.emit(row.role, row.outlet.key, binding, is_part)

"""How the columns of a binding are prepared: a chain of steps for those of a kind, and what comes out of it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from designer.data.field import Field
from designer.data.settings import Binding
from designer.data.steps import Step
from designer.views.figures import count_text
from designer.views.forms.controls import Combo
from designer.views.icons import icon
from designer.views.panels.data_wing.field_words import kind_title
from designer.views.panels.data_wing.step_arguments import StepForm
from designer.views.panels.data_wing.step_groups import (
    Group,
    Outcome,
    Steps,
    fitting,
    groups,
    of_kind,
    outcome,
    with_steps,
)
from designer.views.panels.data_wing.step_pills import StepPills
from designer.views.plots.value_box import number
from designer.views.stylesheet import FIELD, mark
from designer.views.theme import Appearance
from designer.views.wording import say

_NAME_WIDTH = 124


class StepsEditor(QWidget):
    """A row a group of columns. `edited` carries the Binding and a merge key, "" for what is no typing."""

    edited = Signal(object, str)
    left = Signal()

    def __init__(self, name: str, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._appearance = appearance
        self._binding = Binding()
        self._fields: Mapping[str, Field] = {}
        self._is_target = False
        self._apart: set[str] = set()
        self._open: tuple[str, int] | None = None  # the first column of a group, the place of a step
        self._rows: list[_GroupRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._layout.addStretch(1)

    def show_binding(self, binding: Binding, fields: Mapping[str, Field], is_target: bool) -> None:
        """Show how the columns of a binding are prepared; `fields` are those of the source, by name."""
        self._binding, self._fields, self._is_target = binding, fields, is_target
        self._apart &= set(binding.columns)
        shown = groups(binding, fields, self._apart)
        while len(self._rows) > len(shown):
            row = self._rows.pop()
            row.hide()
            row.deleteLater()
        while len(self._rows) < len(shown):
            self._rows.append(self._new_row(len(self._rows)))
        for row, group in zip(self._rows, shown, strict=True):
            field = fields[group.columns[0]]
            others = len(of_kind(binding, fields, group.kind)) - len(group.columns)
            opened = self._open[1] if self._open is not None and self._open[0] in group.columns else -1
            choices = fitting(group.steps, len(group.steps), field, is_target)
            row.show_group(group, outcome(group, fields, is_target), choices, others, opened)

    def retranslate(self) -> None:
        """Set every text anew."""
        for row in self._rows:
            row.retranslate()
        self.show_binding(self._binding, self._fields, self._is_target)

    def _new_row(self, place: int) -> _GroupRow:
        row = _GroupRow(f"{self.objectName()}_{place}", self._appearance)
        row.steps_edited.connect(self._on_steps)
        row.step_opened.connect(self._on_opened)
        row.set_apart.connect(self._on_apart)
        row.spread.connect(self._on_spread)
        row.left.connect(self.left)
        self._layout.insertWidget(place, row)
        return row

    def _on_steps(self, group: Group, steps: Steps, opened: int, typed: str) -> None:
        if not typed:
            self.left.emit()
        self._open = (group.columns[0], opened) if opened >= 0 else None
        key = f"{group.columns[0]}:{opened}:{typed}" if typed else ""
        self.edited.emit(with_steps(self._binding, group.columns, steps), key)

    def _on_opened(self, group: Group, place: int) -> None:
        self._open = None if self._open == (group.columns[0], place) else (group.columns[0], place)
        self.show_binding(self._binding, self._fields, self._is_target)

    def _on_apart(self, column: str) -> None:
        self._apart.add(column)
        self._open = None
        self.show_binding(self._binding, self._fields, self._is_target)

    def _on_spread(self, group: Group) -> None:
        """Prepare every column of a kind as those of one group."""
        columns = of_kind(self._binding, self._fields, group.kind)
        self._apart -= set(columns)
        self.left.emit()
        self.edited.emit(with_steps(self._binding, columns, group.steps), "")


class _GroupRow(QWidget):
    """The columns, their steps, what comes out, and the arguments of the step that is open."""

    steps_edited = Signal(object, object, int, str)  # Group, its new steps, which of them is open, what is typed in
    step_opened = Signal(object, int)
    set_apart = Signal(str)  # a column that is to be prepared alone
    spread = Signal(object)
    left = Signal()

    def __init__(self, name: str, appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName(name)
        self._appearance = appearance
        self._group = Group("number", (), ())
        self._outcome = Outcome()
        self._form: StepForm | None = None
        self._open = -1
        self._others = 0
        self._title = QLabel()
        self._title.setObjectName(f"{name}_title")
        self._title.setFixedWidth(_NAME_WIDTH)
        self._columns = Combo()
        self._columns.setObjectName(f"{name}_columns")
        self._columns.setFixedWidth(_NAME_WIDTH)
        self._pills = StepPills(f"{name}_steps")
        self._result = QLabel()
        self._result.setObjectName(f"{name}_result")
        mark(self._result, "mono", "muted")
        self._spread = QToolButton()
        self._spread.setObjectName(f"{name}_spread")
        mark(self._spread, "flat")
        self._problem = QLabel()
        self._problem.setObjectName(f"{name}_problem")
        self._problem.setWordWrap(True)
        self._card = QFrame()
        mark(self._card, "card")
        self._inside = QVBoxLayout(self._card)
        self._inside.setContentsMargins(12, 8, 12, 8)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for part in (self._title, self._columns, self._pills, self._result, self._spread):
            line.addWidget(part, part is self._pills, Qt.AlignmentFlag.AlignTop)
        for label in (self._title, self._result):
            label.setFixedHeight(FIELD)
        keeps_room = self._spread.sizePolicy()
        keeps_room.setRetainSizeWhenHidden(True)
        self._spread.setSizePolicy(keeps_room)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(line)
        layout.addWidget(self._card)
        layout.addWidget(self._problem)
        self._columns.activated.connect(self._on_column)
        self._pills.opened.connect(self._on_opened)
        self._pills.removed.connect(self._on_removed)
        self._pills.moved.connect(self._on_moved)
        self._pills.added.connect(self._on_added)
        self._spread.clicked.connect(self._on_spread)
        self.retranslate()

    def show_group(
        self, group: Group, made: Outcome, choices: tuple[type[Step], ...], others: int, opened: int
    ) -> None:
        """Show a group; so many `others` of its kind are prepared otherwise or alone."""
        if group.columns != self._group.columns:
            self._columns.clear()
            self._columns.addItems(list(group.columns))
        self._others = others
        self._group, self._outcome, self._open = group, made, opened if opened < len(group.steps) else -1
        self._pills.show_steps(group.steps, choices, self._open)
        self._spread.setVisible(others > 0)
        self._spread.setIcon(icon("mdi6.content-duplicate", self._appearance.theme, "muted"))
        self._show_form()
        self._say()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._pills.retranslate()
        self._columns.setAccessibleName(self.tr("Columns prepared alike"))
        self._say()

    def _say(self) -> None:
        group, made = self._group, self._outcome
        kind = kind_title(group.kind)
        count = len(group.columns)
        name = "".join(group.columns) if count == 1 else ""
        self._title.setText(self._title.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _NAME_WIDTH - 4))
        self._title.setToolTip(f"{name} · {kind}")
        self._title.setVisible(count == 1)
        self._columns.setVisible(count > 1)
        self._columns.set_summary(f"{count_text(count)} × {kind}")
        self._columns.setToolTip(self.tr("Choose a column to prepare it alone"))
        self._spread.setToolTip(
            self.tr("Prepare the other {count} in this way, too: {kind}").format(count=self._others, kind=kind)
        )
        self._spread.setAccessibleName(self._spread.toolTip())
        self._result.setText(result_text(made))
        self._result.setToolTip(self.tr("Numbers a row, their type and range after these steps"))
        lost = sum(made.lost.values())
        if made.fault is not None:
            self._problem.setText(say(made.fault))
        elif lost:
            name, most = max(made.lost.items(), key=lambda item: item[1])
            self._problem.setText(
                self.tr("Rows without a value cannot be used: {count} in {column}. Add a step that fills them.").format(
                    count=count_text(most), column=name
                )
            )
        mark(self._problem, "muted")
        mark(self._problem, "error", on=made.fault is not None)
        mark(self._problem, "warning", on=made.fault is None)
        self._problem.setVisible(made.fault is not None or bool(lost))

    def _show_form(self) -> None:
        step = self._group.steps[self._open] if self._open >= 0 else None
        name = f"{self.objectName()}_form"
        if self._form is not None and (step is None or type(step) is not self._form.kind):
            self._inside.removeWidget(self._form)
            self._form.hide()
            self._form.deleteLater()
            self._form = None
        if step is not None and step.__struct_fields__:
            if self._form is None:
                self._form = StepForm(name, step)
                self._form.edited.connect(self._on_step)
                self._form.left.connect(self.left)
                self._inside.addWidget(self._form)
            self._form.show_step(step)
        self._card.setVisible(self._form is not None)

    def _emit(self, steps: Steps, opened: int, typed: str = "") -> None:
        self.steps_edited.emit(self._group, steps, opened, typed)

    def _on_step(self, step: Step, typed: str) -> None:
        steps = self._group.steps
        self._emit((*steps[: self._open], step, *steps[self._open + 1 :]), self._open, typed)

    def _on_opened(self, place: int) -> None:
        self.step_opened.emit(self._group, place)

    def _on_removed(self, place: int) -> None:
        steps = self._group.steps
        opened = self._open - (place < self._open) if place != self._open else -1
        self._emit(steps[:place] + steps[place + 1 :], opened)

    def _on_moved(self, place: int, target: int) -> None:
        steps = list(self._group.steps)
        steps.insert(target, steps.pop(place))
        self._emit(tuple(steps), target if self._open == place else -1)

    def _on_added(self, kind: type[Step]) -> None:
        self._emit((*self._group.steps, kind()), len(self._group.steps))

    def _on_spread(self) -> None:
        self.spread.emit(self._group)

    def _on_column(self, index: int) -> None:
        name = self._columns.itemText(index)
        self.set_apart.emit(name)


def result_text(made: Outcome) -> str:
    """Return what becomes of columns in a line: how many numbers a row, dtype, range."""
    if made.fault is not None:
        return "–"
    size = " × ".join("?" if part is None else count_text(part) for part in made.shape)
    reach = ""
    if made.minimum is not None and made.maximum is not None:
        reach = f"  {number(made.minimum)} … {number(made.maximum)}"
    return f"→ {size} {made.dtype}{reach}"

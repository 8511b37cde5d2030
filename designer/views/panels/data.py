"""The data panel: where the data come from, what they hold, and what feeds which Input and output."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from designer.data.errors import DataError
from designer.data.plan import settled
from designer.data.settings import Binding, DataSettings
from designer.data.sources import Source, SyntheticSource
from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.project.records import DATA
from designer.views.context import Context
from designer.views.down_scroll import DownScroll
from designer.views.figures import count_text
from designer.views.file_dialogs import ask_open
from designer.views.guard import guarded
from designer.views.panel import Panel
from designer.views.panels import outlets
from designer.views.panels.binding_rows import BindingTable
from designer.views.panels.bindings import all_but
from designer.views.panels.data_found import FoundView
from designer.views.panels.data_source import SourceEditor
from designer.views.panels.data_wing.data_notes import classes_of_target, notes_of
from designer.views.panels.data_wing.empty_state import EmptyState
from designer.views.panels.data_wing.notes_list import NotesList
from designer.views.panels.data_wing.rules import RulesView
from designer.views.panels.data_wing.source_files import (
    is_project_or_model,
    one_path,
    pasted_path,
    patterns,
    source_for,
)
from designer.views.panels.fixing import allow_file
from designer.views.stylesheet import mark
from designer.views.turning_splitter import TurningSplitter
from designer.views.wording import say

_CHOOSE = QT_TRANSLATE_NOOP("Edits", "Choose data")
_GENERATE = QT_TRANSLATE_NOOP("Edits", "Change generator")
_BIND = QT_TRANSLATE_NOOP("Edits", "Bind data")
_KINDS = QT_TRANSLATE_NOOP("Edits", "Correct kinds")
_FORM = QT_TRANSLATE_NOOP("Edits", "Read data otherwise")
_RULES = QT_TRANSLATE_NOOP("Edits", "Change split and weights")
_LEAVE_OUT = QT_TRANSLATE_NOOP("Edits", "Leave column out")


@guarded
class DataPanel(Panel):
    """A form over `document.data`; what the source holds comes from the engine by way of `datasets`."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        found: FoundView | None = None,
        rules: RulesView | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("panel_data")
        self.setAcceptDrops(True)
        self._found = found or FoundView(context.datasets, context.catalogue, context.appearance)
        self._rules = rules or RulesView(context.appearance)
        self._context = context
        self._visit = 0  # grows when a field is left: what is edited after it is another undo step
        self._build()
        context.document.changed.connect(self.refresh_soon)
        context.document.settings_changed.connect(self.refresh)
        context.document.was_reset.connect(self.refresh_if_seen)
        context.document.path_changed.connect(self.refresh_if_seen)
        context.analysis.report_changed.connect(self.refresh_soon)
        context.datasets.changed.connect(self.refresh_if_seen)
        context.appearance.changed.connect(self.refresh_soon)
        if context.splits is not None:
            context.splits.changed.connect(self._show_rules)
        context.selection.changed.connect(self._reveal_selected)
        self.retranslate()

    @classmethod
    def built(cls, context: Context) -> Generator[None, None, DataPanel]:
        found = FoundView(context.datasets, context.catalogue, context.appearance)
        yield
        rules = RulesView(context.appearance)
        yield
        return cls(context, found=found, rules=rules)

    def parts(self) -> tuple[QWidget, ...]:
        return (self._source, self._found, self._empty, self._head, self._bindings, self._notes, self._rules)

    def title(self) -> str:
        """Return the translated title of the panel."""
        return self.tr("Data")

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Data"))
        self._source.retranslate()
        self._found.retranslate()
        self._rules.retranslate()
        self._empty.retranslate()
        self._bindings_title.setText(self.tr("Bindings"))
        self._bind.setText(self.tr("Bind by name"))
        self._bind.setAccessibleName(self.tr("Bind columns to layers by name"))
        self._bind.setToolTip(
            self.tr("Bind columns to Inputs and outputs of the same name, and what is left over where it is clear.")
        )
        self._no_layer.setText(self.tr("Draw an Input and an output; what feeds them is chosen here."))
        self._bindings.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show the settings of the document and what is known of the source."""
        data = self._context.document.data
        self._source.show_source(data.source, self._folder())
        focus = QApplication.focusWidget()
        if data.source is not None and focus is not None and self._empty.isAncestorOf(focus):
            self._source.setFocus(Qt.FocusReason.OtherFocusReason)  # where what was taken stands
        self._empty.setVisible(data.source is None)
        self._found.setVisible(data.source is not None)
        self._found.refresh(self._uses())
        self._show_bindings()
        self._show_rules()

    def bind_by_name(self) -> None:
        """Bind what suggests itself; what is bound to columns that exist stays."""
        settings = outlets.with_proposals(self._context)
        if settings is not None:
            self._edit(settings, _BIND)

    # ------------------------------------------------------------------------------------------ building

    def _build(self) -> None:
        splitter = TurningSplitter(self._build_source(), self._build_bindings())
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([560, 640])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

    def _build_source(self) -> QWidget:
        self._source = SourceEditor("data_source", ("", "bundled", "file", "folder", "synthetic"))
        self._source.edited.connect(self._on_source_edited)
        self._source.file_chosen.connect(self._on_file_chosen)
        self._source.refused.connect(self._say_refused)
        self._found.generator_edited.connect(self._on_generator_edited)
        self._found.kinds_edited.connect(self._on_kinds_edited)
        self._found.form_edited.connect(self._on_form_edited)
        self._found.left.connect(self._on_left)
        self._empty = EmptyState("data_empty", self._context.appearance)
        self._empty.wanted.connect(self._source.choose_kind)
        side = QWidget()
        layout = QVBoxLayout(side)
        layout.setContentsMargins(16, 10, 12, 6)
        layout.setSpacing(4)
        layout.addWidget(self._source)
        layout.addWidget(self._found, 1)
        layout.addWidget(self._empty, 1)
        return side

    def _build_bindings(self) -> QWidget:
        self._bindings_title = QLabel()
        mark(self._bindings_title, "heading")
        self._bind = QPushButton()
        self._bind.setObjectName("data_bind_by_name")
        self._bind.clicked.connect(self.bind_by_name)
        self._bindings = BindingTable(self._context.appearance)
        self._bindings.edited.connect(self._on_binding_edited)
        self._bindings.left.connect(self._on_left)
        self._no_layer = QLabel()
        mark(self._no_layer, "muted")
        self._notes = NotesList("data_notes", self._context.appearance)
        self._notes.cure_wanted.connect(self._leave_out)
        self._rules.edited.connect(self._on_rules_edited)
        self._rules.left.connect(self._on_left)
        self._rules.source_requested.connect(self._on_source_requested)
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._bindings_title, 1)
        head.addWidget(self._bind)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(16, 10, 16, 10)
        layout.setSpacing(8)
        layout.addWidget(self._head)
        layout.addWidget(self._no_layer)
        layout.addWidget(self._bindings)
        layout.addWidget(self._notes)
        layout.addWidget(self._rules)
        layout.addStretch(1)
        self._area = DownScroll(inside, "data_bindings_area")
        return self._area

    # ------------------------------------------------------------------------------------------ showing

    def _folder(self) -> Path | None:
        path = self._context.document.path
        return path.parent if path is not None else None

    def _reveal_selected(self) -> None:
        """Bring what feeds the selected layer into view."""
        node = self._context.selection.current
        row = next((row for (_, key), row in self._bindings.rows.items() if key.partition(":")[0] == node), None)
        if row is not None and self.isVisible():
            self._area.ensureWidgetVisible(row.chooser)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._context.splits is not None:
            self._context.splits.watch()
        QTimer.singleShot(0, self, self._reveal_selected)  # it has its size then

    def _show_bindings(self) -> None:
        data = self._context.document.data
        columns = self._context.datasets.columns()
        inputs, outputs = outlets.inputs(self._context), outlets.outputs(self._context)
        rows = [("inputs", outlet) for outlet in inputs] + [("targets", outlet) for outlet in outputs]
        self._bindings.set_outlets(rows)
        self._no_layer.setVisible(not rows)
        for role, outlet in rows:
            bound = data.inputs if role == "inputs" else data.targets
            rest = all_but(columns, data.targets) if role == "inputs" else ()
            length = data.windows.length if data.windows is not None and role == "inputs" else 0
            self._bindings.rows[role, outlet.key].show_binding(
                outlet, bound.get(outlet.key, Binding()), columns, rest, self._problem(outlet.key), length
            )
        offered = outlets.with_proposals(self._context)
        self._bind.setEnabled(offered is not None)
        mark(self._bind, "primary", on=offered is not None and not any(b.columns for b in _bound(data)))

    def _uses(self) -> dict[str, str]:
        """Return what each column feeds, in words; of arrays of other lengths, how many rows they have."""
        data = self._context.document.data
        names = {o.key: o.title for o in (*outlets.inputs(self._context), *outlets.outputs(self._context))}
        uses: dict[str, list[str]] = {}
        for bound, sign in ((data.inputs, "→ {name}"), (data.targets, "◎ {name}")):
            for key, binding in bound.items():
                for column in binding.columns if key in names else ():
                    uses.setdefault(column, []).append(sign.format(name=names[key]))
        found = self._context.datasets.description
        others = found.others if found is not None else ()
        rows = {f.name: self.tr("{count} rows").format(count=count_text(f.rows)) for f in others}
        return {**rows, **{column: ", ".join(said) for column, said in uses.items()}}

    def _show_rules(self) -> None:
        """Show the split with its counts, and what is to be known of the rows."""
        data, found = self._context.document.data, self._context.datasets.description
        split = self._context.splits.found if self._context.splits is not None else None
        columns = self._context.datasets.columns()
        classes = dict(split.classes.get("training", {})) if split is not None else {}
        if not classes:
            classes = classes_of_target(data, columns)
        self._rules.setVisible(data.source is not None)
        self._rules.show_settings(
            data,
            columns,
            found.rows if found is not None else 0,
            found.parts if found is not None and data.split.by in ("auto", "own") else {},
            split.rows if split is not None and split.rows else None,
            classes,
        )
        error = self._context.splits.error if self._context.splits is not None else None
        self._notes.show_notes(notes_of(split, error if self._context.datasets.error is None else None))

    def _problem(self, key: str) -> str:
        if self._context.document.data.source is None:
            return ""
        found = [p for p in self._context.analysis.problems(key.partition(":")[0]) if p.scope == "data"]
        return say(found[0].text) if found else ""

    # ------------------------------------------------------------------------------------------ editing

    def _edit(self, settings: DataSettings, text: str, merge_key: str = "") -> None:
        self._context.document.set_setting(DATA, settings, text, merge_key)

    def _change(self, text: str, merge_key: str = "", **changes: Any) -> None:
        self._edit(msgspec.structs.replace(self._context.document.data, **changes), text, merge_key)

    def _on_file_chosen(self, path: Path) -> None:
        """Let the project read what the user chose wherever it lies; only paths that came in it are asked about."""
        folder = self._folder()
        if folder is None or not path.resolve().is_relative_to(folder.resolve()):
            allow_file(self._context, path)

    def _on_source_edited(self, source: Source | None) -> None:
        self._change(_CHOOSE, source=source)
        if isinstance(source, SyntheticSource):
            self._found.show_generator()

    def _on_generator_edited(self, source: SyntheticSource, is_typed: bool) -> None:
        self._change(_GENERATE, f"data:generator:{self._visit}" if is_typed else "", source=source)

    def _on_kinds_edited(self, settings: DataSettings, _typed: str) -> None:
        self._edit(settings, _KINDS)

    def _on_form_edited(self, source: Source, typed: str) -> None:
        self._change(_FORM, f"data:form:{typed}:{self._visit}" if typed else "", source=source)

    def _on_rules_edited(self, settings: DataSettings, typed: str) -> None:
        self._edit(settings, _RULES, f"data:rules:{typed}:{self._visit}" if typed else "")

    def _on_source_requested(self, part: str) -> None:
        """Ask for a file that validates or tests."""
        types = [self.tr("Arrays and tables ({patterns})").format(patterns=patterns()), self.tr("Any file (*)")]
        start = self._folder() or Path.home()
        path = ask_open(self, f"data_{part}_dialog", self.tr("Choose a data file"), start, types)
        if path is None:
            return
        try:
            source = source_for(path, self._folder())
        except DataError as error:
            self._say_refused(error.text)
            return
        self._on_file_chosen(path)
        settings = self._context.document.data
        self._edit(msgspec.structs.replace(settings, **{part: source}), _RULES)

    def _leave_out(self, column: str) -> None:
        """Take a column out of every Input that it feeds."""
        inputs = {}
        for key, binding in self._context.document.data.inputs.items():
            columns = tuple(name for name in binding.columns if name != column)
            steps = {name: chain for name, chain in binding.steps.items() if name != column}
            if columns:
                inputs[key] = Binding(columns, steps)
        self._change(_LEAVE_OUT, inputs=inputs)

    def _say_refused(self, text: Text) -> None:
        self._context.notices.say(say(text), "warning")

    def take_path(self, path: Path) -> None:
        """Take a file or folder as the source, wherever it was dropped or pasted."""
        self._source.take_file(path)

    def _on_binding_edited(self, role: str, key: str, binding: Binding, typed: str) -> None:
        data = self._context.document.data
        bound = dict(data.inputs if role == "inputs" else data.targets)
        fields = {field.name: field for field in self._context.datasets.columns()}
        bound[key] = settled(binding, fields) if role == "inputs" else binding
        if not binding.columns:
            del bound[key]
        self._change(_BIND, f"data:{role}:{key}:{typed}:{self._visit}" if typed else "", **{role: bound})

    def _on_left(self) -> None:
        self._visit += 1

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        path = one_path(event.mimeData())
        if path is not None and not is_project_or_model(path):  # these are opened by the window
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = one_path(event.mimeData())
        if path is not None and not is_project_or_model(path):
            event.acceptProposedAction()
            self.take_path(path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        path = pasted_path(QGuiApplication.clipboard()) if event.matches(QKeySequence.StandardKey.Paste) else None
        if path is None:
            super().keyPressEvent(event)
            return
        self.take_path(path)


def _bound(data: DataSettings) -> list[Binding]:
    return [*data.inputs.values(), *data.targets.values()]

"""The data panel: where the data come from, what they hold, and what feeds which Input and output."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from designer.advice.endings import ending
from designer.advice.targets import loss_class
from designer.data.settings import Binding, DataSettings
from designer.data.sources import Source, SyntheticSource
from designer.graph.calls import outputs_of
from designer.graph.interface import model_inputs
from designer.graph.names import keras_names
from designer.graph.texts import QT_TRANSLATE_NOOP
from designer.project.records import DATA
from designer.views.context import Context
from designer.views.guard import guarded
from designer.views.panel import Panel
from designer.views.panels.binding_rows import BindingTable
from designer.views.panels.bindings import Outlet, Shape, all_but, proposed
from designer.views.panels.data_found import FoundView, scrolled
from designer.views.panels.data_source import ENDINGS, SourceEditor
from designer.views.panels.fixing import allow_file
from designer.views.panels.validation_editor import ValidationEditor
from designer.views.stylesheet import divider, mark
from designer.views.wording import say

_CHOOSE = QT_TRANSLATE_NOOP("Edits", "Choose data")
_GENERATE = QT_TRANSLATE_NOOP("Edits", "Change generator")
_BIND = QT_TRANSLATE_NOOP("Edits", "Bind data")
_VALIDATE = QT_TRANSLATE_NOOP("Edits", "Change validation")


@guarded
class DataPanel(Panel):
    """A form over `document.data`; what the source holds comes from the engine by way of `datasets`."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel_data")
        self.setAcceptDrops(True)
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
        context.selection.changed.connect(self._reveal_selected)
        self.retranslate()

    def title(self) -> str:
        """Return the translated title of the panel."""
        return self.tr("Data")

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Data"))
        self._source.retranslate()
        self._found.retranslate()
        self._validation.retranslate()
        self._bindings_title.setText(self.tr("Bindings"))
        self._bind.setText(self.tr("Bind by name"))
        self._bind.setAccessibleName(self.tr("Bind columns to layers by name"))
        self._bind.setToolTip(
            self.tr("Bind columns to Inputs and outputs of the same name, and what is left over where it is clear.")
        )
        self._validation_title.setText(self.tr("Validation"))
        self._no_layer.setText(self.tr("Draw an Input and an output; what feeds them is chosen here."))
        self._bindings.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show the settings of the document and what is known of the source."""
        data = self._context.document.data
        self._source.show_source(data.source, self._folder())
        self._found.refresh()
        self._validation.show_settings(data, self._folder())
        self._show_bindings()

    def bind_by_name(self) -> None:
        """Bind what suggests itself; what is bound to columns that exist stays."""
        settings = self._with_proposals()
        if settings is not None:
            self._edit(settings, _BIND)

    # ------------------------------------------------------------------------------------------ building

    def _build(self) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._build_source())
        splitter.addWidget(self._build_bindings())
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 3)
        splitter.setSizes([480, 720])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

    def _build_source(self) -> QWidget:
        self._source = SourceEditor("data_source", ("", "bundled", "file", "synthetic"))
        self._source.edited.connect(self._on_source_edited)
        self._source.file_chosen.connect(self._on_file_chosen)
        self._found = FoundView(self._context.datasets, self._context.catalogue)
        self._found.generator_edited.connect(self._on_generator_edited)
        self._found.left.connect(self._on_left)
        side = QWidget()
        layout = QVBoxLayout(side)
        layout.setContentsMargins(16, 10, 12, 6)
        layout.setSpacing(4)
        layout.addWidget(self._source)
        layout.addWidget(self._found, 1)
        return side

    def _build_bindings(self) -> QWidget:
        self._bindings_title = QLabel()
        self._validation_title = QLabel()
        for label in (self._bindings_title, self._validation_title):
            mark(label, "heading")
        self._bind = QPushButton()
        self._bind.setObjectName("data_bind_by_name")
        self._bind.clicked.connect(self.bind_by_name)
        self._bindings = BindingTable()
        self._bindings.edited.connect(self._on_binding_edited)
        self._bindings.left.connect(self._on_left)
        self._no_layer = QLabel()
        mark(self._no_layer, "muted")
        self._validation = ValidationEditor(self._context.catalogue)
        self._validation.edited.connect(self._on_validation_edited)
        self._validation.left.connect(self._on_left)
        self._validation.file_chosen.connect(self._on_file_chosen)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._bindings_title, 1)
        head.addWidget(self._bind)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(16, 10, 16, 10)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._no_layer)
        layout.addWidget(self._bindings)
        layout.addWidget(divider())
        layout.addWidget(self._validation_title)
        layout.addWidget(self._validation)
        layout.addStretch(1)
        self._area = scrolled(inside, "data_bindings_area")
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
        QTimer.singleShot(0, self, self._reveal_selected)  # it has its size then

    def _show_bindings(self) -> None:
        data = self._context.document.data
        theme = self._context.appearance.theme
        columns = self._context.datasets.columns()
        inputs, outputs = self._inputs(), self._outputs()
        outlets = [("inputs", outlet) for outlet in inputs] + [("targets", outlet) for outlet in outputs]
        self._bindings.set_outlets(outlets)
        self._no_layer.setVisible(not outlets)
        for role, outlet in outlets:
            bound = data.inputs if role == "inputs" else data.targets
            rest = all_but(columns, data.targets) if role == "inputs" else ()
            self._bindings.rows[role, outlet.key].show_binding(
                outlet, bound.get(outlet.key, Binding()), columns, rest, self._problem(outlet.key), theme
            )
        offered = self._with_proposals()
        self._bind.setEnabled(offered is not None)
        mark(self._bind, "primary", on=offered is not None and not any(b.columns for b in _bound(data)))

    def _problem(self, key: str) -> str:
        if self._context.document.data.source is None:
            return ""
        found = [p for p in self._context.analysis.problems(key.partition(":")[0]) if p.scope == "data"]
        return say(found[0].text) if found else ""

    def _inputs(self) -> list[Outlet]:
        graph = self._context.document.graph
        names = keras_names(graph)
        nodes = model_inputs(graph)
        return [
            Outlet(
                n.id,
                n.name or names[n.id],
                names[n.id],
                self._shape(n.id),
                takes_text=n.params.get("dtype") == "string",
            )
            for n in nodes
        ]

    def _outputs(self) -> list[Outlet]:
        document, catalogue = self._context.document, self._context.catalogue
        found = []
        for output in outputs_of(document.graph):
            node = document.graph.nodes[output.tensor.node]
            settings = document.training.outputs.get(output.key)
            loss = loss_class(settings.loss, catalogue) if settings is not None else ""
            shape = self._shape(node.id, output.tensor.port)
            end = ending(document.graph, catalogue, node.id, output.tensor.port)
            activation = end.activation if end is not None else "linear"
            found.append(Outlet(output.key, node.name or output.name, output.name, shape, activation, loss))
        return found

    def _shape(self, node_id: str, port: int = 0) -> Shape | None:
        """Return the drawn shape of a row, from the engine or, of an Input, from its arguments."""
        info = self._context.analysis.info(node_id)
        if info is not None and port < len(info.outputs) and info.outputs[port].shape is not None:
            return tuple(info.outputs[port].shape or ())[1:]
        shape = self._context.document.graph.nodes[node_id].params.get("shape")
        return tuple(shape) if isinstance(shape, (list, tuple)) else None

    def _with_proposals(self) -> DataSettings | None:
        """Return the settings with all bindings that suggest themselves, None if nothing new does."""
        data = self._context.document.data
        columns = self._context.datasets.columns()
        if not columns:
            return None
        known = {column.name for column in columns}
        inputs, targets = proposed(self._inputs(), self._outputs(), columns)
        for key, binding in data.inputs.items():
            if binding.columns and set(binding.columns) <= known:
                inputs[key] = binding
        for key, binding in data.targets.items():
            if binding.columns and set(binding.columns) <= known:
                targets[key] = binding
        settings = msgspec.structs.replace(data, inputs={**data.inputs, **inputs}, targets={**data.targets, **targets})
        return settings if settings != data else None

    # ------------------------------------------------------------------------------------------ editing

    def _edit(self, settings: DataSettings, text: str, merge_key: str = "") -> None:
        self._context.document.set_setting(DATA, settings, text, merge_key)

    def _change(self, text: str, merge_key: str = "", **changes: Any) -> None:
        self._edit(msgspec.structs.replace(self._context.document.data, **changes), text, merge_key)

    def _on_file_chosen(self, path: Path) -> None:
        """Let the project read what the user chose wherever it lies; only paths that came in it are asked about."""
        folder = self._folder()
        if folder is not None and not path.resolve().is_relative_to(folder.resolve()):
            allow_file(self._context, path)

    def _on_source_edited(self, source: Source | None) -> None:
        self._change(_CHOOSE, source=source)
        if isinstance(source, SyntheticSource):
            self._found.show_generator()

    def _on_generator_edited(self, source: SyntheticSource, is_typed: bool) -> None:
        self._change(_GENERATE, f"data:generator:{self._visit}" if is_typed else "", source=source)

    def _on_binding_edited(self, role: str, key: str, binding: Binding, is_part: bool) -> None:
        data = self._context.document.data
        bound = dict(data.inputs if role == "inputs" else data.targets)
        bound[key] = binding
        if not binding.columns:
            del bound[key]
        self._change(_BIND, f"data:{role}:{key}:{self._visit}" if is_part else "", **{role: bound})

    def _on_validation_edited(self, settings: DataSettings, typed: str) -> None:
        self._edit(settings, _VALIDATE, f"data:validation:{typed}:{self._visit}" if typed else "")

    def _on_left(self) -> None:
        self._visit += 1

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self._source.take_file(path)


def _bound(data: DataSettings) -> list[Binding]:
    return [*data.inputs.values(), *data.targets.values()]


def _dropped_file(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    return path if path is not None and path.suffix.lower() in ENDINGS else None

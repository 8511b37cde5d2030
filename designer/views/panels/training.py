"""The training form: optimizer, losses and metrics of every output, epochs, batch size, seed, callbacks."""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from designer.advice.logged_names import logged_names
from designer.advice.targets import suggested
from designer.advice.values import values_of
from designer.catalogue.spec import Param, Spec
from designer.data.settings import Binding
from designer.graph.calls import Output, outputs_of
from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.project.records import TRAINING, ObjectSpec, OutputTraining, class_and_args
from designer.recipe.backends import BACKENDS, is_installed, why_missing
from designer.recipe.settings import GROUPS, OPTIONS
from designer.session.tensorboard import TensorBoard
from designer.views.context import Context
from designer.views.down_scroll import DownScroll
from designer.views.forms.base import Editor
from designer.views.forms.section import Section
from designer.views.forms.table import make_editor
from designer.views.panel import Panel
from designer.views.panels.form_rows import form_layout, row_label
from designer.views.panels.pills import PillList
from designer.views.panels.run_texts import run_label
from designer.views.panels.training_options import OptionForm, changed
from designer.views.panels.training_output import OutputForm
from designer.views.places import PlaceField
from designer.views.stylesheet import divider, mark
from designer.views.wording import say

_OPTIMIZER = Param(name="optimizer", kind="optimizer", required=True, initial="rmsprop")
_LEARNING_RATE = Param(name="learning_rate", kind="float", required=True, initial=0.001, minimum=0.0)
_HIDDEN = {
    "ModelCheckpoint": ("filepath", "verbose"),
    "EarlyStopping": ("verbose",),
    "ReduceLROnPlateau": ("verbose",),
}
_NAMES = {
    "optimizer": QT_TRANSLATE_NOOP("Edits", "Change optimizer"),
    "learning_rate": QT_TRANSLATE_NOOP("Edits", "Change learning rate"),
    **{name: row.option.edit for name, row in OPTIONS.items()},
    "callbacks": QT_TRANSLATE_NOOP("Edits", "Change callbacks"),
    "loss": QT_TRANSLATE_NOOP("Edits", "Change loss"),
    "metrics": QT_TRANSLATE_NOOP("Edits", "Change metrics"),
    "weighted_metrics": QT_TRANSLATE_NOOP("Edits", "Change weighted metrics"),
    "weight": QT_TRANSLATE_NOOP("Edits", "Change loss weight"),
}


class TrainingPanel(Panel):
    """A form over `document.training`; every edit is one undo step, typing in one field merges."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel_training")
        self._context = context
        self._visit = 0  # grows when a field is left: what is typed after it is another undo step
        self._outputs: dict[str, OutputForm] = {}
        self._editors: dict[str, Editor] = {}
        self._labels: dict[str, QLabel] = {}
        self._tensorboard: TensorBoard | None = None
        self._place: PlaceField | None = None
        self._options: dict[str, OptionForm] = {}
        self._sections: dict[str, Section] = {}
        self._build()
        context.document.changed.connect(self.refresh_soon)
        context.document.settings_changed.connect(self.refresh)
        context.document.was_reset.connect(self.refresh_if_seen)
        context.datasets.changed.connect(self.refresh_soon)
        context.runs.changed.connect(self.refresh_soon)
        self.retranslate()

    def title(self) -> str:
        """Return the translated title of the panel."""
        return self.tr("Training")

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Training settings"))
        texts = {
            "optimizer": self.tr("Optimizer"),
            "learning_rate": self.tr("Learning rate"),
            "callbacks": self.tr("Callbacks"),
        }
        if self._place is not None:
            texts["place"] = self.tr("Place")
            self._place.retranslate()
        for name, text in texts.items():
            self._labels[name].setText(text)
            if name in self._editors:
                self._editors[name].focus_widget().setAccessibleName(text)
        for options in self._options.values():
            options.retranslate()
        for group, section in self._sections.items():
            section.set_title(QCoreApplication.translate("Options", group))
        missing = [one for one in BACKENDS.values() if not is_installed(one.name)]
        if missing:
            row = OPTIONS["backend"]
            words = [QCoreApplication.translate("Options", word) for word in row.option.words]
            for one in missing:
                words[row.param.values.index(one.name)] = self.tr("{backend} (not installed)").format(backend=one.title)
            hints = [say(hint) for one in missing if (hint := why_missing(one.name)) is not None]
            self._options[""].say_otherwise("backend", tuple(words), "\n".join(hints))
        self._open_logs.setText(self.tr("Open TensorBoard"))
        self._open_logs.setToolTip(self.tr("The logs of all runs of this project, in the browser"))
        self._callbacks.retranslate(self.tr("+ callback"), self.tr("Add a callback"))
        self._no_output.setText(self.tr("Losses and metrics stand here as soon as the drawing has an output."))
        for form in self._outputs.values():
            form.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show the settings of the document."""
        training = self._context.document.training
        self._editors["optimizer"].set_value(training.optimizer)
        rate = self._learning_rate()
        is_number = isinstance(rate, (int, float))
        self._form.setRowVisible(self._editors["learning_rate"], is_number)
        if is_number:
            self._editors["learning_rate"].set_value(float(rate))
        self._options[""].set_choices("start_from", self._starts(training.start_from))
        for form in self._options.values():
            form.show_settings(training)
        for group, section in self._sections.items():
            section.set_note(", ".join(changed(group, training)))
        self._callbacks.set_objects(training.callbacks)
        writes_logs = any(class_and_args(one)[0] == "TensorBoard" for one in training.callbacks)
        self._more.setRowVisible(self._open_logs, writes_logs)
        self._show_outputs()

    def output_form(self, key: str) -> OutputForm:
        """Return the part of the form for one output (graph.calls.output_key)."""
        return self._outputs[key]

    # ------------------------------------------------------------------------------------------ building

    def _build(self) -> None:
        catalogue = self._context.catalogue
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(16, 10, 10, 12)
        self._column.setSpacing(10)
        self._form = form_layout()
        self._column.addLayout(self._form)
        self._add_editor(self._form, _OPTIMIZER)
        self._add_editor(self._form, _LEARNING_RATE)
        self._column.addWidget(divider())
        self._outputs_layout = QVBoxLayout()
        self._outputs_layout.setSpacing(12)
        self._column.addLayout(self._outputs_layout)
        self._no_output = QLabel()
        self._no_output.setWordWrap(True)
        mark(self._no_output, "muted")
        self._outputs_layout.addWidget(self._no_output)
        self._column.addWidget(divider())
        self._column.addWidget(self._option_form(""))
        more = form_layout()
        self._column.addLayout(more)
        if self._context.places is not None:
            self._place = PlaceField("training_place", self._context.places)
            self._add_field(more, "place", self._place)
        self._callbacks = PillList("training_callbacks", "callback", catalogue, self._callback_params)
        self._add_field(more, "callbacks", self._callbacks)
        more.addRow(self._callbacks.details)
        self._open_logs = QPushButton()
        self._open_logs.setObjectName("training_open_tensorboard")
        mark(self._open_logs, "link")
        more.addRow(self._open_logs)
        self._more = more
        for group in GROUPS[1:]:
            section = self._sections[group] = Section("", group, is_open=False)
            section.toggled.connect(self._on_section_toggled)
            self._column.addWidget(section)
        self._column.addStretch(1)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(DownScroll(inside, "training_area"))
        self._callbacks.edited.connect(self._on_callbacks_edited)
        self._callbacks.left.connect(self._on_left)
        self._open_logs.clicked.connect(self._on_open_logs)

    def _option_form(self, group: str) -> OptionForm:
        form = self._options[group] = OptionForm(group, self._context.catalogue)
        form.edited.connect(self._on_option_edited)
        form.left.connect(self._on_left)
        return form

    def _on_section_toggled(self, is_open: bool) -> None:
        """Put the options into a section that is opened for the first time; most never are."""
        group = next(group for group, section in self._sections.items() if section is self.sender())
        if is_open and group not in self._options:
            form = self._option_form(group)
            form.retranslate()
            form.show_settings(self._context.document.training)
            self._sections[group].content.addWidget(form)

    def _add_editor(self, form: Any, param: Param) -> None:
        editor = make_editor(param, self._context.catalogue)
        editor.setObjectName(f"training_{param.name}")
        editor.edited.connect(self._on_edited)
        editor.left.connect(self._on_left)
        self._editors[param.name] = editor
        self._add_field(form, param.name, editor)

    def _add_field(self, form: Any, name: str, field: QWidget) -> None:
        self._labels[name] = row_label()
        form.addRow(self._labels[name], field)

    def _callback_params(self, spec: Spec) -> list[Param]:
        """Return the arguments of a callback a form shows, with the names there will be as choices of `monitor`."""
        document = self._context.document
        names = tuple(
            logged_names(outputs_of(document.graph), document.training, document.data, self._context.catalogue)
        )
        params = [p for p in spec.params if p.name not in _HIDDEN.get(spec.name, ())]
        return [msgspec.structs.replace(p, kind="enum", values=names) if p.name == "monitor" else p for p in params]

    def _starts(self, chosen: str) -> list[tuple[str, str]]:
        """Return the runs whose weights training can start with, and the chosen one even if it is not there."""
        runs = [run for run in self._context.runs.with_model(chosen) if run.status != "running"]
        found = [("", self.tr("fresh weights")), *((run.name, run_label(run)) for run in runs)]
        if chosen and chosen not in {run.name for run in runs}:
            found.append((chosen, self.tr("{run} (missing)").format(run=chosen)))
        return found

    def _show_outputs(self) -> None:
        document = self._context.document
        outputs = outputs_of(document.graph)
        keys = [output.key for output in outputs]
        for key in set(self._outputs) - set(keys):
            form = self._outputs.pop(key)
            self._outputs_layout.removeWidget(form)
            form.hide()
            form.deleteLater()
        for index, output in enumerate(outputs):
            if output.key not in self._outputs:
                self._outputs[output.key] = self._new_output_form(output)
            self._outputs_layout.insertWidget(index, self._outputs[output.key])
            title = document.graph.nodes[output.tensor.node].name or output.name
            settings = document.training.outputs.get(output.key, OutputTraining())
            has_weights = bool(document.data.class_weights or document.data.sample_weights)
            self._outputs[output.key].show_settings(
                title, settings, len(outputs) == 1, self._suggested(output), has_weights
            )
        self._no_output.setVisible(not outputs)

    def _new_output_form(self, output: Output) -> OutputForm:
        form = OutputForm(output.key, self._context.catalogue)
        form.edited.connect(self._on_output_edited)
        form.left.connect(self._on_left)
        form.suggestion_requested.connect(self._on_suggestion_requested)
        form.retranslate()
        return form

    def _suggested(self, output: Output) -> OutputTraining:
        document = self._context.document
        info = self._context.analysis.info(output.tensor.node)
        port = output.tensor.port
        row = info.outputs[port].row if info is not None and port < len(info.outputs) else None
        values = values_of(document.data.targets.get(output.key, Binding()), self._context.datasets.columns())
        return suggested(document.graph, self._context.catalogue, output, row, values)

    # ------------------------------------------------------------------------------------------ editing

    def _learning_rate(self) -> Any:
        name, args = class_and_args(self._context.document.training.optimizer)
        if "learning_rate" in args:
            return args["learning_rate"]
        spec = self._context.catalogue.spec(name, "optimizer")
        param = spec.param("learning_rate") if spec is not None else None
        return param.default if param is not None else None

    def _with_learning_rate(self, rate: float) -> ObjectSpec:
        name, args = class_and_args(self._context.document.training.optimizer)
        spec = self._context.catalogue.spec(name, "optimizer")
        if spec is None:
            return {"class": name, "args": {**args, "learning_rate": rate}}
        param = spec.param("learning_rate")
        args = {key: value for key, value in args.items() if key != "learning_rate"}
        if param is None or param.default != rate:
            args = {"learning_rate": rate, **args}
        return {"class": spec.name, "args": args} if args or not spec.alias else spec.alias

    def _edit(self, name: str, typed: bool, of: str = "", **changes: Any) -> None:
        document = self._context.document
        merge_key = f"training:{name}:{of}:{self._visit}" if typed else ""
        document.set_setting(TRAINING, msgspec.structs.replace(document.training, **changes), _NAMES[name], merge_key)

    def _on_edited(self, value: Any) -> None:
        editor = self.sender()
        name = next(n for n, e in self._editors.items() if e is editor)
        if name == "learning_rate":
            self._edit(name, True, optimizer=self._with_learning_rate(value))
        else:
            self._edit(name, self._editors[name].is_typed, **{name: value})

    def _on_option_edited(self, name: str, value: Any, is_typed: bool) -> None:
        self._edit(name, is_typed, **{name: value})

    def _on_callbacks_edited(self, objects: tuple[ObjectSpec, ...], is_typed: bool) -> None:
        self._edit("callbacks", is_typed, callbacks=objects)

    def _on_open_logs(self) -> None:
        if self._tensorboard is None:
            self._tensorboard = TensorBoard(self)
            self._tensorboard.opened.connect(self._on_logs_opened)
            self._tensorboard.failed.connect(self._on_logs_failed)
        folder = self._context.runs.folder()
        if not folder.is_dir():
            self._context.notices.say(self.tr("There are no runs yet whose logs could be shown."))
            return
        self._tensorboard.open(folder)

    def _on_logs_opened(self, address: str) -> None:
        self._context.notices.say(self.tr("TensorBoard is at {address}").format(address=address))
        QDesktopServices.openUrl(QUrl(address))

    def _on_logs_failed(self, text: Text) -> None:
        self._context.notices.say(say(text), "error")

    def _on_output_edited(self, field: str, value: Any, is_typed: bool) -> None:
        key = self.sender().key  # type: ignore[attr-defined]
        self._edit_output(key, field, is_typed, **{field: value})

    def _on_suggestion_requested(self) -> None:
        key = self.sender().key  # type: ignore[attr-defined]
        output = next((o for o in outputs_of(self._context.document.graph) if o.key == key), None)
        if output is not None:
            found = self._suggested(output)
            self._edit_output(key, "loss", False, loss=found.loss, metrics=found.metrics)

    def _edit_output(self, key: str, name: str, typed: bool, **changes: Any) -> None:
        outputs = dict(self._context.document.training.outputs)
        outputs[key] = msgspec.structs.replace(outputs.get(key, OutputTraining()), **changes)
        self._edit(name, typed, of=key, outputs=outputs)

    def _on_left(self) -> None:
        self._visit += 1

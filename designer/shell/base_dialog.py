"""Asks how a base of keras.applications is to be made: its arguments, its weights, what stands before it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from designer.catalogue.spec import Spec
from designer.graph.bases import PREPROCESS
from designer.views.context import Context
from designer.views.file_dialogs import ask_open
from designer.views.forms.controls import Combo, Toggle
from designer.views.forms.param_form import ParamForm
from designer.views.guard import guarded
from designer.views.stylesheet import mark
from designer.views.wording import summary
from designer.wire import DrawBase

_WIDTH = 520


@guarded
class BaseDialog(QDialog):
    """`wanted` carries what is to be made; the dialog stays open until somebody accepts it, and shows refusals."""

    wanted = Signal(object)  # DrawBase

    def __init__(self, spec: Spec, context: Context, shape: tuple[int | None, ...] | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("base_dialog")
        self.setWindowTitle(self.tr("Add {name}").format(name=spec.name))
        self.spec = spec
        self._is_base = spec.name != PREPROCESS
        heading = QLabel(spec.name)
        mark(heading, "heading")
        about = QLabel(spec.doc.split("\n")[-1] if spec.doc else summary(spec))
        about.setWordWrap(True)
        mark(about, "muted")
        self.form = ParamForm(spec.params, context.catalogue)
        self.form.param_edited.connect(self._edited)
        self.weights = Combo()
        self.weights.setObjectName("base_weights")
        for text, value in (
            (self.tr("random numbers"), ""),
            (self.tr("ImageNet, kept on this machine"), "cache"),
            (self.tr("of a file"), "file"),
        ):
            self.weights.addItem(text, value)
        self.file = QLineEdit()
        self.file.setObjectName("base_file")
        self.file.setAccessibleName(self.tr("File of the weights"))
        self.file.setPlaceholderText(".weights.h5, .keras, .h5")
        self.choose = QPushButton(self.tr("Choose..."))
        self.choose.setObjectName("base_choose")
        self.choose.setAutoDefault(False)
        self.preprocess = Toggle()
        self.preprocess.setObjectName("base_preprocess")
        self.frozen = Toggle()
        self.frozen.setObjectName("base_frozen")
        self.told = QLabel()
        self.told.setObjectName("base_told")
        self.told.setWordWrap(True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.create_button = QPushButton(self.tr("Add it"))
        self.create_button.setObjectName("base_create")
        self.create_button.setDefault(True)
        mark(self.create_button, "primary")
        buttons.addButton(self.create_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        self.create_button.clicked.connect(self._ask)
        self._file_row = self._file_field()
        if self._is_base:
            self._add_rows(shape)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.form)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        for part in (heading, about):
            layout.addWidget(part)
        layout.addWidget(area, 1)
        layout.addWidget(self.told)
        layout.addWidget(buttons)
        self.told.hide()
        self.resize(_WIDTH, 560 if self._is_base else 320)
        self.form.focus_first()

    def request(self) -> DrawBase:
        """Return what is to be made, as it stands in the fields."""
        weights = self.weights.currentData()
        return DrawBase(
            name=self.spec.name,
            options=self.form.values(),
            weights=self.file.text().strip() if weights == "file" else weights,
            preprocess=self.preprocess.isChecked(),
            is_frozen=self.frozen.isChecked(),
        )

    def show_working(self) -> None:
        """Say that the base is being made."""
        mark(self.told, "error", on=False)
        mark(self.told, "muted")
        self.told.setText(self.tr("Keras makes {name}...").format(name=self.spec.name))
        self.told.show()
        self.create_button.setEnabled(False)

    def show_refusal(self, text: str) -> None:
        """Say why it could not be made; the fields can be changed."""
        mark(self.told, "muted", on=False)
        mark(self.told, "error")
        self.told.setText(text)
        self.told.show()
        self.create_button.setEnabled(True)

    def _ask(self) -> None:
        if self.weights.currentData() == "file" and not Path(self.file.text().strip()).is_file():
            self.show_refusal(self.tr("Choose the file of the weights first."))
            return
        self.wanted.emit(self.request())

    def _add_rows(self, shape: tuple[int | None, ...] | None) -> None:
        values: dict[str, Any] = {"include_top": False, "pooling": "avg"}
        if shape is not None and shape[-1] == 3:
            values["input_shape"] = list(shape)
        self.form.set_values(values)
        self.form.add_row("weights", self.weights)
        self._file_label = self.form.add_row(self.tr("File"), self._file_row)
        self.form.set_row_visible(self._file_label, False)
        if self.spec.preprocessing:
            self.preprocess.setChecked(True)
            self.form.add_row(PREPROCESS, self.preprocess)
        self.form.add_row(self.tr("Frozen"), self.frozen)
        self.weights.currentIndexChanged.connect(self._weights_chosen)
        self.choose.clicked.connect(self._choose_file)

    def _file_field(self) -> QWidget:
        row = QWidget()
        row.setObjectName("base_file_row")
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.file, 1)
        line.addWidget(self.choose)
        return row

    def _weights_chosen(self) -> None:
        chosen = self.weights.currentData()
        self.form.set_row_visible(self._file_label, chosen == "file")
        self.frozen.setChecked(bool(chosen))
        self.told.hide()

    def _choose_file(self) -> None:
        types = (self.tr("Weights (*.h5 *.keras)"), self.tr("All files (*)"))
        title = self.tr("Weights of {name}").format(name=self.spec.name)
        path = ask_open(self, "base_file_dialog", title, Path.home(), types)
        if path is not None:
            self.file.setText(str(path))

    def _edited(self, _name: str, _value: Any) -> None:
        self.told.hide()

"""Keras's own picture of the model, as keras.utils.plot_model draws it, following the drawing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from designer.session.pictures import PictureOptions
from designer.views.context import Context
from designer.views.file_dialogs import ask_save, beside
from designer.views.forms.controls import Combo
from designer.views.guard import guarded
from designer.views.panel import Panel
from designer.views.panels.flow import FlowRow
from designer.views.panels.picture_view import PictureView
from designer.views.stylesheet import GRID, mark
from designer.views.wording import say

_DELAY = 150  # ms the drawing rests before it is drawn anew
_SHOWN = ("show_shapes", "show_dtype", "show_layer_names", "show_layer_activations")
DPI = (96, 200, 300)


@guarded
class DiagramPanel(Panel):
    """The picture with its options. It is drawn only while somebody looks; of a faulty drawing the last one stays."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._pictures = context.pictures
        self._svg = ""  # what the view shows
        self._shown = {name: self._switch(name) for name in _SHOWN}
        self._direction = Combo(self)
        self._direction.setObjectName("diagram_direction")
        self._direction.setFixedWidth(150)
        for direction in ("LR", "TB"):
            self._direction.addItem("", direction)
        self._zoom = QLabel(self)
        self._zoom.setObjectName("diagram_zoom")
        self._zoom.setMinimumWidth(44)
        mark(self._zoom, "muted")
        self._fit = QToolButton(self)
        self._fit.setObjectName("diagram_fit")
        mark(self._fit, "flat")
        self._save = QPushButton(self)
        self._save.setObjectName("diagram_save")
        self._message = QLabel(self)
        self._message.setObjectName("diagram_message")
        self._message.setWordWrap(True)
        self._message.setContentsMargins(12, 0, 12, 6)
        mark(self._message, "muted")
        self._view = PictureView(context.appearance, self)
        self._view.setObjectName("diagram_view")
        self._arrange()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY)
        self._timer.timeout.connect(self.refresh)
        self._direction.activated.connect(self.refresh)
        self._fit.clicked.connect(self._view.fit)
        self._save.clicked.connect(self.ask_save)
        self._view.zoom_changed.connect(self._show_zoom)
        context.analysis.report_changed.connect(self._refresh_soon)
        context.analysis.state_changed.connect(self._refresh_soon)
        if self._pictures is not None:
            self._pictures.changed.connect(self._show)
            self._pictures.written.connect(self._on_written)
            self._pictures.write_failed.connect(self._on_write_failed)
        self.retranslate()

    def title(self) -> str:
        return self.tr("Diagram")

    def retranslate(self) -> None:
        texts = {
            "show_shapes": self.tr("Shapes"),
            "show_dtype": self.tr("Types"),
            "show_layer_names": self.tr("Names"),
            "show_layer_activations": self.tr("Activations"),
        }
        for name, button in self._shown.items():
            button.setText(texts[name])
            button.setAccessibleName(texts[name])
            button.setToolTip(name)
        for index, text in enumerate((self.tr("Left to right"), self.tr("Top to bottom"))):
            self._direction.setItemText(index, text)
        self._direction.setAccessibleName(self.tr("Direction of the picture"))
        self._fit.setText(self.tr("Fit"))
        self._fit.setAccessibleName(self.tr("Show all of the picture"))
        self._fit.setToolTip(self.tr("Show all of the picture"))
        self._save.setText(self.tr("Save picture..."))
        self._save.setAccessibleName(self.tr("Save the picture"))
        self._view.setAccessibleName(self.tr("Picture of the model"))
        self.setAccessibleName(self.title())
        self._show()

    def options(self) -> PictureOptions:
        """Return what is chosen."""
        shown = {name: button.isChecked() for name, button in self._shown.items()}
        return PictureOptions(**shown, direction=self._direction.currentData())

    def message(self) -> str:
        """Return the sentence above the picture, "" if there is nothing to say."""
        return self._message.text()

    def refresh(self) -> None:
        """Have the picture drawn if it is not that of the drawing."""
        self._timer.stop()
        if self._pictures is not None and self.isVisible():
            self._pictures.draw(self.options())
            self._show()

    def ask_save(self) -> None:
        """Ask for a file, and have the picture written to it."""
        types = self._types()
        target = beside(self._context.document.path)
        endings = {its_type: suffix for its_type, (suffix, _) in types.items()}
        asked = ask_save(self, "diagram_save_dialog", self.tr("Save picture"), target, endings)
        if asked is not None:
            path, its_type = asked
            self.save(path, types[its_type][1])

    def save(self, path: Path, dpi: int = DPI[0]) -> None:
        """Have the picture written; the message bar says how it went."""
        if self._pictures is not None:
            self._context.notices.say(self.tr("Writing {file}...").format(file=path.name))
            self._pictures.write(path, self.options(), dpi)

    # ------------------------------------------------------------------------------------------ inside

    def _types(self) -> dict[str, tuple[str, int]]:
        """Return the endings and dots an inch of the file types of the dialog."""
        picture = self.tr("Picture, {dpi} dots an inch (*.png)")
        found: dict[str, tuple[str, int]] = {picture.format(dpi=dpi): (".png", dpi) for dpi in DPI}
        found[self.tr("Vectors (*.svg)")] = (".svg", DPI[0])
        found[self.tr("Document (*.pdf)")] = (".pdf", DPI[0])
        return found

    def _switch(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"diagram_{name}")
        button.setCheckable(True)
        button.setChecked(getattr(PictureOptions(), name))
        button.toggled.connect(self.refresh)
        return button

    def _arrange(self) -> None:
        gap = QWidget()
        head = FlowRow(spacing=GRID, grows=gap)
        head.flow.setContentsMargins(12, 6, 12, 6)
        for widget in (*self._shown.values(), self._direction, gap, self._zoom, self._fit, self._save):
            head.flow.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(self._message)
        layout.addWidget(self._view, 1)

    def _refresh_soon(self) -> None:
        if self.isVisible():
            self._timer.start()

    def _show(self) -> None:
        """Show the last picture and the sentence that goes with it."""
        pictures = self._pictures
        if pictures is None:
            return
        if pictures.svg != self._svg:
            self._svg = pictures.svg
            self._view.show_svg(self._svg)
        text = say(pictures.failure) if pictures.failure is not None else ""
        mark(self._message, "warning", on=bool(text) and bool(self._context.document.graph.nodes))
        if not text and not self._svg:
            text = self._waiting()
        self._message.setText(text)
        self._message.setVisible(bool(text))
        self._view.set_stale(pictures.failure is not None)
        self._save.setEnabled(bool(self._svg) and pictures.failure is None)
        for widget in (self._fit, self._zoom):
            widget.setVisible(bool(self._svg))
        self._show_zoom()

    def _waiting(self) -> str:
        """Say what a first picture waits for."""
        checker = self._context.analysis.checker
        if checker.state == "starting":
            return self.tr("The engine is starting; the picture follows.")
        if checker.state == "dead":
            return self.tr("The engine has ended; the picture follows when it is back.")
        return self.tr("Drawing the picture...")

    def _show_zoom(self) -> None:
        self._zoom.setText(f"{self._view.zoom:.0%}")

    def _on_written(self, path: object) -> None:
        self._context.notices.say(self.tr("Wrote {file}.").format(file=path), "ok")

    def _on_write_failed(self, text: object) -> None:
        self._context.notices.say(say(text), "error")  # type: ignore[arg-type]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

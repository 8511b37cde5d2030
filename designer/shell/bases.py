"""Pretrained bases in the window: asks how one is to be, has it made by an engine process, and adds it."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog

from designer.catalogue.pixels import CHAINS
from designer.catalogue.spec import Spec
from designer.graph import bases
from designer.graph.model import INPUT, Change, Edge, Graph, Node, Setting
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.project import run_folder, storage
from designer.project.records import TRAINING
from designer.session.opener import Opener
from designer.views.canvas.place import Place
from designer.views.context import Context
from designer.views.wording import say
from designer.wire import Answer, BaseDrawn, DrawBase, Failed

if TYPE_CHECKING:
    from designer.shell.base_dialog import BaseDialog
    from designer.shell.window import MainWindow

_LAST = 20  # layers that learn, until somebody says how many


class Bases(QObject):
    """One base at a time; its dialog stays until the base is drawn."""

    def __init__(self, window: MainWindow, context: Context) -> None:
        super().__init__(window)
        self._window = window
        self._context = context
        self._opener = Opener(self)
        self._place: Place | None = None
        self._aside: Path | None = None  # where weights are written before they become a run
        self.dialog: BaseDialog | None = None

    def ask(self, spec: Spec, place: Place) -> None:
        """Ask how a base is to be that comes to a place."""
        from designer.shell.base_dialog import BaseDialog  # what it is made of takes its time

        self._end()
        self._place = place
        self.dialog = BaseDialog(spec, self._context, self._shape_at(place), self._window)
        self.dialog.wanted.connect(self._make)
        self.dialog.finished.connect(self._end)
        self.dialog.open()

    def ask_freezing(self, node_id: str) -> None:
        """Ask how many of the last layers of a nested model learn."""
        name = self._context.document.graph.layer_of(node_id).name
        dialog = QInputDialog(self._window)
        dialog.setObjectName("freeze_most_dialog")
        dialog.setWindowTitle(self.tr("Freeze all but the last layers"))
        dialog.setInputMode(QInputDialog.InputMode.IntInput)
        dialog.setIntRange(0, 10_000)
        dialog.setIntValue(_LAST)
        dialog.setLabelText(self.tr("Layers with weights of {name} that go on learning:").format(name=name))
        if dialog.exec():
            self._window.canvas.building.freeze_all_but_last(node_id, dialog.intValue())
        dialog.deleteLater()

    def close(self) -> None:
        """End what is under way."""
        self._opener.close()
        self._forget_aside()

    # ------------------------------------------------------------------------------------------ helpers

    def _make(self, request: DrawBase) -> None:
        if self.dialog is None:
            return
        if self.dialog.spec.name == bases.PREPROCESS:
            self._add_preprocessing(str(request.options.get("mode", "tf")))
            return
        self._forget_aside()
        if request.weights:
            self._aside = Path(tempfile.mkdtemp(prefix="kdesign-base-"))
            request = msgspec.structs.replace(request, run_dir=str(self._aside / "run"))
        self.dialog.show_working()
        self._opener.ask(request, self._answered)

    def _answered(self, answer: Answer) -> None:
        if self.dialog is None or self._place is None:
            return
        if isinstance(answer, Failed):
            self.dialog.show_refusal(say(answer.text))
            return
        if not isinstance(answer, BaseDrawn):
            return
        try:
            drawn = storage.decode(answer.project)
        except DesignerError as error:
            self.dialog.show_refusal(say(error.text))
            return
        self._add(drawn, " ".join(say(note) for note in answer.notes))

    def _add(self, drawn: Graph, noted: str) -> None:
        assert self.dialog is not None
        assert self._place is not None
        name, document = self.dialog.spec.name, self._context.document
        run, more, before = "", None, document.training.start_from
        if self._aside is not None:
            run = self._free_run(f"{name}-weights")
            more = None if before else self._starting_from(run)
        text = QT_TRANSLATE_NOOP("Edits", "Add a pretrained base")
        ids = self._window.canvas.commands.add_drawn(drawn, self._place, text, more)
        if run and not self._keep_run(run, bases.renamed(drawn, ids)):
            document.undo_stack.undo()
            return
        told = self.tr("{name} is drawn. Open it to see and change its layers.")
        if run and before:
            told = self.tr("{name} is drawn; its weights are the run {run}. Training starts from {before} as before.")
        elif run:
            told = self.tr("{name} is drawn; training starts from its weights, which are the run {run}.")
        said = f"{told.format(name=name, run=run, before=before)} {noted}".strip()
        self._context.notices.say(said, "warning" if noted or (run and before) else "ok")
        self.dialog.accept()

    def _add_preprocessing(self, mode: str) -> None:
        assert self.dialog is not None
        assert self._place is not None
        change, node = bases.preprocessing(Graph(), CHAINS[mode], (0, 0))
        start = Node("n9999", INPUT, "pictures", {"shape": [None, None, 3]})
        drawn = Graph([*change.added, start, Edge(start.id, 0, node, 0)])
        text = QT_TRANSLATE_NOOP("Edits", "Add preprocess_input")
        self._window.canvas.commands.add_drawn(drawn, self._place, text)
        self.dialog.accept()

    def _starting_from(self, run: str) -> Change:
        graph, training = self._context.document.graph, self._context.document.training
        old = [Setting(TRAINING, graph.settings[TRAINING])] if TRAINING in graph.settings else []
        new = Setting(TRAINING, msgspec.structs.replace(training, start_from=run))
        return Change("", removed=tuple(old), added=(new,))

    def _free_run(self, wanted: str) -> str:
        name, number = wanted, 2
        while (self._context.runs.folder() / name).exists():
            name, number = f"{wanted}-{number}", number + 1
        return name

    def _keep_run(self, name: str, graph: Graph) -> bool:
        """Move the weights to the runs of the project, as a run of nodes that have the ids of this graph."""
        folder = self._context.runs.folder()
        assert self._aside is not None
        try:
            (self._aside / "run" / run_folder.PROJECT).write_text(storage.encode(graph), encoding="utf-8")
            folder.mkdir(parents=True, exist_ok=True)
            shutil.move(self._aside / "run", folder / name)
        except OSError as error:
            text = self.tr("The weights could not be written to {folder}: {reason}.")
            told = text.format(folder=folder, reason=error.strerror or error)
            if self.dialog is not None:
                self.dialog.show_refusal(told)
            return False
        self._context.runs.refresh()
        return True

    def _shape_at(self, place: Place) -> tuple[int | None, ...] | None:
        """Return the shape of the pictures that come in at a place, None where none are known to."""
        if place.fed_by is None:
            return None
        info = self._context.analysis.info(place.fed_by[0])
        port = place.fed_by[1]
        row = info.outputs[port].row if info is not None and port < len(info.outputs) else None
        return row if row is not None and len(row) == 3 and row[-1] in (1, 3) else None

    def _forget_aside(self) -> None:
        if self._aside is not None:
            with contextlib.suppress(OSError):
                run_folder.remove(self._aside)
            self._aside = None

    def _end(self) -> None:
        self._opener.cancel()
        self._forget_aside()
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

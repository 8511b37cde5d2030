"""Opens what somebody else made in the window: model files, scripts, pasted code; and asks before a script is run."""

from __future__ import annotations

import ast
import contextlib
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QInputDialog, QWidget

from designer.graph.model import Graph
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, Text
from designer.project import run_folder, storage
from designer.project.own_code import code_of
from designer.project.records import TRAINING
from designer.session.opener import Opener
from designer.shell.files import Files
from designer.shell.import_report import ImportReport
from designer.views.context import Context
from designer.views.notices import Severity
from designer.views.wording import say
from designer.wire import (
    Answer,
    BaseWeights,
    Failed,
    ImportBases,
    Imported,
    ImportedModel,
    ImportModel,
    ImportWeights,
    RunScript,
    WeightsImported,
)

_SHOWN_NOTES = 3
_MAX_PASTED = 2_000_000


class Importing(QObject):
    """Keeps an opener and shows what comes of it as a project that is not saved yet.

    `nodes_found` hands over the drawing of code that was pasted into a drawing, to be added to it.
    """

    nodes_found = Signal(object)  # Graph

    def __init__(self, window: QWidget, files: Files, context: Context) -> None:
        super().__init__(window)
        self._window = window
        self._files = files
        self._context = context
        self._opener = Opener(self)
        self._weights = Opener(self)
        self._source: Path | str = ""  # what is being opened: a file or a text
        self._into_drawing = False
        self._aside: Path | None = None  # where the weights are written before they become a run
        self._graph: Graph | None = None  # of the project whose weights are on their way
        self._left: ImportWeights | ImportBases | None = None  # asks for weights that could not be taken over

    @property
    def is_busy(self) -> bool:
        """Whether something is being opened, or weights are still on their way."""
        return self._opener.is_busy or self._weights.is_busy

    def open_path(self, path: Path) -> None:
        """Show the model of a file as a new project."""
        if self._files.makes_room(lambda window: window.importing.open_path(path)):
            self._context.notices.say(self.tr("Opening {name}...").format(name=path.name))
            self._ask(path, into_drawing=False)

    def paste_code(self) -> None:
        """Show the model that the code on the clipboard defines as a new project."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self._context.notices.say(self.tr("The clipboard holds no text."), "warning")
        elif self._files.makes_room(lambda window: window.importing.paste_code()):
            self._ask(text[:_MAX_PASTED], into_drawing=False)

    def paste_into_drawing(self, text: str) -> None:
        """Add the layers of the model that a code defines to the drawing; an empty one becomes that model."""
        self._ask(text, into_drawing=bool(self._context.document.graph.nodes))

    def fetch_again(self) -> None:
        """Take over weights that could not be: what was missing, classes or files, is there now or may run."""
        left, self._left = self._left, None
        if left is not None and self._graph is not None and self._context.document.graph is self._graph:
            self._fetch(left, self._graph)

    def close(self) -> None:
        """End what is under way."""
        self._opener.close()
        self._weights.close()
        self._forget_aside()

    # ------------------------------------------------------------------------------------------ models

    def _ask(self, source: Path | str, into_drawing: bool) -> None:
        self._source, self._into_drawing = source, into_drawing
        path, text = (str(source), "") if isinstance(source, Path) else ("", source)
        self._opener.ask(ImportModel(path=path, text=text), self._answered)

    def _run(self) -> None:
        """Run the script: the user has just said yes to that."""
        self._context.notices.say(self.tr("Running the script in a process of its own..."))
        path, text = (str(self._source), "") if isinstance(self._source, Path) else ("", self._source)
        self._opener.ask(RunScript(path=path, text=text), self._answered)

    def _answered(self, answer: Answer) -> None:
        if isinstance(answer, Failed):
            self._context.notices.say(say(answer.text), "error")
        elif isinstance(answer, Imported):
            if answer.models:
                self._show(answer)
            elif answer.problem is not None:
                self._say_problem(answer.problem, answer.may_run)

    def _say_problem(self, problem: Text, may_run: bool) -> None:
        text = say(problem)
        if may_run:
            question = self.tr("Run the script to get its models? Only do so if you trust it.")
            self._context.notices.say(f"{text} {question}", "error", self.tr("Run it"), self._run)
        else:
            self._context.notices.say(text, "error")

    def _show(self, imported: Imported) -> None:
        model = imported.models[0] if len(imported.models) == 1 else self._choose(imported.models)
        if model is None:
            return
        try:
            graph = storage.decode(model.project)
        except DesignerError as error:
            self._context.notices.say(say(error.text), "error")
            return
        if self._into_drawing:
            self.nodes_found.emit(graph)
            self._say_notes([*map(_left_behind, model.bases), *model.notes], imported.passed, "")
            return
        self._files.show_imported(graph, self._source.stem if isinstance(self._source, Path) else model.name)
        has_weights = imported.has_weights or bool(model.bases)
        self._say_notes(model.notes, imported.passed, self.tr("The weights follow.") if has_weights else "")
        if model.bases:
            self._fetch(ImportBases(project=model.project, bases=model.bases), graph)
        elif imported.has_weights and isinstance(self._source, Path):
            self._fetch(ImportWeights(path=str(self._source)), graph)

    def _choose(self, models: Sequence[ImportedModel]) -> ImportedModel | None:
        whole, part = (
            self.tr("{name}: line {line}, {count} nodes"),
            self.tr("{name}: line {line}, {count} nodes (a part)"),
        )
        rows = [
            (part if model.is_part else whole).format(name=model.name, line=model.line, count=model.nodes)
            for model in models
        ]
        preset = max(i for i, model in enumerate(models) if not model.is_part or i == 0)
        dialog = QInputDialog(self._window)
        dialog.setObjectName("model_choice")
        dialog.setWindowTitle(self.tr("Choose a model"))
        dialog.setLabelText(
            self.tr("The script makes {count} models. Which one is to be drawn?").format(count=len(rows))
        )
        dialog.setOption(QInputDialog.InputDialogOption.UseListViewForComboBoxItems)
        dialog.setComboBoxItems(rows)
        dialog.setTextValue(rows[preset])
        return models[rows.index(dialog.textValue())] if dialog.exec() else None

    def _say_notes(self, notes: Sequence[Text], passed: Sequence[Text], more: str) -> None:
        """Say the first notes on a model; all of them, and what of a script was passed over, are a click away."""
        texts = [say(note) for note in notes[:_SHOWN_NOTES]]
        if len(notes) > _SHOWN_NOTES:
            texts.append(self.tr("And {count} more notes.").format(count=len(notes) - _SHOWN_NOTES))
        if passed:
            texts.append(self.tr("{count} places of the script were passed over.").format(count=len(passed)))
        if more:
            texts.append(more)
        if not texts:
            return
        level: Severity = "warning" if notes or passed else "info"
        if passed or len(notes) > _SHOWN_NOTES:
            every = [say(note) for note in notes], [say(text) for text in passed]
            self._context.notices.say(
                " ".join(texts), level, self.tr("Show all"), lambda: ImportReport(self._window, *every).open()
            )
        else:
            self._context.notices.say(" ".join(texts), level)

    # ------------------------------------------------------------------------------------------ weights

    def _fetch(self, request: ImportWeights | ImportBases, graph: Graph) -> None:
        self._forget_aside()
        self._graph = graph
        self._aside = Path(tempfile.mkdtemp(prefix="kdesign-weights-"))
        self._left = request
        request = msgspec.structs.replace(request, run_dir=str(self._aside / run_folder.IMPORTED))
        if isinstance(request, ImportWeights):
            code = {f"{one.name}.py": one.text for one in code_of(graph).modules}
            request = msgspec.structs.replace(request, code=code)
        self._weights.ask(request, self._weights_answered)

    def _weights_answered(self, answer: Answer) -> None:
        notices = self._context.notices
        if self._context.document.graph is not self._graph:
            self._forget_aside()  # another project is shown by now
            return
        if isinstance(answer, Failed):
            if isinstance(self._left, ImportBases):
                notices.say(say(answer.text), "warning", self.tr("Try again"), self.fetch_again)
            else:
                notices.say(say(answer.text), "warning")
        elif isinstance(answer, WeightsImported):
            is_of_bases, self._left = isinstance(self._left, ImportBases), None
            self._say_weights(self._keep_run(), answer, is_of_bases)
        self._forget_aside()

    def _say_weights(self, name: str, answer: WeightsImported, is_of_bases: bool) -> None:
        """Say which run the weights are; a script that gives its bases weights means to train on from them."""
        if not name:
            return
        notices = self._context.notices
        if answer.missing:
            text = self.tr("The weights are the run {run}; these layers got none: {names}.")
            notices.say(text.format(run=name, names=", ".join(answer.missing[:8])), "warning")
        elif is_of_bases:
            self._start_from(name)
            text = self.tr("Training starts from the pretrained weights, which are the run {run}.").format(run=name)
            notices.say(" ".join([text, *map(say, answer.notes)]), "warning" if answer.notes else "ok")
        else:
            text = self.tr("The weights came along as the run {run}.").format(run=name)
            notices.say(text, "ok", self.tr("Train on from them"), lambda: self._start_from(name))

    def _keep_run(self) -> str:
        """Move the run to those of the project and return its name, "" when the disk refuses."""
        runs = self._context.runs
        folder = runs.folder()
        name, number = run_folder.IMPORTED, 2
        while (folder / name).exists():
            name, number = f"{run_folder.IMPORTED}-{number}", number + 1
        assert self._aside is not None
        try:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.move(self._aside / run_folder.IMPORTED, folder / name)
        except OSError as error:
            text = self.tr("The weights could not be written to {folder}: {reason}.")
            self._context.notices.say(text.format(folder=folder, reason=error.strerror or error), "error")
            return ""
        runs.refresh()
        return name

    def _start_from(self, run: str) -> None:
        document = self._context.document
        if document.graph is self._graph:
            settings = msgspec.structs.replace(document.training, start_from=run)
            document.set_setting(TRAINING, settings, QT_TRANSLATE_NOOP("Edits", "Start from imported weights"))

    def _forget_aside(self) -> None:
        if self._aside is not None:
            with contextlib.suppress(OSError):
                run_folder.remove(self._aside)
            self._aside = None


def _left_behind(base: BaseWeights) -> Text:
    """Say that the weights of a base do not come along into a drawing that has nodes."""
    template = QT_TRANSLATE_NOOP(
        "Errors", "The weights of {name} are not taken over; add {name} from the Layers panel to get them."
    )
    return Text(template, {"name": base.name})


def looks_like_code(text: str) -> bool:
    """Tell whether a text is Python that seems to make a Keras model."""
    if len(text) > _MAX_PASTED or not any(word in text for word in ("keras", "layers.", "Sequential(", "Dense(")):
        return False
    lines = [line for line in text.splitlines() if not line.lstrip().startswith(("!", "%"))]
    try:
        tree = ast.parse("\n".join(lines))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return any(isinstance(node, ast.Call) for node in ast.walk(tree))

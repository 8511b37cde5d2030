"""The dialog that takes code, a picture or the model away; EXPORTERS says what there is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from designer.files import atomic
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, not_written
from designer.project import storage
from designer.project.run_record import Run
from designer.recipe.backends import is_installed
from designer.session.engine_client import EngineClient
from designer.session.session import Session
from designer.shell.questions import Questions
from designer.views.context import Context
from designer.views.file_dialogs import ask_save, beside
from designer.views.wording import say
from designer.wire import Answer, Diagram, Done, Failed, SaveInitial, SaveModel

if TYPE_CHECKING:  # numpy comes with them, which the first painted window does not need
    from designer.export.formats import Exporter
    from designer.export.python_code import Style

_STYLES = {
    "functional": QT_TRANSLATE_NOOP("Exports", "functional"),
    "sequential": QT_TRANSLATE_NOOP("Exports", "sequential"),
    "subclass": QT_TRANSLATE_NOOP("Exports", "subclass"),
}


@dataclass(frozen=True)
class Choice:
    """One file type of the dialog: a row of EXPORTERS, for a script in one of its styles."""

    row: Exporter
    style: Style = "functional"

    @property
    def suffix(self) -> str:
        """The ending of its files, "" for a folder."""
        return self.row.suffixes[0]


class Exports(QObject):
    """Asks where, has it written, and says that it was."""

    def __init__(self, window: QWidget, context: Context, session: Session, questions: Questions) -> None:
        super().__init__(window)
        self._window = window
        self._questions = questions
        self._context = context
        self._session = session
        self._waiting: tuple[Choice, Path] | None = None
        context.datasets.changed.connect(self._write_waiting)

    def python(self) -> None:
        """Write the script of the project, or whatever is chosen instead."""
        self._ask("python")

    def picture(self) -> None:
        """Have Keras draw the model."""
        self._ask("png")

    def model(self) -> None:
        """Write the model that is drawn with what the newest run has learned, or, without runs, not trained."""
        self._ask("keras")

    def code(self, style: str, model_only: bool) -> None:
        """Write the script in a style, all of it or only the model."""
        self._ask("python", cast("Style", style), model_only)

    def raw_model(self) -> None:
        """Write the newest run's model with its preparation inside, after saying what that comes to."""
        from designer.export.raw_graph import raw_graph_of

        run = self._newest_run()
        if run is None:
            self._context.notices.say(self.tr("There is no run yet whose preparation could be drawn. Train."), "error")
            return
        try:
            raw = raw_graph_of(run.path)
        except DesignerError as error:
            self._say_failed(error)
            return
        if self._questions.draw_preparation(run.name, [say(note) for note in raw.notes]):
            self._ask("keras", run=run, raw=storage.encode(raw.graph))

    def model_of(self, run_name: str) -> None:
        """Write the model with the weights of a run."""
        self._ask("keras", run=self._context.runs.run(run_name))

    def write(self, path: Path) -> None:
        """Write what the ending of `path` stands for; the message bar says how it went."""
        from designer.export.formats import exporter_for

        try:
            choice = Choice(exporter_for(path))
        except DesignerError as error:
            self._say_failed(error)
        else:
            self._write(choice, path, model_only=False, run=None)

    # ------------------------------------------------------------------------------------------ the dialog

    def _ask(
        self, name: str, style: Style = "functional", model_only: bool = False, run: Run | None = None, raw: str = ""
    ) -> None:
        choices = {self._type(c): c for c in self._choices(only_models=run is not None)}
        if raw:
            choices = {title: choice for title, choice in choices.items() if choice.row.may_be_raw}
        chosen = next(t for t, c in choices.items() if c.row.name == name and c.style == style)
        types = {t: c.suffix for t, c in choices.items()}
        asked = ask_save(
            self._window, "export_dialog", self.tr("Export"), beside(self._context.document.path), types, chosen
        )
        if asked is not None:
            path, its_type = asked
            self._write(choices[its_type], path, model_only, run, raw)

    def _choices(self, only_models: bool) -> list[Choice]:
        from designer.export.formats import EXPORTERS
        from designer.export.python_code import Style

        found: list[Choice] = []
        for row in EXPORTERS:
            if only_models and row.kind != "model":
                continue
            styles = get_args(Style) if row.name == "python" else ("functional",)
            found.extend(Choice(row, style) for style in styles)
        return found

    def _type(self, choice: Choice) -> str:
        title = QCoreApplication.translate("Exports", choice.row.title)
        if choice.row.name == "python":
            title += ", " + QCoreApplication.translate("Exports", _STYLES[choice.style])
        return f"{title} (*{choice.suffix})" if choice.suffix else title

    # ------------------------------------------------------------------------------------------ writing

    def _write(self, choice: Choice, path: Path, model_only: bool, run: Run | None, raw: str = "") -> None:
        if choice.row.write is not None:
            self._write_code(choice, path, model_only)
            return
        self._context.notices.say(self.tr("Writing {file}...").format(file=path.name))
        is_picture = choice.row.kind == "picture"
        engine = self._session.analysis.engine if is_picture else self._engine(choice.row.backend)
        engine.request(self._request(choice.row, path, run, raw), self._answered)

    def _write_code(self, choice: Choice, path: Path, model_only: bool) -> None:
        from designer.export.formats import CodeOptions

        document, datasets = self._context.document, self._context.datasets
        folder = document.path.parent if document.path else None
        facts = {} if model_only or document.data.source is None else datasets.facts()
        if facts is None and datasets.is_loading:
            self._waiting = (choice, path)  # what the script says of its data is being read
            self._context.notices.say(self.tr("Writing {file}...").format(file=path.name))
            return
        if facts is None and datasets.error is not None:
            self._context.notices.say(say(datasets.error), "error")
            return
        options = CodeOptions(choice.style, model_only, folder, path, facts)
        assert choice.row.write is not None
        try:
            text = choice.row.write(document.graph, self._context.catalogue, options)
            atomic.write(path, text.encode("utf-8"))
        except DesignerError as error:
            self._say_failed(error)
        except OSError as error:
            self._context.notices.say(say(not_written(path, error).text), "error")
        else:
            if document.training.start_from and not model_only:
                self._write_initial_weights(path)
            else:
                self._say_written(path)

    def _write_waiting(self) -> None:
        """Write the script that waited until its data were described."""
        if self._waiting is not None and not self._context.datasets.is_loading:
            waiting, self._waiting = self._waiting, None
            self._write_code(*waiting, model_only=False)

    def _write_initial_weights(self, script: Path) -> None:
        """Write the weights that the project starts from beside its script."""
        from designer.export.initial_weights import weights_file

        request = SaveInitial(
            project=storage.encode(self._context.document.graph),
            runs_dir=str(self._context.runs.folder()),
            output=str(script.with_name(weights_file(script))),
        )
        self._engine().request(request, self._answered)

    def _engine(self, backend: str = "") -> EngineClient:
        """Return a process on the backend that alone writes something, else on that of the project."""
        is_there = backend and is_installed(backend)
        return self._session.exporter.client(backend if is_there else self._session.analysis.backend)

    def _request(self, row: Exporter, path: Path, run: Run | None, raw: str) -> Diagram | SaveModel:
        project = storage.encode(self._context.document.graph)
        if row.kind == "picture":
            return Diagram(project=project, output=str(path))
        if run is not None or row.name == "predictor":
            project = raw
        run = run or self._newest_run()
        run_dir = str(run.path) if run else ""
        return SaveModel(project=project, run_dir=run_dir, output=str(path), form=row.name)  # type: ignore[arg-type]

    def _newest_run(self) -> Run | None:
        return next((run for run in self._context.runs.runs if run.status in ("done", "stopped")), None)

    def _answered(self, answer: Answer) -> None:
        if isinstance(answer, Failed):
            self._context.notices.say(say(answer.text), "error")
        elif isinstance(answer, Done):
            self._say_written(Path(answer.result), say(answer.note))

    def _say_written(self, path: Path, note: str = "") -> None:
        self._context.notices.say(f"{self.tr('Wrote {file}.').format(file=path)} {note}".rstrip(), "ok")

    def _say_failed(self, error: DesignerError) -> None:
        self._context.notices.say(say(error.text), "error")

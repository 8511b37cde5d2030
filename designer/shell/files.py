"""New, open, save and what may go wrong with them: unsaved changes, other programs, two windows, a crash."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

from designer.data.settings import DataSettings
from designer.graph.model import Change, Graph, Setting
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, not_written
from designer.project import run_folder, storage
from designer.project.examples import Example, example, place_data, takes_long
from designer.project.places import with_data_found
from designer.project.records import DATA
from designer.session import recovery
from designer.session.document import Document
from designer.shell.example_data import ExampleData
from designer.shell.questions import Questions
from designer.shell.settings import SCRATCH, Settings
from designer.views.file_dialogs import ask_open, ask_save
from designer.views.notices import Notices
from designer.views.welcome import in_language
from designer.views.wording import say

if TYPE_CHECKING:
    from designer.shell.window import MainWindow

_EXAMPLES = "examples"  # the folder of their data
FOREIGN = (".keras", ".h5", ".hdf5", ".json", ".pb", ".py", ".ipynb")  # what an opener turns into a project


class Files(QObject):
    """Keeps the document and its file together."""

    opened = Signal()  # a project is shown: new, opened, recovered
    closed = Signal()
    saved = Signal()
    import_requested = Signal(object)  # Path of a model or script somebody else made

    def __init__(
        self, window: MainWindow, document: Document, settings: Settings, notices: Notices, state_folder: Path
    ) -> None:
        super().__init__(window)
        self._window = window
        self.questions = Questions(window)
        self._document = document
        self._settings = settings
        self._notices = notices
        self._state_folder = state_folder
        self._recovery = recovery.Recovery(document, state_folder / "recovery", self)
        self._fingerprint = ""
        self._told_fingerprint = ""
        self._lock: QLockFile | None = None
        self._title = ""  # of a project without a file that has a name already
        self._example_data = ExampleData(self)
        self._example_data.placed.connect(self._data_placed)
        self._coming = ""  # the example whose data are being made
        self.has_project = False

    # ------------------------------------------------------------------------------------------ new and open

    def new(self) -> None:
        """Show an empty project."""
        if self.makes_room(lambda window: window.files.new()):
            self._show(Graph(), None)

    def open(self) -> None:
        """Ask for a project and show it."""
        types = (self._openable(), *self._types())
        title = self.tr("Open a project or model")
        path = ask_open(self._window, "open_dialog", title, self._start_folder(), types)
        if path is not None:
            self.open_path(path)

    def open_elsewhere(self) -> None:
        """Ask for a project and show it in another window."""
        types = (self._openable(), *self._types())
        path = ask_open(self._window, "open_dialog", self.tr("Open in another window"), self._start_folder(), types)
        if path is not None:
            self._window.windows.open_path(path)

    def open_path(self, path: Path) -> bool:
        """Show the project in a file. Returns whether it was opened here; why not stands in the message bar.

        What somebody else made is only asked for here and shown when an opener has read it. A project that another
        window shows is never shown twice: that window comes to the front.
        """
        path = path.absolute()
        if path.suffix.lower() in FOREIGN:
            self.import_requested.emit(path)
            return True
        shown = self._window.windows.showing(path)
        if shown is self._window:
            return self.reload()
        if shown is not None:
            self._window.windows.bring(shown)
            return False
        if not self.makes_room(lambda window: window.files.open_path(path)):
            return False
        try:
            graph = storage.load(path)
        except DesignerError as error:
            self._settings.forget_recent(path)
            return self._say_unreadable(path, error)
        lock = self._locked(path)
        if lock is None and not self.questions.open_twice(path):
            return False
        self._show(graph, path, lock=lock)
        self._settings.add_recent(path)
        return True

    def open_example(self, name: str, only_data: bool = False) -> bool:
        """Show a copy of a bundled example, or its data and an empty drawing; it has no file until it is saved.

        One whose data have to be made first is shown when they are there, unless the user shows something else first.
        """
        try:
            chosen = example(name)
            if takes_long(chosen, self._state_folder / _EXAMPLES):
                self._coming = name
                text = self.tr("Making the data of “{name}”; it opens when they are there.")
                self._notices.say(text.format(name=in_language(chosen.title)))
                self._example_data.place(chosen, self._state_folder / _EXAMPLES)
                return True
            if not self.makes_room(lambda window: window.files.open_example(name, only_data)):
                return False
            graph = storage.load(chosen.path)
            if only_data:
                graph = Graph([Setting(DATA, DataSettings(source=graph.settings[DATA].source))])
            scratch = None if only_data else self._scratch_of(chosen)
            if chosen.data:
                self._place_data(chosen, graph)
        except DesignerError as error:
            self._notices.say(say(error.text), "error")
            return False
        self._show(graph, None, scratch=scratch)
        return True

    def open_copy(self, path: Path, folder: Path | None) -> bool:
        """Show a copy of a project, without a file of its own; its data lie where paths from `folder` lead."""
        if not self.makes_room(lambda window: window.files.open_copy(path, folder)):
            return False
        try:
            graph = storage.load(path)
        except DesignerError as error:
            self._notices.say(say(error.text), "error")
            return False
        self._show_copy(graph, folder)
        return True

    def open_graph(self, graph: Graph, folder: Path | None) -> bool:
        """Show a drawing as a new project, without a file; its data lie where paths from `folder` lead."""
        if not self.makes_room(lambda window: window.files.open_graph(graph, folder)):
            return False
        self._show_copy(graph, folder)
        return True

    def show_imported(self, graph: Graph, title: str) -> None:
        """Show a drawing of something somebody else made: a project that is not saved yet."""
        self._show(graph, None, modified=True)
        self._title = title
        self._document.path_changed.emit()

    def close(self) -> None:
        """Close the project and show the welcome page."""
        if self.may_leave():
            self._coming = ""
            self._release()
            self._document.reset(Graph())
            self.has_project = False
            self.closed.emit()

    # ------------------------------------------------------------------------------------------ save

    def save(self) -> bool:
        """Save the project where it lies; ask where if it lies nowhere yet."""
        path = self._document.path
        if path is None:
            return self.save_as()
        if self._is_changed_outside(path):
            answer = self.questions.changed(path)
            if answer == "save_as":
                return self.save_as()
            if answer != "overwrite":
                return False
        return self._write(path)

    def save_as(self) -> bool:
        """Ask for a file and save the project there."""
        target = self._start_folder() / self.name()
        asked = ask_save(self._window, "save_dialog", self.tr("Save the project"), target, self._types())
        if asked is None:
            return False
        path, _ = asked
        if path != self._document.path and not self._is_free(path):
            text = self.tr("{name} is open in another window. Choose another name.").format(name=path.name)
            self._notices.say(text, "warning", self.tr("Save as..."), self.save_as)
            return False
        self._keep_data_found(path.parent)
        return self._write(path)

    def may_leave(self) -> bool:
        """Tell whether the project may go: nothing is unsaved, or the user saved or discarded it."""
        if not self._document.is_modified:
            return True
        return self._is_left(self.questions.unsaved(self.name()))

    def makes_room(self, show: Callable[[MainWindow], object]) -> bool:
        """Tell whether this window may show something else; `show` shows it in a new one if the user wants that."""
        if self._document.is_modified:
            answer = self.questions.unsaved(self.name(), offers_window=True)
        elif self.has_project and self._window.is_training:
            answer = self.questions.leave_training(self.name())
        else:
            return True
        if answer == "window":
            show(self._window.windows.new())
            return False
        return self._is_left(answer)

    def keep(self) -> None:
        """Leave unsaved work to the next start: the program ends and asks nobody."""
        self._recovery.keep()
        self._release()

    def leave(self) -> None:
        """Give up the project for good: the window closes."""
        self._recovery.remove()
        self._release()
        self._coming = ""
        self._example_data.close()

    def name(self) -> str:
        """Return the file name of the project, or what stands in for it."""
        return (
            self._document.path.name if self._document.path else (self._title or self.tr("untitled")) + storage.SUFFIX
        )

    # ------------------------------------------------------------------------------------------ other hands

    def look_for_outside_change(self) -> None:
        """Tell when another program wrote the open file; called when the window becomes active."""
        path = self._document.path
        if path is None or not self._is_changed_outside(path):
            return
        now = storage.fingerprint(path)
        if now == self._told_fingerprint:
            return
        self._told_fingerprint = now
        if now:
            text = self.tr("{name} was changed by another program.").format(name=path.name)
            self._notices.say(text, "warning", self.tr("Load it again..."), self.reload)
        else:
            text = self.tr("{name} was moved or deleted. Save to keep your work.").format(name=path.name)
            self._notices.say(text, "warning", self.tr("Save"), self.save)

    def reload(self) -> bool:
        """Show what the file holds now. Returns whether it was read."""
        path = self._document.path
        if path is None or not self.may_leave():
            return False
        try:
            graph = storage.load(path)
        except DesignerError as error:
            self._notices.say(say(error.text), "error")
            return False
        self._show(graph, path, lock=self._lock)
        return True

    def offer_recovery(self) -> None:
        """Ask about the work a crash left behind, the newest first; "Not now" keeps it for the next start.

        The first that is taken is shown here, each further one in a window of its own.
        """
        for orphan in recovery.orphans(self._state_folder / "recovery"):
            answer = self.questions.recover(orphan)
            if answer == "discard":
                recovery.discard(orphan)
            elif answer == "recover":
                windows = self._window.windows
                shown = windows.showing(orphan.project) if orphan.project else None
                window = shown or (windows.new() if self.has_project else self._window)
                if window.files.may_leave():
                    window.files.take_over(orphan)

    def take_over(self, orphan: recovery.Orphan) -> None:
        """Show the work that a crash left behind, in the place of what is shown."""
        path = orphan.project
        lock = self._lock if path == self._document.path else self._locked(path) if path is not None else None
        self._show(orphan.graph, path, modified=True, scratch=orphan.runs, lock=lock)
        self._recovery.write()
        recovery.release(orphan)

    # ------------------------------------------------------------------------------------------ helpers

    def offer_recovery_soon(self) -> None:
        """Ask about crashed work once the window is painted."""
        QTimer.singleShot(0, self.offer_recovery)

    def _scratch_of(self, chosen: Example) -> Path | None:
        """Return a folder with copies of the runs an example builds on."""
        if chosen.runs is None:
            return None
        try:
            scratch = run_folder.new_scratch(self._state_folder / SCRATCH)
            run_folder.copy_all(chosen.runs, scratch)
        except OSError as error:
            raise DesignerError(
                QT_TRANSLATE_NOOP("Errors", "The runs of {name} could not be copied: {reason}."),
                name=chosen.name,
                reason=error.strerror or str(error),
            ) from error
        return scratch

    def _place_data(self, chosen: Example, graph: Graph) -> None:
        """Put the data of an example where they stay while it has no file, and let it read them there."""
        folder = self._state_folder / _EXAMPLES
        try:
            place_data(chosen, folder)
        except OSError as error:
            raise not_written(folder / chosen.data, error) from error
        data = graph.settings[DATA]
        found = with_data_found(data, folder, None)
        graph.apply(Change("", (Setting(DATA, data),), (Setting(DATA, found),)))

    def _data_placed(self, name: str, error: Exception | None) -> None:
        """Show the example whose data are there now, if it is still wanted."""
        if name != self._coming:
            return
        self._coming = ""
        if isinstance(error, OSError):
            error = not_written(self._state_folder / _EXAMPLES / example(name).data, error)
        if isinstance(error, DesignerError):
            self._notices.say(say(error.text), "error")
        else:
            self.open_example(name)

    def _show_copy(self, graph: Graph, folder: Path | None) -> None:
        data: DataSettings = graph.settings.get(DATA, DataSettings())
        if DATA in graph.settings:
            graph.apply(Change("", (Setting(DATA, data),), (Setting(DATA, with_data_found(data, folder, None)),)))
        self._show(graph, None, modified=True)

    def _show(
        self,
        graph: Graph,
        path: Path | None,
        modified: bool = False,
        scratch: Path | None = None,
        lock: QLockFile | None = None,
    ) -> None:
        self._coming = ""
        if lock is not self._lock:
            self._release()
            self._lock = lock
        self._fingerprint = self._told_fingerprint = storage.fingerprint(path) if path else ""
        self.has_project = True
        self._title = ""
        self._document.reset(graph, path, modified, scratch)
        self.opened.emit()

    def _write(self, path: Path) -> bool:
        try:
            storage.save(self._document.graph, path)
        except DesignerError as error:
            self._notices.say(say(error.text), "error", self.tr("Save as..."), self.save_as)
            return False
        self._fingerprint = self._told_fingerprint = storage.fingerprint(path)
        if path != self._document.path:
            self._release()
            self._lock = self._locked(path)
            self._document.set_path(path)
        self._document.undo_stack.setClean()
        self._recovery.remove()
        self._settings.add_recent(path)
        self.saved.emit()
        return True

    def _keep_data_found(self, folder: Path) -> None:
        """Let a project that moves to another folder still find its data."""
        old = self._document.path
        data = with_data_found(self._document.data, old.parent if old else None, folder)
        if data != self._document.data:
            self._document.set_setting(DATA, data, QT_TRANSLATE_NOOP("Edits", "Keep the path of the data"))

    def _is_changed_outside(self, path: Path) -> bool:
        return storage.fingerprint(path) != self._fingerprint

    def _locked(self, path: Path) -> QLockFile | None:
        """Return the lock that says this window shows `path`, None when another window holds it."""
        folder = self._state_folder / "open"
        folder.mkdir(parents=True, exist_ok=True)
        lock = QLockFile(str(folder / f"{hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:32]}.lock"))
        lock.setStaleLockTime(0)
        return lock if lock.tryLock(0) else None

    def _is_free(self, path: Path) -> bool:
        """Tell whether no window, of this program or of one beside it, shows the project in a file."""
        lock = self._locked(path)
        if lock is not None:
            lock.unlock()
        return lock is not None

    def _is_left(self, answer: str) -> bool:
        """Tell whether what is shown may go, after the answer to a question about it."""
        return self.save() if answer == "save" else answer in ("discard", "leave")

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def _start_folder(self) -> Path:
        if self._document.path:
            return self._document.path.parent
        recent = next((p.parent for p in self._settings.recent if p.parent.is_dir()), None)
        return recent or Path.home()

    def _types(self) -> dict[str, str]:
        return {self.tr("Model Designer projects (*.kdesign)"): storage.SUFFIX, self.tr("All files (*)"): ""}

    def _openable(self) -> str:
        patterns = " ".join(f"*{suffix}" for suffix in (storage.SUFFIX, *FOREIGN))
        return self.tr("Projects, Keras models and scripts ({patterns})").format(patterns=patterns)

    def _say_unreadable(self, path: Path, error: DesignerError) -> bool:
        backup = storage.backup_path(path)
        if backup.is_file():
            link = self.tr("Open the previous save...")
            self._notices.say(say(error.text), "error", link, lambda: self._open_backup(backup))
        else:
            self._notices.say(say(error.text), "error")
        return False

    def _open_backup(self, backup: Path) -> None:
        if not self.may_leave():
            return
        try:
            self._show(storage.load(backup), None, modified=True)
        except DesignerError as error:
            self._notices.say(say(error.text), "error")

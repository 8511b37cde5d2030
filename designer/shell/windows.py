"""The windows of this program, a project each, and what they share: settings, look, language and engine processes."""

from __future__ import annotations

import weakref
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from designer.session.document import Document
from designer.session.engines import Engines
from designer.session.project_catalogue import ProjectCatalogue
from designer.session.selection import Selection
from designer.session.session import Session
from designer.shell.i18n import Language
from designer.shell.look import Look
from designer.shell.settings import SCRATCH, Settings, state_folder
from designer.shell.window import MainWindow
from designer.views.context import Context
from designer.views.theme import Appearance

if TYPE_CHECKING:
    from designer.shell.installing import Installing

_BESIDE = QPoint(32, 32)  # from a window to the next one, so that both are seen


class Windows(QObject):
    """Makes windows, knows which are open, and brings one to the front; the engines end with the last.

    Each window keeps it.
    """

    def __init__(self, app: QApplication, settings: Settings, engines: Engines) -> None:
        super().__init__()
        self.settings = settings
        self.language = Language()
        self.appearance = Appearance()
        self.look = Look(app, settings, self.appearance, self.language)
        self.engines = engines
        for owned in (settings, self.language, self.appearance, self.look, self.engines):
            owned.setParent(self)
        self._open: list[MainWindow] = []
        self._installing: Installing | None = None
        app.aboutToQuit.connect(self.close_all)

    @property
    def every(self) -> Sequence[MainWindow]:
        """The windows there are, in the order in which they were opened."""
        return tuple(self._open)

    @property
    def current(self) -> MainWindow:
        """The window that a person works in, else the newest."""
        active = QApplication.activeWindow()
        while active is not None and active not in self._open:
            active = active.parentWidget()  # a dialog or a floating dock belongs to its window
        return active if isinstance(active, MainWindow) else self._open[-1]

    @property
    def are_prepared(self) -> bool:
        """Whether all parts of all windows are there."""
        return all(window.preparation.is_done for window in self._open)

    def make(self, path: Path | None = None) -> MainWindow:
        """Return a window, not shown yet; with a path it shows that project."""
        document = Document()
        session = Session(document, scratch=state_folder() / SCRATCH, engines=self.engines)
        context = Context(
            document=document,
            selection=Selection(document, document),
            catalogue=ProjectCatalogue(document),
            analysis=session.analysis,
            datasets=session.datasets,
            training=session.training,
            runs=session.runs,
            appearance=self.appearance,
            insides=session.insides,
            evaluations=session.evaluations,
            pictures=session.pictures,
            splits=session.splits,
            queue=session.queue,
            places=session.places,
            searches=session.searches,
            doctor=session.doctor,
            tryouts=session.tryouts,
        )
        session.places.remember(self.settings.places)
        session.places.remembered.connect(self.settings.set_places)
        session.queue.set_limit(self.settings.runs_at_a_time)
        session.queue.limit_changed.connect(self.settings.set_runs_at_a_time)
        window = MainWindow(context, session, self, state_folder())
        for owned in (document, session, context.notices):
            owned.setParent(window)
        self._open.append(window)
        if path is not None:
            window.files.open_path(path)
        return window

    def new(self) -> MainWindow:
        """Show another window, beside the one that a person works in."""
        before = self.current
        window = self.make()
        _place_beside(window, before)
        window.show()
        self.bring(window)
        return window

    def open_path(self, path: Path) -> None:
        """Show a project in a window of its own: the one that shows it already, or a new one."""
        shown = self.showing(path)
        if shown is not None:
            self.bring(shown)
        else:
            self.new().files.open_path(path)

    def bring(self, window: MainWindow) -> None:
        """Bring a window to the front."""
        if window.isMinimized():
            window.showNormal()
        window.raise_()
        window.activateWindow()

    def next(self) -> None:
        """Bring the window that was opened after the current one to the front."""
        self.bring(self._open[(self._open.index(self.current) + 1) % len(self._open)])

    def showing(self, path: Path) -> MainWindow | None:
        """Return the window that shows the project in a file."""
        wanted = path.resolve()
        shown = ((window, window.document.path) for window in self._open)
        return next((window for window, its in shown if its is not None and its.resolve() == wanted), None)

    def quit(self) -> None:
        """Close all windows, once each agrees; one that does not keeps all open."""
        windows = [self.current, *(window for window in self._open if window is not self.current)]
        for window in windows:
            if window.is_training or window.document.is_modified:
                self.bring(window)  # so that it is seen what is asked about
            if not window.may_close():
                return
        for window in windows:
            window.close_now()

    def close(self, window: MainWindow) -> None:
        """End what works for a window that closes: the engines if it is the last one, else all that it was made of."""
        if window not in self._open:
            return
        self._open.remove(window)
        self.look.forget(window)
        if self._open:
            window.session.close()
            window.deleteLater()
        else:
            self.engines.begin_close()
            window.session.close()
            self.engines.close()
            self.setParent(window)  # what all windows share goes with the last one

    def install_engines(self) -> None:
        """Offer to install what a packaged program runs engines with."""
        if self._installing is None:
            from designer.shell.installing import Installing

            self._installing = Installing(self)
        self._installing.ask()

    def keep(self) -> None:
        """Leave the unsaved work of all windows to the next start: the program was told to end."""
        for window in self._open:
            window.files.keep()

    def close_all(self) -> None:
        """End the threads and processes of windows that nobody closed."""
        if self._installing is not None:
            self._installing.close()
        for window in self._open:
            window.session.close()
        self.engines.close()


def close_left(windows: weakref.ref[Windows]) -> None:
    """End what is left when the interpreter ends: a thread that outlives it aborts the process."""
    from shiboken6 import isValid

    left = windows()
    if left is not None and isValid(left):
        left.close_all()


def _place_beside(window: QWidget, other: QWidget) -> None:
    """Put a window as large as another one a little beside it, within its screen."""
    window.resize(other.normalGeometry().size() if other.isMaximized() else other.size())
    screen = other.screen() or QGuiApplication.primaryScreen()
    room = screen.availableGeometry()
    place = other.pos() + _BESIDE
    if not room.contains(place + QPoint(window.width(), window.height())):
        place = room.topLeft() + _BESIDE  # there is no more room at its lower right
    window.move(place)

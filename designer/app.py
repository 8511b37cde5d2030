"""Composition root: arguments lead to the window or to a headless command."""

from __future__ import annotations

import atexit
import os
import signal
import subprocess
import sys
import tempfile
import weakref
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from designer.machine import interpreter
from designer.machine.interpreter import program_name

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from designer.graph.texts import Text
    from designer.shell.window import MainWindow

COMMANDS = (
    "examples",
    "new",
    "describe",
    "check",
    "summary",
    "train",
    "search",
    "runs",
    "evaluate",
    "predict",
    "report",
    "explain",
    "rate",
    "export",
    "import",
    "layers",
    "screenshot",
)
NO_SETTINGS = "--no-settings"
_NO_DISPLAY = "There is no display to open the window on; the commands without one are listed by: {program} --help"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code."""
    args = list(sys.argv[1:] if argv is None else argv)
    if interpreter.is_packaged():
        interpreter.forget_bundle()
        interpreter.find_packages()
        if args and args[0] in COMMANDS and args[0] != "screenshot":  # which is of the window
            return _run_in_engines(args)
    is_bare = NO_SETTINGS in args[:2] and (args[0] not in COMMANDS)
    if is_bare:
        args.remove(NO_SETTINGS)
    if args and (args[0] in COMMANDS or args[0].startswith("-")):
        from designer.cli import main as run_command

        return run_command(args)
    if len(args) > 1:
        return _refuse(f"Expected one project, received {len(args)} arguments; see {program_name()} --help")
    if not _has_display():
        return _refuse(_NO_DISPLAY.format(program=program_name()))
    path = Path(args[0]) if args else None
    if path is not None and not path.is_file():
        return _refuse(f"There is no file {path}")
    return _run_window(path, is_bare)


def create_window(path: Path | str | None = None, settings_file: Path | None = None, start: bool = True) -> MainWindow:
    """Return the first main window, not shown yet; with a path it shows that project.

    The QApplication is made here unless there is one. Without `start` no engine is started: nothing is checked.
    Further windows are made by its `windows`.
    """
    from designer.session.engines import Engines

    app = _application()
    engines = Engines(start and interpreter.has_engines())
    # The checker imports Keras from here on, while this process imports what is seen.
    from designer.shell.settings import Settings
    from designer.shell.windows import Windows, close_left

    windows = Windows(app, Settings(settings_file), engines)
    atexit.register(close_left, weakref.ref(windows))
    return windows.make(Path(path) if path is not None else None)


def screenshot(
    project: Path | None,
    output: Path,
    size: tuple[int, int] = (1600, 1000),
    theme: str = "dark",
    language: str = "en",
    panel: str = "",
) -> None:
    """Paint the window with a project (or the welcome page) into a PNG, when the checker has reported on it.

    Neither the user's settings nor the recovery folder is touched. Raises DesignerError when the project cannot be
    read or the picture cannot be written.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from designer.project import storage
    from designer.shell.screenshot import paint, temporary_user

    if project is not None:
        storage.load(project)
    with temporary_user() as settings_file:
        window = create_window(project, settings_file)
        try:
            paint(window, output, size, theme, language, panel)
        finally:
            window.document.undo_stack.setClean()
            window.close()


@contextmanager
def speaking(language: str) -> Iterator[Callable[[Text], str]]:
    """Give what says texts in a language, "en" or "ko", without a window; afterwards the application speaks English."""
    if language == "en":
        yield str
        return
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from designer.shell.i18n import Language
    from designer.views.wording import say

    spoken = Language(_application())
    spoken.use(language)
    try:
        yield say
    finally:
        spoken.use("en")


def print_pdf(html: str, output: Path) -> None:
    """Write a report as .pdf. Raises DesignerError."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _application()
    from designer.shell.printing import write_pdf

    write_pdf(html, output)


def _run_window(path: Path | None, is_bare: bool = False) -> int:
    """Show the window and return when it is closed; `is_bare`: with the settings of a first start, kept nowhere."""
    from designer.shell.collecting import Collecting
    from designer.shell.crash_report import CrashFile
    from designer.shell.errors import Errors, log_to
    from designer.shell.settings import SETTINGS_VARIABLE, Settings, state_folder
    from designer.shell.stalls import StallLog

    if is_bare:
        folder = tempfile.TemporaryDirectory(prefix="model-designer-")
        atexit.register(folder.cleanup)
        os.environ[SETTINGS_VARIABLE] = str(Path(folder.name) / "settings.ini")
    scale = Settings().scale
    if scale != 100:
        os.environ.setdefault("QT_SCALE_FACTOR", str(scale / 100))
    app = _application()
    signal.signal(signal.SIGTERM, lambda *_: app.exit(0))  # the session ends: unsaved work is offered at the next start
    log_to(state_folder())
    crash = CrashFile(state_folder())
    window = create_window(path)
    windows = window.windows
    Errors(windows).install()
    Collecting(lambda: windows.are_prepared, windows)
    stalls = StallLog(state_folder(), windows)
    window.show()
    window.files.offer_recovery_soon()
    window.do.tell_of_crash()
    if not interpreter.has_engines():
        windows.install_engines()
    code = app.exec()
    windows.keep()
    stalls.close()
    crash.close()
    return code


def _application() -> QApplication:
    from PySide6.QtWidgets import QApplication

    from designer.shell.fonts import ensure_korean
    from designer.shell.settings import ORGANISATION

    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
        app.setApplicationName("Model Designer")
        app.setDesktopFileName(ORGANISATION)
        app.setStyle("Fusion")
        ensure_korean()
    return app


def _run_in_engines(args: Sequence[str]) -> int:
    """Carry out a command where Keras is: in the Python that was installed for engines."""
    from designer.jobs.worker import LAUNCHER

    if not interpreter.has_engines():
        return _refuse(f"The engines are not installed yet; install them with: {program_name()} --install-engines")
    return subprocess.call([interpreter.python(), "-I", "-X", "utf8", str(LAUNCHER), "command", *args])


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _refuse(text: str) -> int:
    sys.stderr.write(f"error: {text}\n")
    return 2

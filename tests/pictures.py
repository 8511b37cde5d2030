"""Makes the pictures of README.md: the ticket example in the middle of a training run, dark and light.

    uv run python -m tests.pictures [FOLDER]      writes window-dark.png and window-light.png (resources/pictures)

Nothing of the user is touched: settings, state and project lie in temporary folders.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer

from designer.app import create_window
from designer.project.examples import example
from designer.shell.screenshot import temporary_user
from designer.shell.window import MainWindow

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "pictures"
EXAMPLE, SELECTED = "ticket", "shared"
SIZE = (1600, 1000)
THEMES = ("dark", "light")
MIDDLE = 6  # epochs that are done when the pictures are taken
LIMIT = 250_000  # bytes of one picture
PATIENCE = 120_000  # milliseconds


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    pictures = [folder / f"window-{theme}.png" for theme in THEMES]
    for theme, picture in zip(THEMES, pictures, strict=True):
        with temporary_user() as settings, tempfile.TemporaryDirectory() as place:
            project = Path(place) / f"{EXAMPLE}_classifier.kdesign"
            shutil.copyfile(example(EXAMPLE).path, project)
            window = create_window(project, settings)
            try:
                take(window, theme, picture)
            finally:
                window.training_controls.stop()
                wait(lambda: window.context.training.state == "idle")  # noqa: B023
                window.close()
        print(f"{picture}: {picture.stat().st_size} bytes")
    return 1 if any(picture.stat().st_size > LIMIT for picture in pictures) else 0


def take(window: MainWindow, theme: str, picture: Path) -> None:
    """Train, and save the window while it trains."""
    context = window.context
    window.settings.set_language("en")
    window.settings.set_theme(theme)
    window.resize(*SIZE)
    window.show()
    window.resize(*SIZE)
    window.docks.lay_out()
    window.docks.build_all()
    wait(lambda: context.training.why_not_start() is None)
    context.selection.set(n.id for n in context.document.graph.nodes.values() if n.name == SELECTED)
    window.canvas.frame_all()
    window.messages.clear()
    window.training_controls.train()
    wait(lambda: in_the_middle(window))
    window.grab().save(str(picture), "PNG", 0)  # 0: as small as can be


def in_the_middle(window: MainWindow) -> bool:
    """Tell whether enough epochs are done and the next one is half done."""
    progress = window.context.training.progress
    return progress is not None and progress.epoch >= MIDDLE and progress.step * 2 >= progress.steps


def wait(holds: Callable[[], bool]) -> None:
    """Run the event loop until something holds."""
    deadline = QDeadlineTimer(PATIENCE)
    while not holds():
        if deadline.hasExpired():
            raise TimeoutError("The window did not get ready for its picture.")
        pause(5)


def pause(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main())

"""Makes the golden pictures: every panel, dialog and popup, dark, light and in high contrast, in both languages.

    uv run python -m tests.golden.make FOLDER    pictures to be looked at, and what is wrong in them (faults-*.txt)
    uv run python -m tests.golden.make           what is wrong in them alone, in one theme

Nothing of the user is touched, and no engine is started.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SCALES = (1, 1.5, 2)
SIZES = ((1280, 800), (1600, 1000))  # of the screen, whatever the scale
THEMES = ("dark", "light", "contrast")
LANGUAGES = ("en", "ko")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--scale", type=float)
    args = parser.parse_args()
    folder = args.folder
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
    if args.scale:
        found = make(folder, args.scale)
        print("\n".join(found))
        if folder is not None:
            (folder / f"faults-{_percent(args.scale)}.txt").write_text("\n".join(found), encoding="utf-8")
        return 1 if found else 0
    worst = 0
    for scale in SCALES:  # Qt reads the scale once, when it starts
        command = [sys.executable, "-m", "tests.golden.make", *([str(folder)] if folder else []), f"--scale={scale}"]
        variables = {"QT_SCALE_FACTOR": str(scale), "QT_QPA_PLATFORM": "offscreen"}
        done = subprocess.run(command, env={**os.environ, **variables}, cwd=HERE.parents[1], check=False)
        worst = max(worst, done.returncode)
    if folder is not None:
        print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")
    return worst


def make(folder: Path | None, scale: float) -> list[str]:
    """Make the pictures of one scale, without a folder none that is kept; returns what is wrong in them."""
    from PySide6.QtWidgets import QApplication

    from designer.app import create_window
    from designer.shell.screenshot import temporary_user
    from tests.golden import scenes

    found: dict[str, None] = {}
    with temporary_user() as settings:
        window = create_window(settings_file=settings, start=False)
        window.show()
        try:
            for width, height in SIZES:
                window.resize(int(width / scale), int(height / scale))
                for theme in THEMES if folder is not None else THEMES[:1]:
                    for language in LANGUAGES:
                        window.settings.set_theme(theme)
                        window.settings.set_language(language)
                        todo = {"welcome": scenes.welcome, **scenes.IN_THE_WINDOW}
                        if (width, height) == SIZES[0]:
                            todo |= scenes.BY_THEMSELVES
                        for name, scene in todo.items():
                            picture = scene(window)
                            if folder is not None:
                                ending = picture_name(name, width, scale, theme, language) + ".png"
                                picture.save(str(folder / ending))
                            where = f"{width} {_percent(scale)} {language} {name}"
                            found.update((f"{where}: {fault}", None) for fault in scenes.FAULTS)
                            scenes.FAULTS.clear()
                        window.document.undo_stack.setClean()
                        window.files.close()
        finally:
            window.document.undo_stack.setClean()
            window.close()
            QApplication.processEvents()
    return list(found)


def picture_name(scene: str, width: int, scale: float, theme: str, language: str) -> str:
    """Return the name of a picture's file, without its ending."""
    return f"{scene}-{width}-{_percent(scale)}-{theme}-{language}"


def _percent(scale: float) -> int:
    return round(scale * 100)


if __name__ == "__main__":
    sys.exit(main())

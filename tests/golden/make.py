"""Makes the golden pictures: every panel, dialog and popup, dark, light and in high contrast, in both languages.

    uv run python -m tests.golden.make FOLDER    pictures to be looked at, and what is cut off in them

Nothing of the user is touched, and no engine is started.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SCALES = (1, 2)
SIZES = ((1280, 800), (1600, 1000))  # of the screen, whatever the scale
THEMES = ("dark", "light", "contrast")
LANGUAGES = ("en", "ko")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scale", type=int)
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    if args.scale:
        make(args.folder, args.scale)
        return 0
    for scale in SCALES:  # Qt reads the scale once, when it starts
        command = [sys.executable, "-m", "tests.golden.make", str(args.folder), f"--scale={scale}"]
        variables = {"QT_SCALE_FACTOR": str(scale), "QT_QPA_PLATFORM": "offscreen"}
        subprocess.run(command, env={**os.environ, **variables}, cwd=HERE.parents[1], check=True)
    print(f"{len(list(args.folder.glob('*.png')))} pictures in {args.folder}")
    return 0


def make(folder: Path, scale: int) -> None:
    """Make the pictures of one scale."""
    from PySide6.QtWidgets import QApplication

    from designer.app import create_window
    from designer.shell.screenshot import temporary_user
    from tests.golden import scenes
    from tests.golden.cut import cut_texts

    cut: dict[str, None] = {}
    with temporary_user() as settings:
        window = create_window(settings_file=settings, start=False)
        window.show()
        try:
            for width, height in SIZES:
                window.resize(width // scale, height // scale)
                for theme in THEMES:
                    for language in LANGUAGES:
                        window.settings.set_theme(theme)
                        window.settings.set_language(language)
                        ending = f"{width}-{scale}00-{theme}-{language}.png"
                        scenes.settle()
                        window.grab().save(str(folder / f"welcome-{ending}"))
                        cut.update(
                            (f"{width} {scale}00 {language} welcome: {text}", None) for text in cut_texts(window)
                        )
                        scenes.prepare(window)
                        todo = dict(scenes.IN_THE_WINDOW)
                        if (width, height) == SIZES[0]:
                            todo |= scenes.BY_THEMSELVES
                        for name, scene in todo.items():
                            scene(window).save(str(folder / f"{name}-{ending}"))
                            if name in scenes.IN_THE_WINDOW:
                                texts = cut_texts(window)
                                cut.update((f"{width} {scale}00 {language} {name}: {text}", None) for text in texts)
                        window.document.undo_stack.setClean()
                        window.files.close()
        finally:
            window.document.undo_stack.setClean()
            window.close()
            QApplication.processEvents()
    (folder / f"cut-{scale}00.txt").write_text("\n".join(cut), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())

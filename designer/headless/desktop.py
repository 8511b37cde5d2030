"""Makes the program known to a Linux desktop: an entry of its menu, the type of project files, their icon."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from designer.files import atomic
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, not_written
from designer.machine.interpreter import is_packaged
from designer.project.storage import SUFFIX
from designer.resources import resource

NAME = "keras-model-designer"
MIME = "application/x-kdesign"

_ENTRY = """[Desktop Entry]
Type=Application
Name=Model Designer
Name[ko]=모델 디자이너
Comment=Draw a Keras network, train it on your data, take the code away
Comment[ko]=Keras 신경망을 그리고, 내 데이터로 학습하고, 코드를 가져갑니다
Exec={command} %f
Icon={name}
Terminal=false
Categories=Science;ArtificialIntelligence;
MimeType={mime};
StartupWMClass={name}
"""
_TYPE = """<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="{mime}">
    <comment>Model Designer project</comment>
    <comment xml:lang="ko">모델 디자이너 프로젝트</comment>
    <icon name="{name}"/>
    <sub-class-of type="application/json"/>
    <glob pattern="*{suffix}"/>
  </mime-type>
</mime-info>
"""


def install() -> list[Path]:
    """Write the entry, the type and the icon into the user's own folders, and return the files.

    Raises DesignerError on other systems, and where they cannot be written.
    """
    if not sys.platform.startswith("linux"):
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "Only desktops of Linux are told of the program: their menus and file types.")
        )
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    files = write(data, _command())
    _refresh("update-mime-database", data / "mime")
    _refresh("update-desktop-database", data / "applications")
    return files


def write(data: Path, command: str) -> list[Path]:
    """Write them into a folder of data, for a program that a command starts. Raises DesignerError."""
    texts = {
        data / "applications" / f"{NAME}.desktop": _ENTRY.format(command=command, name=NAME, mime=MIME),
        data / "mime" / "packages" / f"{NAME}.xml": _TYPE.format(mime=MIME, name=NAME, suffix=SUFFIX),
        data / "icons" / "hicolor" / "scalable" / "apps" / f"{NAME}.svg": resource("icons", "app.svg").read_text(
            encoding="utf-8"
        ),
    }
    for path, text in texts.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            atomic.write(path, text.encode())
        except OSError as error:
            raise not_written(path, error) from error
    return list(texts)


def _command() -> str:
    """Return what starts the program again as it was started now, quoted as desktop entries ask for it."""
    started = Path(sys.executable if is_packaged() else sys.argv[0]).absolute()
    parts = [sys.executable, str(started)] if started.suffix == ".py" else [str(started)]
    return " ".join('"' + part.replace("\\", "\\\\").replace('"', '\\"') + '"' for part in parts)


def _refresh(tool: str, folder: Path) -> None:
    """Let the desktop read the folder anew; where the tool is missing it does so at the next login."""
    found = shutil.which(tool)
    if found is not None:
        subprocess.run([found, str(folder)], check=False, capture_output=True, timeout=60)

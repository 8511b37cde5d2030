"""Asks for a file to open or to write: one dialog for every panel, its types, where it starts, what a name means."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from designer.files import allowed


def beside(project: Path | None) -> Path:
    """Return where files of a project go: its own path without the ending, "model" at home if it was never saved."""
    return project.with_suffix("") if project else Path.home() / "model"


def ask_open(parent: QWidget, name: str, title: str, folder: Path, types: Sequence[str]) -> Path | None:
    """Return a file that is there, None when nobody chose one. `name` is the dialog's objectName.

    What was chosen here may be read from now on, whichever project names it.
    """
    dialog = _dialog(parent, name, title, folder, types)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    path = _asked(dialog)
    dialog.deleteLater()
    if path is not None:
        with contextlib.suppress(OSError):  # the project will ask once more
            allowed.allow(path)
    return path


def ask_folder(parent: QWidget, name: str, title: str, folder: Path) -> Path | None:
    """Return a folder that is there, None when nobody chose one."""
    dialog = _dialog(parent, name, title, folder, [])
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    path = _asked(dialog)
    dialog.deleteLater()
    return path


def ask_save(
    parent: QWidget, name: str, title: str, target: Path, types: Mapping[str, str], chosen: str = ""
) -> tuple[Path, str] | None:
    """Return the file to write and its type, None when nobody chose one.

    `types` are the endings of the files by type as Qt writes it ("Table (*.csv)": ".csv"), "" for any. The dialog
    starts at `target` and the type `chosen` (default: the first). A name that ends as another type does is that type;
    one without such an ending gets that of the chosen type.
    """
    chosen = chosen or next(iter(types))
    dialog = _dialog(parent, name, title, target.parent, list(types))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectNameFilter(chosen)
    dialog.setDefaultSuffix(types[chosen].lstrip("."))  # so that Qt asks before it is written over
    dialog.selectFile(_renamed(target.name, types[chosen], types))
    dialog.filterSelected.connect(functools.partial(_take_type, dialog, types))
    asked = None
    while (path := _asked(dialog)) is not None:
        asked = _meant(path, dialog.selectedNameFilter(), types)
        if asked[0] == path or not asked[0].exists():
            break
        dialog.selectFile(asked[0].name)  # shown under the name it gets, so that Qt asks before it is written over
        asked = None
    dialog.deleteLater()
    return asked


def _dialog(parent: QWidget, name: str, title: str, folder: Path, types: Sequence[str]) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(folder))
    dialog.setObjectName(name)
    dialog.setNameFilters(types)
    return dialog


def _asked(dialog: QFileDialog) -> Path | None:
    is_chosen = bool(dialog.exec()) and bool(dialog.selectedFiles())
    return Path(dialog.selectedFiles()[0]).absolute() if is_chosen else None


def _take_type(dialog: QFileDialog, types: Mapping[str, str], chosen: str) -> None:
    """Give the file in the dialog the ending of its type."""
    dialog.setDefaultSuffix(types[chosen].lstrip("."))
    if dialog.selectedFiles():
        dialog.selectFile(_renamed(Path(dialog.selectedFiles()[0]).name, types[chosen], types))


def _renamed(name: str, suffix: str, types: Mapping[str, str]) -> str:
    longest_first = sorted(filter(None, types.values()), key=len, reverse=True)
    return next((name.removesuffix(s) for s in longest_first if name.endswith(s)), name) + suffix


def _meant(path: Path, chosen: str, types: Mapping[str, str]) -> tuple[Path, str]:
    if types[chosen] and path.name.lower().endswith(types[chosen]):
        return path, chosen
    by_ending = next((t for t, suffix in types.items() if suffix and path.name.lower().endswith(suffix)), None)
    if by_ending is not None:
        return path, by_ending
    return path.with_name(path.name + types[chosen]), chosen

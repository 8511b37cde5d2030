"""Folders of files of one kind: a folder a class, or folders for training, validation and test above them."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from designer.data.code import Code, called, given
from designer.data.errors import DataError
from designer.data.field import Kind
from designer.data.files import resolve
from designer.data.sources.base import Opened, chosen
from designer.data.table import Table
from designer.graph.texts import QT_TRANSLATE_NOOP, Text, listed

MAX_FILES = 5_000_000
_PARTS: Mapping[str, str] = {
    "train": "training", "training": "training", "val": "validation", "valid": "validation", "validation": "validation",
    "dev": "validation", "test": "test", "testing": "test", "학습": "training", "검증": "validation", "시험": "test",
}  # fmt: skip
_LOOK = 2_000


def holds(path: Path, endings: tuple[str, ...]) -> bool:
    """Return whether most of the first files below a folder end so."""
    if not path.is_dir():
        return False
    seen = fitting = 0
    for _, name in _walk(path):
        seen += 1
        fitting += name.lower().endswith(endings)
        if seen >= _LOOK:
            break
    return fitting > 0.5 * seen


def open_folder(
    path: str,
    folder: Path,
    endings: tuple[str, ...],
    columns: Sequence[str] | None,
    name: str,
    kind: Kind,
    load: Callable[[list[Path]], Mapping[str, Any]] | None = None,
) -> Opened:
    """Return the files below a folder as the column `name`, and "class" where they lie in folders. Raises DataError.

    `load` makes further columns of the files.
    """
    root = resolve(path, folder, directory=True)
    found: dict[str, list[tuple[str, str]]] = {}
    passed_over: dict[str, int] = {}
    empty: list[str] = []
    count = 0
    tops = {entry.name.lower() for entry in os.scandir(root) if entry.is_dir()}
    has_parts = bool(tops) and tops <= set(_PARTS) and any(_PARTS[t] == "training" for t in tops)
    for relative, file in _walk(root):
        if not file.lower().endswith(endings):
            ending = Path(file).suffix.lower() or file
            passed_over[ending] = passed_over.get(ending, 0) + 1
            continue
        parts = Path(relative).parts
        part = _PARTS[parts[0].lower()] if has_parts and parts else "training"
        label = "/".join(parts[1:] if has_parts else parts)
        full = root / relative / file
        if full.stat().st_size == 0:
            empty.append(str(Path(relative) / file))
            continue
        count += 1
        if count > MAX_FILES:
            raise DataError(
                QT_TRANSLATE_NOOP("Errors", "{path} holds more than {limit} files. Choose a smaller folder."),
                path=path,
                limit=MAX_FILES,
            )
        found.setdefault(part, []).append((label, str(full)))
    if not found.get("training"):
        raise DataError(
            QT_TRANSLATE_NOOP("Errors", "{path} holds no files that end with {endings}. Choose another folder."),
            path=path,
            endings=", ".join(endings),
        )
    classes = {label for files in found.values() for label, _ in files} != {""}
    tables = {part: _table(root, files, name, classes, load) for part, files in found.items()}
    every = {str(Path(full).parent.relative_to(root)) for files in found.values() for _, full in files}
    bare = [folder for folder in _leaves(root) if folder not in every] if classes else []
    notes = _notes(passed_over, empty, bare, found["training"] if classes else [])
    main = tables.pop("training")
    names = chosen(list(main.columns), columns)
    main = Table({column: main.columns[column] for column in names}, main.rows)
    kinds: dict[str, Kind] = {name: kind, "class": "category", "file": "identifier"}
    return Opened(
        main,
        notes,
        parts=tables,
        kinds={k: v for k, v in kinds.items() if k in main.columns},
        folder=root,
        stored={part: {} for part in tables},
        answers=("class",) if "class" in main.columns else (),
    )


def _table(
    root: Path,
    files: list[tuple[str, str]],
    name: str,
    classes: bool,
    load: Callable[[list[Path]], Mapping[str, Any]] | None,
) -> Table:
    import pyarrow as pa

    files.sort()
    paths = [path for _, path in files]
    table: dict[str, Any] = {name: paths}
    if load is not None:
        table = {"file": pa.chunked_array([pa.array([os.path.relpath(path, root) for path in paths])])}
        table.update(load([Path(path) for path in paths]))
    if classes:
        table["class"] = pa.chunked_array([pa.array([label for label, _ in files], pa.string())])
    return Table(table, len(files))


def _leaves(root: Path) -> list[str]:
    """Return the folders below a folder that hold no others."""
    found = []
    for folder, folders, _ in os.walk(root):
        folders[:] = sorted(name for name in folders if _is_shown(name))
        if not folders and folder != str(root):
            found.append(os.path.relpath(folder, root))
    return found


def _is_shown(name: str) -> bool:
    return not name.startswith((".", "__"))


def _notes(
    passed_over: Mapping[str, int], empty: list[str], bare: list[str], files: list[tuple[str, str]]
) -> tuple[Text, ...]:
    notes = []
    if bare:
        notes.append(
            Text(
                QT_TRANSLATE_NOOP("Data", "Folders without such files are no classes: {names}."),
                {"names": listed(bare, 6)},
            )
        )
    if passed_over:
        told = listed((f"{ending} ({count})" for ending, count in passed_over.items()), 5)
        notes.append(
            Text(
                QT_TRANSLATE_NOOP("Data", "{count} files of other kinds are passed over: {endings}."),
                {"count": sum(passed_over.values()), "endings": told},
            )
        )
    if empty:
        notes.append(
            Text(
                QT_TRANSLATE_NOOP("Data", "{count} files are empty and left out, such as {example}."),
                {"count": len(empty), "example": empty[0]},
            )
        )
    loose = sum(label == "" for label, _ in files)
    if loose and loose < len(files):
        notes.append(
            Text(
                QT_TRANSLATE_NOOP("Data", "{count} files lie in no folder of a class and have none."), {"count": loose}
            )
        )
    return tuple(notes)


def _walk(root: Path) -> Any:
    """Yield (folder below root, file name) of all files, sorted; hidden ones and links out of root are passed over."""
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if _is_shown(name))
        relative = os.path.relpath(folder, root)
        relative = "" if relative == "." else relative
        for name in sorted(files):
            if name.startswith(".") or name.lower() in {"thumbs.db", "desktop.ini"}:
                continue
            full = Path(folder) / name
            if full.is_symlink() and not Path(os.path.realpath(full)).is_relative_to(os.path.realpath(root)):
                continue
            yield relative, name


def folder_code(name: str, endings: tuple[str, ...], part: str) -> Code:
    """Return what reads the folder `path` into the columns `name`, of files, and "class"."""
    text = called("read_folder", f"path, {name!r}, {endings!r}", **given(part=part))
    return Code(text, ("import os", "from pathlib import Path"), (_CODE,))


_CODE = '''def read_folder(root, name, endings, part="training"):
    """Return the files below a folder, a folder a class, or below that of one part."""
    parts = {
        "training": ["train", "training", "학습"],
        "validation": ["val", "valid", "validation", "dev", "검증"],
        "test": ["test", "testing", "시험"],
    }
    tops = {entry.name.lower() for entry in os.scandir(root) if entry.is_dir()}
    known = {top for names in parts.values() for top in names}
    has_parts = tops <= known and not tops.isdisjoint(parts["training"])
    found = []
    for folder, folders, files in os.walk(root):
        folders[:] = [one for one in folders if not one.startswith((".", "__"))]
        above = Path(folder).relative_to(root).parts
        if has_parts and not (above and above[0].lower() in parts[part]):
            continue
        for file in files:
            path = Path(folder) / file
            if file.startswith(".") or not file.lower().endswith(endings):
                continue
            if path.stat().st_size:
                found.append(("/".join(above[has_parts:]), str(path)))
    found.sort()
    table = {name: [path for _, path in found]}
    if any(label for label, _ in found):
        table["class"] = [label for label, _ in found]
    return table'''

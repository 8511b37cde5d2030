"""Writes a file so that after any failure the old or the new content is there, whole."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import stat
import sys
import time
import uuid
from pathlib import Path
from typing import BinaryIO

_LEFTOVER_AGE = 60.0  # seconds after which a temporary file of an unknown writer is taken for abandoned


def reading(path: Path) -> BinaryIO:
    """Open a regular file for reading.

    Raises OSError with a sentence in `strerror`, also for folders, devices and pipes.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    if path.is_dir():
        raise OSError(0, "it is a folder")
    file = os.fdopen(os.open(path, flags), "rb")
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise OSError(0, "it is not an ordinary file")
    return file


def read(path: Path, limit: int) -> bytes:
    """Return the content of a regular file of at most `limit` bytes.

    Raises OSError with a sentence in `strerror`, also for folders, devices, pipes and files that are too large.
    """
    with reading(path) as file:
        size = os.fstat(file.fileno()).st_size
        data = b"" if size > limit else file.read(limit + 1)
        if size > limit or len(data) > limit:
            raise OSError(0, f"it is larger than {limit // 2**20} MB")
        return data


def write(path: Path, data: bytes, backup: Path | None = None) -> None:
    """Replace the content of `path` by `data`; what was there before stays as `backup`. Raises OSError.

    The new content is written beside the file, flushed to the disk, read again and only then moved into place.
    """
    path = Path(os.path.realpath(path))  # a link stays a link
    sweep(path)
    if path.is_file() and _holds(path, data):
        return
    temporary = _temporary(path)
    try:
        _write_through(temporary, data, path)
        if not _holds(temporary, data):
            raise OSError(0, "what was written reads back differently")
        if backup is not None and path.exists():
            _keep(path, backup)
        os.replace(temporary, path)  # noqa: PTH105
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    _flush_folder(path.parent)


def sweep(path: Path) -> None:
    """Remove the temporary files that writers of `path` left behind when they were killed."""
    for found in _leftovers(path):
        with contextlib.suppress(OSError):
            if _is_abandoned(found):
                found.unlink()


def digest(path: Path, limit: int) -> str:
    """Return the SHA-256 of a file's content, "" if it cannot be read."""
    try:
        return hashlib.sha256(read(path, limit)).hexdigest()
    except OSError:
        return ""


def _temporary(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}-{uuid.uuid4().hex[:8]}.tmp")


def _leftovers(path: Path) -> list[Path]:
    pattern = re.compile(re.escape(f".{path.name}.") + r"\d+-[0-9a-f]{8}\.tmp")
    try:
        return [p for p in path.parent.iterdir() if pattern.fullmatch(p.name)]
    except OSError:
        return []


def _is_abandoned(temporary: Path) -> bool:
    writer = int(temporary.name.rpartition("-")[0].rpartition(".")[2])
    if writer != os.getpid() and sys.platform != "win32":  # there, signal 0 would end the process
        try:
            os.kill(writer, 0)
        except ProcessLookupError:
            return True
        except (OSError, OverflowError):
            pass
    return time.time() - temporary.stat().st_mtime > _LEFTOVER_AGE


def _write_through(temporary: Path, data: bytes, model: Path) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(temporary, flags, 0o666), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    with contextlib.suppress(OSError):
        temporary.chmod(stat.S_IMODE(model.stat().st_mode))


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data if path.stat().st_size == len(data) else False
    except OSError:
        return False


def _keep(path: Path, backup: Path) -> None:
    """Give the file's present content the backup's name too, without a moment in which there is no backup."""
    second = _temporary(path)
    try:
        try:
            os.link(path, second)
        except OSError:  # a disk without hard links
            shutil.copyfile(path, second)
            with second.open("rb+") as file:
                os.fsync(file.fileno())
        os.replace(second, backup)  # noqa: PTH105
    finally:
        # Moving one name of a file onto another name of the same file does nothing and leaves both.
        with contextlib.suppress(OSError):
            second.unlink(missing_ok=True)


def _flush_folder(folder: Path) -> None:
    if sys.platform == "win32":  # folders cannot be opened there
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

"""The error of a model file that cannot be read, and how damage becomes one."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError

MAX_REASON = 160  # characters


class ModelFileError(DesignerError):
    """A model file that cannot be read; the text names the file and the reason."""


def first_bytes(path: Path, size: int) -> bytes:
    """Return at most `size` bytes of a file. Raises ModelFileError."""
    try:
        with path.open("rb") as file:
            return file.read(size)
    except OSError as error:
        raise ModelFileError(
            QT_TRANSLATE_NOOP("Errors", "{file} cannot be read: {reason}."),
            file=path.name,
            reason=error.strerror or error,
        ) from error


@contextlib.contextmanager
def damage_told() -> Iterator[None]:
    """Raise ModelFileError for what a config that is not as Keras writes it provokes."""
    try:
        yield
    except (KeyError, TypeError, IndexError, AttributeError, ValueError, OverflowError, RecursionError) as error:
        raise ModelFileError(
            QT_TRANSLATE_NOOP("Errors", "The model's config is damaged: {reason}."),
            reason=shortened(f"{type(error).__name__} {error}"),
        ) from error


def shortened(reason: str) -> str:
    """Return a reason that may quote the file, as a part of one sentence."""
    text = "".join(c if c.isprintable() else " " for c in reason)
    return text if len(text) <= MAX_REASON else text[:MAX_REASON] + "..."

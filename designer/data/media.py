"""Fields whose values are files: what pictures and sounds they are, from a sample of their headers."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec

from designer.data.field import Field, Kind
from designer.graph.texts import QT_TRANSLATE_NOOP, Text

_SAMPLE = 200
MAX_PIXELS = 2**28


def of_files(name: str, paths: Sequence[str | None], kind: Kind, folder: Path | None) -> Field:
    """Return the field of a column of files; relative paths start at `folder`.

    `shape` is (height, width, channels) of pictures and (samples, channels) of sounds, None where they differ.
    """
    given = [path for path in paths if path]
    full = [Path(path) if folder is None else folder / path for path in given]
    there = [path for path in full if path.is_file()]
    notes: list[Text] = []
    if len(there) < len(full):
        absent = next(p for p, f in zip(given, full, strict=True) if not f.is_file())
        notes.append(
            Text(
                QT_TRANSLATE_NOOP(
                    "Data", "{count} of {total} files are not there, such as {example}. Put them beside the table."
                ),
                {"count": len(full) - len(there), "total": len(full), "example": absent},
            )
        )
    step = max(1, len(there) // _SAMPLE)
    sample = there[::step]
    measured = [_picture(path) if kind == "image" else _sound(path) for path in sample]
    shapes = [shape for shape in measured if shape is not None]
    if len(shapes) < len(sample):
        broken = sample[measured.index(None)]
        notes.append(
            Text(
                QT_TRANSLATE_NOOP("Data", "{count} of {total} files looked into cannot be read, such as {example}."),
                {"count": len(sample) - len(shapes), "total": len(sample), "example": broken.name},
            )
        )
    found = Field(
        name=name,
        kind=kind,
        dtype="uint8" if kind == "image" else "float32",
        rows=len(paths),
        missing=len(paths) - len(there),
        distinct=len(set(given)),
        examples=tuple(given[:5]),
        notes=tuple(notes),
    )
    if shapes and kind == "audio":
        return _of_sounds(found, shapes)
    if shapes:
        shape = tuple(sizes[0] if len(set(sizes)) == 1 else None for sizes in zip(*shapes, strict=True))
        if None in shape:
            usual = Counter(shapes).most_common(1)[0][0]
            notes.append(
                Text(
                    QT_TRANSLATE_NOOP("Data", "Of different sizes; the most frequent is {size}."),
                    {"size": " x ".join(map(str, usual))},
                )
            )
        found = msgspec.structs.replace(found, shape=shape, notes=tuple(notes))
    return found


def _of_sounds(field: Field, sizes: Sequence[tuple[int, ...]]) -> Field:
    """Return the field of sounds of these (samples, channels, rate)."""
    seconds = [samples / rate for samples, _, rate in sizes]
    lengths, channels, rates = (Counter(column) for column in zip(*sizes, strict=True))
    rate = rates.most_common(1)[0][0]
    told = Text(
        QT_TRANSLATE_NOOP("Data", "Sounds of {shortest} to {longest} s, {rate} samples a second."),
        {"shortest": f"{min(seconds):.3g}", "longest": f"{max(seconds):.3g}", "rate": rate},
    )
    notes = [*field.notes, told]
    if len(rates) > 1:
        template = QT_TRANSLATE_NOOP("Data", "{count} of {total} sounds looked into have other rates.")
        notes.append(Text(template, {"count": len(sizes) - rates[rate], "total": len(sizes)}))
    return msgspec.structs.replace(
        field,
        shape=tuple(next(iter(found)) if len(found) == 1 else None for found in (lengths, channels)),
        minimum=min(seconds),
        maximum=max(seconds),
        mean=sum(seconds) / len(seconds),
        rate=rate,
        notes=tuple(notes),
    )


def _picture(path: Path) -> tuple[int, ...] | None:
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(path) as image:
                width, height = image.size
                channels = (
                    1 if image.mode in {"1", "L", "I", "F", "I;16"} else 4 if image.mode in {"RGBA", "LA", "PA"} else 3
                )
    except Exception:  # whatever a damaged file makes of its decoder
        return None
    return (height, width, channels) if width * height <= MAX_PIXELS else None


def _sound(path: Path) -> tuple[int, ...] | None:
    import soundfile

    try:
        found = soundfile.info(str(path))
    except (OSError, RuntimeError, TypeError):
        return None
    return (found.frames, found.channels, found.samplerate) if found.frames else None

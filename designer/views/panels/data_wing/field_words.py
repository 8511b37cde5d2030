"""What is known of a field as people read it: its kind, its values in a line, what is to be noted."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from designer.data.field import Field, Kind
from designer.graph.texts import QT_TRANSLATE_NOOP
from designer.views.figures import count_text
from designer.views.plots.value_box import number
from designer.views.wording import say

KINDS: Mapping[Kind, tuple[str, str]] = {
    "number": (QT_TRANSLATE_NOOP("Kinds", "number"), "mdi6.numeric"),
    "category": (QT_TRANSLATE_NOOP("Kinds", "category"), "mdi6.shape-outline"),
    "boolean": (QT_TRANSLATE_NOOP("Kinds", "yes or no"), "mdi6.toggle-switch-outline"),
    "datetime": (QT_TRANSLATE_NOOP("Kinds", "date, time"), "mdi6.calendar-clock-outline"),
    "text": (QT_TRANSLATE_NOOP("Kinds", "text"), "mdi6.text"),
    "image": (QT_TRANSLATE_NOOP("Kinds", "picture"), "mdi6.image-outline"),
    "audio": (QT_TRANSLATE_NOOP("Kinds", "sound"), "mdi6.waveform"),
    "array": (QT_TRANSLATE_NOOP("Kinds", "array"), "mdi6.matrix"),
    "identifier": (QT_TRANSLATE_NOOP("Kinds", "identifier"), "mdi6.key-outline"),
    "ignored": (QT_TRANSLATE_NOOP("Kinds", "ignored"), "mdi6.eye-off-outline"),
}
"""By kind: its name and its icon, in the order in which they are offered."""

_MOST = 120  # characters of a line


def kind_title(kind: str) -> str:
    """Return a kind in words."""
    title = KINDS[kind][0] if kind in KINDS else kind  # type: ignore[index]
    return QCoreApplication.translate("Kinds", title)


def is_ignored(field: Field) -> bool:
    """Tell whether a field is proposed, or was set, to be left out."""
    return field.role == "ignored" or field.kind == "ignored"


def values_text(field: Field) -> str:
    """Return what values a field has, in a line."""
    if field.kind == "datetime":
        return " … ".join(_moments(field))
    if field.categories and field.kind != "array":
        return ", ".join(_shares(field))[:_MOST]
    if field.minimum is not None and field.maximum is not None:
        reach = f"{number(field.minimum)} … {number(field.maximum)}"
        return f"{_size(field)}  {reach}" if field.shape else reach
    if field.shape:
        return _size(field)
    return ", ".join(field.examples)[:_MOST].replace("\n", " ")


def remark_text(field: Field) -> str:
    """Return why a field is left out and what else is to be noted of it, in sentences."""
    return " ".join(say(text) for text in ((field.reason,) if field.reason else ()) + field.notes)


def details_text(field: Field) -> str:
    """Return all that is known of a field, a line each."""
    lines = [f"{field.name} · {kind_title(field.kind)} · {field.dtype}"]
    if field.categories:
        counted = zip(field.categories[:20], field.counts, strict=False)
        lines += [f"{name}  {count_text(count)}" for name, count in counted]
    elif field.examples:
        lines += [example[:_MOST].replace("\n", " ") for example in field.examples]
    if field.mean is not None and field.kind == "number":
        lines.append(f"⌀ {number(field.mean)}")
    remark = remark_text(field)
    return "\n".join([*lines, *([remark] if remark else [])])


def _size(field: Field) -> str:
    return " × ".join("?" if size is None else str(size) for size in field.shape)


def _shares(field: Field) -> list[str]:
    """Return the categories with how many of a hundred rows have them, most frequent first."""
    total = max(1, field.rows - field.missing)
    shown = [
        f"{name or '“”'} {100 * count / total:.0f} %"
        for name, count in zip(field.categories[:12], field.counts, strict=False)
    ]
    return shown if shown else list(field.categories[:12])


def _moments(field: Field) -> list[str]:
    if field.minimum is None or field.maximum is None:
        return list(field.examples[:2])
    start = datetime.datetime(1970, 1, 1)
    moments = []
    for seconds in (field.minimum, field.maximum):
        try:
            moments.append(start + datetime.timedelta(seconds=seconds))
        except OverflowError:
            return list(field.examples[:2])
    has_time = any((m.hour, m.minute, m.second) != (0, 0, 0) for m in moments)
    return [m.strftime("%Y-%m-%d %H:%M" if has_time else "%Y-%m-%d") for m in moments]

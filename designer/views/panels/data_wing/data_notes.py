"""What is to be said of the data before a training: columns that leak, classes that are missing, rows that are lost."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from designer.data.field import Field
from designer.data.settings import DataSettings
from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.views.figures import count_text
from designer.views.panels.data_wing.notes_list import Note
from designer.views.wording import say
from designer.wire import SplitDescribed

_LOST = QT_TRANSLATE_NOOP("Data", "{count} rows are left out: {reason}")
_CLASSES = QT_TRANSLATE_NOOP("Data", "Of the rows left out by class: {classes}.")
_LEAVE_OUT = QT_TRANSLATE_NOOP("Data", "Leave it out")


def notes_of(split: SplitDescribed | None, error: Text | None) -> list[Note]:
    """Return what a split gives to note, or why there is none."""
    if split is None:
        return [Note(say(error))] if error is not None else []
    notes = []
    for leak in split.leaks:
        cure = QCoreApplication.translate("Data", _LEAVE_OUT)
        notes.append(Note(say(leak.text), cure, leak.column))
    notes += [Note(say(text)) for text in split.notes]
    notes += [Note(say(Text(_LOST, {"count": count_text(count), "reason": reason}))) for reason, count in split.lost]
    if split.lost_classes:
        listed = [f"{label} {count_text(count)}" for label, count in list(split.lost_classes.items())[:8]]
        notes.append(Note(say(Text(_CLASSES, {"classes": ", ".join(listed)}))))
    return notes


def classes_of_target(settings: DataSettings, fields: Sequence[Field]) -> dict[str, int]:
    """Return the labels of the first target that is one column of classes, with how many rows have them."""
    known = {field.name: field for field in fields}
    for binding in settings.targets.values():
        field = known.get(binding.columns[0]) if len(binding.columns) == 1 else None
        if field is None or not field.counts:
            continue
        if any(step.is_label and not step.has_several for step in binding.steps.get(field.name, ())):
            return dict(zip(field.categories, field.counts, strict=False))
    return {}

"""Sentences of the Qt-free packages (graph.texts, the catalogue) in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from designer.catalogue.spec import Spec
from designer.graph.texts import Text
from designer.views.particles import with_particles

_CONTEXTS = (
    "Errors",
    "Problems",
    "Fixes",
    "Data",
    "Steps",
    "Exports",
    "Differences",
    "Options",
    "Report",
    "Lessons",
    "Doctor",
    "Panels",
)


def say(text: Text | str) -> str:
    """Return `text` translated, its fields filled in; nested Text values are translated too."""
    if isinstance(text, str):
        text = Text(text)
    template = text.template
    for context in _CONTEXTS:
        translated = QCoreApplication.translate(context, text.template)
        if translated != text.template:
            template = translated
            break
    return with_particles(template.format(**text.filled(say)) if text.args else template)


def summary(spec: Spec) -> str:
    """Return the one line the catalogue says of a class, translated; Keras's own documentation stays English."""
    return QCoreApplication.translate("Catalogue", spec.summary) if spec.summary else ""


def search_words(spec: Spec) -> str:
    """Return what a search finds a class by in the language of the window, beside English: its line, its group."""
    group = QCoreApplication.translate("PalettePanel", spec.group) if spec.group else ""
    pairs = ((summary(spec), spec.summary), (group, spec.group))
    return " ".join(translated for translated, english in pairs if translated != english)


def say_edit(text: str) -> str:
    """Return the name of an edit (Change.text) translated, for the undo menu."""
    return QCoreApplication.translate("Edits", text)

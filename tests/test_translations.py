"""The Korean of the window: whole, compiled, with the same fields, and of every sentence the sources can say."""

from __future__ import annotations

import ast
import string
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator

import pytest

from designer.shell.actions import ACTIONS, MENUS
from tests.support.sources import ROOT, calls

TRANSLATIONS = ROOT / "resources" / "translations"
SENTENCES = ("Errors", "Problems", "Fixes")


def messages() -> Iterator[tuple[str, str, list[str], bool]]:
    """Yield (context, source, translations, whether it is finished) of ko.ts."""
    for context in ET.parse(TRANSLATIONS / "ko.ts").getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            yield (
                context.findtext("name", ""),
                message.findtext("source", ""),
                forms,
                translation.get("type") != "unfinished" and all(forms),
            )


def fields(template: str) -> list[str]:
    return sorted(name for _text, name, _format, _conversion in string.Formatter().parse(template) if name is not None)


def marked() -> Iterator[tuple[str, str, str]]:
    """Yield (context, template, place) of everything the sources mark for translation."""
    for path, name, call in calls():
        if name == "QT_TRANSLATE_NOOP":
            context, template = (ast.literal_eval(argument) for argument in call.args)
            yield context, template, f"{path.relative_to(ROOT)}:{call.lineno}"


def test_no_text_is_left_untranslated() -> None:
    assert [f"{context}: {source}" for context, source, _, finished in messages() if not finished] == []


def test_translations_have_the_fields_of_their_sources() -> None:
    for context, source, forms, _ in messages():
        if context != "Catalogue":  # those lines have no fields
            for form in forms:
                assert fields(form) == fields(source), f"{context}: {source}"
                assert form.count("%n") == source.count("%n"), f"{context}: {source}"


def test_menu_texts_keep_a_letter_to_press() -> None:
    for context, source, forms, _ in messages():
        if context == "Actions":
            assert all(("&" in form) == ("&" in source) for form in forms), source


def test_no_two_entries_of_a_menu_are_pressed_by_one_letter() -> None:
    korean = {source: forms[0] for context, source, forms, _ in messages() if context == "Actions"}
    menus: dict[str, list[str]] = {}
    for path, text in MENUS:
        menus.setdefault(path.rpartition("/")[0], []).append(text)
    for action in ACTIONS:
        menus.setdefault(action.menu, []).append(action.text)
    for texts in menus.values():
        for said in (texts, [korean.get(text, text) for text in texts]):
            letters = [text[text.index("&") + 1].lower() for text in said if "&" in text]
            assert sorted(set(letters)) == sorted(letters), said


def test_every_marked_sentence_is_in_the_file() -> None:
    known = {(context, source) for context, source, _, _ in messages()}
    assert [f"{place}: {template}" for context, template, place in marked() if (context, template) not in known] == []


@pytest.mark.parametrize("name", ["Text", "DesignerError"])
def test_sentences_of_the_sources_are_marked(name: str) -> None:
    """A sentence that is not marked is never translated; a template of fields alone says nothing in any language."""
    unmarked = []
    for path, called, call in calls():
        if called == name:
            first = call.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str) and _has_words(first.value):
                unmarked.append(f"{path.relative_to(ROOT)}:{call.lineno}: {first.value}")
            elif isinstance(first, ast.JoinedStr):
                unmarked.append(f"{path.relative_to(ROOT)}:{call.lineno}: an f-string")
    assert unmarked == []


def test_the_files_are_up_to_date_with_the_sources() -> None:
    script = TRANSLATIONS / "update.py"
    done = subprocess.run([sys.executable, str(script), "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _has_words(template: str) -> bool:
    return any(text.strip(" .,:;()") for text, *_ in string.Formatter().parse(template) if text)

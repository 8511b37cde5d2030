"""What sentences send the reader to is there: panels, actions, commands, flags and kinds of files, by their names."""

from __future__ import annotations

import argparse
import re
import tomllib
from collections.abc import Iterator

import pytest

from designer.cli import build_parser
from designer.engine.importers import script_file
from designer.shell.actions import ACTIONS, MENUS, plain_text
from designer.shell.starting import ENDINGS
from designer.views.panels.registry import PANELS
from tests.test_translations import ROOT, messages


def sentences() -> dict[str, str]:
    """Return every text of the program and its Korean; what the catalogue says of Keras's classes is not ours."""
    return {source: forms[0] for context, source, forms, _ in messages() if context != "Catalogue"}


def korean_of(text: str, context: str) -> str:
    return next(forms[0] for found, source, forms, _ in messages() if (found, source) == (context, text))


def parsers() -> dict[str, argparse.ArgumentParser]:
    (commands,) = (a for a in build_parser()._actions if isinstance(a, argparse._SubParsersAction))
    return dict(commands.choices)


def flags() -> set[str]:
    return {flag for parser in parsers().values() for action in parser._actions for flag in action.option_strings}


def found(pattern: str) -> Iterator[tuple[str, str]]:
    """Yield what a pattern finds in the sentences, and the sentence."""
    for sentence in sentences():
        for match in re.finditer(pattern, sentence):
            yield match[1], sentence


def test_panels_that_sentences_name_are_there_in_both_languages() -> None:
    titles = {row.title.casefold(): korean_of(row.title, "Panels") for row in PANELS}
    whole = {plain_text(action.text) for action in ACTIONS}
    named = [(name, s) for name, s in found(r"(\w+) panel\b") if f"{name} panel" not in whole]
    assert {name.casefold() for name, _ in named} >= {"data", "training", "evaluate", "layers"}
    for name, sentence in named:
        assert name.casefold() in titles, sentence
        assert f"{titles[name.casefold()]} 패널" in sentences()[sentence], sentence
    for name, sentence in found(r"\bunder ([A-Z]\w+)"):
        assert name.casefold() in titles, sentence


def test_menus_and_palettes_that_sentences_name_are_there() -> None:
    texts = {plain_text(action.text).casefold() for action in ACTIONS}
    menus = {plain_text(text).casefold() for _, text in MENUS}
    for name, sentence in found(r"(?i)(\w*) ?\bpalette\b"):
        assert f"{name.casefold()} palette" in texts, sentence
    for name, sentence in found(r"(?i)\bthe (\w+) menu\b"):
        assert name.casefold() in menus, sentence


def test_flags_that_sentences_name_are_there() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    named = list(found(r"(?<!uv run )(--[a-z][\w-]*)"))
    assert {"--run", "--model", "--epochs", "--allow", "--input"} <= {flag for flag, _ in named}
    for flag, sentence in named:
        assert flag in flags(), sentence
    for extra, sentence in found(r"uv run --extra (\S+)"):
        assert extra == "{extra}" or extra in extras, sentence  # which tests/machine/test_extras.py holds against them


def test_commands_that_sentences_name_are_there() -> None:
    named = list(found(r"(?:main\.py|\{program\}) ([a-z]\w*)"))
    assert "examples" in {name for name, _ in named}
    for name, sentence in named:
        assert name in parsers(), sentence


@pytest.mark.parametrize(("command", "endings"), [("import", (".py", script_file.NOTEBOOK)), ("new", ENDINGS)])
def test_the_help_of_a_command_names_the_files_it_takes(command: str, endings: tuple[str, ...]) -> None:
    said = parsers()[command].format_help()
    assert [ending for ending in endings if ending not in said] == []

"""Commands with arguments, as they are typed into the command palette: "zoom 150", "lora 8", "epochs 20"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QCoreApplication

from designer.graph.texts import QT_TRANSLATE_NOOP
from designer.project.records import TRAINING
from designer.recipe.settings import OPTIONS
from designer.shell.command_palette import Entry
from designer.views import icons
from designer.views.wording import say

if TYPE_CHECKING:
    from designer.shell.window import MainWindow

_SET = QT_TRANSLATE_NOOP("Commands", "Set {name} to {value}")
_ZOOM = QT_TRANSLATE_NOOP("Commands", "Zoom to {percent} %")
_ADAPT = QT_TRANSLATE_NOOP("Commands", "Adapt all by rank {rank} (LoRA)")
_ADAPT_NO_MORE = QT_TRANSLATE_NOOP("Commands", "Take LoRA away")
_LARGEST_RANK = 10_000
_NUMBERS: Mapping[str, Callable[[str], Any]] = {"int": int, "float": float}


@dataclass(frozen=True)
class _Typed:
    word: str
    rest: str


def entries(window: MainWindow, text: str) -> list[Entry]:
    """Return what a text with arguments asks for, best first; none of a text that is a name alone."""
    word, _, rest = text.strip().partition(" ")
    typed = _Typed(word.casefold(), rest.strip().lstrip("= "))
    if not typed.rest or not window.files.has_project:
        return []
    return [*_zoom(window, typed), *_low_rank(window, typed), *_options(window, typed)]


def _zoom(window: MainWindow, typed: _Typed) -> list[Entry]:
    number = typed.rest.removesuffix("%").strip()
    if typed.word not in ("zoom", "확대") or not number.isdecimal() or not 5 <= int(number) <= 400:
        return []
    text = QCoreApplication.translate("Commands", _ZOOM).format(percent=number)
    return [_entry(window, text, partial(window.canvas.zoom_to, int(number)))]


def _low_rank(window: MainWindow, typed: _Typed) -> list[Entry]:
    if typed.word != "lora" or not typed.rest.isdecimal() or int(typed.rest) > _LARGEST_RANK:
        return []
    rank = int(typed.rest)
    template = QCoreApplication.translate("Commands", _ADAPT if rank else _ADAPT_NO_MORE)
    return [_entry(window, template.format(rank=rank), partial(window.canvas.building.adapt, rank))]


def _options(window: MainWindow, typed: _Typed) -> list[Entry]:
    """Return options of the training whose name begins with the word and that can have the value."""
    found = []
    for name, row in OPTIONS.items():
        title = say(row.option.title)
        names = (name.casefold(), name.replace("_", "").casefold(), title.casefold(), title.replace(" ", "").casefold())
        if not any(one.startswith(typed.word) for one in names) or row.param.kind not in (*_NUMBERS, "enum"):
            continue
        try:
            value = _NUMBERS.get(row.param.kind, str)(typed.rest)
            old = window.document.training
            new = msgspec.convert(
                {**msgspec.to_builtins(old), name: value}, type(old)
            )  # refuses what is outside of its limits
        except (ValueError, msgspec.ValidationError):
            continue
        minimum, maximum = row.option.minimum, row.option.maximum
        if isinstance(value, int | float) and not (
            (minimum is None or value >= minimum) and (maximum is None or value <= maximum)
        ):
            continue
        text = QCoreApplication.translate("Commands", _SET).format(name=title, value=typed.rest)
        run = partial(window.document.set_setting, TRAINING, new, row.option.edit)
        found.append(_entry(window, text, run))
    return found


def _entry(window: MainWindow, text: str, run: Callable[[], object]) -> Entry:
    return Entry(text, "", "", run, icons.icon("command", window.context.appearance.theme, "muted"))

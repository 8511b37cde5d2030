"""Colours and fonts as tokens, dark and light, and the object that says which are in force."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True)
class Theme:
    """The tokens of one look, as #rrggbb."""

    name: str
    window: str
    panel: str
    raised: str
    canvas: str
    grid: str
    line: str
    edge: str  # of what is filled in or ticked: 3 : 1 on every ground
    text: str
    muted: str
    accent: str
    on_accent: str
    error: str
    warning: str
    ok: str
    train: str
    validation: str
    families: tuple[tuple[str, str], ...]

    @property
    def is_light(self) -> bool:
        """Whether dark text stands on a light ground."""
        return self.name == "light"

    def family(self, name: str) -> str:
        """Return the colour of a family of layers; families without one of their own look like core layers."""
        colours = dict(self.families)
        return colours.get(name, colours["core"])


DARK = Theme(
    name="dark",
    window="#1b1e24", panel="#22262e", raised="#2a2f39", canvas="#16191e", grid="#262b34", line="#343a46",
    edge="#767e8c",
    text="#e8ebf0", muted="#9aa4b4", accent="#5aa2ff", on_accent="#0d1520",
    error="#ff7a7a", warning="#f5bd4f", ok="#54c98d", train="#5aa2ff", validation="#ff9a76",
    families=(
        ("input", "#54c98d"), ("core", "#5aa2ff"), ("merge", "#b79bff"), ("regularisation", "#f5bd4f"),
        ("output", "#ff9a76"),
    ),
)  # fmt: skip

LIGHT = Theme(
    name="light",
    window="#eef0f4", panel="#ffffff", raised="#f4f6f9", canvas="#f7f8fa", grid="#dfe3ea", line="#d5dae2",
    edge="#78808e",
    text="#1c2430", muted="#566072", accent="#1b66d1", on_accent="#ffffff",
    error="#c62f2f", warning="#8a5a00", ok="#157a48", train="#1b66d1", validation="#b8461c",
    families=(
        ("input", "#157a48"), ("core", "#1b66d1"), ("merge", "#6b46c8"), ("regularisation", "#8a5a00"),
        ("output", "#b8461c"),
    ),
)  # fmt: skip

CONTRAST = Theme(
    name="contrast",
    window="#000000", panel="#000000", raised="#161616", canvas="#000000", grid="#2b2b2b", line="#c8c8c8",
    edge="#ffffff",
    text="#ffffff", muted="#e2e2e2", accent="#ffd83d", on_accent="#000000",
    error="#ff9d9d", warning="#ffc14d", ok="#6ff0a8", train="#ffd83d", validation="#7fd4ff",
    families=(
        ("input", "#6ff0a8"), ("core", "#7fd4ff"), ("merge", "#d9c2ff"), ("regularisation", "#ffc14d"),
        ("output", "#ffb199"),
    ),
)  # fmt: skip

PALETTES = {theme.name: theme for theme in (DARK, LIGHT, CONTRAST)}

SANS = (
    "Inter", "Segoe UI", "SF Pro Text", "Helvetica Neue", "Noto Sans", "Noto Sans CJK KR", "DejaVu Sans", "NanumGothic",
    "Malgun Gothic", "Apple SD Gothic Neo",
)  # fmt: skip
MONO = (
    "JetBrains Mono",
    "Cascadia Mono",
    "SF Mono",
    "Consolas",
    "Menlo",
    "DejaVu Sans Mono",
    "NanumGothicCoding",
)
BASE_SIZE = 13  # pixels


class Appearance(QObject):
    """The theme in force. Views that paint with tokens repaint on `changed`."""

    changed = Signal()

    def __init__(self, theme: Theme = DARK, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    @property
    def theme(self) -> Theme:
        """The tokens in force."""
        return self._theme

    def set_theme(self, theme: Theme) -> None:
        """Put another theme in force."""
        if theme != self._theme:
            self._theme = theme
            self.changed.emit()

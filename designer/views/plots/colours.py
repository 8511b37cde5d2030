"""Which colours the curves of a run have: the theme's pair for one run alone, one colour a run in a comparison."""

from __future__ import annotations

from collections.abc import Sequence

from designer.views.theme import Theme

# Told apart by people who see red and green alike, after Okabe and Ito; darker on the light theme for contrast.
_DARK = ("#5aa2ff", "#ff9a76", "#54c98d", "#b79bff", "#f5bd4f", "#5fd3e0", "#ff8ac2", "#c7ccd6")
_LIGHT = ("#1b66d1", "#b8461c", "#157a48", "#6b46c8", "#8a5a00", "#0b7285", "#b3246b", "#4a5362")


def palette(theme: Theme) -> tuple[str, ...]:
    """Return colours that are told apart on a theme's panels."""
    return _LIGHT if theme.is_light else _DARK


def run_colours(theme: Theme, runs: Sequence[str], shown: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return (train, validation) colours of the shown runs.

    `runs` are all runs, newest first; counting from the oldest keeps a run's colour when newer ones come.
    """
    if len(shown) == 1:
        return {shown[0]: (theme.train, theme.validation)}
    colours = palette(theme)
    known = list(reversed(runs))
    taken: dict[str, tuple[str, str]] = {}
    for name in shown:
        start = known.index(name) if name in known else len(known)
        used = {pair[0] for pair in taken.values()}
        candidates = [colours[(start + i) % len(colours)] for i in range(len(colours))]
        colour = next((c for c in candidates if c not in used), candidates[0])
        taken[name] = (colour, colour)
    return taken

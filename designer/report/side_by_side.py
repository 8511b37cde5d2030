"""Two evaluations on the same rows side by side: what differs, the second minus the first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from designer.report.figures import Classes, ClassFigure, Figures


def difference(first: float | None, second: float | None) -> float | None:
    """Return how much larger the second is, None where one of them is not there or not finite."""
    return None if first is None or second is None else second - first


def differences(first: Mapping[str, float | None], second: Mapping[str, float | None]) -> dict[str, float | None]:
    """Return the differences of all numbers that both have, by name."""
    return {name: difference(value, second[name]) for name, value in first.items() if name in second}


def scalars(figures: Figures | ClassFigure | None) -> dict[str, float | None]:
    """Return the single numbers of figures by name, None for those that do not exist."""
    if figures is None:
        return {}
    values = ((name, getattr(figures, name)) for name in figures.__struct_fields__)
    return {
        name: value
        for name, value in values
        if value is None or (isinstance(value, int | float) and not isinstance(value, bool))
    }


def paired(first: Figures | None, second: Figures | None) -> Iterator[tuple[ClassFigure | None, ClassFigure | None]]:
    """Yield the classes of two figures with the same label, those of the first in their order, then the others."""
    mine, its = ({c.label: c for c in f.classes} if isinstance(f, Classes) else {} for f in (first, second))
    for label in dict.fromkeys((*mine, *its)):
        yield mine.get(label), its.get(label)

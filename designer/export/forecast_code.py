"""How a script tells rows of a series, and those beyond its end, as `data.beyond` does here."""

from __future__ import annotations

from designer.data.field import Field
from designer.data.settings import Windows
from designer.export.expressions import Expression, call, mapping, statement, string
from designer.export.uses import Uses


def told_lines(windows: Windows, uses: Uses) -> list[str]:
    """Return the lines that make of `rows`, those that can be used, windows and the rows that these tell.

    That is `shown`, `rows` (-1 for those beyond the end), `true`, and `ends` and `steps` of those beyond.
    """
    uses.add(_TOLD, _WITH_GAP)
    told = call(
        "told",
        'table["(group)"]',
        "rows",
        length=repr(windows.length),
        horizon=repr(windows.horizon),
        stride=repr(windows.stride),
        with_targets="bool(true)",
    )
    return [
        "    true = known_targets(table, np.arange(len(usable)))",
        *statement("shown, rows, ends, steps = ", told),
        "    true = {name: with_gap(y)[rows] for name, y in true.items()}",
    ]


def beyond_lines(windows: Windows, time: Field | None, mark: str, uses: Uses, has_keys: bool) -> list[str]:
    """Return the lines that mark forecasts in `found`, and put into `later` what stands there in columns of keys.

    `time` is the field of the column of time.
    """
    later: dict[str, Expression] = {}
    if time is not None:
        from designer.data import later as going_on  # pandas takes its time

        uses.add(_LATER, *going_on.helpers(), imports=("import pandas as pd", "import warnings"))
        written = "%s" if time.dtype in {"double", "float"} else time.dates  # as floats are written, 40.0 and not 40
        form = {"form": string(written)} if "%" in written else {}
        given = (f"table[{string(time.name)}]", f"table[{string(f'(key) {time.name}')}]", 'table["(group)"]')
        later[time.name] = call("later_times", *given, "ends", "steps", **form)
    if windows.group:
        later[windows.group] = f"table[{string(f'(key) {windows.group}')}][ends]"
    return [
        "    if len(steps):",
        f"        found[{string(mark)}] = (rows < 0).astype(int)",
        *(statement("later = ", mapping(later)) if has_keys else []),
    ]


_TOLD = '''def told(groups, rows, length, horizon, stride, with_targets):
    """Return the rows of windows and the row that each tells, -1 beyond the end.

    Of those beyond: the end of the series, and how many steps behind it they are.
    """
    last = np.searchsorted(groups, groups, side="right") - 1
    span = length + horizon * with_targets
    starts = window_starts(rows, groups[rows], span, stride)
    ends = rows[starts + length - 1]
    is_within = ends + horizon <= last[ends]
    starts, found = starts[is_within], ends[is_within] + horizon
    every = window_starts(rows, groups[rows], length, 1)
    ends = rows[every + length - 1]
    steps = ends + horizon - last[ends]
    is_beyond = steps > 0
    starts = np.concatenate([starts, every[is_beyond]])
    found = np.concatenate([found, np.full(is_beyond.sum(), -1)])
    shown = rows[starts[:, None] + np.arange(length)]
    return shown, found, last[ends[is_beyond]], steps[is_beyond]'''

_WITH_GAP = '''def with_gap(y):
    """Return targets with a row behind them of which nothing is known."""
    return np.concatenate([y, np.full_like(y[:1], np.nan)])'''

_LATER = '''def later_times(times, written, groups, ends, steps, form=""):
    """Return the times so many steps behind the ends of series, written as there."""
    found = np.full(len(steps), None, object)
    for end in np.unique(ends):
        first = max(np.searchsorted(groups, groups[end]), end - 511)
        is_own = ends == end
        later = following(times[first : end + 1], steps[is_own].max())
        if later is not None:
            chosen = later[steps[is_own] - 1]
            found[is_own] = written_times(chosen, times[end], written[end], form)
    return found'''

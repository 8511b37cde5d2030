"""How the times of a series go on behind its end: in the program, and in scripts, where these functions stand as here.

So they take nothing but NumPy, pandas and `warnings`, and are laid out in 88 columns.
"""

from __future__ import annotations

import inspect
import warnings

import numpy as np
import pandas as pd

FORMS = (
    "%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m", "%Y/%m/%d", "%Y",
)  # fmt: skip
"""How times are usually written, for those of which it is not known."""


def following(times: np.ndarray, count: int) -> np.ndarray | None:
    """Return the times behind those of a series, in its steps; None if unknown."""
    if times.dtype.kind not in "fM" or len(times) < 2 or pd.isna(times[-1]):
        return None
    known = np.unique(times[~pd.isna(times)])
    if len(known) < 2:
        return None
    if times.dtype.kind == "M":
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            usual = pd.infer_freq(pd.DatetimeIndex(known)) if len(known) > 2 else None
        if usual is not None:
            dates = pd.date_range(known[-1], periods=count + 1, freq=usual)[1:]
            return np.asarray(dates.to_numpy().astype("M8[s]"))
    steps, counts = np.unique(np.diff(known), return_counts=True)
    return np.asarray(known[-1] + steps[counts.argmax()] * np.arange(1, count + 1))


def written_times(times: np.ndarray, last: object, text: object, form: str = "") -> list[object]:
    """Return times as the last one stands in the file: in its form where it is text."""
    if times.dtype.kind == "f":
        if not isinstance(text, str):
            return [type(text)(time) for time in times.tolist()]  # type: ignore[call-arg]
        is_whole = (times == np.floor(times)) & (form != "%s")
        pairs = zip(times.tolist(), is_whole, strict=True)
        return [str(int(time) if whole else time) for time, whole in pairs]
    stamps = [pd.Timestamp(time) for time in times]
    if not isinstance(text, str):
        return [stamp.to_pydatetime() for stamp in stamps]
    forms = [form] if form else []
    forms += FORMS
    form = next((f for f in forms if pd.Timestamp(last).strftime(f) == text), "")
    return [stamp.strftime(form) if form else stamp.isoformat(" ") for stamp in stamps]


def helpers() -> tuple[str, str]:
    """Return the two functions as text for a script, whose annotations nobody needs there."""
    listed = "[\n        " + ",\n        ".join(f'"{form}"' for form in FORMS) + ",\n    ]"
    plain = {
        "times: np.ndarray, count: int) -> np.ndarray | None": "times, count)",
        'times: np.ndarray, last: object, text: object, form: str = "") -> list[object]': 'times, last, text, form="")',
        "forms += FORMS": f"forms += {listed}",
        "  # type: ignore[call-arg]": "",
    }
    found = []
    for function in (following, written_times):
        text = inspect.getsource(function).rstrip("\n")
        for here, there in plain.items():
            text = text.replace(here, there)
        found.append(text)
    return found[0], found[1]

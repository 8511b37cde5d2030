"""The functions by which a script gives a raw column the type of its field, as `typed` does here."""

from __future__ import annotations

from designer.data import date_words
from designer.data.code import Code, called, given
from designer.data.field import Field, NumberFormat
from designer.data.typed import FALSE, TRUE

_PARTIAL = "from functools import partial"
_PANDAS = "import pandas as pd"


def typed_code(field: Field) -> Code:
    """Return the function that takes a raw column and gives its values; it may use `path`, the file's."""
    is_text = "string" in field.dtype or "utf8" in field.dtype
    form = field.format or NumberFormat()
    if field.kind in {"image", "audio"} and not field.is_pixels:
        imports = (_PARTIAL, "from pathlib import Path", _PANDAS)
        return Code("partial(files, folder=Path(path).parent)", imports, (_FILES,))
    if field.shape or field.kind == "array":
        return Code("stacked", (_PANDAS,), (_ARRAYS,))
    if field.kind == "number" and is_text:
        return _written(form)
    if field.kind == "number":
        return Code("numbers", (_PANDAS,), (_NUMBERS,))
    if field.kind == "boolean":
        return Code("truths", (_PANDAS,), (_TRUTHS, _WORDS))
    if field.kind == "datetime":
        if field.dtype.startswith(("timestamp", "date")):
            return Code("times", (_PANDAS,), (_TIMES,))
        text = called("partial", "times", form=date_words.of_english(field.dates) or "%Y-%m-%d")
        if date_words.has_words(field.dates):
            return Code(
                text, ("import functools", "import re", _PARTIAL, _PANDAS), (date_words.CODE, _TIMES_WITH_WORDS)
            )
        return Code(text, (_PARTIAL, _PANDAS), (_TIMES,))
    if field.dtype in {"double", "float"}:
        return Code("number_words", (_PANDAS,), (_NUMBER_WORDS, _NUMBERS, _WORDS))
    if form.gaps:
        return Code(called("partial", "words", gaps=list(form.gaps)), (_PARTIAL, _PANDAS), (_WORDS,))
    return Code("words", (_PANDAS,), (_WORDS,))


def _written(form: NumberFormat) -> Code:
    named = given(
        decimal="" if form.decimal == "." else form.decimal,
        thousands=form.thousands,
        prefix=form.prefix,
        suffix=form.suffix,
        divisor={0.01: 100, 0.001: 1000}.get(form.scale),
        gaps=list(form.gaps),
        limits=form.limits,
    )
    text = called("partial", "written_numbers", **named)
    if text == "partial(written_numbers)":
        return Code("written_numbers", (_PANDAS,), (_WRITTEN,))
    return Code(text, (_PARTIAL, _PANDAS), (_WRITTEN,))


_NUMBERS = '''def numbers(column):
    """Return a column as numbers, spans of time in seconds, NaN where there is none."""
    column = pd.Series(column).infer_objects()
    if pd.api.types.is_timedelta64_dtype(column):
        return column.dt.total_seconds().to_numpy()
    return column.astype("float64").to_numpy()'''

_WRITTEN = '''def written_numbers(
    column,
    decimal=".",
    thousands="",
    prefix="",
    suffix="",
    divisor=1,
    gaps=(),
    limits=False,
):
    """Return numbers that are written as text, NaN where there is none."""

    def number(text):
        text = str(text).strip()
        if text in gaps or "_" in text:
            return np.nan
        if limits and text.startswith(("<", ">", "\\u2264", "\\u2265")):
            text = text[1:].removeprefix("=").strip()
        is_minus = text.startswith("(")
        text = text.strip("()").replace("\\u2212", "-").replace("\\u2013", "-")
        text = text.replace(prefix, "", 1) if prefix else text
        text = text.rstrip("- ").removesuffix(suffix) + "-" * text.endswith("-")
        for mark in {thousands, "\\u2019" if thousands == "'" else thousands} - {""}:
            text = text.replace(mark, "")
        text = text.replace(decimal, ".").strip()
        text = "-" + text[1:].strip() if text.startswith("-") else text
        text = f"-{text[:-1]}" if text.endswith("-") else text
        try:
            found = float(text)
        except ValueError:
            return np.nan
        found = -found if is_minus else found
        return found / divisor if divisor != 1 else found

    column = pd.Series(column)
    if pd.api.types.is_numeric_dtype(column):
        return column.astype("float64").to_numpy()
    known = {text: number(text) for text in column.dropna().unique()}
    return column.map(known).astype("float64").to_numpy()'''

_WORDS = '''def words(column, gaps=()):
    """Return a column as words, whole numbers without a fraction; None for gaps."""

    def word(value):
        if isinstance(value, (list, np.ndarray)):
            return "|".join("" if part is None else str(part) for part in value)
        if isinstance(value, bytes):
            value = value.decode("utf-8", "replace")
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return str(value).strip()

    column = pd.Series(list(column) if isinstance(column, list) else column)
    found = np.empty(len(column), object)
    missing = column.isna().tolist()
    for place, value in enumerate(column.tolist()):
        text = None if missing[place] else word(value)
        found[place] = None if text == "" or text in gaps else text
    return found'''

_NUMBER_WORDS = '''def number_words(column):
    """Return a column of numbers as words."""
    return words(numbers(column))'''

_TRUTHS = '''def truths(column):
    """Return yes as 1 and no as 0 in any usual writing, NaN for all else."""
    yes = {
        {yes},
    }
    no = {
        {no},
    }
    found = []
    for word in words(column):
        word = None if word is None else word.lower()
        found.append(1.0 if word in yes else 0.0 if word in no else np.nan)
    return np.array(found)'''.replace("{yes}", ",\n        ".join(f'"{word}"' for word in sorted(TRUE))).replace(
    "{no}", ",\n        ".join(f'"{word}"' for word in sorted(FALSE))
)

_TIMES = '''def times(column, form=None):
    """Return dates and times, in UTC if they have an offset; NaT for gaps."""
    column = pd.Series(column)
    if pd.api.types.is_float_dtype(column):
        column = column.astype("Int64")
    if form is None:
        column = pd.to_datetime(column, errors="coerce")
    elif not pd.api.types.is_datetime64_any_dtype(column):
        text = column.astype(object).where(column.notna(), None)
        text = text.map(str, na_action="ignore").str.strip()
        if "%H" not in form:
            text = text.str.removesuffix(" 00:00:00")
        column = pd.to_datetime(text, format=form, errors="coerce", utc="%z" in form)
    if column.dt.tz is not None:
        column = column.dt.tz_convert(None)
    return column.to_numpy().astype("datetime64[s]")'''

_TIMES_WITH_WORDS = _TIMES.replace(
    ".str.strip()\n", '.str.strip()\n        text = text.map(in_english, na_action="ignore")\n'
)

_ARRAYS = '''def stacked(column):
    """Return a column of arrays as one array."""
    return np.stack(column) if column.dtype == object else np.asarray(column)'''

_FILES = '''def files(column, folder):
    """Return the files of a column, which start at a folder, or the arrays it holds."""
    if np.ndim(column) > 1:
        return np.asarray(column)
    found = np.empty(len(column), object)
    found[:] = [None if pd.isna(name) else str(folder / name) for name in column]
    return found'''

"""How data become arrays: plain functions that the engine runs and whose source stands in exported scripts.

Importing this module imports nothing heavier than numpy. A table is a dict of arrays by column name, all with the same
number of rows.
"""

# Every function must make sense copied alone into a script: no annotations that need imports, nothing from this
# package, errors as ValueError. The lines are at most 88 wide, as in the scripts.

from __future__ import annotations

import numpy as np

from designer.data.made import make_arrays as make_arrays
from designer.data.made import read_bundled as read_bundled


def read_arrays(path, names=None):
    """Return the arrays of a .npz file by name, or those that `names` calls otherwise."""
    with np.load(path, allow_pickle=False) as arrays:
        names = names or {name: name for name in arrays.files}
        return {name: arrays[stored] for name, stored in names.items()}


def read_table(path, columns, encoding="", delimiter="", missing="refuse"):
    """Return columns of a .csv file with a header line; gaps are refused, their rows dropped, or they are kept."""
    import pandas as pd

    encoding = encoding or find_encoding(path)
    delimiter = delimiter or find_delimiter(path, encoding)
    frame = pd.read_csv(path, encoding=encoding, sep=delimiter, low_memory=False)
    frame = frame[columns]
    if missing == "drop":
        frame = frame.dropna()
    table = {}
    for name, column in frame.items():
        is_text = not pd.api.types.is_numeric_dtype(column)
        gaps = column.isna()
        if missing != "keep" and gaps.any():
            raise ValueError(f"values are missing in column {name}")
        if is_text:
            column = column.astype(str).astype(object).where(~gaps, None)
        table[name] = column.to_numpy()
    return table


def fill(table, reference, rows=slice(None)):
    """Return the table without gaps: numbers get the median of rows of `reference`."""
    filled = {}
    for name, column in table.items():
        known = reference[name][rows]
        if column.dtype == object:
            filled[name] = np.where(column == None, "", column)  # noqa: E711
        elif column.dtype.kind == "f":
            filled[name] = np.where(np.isnan(column), np.nanmedian(known), column)
        else:
            filled[name] = column
    return filled


def find_encoding(path):
    """Return the encoding of a text file: by its mark, else UTF-8 if it is that, else CP949."""
    with open(path, "rb") as file:
        data = file.read()
    if data.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    for encoding in ("utf-8", "cp949"):
        try:
            data.decode(encoding)
            return encoding
        except UnicodeDecodeError:
            pass
    raise ValueError(f"the encoding of {path} is neither UTF-8 nor CP949")


def find_delimiter(path, encoding):
    """Return what separates the columns in the header line: a comma, semicolon, tab or bar."""
    with open(path, encoding=encoding) as file:
        header = file.readline()
    unquoted = "".join(header.split('"')[::2])
    return max(",;\t|", key=unquoted.count)


def split(rows, fraction, seed=None):
    """Return the rows to train on and those held back, shuffled if there is a seed."""
    order = np.arange(rows)
    if seed is not None:
        order = np.random.default_rng(seed).permutation(rows)
    count = rows - round(rows * fraction)
    return order[:count], order[count:]


def stack(table, columns):
    """Return columns side by side as (rows, columns), or the one array as it is."""
    arrays = [table[name] for name in columns]
    if len(arrays) == 1 and arrays[0].ndim > 1:
        return arrays[0]
    return np.column_stack(arrays)


def numbers(values):
    """Return the values as numbers."""
    return values.astype("float32")


def standardize(values, reference):
    """Return the values with the mean 0 and deviation 1 that `reference` then has."""
    reference = reference.astype("float64")
    deviation = reference.std(axis=0)
    scale = np.where(deviation == 0, 1, deviation)
    return ((values - reference.mean(axis=0)) / scale).astype("float32")


def min_max(values, reference):
    """Return the values scaled so that `reference` lies between 0 and 1."""
    reference = reference.astype("float64")
    low = reference.min(axis=0)
    span = reference.max(axis=0) - low
    return ((values - low) / np.where(span == 0, 1, span)).astype("float32")


def one_hot(values, reference):
    """Return a column of 0 and 1 for every category that is in `reference`."""
    columns = []
    for column, known in zip(values.T, reference.T, strict=True):
        categories = np.unique(known)
        unknown = np.setdiff1d(column, categories)
        if len(unknown):
            raise ValueError(f"{unknown[0]} is not one of {list(categories)}")
        columns.append(column[:, None] == categories)
    return np.concatenate(columns, axis=1).astype("float32")


def integer(values, reference):
    """Return the number of each value's category, counted in `reference` from 0."""
    columns = []
    for column, known in zip(values.T, reference.T, strict=True):
        categories = np.unique(known)
        unknown = np.setdiff1d(column, categories)
        if len(unknown):
            raise ValueError(f"{unknown[0]} is not one of {list(categories)}")
        columns.append(np.searchsorted(categories, column))
    return np.stack(columns, axis=1).astype("int32")


def text(values):
    """Return the values as text."""
    return values.astype(str).astype(object)


def tensors(arrays):
    """Return text as tensors, which is how Keras takes it, and numbers as they are."""
    import keras

    if isinstance(arrays, dict):
        return {name: tensors(array) for name, array in arrays.items()}
    return keras.ops.convert_to_tensor(arrays) if arrays.dtype == object else arrays


def only_column(values):
    """Return the one column as a plain row of values."""
    return values.reshape(len(values))


def take(arrays, rows):
    """Return the given rows of every array."""
    return {name: array[rows] for name, array in arrays.items()}

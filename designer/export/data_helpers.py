"""The functions of scripts that every data part is made of, whatever its source and steps are."""

from __future__ import annotations

TAKE = '''def take(table, rows):
    """Return rows of a table."""
    return {name: column[rows] for name, column in table.items()}'''

JOINED = '''def joined(*tables):
    """Return the rows of several tables as one."""
    return {
        name: np.concatenate([table[name] for table in tables])
        for name in tables[0]
        if all(name in table for table in tables)
    }'''

COMPLETE = '''def complete(table, names):
    """Return the rows that have a value in all of these columns."""
    missing = [gaps(table[name]) for name in names]
    return np.flatnonzero(~np.logical_or.reduce(missing))'''

LEFT_OUT = '''def without_left_out(table, rows, inputs):
    """Return the rows that no step is to leave out before they are split."""
    for groups in inputs.values():
        for names, steps in groups:
            for step in steps:
                for name in names if hasattr(step, "is_before_split") else ():
                    rows = rows[~step.refuses(as_columns(table[name][rows]))]
    return rows'''

AS_COLUMNS = '''def as_columns(column):
    """Return values as (rows, columns), numbers as float64, infinite ones as gaps."""
    values = column.reshape(len(column), int(np.prod(column.shape[1:])))
    if values.dtype.kind in "biuf":
        values = values.astype("float64")
        values[np.isinf(values)] = np.nan
    return values'''

TRANSFORMED = '''def transformed(step, x):
    """Return what a step makes of (rows, ...), in that shape where it has room."""
    made = step.transform(as_columns(x))
    return made.reshape(x.shape) if x.ndim > 2 and made.size == x.size else made'''

WITH_SOMETHING = '''def with_something(x):
    """Return values to learn from; columns without any as 0, or as empty text."""
    is_empty = pd.isna(x).all(axis=0) & (x.dtype.kind != "M")
    return np.where(is_empty, "" if x.dtype == object else 0, x) if any(is_empty) else x'''

FIT = '''def fit(parts, training, labelled=None):
    """Return Inputs or targets with the steps of each column fitted on training rows.

    The classes of targets are those of all `labelled` rows.
    """
    fitted = {}
    for part, groups in parts.items():
        columns = fitted[part] = []
        every_column = [(name, steps) for names, steps in groups for name in names]
        for name, steps in every_column:
            steps = clone(steps)
            x = training[name]
            every = x if labelled is None else labelled[name]
            for place, step in enumerate(steps, 1):
                if hasattr(step, "is_label"):
                    step.fit(as_columns(every))
                else:
                    step.fit(with_something(as_columns(x)))
                if place < len(steps):
                    is_same = every is x
                    x = transformed(step, x)
                    every = x if is_same else transformed(step, every)
            columns.append((name, steps))
    return fitted'''

PREPARE = '''def prepare(fitted, table):
    """Return the arrays of Inputs or targets by name, and which rows can be used."""
    arrays, usable = {}, np.ones(len(next(iter(table.values()))), bool)
    for part, columns in fitted.items():
        made = []
        for name, steps in columns:
            x = table[name].reshape(len(usable), *table[name].shape[1:] or (1,))
            for step in steps:
                if hasattr(step, "refuses"):
                    usable &= ~step.refuses(as_columns(x))
                x = transformed(step, x)
            if x.dtype.kind == "f" or not steps:
                with np.errstate(over="ignore"):
                    x = x.astype("float32")
                usable &= np.isfinite(x).all(axis=tuple(range(1, x.ndim)))
            made.append(x)
        array = made[0] if len(made) == 1 else np.concatenate(made, axis=1)
        arrays[part] = array.astype("float32") if array.dtype.kind == "f" else array
    return arrays, usable'''

PREPARE_WITH_GAPS = PREPARE.replace(
    "usable &= np.isfinite(x).all(axis=tuple(range(1, x.ndim)))",
    """keeps_gaps = any(hasattr(step, "keeps_gaps") for step in steps)
                lost = np.isinf(x) if keeps_gaps else ~np.isfinite(x)
                usable &= ~lost.any(axis=tuple(range(1, x.ndim)))""",
)

RANKS = '''def ranks(times, groups):
    """Return the places of rows in the order of time within groups, and the groups."""
    if groups is None:
        numbers = np.zeros(len(times), int)
    else:
        numbers = np.unique(names_of(groups), return_inverse=True)[1]
    times = times.astype(str) if times.dtype == object else times
    order = np.lexsort((times, numbers))
    places = np.empty(len(times), int)
    places[order] = np.arange(len(times))
    return places, numbers'''

WINDOWS = '''def window_starts(places, groups, span, stride):
    """Return where windows begin; none spans a missing row or two groups."""
    is_break = (np.diff(places) != 1) | (np.diff(groups) != 0)
    bounds = [0, *(np.flatnonzero(is_break) + 1), len(places)]
    found = [np.arange(0)]
    for start, end in zip(bounds[:-1], bounds[1:], strict=True):
        found.append(np.arange(start, end - span + 1, stride))
    return np.concatenate(found)'''

TENSORS = '''def tensors(array):
    """Return text as a tensor, which is how Keras takes it, and numbers as they are."""
    return keras.ops.convert_to_tensor(array) if array.dtype == object else array'''

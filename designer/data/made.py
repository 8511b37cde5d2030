"""Data that need no file: plain functions that are run here and whose source stands in exported scripts."""

# Each must make sense copied alone into a script: no annotations that need imports, nothing from this package, errors
# as ValueError. The lines are at most 88 wide, as in the scripts.

from __future__ import annotations

from importlib import resources

import numpy as np

_TEXT = resources.files(__package__).joinpath("made.py").read_text(encoding="utf-8")  # as it was when it was imported


def text_of(name: str) -> str:
    """Return the text of a function of this module, for a script that imports `datasets` at its top."""
    start = _TEXT.index(f"\ndef {name}(") + 1
    return _TEXT[start:].partition("\n\n\n")[0].rstrip().replace("    from sklearn import datasets\n\n", "")


def read_bundled(name):
    """Return the columns of one of scikit-learn's own data sets."""
    from sklearn import datasets

    bunch = getattr(datasets, f"load_{name}")()
    if name == "digits":
        return {"data": bunch.data, "images": bunch.images, "target": bunch.target}
    table = {str(n): c for n, c in zip(bunch.feature_names, bunch.data.T, strict=True)}
    return {**table, "target": bunch.target, "data": bunch.data}


def make_arrays(samples, seed, arrays):
    """Return arrays drawn from one seeded generator.

    `arrays` are (name, kind, size, of). Every row is of one of twelve hidden topics,
    which make some columns likelier; a "score" and "classes" follow from arrays `of`.
    "views" are noisy rows of an array, half of them of others: not the "same".
    """
    random = np.random.default_rng(seed)
    topics = random.integers(12, size=samples)
    made, directions, pairs = {}, {}, {}
    for name, kind, size, of in arrays:
        if kind == "views":
            others = random.permutation(samples)
            rows = np.where(random.random(samples) < 0.5, np.arange(samples), others)
            pairs[name] = (rows == np.arange(samples)).astype("float32")
            noise = random.standard_normal(made[of[0]].shape, dtype="float32")
            made[name] = made[of[0]][rows] + 0.3 * noise
        elif kind == "same":
            made[name] = next(pairs[source] for source in of if source in pairs)
        elif kind == "reversed":
            made[name] = made[of[0]][:, ::-1]
        elif kind == "shifted":
            made[name] = np.pad(made[of[0]], ((0, 0), (1, 0)))[:, :-1]
        elif kind == "tokens":
            likely = random.standard_exponential((12, 49)) ** 3
            steps = (likely / likely.sum(axis=1, keepdims=True)).cumsum(axis=1)
            ends = (steps + np.arange(12)[:, None]).ravel()
            draws = topics[:, None] + random.random((samples, size))
            tokens = np.searchsorted(ends, draws) - 49 * topics[:, None]
            tokens = tokens.clip(0, 48) + 1
            lengths = random.integers(size // 2, 2 * size, samples)
            made[name] = np.where(np.arange(size) < lengths[:, None], tokens, 0)
        if kind in ("views", "same", "reversed", "shifted", "tokens"):
            continue
        if kind in ("score", "classes"):
            hidden = np.zeros((samples, size if kind == "classes" else 1))
            for source in of:
                if source not in directions:
                    topic = np.eye(12)[topics]
                    hidden += topic @ random.standard_normal((12, hidden.shape[1]))
                    continue
                weights = random.standard_normal((12, hidden.shape[1]))
                hidden += made[source] @ (directions[source].T @ weights)
            hidden = (hidden - hidden.mean(axis=0)) / (hidden.std(axis=0) + 1e-9)
            score = 1 / (1 + np.exp(-hidden[:, 0]))
            made[name] = hidden.argmax(axis=1) if kind == "classes" else score
            continue
        directions[name] = random.standard_normal((12, size), dtype="float32")
        if kind == "binary":
            likely = random.standard_exponential((12, size), dtype="float32") / 20
            directions[name] = likely - likely.mean(axis=0)
            draws = random.random((samples, size), dtype="float32")
            made[name] = (draws < likely[topics]).astype("float32")
        elif kind == "normal":
            made[name] = random.standard_normal((samples, size), dtype="float32")
        else:
            made[name] = random.random((samples, size), dtype="float32")
    return made

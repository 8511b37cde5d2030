"""Tables that first projects are measured on: scikit-learn's own, and made ones with gaps, levels, dates and skew."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd
from sklearn import datasets

TARGET = "target"


def bundled(name: str) -> pd.DataFrame:
    bunch = getattr(datasets, f"load_{name}")()
    names = [f"p{i}" for i in range(64)] if name == "digits" else bunch.feature_names
    frame = pd.DataFrame(bunch.data, columns=names)
    frame[TARGET] = bunch.target if name == "diabetes" else [f"c{label}" for label in bunch.target]
    return frame


def houses(rows: int, seed: int = 0) -> pd.DataFrame:
    """Return districts such as California's: incomes, ages, two cities, a coast, values cut off at five."""
    random = np.random.default_rng(seed)
    latitude = random.uniform(32.5, 42, rows)
    coast = random.exponential(1.5, rows)
    longitude = -114 - (latitude - 32) * 0.75 - coast
    income = np.exp(random.normal(1.25, 0.45, rows))
    age = random.integers(1, 53, rows)
    rooms = np.clip(random.normal(5.4, 1.3, rows) + 0.3 * income, 1, 20)
    bedrooms = rooms / random.uniform(4, 6, rows)
    people = np.clip(np.exp(random.normal(1.05, 0.25, rows)), 1, 10)
    south, north = (latitude - 34) ** 2 + (longitude + 118) ** 2, (latitude - 37.7) ** 2 + (longitude + 122) ** 2
    city = np.exp(-2 * south) + np.exp(-3 * north)
    value = 0.35 * income + 1.1 * city + 0.8 * np.exp(-np.abs(coast - 0.5)) - 0.45 * np.log(people)
    value += 0.006 * age * (city > 0.2) + 0.05 * rooms - 0.25 * bedrooms + random.normal(0, 0.35, rows)
    columns = {"income": income, "age": age, "rooms": rooms, "bedrooms": bedrooms, "people": people}
    columns |= {"latitude": latitude, "longitude": longitude, TARGET: np.clip(value, 0.15, 5).round(3)}
    return pd.DataFrame(columns)


def mixed(rows: int, task: str, seed: int = 0, gaps: float = 0.2, levels: int = 40) -> pd.DataFrame:
    """Return numbers, categories (one with 40 levels, some rare), a date and a yes/no, a fifth of each missing."""
    random = np.random.default_rng(seed)
    drawn = random.zipf(1.3, 4 * rows)
    city = np.resize(drawn[drawn <= levels], rows)
    kind = random.choice(["a", "b", "c"], rows, p=[0.6, 0.3, 0.1])
    grade = random.choice(["low", "mid", "high"], rows)
    amount, wait, drift = random.normal(50, 12, rows), random.exponential(3, rows), random.normal(0, 1, rows)
    when = pd.Timestamp("2021-01-01") + pd.to_timedelta(random.integers(0, 900, rows), "D")
    flag = random.random(rows) < 0.4
    score = (amount - 50) / 12 + 0.8 * np.log1p(wait) + random.normal(0, 1, levels + 1)[city] + 1.2 * (kind == "b")
    score += (grade == "high") * drift + 0.6 * np.sin(2 * np.pi * when.month.values / 12) + 0.5 * flag
    frame = pd.DataFrame(
        {
            "amount": amount.round(2),
            "wait": wait.round(3),
            "drift": drift.round(3),
            "city": [f"city{c}" for c in city],
            "kind": kind,
            "grade": grade,
            "when": when.strftime("%Y-%m-%d"),
            "flag": np.where(flag, "yes", "no"),
        }
    )
    for name in frame.columns:
        frame.loc[random.random(rows) < gaps, name] = None
    if task == "number":
        frame[TARGET] = (100 + 20 * score + random.normal(0, 8, rows)).round(2)
    elif task == "two":
        frame[TARGET] = np.where(score + random.normal(0, 0.5, rows) > np.median(score), "stay", "leave")
    else:
        quarters = pd.qcut(score + random.normal(0, 0.5, rows), 4, labels=["D", "C", "B", "A"])
        frame[TARGET] = quarters.astype(str)
    return frame


def skewed(rows: int, seed: int = 0) -> pd.DataFrame:
    """Return prices that span orders of magnitude."""
    random = np.random.default_rng(seed)
    size, rating, kind = random.normal(0, 1, rows), random.uniform(0, 10, rows), random.choice(list("pqrstu"), rows)
    premium = dict(zip("pqrstu", random.normal(0, 0.6, 6), strict=True))
    logarithm = 8 + 0.5 * size + 0.12 * rating + np.array([premium[k] for k in kind]) + random.normal(0, 0.2, rows)
    return pd.DataFrame({"size": size, "rating": rating, "kind": kind, TARGET: np.exp(logarithm).round(2)})


def friedman(rows: int, seed: int = 0) -> pd.DataFrame:
    values, target = datasets.make_friedman1(rows, n_features=10, noise=1.0, random_state=seed)
    return pd.DataFrame({**{f"x{i}": column for i, column in enumerate(values.T)}, TARGET: target})


TABLES: Mapping[str, Callable[[], pd.DataFrame]] = {
    **{name: lambda name=name: bundled(name) for name in ("iris", "wine", "breast_cancer", "digits", "diabetes")},
    "houses": lambda: houses(4_000),
    "houses, large": lambda: houses(20_000, 1),
    "mixed, number": lambda: mixed(2_000, "number"),
    "mixed, two": lambda: mixed(2_000, "two", 1),
    "mixed, four": lambda: mixed(3_000, "four", 2),
    "mixed, small": lambda: mixed(400, "two", 3),
    "friedman": lambda: friedman(600),
    "skewed": lambda: skewed(1_500),
}

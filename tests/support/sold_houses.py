"""A project on a mixed table with gaps: a price, a kind and yes or no from numbers, words and dates."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from designer.data.settings import Binding, DataSettings, Split
from designer.data.sources import CsvSource
from designer.data.steps import Step
from designer.data.steps.categories import Index, OneHot
from designer.data.steps.dates import DateParts
from designer.data.steps.gaps import DropRow, Fill, GapCategory
from designer.data.steps.scale import Log, Standardize
from designer.graph.interface import INTERFACE, Interface
from designer.graph.model import Change, Graph, Setting
from designer.project.records import DATA, TRAINING, OutputTraining, TrainingSettings
from tests.support.drawings import Drawing

NUMBERS: dict[str, tuple[Step, ...]] = {
    "size": (Fill(indicator=True), Standardize()),
    "age": (DropRow(), Standardize()),  # a row without one cannot be used
    "when": (DateParts(), Fill(), Standardize()),
}
WORDS: dict[str, tuple[Step, ...]] = {
    "town": (GapCategory(), OneHot(places=6, others=True)),
    "heated": (Fill("most_frequent"),),
}
TARGETS: dict[str, tuple[str, tuple[Step, ...]]] = {
    "price": ("price", (Log(), Standardize())),
    "kind": ("kind", (Index(),)),
    "sold": ("=sold", (Index(),)),
}


def houses(rows: int = 90, seed: int = 4, towns: tuple[str, ...] = ("Jeju", "Busan", "서울")) -> pd.DataFrame:
    """Return a table with gaps in its inputs, written as text."""
    random = np.random.default_rng(seed)
    size, age, town = random.normal(120, 30, rows), random.uniform(0, 80, rows), random.choice(towns, rows)
    days = pd.Timestamp("2020-01-01") + pd.to_timedelta(random.integers(0, 900, rows), "D")
    table = pd.DataFrame(
        {
            "size": [f"{value:.2f}" for value in size],
            "age": [f"{value:.1f}" for value in age],
            "when": days.strftime("%d.%m.%Y"),
            "town": town,
            "heated": random.choice(["ja", "nein"], rows),
            "weight": [f"{value:.2f}" for value in random.uniform(0, 2, rows)],
            "price": [f"{value:.0f}" for value in 2000 * size - 500 * age + 30_000 * (town == "Jeju") + 90_000],
            "kind": np.array(["3", "5", "7"])[np.digitize(size, (105, 135))],
            "=sold": np.where(age > 40, "yes", "no"),
        }
    )
    for name in ("size", "age", "when", "town", "heated"):
        table.loc[random.random(rows) < 0.1, name] = ""
    return table


def project(
    folder: Path, outputs: tuple[str, ...] = tuple(TARGETS), gives: str = "", train: Mapping[str, Any] | None = None,
    **data: Any,
) -> Graph:  # fmt: skip
    """Return a project of some of TARGETS whose table lies in a folder as houses.csv."""
    houses().to_csv(folder / "houses.csv", index=False)
    drawing = Drawing()
    drawing.add("Input", "numbers", shape=[2 + 1 + 7])
    drawing.add("Input", "words", shape=[6 + 1])
    drawing.add("Concatenate", "numbers", "words", "all")
    drawing.add("Dense", "all", "hidden", units=8, activation="relu")
    heads = {
        "price": ({"units": 1}, OutputTraining("mean_squared_error", ("mean_absolute_error",))),
        "kind": (
            {"units": 3, "activation": "softmax"},
            OutputTraining("sparse_categorical_crossentropy", ("accuracy",)),
        ),
        "sold": ({"units": 1, "activation": "sigmoid"}, OutputTraining("binary_crossentropy", ("accuracy",))),
    }
    for name in outputs:
        drawing.add("Dense", "hidden", name, **heads[name][0])
    ids = drawing.ids
    settings = DataSettings(
        source=CsvSource("houses.csv"),
        inputs={ids["numbers"]: Binding(tuple(NUMBERS), NUMBERS), ids["words"]: Binding(tuple(WORDS), WORDS)},
        targets={ids[name]: Binding((TARGETS[name][0],), dict([TARGETS[name]])) for name in outputs},
        split=data.pop("split", Split(seed=3)),
        **data,
    )
    settled = {"optimizer": "adam", "epochs": 2, "batch_size": 16, "seed": 5, **(train or {})}
    training = TrainingSettings(outputs={ids[n]: heads[n][1] for n in outputs}, **settled)
    added = [Setting(DATA, settings), Setting(TRAINING, training)]
    if gives:
        added.append(Setting(INTERFACE, Interface(gives=gives)))  # type: ignore[arg-type]
    drawing.graph.apply(Change("", added=tuple(added)))
    return drawing.graph

"""Small projects that can be trained in a second, as the text that is sent to an engine."""

from __future__ import annotations

import os
from typing import Any

import msgspec

from designer.data.preparation import binding
from designer.data.settings import Binding, DataSettings, Split
from designer.data.sources import BundledSource, SyntheticArray, SyntheticSource
from designer.graph.model import Change, Setting
from designer.project.records import DATA, TRAINING, OutputTraining, TrainingSettings
from designer.project.storage import encode
from tests.support.drawings import Drawing

BACKEND: Any = os.environ.get("KERAS_BACKEND", TrainingSettings().backend)
"""What they train on where they do not say it: Keras's own variable has the tests train on another backend."""

IRIS = ("sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)")


def iris(**training: Any) -> Drawing:
    """Draw a classifier of iris: 120 rows to train on, 30 to validate with."""
    drawing = Drawing()
    drawing.add("Input", "flower", shape=[4])
    drawing.add("Dense", "flower", "hidden", units=8, activation="relu")
    drawing.add("Dropout", "hidden", "dropout", rate=0.2)
    drawing.add("Dense", "dropout", "species", units=3, activation="softmax")
    ids = drawing.ids
    outputs = {ids["species"]: OutputTraining("sparse_categorical_crossentropy", ("accuracy",))}
    settings: dict[str, Any] = {"outputs": outputs, "epochs": 4, "batch_size": 16, "seed": 7}
    settings.update(training)
    _set(
        drawing,
        DataSettings(
            source=BundledSource("iris"),
            inputs={ids["flower"]: binding(IRIS, "standardize")},
            targets={ids["species"]: binding(("target",), "integer")},
            split=Split(by="random"),
        ),
        TrainingSettings(**settings),
    )
    return drawing


def endless(samples: int = 4000, units: int = 64, validation: int = 0, **training: Any) -> Drawing:
    """Draw a regression on made-up numbers that takes minutes; `validation` rows are another generated source."""
    drawing = Drawing()
    drawing.add("Input", "x", shape=[20])
    drawing.add("Dense", "x", "hidden", units=units, activation="relu")
    drawing.add("Dense", "hidden", "score", units=1)
    ids = drawing.ids
    settings: dict[str, Any] = {"epochs": 1000, "batch_size": 8}
    settings.update(training)
    _set(
        drawing,
        DataSettings(
            source=made_up(samples),
            inputs={ids["x"]: Binding(("x",))},
            targets={ids["score"]: Binding(("score",))},
            validation=made_up(validation, seed=1) if validation else None,
            split=Split(validation=0.0),
        ),
        TrainingSettings(outputs={ids["score"]: OutputTraining("mean_squared_error")}, **settings),
    )
    return drawing


def two_outputs(**training: Any) -> Drawing:
    """Draw a network with Dropout, BatchNormalization and two outputs on 200 rows, with 60 others to validate with."""
    drawing = Drawing()
    drawing.add("Input", "x", shape=[20])
    drawing.add("Dense", "x", "hidden", units=16, activation="relu")
    drawing.add("BatchNormalization", "hidden", "normal")
    drawing.add("Dropout", "normal", "dropout", rate=0.3)
    drawing.add("Dense", "dropout", "score", units=1)
    drawing.add("Dense", "dropout", "kind", units=3, activation="softmax")
    ids = drawing.ids
    kinds = OutputTraining("sparse_categorical_crossentropy", ("accuracy",))
    _set(
        drawing,
        DataSettings(
            source=_scored_and_sorted(200, 0),
            inputs={ids["x"]: Binding(("x",))},
            targets={ids["score"]: Binding(("score",)), ids["kind"]: Binding(("kind",))},
            validation=_scored_and_sorted(60, 1),
            split=Split(validation=0.0),
        ),
        TrainingSettings(outputs={ids["score"]: OutputTraining("mean_squared_error"), ids["kind"]: kinds}, **training),
    )
    return drawing


def _scored_and_sorted(samples: int, seed: int) -> SyntheticSource:
    arrays = (
        SyntheticArray("x", "normal", 20),
        SyntheticArray("score", "score", 1, ("x",)),
        SyntheticArray("kind", "classes", 3, ("x",)),
    )
    return SyntheticSource(samples, seed, arrays)


def made_up(samples: int, seed: int = 0) -> SyntheticSource:
    """Return generated arrays x (20 columns) and score (one)."""
    return SyntheticSource(
        samples, seed, (SyntheticArray("x", "normal", 20), SyntheticArray("score", "score", 1, ("x",)))
    )


def text(drawing: Drawing) -> str:
    """Return the project's text."""
    return encode(drawing.graph)


def _set(drawing: Drawing, data: DataSettings, training: TrainingSettings) -> None:
    if training.backend == TrainingSettings().backend:
        training = msgspec.structs.replace(training, backend=BACKEND)
    drawing.graph.apply(Change("", added=(Setting(DATA, data), Setting(TRAINING, training))))

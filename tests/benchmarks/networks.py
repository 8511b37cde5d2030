"""Networks that several benchmarks train, on data made up."""

from __future__ import annotations

from designer.data.settings import Binding, DataSettings, Split
from designer.data.sources import SyntheticArray, SyntheticSource
from designer.graph.model import Change, Graph, Setting
from designer.project.records import DATA, TRAINING, OutputTraining, TrainingSettings
from tests.support.drawings import Drawing


def lstm() -> Graph:
    """Return an LSTM of 64 units over 50 steps of 16 numbers."""
    d = Drawing()
    d.add("Input", "x", shape=[800])
    d.add("Reshape", "x", "steps", target_shape=[50, 16])
    d.add("LSTM", "steps", "read", units=64)
    d.add("Dense", "read", "kind", units=4, activation="softmax")
    return _on_made_up(d, 800)


def convolutions() -> Graph:
    """Return two convolutions over pictures of 28 x 28."""
    d = Drawing()
    d.add("Input", "x", shape=[784])
    d.add("Reshape", "x", "picture", target_shape=[28, 28, 1])
    d.add("Conv2D", "picture", "first", filters=32, kernel_size=3, activation="relu")
    d.add("MaxPooling2D", "first", "half")
    d.add("Conv2D", "half", "second", filters=64, kernel_size=3, activation="relu")
    d.add("Flatten", "second", "flat")
    d.add("Dense", "flat", "kind", units=4, activation="softmax")
    return _on_made_up(d, 784)


def _on_made_up(d: Drawing, size: int) -> Graph:
    arrays = (SyntheticArray("x", "normal", size), SyntheticArray("kind", "classes", 4, ("x",)))
    data = DataSettings(
        source=SyntheticSource(2000, arrays=arrays),
        inputs={d.ids["x"]: Binding(("x",))},
        targets={d.ids["kind"]: Binding(("kind",))},
        split=Split(validation=0.0),
    )
    training = TrainingSettings(outputs={d.ids["kind"]: OutputTraining("sparse_categorical_crossentropy")})
    d.graph.apply(Change("", added=(Setting(DATA, data), Setting(TRAINING, training))))
    return d.graph

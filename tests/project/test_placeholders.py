"""Placeholders of layers of one's own get their arguments when the code is there, and nothing else changes."""

from __future__ import annotations

from designer.graph.model import Change
from designer.project.own_code import Module, catalogue_of
from designer.project.placeholders import made_live
from designer.project.records import CODE, OwnCode
from tests.support.drawings import Drawing

TEXT = """import keras


class Scale(keras.layers.Layer):
    def __init__(self, factor, shift=0.0, **kwargs):
        super().__init__(**kwargs)
        self.factor = factor
        self.shift = shift

    def call(self, inputs):
        return self.factor * inputs + self.shift
"""


def drawn(**params: object) -> Drawing:
    drawing = Drawing()
    drawing.add("Input", "x", shape=[3])
    drawing.add("Scale", "x", "scale", **params)
    drawing.add("Dense", "scale", "dense", units=2)
    code = OwnCode((Module("mine", tuple(TEXT.splitlines())),))
    drawing.graph = drawing.graph.with_setting(CODE, code)
    return drawing


def live(drawing: Drawing) -> Change:
    return made_live(drawing.graph, catalogue_of(drawing.graph))


def test_the_config_of_a_model_file_becomes_arguments_without_the_usual_ones() -> None:
    dtype = {"module": "keras", "class_name": "DTypePolicy", "config": {"name": "float32"}, "registered_name": None}
    drawing = drawn(config={"name": "scale", "factor": 3.0, "shift": 0.0, "trainable": False, "dtype": dtype})
    change = live(drawing)
    drawing.graph.apply(change)
    node = drawing.graph.nodes[drawing.ids["scale"]]
    assert dict(node.params) == {"factor": 3.0}
    assert not node.trainable
    assert [element.id for element in change.added] == [node.id]  # type: ignore[union-attr]
    again = live(drawing)
    assert (again.removed, again.added) == ((), ())


def test_what_has_its_arguments_stays_as_it_is() -> None:
    change = live(drawn(factor=2.0))
    assert (change.removed, change.added) == ((), ())

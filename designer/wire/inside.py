"""What is inside of a model: a node's config, weights and outputs, and Keras's own picture."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from designer.graph.texts import Text
from designer.wire.check import TensorInfo
from designer.wire.record import Record


class Diagram(Record, frozen=True):
    """Keras's own picture of the model, as .png, .svg, .pdf or .dot by the ending of `output`.

    Without an `output` the answer is Drawn. `dpi` is the fineness of a .png.
    """

    project: str = ""
    output: str = ""
    show_shapes: bool = True
    show_dtype: bool = False
    show_layer_names: bool = True
    show_layer_activations: bool = True
    direction: Literal["TB", "LR"] = "TB"
    dpi: int = 96


class NodeInside(Record, frozen=True):
    """Config, weights and output of one node of a run's model (without a run: as training would start).

    `samples` rows of the data go through the model, 0 for none. `runs_dir` is the folder of the project's runs.
    """

    project: str = ""
    folder: str = ""
    run_dir: str = ""
    node: str = ""
    samples: int = 0
    runs_dir: str = ""


class Drawn(Record, frozen=True):
    """The answer to Diagram without an output: the picture as the text of an .svg file."""

    svg: str = ""


class WeightInfo(msgspec.Struct, frozen=True, omit_defaults=True):
    """One weight: what numbers it holds; the histogram has equal bins from `minimum` to `maximum`.

    Numbers that are not finite (`not_finite` of them) are left out of the rest.
    """

    name: str
    shape: tuple[int, ...]
    dtype: str = "float32"
    trainable: bool = True
    mean: float = 0.0
    deviation: float = 0.0
    minimum: float = 0.0
    maximum: float = 0.0
    histogram: tuple[int, ...] = ()
    not_finite: int = 0


class NodeInsideShown(Record, frozen=True):
    """The answer to NodeInside; `output` are the first values of its first output on the first samples.

    `output_shape` is that of the output of one sample, `output_info` tells of all its numbers on these samples,
    `pictures` are the samples' outputs as PNG where these are pictures, which a layer that `augments` has changed as in
    training. `note` says why there is no output. Values that are not finite are None.
    """

    config: dict[str, Any] = {}
    weights: tuple[WeightInfo, ...] = ()
    output: tuple[tuple[float | None, ...], ...] = ()
    output_shape: tuple[int, ...] = ()
    output_info: WeightInfo | None = None
    pictures: tuple[bytes, ...] = ()
    augments: bool = False
    inputs: tuple[TensorInfo, ...] = ()
    outputs: tuple[TensorInfo, ...] = ()
    note: Text = Text("")

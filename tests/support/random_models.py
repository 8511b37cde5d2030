"""Random models that Keras accepts: any layer and operation of the catalogue, shared, nested and frozen ones too."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from designer.catalogue.load import Catalogue
from designer.engine.checking.check import Checker
from designer.graph import copies, edits, reuse
from designer.graph.calls import OPERATION
from designer.graph.model import INPUT, MODEL, SEQUENTIAL, Change, Edge, Graph
from designer.graph.signature import model_outputs, signature_of
from designer.graph.texts import DesignerError
from designer.wire import Checked

# Inputs that many layers take: shape and dtype.
INPUTS: tuple[tuple[list[int], str], ...] = (
    ([8], "float32"),
    ([6, 8], "float32"),
    ([6, 8], "float32"),
    ([8, 8, 4], "float32"),
    ([8, 8, 4], "float32"),
    ([4, 6, 6, 2], "float32"),
    ([6], "int32"),
)
# What people draw with most, so that random models look like models.
_COMMON = """
    Dense Dense Conv1D Conv2D MaxPooling2D LSTM GRU Bidirectional MultiHeadAttention Embedding BatchNormalization
    LayerNormalization Flatten Dropout Activation Add Concatenate Multiply Subtract ops.add ops.multiply ops.matmul
    ops.get_item ops.reshape ops.concatenate ops.transpose ops.split ops.mean ops.softmax ops.expand_dims
"""
COMMON = _COMMON.split()
# Keras's own answers differ from call to call, or in their dtype or shape from what Keras promises; a Fourier transform
# of nothing ends the process.
_LEFT_OUT = """
    ops.image.extract_patches ops.image.extract_patches_3d ops.image.elastic_transform ops.matrix_rank ops.median
    ops.fft ops.fft2 ops.ifft2 ops.irfft ops.rfft ops.stft ops.istft STFTSpectrogram
    ops.quantile ops.percentile ops.nanmedian ops.nanquantile ops.nanpercentile
    Pipeline
"""
LEFT_OUT = {*_LEFT_OUT.split()}
MAX_PARAMS = 30_000


class Sketch:
    """A model that grows by random edits of which Keras approves; `changes` leads from the start to where it is."""

    def __init__(self, rng: random.Random, catalogue: Catalogue, checker: Checker) -> None:
        self.graph = Graph()
        self.changes: list[Change] = []
        self._rng = rng
        self._catalogue = catalogue
        self._checker = checker
        self._report = Checked()
        for _ in range(rng.choice([1, 1, 2, 3])):
            shape, dtype = rng.choice(INPUTS)
            params: dict[str, Any] = {"shape": shape, **({} if dtype == "float32" else {"dtype": dtype})}
            self._keep(edits.add_node(self.graph, INPUT, (0, 0), params))
        self._feed_inputs()

    def grow(self, steps: int) -> Sketch:
        """Try so many random edits, and keep those that leave a model that can be built."""
        for _ in range(steps):
            kind = self._rng.choices(list(KINDS), [weight for weight, _ in KINDS.values()])[0]
            with contextlib.suppress(DesignerError, IndexError):
                self._try(KINDS[kind][1](self))
        return self

    def shrink(self, runs: Callable[[Graph], bool]) -> Sketch:
        """Take edits back until `runs` says yes: Keras finds some faults only with data, such as mixed up batches."""
        while not runs(self.graph):
            self.graph.apply(self.changes.pop().reversed())
        return self

    def undo(self) -> None:
        """Take every edit back."""
        for change in reversed(self.changes):
            self.graph.apply(change.reversed())

    # ------------------------------------------------------------------------------------------ the edits

    def _feed_inputs(self) -> None:
        for node in self.graph.children(""):
            type_ = "Embedding" if node.params.get("dtype") else "Dense"
            params = {"input_dim": 50, "output_dim": 8} if node.params.get("dtype") else {"units": 8}
            layer = edits.new_node(self.graph, type_, (0, 0), params)
            self._keep(edits.add_connected(self.graph, layer, node.id, 0, self._catalogue.signature))
        self._report = self._checker.check(self.graph, self._catalogue)

    def _layer(self) -> Change:
        rng = self._rng
        names = [s.name for kind in ("layer", "operation") for s in self._catalogue.of_kind(kind)]
        name = rng.choice(COMMON) if rng.random() < 0.5 else rng.choice(names)
        if name in LEFT_OUT or name == INPUT:
            return Change("")
        node = edits.new_node(self.graph, name, (0, 0), self._params(name))
        if name.startswith(OPERATION) and rng.random() < 0.3 and self._catalogue.signature(node).mode == "named":
            names = self._catalogue.signature(node).names
            spec = self._catalogue.spec(name)
            constant = rng.choice(names[:2])
            if spec is not None and spec.param(constant):
                node = replace(node, params={**node.params, constant: 0.5})
        return self._wired(Change("", added=(node,)), node.id)

    def _params(self, name: str) -> dict[str, Any]:
        rng = self._rng
        params = dict(self._catalogue.initial_params(name))
        small = {"units": 8, "filters": 4, "output_dim": 8, "input_dim": 50, "key_dim": 4, "num_heads": 2}
        params.update({k: v for k, v in small.items() if k in params})
        spec = self._catalogue.spec(name)
        assert spec is not None
        if spec.group == "Recurrent" and spec.param("return_sequences"):
            params.update({k: True for k in ("return_sequences", "return_state") if rng.random() < 0.5})
        for param in spec.params:
            if param.kind == "regularizer" and rng.random() < 0.1:
                params[param.name] = {"class": "L2", "args": {"l2": 0.02}}
            elif (
                param.kind == "bool" and param.name in ("use_bias", "go_backwards", "mask_zero") and rng.random() < 0.3
            ):
                params[param.name] = not param.default
            elif param.kind == "activation" and rng.random() < 0.3:
                params[param.name] = rng.choice(
                    ["relu", "tanh", {"class": "LeakyReLU", "args": {"negative_slope": 0.1}}]
                )
        return params

    def _call_again(self) -> Change:
        owners = [n.id for n in self.graph.children("") if n.type != INPUT and not n.type.startswith(OPERATION)]
        change, new = copies.call_again(self.graph, self._rng.choice(owners))
        return self._wired(change, new)

    def _nest(self) -> Change:
        nodes = [n.id for n in self.graph.children("") if n.type != INPUT]
        first = self._rng.choice(nodes)
        inside = {first, *(e.target for e in self.graph.outgoing(first)[:2])}
        if self._rng.random() < 0.5:
            inside |= {e.source for e in self.graph.incoming(first)}
        return reuse.nest(self.graph, inside, self._input_params)[0]

    def _input_params(self, source: str, port: int) -> dict[str, Any]:
        tensor = self._report.nodes[source].outputs[port]
        if tensor.shape is None or tensor.shape[:1] != (None,):
            raise DesignerError("not along a batch")
        return {"shape": list(tensor.shape[1:]), "dtype": tensor.dtype}

    def _sequential(self) -> Change:
        models = [n.id for n in self.graph.nodes.values() if n.type == MODEL and not n.shares]
        return edits.set_params(self.graph, self._rng.choice(models), {SEQUENTIAL: True})

    def _freeze(self) -> Change:
        nodes = [n.id for n in self.graph.nodes.values() if n.type != INPUT and not n.type.startswith(OPERATION)]
        return edits.set_trainable(self.graph, [self._rng.choice(nodes)], False)

    def _output(self) -> Change:
        nodes = [n.id for n in self.graph.children("") if n.type != INPUT]
        return edits.set_outputs(self.graph, self._rng.choice(nodes), {0})

    def _rename(self) -> Change:
        name = self._rng.choice(["Größe", "층 하나", "a:b", "x", "class", "layers", "self", "inputs", "Dense"])
        return edits.rename(self.graph, self._rng.choice(sorted(self.graph.nodes)), name)

    def _wired(self, change: Change, new: str) -> Change:
        """Return `change` with random wires to the ports of the new node."""
        after = self.graph.copy()
        after.apply(change)
        signature = signature_of(after, new, self._catalogue.signature)
        count = signature.minimum
        if signature.mode == "list":
            count = self._rng.choice([2, 2, 3])
            count = count if signature.maximum is None else min(count, signature.maximum)
        elif signature.mode == "named" and self._rng.random() < 0.2 and signature.maximum is not None:
            count = signature.maximum
        tensors = [
            (i, p) for i, info in self._report.nodes.items() for p in range(len(info.outputs)) if self._is_top(i)
        ]
        first = self._rng.choice(tensors[-6:])
        given = after.layer_of(new).params
        for port in range(count):
            if given.get(signature.port_name(port)) is not None and after.layer_of(new).type.startswith(OPERATION):
                continue
            alike = [t for t in tensors if self._shape(t) == self._shape(first)]
            source = first if port == 0 else self._rng.choice(alike if self._rng.random() < 0.8 else tensors)
            after.apply(Change("", added=(edge := Edge(*source, new, port),)))
            change = change.then(Change("", added=(edge,)))
        return change

    def _is_top(self, node_id: str) -> bool:
        return node_id in self.graph.nodes and not self.graph.nodes[node_id].parent

    def _shape(self, tensor: tuple[str, int]) -> Any:
        info = self._report.nodes[tensor[0]].outputs[tensor[1]]
        return info.shape, info.dtype

    # ------------------------------------------------------------------------------------------ keeping them

    def _try(self, change: Change) -> None:
        if not change:
            return
        after = self.graph.copy()
        after.apply(change)
        report = self._checker.check(after, self._catalogue)
        if not report.ok or report.total_params > MAX_PARAMS or _has_no_batch(after, report):
            return
        self._keep(change)
        self._report = report

    def _keep(self, change: Change) -> None:
        self.graph.apply(change)
        self.changes.append(change)


KINDS: dict[str, tuple[int, Callable[[Sketch], Change]]] = {
    "layer": (12, Sketch._layer),
    "call_again": (3, Sketch._call_again),
    "nest": (1, Sketch._nest),
    "sequential": (1, Sketch._sequential),
    "freeze": (1, Sketch._freeze),
    "output": (1, Sketch._output),
    "rename": (1, Sketch._rename),
}


def _has_no_batch(graph: Graph, report: Checked) -> bool:
    """Tell whether an output is not one row a sample, or is nothing that can be compared."""
    for level in ("", *(n.id for n in graph.nodes.values() if n.type == MODEL)):
        for node_id, port in model_outputs(graph, level):
            info = report.nodes.get(node_id)
            if info is None or port >= len(info.outputs):
                return True
            tensor = info.outputs[port]
            if tensor.shape is None or tensor.shape[:1] != (None,) or tensor.dtype in ("string", "complex64"):
                return True
    return False

"""The shape of a tensor in a script, inferred by Keras itself; Keras is imported only where a script asks for one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from designer.engine.importers.script.values import Layer, Model, Tensor
from designer.graph.texts import DesignerError

if TYPE_CHECKING:
    from designer.engine.importers.script.keras_calls import KerasCalls

_engine: list[Any] = []


def with_keras() -> Any:
    """Import Keras, beyond the limits of reading a file; returns a thread for it (engine.stateless) and its memory."""
    if not _engine:
        if "keras" not in sys.modules:
            from designer.engine.limits import lift_limit, limit_growth
            from designer.machine.memory import free_bytes

            lift_limit()
            import keras  # noqa: F401

            limit_growth(free_bytes())
        from designer.engine.checking.shapes import Shapes
        from designer.engine.checking.stateless import StatelessThread

        _engine.append((StatelessThread(), Shapes()))
    return _engine[0]


def shape_of(tensor: Tensor, keras: KerasCalls) -> tuple[Any, ...] | None:
    """Return the shape of a tensor with its batch, None where it is not known."""
    target = tensor.call.target
    if isinstance(target, Layer) and target.type == "Input":
        shape = target.params.get("shape")
        return None if shape is None else (target.params.get("batch_size"), *shape)
    from designer.engine.importers.script.models import inputs_behind

    inputs = inputs_behind(tensor.call)
    if any("shape" not in t.call.target.params for t in inputs if isinstance(t.call.target, Layer)):
        return None
    from designer.engine.importers.script.drawing import Drawer

    drawer = Drawer(keras)
    try:
        drawer.level(Model(inputs=inputs, outputs=[tensor]), "")
        thread, memory = with_keras()
        from designer.engine.checking.walk import walk

        walked = thread.run(walk, drawer.graph, keras.catalogue, memory)
    except (DesignerError, KeyError, ImportError):
        return None
    info = walked.nodes.get(drawer.node_of(tensor.call))
    outputs = info.outputs if info is not None else ()
    if tensor.port >= len(outputs) or outputs[tensor.port].shape is None:
        return None
    return tuple(outputs[tensor.port].shape)

"""What a script's Keras calls mean: finds out what is called and hands it on."""

from __future__ import annotations

from typing import Any

from designer.catalogue.load import Catalogue
from designer.engine.importers.script.flow import Flow
from designer.engine.importers.script.making import Maker
from designer.engine.importers.script.models import Models
from designer.engine.importers.script.place import Place, nearest
from designer.engine.importers.script.values import Layer, Method, Model, Ref, Tensor, Unknown
from designer.graph.texts import QT_TRANSLATE_NOOP

_OBJECT_KINDS = {
    "optimizers": "optimizer",
    "schedules": "schedule",
    "losses": "loss",
    "metrics": "metric",
    "callbacks": "callback",
    "initializers": "initializer",
    "regularizers": "regularizer",
    "constraints": "constraint",
    "activations": "activation",
}


class KerasCalls:
    """The parts that know Keras, put together: where the reader stands, what it makes, calls and found."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.place = Place()
        self.maker = Maker(self.place, catalogue)
        self.flow = Flow(self.place, catalogue, self.maker)
        self.models = Models(self.place, self.flow)

    def call(self, target: Ref | Layer | Model | Method, args: list[Any], kwargs: dict[str, Any]) -> Any:
        """Call something of Keras."""
        if isinstance(target, Method):
            return self.models.method(target, args, kwargs)
        if isinstance(target, (Layer, Model)):
            return self.flow.apply(target, args, kwargs)
        return self._call_ref(target, args, kwargs)

    def _call_ref(self, ref: Ref, args: list[Any], kwargs: dict[str, Any]) -> Any:
        module, _, name = ref.path.rpartition(".")
        if name in ("Input", "InputLayer") and module in ("keras", "keras.layers"):
            layer = self.maker.input(args, kwargs)
            return self.flow.called(layer, {}) if name == "Input" else layer
        if name == "Sequential" and module in ("keras", "keras.models"):
            return self.models.sequential(args, kwargs)
        if name == "Model" and module in ("keras", "keras.models"):
            return self.models.functional(args, kwargs)
        if module == "keras.layers":
            return self._layer_or_function(name, args, kwargs)
        if module in ("keras.ops", "tensorflow", "tensorflow.math", "keras.backend"):
            return self.flow.operation(name, args, kwargs)
        kind = _OBJECT_KINDS.get(module.rpartition(".")[2])
        if module.startswith("keras.optimizers.schedules"):
            kind = "schedule"
        if kind:
            if kind == "activation" and args and isinstance(args[0], Tensor):
                return self.flow.apply(
                    Layer("Activation", {"activation": name}, "", line=self.place.line), args[:1], {}
                )
            return self.maker.object(kind, name, args, kwargs)
        if name == "load_model":
            self.place.note(
                QT_TRANSLATE_NOOP("Errors", "Line {line}: load_model is not followed; open the model's file itself.")
            )
        if module.startswith("keras.applications"):
            self.place.note(
                QT_TRANSLATE_NOOP(
                    "Errors", "Line {line}: {name} is built by Keras's own code; save it as .keras and open that."
                ),
                name=name,
            )
        return Unknown()

    def _layer_or_function(self, name: str, args: list[Any], kwargs: dict[str, Any]) -> Any:
        spec = self.catalogue.spec(name)
        if spec is not None:
            return self.maker.layer(spec, args, kwargs)
        if name.islower():  # the functional interfaces: layers.add([...]), layers.concatenate([...])
            class_name = "".join(part.capitalize() for part in name.split("_"))
            spec = self.catalogue.spec(class_name)
            if spec is not None and args:
                return self.flow.apply(self.maker.layer(spec, [], kwargs), args[:1], {})
        raise self.place.fail(
            QT_TRANSLATE_NOOP("Errors", "Line {line}: Keras has no layer {name} that can be drawn.{nearest}"),
            name=name,
            nearest=nearest(name, self.catalogue.specs.get("layer", {})),
        )

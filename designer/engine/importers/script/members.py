"""What a script asks of the models, layers and tensors that it made: their methods and attributes."""

from __future__ import annotations

from typing import Any

from designer.engine.importers.script import quantizing
from designer.engine.importers.script.flow import BatchSize, Sizes
from designer.engine.importers.script.making import known_shape
from designer.engine.importers.script.models import Models, starts_with_input
from designer.engine.importers.script.values import (
    Items,
    Layer,
    LayerList,
    Method,
    Model,
    Tensor,
    Unknown,
)
from designer.engine.importers.script.words import in_words, unknown_part
from designer.graph.low_rank import ARGUMENTS
from designer.graph.texts import QT_TRANSLATE_NOOP

_FIT = {
    "fit": ("x", "y", "batch_size", "epochs", "verbose", "callbacks", "validation_split", "validation_data", "shuffle"),
    "fit_generator": ("x", "steps_per_epoch", "epochs", "verbose", "callbacks", "validation_data"),
}
_COMPILE = ("optimizer", "loss", "loss_weights", "metrics")
_AFTER_BUILT = ("activation", "rate", "trainable", "name", *ARGUMENTS)
_OF_TENSORS = ("get_shape", "numpy", "dtype", "name", "set_shape", "eval", "op")
_WEIGHTS = ("load_weights", "set_weights")


class Members(Models):
    """Knows methods and attributes."""

    def method(self, method: Method, args: list[Any], kwargs: dict[str, Any]) -> Any:
        """Call a method of a model, a layer or a tensor."""
        model, name = method.owner, method.name
        if isinstance(model, Tensor):
            return self._of_tensor(model, name)
        if name in _WEIGHTS:
            self._place.note_once(
                QT_TRANSLATE_NOOP(
                    "Errors",
                    "Line {line}: {method} is passed over: a script is read without weights. Open their file, or "
                    "import them from it.",
                ),
                method=name,
            )
        if isinstance(model, Layer) and name in ("get_initial_state", "initial_state"):
            return None  # zeros, as a layer begins with by itself
        if name in ("add_loss", "add_metric"):
            self._place.pass_over(name)
        if isinstance(model, Layer) and name == "quantize":
            self._place.note(quantizing.ONE_LAYER)
        if isinstance(model, Layer) and name in ("get_output_at", "get_input_at"):
            return self.attribute(model, "output" if "output" in name else "input")
        if isinstance(model, Layer) and name == "enable_lora":
            given = {**dict(zip(ARGUMENTS, args, strict=False)), **kwargs}
            for argument, value in {ARGUMENTS[0]: given.pop("rank", None), **given}.items():
                if argument in ARGUMENTS and value is not None:
                    self._set_param(model, argument, value)
            return None
        if not isinstance(model, Model):
            return Unknown()
        if name == "add" and model.layers is not None and args:
            self._add(model, args[0])
        elif name == "add" and model.outputs and args:
            self.touch(model)
            model.outputs = [self._flow.apply(self._as_layer(args[0]), [model.outputs[0]], {})]
        elif name == "pop" and model.layers:
            self.touch(model.layers)
            self.touch(model)
            if not any(isinstance(layer, Unknown) for layer in model.layers):
                model.layers.pop()
            model.inputs, model.outputs = [], []
        elif name == "build":
            self._build(model, kwargs.get("input_shape", args[0] if args else None))
        elif name == "compile":
            model.compile = {**dict(zip(_COMPILE, args, strict=False)), **kwargs}
        elif name == "quantize":
            self.touch(model)
            quantizing.take_down(model, args, kwargs, self._place)
        elif name in _FIT:
            given = {**dict(zip(_FIT[name], args, strict=False)), **kwargs}
            model.fit = given if not model.fit or "epochs" in given or "nb_epoch" in given else {**model.fit, **given}
            return Unknown()
        elif name == "get_layer":
            return self._get_layer(model, args, kwargs)
        elif name == "call":
            return self._flow.apply(model, args, kwargs)
        elif name == "save":
            self.saved[str(kwargs.get("filepath", args[0] if args else ""))] = model
        elif name in ("add", "summary", "pop"):
            return None
        else:
            return Unknown()
        return None

    def attribute(self, owner: Model | Layer | Tensor, name: str) -> Any:
        """Return what `owner.name` stands for."""
        if isinstance(owner, Tensor):
            return self._tensor_attribute(owner, name)
        if isinstance(owner, Layer):
            return self._layer_attribute(owner, name)
        if name == "layers":
            return LayerList(self.layers_of(owner))
        if name in ("input", "inputs", "output", "outputs", "output_shape", "input_shape"):
            if any(isinstance(layer, Unknown) for layer in owner.layers or ()) or (
                owner.layers == [] and not owner.outputs
            ):
                return Unknown()
            tensors = self.tensors_of(owner)[0 if name.startswith("input") else 1]
            if name.endswith("shape"):
                return self._shape(tensors[0]) if len(tensors) == 1 else Items(self._shape(t) for t in tensors)
            return tensors[0] if name in ("input", "output") and len(tensors) == 1 else Items(tensors)
        if name == "name":
            return owner.name or Unknown("name")
        if name == "trainable":
            return owner.trainable
        return Method(owner, name)

    def set_attribute(self, owner: Layer | Model, name: str, value: Any) -> None:
        """Set an attribute of a layer or model after it was made."""
        self.touch(owner)
        if name == "trainable":
            if isinstance(value, bool):
                self.set_trainable(owner, value)
            else:
                with self._place.noting(owner.notes):
                    self._place.note(
                        QT_TRANSLATE_NOOP("Errors", "Line {line}: whether {what} is trained is not known."),
                        what=in_words(owner),
                    )
        elif name in ("name", "_name") and isinstance(value, str):
            owner.name = value
        elif isinstance(owner, Layer):
            self._set_param(owner, name, value)

    def _set_param(self, layer: Layer, name: str, value: Any) -> None:
        spec = self._catalogue.spec(layer.type)
        param = spec.param(name) if spec is not None else None
        if param is None:
            return
        with self._place.noting(layer.notes):
            if layer.is_built and name not in _AFTER_BUILT:
                self._place.note(
                    QT_TRANSLATE_NOOP(
                        "Errors",
                        "Line {line}: {argument} of {owner} is set when the layer was built already; it is drawn "
                        "as it was built.",
                    ),
                    argument=name,
                    owner=layer.name or layer.type,
                )
            elif unknown_part(value) is not None:
                layer.params = {k: v for k, v in layer.params.items() if k != name}
                self._place.note(
                    QT_TRANSLATE_NOOP(
                        "Errors",
                        "Line {line}: {argument} of {owner} is set to {what}, "
                        "which only running the script would tell; choose it.",
                    ),
                    argument=name,
                    owner=layer.name or layer.type,
                    what=in_words(value),
                )
            else:
                layer.params = {**layer.params, name: self._maker.plain(value, name, layer.type)}

    def set_trainable(self, owner: Layer | Model, value: bool) -> None:
        """Freeze or unfreeze a layer, or every layer of a model."""
        if isinstance(owner, Layer) and owner.type == "Input":
            return
        self.touch(owner)
        owner.trainable = value
        if isinstance(owner, Model):
            for layer in self.layers_of(owner):
                if isinstance(layer, (Layer, Model)):
                    self.set_trainable(layer, value)

    def _layer_attribute(self, layer: Layer, name: str) -> Any:
        if name == "output" and layer.calls:
            return self._flow.outputs(layer.calls[0])
        if name == "input" and layer.calls:
            tensors = [layer.calls[0].args[p] for p in sorted(layer.calls[0].args)]
            return tensors[0] if len(tensors) == 1 else Items(tensors)
        if name in ("output_shape", "input_shape"):
            tensor = self._layer_attribute(layer, name.partition("_")[0])
            return self._shape(tensor) if isinstance(tensor, Tensor) else Unknown()
        if name in ("name", "trainable"):
            return (layer.name or Unknown("name")) if name == "name" else layer.trainable
        spec = self._catalogue.spec(layer.type)
        param = spec.param(name) if spec is not None else None
        if param is not None and param.kind in ("int", "float", "bool", "enum", "int_or_tuple", "str"):
            value = layer.params.get(name, param.default)
            return tuple(value) if isinstance(value, list) else value
        return Method(layer, name)

    def _shape(self, tensor: Tensor) -> Any:
        shape = self.shape_of(tensor)
        return Unknown() if shape is None else shape

    def _tensor_attribute(self, tensor: Tensor, name: str) -> Any:
        if name in ("shape", "_keras_shape"):
            return self._shape(tensor)
        if name in ("ndim", "_rank"):
            shape = self.shape_of(tensor)
            return Unknown() if shape is None else len(shape)
        if self._flow.is_placeholder(tensor) and name not in _OF_TENSORS:
            return self._flow.output_called(tensor, name)
        return Method(tensor, name)

    def _of_tensor(self, tensor: Tensor, name: str) -> Any:
        return self._shape(tensor) if name == "get_shape" else Unknown(reason=self._flow.not_known(name))

    def sizes_of(self, tensor: Tensor) -> Any:
        """Return what tf.shape gives: the sizes, that of the batch as what is known of it."""
        shape = self.shape_of(tensor)
        if shape is None:
            return Sizes()
        return Items(BatchSize(f"batch size {i}") if s is None else s for i, s in enumerate(shape))

    def _build(self, model: Model, shape: Any) -> None:
        if model.layers is None or starts_with_input(model):
            return
        sizes = known_shape(self._place, shape, "input_shape", "build", 1)
        if sizes is not None:
            self.touch(model.layers)
            self.touch(model)
            model.layers.insert(0, Layer("Input", {"shape": sizes}, "", line=self._place.line))
            model.inputs, model.outputs = [], []

    def _get_layer(self, model: Model, args: list[Any], kwargs: dict[str, Any]) -> Any:
        layers = self.layers_of(model)
        name = kwargs.get("name", args[0] if args else None)
        index = kwargs.get("index", args[1] if len(args) > 1 else None)
        for argument, value in (("name", name), ("index", index)):
            if not isinstance(value, (str, int, type(None))):
                raise self._place.unreadable(argument, "get_layer", value)
        if isinstance(index, int):
            if -len(layers) <= index < len(layers):
                return layers[index]
            raise self._place.fail(
                QT_TRANSLATE_NOOP("Errors", "Line {line}: the model has {count} layers, and none at index {index}."),
                count=len(layers),
                index=index,
            )
        found = next((layer for layer in layers if layer.name == name), None)
        if found is None:
            raise self._place.fail(
                QT_TRANSLATE_NOOP("Errors", "Line {line}: the model has no layer named {name}."),
                name=name if isinstance(name, str) else in_words(name),
            )
        return found

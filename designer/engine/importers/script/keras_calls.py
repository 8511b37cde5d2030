"""What a script's Keras calls mean: finds out what is called and hands it on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from designer.catalogue.load import Catalogue
from designer.catalogue.spec import Spec
from designer.engine.importers.script import applications, library, plain, shapes
from designer.engine.importers.script.flow import Flow
from designer.engine.importers.script.making import Maker, known_shape
from designer.engine.importers.script.members import Members
from designer.engine.importers.script.place import Place, nearest
from designer.engine.importers.script.special import Foreign
from designer.engine.importers.script.translated import function_of
from designer.engine.importers.script.values import (
    Bound,
    Class,
    Function,
    Instance,
    Items,
    Layer,
    Method,
    Model,
    Native,
    Partial,
    Pretrained,
    Ref,
    ScriptError,
    Tensor,
    Unknown,
)
from designer.engine.importers.script.words import in_words, source, unknown_part
from designer.graph.texts import QT_TRANSLATE_NOOP
from designer.recipe.settings import OPTIONS

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
_OLD_NAMES = {"l1_l2": "L1L2", "l1l2": "L1L2", "maxnorm": "MaxNorm", "max_norm": "MaxNorm", "nonneg": "NonNeg",
              "VarianceScaling": "VarianceScaling"}  # fmt: skip
_CONSTANT = {"backend": "tensorflow", "epsilon": 1e-7}
_ORDERINGS = {"th": "channels_first", "tf": "channels_last"}
_NOTHING = ("set_learning_phase", "clear_session", "set_session", "set_random_seed", "plot_model")  # fmt: skip
_GONE = ("ThresholdedReLU", "LocallyConnected1D", "LocallyConnected2D", "MaxoutDense", "Highway",
    "TimeDistributedDense",
         "AbstractRNNCell", "DenseFeatures", "RandomWidth", "RandomHeight", "RandomFourierFeatures", "TFSMLayer",
         "Layer",
         "Lambda")  # fmt: skip
_MERGES = {"sum": "Add", "mul": "Multiply", "concat": "Concatenate", "ave": "Average", "max": "Maximum", "dot": "Dot",
           "cos": "Dot", "add": "Add"}  # fmt: skip
_OF_NUMBERS = ("tensorflow", "tensorflow.math", "tensorflow.linalg", "keras.backend", "tensorflow.keras.backend")
_DROPOUT = ("tensorflow.nn.dropout", "keras.backend.dropout", "tensorflow.keras.backend.dropout")
_POLICY = ("set_global_policy", "set_policy", "set_dtype_policy", "experimental_set_policy")
_SAME_MODEL = ("multi_gpu_model", "quantize_model", "prune_low_magnitude", "strip_pruning")


class KerasCalls:
    """The parts that know Keras, put together: where the reader stands, what it makes, calls and found.

    `functions` and `classes` are those of the script, as they were defined; `bases` the models of keras.applications,
    of which the `pretrained` ones are given weights.
    """

    def __init__(self, catalogue: Catalogue, is_old: bool = False) -> None:
        self.catalogue = catalogue
        self.place = Place()
        self.maker = Maker(self.place, catalogue, is_old)
        self.flow = Flow(self.place, catalogue, self.maker)
        self.models = Members(self.place, self.flow, self.maker, catalogue)
        self.models.shape_of = self.flow.shape_of = self._shape_of
        self.functions: list[Function] = []
        self.classes: list[Class] = []
        self.bases: list[Model] = []
        self.pretrained: list[Pretrained] = []
        self._shapes: dict[tuple[int, int], Any] = {}
        self._kept: list[Tensor] = []

    def _shape_of(self, tensor: Tensor) -> Any:
        key = (id(tensor.call), tensor.port)
        if key not in self._shapes:
            self._kept.append(tensor)
            self._shapes[key] = shapes.shape_of(tensor, self)
        return self._shapes[key]

    def call(self, target: Ref | Layer | Model | Method, args: list[Any], kwargs: dict[str, Any]) -> Any:
        """Call something of Keras."""
        if isinstance(target, Method):
            return self.models.method(target, args, kwargs)
        if isinstance(target, (Layer, Model)):
            return self.flow.apply(target, args, kwargs)
        return self._call_ref(target, args, kwargs)

    def _call_ref(self, ref: Ref, args: list[Any], kwargs: dict[str, Any]) -> Any:
        module, _, name = ref.path.rpartition(".")
        if name in ("Input", "InputLayer") and module in ("keras", "keras.layers", "keras.models"):
            if name == "Input" and isinstance(kwargs.get("tensor"), Tensor):
                return kwargs["tensor"]
            layer = self.maker.input(args, kwargs)
            return self.flow.called(layer, {}) if name == "Input" else layer
        if name == "Sequential" and module in ("keras", "keras.models"):
            return self.models.sequential(args, kwargs)
        if name in ("Model", "Functional") and module in ("keras", "keras.models"):
            return self.models.functional(args, kwargs)
        if module == "keras.layers" or (module.startswith("keras.layers.") and name.islower()):
            return self._layer_or_function(name, args, kwargs)
        if (
            module in ("keras.backend", "keras.config", "tensorflow", "tensorflow.keras.backend")
            and (found := self._about(name, args)) is not ...
        ):
            return found
        if module == "keras.ops" or module.startswith("keras.ops."):
            inner = ref.path[len("keras.ops.") :]
            if self.catalogue.spec(f"ops.{inner}", "operation") is None:
                inner = name  # keras.ops.nn.relu, keras.ops.numpy.sum
            if name == "shape" and args and isinstance(args[0], Tensor):
                return self.models.sizes_of(args[0])
            if not any(_has_tensor(v) for v in (*args, *kwargs.values())):
                known = library.of_numbers(ref.path, args, kwargs)
                if not isinstance(known, Unknown):
                    return known
            return self.flow.operation(inner, args, kwargs)
        if ref.path.startswith(("tensorflow.", "keras.backend.")) and any(
            _has_tensor(a) for a in (*args, *kwargs.values())
        ):
            return self._of_tensorflow(ref.path, args, kwargs)
        if module in _OF_NUMBERS and not isinstance(known := self._of_numbers(ref.path, args, kwargs), Unknown):
            return known
        if name in _SAME_MODEL and args and isinstance(args[0], Model):
            return args[0]
        if name == "clone_model" and args and isinstance(args[0], Model):
            copy = replace(args[0], calls=[], line=self.place.line)
            copy.layers = None if args[0].layers is None else Items(args[0].layers)
            self.models.found.append(copy)
            return copy
        if name in _POLICY:
            self._set_policy(args[0] if args else kwargs.get("policy"))
            return None
        if name in ("Policy", "DTypePolicy", "FloatDTypePolicy") and args and isinstance(args[0], str):
            return args[0]
        return self._object(module, name, args, kwargs)

    def _set_data_format(self, value: Any) -> None:
        """Take over where channels stand, for all layers from here on that do not say so themselves."""
        value = _ORDERINGS.get(value, value) if isinstance(value, str) else value
        if value in _ORDERINGS.values():
            self.place.data_format, self.place.is_format_told = value, True
            return
        self.place.note(
            QT_TRANSLATE_NOOP("Errors", "Line {line}: the data format {what} is not followed; it stays {format}."),
            what=in_words(value),
            format=self.place.data_format,
        )

    def _set_policy(self, value: Any) -> None:
        """Take over a dtype policy that holds for all layers from here on."""
        known = OPTIONS["dtype_policy"].param.values
        if isinstance(value, str) and value in known:
            self.place.policy = "" if value == "float32" else value
            return
        self.place.note(
            QT_TRANSLATE_NOOP("Errors", "Line {line}: the dtype policy {what} is not followed; it stays {policy}."),
            what=in_words(value),
            policy=self.place.policy or "float32",
        )

    def _object(self, module: str, name: str, args: list[Any], kwargs: dict[str, Any]) -> Any:
        kind = _OBJECT_KINDS.get(module.rpartition(".")[2])
        if module.startswith("keras.optimizers.schedules"):
            kind = "schedule"
        if kind:
            if name in ("get", "deserialize") and args:
                is_function = kind == "activation" and isinstance(args[0], str)
                return Ref(f"keras.activations.{args[0]}") if is_function else args[0]
            is_function = kind in ("activation", "loss", "metric") and name[:1].islower() and bool(args or kwargs)
            if is_function or (kind in ("activation", "loss", "metric") and any(_has_tensor(a) for a in args)):
                if kind == "activation" and any(_has_tensor(a) for a in (*args, *kwargs.values())):
                    return self._activation(name, args, kwargs)
                reason = next((a.reason for a in args if isinstance(a, Unknown)), None)
                return Unknown(reason=reason)
            return self.maker.object(kind, _OLD_NAMES.get(name, name), args, kwargs)
        if name == "load_model" and args and (saved := self.models.saved.get(str(args[0]))) is not None:
            return saved  # the script has saved it itself
        if name == "load_model":
            self.place.note(
                QT_TRANSLATE_NOOP("Errors", "Line {line}: load_model is not followed; open the model's file itself.")
            )
        if module.startswith("keras.applications") and name[:1].isupper():
            return applications.base(name, args, kwargs, self)
        if module.startswith("keras.applications") and name == "preprocess_input" and any(_has_tensor(a) for a in args):
            return applications.prepared(module, args, kwargs, self)
        if name == "get_custom_objects":
            return self.place.registered
        return Unknown()

    def _activation(self, name: str, args: list[Any], kwargs: dict[str, Any]) -> Any:
        """Return what a function of keras.activations gives; one that is told more than the tensor is an operation."""
        more = {k: v for k, v in kwargs.items() if k not in ("x", "name")}
        if len(args) < 2 and not more:
            layer = Layer("Activation", {"activation": name}, "", line=self.place.line)
            return self.flow.apply(layer, args or [kwargs["x"]], {})
        if name == "relu":
            spec = self.catalogue.spec("ReLU")
            assert spec is not None
            given = {**dict(zip(("negative_slope", "max_value", "threshold"), args[1:], strict=False)), **more}
            return self.flow.apply(self.maker.layer(spec, [], given), args[:1] or [kwargs["x"]], {})
        return self.flow.operation(name, args, kwargs)

    def _about(self, name: str, args: list[Any]) -> Any:
        """Return what a function of the backend tells of itself or of a tensor, `...` for any other function."""
        if name in _CONSTANT and not args:
            return _CONSTANT[name]
        if name in ("image_data_format", "image_dim_ordering"):
            ordering = next(k for k, v in _ORDERINGS.items() if v == self.place.data_format)
            return ordering if name == "image_dim_ordering" else self.place.data_format
        if name in ("set_image_data_format", "set_image_dim_ordering"):
            self._set_data_format(args[0] if args else None)
            return None
        if name == "floatx":
            return self.place.policy if self.place.policy in ("float64", "bfloat16") else "float32"
        if name == "set_floatx":
            self._set_policy(args[0] if args else None)
            return None
        if name in _NOTHING:
            return None
        first = args[0] if args else None
        if isinstance(first, Tensor) and name in ("int_shape", "shape"):
            if name == "shape":
                return self.models.sizes_of(first)
            shape = self.models.shape_of(first)
            return Unknown() if shape is None else shape
        if isinstance(first, Tensor) and name in ("ndim", "rank"):
            shape = self.models.shape_of(first)
            return Unknown() if shape is None else len(shape)
        if name == "Variable" and first is not None and plain.is_plain(first):
            return first if isinstance(first, (int, float)) else Unknown()
        return ...

    def _of_tensorflow(self, path: str, args: list[Any], kwargs: dict[str, Any]) -> Any:
        if path in _DROPOUT:
            return self._dropout(args, kwargs)
        function = function_of(path)
        if function is None:
            raise self.place.fail(
                QT_TRANSLATE_NOOP("Errors", "Line {line}: the operation {name} on tensors cannot be drawn."), name=path
            )
        kwargs.pop("name", None)
        line = self.place.line
        result = self.flow.call_function(function, args, kwargs)
        self.place.line = line
        return result

    def _of_numbers(self, path: str, args: list[Any], kwargs: dict[str, Any]) -> Any:
        """Return what a function of TensorFlow gives of numbers that are known; unknown for any other."""
        known = library.of_numbers(path, args, kwargs)
        values = [*args, *kwargs.values()]
        if not isinstance(known, Unknown) or not values or not all(plain.is_plain(v) for v in values):
            return known
        function = function_of(path)
        if function is None or unknown_part(values) is not None:
            return known
        faults, line = len(self.place.faults), self.place.line
        try:
            known = self.flow.call_function(function, args, {k: v for k, v in kwargs.items() if k != "name"})
        except ScriptError:
            known = Unknown()
        del self.place.faults[faults:]
        self.place.line = line
        return known if plain.is_plain(known) else Unknown()

    def _dropout(self, args: list[Any], kwargs: dict[str, Any]) -> Any:
        """Return what a function that drops out gives: as the layer does, in training."""
        given = {**dict(zip(("x", "rate"), args, strict=False)), **kwargs}
        kept = plain.number(given.get("keep_prob"))
        rate = given.get("rate", given.get("level", 1 - kept if isinstance(kept, (int, float)) else Unknown("rate")))
        spec = self.catalogue.spec("Dropout")
        assert spec is not None
        return self.flow.apply(self.maker.layer(spec, [rate], {}), [given["x"]], {})

    def _layer_or_function(self, name: str, args: list[Any], kwargs: dict[str, Any]) -> Any:
        if name in ("Merge", "merge"):
            return self._merge(name, args, kwargs)
        if name == "Lambda":
            return self._lambda(args, kwargs)
        if name == "Activation" and _is_function(args[0] if args else kwargs.get("activation")):
            return self._lambda(args, {k: v for k, v in kwargs.items() if k in ("name", "input_shape", "activation")})
        spec = self.catalogue.spec(name)
        if spec is not None and spec.kind == "layer":
            held = args[0] if args else kwargs.get("layer", kwargs.get("cell", kwargs.get("cells")))
            if name == "TimeDistributed" and isinstance(held, Model) and (steps := self._each_step(held, kwargs)):
                return steps
            if name in ("TimeDistributed", "Bidirectional") and held is not None and not self._can_hold(held):
                inside = held.inline if isinstance(held, Layer) and held.inline is not None else held
                return self.maker.placeholder(name, [], {k: v for k, v in kwargs.items() if k != "layer"}, inside)
            stacked = self.catalogue.spec("StackedRNNCells")
            if name == "RNN" and isinstance(held, (list, tuple)) and stacked is not None:
                cells = self.maker.layer(stacked, [held], {})  # as Keras makes of several cells itself
                self.maker.freeze_with(cells, [*held])
                held = cells
                args, kwargs = [cells, *args[1:]], {k: v for k, v in kwargs.items() if k != "cell"}
            layer = self.maker.layer(spec, args, kwargs)
            inside = [*(held if isinstance(held, (list, tuple)) else [held]), kwargs.get("backward_layer")]
            self.maker.freeze_with(layer, [inner for inner in inside if inner is not None])
            for inner in inside:
                if not isinstance(inner, Layer):
                    continue
                layer.notes = [*inner.notes, *layer.notes]
                if "layer" in layer.params and layer.input_shape is None:
                    layer.input_shape = inner.input_shape
            return layer
        if spec is not None and args and any(_has_tensor(a) for a in args):
            return self.flow.operation(name, args, kwargs)
        if name.islower():  # the functional interfaces: layers.add([...]), layers.concatenate([...])
            class_name = "".join(part.capitalize() for part in name.split("_"))
            spec = self.catalogue.spec(class_name)
            if spec is not None and (args or "inputs" in kwargs):
                inputs = args[:1] or [kwargs.pop("inputs")]
                return self.flow.apply(self.maker.layer(spec, args[1:], kwargs), inputs, {})
        dense, wrapper = self.catalogue.spec("Dense"), self.catalogue.spec("TimeDistributed")
        if name == "TimeDistributedDense" and dense is not None and wrapper is not None:
            inner = self.maker.layer(dense, args, kwargs)
            layer = self._of_each_step(wrapper, inner)
            layer.input_shape = inner.input_shape
            return layer
        if name in _GONE:
            return Foreign(name, made=self.maker.placeholder(name, args, kwargs))
        if not name[:1].isupper():
            return Unknown()
        raise self.place.fail(
            QT_TRANSLATE_NOOP("Errors", "Line {line}: Keras has no layer {name} that can be drawn.{nearest}"),
            name=name,
            nearest=nearest(name, self.catalogue.specs.get("layer", {})),
        )

    def _each_step(self, model: Model, kwargs: dict[str, Any]) -> Model | None:
        """Return a chain of layers that are each applied to every step, None for a model that is no such chain."""
        layers = list(model.layers or [])
        inner = [v for v in layers if not (isinstance(v, Layer) and v.type == "Input")]
        spec = self.catalogue.spec("TimeDistributed")
        if not inner or spec is None or any(not isinstance(v, Layer) or not self._can_hold(v) for v in inner):
            return None
        name = kwargs.get("name")
        found = Model(name if isinstance(name, str) else model.name, layers=Items(), line=self.place.line)
        shape = known_shape(self.place, plain.number(kwargs.get("input_shape")), "input_shape", "TimeDistributed")
        if shape is None and isinstance(layers[0], Layer):
            first = layers[0].params.get("shape") if layers[0].type == "Input" else layers[0].input_shape
            shape = None if first is None else [None, *first]
        if shape is not None:
            assert found.layers is not None
            found.layers.append(Layer("Input", {"shape": shape}, "", line=self.place.line))
        found.layers += [self._of_each_step(spec, layer) for layer in inner]  # type: ignore[operator]
        with self.place.noting(found.notes):
            self.place.note(
                QT_TRANSLATE_NOOP(
                    "Errors",
                    "Line {line}: TimeDistributed of {what} is drawn as its layers, each applied to every step; they "
                    "are layers of their own.",
                ),
                what=in_words(model),
            )
        return found

    def _of_each_step(self, wrapper: Spec, inner: Layer) -> Layer:
        """Return a layer that is applied to every step, under the name it has itself."""
        held = replace(inner, calls=[], name="")
        layer = self.maker.layer(wrapper, [held], {"name": inner.name} if inner.name else {})
        self.maker.freeze_with(layer, [inner])
        return layer

    def _can_hold(self, value: Any) -> bool:
        """Tell whether a wrapper of Keras can hold what it is given: a layer of Keras's own, or of another class."""
        if isinstance(value, Layer):
            return value.type != "Lambda" and value.inline is None and self.catalogue.spec(value.type) is not None
        if isinstance(value, Instance):
            return value.made_of is not None and value.made_of.is_layer()
        return isinstance(value, Unknown)

    def _lambda(self, args: list[Any], kwargs: dict[str, Any]) -> Layer:
        function = args[0] if args else kwargs.get("function", kwargs.get("activation"))
        layer = self.maker.placeholder("Lambda", [], {k: v for k, v in kwargs.items() if k == "name"})
        if isinstance(function, (Function, Bound, Partial, Ref, Native)):
            layer.inline = function
        if isinstance(function, Function):
            layer.params["function"] = source(function.node)
        given = kwargs.get("arguments")
        if isinstance(given, dict):
            layer.given["arguments"] = given
        shape = kwargs.get("input_shape")
        if isinstance(shape, (list, tuple)) and all(isinstance(s, (int, type(None))) for s in shape):
            layer.input_shape = list(shape)
        return layer

    def _merge(self, name: str, args: list[Any], kwargs: dict[str, Any]) -> Any:
        """Return what Keras 1 called merge: Add, Concatenate, ... of tensors."""
        given = {
            **dict(zip(("layers" if name == "Merge" else "inputs", "mode", "concat_axis"), args, strict=False)),
            **kwargs,
        }
        if _is_function(given.get("mode")):
            told: dict[str, Any] = {k: v for k, v in given.items() if k in ("name", "arguments")}
            layer = self._lambda([given["mode"]], told)
            return self._merged(layer, given.get("inputs", given.get("layers")))
        class_name = _MERGES.get(str(given.get("mode", "sum")))
        spec = self.catalogue.spec(class_name) if class_name else None
        values = given.get("inputs", given.get("layers"))
        if spec is None or not isinstance(values, (list, tuple)):
            raise self.place.fail(
                QT_TRANSLATE_NOOP("Errors", "Line {line}: the operation {name} on tensors cannot be drawn."), name=name
            )
        options: dict[str, Any] = {"name": given["name"]} if "name" in given else {}
        if class_name == "Concatenate" and "concat_axis" in given:
            options["axis"] = given["concat_axis"]
        if class_name == "Dot":
            options["axes"] = given.get("dot_axes", -1)
            options["normalize"] = given.get("mode") == "cos"
        return self._merged(self.maker.layer(spec, [], options), values)

    def _merged(self, layer: Layer, values: Any) -> Any:
        """Call a layer on what Keras 1 merges: tensors, or models that are its branches."""
        if not isinstance(values, (list, tuple)):
            return Unknown(reason=self.place.unreadable("layers", "Merge", values).text)
        if any(isinstance(v, (Model, Layer)) for v in values):
            tensors = [self.models.tensors_of(v)[1][0] if isinstance(v, Model) else v for v in values]
            layer.notes.append(
                self.place.fail(
                    QT_TRANSLATE_NOOP(
                        "Errors", "Line {line}: Merge of models is drawn as one model with several Inputs."
                    )
                ).text
            )
            return self.flow.apply(layer, [tensors], {})
        return self.flow.apply(layer, [list(values)], {})


def _is_function(value: Any) -> bool:
    """Tell whether an activation is a function that is called on the tensor: of the script, or of TensorFlow."""
    if isinstance(value, Ref):
        return not value.path.startswith("keras.activations") and function_of(value.path) is not None
    return isinstance(value, (Function, Bound, Partial))


def _has_tensor(value: Any) -> bool:
    if isinstance(value, (list, tuple)):
        return any(_has_tensor(v) for v in value)
    return isinstance(value, Tensor)

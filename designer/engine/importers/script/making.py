"""Makes layers and other Keras objects of a script: their arguments bound, checked by name, and plain JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from designer.catalogue.load import Catalogue
from designer.catalogue.signatures import states, states_of_base
from designer.catalogue.spec import Param, Spec
from designer.engine.importers.own_names import own_name
from designer.engine.importers.script import plain
from designer.engine.importers.script.names import PASSED_OVER, old_argument, old_value
from designer.engine.importers.script.place import Place, nearest
from designer.engine.importers.script.special import Foreign
from designer.engine.importers.script.values import (
    Bound,
    Function,
    Instance,
    KerasObject,
    Layer,
    Partial,
    Ref,
    ScriptError,
    Unknown,
)
from designer.engine.importers.script.words import in_words, source, unknown_part
from designer.graph.freezing import MADE_OF_OTHERS
from designer.graph.model import Node
from designer.graph.names import to_snake_case
from designer.graph.signature import Signature
from designer.graph.texts import QT_TRANSLATE_NOOP

_CONVOLUTIONS = ("Conv1D", "Conv2D", "Conv3D", "Conv2DTranspose", "SeparableConv2D")
_OPTIMIZER_ARGUMENTS = {"lr": "learning_rate", "momentum_rate": "momentum"}
_LEFT_OUT = QT_TRANSLATE_NOOP(
    "Errors",
    "Line {line}: {argument} of {owner} depends on {what}, which only running the script would tell; choose it.",
)
_DEFAULT_TAKEN = QT_TRANSLATE_NOOP(
    "Errors",
    "Line {line}: {argument} of {owner} depends on {what}, "
    "which only running the script would tell; its default is taken.",
)
_NOT_TAKEN = QT_TRANSLATE_NOOP("Errors", "Line {line}: {argument} of {owner} is {what}; it is not taken over.")
_OWN_TAKEN = QT_TRANSLATE_NOOP(
    "Errors", "Line {line}: {argument} of {owner} is {what}, which the script makes itself; its default is taken."
)
_HOLDS = QT_TRANSLATE_NOOP(
    "Errors",
    "Line {line}: what is inside {name}, {what}, is not one layer of Keras's own; {name} is kept as a placeholder, "
    "{own}.",
)
_INSIDE = QT_TRANSLATE_NOOP(
    "Errors",
    "Line {line}: {name}, the layer inside {owner}, is not one of Keras's own; it is kept there as a placeholder.",
)
_NAME_INSIDE = QT_TRANSLATE_NOOP(
    "Errors", "Line {line}: the name {name} of the layer inside {owner} is not kept; the name of {owner} is its own."
)
_LEARNS_ALL_THE_SAME = QT_TRANSLATE_NOOP(
    "Errors",
    "Line {line}: trainable=False where {owner} is made freezes nothing in Keras: its parts learn all the same, and it "
    "is drawn so.",
)
_FROZEN_INSIDE = QT_TRANSLATE_NOOP(
    "Errors",
    "Line {line}: of the layers inside {owner} only {what} is frozen; one switch is for all of them, and they learn.",
)
_CHANNELS = (1, 3, 4)  # of pictures
_LAYERS = ("layer", "layers")
_OWN_OBJECTS = ("initializer", "regularizer", "constraint", "enum")


class Maker:
    """Binds arguments as Keras's constructors would. With `is_old` as those of Keras 1 did."""

    def __init__(self, place: Place, catalogue: Catalogue, is_old: bool = False) -> None:
        self._place = place
        self._catalogue = catalogue
        self._is_old = is_old
        self.call_function: Callable[[Any, list[Any], dict[str, Any]], Any] = lambda *_: Unknown()
        self.inner: dict[str, Spec] = {}  # classes that are not Keras's own, of layers inside others

    def input(self, args: list[Any], kwargs: dict[str, Any]) -> Layer:
        """Return an Input."""
        given = {**dict(zip(("shape", "batch_size", "dtype"), args, strict=False)), **kwargs}
        shape = plain.number(given.get("shape", given.get("input_shape")))
        batch_shape = plain.number(given.get("batch_shape", given.get("batch_input_shape")))
        layer = Layer("Input", {}, _name(given), line=self._place.line)
        batch_size = given.get("batch_size")
        if isinstance(batch_shape, (list, tuple)):
            shape = tuple(batch_shape[1:])
            batch_size = batch_shape[0] if batch_shape else None
        if isinstance(shape, int):
            shape = (shape,)
        if shape is None and isinstance(given.get("tensor"), Unknown):
            shape = given["tensor"].shape[1:] if given["tensor"].shape else given["tensor"]
        if shape is not None:
            with self._place.noting(layer.notes):
                sizes = known_shape(self._place, shape, "shape", "Input")
                if sizes is not None:
                    layer.params["shape"] = sizes
                    self._notice_channels(sizes)
        if isinstance(batch_size, int):
            layer.params["batch_size"] = batch_size
        dtype = _dtype(given.get("dtype"))
        if dtype is not None and dtype != "float32":
            layer.params["dtype"] = dtype
        for flag in ("sparse",):
            if given.get(flag) is True:
                layer.params[flag] = True
        return layer

    def layer(self, spec: Spec, args: list[Any], kwargs: dict[str, Any]) -> Layer:
        """Return a layer of a catalogue class."""
        layer = Layer(spec.name, {}, "", line=self._place.line)
        with self._place.noting(layer.notes):
            self._fill(layer, spec, args, dict(kwargs))
        return layer

    def placeholder(self, name: str, args: list[Any], kwargs: dict[str, Any], inside: Any = None) -> Layer:
        """Return what stands for a layer of a class that is not Keras's own, or that cannot hold what is `inside`."""
        layer = Layer(self._own_name(name), {}, _name(kwargs), line=self._place.line)
        with self._place.noting(layer.notes):
            layer.params = self._own_arguments(layer.type, args, kwargs)
            if inside is not None:
                self._place.note(_HOLDS, class_name=layer.type, name=name, own=layer.type, what=in_words(inside))
            elif layer.type != name:
                self._place.note(
                    QT_TRANSLATE_NOOP(
                        "Errors",
                        "Line {line}: {name} is not the layer of Keras of that name; it is kept as a placeholder, "
                        "{own}.",
                    ),
                    class_name=layer.type,
                    name=name,
                    own=layer.type,
                )
            else:
                self._place.note(
                    QT_TRANSLATE_NOOP(
                        "Errors",
                        "Line {line}: {name} is not one of Keras's own layers that can be drawn; it is kept as a "
                        "placeholder.",
                    ),
                    name=name,
                )
        return layer

    def freeze_with(self, layer: Layer, held: list[Any]) -> None:
        """Freeze a layer whose layers inside are frozen, which is the same: a drawing has no switch inside of one."""
        frozen = [inner for inner in held if isinstance(inner, Layer) and not inner.trainable]
        if frozen and len(frozen) == len(held):
            layer.trainable = False
        elif frozen and layer.trainable:
            with self._place.noting(layer.notes):
                what = ", ".join(inner.name or inner.type for inner in frozen)
                self._place.note(_FROZEN_INSIDE, owner=layer.type, what=what)

    def _own_name(self, name: str) -> str:
        # A layer of a package or of the project may be the one that is meant.
        return own_name(name, self._catalogue) if self._catalogue.is_keras(name) else name

    def _own_arguments(self, owner: str, args: list[Any], kwargs: dict[str, Any]) -> dict[str, Any]:
        """Return what the constructor of a class that is not Keras's own is given, by the places of its arguments."""
        params: dict[str, Any] = {}
        for key, value in {**{f"argument_{i + 1}": v for i, v in enumerate(args)}, **kwargs}.items():
            if key in ("name", "**"):
                continue
            try:
                if unknown_part(value) is not None:
                    raise self._place.unreadable(key, owner, value)
                params[key] = self.plain(value, key, owner)
            except ScriptError:
                self._place.note(_NOT_TAKEN, argument=key, owner=owner, what=in_words(value))
        return params

    def signature(self, node: Node) -> Signature:
        """Return the ports of a layer, also of one with layers inside that are not Keras's own."""
        return self._with_inner().signature(node)

    def states(self, name: str, params: dict[str, Any]) -> int | None:
        """Return how many states a layer has; None where only running code would tell."""
        catalogue = self._with_inner()
        return states(catalogue.spec(name), params, catalogue.spec)

    def _with_inner(self) -> Catalogue:
        return self._catalogue.with_own(self.inner.values()) if self.inner else self._catalogue

    def inside(self, value: Any, owner: str) -> dict[str, Any] | None:
        """Return a layer of a class that is not Keras's own as an object inside of another; None for other values."""
        if isinstance(value, Instance) and value.made_of is not None and value.made_of.is_layer():
            name, args, kwargs = value.made_of.name, value.args, value.kwargs
            made = Layer(self._own_name(name), self._own_arguments(self._own_name(name), args, kwargs), "")
            self.inner[made.type] = Spec(made.type, "layer", "", states=self._states(value))
        elif isinstance(value, Foreign) and value.made is not None:
            made = value.made
            self.inner.setdefault(made.type, Spec(made.type, "layer", "", states=None))
            for note in value.made.notes:
                if note.template == _NOT_TAKEN:
                    self._place.note(note.template, **note.args)
        else:
            return None
        self._place.note(_INSIDE, class_name=made.type, name=made.type, owner=owner)
        return {"class": made.type, "args": made.params}

    def _states(self, made: Instance) -> int | None:
        """Return how many states an object of a class of cells has, as far as it is read."""
        assert made.made_of is not None
        of_class = made.made_of.find("state_size")
        told = made.names.get("state_size", of_class)
        if isinstance(of_class, Function):  # a property
            told = self.call_function(of_class, [made], {})
        if isinstance(told, (list, tuple)):
            return len(told) if unknown_part(told) is None else None
        if isinstance(told, (int, float)):
            return 1
        bases = [states_of_base(base.name) for base in made.made_of.library_bases() if isinstance(base, Ref)]
        return max(bases, default=0) or None

    def _fill(self, layer: Layer, spec: Spec, args: list[Any], kwargs: dict[str, Any]) -> None:
        layer.name = _name(kwargs)
        kwargs.pop("name", None)
        trainable = kwargs.pop("trainable", True)
        layer.trainable = trainable if isinstance(trainable, bool) else True
        if isinstance(trainable, Unknown):
            self._place.note(_DEFAULT_TAKEN, argument="trainable", owner=spec.name, what=in_words(trainable))
        if not layer.trainable and spec.name in MADE_OF_OTHERS:
            layer.trainable = True
            self._place.note(_LEARNS_ALL_THE_SAME, owner=spec.name)
        layer.input_shape = self._input_shape(spec, kwargs, layer)
        if spec.param("data_format") and "data_format" not in kwargs and "dim_ordering" not in kwargs:
            self._notice_channels(layer.input_shape)
        if self._is_old and spec.name in _CONVOLUTIONS:
            args = self._old_kernel(args, kwargs, int(spec.name[4]) if spec.name[4].isdigit() else 2)
        elif self._place.is_keras_2 and spec.name == "Conv2D":
            self._notice_strides(args)
        args = [*args]
        names = [p.name for p in spec.params]
        given = dict(zip(names, args, strict=False))
        for key, value in kwargs.items():
            name = key if spec.param(key) is not None else old_argument(spec.name, key)
            if name is None:
                given[key] = value
            elif name:
                given[name] = value
        if spec.name == "Dense" and isinstance(given.get("units"), float) and given["units"].is_integer():
            given["units"] = int(given["units"])
        activation = given.get("activation")
        if isinstance(activation, str) and activation in self._place.registered:
            activation = given["activation"] = self._place.registered[activation]
        if isinstance(activation, Layer) and activation.inline is not None:
            activation = given["activation"] = activation.inline
        if isinstance(activation, Function):
            layer.inline = given.pop("activation")
        for argument in [k for k in given if spec.param(k) is None and any(a.name == k for a in spec.arguments)]:
            layer.given[argument] = given.pop(argument)
        layer.params = self._arguments(spec, given)
        if self._place.data_format != "channels_last" and spec.param("data_format") and not given.get("data_format"):
            layer.params["data_format"] = self._place.data_format

    def _input_shape(self, spec: Spec, kwargs: dict[str, Any], layer: Layer) -> list[Any] | None:
        shape = known_shape(self._place, plain.number(kwargs.pop("input_shape", None)), "input_shape", spec.name)
        batch_shape = plain.number(kwargs.pop("batch_input_shape", None))
        if batch_shape is not None:
            shape = known_shape(self._place, batch_shape, "batch_input_shape", spec.name, 1)
            if isinstance(batch_shape, (list, tuple)) and batch_shape and isinstance(batch_shape[0], int):
                layer.given["batch_size"] = batch_shape[0]
        length = kwargs.pop("input_length", None)
        if "input_dim" in kwargs and spec.param("input_dim") is None:
            size = plain.number(kwargs.pop("input_dim"))
            sizes: Any = (
                (size,) if length is None and spec.group != "Recurrent" and spec.name != "Conv1D" else (length, size)
            )
            shape = known_shape(self._place, sizes, "input_dim", spec.name)
        elif length is not None and shape is None and spec.name == "Embedding":
            sizes = length if isinstance(length, (tuple, list)) else (length,)
            shape = known_shape(self._place, sizes, "input_length", spec.name)
        elif shape is None and spec.name == "Embedding" and layer.given.get("batch_size") is None and self._is_old:
            shape = [None]
        return shape

    def _notice_channels(self, shape: list[Any] | None) -> None:
        """Take the channels to stand first where the pictures of a script of Keras 1 are of such a shape."""
        if not self._is_old or self._place.is_format_told or shape is None or len(shape) != 3 or None in shape:
            return
        channels, height, width = shape
        if channels in _CHANNELS and width not in _CHANNELS and min(height, width) > max(_CHANNELS):
            self._place.data_format, self._place.is_format_told = "channels_first", True
            self._place.note(
                QT_TRANSLATE_NOOP(
                    "Errors",
                    "Line {line}: pictures of {shape} have their channels first, as Keras 1 could be set up on a "
                    "machine; layers are drawn with data_format=channels_first from here on.",
                ),
                shape=str(tuple(shape)),
            )

    def _notice_strides(self, args: list[Any]) -> None:
        """Say how a third number of a convolution is read: Keras 2 up to 2.3 took it for a side of the kernel."""
        if len(args) > 2 and isinstance(args[1], int) and isinstance(args[2], int):
            self._place.note(
                QT_TRANSLATE_NOOP(
                    "Errors",
                    "Line {line}: Conv2D({filters}, {rows}, {columns}) is read with strides of {columns}, as Keras "
                    "reads it since 2.4; before it was a kernel of {rows} x {columns}.",
                ),
                filters=in_words(args[0]),
                rows=args[1],
                columns=args[2],
            )

    def _old_kernel(self, args: list[Any], kwargs: dict[str, Any], rank: int) -> list[Any]:
        """Bring the arguments of a convolution of Keras 1 (filters, rows, columns) into today's form."""
        sizes = [kwargs.pop(k) for k in ("nb_row", "nb_col") if k in kwargs]
        count = 1 + rank
        if len(args) >= count and rank > 1 and all(isinstance(a, (int, Unknown)) for a in args[:count]):
            sizes, args = args[1:count], [args[0]]
        if len(sizes) == rank and rank > 1:
            kwargs["kernel_size"] = tuple(sizes)
        return args

    def object(self, kind: str, name: str, args: list[Any], kwargs: dict[str, Any]) -> KerasObject | Unknown:
        """Return an optimizer, loss, metric, ...; unknown where the catalogue has none of that name."""
        spec = self._catalogue.spec(name, kind) or (
            self._catalogue.spec(name, "schedule") if kind == "optimizer" else None
        )
        if spec is None:
            return Unknown()
        given = {**dict(zip((p.name for p in spec.params), args, strict=False)), **kwargs}
        given.pop("**", None)
        if kind == "optimizer":
            given = {_OPTIMIZER_ARGUMENTS.get(k, k): v for k, v in given.items()}
            decay = given.pop("decay", 0)
            if decay and spec.param("decay") is None:
                self._place.note(
                    QT_TRANSLATE_NOOP(
                        "Errors",
                        "Line {line}: {argument} of {owner} is an argument that Keras no longer has; it is left out.",
                    ),
                    argument="decay",
                    owner=spec.name,
                )
        if kind in ("regularizer",):
            given = {{"l": "l1" if spec.name == "L1" else "l2"}.get(k, k): v for k, v in given.items()}
        for argument, value in given.items():
            if isinstance(value, Unknown) and argument not in ("name", "dtype"):
                self._place.note(_DEFAULT_TAKEN, argument=argument, owner=spec.name, what=in_words(value))
        known = {k: v for k, v in given.items() if not isinstance(v, Unknown)}
        known.pop("dtype", None)
        if spec.param("name") is None or not isinstance(known.get("name"), str):
            known.pop("name", None)
        for extra in [k for k in known if spec.param(k) is None]:
            if kind in ("callback", "optimizer", "initializer", "schedule"):
                del known[extra]
                self._place.note(
                    QT_TRANSLATE_NOOP(
                        "Errors",
                        "Line {line}: {argument} of {owner} is an argument that Keras no longer has; it is left out.",
                    ),
                    argument=extra,
                    owner=spec.name,
                )
        return KerasObject(spec.kind, spec.name, self._arguments(spec, known))

    def plain(self, value: Any, argument: str, owner: str) -> Any:
        """Return an argument as a JSON value."""
        value = plain.number(value)
        if value is None or isinstance(value, (bool, int, float, str)):
            return value
        if (own := self.inside(value, owner)) is not None:
            return own
        if isinstance(value, (list, tuple, range)):
            return [self.plain(v, argument, owner) for v in value]
        if isinstance(value, dict) and set(value) >= {"class_name", "config"} and isinstance(value["config"], dict):
            args = {str(k): self.plain(v, argument, owner) for k, v in value["config"].items()}
            return {"class": str(value["class_name"]), "args": args}
        if isinstance(value, dict):
            return {str(k): self.plain(v, argument, owner) for k, v in value.items()}
        if isinstance(value, KerasObject):
            return value.spec()
        if isinstance(value, Layer):
            if self._catalogue.spec(value.type) is None or value.inline is not None:
                raise self._place.unreadable(argument, owner, value)
            if value.name:
                self._place.note(_NAME_INSIDE, name=value.name, owner=owner)
            return {"class": value.type, "args": value.params}
        if isinstance(value, Ref) and value.path.startswith(("keras.", "tensorflow.")):
            return to_snake_case(value.name) if value.name[:1].isupper() else value.name
        raise self._place.unreadable(argument, owner, value)

    def leave_open(self, argument: str, owner: str, value: Any) -> None:
        """Say that an argument is left to choose, as only running the script would tell it."""
        self._place.note(_LEFT_OUT, argument=argument, owner=owner, what=in_words(value))

    def _value(self, param: Param, value: Any, owner: str) -> Any:
        found = self.plain(value, param.name, owner)
        if isinstance(found, str):
            found = old_value(param.kind, param.name, found)
            if param.kind == "enum" and param.values and found not in param.values and found.lower() in param.values:
                found = found.lower()
        if param.kind in ("int", "int_or_tuple") and isinstance(found, float) and found.is_integer():
            found = int(found)
        if param.name == "unit_forget_bias" and isinstance(found, str):
            found = found in ("one", "ones")
        return found

    def _arguments(self, spec: Spec, given: dict[str, Any]) -> dict[str, Any]:
        params: dict[str, Any] = {}
        if "**" in given:
            rest = given.pop("**")
            self._place.note(
                QT_TRANSLATE_NOOP(
                    "Errors", "Line {line}: what {what} gives to {owner} is not known; its defaults are taken."
                ),
                what=in_words(rest),
                owner=spec.name,
            )
        for name, value in given.items():
            param = spec.param(name)
            if param is None:
                if name in ("name", "dtype", *PASSED_OVER):
                    if name == "weights" and value is not None:
                        self._place.note(
                            QT_TRANSLATE_NOOP(
                                "Errors", "Line {line}: the weights that {owner} is given are not taken over."
                            ),
                            owner=spec.name,
                        )
                    continue
                said = {"class_name": spec.name, "name": name, "nearest": nearest(name, [p.name for p in spec.params])}
                if said["nearest"] or any(p.required and p.name not in given for p in spec.params):
                    raise self._place.fail(
                        QT_TRANSLATE_NOOP("Errors", "Line {line}: {class_name} has no argument {name}.{nearest}"),
                        **said,
                    )
                self._place.note(
                    QT_TRANSLATE_NOOP(
                        "Errors", "Line {line}: {class_name} has no argument {name}; it is left out.{nearest}"
                    ),
                    **said,
                )
                continue
            values = value if isinstance(value, (list, tuple)) else [value]
            if any(isinstance(v, Unknown) and not (param.kind in _LAYERS and _is_layer(v)) for v in values):
                template = _LEFT_OUT if param.required else _DEFAULT_TAKEN
                self._place.note(template, argument=name, owner=spec.name, what=in_words(value))
                continue
            if isinstance(value, (Function, Instance, Bound, Partial)) and param.kind in _OWN_OBJECTS:
                self._place.note(_OWN_TAKEN, argument=name, owner=spec.name, what=in_words(value))
                continue
            found = self._value(param, value, spec.name)
            if param.kind == "dtype" and found == (self._place.policy or "float32"):
                continue
            if found != param.default or param.required or isinstance(found, bool) != isinstance(param.default, bool):
                params[name] = found
        return params


def _is_layer(value: Unknown) -> bool:
    return isinstance(value, Foreign) and value.made is not None


def _name(kwargs: dict[str, Any]) -> str:
    name = kwargs.get("name")
    return name if isinstance(name, str) else ""


def _dtype(value: Any) -> str | None:
    if isinstance(value, str):
        return value
    return value.name if isinstance(value, Ref) else None


def known_shape(place: Place, shape: Any, argument: str, owner: str, first: int = 0) -> list[int | None] | None:
    """Return the sizes of a shape from the one at `first` on, None without a shape.

    A size that only running the script would tell is left free, and the user is told.
    """
    if shape is None:
        return None
    if isinstance(shape, int):
        shape = (shape,)
    if isinstance(shape, Unknown) and shape.shape is not None:
        shape = shape.shape
    if not isinstance(shape, (list, tuple)) or any(isinstance(s, Unknown) and s.is_rest for s in shape):
        place.note(
            QT_TRANSLATE_NOOP(
                "Errors",
                "Line {line}: {argument} of {owner} is {what}, which only running the script would tell; the Input has "
                "no shape yet. Type it into the Input.",
            ),
            argument=argument,
            owner=owner,
            what=in_words(shape),
        )
        return None
    shape = [int(size) if isinstance(size, float) and size.is_integer() else plain.number(size) for size in shape]
    sizes = [size if isinstance(size, int) else None for size in shape[first:]]
    free = [size for size in shape[first:] if not isinstance(size, (int, type(None)))]
    if free:
        place.note(
            QT_TRANSLATE_NOOP(
                "Errors",
                "Line {line}: {argument} of {owner} depends on {what}, which only running the script would tell; "
                "{count} of {total} sizes are left free. Type them into the shape of the Input.",
            ),
            argument=argument,
            owner=owner,
            what=in_words(free),
            count=len(free),
            total=len(sizes),
        )
    return sizes


__all__ = ["Maker", "known_shape", "source"]

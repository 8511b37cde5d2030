"""Makes layers and other Keras objects of a script: their arguments bound, checked by name, and plain JSON."""

from __future__ import annotations

from typing import Any

from designer.catalogue.load import Catalogue
from designer.catalogue.spec import Spec
from designer.engine.importers.script.place import Place, nearest
from designer.engine.importers.script.values import KerasObject, Layer, Ref, Unknown
from designer.engine.importers.script.words import in_words
from designer.graph.names import to_snake_case
from designer.graph.texts import QT_TRANSLATE_NOOP


class Maker:
    """Binds arguments as Keras's constructors would."""

    def __init__(self, place: Place, catalogue: Catalogue) -> None:
        self._place = place
        self._catalogue = catalogue

    def input(self, args: list[Any], kwargs: dict[str, Any]) -> Layer:
        """Return an Input."""
        given = {**dict(zip(("shape", "batch_size", "dtype"), args, strict=False)), **kwargs}
        shape = given.get("shape")
        batch_shape = given.pop("batch_shape", None)
        if isinstance(batch_shape, (list, tuple)):
            shape = batch_shape[1:]
        if isinstance(shape, int):
            shape = (shape,)
        params: dict[str, Any] = {}
        if isinstance(shape, (list, tuple)):
            for size in shape:
                if size is not None and not isinstance(size, int):
                    raise self._place.unreadable("shape", "Input", size)
            params["shape"] = list(shape)
        elif shape is not None:
            raise self._place.unreadable("shape", "Input", shape)
        if isinstance(given.get("dtype"), str) and given["dtype"] != "float32":
            params["dtype"] = given["dtype"]
        name = given.get("name")
        return Layer("Input", params, name if isinstance(name, str) else "", line=self._place.line)

    def layer(self, spec: Spec, args: list[Any], kwargs: dict[str, Any]) -> Layer:
        """Return a layer of a catalogue class."""
        kwargs = dict(kwargs)
        name = kwargs.pop("name", None)
        trainable = kwargs.pop("trainable", True)
        shape = known_shape(self._place, kwargs.pop("input_shape", None), "input_shape", spec.name)
        batch_shape = known_shape(self._place, kwargs.pop("batch_input_shape", None), "batch_input_shape", spec.name, 1)
        if batch_shape is not None:
            shape = batch_shape
        if "input_dim" in kwargs and spec.param("input_dim") is None:
            shape = known_shape(self._place, (kwargs.pop("input_dim"),), "input_dim", spec.name)
        return Layer(
            type=spec.name,
            params=self._arguments(spec, args, kwargs),
            name=name if isinstance(name, str) else "",
            trainable=trainable is not False,
            input_shape=shape,
            line=self._place.line,
        )

    def object(self, kind: str, name: str, args: list[Any], kwargs: dict[str, Any]) -> KerasObject | Unknown:
        """Return an optimizer, loss, metric, ...; unknown where the catalogue has none of that name."""
        spec = self._catalogue.spec(name, kind) or (
            self._catalogue.spec(name, "schedule") if kind == "optimizer" else None
        )
        if spec is None:
            return Unknown()
        given = {**dict(zip((p.name for p in spec.params), args, strict=False)), **kwargs}
        for argument, value in given.items():
            if isinstance(value, Unknown) and argument not in ("name", "dtype"):
                self._place.note(
                    QT_TRANSLATE_NOOP(
                        "Errors",
                        "Line {line}: {argument} of {owner} depends on {what}, which only running the script would "
                        "tell; its default is taken.",
                    ),
                    argument=argument,
                    owner=spec.name,
                    what=in_words(value),
                )
        known = {k: v for k, v in given.items() if k not in ("name", "dtype") and not isinstance(v, Unknown)}
        return KerasObject(spec.kind, spec.name, self._arguments(spec, [], known))

    def plain(self, value: Any, argument: str, owner: str) -> Any:
        """Return an argument as a JSON value."""
        if value is None or isinstance(value, (bool, int, float, str)):
            return value
        if isinstance(value, (list, tuple)):
            return [self.plain(v, argument, owner) for v in value]
        if isinstance(value, dict):
            return {str(k): self.plain(v, argument, owner) for k, v in value.items()}
        if isinstance(value, KerasObject):
            return value.spec()
        if isinstance(value, Layer):
            return {"class": value.type, "args": value.params}
        if isinstance(value, Ref):
            return to_snake_case(value.name) if value.name[:1].isupper() else value.name
        raise self._place.unreadable(argument, owner, value)

    def _arguments(self, spec: Spec, args: list[Any], kwargs: dict[str, Any]) -> dict[str, Any]:
        names = [p.name for p in spec.params]
        given = {**dict(zip(names, args, strict=False)), **kwargs}
        params: dict[str, Any] = {}
        for name, value in given.items():
            param = spec.param(name)
            if param is None:
                if name in ("name", "dtype"):
                    continue
                raise self._place.fail(
                    QT_TRANSLATE_NOOP("Errors", "Line {line}: {class_name} has no argument {name}.{nearest}"),
                    class_name=spec.name,
                    name=name,
                    nearest=nearest(name, names),
                )
            plain = self.plain(value, name, spec.name)
            if plain != param.default or param.required:
                params[name] = plain
        return params


def known_shape(place: Place, shape: Any, argument: str, owner: str, first: int = 0) -> list[int | None] | None:
    """Return the sizes of a shape from the one at `first` on, None without a shape.

    A size that only running the script would tell is left free, and the user is told.
    """
    if shape is None:
        return None
    if not isinstance(shape, (list, tuple)):
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

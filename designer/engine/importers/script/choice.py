"""Which of the models that a script makes are offered, and by what names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from designer.engine.importers.script import subclass
from designer.engine.importers.script.expressions import TooLongError
from designer.engine.importers.script.interpreter import Interpreter
from designer.engine.importers.script.values import Call, Instance, Layer, Model, ScriptError, Unknown
from designer.graph.texts import QT_TRANSLATE_NOOP

_MOST = 200


@dataclass(frozen=True)
class Offered:
    """A model to offer: its name and whether another one holds it as a block."""

    model: Model
    name: str
    is_part: bool


def offered(reader: Interpreter) -> list[Offered]:
    """Return the models to offer, parts of others last; what is left out is said in reader.keras.place."""
    keras = reader.keras
    models: list[Model] = []
    for model in keras.models.found:
        broken = next((layer for layer in model.layers or () if isinstance(layer, Unknown)), None)
        if broken is not None:
            keras.models.leave_out(broken, model.line)
        elif (model.layers or model.outputs) and model not in models:
            models.append(model)
    models = models or keras.bases
    names = _names(reader)
    parts = _parts(models)
    found: list[Offered] = []
    left: list[Model] = []
    for model in models[:_MOST]:
        is_part = id(model) in parts
        if is_part and not model.compile and id(model) not in names:
            left.append(model)
            continue
        name = names.get(id(model)) or model.name or model.made_in or "model"
        found.append(Offered(model, name, is_part and not model.compile))
    for model in [*left, *models[_MOST:]]:
        keras.place.line = model.line
        keras.place.leave_out(
            QT_TRANSLATE_NOOP(
                "Errors", "Line {line}: the model {name} is a part of another one and is not offered on its own."
            ),
            name=model.name or model.made_in or "model",
        )
    return sorted(found, key=lambda entry: entry.is_part)


def add_objects(reader: Interpreter) -> None:
    """Add the models that objects of classes derived from keras.Model are, of those that were made since."""
    keras = reader.keras
    used = {id(call.target) for model in keras.models.found for call in _calls_of(model)}
    made, reader.instances = reader.instances, []
    for instance in made:
        if isinstance(instance.traced, Layer) or id(instance.traced) in used:
            continue
        if isinstance(instance.traced, Model) and instance.traced in keras.models.found:
            continue
        keras.place.line = instance.line
        try:
            model = subclass.model_of(reader, instance)
        except (ScriptError, TooLongError) as error:
            keras.place.faults.append(error.text) if isinstance(error, ScriptError) else None
            continue
        if isinstance(model, Model):
            keras.models.found.append(model)
        elif isinstance(model, Unknown):
            keras.models.leave_out(model, instance.line)
        elif instance.made_of is not None:
            keras.place.leave_out(
                QT_TRANSLATE_NOOP(
                    "Errors", "Line {line}: the class {name} has no call that could be drawn; it is passed over."
                ),
                name=instance.made_of.name,
            )


def _names(reader: Interpreter) -> dict[int, str]:
    """Return the variables that models are in at the end, by the model."""
    found: dict[int, str] = {}
    for name, value in reader.scope.items():
        _name(name, value, found)
    for value in reader.scope.values():
        if isinstance(value, Instance):
            for inner, part in value.names.items():
                if not inner.startswith("__"):
                    _name(inner, part, found)
    return found


def _name(name: str, value: Any, found: dict[int, str]) -> None:
    if isinstance(value, Instance) and isinstance(value.traced, Model):
        value = value.traced
    if isinstance(value, Model):
        found.setdefault(id(value), name)
    elif isinstance(value, (list, tuple, dict)) and len(value) < _MOST:
        for item in value.values() if isinstance(value, dict) else value:
            if isinstance(item, Model):
                found.setdefault(id(item), name)


def _calls_of(model: Model) -> list[Call]:
    found: list[Call] = []
    stack = [t.call for t in model.outputs]
    ends = {id(t.call) for t in model.inputs}
    seen: set[int] = set()
    while stack:
        call = stack.pop()
        if id(call) in seen:
            continue
        seen.add(id(call))
        found.append(call)
        if isinstance(call.target, Model):
            stack.extend(t.call for t in call.target.outputs)
        if id(call) not in ends:
            stack.extend(t.call for t in call.args.values())
    return found


def _parts(models: list[Model]) -> set[int]:
    """Return the models that others hold as blocks."""
    found: set[int] = set()
    for model in models:
        for layer in model.layers or ():
            found |= _held_by(layer)
        for call in _calls_of(model):
            found |= _held_by(call.target)
    return found


def _held_by(target: Any) -> set[int]:
    if isinstance(target, Model):
        return {id(target)}
    return {id(model) for model in target.holds} if isinstance(target, Layer) else set()

"""What of tensorflow_addons Keras has today: its layers and optimizers, argument by argument."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from designer.engine.importers.script.keras_calls import KerasCalls

_LAYERS: dict[str, tuple[str, dict[str, Any]]] = {
    "GroupNormalization": ("GroupNormalization", {}),
    "InstanceNormalization": ("GroupNormalization", {"groups": -1}),
    "SpectralNormalization": ("SpectralNormalization", {}),
}
_OPTIMIZERS: dict[str, tuple[str, tuple[str, ...]]] = {
    "AdamW": ("AdamW", ("weight_decay", "learning_rate", "beta_1", "beta_2", "epsilon", "amsgrad")),
    "LAMB": ("Lamb", ("learning_rate", "beta_1", "beta_2", "epsilon", "weight_decay")),
}
_RENAMED = {"weight_decay_rate": "weight_decay"}


def made(keras: KerasCalls, path: str, args: list[Any], kwargs: dict[str, Any]) -> Any:
    """Return the layer or optimizer of Keras that is what tensorflow_addons makes there; `...` for any other."""
    _, _, rest = path.partition(".")
    group, _, name = rest.rpartition(".")
    if name == "GroupNormalization" and not args and "groups" not in kwargs:
        return ...  # how many are the default depends on the release
    if group == "layers" and name in _LAYERS:
        class_name, given = _LAYERS[name]
        spec = keras.catalogue.spec(class_name)
        assert spec is not None
        return keras.maker.layer(spec, args, {**given, **kwargs})
    if group == "optimizers" and name in _OPTIMIZERS:
        class_name, names = _OPTIMIZERS[name]
        given = {**dict(zip(names, args, strict=False)), **{_RENAMED.get(k, k): v for k, v in kwargs.items()}}
        return keras.maker.object("optimizer", class_name, [], given)
    return ...

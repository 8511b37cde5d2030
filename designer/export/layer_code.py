"""Writes the constructors of layers and the calls of operations."""

from __future__ import annotations

from designer.catalogue.load import Catalogue
from designer.export.auto_names import AutoNames
from designer.export.expressions import Expression, Group, call, flat, string
from designer.export.values_code import Values, index_text, public_name
from designer.graph.calls import Call, Program
from designer.graph.freezing import is_frozen_when_built
from designer.graph.low_rank import without_low_rank
from designer.graph.model import INPUT

OPERATION = "ops."
EINSUM = "ops.einsum"
GET_ITEM = "ops.get_item"
# These take no `trainable`; they have no weights either.
_NEVER_TRAINED = {"SpatialDropout1D", "SpatialDropout2D", "SpatialDropout3D", "Discretization", "Pipeline"}


class LayerCode:
    """Writes the constructors of layers, in the order in which the script makes them."""

    def __init__(self, program: Program, catalogue: Catalogue) -> None:
        self.values = Values(catalogue)
        self._auto_names = AutoNames(program)

    def layer(self, one: Call) -> Group:
        """Return the constructor call of a layer or Input, with its name unless Keras gives the same one."""
        one = without_low_rank(one)
        spec = self.values.find(one.type, "layer")
        fixed: dict[str, Expression] = {}
        if spec.is_unnamed:  # a class of the user's
            return call("named", self.values.construct(spec, one.params), string(one.name))
        if not one.trainable and one.type not in _NEVER_TRAINED and not self.is_frozen_later(one):
            fixed["trainable"] = "False"
        written = self.values.construct(spec, one.params, **fixed)
        if one.type == INPUT or not self._auto_names.is_given(one.type, one.name):
            written = Group(written.head, "()", (*written.items, ("name=", string(one.name))))
        return written

    def is_frozen_later(self, one: Call) -> bool:
        """Tell whether a layer is frozen only when it is built: one that is, or may be, made of others."""
        if one.body is not None or one.type.startswith(OPERATION):
            return False
        return is_frozen_when_built(one, self.values.find(one.type, "layer").is_foreign)

    def operation(self, one: Call, positional: list[Expression], keywords: dict[str, Expression]) -> Expression:
        """Return the call of a function of keras.ops."""
        spec = self.values.find(one.type, "operation")
        if one.type == GET_ITEM and isinstance(one.params.get("key"), str) and len(positional) == 1:
            return f"{flat(positional[0])}[{index_text(one.params['key'])}]"
        given, named = self.values.arguments(spec, one.params)
        if one.type == EINSUM:
            operands = positional[0].items if isinstance(positional[0], Group) else ()
            return call(public_name(spec), *given, *(operand for _, operand in operands), **named)
        first = {spec.params[0].name: given[0]} if given else {}
        named = {**keywords, **first, **named}
        # As the function has them: tensors, or numbers in their place, and what must be given, by position.
        for argument in [*spec.inputs.names[len(positional) : spec.inputs.minimum], *first]:
            if argument not in named or (argument in first and keywords.keys() & named.keys()):
                break
            positional = [*positional, named.pop(argument)]
        return call(public_name(spec), *positional, **named)

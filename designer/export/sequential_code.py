"""Writes `build_model()` as a list of layers, where the drawing is a chain."""

from __future__ import annotations

from designer.export.expressions import Expression, call, sequence, statement, string
from designer.export.layer_code import OPERATION
from designer.export.model_code import FunctionalCode
from designer.graph.calls import Program
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError


class SequentialCode(FunctionalCode):
    """A keras.Sequential; nested models are functions as in the functional style.

    Raises DesignerError with the reason where the drawing is not a chain.
    """

    def _main(self, program: Program) -> list[str]:
        reason = program.why_not_chain()
        if reason is not None:
            raise reason
        layers: list[Expression] = []
        for one in program.calls:
            if one.type.startswith(OPERATION):
                raise DesignerError(
                    QT_TRANSLATE_NOOP("Errors", "{name} is an operation; a Sequential model is made of layers."),
                    name=one.name,
                )
            layers.append(call(self.builder(one)) if one.body is not None else self.layers.layer(one))
        model = call("keras.Sequential", sequence(layers), name=string(program.name))
        doc = '    """Return the model, not compiled yet."""'
        return ["def build_model():", doc, *statement("return ", model)]

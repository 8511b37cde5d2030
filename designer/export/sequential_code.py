"""Writes `build_model()` as a list of layers, where the drawing is a chain."""

from __future__ import annotations

from dataclasses import replace

from designer.export.model_code import FunctionalCode
from designer.graph.calls import Program


class SequentialCode(FunctionalCode):
    """A keras.Sequential; nested models are functions as in the functional style.

    Raises DesignerError with the reason where the drawing is not a chain.
    """

    def _main(self, program: Program) -> list[str]:
        reason = program.why_not_chain()
        if reason is not None:
            raise reason
        program = replace(program, is_sequential=True)
        return self._function("build_model", "Return the model, not compiled yet.", program, True)

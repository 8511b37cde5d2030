"""Writes how a script finds the words of a target's classes, as the file has them."""

from __future__ import annotations

from designer.data.columns import told
from designer.data.plan import PlannedBinding
from designer.data.steps.base import WORDS_CODE
from designer.export.expressions import Expression, flat, literal, mapping, string


def class_step(output: str) -> str:
    """Return the expression of the fitted step that knows the classes of an output's target."""
    return f'FITTED["targets"][{string(output)}][0][1][-1]'


def told_words(target: PlannedBinding) -> list[Expression]:
    """Return the last argument of `class_names`: the words of yes and no where these have become 1 and 0."""
    field = target.chains[0].field
    words = dict(zip(("0", "1"), told(field, ("0", "1")), strict=True))
    if field.kind != "boolean" or all(key == word for key, word in words.items()):
        return []
    return [flat(mapping({key: literal(word) for key, word in words.items()}))]


CLASS_NAMES = (
    '''def class_names(step, words=None):
    """Return the words of the classes that a step has found."""
    names = as_words(np.array(step.categories_))[:, 0].tolist()
    return [(words or {}).get(name, name) for name in names]''',
    WORDS_CODE,
)
"""The helpers of scripts behind it."""

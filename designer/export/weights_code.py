"""Writes how much each row counts in the training of a script: by the weight of a column, and by its class."""

from __future__ import annotations

from designer.data.plan import PlannedBinding
from designer.export.class_code import CLASS_NAMES, class_step, told_words
from designer.export.data_code import DataCode
from designer.export.expressions import Expression, Group, call, literal, string
from designer.export.uses import Uses
from designer.export.values_code import structured
from designer.graph.calls import Program


def sample_weight(program: Program, data: DataCode, uses: Uses) -> Expression | None:
    """Return what `fit` takes as `sample_weight`, None where all rows count alike.

    It may use `y` and `weights` as `load_data` gives them, and what it has fitted.
    """
    by_class = {target.key: target for target in data.plan.targets if target.is_classes}
    if data.class_weights is None or not by_class:
        return "weights" if data.has_weights else None
    found: dict[str, Expression] = {}
    for place, output in enumerate(program.outputs):
        y = {"single": "y", "list": f"y[{place}]", "dict": f"y[{string(output.name)}]"}[data.gives]
        target = by_class.get(output.key)
        if target is None:
            found[output.name] = "weights" if data.has_weights else f"np.ones(len({y}))"
            continue
        found[output.name] = _of_classes(data, output.name, target, y, uses)
    return structured(data.gives, found)


def _of_classes(data: DataCode, output: str, target: PlannedBinding, y: str, uses: Uses) -> Group:
    weights: dict[str, Expression] = {"weights": "weights"} if data.has_weights else {}
    chosen = data.class_weights
    if not isinstance(chosen, dict):
        uses.add(_BALANCED, imports=("from sklearn.utils.class_weight import compute_sample_weight",))
        return call("balanced", y, **weights)
    uses.add(_BY_CLASS, *CLASS_NAMES)
    by_label = literal({label: float(weight) for label, weight in chosen.items()})
    return call("by_class", y, class_step(output), by_label, *told_words(target), **weights)


_BALANCED = '''def balanced(y, weights=1):
    """Return how much rows count so that every class counts alike."""
    numbers = y.argmax(axis=1) if y.shape[1] > 1 else y[:, 0]
    return weights * compute_sample_weight("balanced", numbers)'''

_BY_CLASS = '''def by_class(y, step, by_label, words=None, weights=1):
    """Return how much rows count by their class; those that are not named count 1."""
    names = class_names(step, words)
    is_one_hot = len(names) == 1 or y.shape[1] > 1
    numbers = y.argmax(axis=1) if is_one_hot else y[:, 0].astype(int)
    of_class = np.array([by_label.get(name, 1.0) for name in [*names, None]])
    return weights * of_class[numbers]'''

"""How much a row counts is what scikit-learn says, for every kind of target, and what its column says."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.utils.class_weight import compute_sample_weight

from designer.data.prepare import prepare
from designer.data.settings import DataSettings, Split
from designer.data.steps import Step
from designer.data.steps.categories import Index, OneHot
from designer.data.weights import row_weights
from tests.data.tables import bound, fields, table, texts

NAMES = texts(*"aaaaaaaaaaaabbbbbccdd")
WEIGHTS = np.linspace(0, 2, len(NAMES)).round(3)


@pytest.mark.parametrize("by_column", [True, False])
@pytest.mark.parametrize("chosen", ["balanced", {"b": 3.0}])
@pytest.mark.parametrize("step", [Index(), OneHot(), Index(max_categories=3), OneHot(max_categories=3, others=True)])
def test_rows_count_as_scikit_learn_says(step: Step, chosen: str | dict[str, float], by_column: bool) -> None:
    columns = {"a": np.arange(21.0), "y": NAMES, "w": WEIGHTS, "n": np.arange(21.0)}
    settings = DataSettings(
        inputs={"in": bound(a=[])},
        targets={"out": bound(y=[step]), "number": bound(n=[])},
        split=Split(by="order", validation=0.2),
        class_weights=chosen,  # type: ignore[arg-type]
        sample_weights="w" if by_column else "",
    )
    made = prepare(settings, fields(columns), table(columns))
    rows = made.training.numbers
    own = WEIGHTS[rows] if by_column else np.ones(len(rows))
    shown = [name for name in NAMES[rows] if step.max_categories == 0 or name in "ab"]  # type: ignore[attr-defined]
    kinds = sorted(set(shown))
    classes = [name if name in kinds else "rare" for name in NAMES[rows]]
    if isinstance(chosen, dict):
        chosen = {name: chosen.get(name, 1.0) for name in set(classes)}
    found = row_weights(made.fitted, made.training)
    np.testing.assert_allclose(found["out"], own * compute_sample_weight(chosen, classes), rtol=1e-6)
    np.testing.assert_allclose(found["number"], own, rtol=1e-6)
    assert found["out"].dtype == found["number"].dtype == np.float32
    assert made.validation is not None
    held = row_weights(made.fitted, made.validation, with_classes=False)
    assert held.keys() == ({"out", "number"} if by_column else set())
    for weights in held.values():
        np.testing.assert_allclose(weights, WEIGHTS[made.validation.numbers], rtol=1e-6)

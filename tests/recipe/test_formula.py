"""A formula of epoch and lr is arithmetic: it says what Python says, and nothing else gets through."""

from __future__ import annotations

import math

import pytest

from designer.catalogue.formula import formula, python
from designer.graph.texts import DesignerError

FORMULAS = [
    "lr",
    "0.1",
    "lr * 0.9",
    "lr if epoch < 10 else lr * exp(-0.1)",
    "0.01 * 0.5 ** (epoch // 3)",
    "0.001 * (1 + cos(pi * epoch / 20)) / 2",
    "max(1e-5, lr / (1 + epoch)) if epoch % 2 == 0 and not epoch > 6 or epoch == 3 else -lr + abs(-0.2)",
    "min(0.1, 0.2, sqrt(epoch + 1) * 0.01) if 2 <= epoch <= 5 else lr",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_says_what_the_python_of_a_script_says(text: str) -> None:
    rate = formula(text)
    written = eval(f"lambda epoch, lr: float({python(text)})", {"math": math})
    for epoch in range(12):
        assert rate(epoch, 0.003) == written(epoch, 0.003)


@pytest.mark.parametrize(
    "text",
    [
        "", "lr +", "__import__('os').system('true')", "lr.real", "(lambda: 1)()", "[1][0]", "open('x')", "x * 2",
        "'a'", "True", "exp()", "max(lr, key=lr)", "lr := 3", "lr; lr", "f'{lr}'", "1j", "lr" + " + lr" * 200,
        "(" * 300 + "lr", "epoch @ lr", "epoch << 3", "exp", "await lr", "lr in epoch",
    ],
)  # fmt: skip
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(DesignerError, match="is no formula of epoch and lr"):
        formula(text)
    with pytest.raises(DesignerError, match="is no formula of epoch and lr"):
        python(text)


@pytest.mark.parametrize("text", ["1 / epoch", "9 ** 9 ** 9", "log(-lr)", "(-lr) ** 0.5", "1e308 * 10"])
def test_an_epoch_without_a_number_is_told(text: str) -> None:
    with pytest.raises(DesignerError, match="gives no learning rate for epoch 0"):
        formula(text)(0, 0.1)

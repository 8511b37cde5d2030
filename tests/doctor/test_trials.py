"""What the doctor tries trains any model on a sample of its rows, and gives it its weights back."""

from __future__ import annotations

from collections.abc import Callable

import keras
import numpy as np
import pytest

from designer.engine.examining.samples import Sample
from designer.engine.examining.trials import Trials

Y = np.arange(20) % 2


def numbers() -> tuple[keras.Model, Sample]:
    return keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)]), Sample(Y[:, None].astype("float32"), Y, 20)


def texts() -> tuple[keras.Model, Sample]:
    """A model that takes raw text, which rows hold as tensors."""
    words = keras.layers.TextVectorization(8, output_mode="multi_hot", vocabulary=["good", "bad"])
    model = keras.Sequential([keras.Input((1,), dtype="string"), words, keras.layers.Dense(1)])
    rows = np.array(["good", "bad"], object)[Y][:, None]
    return model, Sample(keras.ops.convert_to_tensor(rows), Y, 20)


@pytest.mark.parametrize("of", [numbers, texts])
def test_a_model_is_trained_so_many_steps_and_has_its_weights_again(
    of: Callable[[], tuple[keras.Model, Sample]],
) -> None:
    keras.utils.set_random_seed(1)
    model, rows = of()
    model.compile(keras.optimizers.SGD(0.1), "mean_squared_error")
    start = model.get_weights()

    def skill(_scale: object) -> float:
        assert int(model.optimizer.iterations.numpy()) == 300
        return 1.0 - float(model.evaluate(rows.x, rows.y, verbose=0))

    trials = Trials(model, start, rows, 8, skill, lambda: False)
    trials.run("same")
    done = trials.end()
    assert done["same"].skill > 0.99
    for mine, its in zip(model.get_weights(), start, strict=True):
        np.testing.assert_array_equal(mine, its)

"""The tests of training hold on JAX and PyTorch as well, in a process of its own, since Keras has one backend."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from designer.recipe.backends import is_installed

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]
OTHERWISE = "not subclass"  # Keras begins the training of such a model with another order of the rows
NEEDED = pytest.mark.skipif(not is_installed("torch"), reason="PyTorch is not installed (the extra torch)")


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("backend", ["jax", pytest.param("torch", marks=NEEDED)])
@pytest.mark.parametrize(
    "tests",
    [
        "tests/recipe/test_equal_numbers.py::test_a_run_goes_on_with_its_options",
        "tests/engine/test_resuming.py",
        "tests/engine/test_lora.py",
        "tests/engine/test_instruments.py",
        "tests/engine/test_feed.py",
        "tests/engine/test_several_tensors.py",
        "tests/engine/test_weighted_evaluation.py",
    ],
)
def test_it_holds_there(tests: str, backend: str) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", "-k", OTHERWISE, tests]
    environment = {**os.environ, "KERAS_BACKEND": backend}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-5000:]
    assert "passed" in done.stdout

"""Keras as the checker loads it: without scikit-learn, which is there for whoever wants it."""

from __future__ import annotations

import subprocess
import sys

CODE = """
import sys
from designer.engine.without_sklearn import without_sklearn

with without_sklearn():
    import keras
print(*sorted(name for name in ("keras", "sklearn", "scipy.stats") if name in sys.modules))
try:
    keras.wrappers.SKLearnClassifier(None)
except ImportError as error:
    print(error)
from sklearn.metrics import f1_score

print(f1_score([0, 1], [0, 1]))
"""


def test_keras_is_loaded_alone_and_scikit_learn_is_found_afterwards() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    loaded, refusal, score = done.stdout.splitlines()
    assert loaded == "keras"
    assert "requires `scikit-learn`" in refusal
    assert score == "1.0"

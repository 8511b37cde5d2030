"""What the check says of one call of every layer that may be certain, on the backend of this process.

Run: KERAS_BACKEND=jax python -m tests.support.answers_on FILE
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from designer.engine.checking.stateless import StatelessThread
from designer.engine.checking.traced import ALIKE, TRUSTED
from tests.engine.test_shapes import ARGUMENTS, POOLS, SIZES, one_call

_DTYPES = ("float32", "float16", "bfloat16", "int32", "int64", "uint8", "bool", "string")
_MORE: dict[str, dict[str, Any]] = {
    "Bidirectional": {"layer": {"class": "GRU", "args": {"units": 2}}},
    "ConvLSTM1D": {"filters": 2, "kernel_size": 3},
    "ConvLSTM2D": {"filters": 2, "kernel_size": 3},
    "Dot": {"axes": -1},
    "EinsumDense": {"equation": "abc,cd->abd", "output_shape": [None, 3]},
    "GRU": {"units": 3},
    "GroupNormalization": {"groups": 2},
    "GroupQueryAttention": {"head_dim": 2, "num_query_heads": 2, "num_key_value_heads": 1},
    "LSTM": {"units": 3},
    "MultiHeadAttention": {"num_heads": 2, "key_dim": 3},
    "ReversibleEmbedding": {"input_dim": 9, "output_dim": 4},
    "SimpleRNN": {"units": 3},
    "SpectralNormalization": {"layer": {"class": "Dense", "args": {"units": 2}}},
    "TimeDistributed": {"layer": {"class": "Dense", "args": {"units": 2}}},
}


def main(file: Path) -> None:
    """Write an answer for each class, size and kind of numbers."""
    thread = StatelessThread()
    found: dict[str, Any] = {}
    for name in sorted(TRUSTED | ALIKE):
        params = ARGUMENTS.get(name) or POOLS.get(name) or _MORE.get(name, {})
        for size in SIZES:
            for dtype in _DTYPES:
                said = one_call(thread, name, params, size, dtype)
                outputs = [(tensor.shape, tensor.dtype) for tensor in said.outputs]
                found[f"{name} {size} {dtype}"] = {
                    "certain": said.is_certain,
                    "ok": said.ok,
                    "says": (outputs, said.params, said.trainable),
                }
    thread.close()
    file.write_text(json.dumps(found), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

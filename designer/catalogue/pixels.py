"""What imagenet_utils.preprocess_input does with pixels in each of its modes, as a chain of layers."""

from __future__ import annotations

from typing import Any

_MEAN_BGR = [103.939, 116.779, 123.68]
_MEAN, _DEVIATION = [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]

CHAINS: dict[str, tuple[tuple[str, str, dict[str, Any]], ...]] = {
    # class, name and arguments; pixels come in as RGB from 0 to 255, channels last
    "tf": (("Rescaling", "from_minus_one", {"scale": 1 / 127.5, "offset": -1.0}),),
    "torch": (
        ("Rescaling", "from_zero_to_one", {"scale": 1 / 255}),
        ("Normalization", "like_imagenet", {"mean": _MEAN, "variance": [d**2 for d in _DEVIATION]}),
    ),
    "caffe": (
        ("ops.flip", "to_bgr", {"axis": -1}),
        ("Normalization", "zero_centred", {"mean": _MEAN_BGR, "variance": [1.0, 1.0, 1.0]}),
    ),
}

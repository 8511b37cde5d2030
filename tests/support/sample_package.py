"""A package with layers, as an installer leaves it in a folder: its code, its manifest and its entry point."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

CODE = '''"""Layers of a sample package."""

import pathlib

import keras
from keras import ops

(pathlib.Path(__file__).parent / "imported").touch()


class Blend(keras.layers.Layer):
    """Blends two tensors."""

    def __init__(self, share=0.5, **kwargs):
        super().__init__(**kwargs)
        self.share = share

    def build(self, shapes):
        self.gain = self.add_weight(name="gain", shape=(shapes[-1],) if isinstance(shapes[-1], int) else (1,))

    def call(self, one, other):
        return ops.relu(self.share * one + (1 - self.share) * other) * self.gain

    def get_config(self):
        return {**super().get_config(), "share": self.share}
'''
BLEND: dict[str, Any] = {
    "name": "Blend",
    "kind": "layer",
    "module": "samplepack.blending",
    "summary": "blend two tensors",
    "params": [{"name": "share", "kind": "float", "default": 0.5, "minimum": 0, "maximum": 1}],
    "inputs": {"mode": "named", "minimum": 2, "maximum": 2, "names": ["one", "other"]},
}


def install(folder: Path, *specs: dict[str, Any], value: str = "samplepack") -> Path:
    """Put the package into a folder that is to be on the search path; returns what importing it would leave behind."""
    package = folder / "samplepack"
    package.mkdir()
    (package / "__init__.py").write_text("", encoding="utf-8")
    (package / "blending.py").write_text(CODE, encoding="utf-8")
    manifest = {"title": "Sample layers", "specs": specs or (BLEND,)}
    (package / "keras_layers.json").write_text(json.dumps(manifest), encoding="utf-8")
    info = folder / "samplepack-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: samplepack\nVersion: 1.0\n", encoding="utf-8")
    entry = f"[keras_model_designer.layers]\nsample = {value}\n"
    (info / "entry_points.txt").write_text(entry, encoding="utf-8")
    return package / "imported"

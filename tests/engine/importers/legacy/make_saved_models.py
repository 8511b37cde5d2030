"""Makes `saved_models.zip`: a few of the models of make_models.py as SavedModels, with what they answer.

Run it with a Python that has tf_keras: `python make_saved_models.py`. Per model the archive holds what is read of the
folder (keras_metadata.pb, variables/), and NAME.npz as in tf_keras.zip.
"""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

import numpy as np
from make_models import MODELS, inputs_of, keras, randomise

NAMES = ("plain", "conv", "separable", "normalisations", "nested", "shared", "recurrent_gates", "bidirectional",
         "embedding", "attention", "distributed", "conv_lstm", "normalised", "seq2seq", "merges")  # fmt: skip


def write(archive: zipfile.ZipFile, folder: Path, name: str) -> None:
    keras.backend.clear_session()
    keras.utils.set_random_seed(7)
    model = MODELS[name]()
    generator = np.random.default_rng(len(name))
    randomise(model, generator)
    inputs = inputs_of(model, generator)
    outputs = model(inputs if len(inputs) > 1 else inputs[0], training=False)
    outputs = [np.asarray(o) for o in (outputs if isinstance(outputs, list | tuple) else [outputs])]
    model.save(folder / name, save_format="tf")
    for file in ("keras_metadata.pb", "variables/variables.index", "variables/variables.data-00000-of-00001"):
        archive.write(folder / name / file, f"{name}/{file}")
    stream = io.BytesIO()
    np.savez_compressed(
        stream, **{f"x{i}": a for i, a in enumerate(inputs)}, **{f"y{i}": a for i, a in enumerate(outputs)}
    )
    archive.writestr(f"{name}.npz", stream.getvalue())


def main() -> None:
    target = Path(__file__).parent / "saved_models.zip"
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in NAMES:
            write(archive, Path(folder), name)


if __name__ == "__main__":
    main()

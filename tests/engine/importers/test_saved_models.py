"""SavedModels of tf.keras 2 (legacy/make_saved_models.py): drawn from their metadata, with the checkpoint's weights."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import numpy as np
import pytest

from designer.catalogue.load import Catalogue, load
from designer.engine.importers.opening import draw_file, import_model
from designer.engine.importers.weights import model_with_weights
from designer.graph.texts import DesignerError
from designer.wire import ImportModel

ARCHIVE = Path(__file__).parent / "legacy" / "saved_models.zip"
with zipfile.ZipFile(ARCHIVE) as _opened:
    NAMES = [Path(member).stem for member in _opened.namelist() if member.endswith(".npz")]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


def unpacked(name: str, folder: Path) -> Path:
    with zipfile.ZipFile(ARCHIVE) as archive:
        archive.extractall(folder, [m for m in archive.namelist() if m.startswith(f"{name}/")])
    return folder / name / "keras_metadata.pb"


@pytest.mark.parametrize("name", NAMES)
def test_a_saved_model_answers_as_it_did(name: str, tmp_path: Path, catalogue: Catalogue) -> None:
    path = unpacked(name, tmp_path)
    answer = import_model(ImportModel(path=str(path)), catalogue)
    assert answer.has_weights
    assert answer.models[0].notes == ()
    _graph, model, _filled, missing = model_with_weights(path, catalogue)
    assert missing == []
    with zipfile.ZipFile(ARCHIVE) as archive, np.load(io.BytesIO(archive.read(f"{name}.npz"))) as found:
        inputs = [found[f"x{i}"] for i in range(sum(key[0] == "x" for key in found))]
        wanted = [found[f"y{i}"] for i in range(sum(key[0] == "y" for key in found))]
    made = model(inputs if len(inputs) > 1 else inputs[0], training=False)
    made = made if isinstance(made, list | tuple) else [made]
    assert len(made) == len(wanted)
    for ours, theirs in zip(made, wanted, strict=True):
        np.testing.assert_allclose(ours, theirs, rtol=1e-3, atol=1e-5)


def test_without_its_variables_it_is_drawn_and_that_is_said(tmp_path: Path, catalogue: Catalogue) -> None:
    path = unpacked("plain", tmp_path)
    (path.parent / "variables" / "variables.index").unlink()
    _architecture, graph, notes = draw_file(path, catalogue)
    assert graph.nodes
    assert "comes without weights" in str(notes[-1])


def test_a_damaged_checkpoint_is_refused_in_words(tmp_path: Path, catalogue: Catalogue) -> None:
    path = unpacked("plain", tmp_path)
    (path.parent / "variables" / "variables.index").write_bytes(b"no checkpoint at all")
    with pytest.raises(DesignerError, match=r"The weights in keras_metadata\.pb cannot be read"):
        model_with_weights(path, catalogue)

"""Modules that stand beside a script: read as it is, never run, and their lines named with their file."""

from __future__ import annotations

from pathlib import Path

import pytest

from designer.catalogue.load import Catalogue, load
from designer.engine.importers.opening import import_model
from designer.engine.importers.script.read import FoundModel, read_all
from designer.engine.importers.script.values import ScriptError
from designer.project import storage
from designer.project.own_code import code_of
from designer.wire import ImportModel

NETS = """
from tensorflow import keras
from tensorflow.keras import layers
from .parts import block, Gate
open("ran", "w").close()
def build(classes, units):
    start = keras.Input((4,))
    return keras.Model(start, layers.Dense(classes)(Gate()(block(start, units))))
def unused():
    return keras.Sequential([layers.Dense(3)])
if __name__ == "__main__":
    keras.Sequential([layers.Dense(99)])
"""
PARTS = """
from tensorflow.keras.layers import *
import somewhere
RATE = somewhere.rate()
class Gate(Layer):
    def build(self, shape):
        self.w = self.add_weight(shape=(shape[-1],))
    def call(self, x):
        return x * self.w
def block(x, units):
    return Dropout(RATE)(Dense(units)(x))
"""
HELPERS = """
count = 0
def units():
    global count
    count += 12
    return count
"""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "nets").mkdir()
    (tmp_path / "nets" / "__init__.py").write_text("from .simple import build\n")
    (tmp_path / "nets" / "simple.py").write_text(NETS)
    (tmp_path / "nets" / "parts.py").write_text(PARTS)
    (tmp_path / "nets" / "config.py").write_text("CLASSES = 7\n")
    (tmp_path / "helpers.py").write_text(HELPERS)
    return tmp_path


def read(code: str, folder: Path, catalogue: Catalogue) -> list[FoundModel]:
    return read_all(code, catalogue, folder).models


def units(model: FoundModel) -> list[int]:
    return [n.params["units"] for n in model.graph.nodes.values() if n.type == "Dense"]


@pytest.mark.parametrize(
    "imports",
    [
        "from nets.simple import build\nfrom nets import config\nimport helpers",
        "import nets.simple, helpers\nfrom nets import *\nfrom nets import config\nbuild = nets.simple.build",
        "import nets.config as config\nfrom helpers import *\nimport helpers\nimport nets\nbuild = nets.build",
        "try:\n    from nets import build, config\nexcept ImportError:\n    from simple import build\nimport helpers",
    ],
)
def test_a_model_is_built_by_functions_of_modules(imports: str, folder: Path, catalogue: Catalogue) -> None:
    (model,) = read(f"{imports}\nnet = build(config.CLASSES, helpers.units())\n", folder, catalogue)
    assert model.name == "net"
    assert units(model) == [12, 7]


def test_nothing_is_run_and_notes_name_the_file_and_its_line(folder: Path, catalogue: Catalogue) -> None:
    (folder / "train.py").write_text("from nets.simple import build\nmodel = build(2, 3)\n")
    (found,) = import_model(ImportModel(path=str(folder / "train.py")), catalogue).models
    assert not (folder / "ran").exists()
    assert not Path("ran").exists()
    told = [str(note) for note in found.notes]
    assert any(note.startswith("Line parts.py:11: rate of Dropout depends on somewhere.rate()") for note in told)
    assert found.line == 8
    (module,) = code_of(storage.decode(found.project)).modules
    assert module.name == "parts"
    assert "class Gate" in module.text


def test_a_script_without_a_folder_has_no_modules_and_a_missing_one_is_said(folder: Path, catalogue: Catalogue) -> None:
    code = "from nets import build\nfrom keras import layers, Sequential\nmodel = build(1, 2)\n"
    with pytest.raises(ScriptError, match="not beside it: nets"):
        read_all(code, catalogue)
    both = "try:\n    import nothing_there\n    n = 3\nexcept ImportError:\n    n = 4\nmodel = build(n, 2)\n"
    (model,) = read("from nets import build\n" + both, folder, catalogue)
    assert units(model) == [2, 4]


def test_modules_that_import_each_other_or_are_no_python_end_nothing(folder: Path, catalogue: Catalogue) -> None:
    (folder / "one.py").write_text("from two import size\nwide = 5\n")
    (folder / "two.py").write_text("import one\nsize = 6\nthis is no python\n")
    (folder / "three.py").write_bytes(b"\xff\xfe\x00")
    code = "import three\nfrom one import size, wide\nfrom nets import build\nmodel = build(size, wide)\n"
    (model,) = read(code, folder, catalogue)
    assert units(model) == [5, 6]
    passed = read_all(code, catalogue, folder).passed
    assert any("two.py:3" in str(text) for text in passed)


def test_libraries_are_not_looked_for_beside_a_script(folder: Path, catalogue: Catalogue) -> None:
    (folder / "keras.py").write_text("Sequential = None\n")
    (folder / "math.py").write_text("ceil = lambda x: 99\n")
    code = "import keras, math\nmodel = keras.Sequential([keras.layers.Dense(math.ceil(2.5))])\n"
    (model,) = read(code, folder, catalogue)
    assert units(model) == [3]

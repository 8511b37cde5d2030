"""Writes a folder that predicts files alone: the model, what was fitted for it, and a script that uses both."""

from __future__ import annotations

import ast
import platform
from importlib import metadata, resources
from pathlib import Path

import msgspec

from designer.catalogue.load import Catalogue
from designer.data import fitted
from designer.data.origin import named_keys
from designer.data.predictor import RECORD, ModelInput, ModelOutput, Predictor
from designer.engine.building.trained import Trained
from designer.engine.evaluating.answers import activation_of, loss_name
from designer.graph.names import told_names
from designer.project.own_code import code_of

SCRIPT = "predict.py"
OWN = "own_layers"
_PACKAGE = "preparation"
_OWN = "designer"
_ROOTS = ("data.predictor", "data.fitted", "data.prediction_file")
_REQUIRED = (
    "keras", "tensorflow", "numpy", "pandas", "pyarrow", "scikit-learn", "msgspec", "python-calamine",
    "charset-normalizer", "Pillow", "XlsxWriter", "soundfile",
)  # fmt: skip


def write(trained: Trained, folder: Path, catalogue: Catalogue) -> None:
    """Write the folder of a run's model. Raises DesignerError where the run did not keep what was fitted, OSError."""
    if trained.fitted is None:
        raise fitted.not_kept(trained.file.parent.name)
    folder.mkdir(parents=True)
    trained.model.save(folder / "model.keras")
    fitted.write(trained.fitted, folder)
    (folder / RECORD).write_bytes(msgspec.json.format(msgspec.json.encode(_record(trained, catalogue))))
    _copy_modules(folder)
    code = code_of(trained.graph)
    for module in code.modules:
        (folder / OWN).mkdir(exist_ok=True)
        (folder / OWN / f"{module.name}.py").write_text(module.text, encoding="utf-8")
    script = _SCRIPT if not code.modules else _with_own(_SCRIPT)
    (folder / SCRIPT).write_text(script, encoding="utf-8")
    versions = "".join(f"{name}=={metadata.version(name)}\n" for name in _REQUIRED)
    (folder / "requirements.txt").write_text(versions, encoding="utf-8")
    (folder / "README.md").write_text(_readme(trained), encoding="utf-8")


def _record(trained: Trained, catalogue: Catalogue) -> Predictor:
    drawn = trained.program
    told = told_names(trained.graph, ((one.key, one.tensor.node, one.name) for one in drawn.outputs))
    return Predictor(
        inputs=tuple(ModelInput(one.name, one.node, one.params.get("shape") == []) for one in drawn.inputs),
        outputs=tuple(
            ModelOutput(
                one.name, one.key, loss_name(trained, one), activation_of(trained, one, catalogue), told[one.key]
            )
            for one in drawn.outputs
        ),
        keys=named_keys(trained.data),
        kinds=trained.data.kinds,
        takes=drawn.takes,
        gives=drawn.gives,
        batch_size=trained.training.batch_size,
    )


def _copy_modules(folder: Path) -> None:
    """Copy the modules that prepare data, and those that they import, as a package of another name."""
    root = resources.files(_OWN)
    todo, done = list(_ROOTS), set()
    while todo:
        module = todo.pop()
        if module in done:
            continue
        done.add(module)
        parts = module.split(".")
        file = root.joinpath(*parts[:-1], f"{parts[-1]}.py")
        target = folder.joinpath(_PACKAGE, *parts[:-1], f"{parts[-1]}.py")
        if not file.is_file():
            file = root.joinpath(*parts, "__init__.py")
            target = folder.joinpath(_PACKAGE, *parts, "__init__.py")
        if not file.is_file():
            continue  # a name in a module, not a module
        text = file.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"{_OWN}."):
                name = (node.module or "").removeprefix(f"{_OWN}.")
                todo += [name, *(f"{name}.{alias.name}" for alias in node.names)]
        if len(parts) > 1:
            todo.append(".".join(parts[:-1]))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text.replace(f"from {_OWN}.", f"from {_PACKAGE}."), encoding="utf-8")
    (folder / _PACKAGE / "__init__.py").write_text(_ABOUT, encoding="utf-8")


def _with_own(script: str) -> str:
    """Return the script with the classes of one's own that the model is made of."""
    load = 'keras.models.load_model(FOLDER / "model.keras")'
    with_classes = load.replace(")", ", custom_objects=own_classes())")
    script = script.replace("import argparse\nimport sys", "import argparse\nimport runpy\nimport sys")
    return script.replace(load, with_classes).replace("def no_rows(", _OWN_CLASSES + "def no_rows(")


_OWN_CLASSES = f'''def own_classes():
    """Return the classes and functions that are not Keras's own, by name."""
    found = {{}}
    for file in sorted((FOLDER / "{OWN}").glob("*.py")):
        names = runpy.run_path(str(file)).items()
        found |= {{name: value for name, value in names if callable(value)}}
    return found


'''


def _readme(trained: Trained) -> str:
    kept = trained.fitted
    assert kept is not None
    inputs = "\n".join(f"- {name}" for name in kept.columns(with_targets=False))
    outputs = ", ".join(output.name for output in trained.program.outputs)
    return _README.format(
        run=trained.file.parent.name,
        python=platform.python_version(),
        inputs=inputs,
        outputs=outputs,
    )


_ABOUT = '''"""Reads and prepares files as for the training: a part of the Model Designer, under its MIT licence."""
'''

_SCRIPT = '''"""Predicts the rows of a file: python predict.py FILE -o PREDICTIONS.csv (.parquet, .xlsx)"""

import argparse
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER))

import keras  # noqa: E402
import numpy as np  # noqa: E402
from preparation.data.fitted import read  # noqa: E402
from preparation.data.prediction_file import write_tables  # noqa: E402
from preparation.data.predictor import (  # noqa: E402
    blocks,
    packed,
    prepared_file,
    read_predictor,
    tables_of,
)
from preparation.graph.texts import DesignerError  # noqa: E402


def predict(path):
    """Return predictions for a file or a folder, and the file's encoding.

    They are data frames with a row each, one below the other: `pd.concat(tables)`.
    It needs the columns of the inputs alone, in any order; `note` says why a row has
    no prediction.
    """
    fitted, predictor = read(FOLDER), read_predictor(FOLDER)
    file = prepared_file(fitted, Path(path))
    model = keras.models.load_model(FOLDER / "model.keras")
    size, parts = predictor.batch_size, []
    for rows in blocks(len(file.prepared), size):
        inputs = packed(predictor, file.prepared, rows)
        inputs = keras.tree.map_structure(tensors, inputs)
        parts.append(model.predict(inputs, batch_size=size, verbose=0))
    parts = parts or [keras.tree.map_structure(no_rows, model.output)]
    predicted = keras.tree.map_structure(lambda *some: np.concatenate(some), *parts)
    return tables_of(predictor, fitted, file, predicted), file.encoding


def no_rows(output):
    """Return the scores of an output where there are no rows."""
    return np.zeros((0, *(size or 0 for size in output.shape[1:])), output.dtype)


def tensors(array):
    """Return text as a tensor, which is how Keras takes it, and numbers as they are."""
    return keras.ops.convert_to_tensor(array) if array.dtype == object else array


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", help="a table, or a folder of pictures or texts")
    parser.add_argument("-o", "--output", type=Path, default=Path("predictions.csv"))
    arguments = parser.parse_args()
    try:
        tables, encoding = predict(arguments.file)
        write_tables(tables, arguments.output, encoding)
    except (DesignerError, OSError) as error:
        sys.exit(str(error))
    print(arguments.output)


if __name__ == "__main__":
    main()
'''

_README = """# Predictor

The model of the run {run}, with everything that is needed to predict files: no other program.

    python -m pip install -r requirements.txt
    python predict.py FILE -o predictions.csv

`FILE` is a table (CSV, Excel, Parquet, Arrow, JSON), an archive of arrays or a folder of pictures or texts. It needs
these columns, in any order and beside any others:

{inputs}

The predictions ({outputs}) are in the units and words of the file the model was trained on, a line a row, by its number
from 1; `note` says why a row has none. `-o` may end with .csv, .parquet or .xlsx.

- `model.keras`: the model, for Keras.
- `fitted.json`, `fitted.npz`: what was fitted on the rows trained on. `predictor.json`: the model's inputs and outputs.
- `preparation/`: reads and prepares files as they were for the training.

Made with Python {python}; the packages and their versions are in `requirements.txt`.
"""

"""The bundled example projects: their names, titles and files, and the data that come with them."""

from __future__ import annotations

import csv
import gzip
import shutil
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path

import msgspec

from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.project import run_folder
from designer.resources import resource


class Example(msgspec.Struct, frozen=True):
    """One example; `title` and `description` are keyed by language ("en", "ko").

    `group` is "start", "data" or "architectures"; `tile` the family and class its picture is of. `data` is the file or
    folder beside the project that it reads, "" for none.
    """

    name: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    group: str = "start"
    tile: tuple[str, str] = ("core", "Dense")
    data: str = ""

    @property
    def path(self) -> Path:
        """The project file."""
        return resource("examples", f"{self.name}.kdesign")

    @property
    def runs(self) -> Path | None:
        """The folder of the runs it builds on, None if there are none."""
        path = resource("examples", self.name + run_folder.SUFFIX)
        return path if path.is_dir() else None


def examples() -> tuple[Example, ...]:
    """Return the examples in the order in which they are shown."""
    return msgspec.json.decode(resource("examples", "index.json").read_bytes(), type=tuple[Example, ...])


def example(name: str) -> Example:
    """Return an example by name. Raises DesignerError that names the others."""
    found = {e.name: e for e in examples()}
    if name not in found:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "There is no example {name}; there are {names}."),
            name=name,
            names=", ".join(found),
        )
    return found[name]


def takes_long(chosen: Example, folder: Path) -> bool:
    """Tell whether the data of an example have to be made before they lie in a folder."""
    return bool(chosen.data) and not Path(chosen.data).suffix and not (folder / chosen.data).exists()


def place_data(chosen: Example, folder: Path, rest: Callable[[], object] = lambda: None) -> None:
    """Put the data that an example reads into a folder; what is there already and the same stays.

    `rest` is called again and again while data are made; what it raises ends the work, and nothing is there then.
    Raises DesignerError where something else has that name, OSError where it cannot be written.
    """
    if not chosen.data:
        return
    target = folder / chosen.data
    folder.mkdir(parents=True, exist_ok=True)
    if not target.suffix:
        if not target.exists():
            _write_digits(target, rest)
        return
    kept = resource("examples", chosen.data)
    if not target.exists():
        shutil.copyfile(kept, target)
    elif target.read_bytes() != kept.read_bytes():
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "{file} is there already. Copy the example into another folder."), file=target
        )


def _write_digits(folder: Path, rest: Callable[[], object]) -> None:
    """Write scikit-learn's digits as pictures of 8 x 8 pixels, a folder a class: at once or not at all."""
    spec = find_spec("sklearn")
    if spec is None or spec.origin is None:
        raise FileNotFoundError(2, "scikit-learn is not there", str(folder))
    from PIL import Image  # it comes with scikit-learn, which a packaged program may not have yet

    making = folder.with_name(f".{folder.name}")
    shutil.rmtree(making, ignore_errors=True)
    for label in range(10):
        (making / str(label)).mkdir(parents=True)
    packed = Path(spec.origin).parent / "datasets" / "data" / "digits.csv.gz"  # read without importing all of it
    with gzip.open(packed, "rt", encoding="ascii") as file:
        for place, row in enumerate(csv.reader(file)):
            rest()
            *pixels, label = (int(float(value)) for value in row)
            picture = Image.frombytes("L", (8, 8), bytes(min(255, 16 * value) for value in pixels))
            picture.save(making / str(label) / f"{place:04}.png")
    making.rename(folder)

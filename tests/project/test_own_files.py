"""What a run keeps in its folder is the run's own, so that no callback writes over it."""

from __future__ import annotations

from pathlib import Path

import pytest

from designer.engine.dispatch import Engine
from designer.export.callback_files import is_taken
from designer.project import run_folder
from designer.wire import Train
from tests.support import projects


def test_every_file_of_a_run_is_its_own(tmp_path: Path) -> None:
    engine = Engine(lambda _answer: None)
    engine.handle(
        Train(id=1, project=projects.encode(projects.iris(epochs=1, keep="best").graph), run_dir=str(tmp_path))
    )
    assert engine.wait(120)
    names = [file.name for file in tmp_path.iterdir()]
    assert {"fitted.json", "model.keras", "DONE"} <= set(names)
    assert [name for name in names if not run_folder.is_own(name)] == []


@pytest.mark.parametrize(("path", "taken"), [("fitted.npz", True), ("./FITTED.json", True), ("log.csv", False)])
def test_a_callback_does_not_write_over_what_was_fitted(path: str, taken: bool) -> None:
    assert is_taken(path) == taken

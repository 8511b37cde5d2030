"""Scripts in the manner of courses and books: every model of each is drawn, node by node, without being run."""

from __future__ import annotations

import pytest

from designer.catalogue.load import Catalogue, load
from designer.engine.importers.script.read import read_all
from tests.engine.importers.course_scripts import COURSE
from tests.engine.importers.idiom_scripts import IDIOMS


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


def test_there_are_sixty_of_them() -> None:
    assert len(COURSE) >= 60


@pytest.mark.parametrize("name", COURSE)
def test_each_model_of_a_course_s_script_is_drawn(name: str, catalogue: Catalogue) -> None:
    wanted, code = COURSE[name]
    drawn = [[node.type for node in model.graph.nodes.values()] for model in read_all(code, catalogue).models]
    assert [sorted(nodes) for nodes in wanted] == [sorted(nodes) for nodes in drawn[: len(wanted)]]


@pytest.mark.parametrize("name", IDIOMS)
def test_every_idiom_gives_all_its_models(name: str, catalogue: Catalogue) -> None:
    wanted, code = IDIOMS[name]
    reading = read_all(code, catalogue)
    assert [[node.type for node in model.graph.nodes.values()] for model in reading.models] == wanted
    assert not [str(text) for text in reading.passed if "model is passed over" in str(text)]

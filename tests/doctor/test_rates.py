"""What losses at rising learning rates say, and the command that lets them rise."""

from __future__ import annotations

import json
import math
from pathlib import Path
from random import Random

import pytest

from designer.app import main
from designer.doctor.rates import judged
from designer.project import storage
from tests.support import projects

RATES = [1e-6 * 10 ** (7 * step / 150) for step in range(150)]


def losses(best: float, burst: float, noise: float = 0.0) -> list[float]:
    """Return a loss that falls around one rate, and grows from another on; noise is a share of it."""
    found = []
    random = Random(1)
    for rate in RATES:
        fall = 1 / (1 + math.exp(-4 * math.log10(rate / best)))
        found.append((2.0 - 1.5 * fall + (rate / burst) ** 2) * random.gauss(1, noise))
    return found


@pytest.mark.parametrize("noise", [0.0, 0.2])
@pytest.mark.parametrize("best", [1e-4, 1e-3, 1e-2])
def test_the_rate_at_which_the_loss_falls_fastest_is_suggested(best: float, noise: float) -> None:
    found = judged(RATES, losses(best, best * 50, noise))
    assert found.suggested is not None
    assert found.highest is not None
    assert best / 3 <= found.suggested <= best * 5
    assert found.suggested < found.highest < best * 50
    assert found.losses[-1] > 4 * min(found.losses)
    assert len(found.rates) == len(found.losses) < len(RATES)


def test_where_nothing_is_learnt_no_rate_is_to_blame() -> None:
    found = judged(RATES, [1.0 + 0.01 * (step % 3) for step in range(150)])
    assert (found.suggested, found.highest) == (None, None)
    assert "not to blame" in str(found.text)


def test_what_is_not_finite_ends_it() -> None:
    found = judged(RATES, [*losses(1e-3, 1e9)[:120], float("nan"), 1.0])
    assert len(found.losses) == 120
    assert found.suggested is not None


def test_the_command_trains_beside_and_keeps_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = tmp_path / "iris.kdesign"
    storage.save(projects.iris(optimizer={"class": "SGD", "args": {"learning_rate": 1e-7}}).graph, project)
    assert main(["rate", str(project), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["now"] == 1e-7
    assert 0.01 <= told["suggested"] <= 3  # of plain gradient descent on four scaled columns
    assert told["suggested"] < told["highest"]
    assert len(told["rates"]) == len(told["losses"]) > 100
    assert told["rates"][0] == 1e-6
    assert sorted(one.name for one in tmp_path.iterdir()) == ["iris.kdesign"]

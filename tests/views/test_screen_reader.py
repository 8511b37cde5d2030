"""What a screen reader finds on the bus (AT-SPI), in a window of its own on a screen of its own.

Needs Debian's xvfb, xauth, at-spi2-core, dbus, python3-gi and what Qt's xcb platform needs.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from designer.project.examples import example

SCRIPT = Path(__file__).resolve().parents[1] / "support" / "screen_reader.py"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def found(tmp_path_factory) -> dict:
    output = tmp_path_factory.mktemp("bus") / "found.json"
    command = ["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24", "dbus-run-session", "--", "/usr/bin/python3"]
    ran = subprocess.run(
        [*command, str(SCRIPT), str(output), sys.executable, str(example("ticket").path)],
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=200,
    )
    assert output.exists(), ran.stdout + ran.stderr
    return json.loads(output.read_text(encoding="utf-8"))


def walk(one: dict, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], dict]]:
    yield path, one
    for child in one["children"]:
        yield from walk(child, (*path, f"{one['role']} {one['name']}"))


def test_the_drawing_is_heard_node_by_node(found):
    (canvas,) = (one for _, one in walk(found) if one["role"] == "canvas")
    cards = [one for one in canvas["children"] if one["role"] == "list item"]
    by_name = {one["name"].split(",")[0]: one for one in cards}
    assert by_name["shared"]["name"] == (
        "shared, Dense, 64, relu, out (None, 64), from features, to priority and department"
    )
    names = {one["place"]: one["name"].split(",")[0] for one in cards}
    flows = {kind: sorted(names[p] for p in places) for kind, places in by_name["shared"]["relations"].items()}
    assert flows == {"flows from": ["features"], "flows to": ["department", "priority"]}
    assert [port["name"] for port in by_name["priority"]["children"]] == [
        "input 1, (None, 64) float32, from shared",
        "output 1, (None, 1) float32, free",
    ]
    wires = [one["name"] for one in canvas["children"] if one["role"] == "link"]
    assert "wire from features to shared, (None, 20100) float32" in wires


def test_whatever_takes_the_keyboard_has_a_name(found):
    nameless = [
        (path, one["role"])
        for path, one in walk(found)
        if one["is_focusable"] and not one["name"] and not path[-1].startswith("combo box")  # whose list is its own
    ]
    assert not nameless

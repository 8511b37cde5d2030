"""A screen reader's eyes: starts the program on a screen and a bus of its own and walks what it says over AT-SPI.

    xvfb-run -a dbus-run-session -- python -m tests.support.screen_reader PROJECT     prints what it found as JSON
"""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ACCESSIBLE = "org.a11y.atspi.Accessible"
REGISTRY = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
FOCUSABLE, FOCUSED, SHOWING = 11, 12, 25  # AtspiStateType
FLOWS_TO, FLOWS_FROM = 11, 12  # AtspiRelationType
PATIENCE = 60  # seconds until the program shows its drawing
Place = tuple[str, str]


class Bus:
    """Asks on the bus of the screen readers."""

    def __init__(self) -> None:
        answer = _run(
            "gdbus", "call", "--session", "--dest=org.a11y.Bus", "--object-path=/org/a11y/bus",
            "--method=org.a11y.Bus.GetAddress",
        )  # fmt: skip
        (self._address,) = ast.literal_eval(answer)

    def ask(self, place: Place, method: str, *args: str) -> object:
        """Call a method of an object; returns what it answers as Python values."""
        answer = _run(
            "gdbus", "call", f"--address={self._address}", f"--dest={place[0]}", f"--object-path={place[1]}",
            f"--method={method}", *args,
        )  # fmt: skip
        plain = re.sub(r"\b(?:objectpath|uint32|int32|@\S+) ", "", answer)
        return ast.literal_eval(plain.replace("(<", "(").replace(">,)", ",)"))[0]

    def look(self, place: Place) -> dict[str, object]:
        """Return what an object and those in it say."""
        states = self.ask(place, f"{ACCESSIBLE}.GetState")
        bits = states[0] | states[1] << 32
        found: dict[str, object] = {
            "name": self._property(place, "Name"),
            "description": self._property(place, "Description"),
            "role": self.ask(place, f"{ACCESSIBLE}.GetRoleName"),
            "states": [bit for bit in (FOCUSABLE, FOCUSED, SHOWING) if bits >> bit & 1],
            "place": place[1],
        }
        if found["role"] == "list item":
            relations = self.ask(place, f"{ACCESSIBLE}.GetRelationSet")
            found["relations"] = [(kind, [other for _, other in targets]) for kind, targets in relations]
        found["children"] = [self.look(child) for child in self.ask(place, f"{ACCESSIBLE}.GetChildren")]
        return found

    def _property(self, place: Place, name: str) -> object:
        return self.ask(place, "org.freedesktop.DBus.Properties.Get", ACCESSIBLE, name)


def main() -> int:
    project = sys.argv[1]
    with tempfile.TemporaryDirectory() as state:
        variables = {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "MODEL_DESIGNER_STATE": state}
        window = subprocess.Popen(
            [sys.executable, "main.py", project, *sys.argv[2:]], cwd=ROOT, env={**os.environ, **variables}
        )
        try:
            print(json.dumps(find(window), ensure_ascii=False))
        finally:
            window.terminate()
            window.wait(30)
    return 0


def find(window: subprocess.Popen[bytes]) -> dict[str, object]:
    """Return what the program says once its drawing is there and checked."""
    bus = Bus()
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends and window.poll() is None:
        for application in bus.ask(REGISTRY, f"{ACCESSIBLE}.GetChildren"):
            found = bus.look(application)
            if "out (" in json.dumps(found):
                return found
        time.sleep(1)
    raise SystemExit("The program did not show a drawing that is checked.")


def _run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    sys.exit(main())

"""A screen reader's eyes: starts the program and walks what it says over AT-SPI, as Orca does.

    xvfb-run -a dbus-run-session -- /usr/bin/python3 tests/support/screen_reader.py FOUND PYTHON PROJECT

It runs in the Python of the system, which has the bus (python3-gi), and writes what it found to FOUND as JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from gi.repository import Gio, GLib

ROOT = Path(__file__).resolve().parents[2]
ACCESSIBLE = "org.a11y.atspi.Accessible"
REGISTRY = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
FOCUSABLE, SHOWING = 11, 25  # AtspiStateType
RELATIONS = {10: "flows to", 11: "flows from"}  # AtspiRelationType
PATIENCE = 90  # seconds until the program shows its drawing


class Bus:
    """Asks on the bus of the screen readers."""

    def __init__(self) -> None:
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        place = ("org.a11y.Bus", "/org/a11y/bus")
        (address,) = session.call_sync(*place, "org.a11y.Bus", "GetAddress", None, None, 0, -1, None).unpack()
        kind = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self._bus = Gio.DBusConnection.new_for_address_sync(address, kind, None, None)

    def ask(self, place, method, values=None, interface=ACCESSIBLE):
        """Call a method of an object; returns what it answers as Python values."""
        return self._bus.call_sync(*place, interface, method, values, None, 0, 20_000, None).unpack()[0]

    def look(self, place):
        """Return what an object and those in it say; what is not shown is passed over."""
        low, high = self.ask(place, "GetState")
        bits = low | high << 32
        role = self.ask(place, "GetRoleName")
        found = {
            "name": self.property(place, "Name"),
            "description": self.property(place, "Description"),
            "role": role,
            "is_focusable": bool(bits >> FOCUSABLE & 1),
            "place": place[1],
            "relations": {},
            "children": [],
        }
        if bits >> SHOWING & 1 or role in ("application", "frame"):
            for kind, targets in self.ask(place, "GetRelationSet"):
                if kind in RELATIONS:
                    found["relations"].setdefault(RELATIONS[kind], []).extend(path for _, path in targets)
            found["children"] = [self.look(child) for child in self.ask(place, "GetChildren") if child[1]]
        return found

    def property(self, place, name):
        values = GLib.Variant("(ss)", (ACCESSIBLE, name))
        return self.ask(place, "Get", values, "org.freedesktop.DBus.Properties")


def find(window):
    """Return what the program says once its drawing is there and checked."""
    bus = Bus()
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends and window.poll() is None:
        try:
            for application in bus.ask(REGISTRY, "GetChildren"):
                found = bus.look(application)
                if "out (" in json.dumps(found):
                    return found
        except GLib.Error:  # something went away meanwhile
            pass
        time.sleep(1)
    raise SystemExit("The program did not show a drawing that is checked.")


def main():
    output, python, *arguments = sys.argv[1:]
    with tempfile.TemporaryDirectory() as state:
        variables = {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "KERAS_DESIGNER_STATE": state}
        command = [python, "main.py", *arguments]
        window = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **variables}, stdout=sys.stderr)
        try:
            Path(output).write_text(json.dumps(find(window)), encoding="utf-8")
        finally:
            window.terminate()
            window.wait(30)


if __name__ == "__main__":
    main()

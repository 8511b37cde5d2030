"""Tries what was built as a person would: python3 packaging/check.py PROGRAM [--engines FOLDER].

It installs the engines, copies an example, checks it, trains an epoch, and lets the built window open it, check it and
paint itself. Ends with 0, or with 1 and the reason. Needs only Python's standard library, and the network once.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LONG = 3600  # seconds an installation may take
USUAL = 600


def main() -> int:
    """Go through all steps and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", type=Path, help="the built program")
    parser.add_argument("--engines", type=Path, help="where engines are, or are installed (default: a folder for this)")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kdesign-check-") as folder:
        try:
            check(args.program.absolute(), Path(folder), args.engines)
        except CheckError as reason:
            sys.stderr.write(f"failed: {reason}\n")
            return 1
    sys.stdout.write("everything works\n")
    return 0


class CheckError(Exception):
    """What did not work, in words."""


def check(program: Path, folder: Path, engines: Path | None) -> None:
    """Carry out every step in a folder. Raises CheckError."""
    environment = {name: text for name, text in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    environment |= {
        "HOME": str(folder),
        "KERAS_DESIGNER_ENGINES": str((engines or folder / "engines").absolute()),
        "KERAS_DESIGNER_STATE": str(folder / "state"),
        "KERAS_DESIGNER_SETTINGS": str(folder / "settings.ini"),
    }
    if "DISPLAY" not in environment and sys.platform == "linux":
        environment["QT_QPA_PLATFORM"] = "offscreen"

    def step(*words: str | Path, seconds: int = USUAL) -> str:
        began = time.monotonic()
        command = [str(program), *map(str, words)]
        try:
            done = subprocess.run(
                command, cwd=folder, env=environment, capture_output=True, text=True, timeout=seconds, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise CheckError(f"{' '.join(map(str, words))}: {error}") from error
        if done.returncode:
            raise CheckError(
                f"{' '.join(map(str, words))}: exit code {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
            )
        sys.stdout.write(f"{time.monotonic() - began:6.1f} s  {' '.join(map(str, words))}\n")
        sys.stdout.flush()
        return done.stdout

    step("--version")
    if not (Path(environment["KERAS_DESIGNER_ENGINES"]) / "ready").is_file():
        step("--install-engines", seconds=LONG)
    step("examples", "digits", "-o", "digits.kdesign")
    found = json.loads(step("check", "digits.kdesign", "--json"))
    if not found["ok"]:
        raise CheckError(f"the example has problems: {found['problems']}")
    events = [json.loads(line) for line in step("train", "digits.kdesign", "--epochs", "1", "--json").splitlines()]
    if not any("loss" in json.dumps(event) for event in events):
        raise CheckError(f"no loss was told while training: {events[-3:]}")
    runs = list((folder / "digits.kdesign.runs").glob("*/DONE"))
    if len(runs) != 1:
        raise CheckError(f"expected one run that is done, found {len(runs)}")
    picture = folder / "window.png"
    step("screenshot", "digits.kdesign", "-o", picture)
    if picture.stat().st_size < 20_000:
        raise CheckError(f"the picture of the window has only {picture.stat().st_size} bytes: it is empty")
    _stays_open(program, folder, environment)


def _stays_open(program: Path, folder: Path, environment: dict[str, str]) -> None:
    """Start the window itself, and see that it is there with its engine until it is ended."""
    with subprocess.Popen(
        [str(program), "digits.kdesign"], cwd=folder, env=environment, stderr=subprocess.PIPE
    ) as window:
        until = time.monotonic() + USUAL
        while not list((folder / "state" / "open").glob("*.lock")):
            if window.poll() is not None or time.monotonic() > until:
                window.kill()
                _, said = window.communicate()
                raise CheckError(f"the window did not open the project: {said.decode(errors='replace')[-2000:]}")
            time.sleep(0.5)
        time.sleep(5)
        if window.poll() is not None:
            raise CheckError(f"the window ended by itself, exit code {window.returncode}")
        window.terminate()
        window.communicate(timeout=60)
    sys.stdout.write("          the window opens the example and stays\n")


if __name__ == "__main__":
    raise SystemExit(main())

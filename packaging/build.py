"""Builds the installer of this system: uv run --no-project packaging/build.py [FOLDER].

FOLDER (default: build/packaging) gets an environment for the window, what PyInstaller makes of it, and the installer:
a .deb and a .tar.xz on Linux, a setup program on Windows (with Inno Setup), a disk image on macOS.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
NAME = "keras-model-designer"
WINDOW = ("PySide6-Essentials", "pyqtgraph", "qtawesome", "pygments", "msgspec", "numpy")
"""The packages of which the window imports something; engines have all the others to themselves."""
BUILDERS = ("pyinstaller>=6.16,<7", "uv>=0.13,<1", "pillow>=12,<13")
DEBIAN = (
    *("libgl1", "libegl1", "libglib2.0-0 | libglib2.0-0t64", "libfontconfig1", "libxkbcommon0", "libdbus-1-3"),
    *("libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1", "libxcb-randr0", "libxcb-render-util0"),
    *("libxcb-shape0", "libxcb-xkb1", "libxkbcommon-x11-0", "libx11-xcb1", "libxcb-glx0", "fonts-dejavu-core"),
    "ca-certificates",
)


def main() -> int:
    """Build everything and return the exit code."""
    work = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build" / "packaging").absolute()
    work.mkdir(parents=True, exist_ok=True)
    settings = project_settings()
    (work / "engines.txt").write_text(lines(settings["project"]["dependencies"]), encoding="utf-8")
    (work / "tested.txt").write_text(lines(settings["tool"]["uv"]["constraint-dependencies"]), encoding="utf-8")
    python = _environment(work, settings)
    shutil.copy2(_output(python, "-c", "import uv; print(uv.find_uv_bin())"), work)
    _source(work, python)
    _run(python, HERE / "icons.py", ROOT / "resources" / "icons" / "app.svg", work)
    into = ("--distpath", work / "dist", "--workpath", work / "pyinstaller")
    _run(python, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *into, HERE / f"{NAME}.spec")
    for installer in _installers(work, python, settings["project"]["version"]):
        sys.stdout.write(f"{installer}  {installer.stat().st_size / 2**20:.0f} MB\n")
    return 0


def project_settings() -> dict[str, Any]:
    """Return what stands in pyproject.toml."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        return tomllib.load(file)


def window_requirements(settings: Mapping[str, Any]) -> list[str]:
    """Return what the window needs, as pyproject.toml has it."""
    return [one for one in settings["project"]["dependencies"] if re.split(r"[<>=;\[ ]", one)[0] in WINDOW]


def lines(requirements: Sequence[str]) -> str:
    """Return a file of requirements."""
    return "".join(f"{one}\n" for one in requirements)


def _environment(work: Path, settings: Mapping[str, Any]) -> Path:
    """Make an environment with the window's packages and what builds, and return its Python."""
    folder = work / "environment"
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    uv = shutil.which("uv")
    if uv is None:
        raise SystemExit("uv is not there; install it with: python -m pip install uv")
    _run(uv, "venv", "--no-project", "--clear", "--python", sys.executable, folder)
    tested = ("--constraints", work / "tested.txt")
    _run(uv, "pip", "install", "--no-config", "--python", python, *tested, *window_requirements(settings), *BUILDERS)
    return python


def _source(work: Path, python: Path) -> None:
    """Copy what engines run from, compiled: where it is installed a person cannot write what Python compiles."""
    source = work / "source"
    shutil.rmtree(source, ignore_errors=True)
    shutil.copytree(ROOT / "designer", source / "designer", ignore=shutil.ignore_patterns("__pycache__"))
    _run(python, "-m", "compileall", "-q", "--invalidation-mode", "unchecked-hash", source)


def _installers(work: Path, python: Path, version: str) -> Iterator[Path]:
    if sys.platform == "win32":
        compiler = shutil.which("iscc") or shutil.which("ISCC.exe", path=r"C:\Program Files (x86)\Inno Setup 6")
        if compiler is None:
            raise SystemExit("Inno Setup 6 is not there; the program itself lies in dist/")
        _run(compiler, f"/DVersion={version}", f"/DSource={work / 'dist' / NAME}", f"/O{work}", HERE / "windows.iss")
        yield work / f"{NAME}-{version}-setup.exe"
    elif sys.platform == "darwin":
        image, program = work / f"{NAME}-{version}.dmg", work / "dist" / "Model Designer.app"
        image.unlink(missing_ok=True)
        _run("hdiutil", "create", "-volname", "Model Designer", "-srcfolder", program, "-format", "UDZO", image)
        yield image
    else:
        archive = work / f"{NAME}-{version}.tar.xz"
        _run("tar", "-cJf", archive, "-C", work / "dist", NAME)
        yield archive
        if shutil.which("dpkg-deb"):
            yield _debian(work, python, version)


def _debian(work: Path, python: Path, version: str) -> Path:
    """Make a package that brings the program into the menu, with its files, and asks for the libraries of a desktop."""
    tree = work / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    (tree / "DEBIAN").mkdir(parents=True)
    shutil.copytree(work / "dist" / NAME, tree / "opt" / NAME, symlinks=True)
    (tree / "usr" / "bin").mkdir(parents=True)
    (tree / "usr" / "bin" / NAME).symlink_to(f"/opt/{NAME}/{NAME}")
    write = "import sys; from pathlib import Path; from designer.headless.desktop import write"
    write += "; write(Path(sys.argv[1]), sys.argv[2])"
    _run(python, "-c", write, tree / "usr" / "share", f"/usr/bin/{NAME}", PYTHONPATH=str(ROOT))
    size = sum(one.lstat().st_size for one in tree.rglob("*")) // 1024
    machine = _output("dpkg", "--print-architecture")
    version_of_python = _output(python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])")
    recommended = ("fonts-nanum", f"python{version_of_python}")  # else uv fetches that Python for engines
    (tree / "DEBIAN" / "control").write_text(
        f"Package: {NAME}\nVersion: {version}\nArchitecture: {machine}\nInstalled-Size: {size}\nSection: science\n"
        f"Priority: optional\nDepends: {', '.join(DEBIAN)}\nRecommends: {', '.join(recommended)}\nMaintainer: {NAME}\n"
        "Description: designer for Keras models\n Draw a network, train it on your files, take away the code.\n",
        encoding="utf-8",
    )
    package = work / f"{NAME}_{version}_{machine}.deb"
    _run("dpkg-deb", "--root-owner-group", "-Zxz", "--build", tree, package)
    return package


def _run(*command: str | Path, **environment: str) -> None:
    subprocess.run([str(part) for part in command], check=True, env={**os.environ, **environment})


def _output(*command: str | Path) -> str:
    done = subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True)
    return done.stdout.strip()


if __name__ == "__main__":
    raise SystemExit(main())

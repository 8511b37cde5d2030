"""Brings the translations up to date: collects every text of the program into *.ts, compiles them to *.qm.

    uv run python resources/translations/update.py            collect and compile
    uv run python resources/translations/update.py --check    exit 1, naming them, if texts are not translated

Translate in ko.ts (a text editor or Qt Linguist); run this again afterwards.
"""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
LANGUAGES = ("ko",)


def main() -> int:
    check = "--check" in sys.argv[1:]
    sources = [str(path.relative_to(ROOT)) for path in sorted((ROOT / "designer").rglob("*.py"))]
    missing = 0
    for language in LANGUAGES:
        target = HERE / f"{language}.ts"
        if not check:
            run("pyside6-lupdate", *sources, "-no-obsolete", "-locations", "none",
                "-source-language", "en", "-target-language", language, "-ts", str(target.relative_to(ROOT)))
            run("pyside6-lrelease", "-silent", str(target), "-qm", str(target.with_suffix(".qm")))
        missing += report(target)
    return 1 if check and missing else 0


def report(target: Path) -> int:
    """Print what is not translated yet, and return how many texts that are."""
    open_texts = []
    for context in ET.parse(target).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [form.text for form in translation.iter("numerusform")] or [translation.text]
            if translation.get("type") == "unfinished" or not all(forms):
                open_texts.append(f"{context.findtext('name')}: {message.findtext('source')}")
    for text in open_texts:
        print(f"{target.name}: not translated: {text}")
    print(f"{target.name}: {len(open_texts)} texts are not translated")
    return len(open_texts)


def run(tool: str, *arguments: str) -> None:
    program = Path(sys.executable).with_name(tool)
    subprocess.run([str(program) if program.exists() else tool, *arguments], check=True, cwd=ROOT)


if __name__ == "__main__":
    sys.exit(main())

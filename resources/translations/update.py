"""Brings the translations up to date: collects every text of the program into *.ts, compiles them to *.qm.

    uv run python resources/translations/update.py            collect and compile
    uv run python resources/translations/update.py --check    change nothing; exit 1, saying why, if something is open

Translate in ko.ts (a text editor or Qt Linguist, the words of README.md); run this again afterwards.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
LANGUAGES = ("ko",)


def main() -> int:
    check = "--check" in sys.argv[1:]
    return 1 if sum(check_language(name) if check else update(name) for name in LANGUAGES) and check else 0


def update(language: str) -> int:
    """Collect and compile; return how many texts are not translated yet."""
    target = HERE / f"{language}.ts"
    collect(target, language)
    compile_to(target, target.with_suffix(".qm"))
    return report(target)


def check_language(language: str) -> int:
    """Return how many faults there are: texts that are not translated or not collected, a .qm that is not compiled."""
    target = HERE / f"{language}.ts"
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / target.name
        shutil.copyfile(target, fresh)
        collect(fresh, language)
        faults = report(fresh)
        for path, made in ((target, fresh), (target.with_suffix(".qm"), compile_to(target, fresh.with_suffix(".qm")))):
            if path.read_bytes() != made.read_bytes():
                print(f"{path.name}: not up to date; run {Path(__file__).relative_to(ROOT)}")
                faults += 1
    return faults


def collect(target: Path, language: str) -> None:
    """Bring the texts of the sources and of the catalogue into `target`; texts that are gone leave it."""
    sources = [str(path.relative_to(ROOT)) for path in sorted((ROOT / "designer").rglob("*.py"))]
    with tempfile.TemporaryDirectory() as folder:
        summaries = Path(folder) / "catalogue.py"
        summaries.write_text(catalogue_source(), encoding="utf-8")
        run("pyside6-lupdate", *sources, str(summaries), "-silent", "-no-obsolete", "-locations", "none",
            "-source-language", "en", "-target-language", language, "-ts", str(target))


def catalogue_source() -> str:
    """Return Python that names the summaries of Keras's classes, since lupdate reads no JSON."""
    texts: dict[str, None] = {}
    for path in sorted((ROOT / "resources" / "catalogue").glob("*.json")):
        specs = json.loads(path.read_text(encoding="utf-8")).get("specs", ())
        texts.update((spec["summary"], None) for spec in specs if spec.get("summary"))
    return "".join(f'QT_TRANSLATE_NOOP("Catalogue", {json.dumps(text)})\n' for text in sorted(texts))


def compile_to(target: Path, compiled: Path) -> Path:
    run("pyside6-lrelease", "-silent", str(target), "-qm", str(compiled))
    return compiled


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

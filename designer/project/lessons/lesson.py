"""A lesson as it is read from its Markdown file: front matter, steps, their checks and what "show me" points at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from designer.catalogue.load import Catalogue
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.project.lessons.conditions import Condition, read_condition
from designer.resources import resource

SUFFIX = ".md"
LANGUAGES = ("en", "ko")
STARTS = ("blank", "example", "data", "project", "here")
SHOWN = ("action", "panel", "widget", "node", "canvas")

_LARGEST = 1_000_000  # bytes of a lesson
_KEYS = ("title", "description", "language", "minutes", "start")
_NEEDED = ("title", "start")
_STEP = re.compile(r"## +(.+)")
_FENCE = re.compile(r"(`{3,}|~{3,}) *(\w*) *")


@dataclass(frozen=True)
class Target:
    """What "show me" points at: an action, a panel or a widget by its name, a node by its title, or the canvas."""

    kind: str
    name: str = ""
    line: int = 0  # of the file


@dataclass(frozen=True)
class Step:
    """One step: what is to be done, as Markdown, and what tells that it is. A step without conditions is read only."""

    title: str
    body: str
    conditions: tuple[Condition, ...] = ()
    targets: tuple[Target, ...] = ()


@dataclass(frozen=True)
class Lesson:
    """One lesson in one language.

    `start` is what it begins with: "blank", "example NAME", "data NAME" (an empty drawing with the data of an
    example), "project FILE" (a copy of a project in the lesson's own folder) or "here" (whatever is open).
    """

    name: str
    title: str
    steps: tuple[Step, ...]
    start: str = "blank"
    description: str = ""
    language: str = ""
    minutes: int = 0
    file: str = ""
    folder: Path = Path()


def bundled() -> dict[str, dict[str, Path]]:
    """Return the files of the bundled lessons by name and language, in the order in which they are shown."""
    found: dict[str, dict[str, Path]] = {}
    for path in sorted(resource("lessons").glob(f"*.*{SUFFIX}")):
        name, language = path.stem.rsplit(".", 1)
        found.setdefault(name, {})[language] = path
    return found


def load_lesson(path: Path, catalogue: Catalogue) -> Lesson:
    """Read a lesson. Raises DesignerError that names the file and the line."""
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST + 1)
    except OSError as error:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "{file} could not be read: {reason}."),
            file=str(path),
            reason=error.strerror or str(error),
        ) from error
    if len(raw) > _LARGEST:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "{file} is too long for a lesson: expected 1 MB at the most."), file=path.name
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _wrong(
            path.name,
            raw[: error.start].count(b"\n") + 1,
            DesignerError(QT_TRANSLATE_NOOP("Errors", "The text is not UTF-8.")),
        ) from error
    return replace(read_lesson(text, path.name, catalogue), folder=path.parent)


def read_lesson(text: str, name: str, catalogue: Catalogue) -> Lesson:
    """Return the lesson that a text is. Raises DesignerError that names the file (`name`) and the line."""
    lines = text.splitlines()
    head, begin = _front_matter(lines, name)
    steps = tuple(_steps(lines, begin, name, catalogue))
    if not steps:
        raise _wrong(
            name, len(lines), DesignerError(QT_TRANSLATE_NOOP("Errors", "Expected a step: a line “## Its title”."))
        )
    return Lesson(
        name=name.partition(".")[0],
        title=head["title"],
        steps=steps,
        start=head["start"],
        description=head.get("description", ""),
        language=head.get("language", ""),
        minutes=int(head.get("minutes", "0")),
        file=name,
    )


def _front_matter(lines: list[str], name: str) -> tuple[Mapping[str, str], int]:
    """Return what stands between the two lines of dashes and the number of lines up to there."""
    if not lines or lines[0].strip() != "---":
        raise _wrong(name, 1, DesignerError(QT_TRANSLATE_NOOP("Errors", "Expected “---” and the title of the lesson.")))
    found: dict[str, str] = {}
    for number, line in enumerate(lines[1:], start=2):
        if line.strip() == "---":
            for key in _NEEDED:
                if not found.get(key):
                    raise _wrong(
                        name,
                        number,
                        DesignerError(QT_TRANSLATE_NOOP("Errors", "Expected “{key}: ...” above."), key=key),
                    )
            return found, number
        if not line.strip():
            continue
        key, colon, value = line.partition(":")
        key, value = key.strip(), value.strip()
        if not colon or key not in _KEYS:
            raise _wrong(
                name,
                number,
                DesignerError(
                    QT_TRANSLATE_NOOP("Errors", "Expected one of {keys}, a colon and a value, received “{line}”."),
                    keys=", ".join(_KEYS),
                    line=line.strip(),
                ),
            )
        _check_value(key, value, name, number)
        found[key] = value
    raise _wrong(
        name, len(lines), DesignerError(QT_TRANSLATE_NOOP("Errors", "Expected “---” after the title of the lesson."))
    )


def _check_value(key: str, value: str, name: str, number: int) -> None:
    words = value.split()
    wanted = ""
    if key == "minutes" and not value.isdecimal():
        wanted = "20"
    elif key == "language" and value not in LANGUAGES:
        wanted = " | ".join(LANGUAGES)
    elif key == "start":
        needs_name = bool(words) and words[0] in ("example", "data", "project")
        is_elsewhere = needs_name and len(words) == 2 and Path(words[1]).name != words[1]
        if not words or words[0] not in STARTS or len(words) != (2 if needs_name else 1) or is_elsewhere:
            wanted = "blank | here | example NAME | data NAME | project FILE"
    if wanted:
        raise _wrong(
            name,
            number,
            DesignerError(
                QT_TRANSLATE_NOOP("Errors", "Expected “{key}: {wanted}”, received “{value}”."),
                key=key,
                wanted=wanted,
                value=value,
            ),
        )


def _steps(lines: list[str], begin: int, name: str, catalogue: Catalogue) -> Iterator[Step]:
    title, body = "", list[str]()
    conditions, targets = list[Condition](), list[Target]()
    block, mark, opened = "", "", 0
    for number, line in enumerate(lines[begin:], start=begin + 1):
        fence = _FENCE.fullmatch(line.strip())
        if mark:
            if line.strip() == mark:
                if block not in ("check", "show"):
                    body.append(line)
                mark = ""
            elif block in ("check", "show"):
                if line.strip() and not line.strip().startswith("#"):
                    try:
                        if block == "check":
                            conditions.append(read_condition(line.strip(), catalogue))
                        else:
                            targets.append(_target(line.strip(), number))
                    except DesignerError as error:
                        raise _wrong(name, number, error) from error
            else:
                body.append(line)
        elif fence is not None:
            mark, block, opened = fence[1], fence[2], number
            if not title:
                raise _wrong(name, number, DesignerError(_OUTSIDE))
            if block not in ("check", "show"):
                body.append(line)
        elif heading := _STEP.fullmatch(line.strip()):
            if title:
                yield Step(title, "\n".join(body).strip(), tuple(conditions), tuple(targets))
            title, body, conditions, targets = heading[1].strip(), [], [], []
        elif title:
            body.append(line)
        elif line.strip():
            raise _wrong(name, number, DesignerError(_OUTSIDE))
    if mark:
        raise _wrong(
            name,
            opened,
            DesignerError(
                QT_TRANSLATE_NOOP("Errors", "The block that begins here has no “{mark}” at its end."), mark=mark
            ),
        )
    if title:
        yield Step(title, "\n".join(body).strip(), tuple(conditions), tuple(targets))


_OUTSIDE = QT_TRANSLATE_NOOP("Errors", "Expected a step before this: a line “## Its title”.")


def _target(line: str, number: int) -> Target:
    kind, _, name = line.partition(" ")
    if kind not in SHOWN or bool(name.strip()) == (kind == "canvas"):
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "Expected “{form}”, received “{line}”."),
            form="action ID | panel ID | widget NAME | node NAME | canvas",
            line=line,
        )
    return Target(kind, name.strip(), number)


def refuse_unknown(lesson: Lesson, known: Mapping[str, Iterable[str]]) -> None:
    """Raise DesignerError with the line where a lesson points at an action or a panel that there is not.

    `known` are the names by the kind of target.
    """
    for step in lesson.steps:
        for target in step.targets:
            if target.kind in known and target.name not in known[target.kind]:
                raise _wrong(
                    lesson.file,
                    target.line,
                    DesignerError(
                        QT_TRANSLATE_NOOP("Errors", "There is no {kind} called {name}; there are {names}."),
                        kind=target.kind,
                        name=target.name,
                        names=", ".join(known[target.kind]),
                    ),
                )


def _wrong(name: str, line: int, error: DesignerError) -> DesignerError:
    return DesignerError(
        QT_TRANSLATE_NOOP("Errors", "{file}, line {line}: {problem}"), file=name, line=line, problem=error.text
    )

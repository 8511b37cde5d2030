"""What the doctor says: which rule spoke, how bad it is, of what, the numbers that show it, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

import msgspec

from designer.graph.texts import QT_TRANSLATE_NOOP, Text

Severity = Literal["error", "warning", "hint"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "hint")
"""The most important one first. A healthy run has nothing above "hint"."""


class Remedy(msgspec.Struct, frozen=True, omit_defaults=True):
    """One undoable edit that cures it: `kind` and `args` are those of project.fixes; "" where no edit does.

    `text` says what to do in either case.
    """

    text: Text
    kind: str = ""
    args: dict[str, Any] = {}


class Finding(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is wrong with a network, its data or its training.

    `rule` is a stable id, `node` the id of the guilty node ("" where it is none), `evidence` numbers by name.
    `plot` are numbers in a row to be drawn, by their name.
    """

    rule: str
    severity: Severity
    text: Text
    node: str = ""
    evidence: dict[str, Any] = {}
    remedy: Remedy | None = None
    plot: Mapping[str, tuple[float | None, ...]] = {}

    @property
    def subject(self) -> str:
        """What it is dismissed by: the rule and what it is about."""
        return f"{self.rule}:{self.node}"


class Beside(msgspec.Struct, frozen=True, omit_defaults=True):
    """What an output scores, and what stands beside it: a guess, and simple models of scikit-learn on the same rows.

    `measure` is "accuracy", "balanced accuracy" (where one class is common) or "R2". `baseline` is that of the
    commonest class or of the mean, `linear` that of a linear model, `forest` that of trees. None was not to be had.
    Of an output that rebuilds its input `linear` is what PCA with `components` components rebuilds.
    """

    output: str
    key: str
    measure: str
    held: float | None = None
    training: float | None = None
    baseline: float = 0.0
    linear: float | None = None
    forest: float | None = None
    rows: int = 0
    components: int = 0

    @property
    def others(self) -> tuple[tuple[Text, float], ...]:
        """What stands beside it and is known: its name, and what it scores."""
        guesses = {
            "R2": QT_TRANSLATE_NOOP("Doctor", "always the mean"),
            "accuracy": QT_TRANSLATE_NOOP("Doctor", "commonest class"),
        }
        guess = guesses.get(self.measure, QT_TRANSLATE_NOOP("Doctor", "always one class"))
        linear = Text(QT_TRANSLATE_NOOP("Doctor", "linear model"))
        if self.components:
            linear = Text(QT_TRANSLATE_NOOP("Doctor", "PCA, {count} components"), {"count": self.components})
        forest = Text(QT_TRANSLATE_NOOP("Doctor", "forest"))
        every = ((linear, self.linear), (forest, self.forest), (Text(guess), self.baseline))
        return tuple((name, value) for name, value in every if value is not None)


class Examination(msgspec.Struct, frozen=True, omit_defaults=True):
    """All that was said of a run: findings, the most important first, and the scores of its outputs."""

    findings: tuple[Finding, ...] = ()
    scores: tuple[Beside, ...] = ()


def shown(value: float) -> str:
    """Return a number as a sentence has it: three digits, large ones whole."""
    return f"{value:,.0f}" if 1000 <= abs(value) < 1e9 else f"{value:.3g}"


def record(finding: Finding, names: Mapping[str, str]) -> dict[str, Any]:
    """Return a finding as commands print it, in English; `names` are the titles of nodes by id."""
    remedy = finding.remedy
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "node": names.get(finding.node, finding.node),
        "text": str(finding.text),
        "evidence": finding.evidence,
        "fix": None if remedy is None else str(remedy.text),
        "id": finding.node,
        "edit": {"kind": remedy.kind, "args": remedy.args} if remedy is not None and remedy.kind else None,
    }


def lines_of(findings: Iterable[Finding], names: Mapping[str, str]) -> list[str]:
    """Return findings as lines for a terminal, in English."""
    lines = []
    for one in findings:
        where = f"{names[one.node]}: " if one.node in names else ""
        cure = f" {one.remedy.text}." if one.remedy is not None else ""
        lines.append(f"{one.severity} ({one.rule}): {where}{one.text}{cure}")
    return lines


def line_of(score: Beside) -> str:
    """Return a score with what stands beside it as a line for a terminal, in English."""

    held = "unknown" if score.held is None else f"{score.held:.4g}"
    others = ", ".join(f"{name} {value:.4g}" for name, value in score.others)
    return f"{score.output}: {score.measure} {held} ({others}; {score.rows} rows)"

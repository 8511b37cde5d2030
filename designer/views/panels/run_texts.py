"""Runs in words: when, for how long, how they stand, and in what their settings differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
from PySide6.QtCore import QCoreApplication

from designer.graph.texts import QT_TRANSLATE_NOOP
from designer.project.records import TrainingSettings
from designer.session.run_reading import Run, RunStatus
from designer.views.theme import Theme

_STATUS = {
    "reading": QT_TRANSLATE_NOOP("Runs", "being read"),
    "running": QT_TRANSLATE_NOOP("Runs", "running"),
    "done": QT_TRANSLATE_NOOP("Runs", "done"),
    "stopped": QT_TRANSLATE_NOOP("Runs", "stopped"),
    "failed": QT_TRANSLATE_NOOP("Runs", "failed"),
    "died": QT_TRANSLATE_NOOP("Runs", "died"),
}
_ICONS: dict[RunStatus, tuple[str, str]] = {
    "reading": ("mdi6.dots-horizontal", "muted"),
    "running": ("mdi6.progress-clock", "accent"),
    "done": ("mdi6.check-circle-outline", "ok"),
    "stopped": ("mdi6.stop-circle-outline", "muted"),
    "failed": ("mdi6.alert-circle-outline", "error"),
    "died": ("mdi6.alert-circle-outline", "error"),
}


def status_text(status: RunStatus) -> str:
    """Return the state of a run as a word."""
    return QCoreApplication.translate("Runs", _STATUS[status])


def status_icon(status: RunStatus) -> tuple[str, str]:
    """Return the icon's name and its colour token."""
    return _ICONS[status]


def status_colour(status: RunStatus, theme: Theme) -> str:
    """Return the colour of a run's state."""
    return str(getattr(theme, _ICONS[status][1]))


def started_text(run: Run, now: datetime | None = None) -> str:
    """Return when a run started: the time alone if it was today."""
    try:
        started = datetime.fromisoformat(run.started)
    except ValueError:
        return run.started or run.name
    if started.tzinfo is not None:
        started = started.astimezone().replace(tzinfo=None)
    if started.date() == (now or datetime.now()).date():
        return started.strftime("%H:%M:%S")
    return started.strftime("%Y-%m-%d %H:%M")


def run_label(run: Run) -> str:
    """Return a short name of a run for legends; a folder somebody renamed keeps the name they gave it."""
    return started_text(run) if run.name[:8].isdigit() and run.started else run.name


def duration_text(seconds: float) -> str:
    """Return seconds as people read them: 0.8 s, 12 s, 3 min 20 s, 2 h 5 min."""
    if seconds <= 0:
        return "–"
    if seconds < 10:
        return QCoreApplication.translate("Runs", "{seconds} s").format(seconds=f"{seconds:.1f}")
    return time_text(seconds)


def time_text(seconds: float) -> str:
    """Return whole seconds as people read them: 0 s, 12 s, 3 min 20 s, 2 h 5 min."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours and minutes:
        template = QCoreApplication.translate("Runs", "{hours} h {minutes} min")
    elif hours:
        template = QCoreApplication.translate("Runs", "{hours} h")
    elif minutes and rest:
        template = QCoreApplication.translate("Runs", "{minutes} min {seconds} s")
    elif minutes:
        template = QCoreApplication.translate("Runs", "{minutes} min")
    else:
        template = QCoreApplication.translate("Runs", "{seconds} s")
    return template.format(hours=hours, minutes=minutes, seconds=rest)


def kept_logs(run: Run) -> Mapping[str, float | None]:
    """Return the numbers of the weights that the run keeps, of those it has while it is under way."""
    place = -1 if run.kept_epoch is None or not 0 <= run.kept_epoch < len(run.logs) else run.kept_epoch
    return run.logs[place] if run.logs else {}


def best_logs(run: Run) -> Mapping[str, float | None]:
    """Return the numbers of the best epoch, of the kept weights where none is marked."""
    if run.best_epoch is not None and 0 <= run.best_epoch < len(run.logs):
        return run.logs[run.best_epoch]
    return kept_logs(run)


def differences(runs: Sequence[Run]) -> list[tuple[str, list[str]]]:
    """Return the settings in which runs differ: (name, value in each run); "–" where a run does not have it."""
    flat = [_flatten(_with_defaults(run.settings)) for run in runs]
    names = list(dict.fromkeys(name for settings in flat for name in settings))
    rows = [(name, [settings.get(name, "–") for settings in flat]) for name in names]
    return [(name, values) for name, values in rows if len(set(values)) > 1]


def _with_defaults(settings: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return frozen settings with what was left out because it is the default."""
    try:
        found = msgspec.convert(settings, TrainingSettings)
    except msgspec.ValidationError:
        return settings
    outputs = {key: msgspec.structs.asdict(output) for key, output in found.outputs.items()}
    return {**msgspec.structs.asdict(found), "outputs": outputs}


def _flatten(value: Any, path: str = "") -> dict[str, str]:
    if isinstance(value, Mapping) and "class" in value:
        inside = _flatten(value.get("args") or {}, path)
        return {path: str(value["class"]), **inside} if path else inside
    if isinstance(value, Mapping) and (value or not path):
        found: dict[str, str] = {}
        for name, part in value.items():
            found.update(_flatten(part, f"{path} {name}" if path else str(name)))
        return found
    if isinstance(value, (list, tuple)):
        return {path: ", ".join(_short(v) for v in value) or "–"}
    return {path: _short(value)}


def _short(value: Any) -> str:
    if isinstance(value, Mapping) and "class" in value:
        args = ", ".join(f"{k}={v}" for k, v in (value.get("args") or {}).items())
        return f"{value['class']}({args})" if args else str(value["class"])
    return f"{value:g}" if isinstance(value, float) else str(value)

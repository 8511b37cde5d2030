"""Runs in words: what they are called, when they were, for how long, and how they stand."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from designer.graph.texts import QT_TRANSLATE_NOOP
from designer.project.run_record import Run, RunStatus
from designer.project.variation import value_text
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


_VARIED = 32  # letters of what varies in a run's name


def status_text(status: RunStatus) -> str:
    """Return the state of a run as a word."""
    return QCoreApplication.translate("Runs", _STATUS[status])


def status_texts() -> dict[RunStatus, str]:
    """Return every state of a run as a word."""
    return {status: status_text(status) for status in _ICONS}


def place_text(run: Run) -> str:
    """Return the state of a run, with the address where it is or was carried out unless that is this machine."""
    state = status_text(run.status)
    return f"{state} · {run.info.address}" if run.info.address else state


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
    """Return what a run is called everywhere: by the name it was given, else by when it started and what varies in it.

    A folder somebody renamed keeps the name they gave it.
    """
    if run.note.name:
        return run.note.name
    label = started_text(run) if run.name[:8].isdigit() and run.started else run.name
    varied = ", ".join(f"{name} {value_text(value)}" for name, value in run.info.varied.items())
    varied = varied if len(varied) <= _VARIED else varied[: _VARIED - 1] + "…"
    return f"{label} · {varied}" if varied else label


def size_text(size: int) -> str:
    """Return bytes as people read them: 12 KB, 3.4 MB, 1.2 GB."""
    for unit, limit in (("KB", 1e6), ("MB", 1e9)):
        if size < limit:
            value = size / (limit / 1000)
            return f"{value:.0f} {unit}" if value >= 10 else f"{value:.1f} {unit}"
    return f"{size / 1e9:.1f} GB"


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

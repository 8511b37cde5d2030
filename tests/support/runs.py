"""Real run folders with curves made up by a formula, for what shows runs."""

from __future__ import annotations

import math
from pathlib import Path

import msgspec

from designer.project import run_folder
from designer.project.run_folder import EpochLine, Mark, PointsLine, RunInfo, RunWriter

OUTCOMES = ("done", "stopped", "failed")


def logs(epoch: int, metrics: tuple[str, ...] = ("loss", "accuracy")) -> dict[str, float | None]:
    """Return the numbers of an epoch: losses fall, the rest rises; validation is a little worse."""
    found: dict[str, float | None] = {}
    for metric in metrics:
        falls = metric.endswith("loss") or "error" in metric
        value = math.exp(-epoch / 3) if falls else 1 - math.exp(-(epoch + 1) / 3)
        found[metric] = value
        found[f"val_{metric}"] = value * 1.2 if falls else value * 0.9
    return found


def write_run(
    path: Path,
    epochs: int = 4,
    planned: int = 4,
    steps: int = 5,
    metrics: tuple[str, ...] = ("loss", "accuracy"),
    outcome: str = "done",
    started: str = "2026-01-02T03:04:05",
    settings: dict[str, object] | None = None,
    best: int | None = None,
    text: str = "",
    group: str = "",
    varied: dict[str, object] | None = None,
    offset: float = 0.0,
    address: str = "",
) -> Path:
    """Write the folder of a run that has done `epochs` of `planned` epochs; `outcome` "" means it died.

    `offset` is added to the numbers of every epoch.
    """
    writer = RunWriter(path)
    writer.write_project("{}\n")
    info = RunInfo(started=started, epochs=planned, steps=steps, samples=100, params=1234, settings=settings or {})
    writer.write_info(msgspec.structs.replace(info, group=group, varied=varied or {}, address=address))
    for epoch in range(epochs):
        for step in range(1, steps + 1):
            values = {m: v for m, v in logs(epoch, metrics).items() if not m.startswith("val_") and v is not None}
            writer.add(PointsLine(((epoch + step / steps, values),)))
        numbers = {name: None if value is None else value + offset for name, value in logs(epoch, metrics).items()}
        writer.add(EpochLine(epoch, numbers, elapsed=2.0 * (epoch + 1), best=epoch == best))
    if outcome in OUTCOMES:
        mark = Mark(run_folder.Text(text), epochs, best, 2.0 * epochs)
        writer.finish(outcome, mark)  # type: ignore[arg-type]
    writer.close()
    return path

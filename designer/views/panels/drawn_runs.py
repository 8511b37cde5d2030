"""The runs that are shown as curves in the unit of the x axis, ready to be drawn; a run under way only grows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication

from designer.graph.calls import outputs_of
from designer.project.run_record import Curves
from designer.views.context import Context
from designer.views.panels.run_texts import run_label
from designer.views.plots.colours import run_colours
from designer.views.plots.metrics import VALIDATION
from designer.views.plots.series import Curve, Series, empty_curve
from designer.views.plots.toolbar import XAxis

_REPEATED = {"seed", "fold"}
_Points = tuple[Sequence[float], Sequence[float]]


class DrawnRuns:
    """Reads `context.runs`; what has been read of a run that has ended is kept until `forget`."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._curves: dict[str, Curves] = {}
        self._grown: dict[tuple[str, str, str], tuple[_Grown, _Grown]] = {}

    def forget(self) -> None:
        """Read everything anew: the list of runs has changed."""
        self._curves.clear()
        known = {run.name for run in self._context.runs.runs}
        self._grown = {key: value for key, value in self._grown.items() if key[0] in known}

    def restart(self) -> None:
        """Forget the curves too: a run goes on at an earlier epoch, and what stood behind it is void."""
        self._curves.clear()
        self._grown.clear()

    def shown(self) -> list[str]:
        """Return the runs to draw, the one under way first."""
        runs = self._context.runs
        return [name for name in runs.shown if runs.run(name) is not None or name in self.live()]

    def live(self) -> tuple[str, ...]:
        """Return the run under way, if there is one."""
        training = self._context.training
        return (training.run_name,) if training.state != "idle" and training.run_name else ()

    def label(self, name: str) -> str:
        """Return what legends call a run."""
        run = self._context.runs.run(name)
        return run_label(run) if run is not None else name

    def outputs(self) -> list[str]:
        """Return the names of the model's outputs, with which Keras begins the names of their metrics."""
        return [output.name for output in outputs_of(self._context.document.graph)]

    def logged(self, name: str) -> list[str]:
        """Return the metrics of a run that have points."""
        curves = self._curves_of(name)
        return [metric for metric, (x, _) in (*curves.epochs.items(), *curves.batches.items()) if len(x)]

    def colours(self, shown: Sequence[str]) -> dict[str, tuple[str, str]]:
        """Return (train, validation) colours of the shown runs."""
        names = [run.name for run in self._context.runs.runs]
        return run_colours(self._context.appearance.theme, names, shown)

    def series(self, metric: str, shown: Sequence[str], axis: XAxis) -> list[Series]:
        """Return what the shown runs contribute to the plot of a metric."""
        colours = self.colours(shown)
        means = self.means(shown) if axis == "epoch" else {}
        found = []
        for group, names in means.items():
            found.append(self._mean(group, names, metric, colours[names[0]]))
        merged = {name for names in means.values() for name in names}
        for name in shown:
            if name in merged:
                continue
            run = self._context.runs.run(name)
            best = run.best_epoch if run is not None else None
            found.append(
                Series(
                    run=name,
                    label=self.label(name),
                    train=self._curve(name, "epochs", metric, axis),
                    validation=self._curve(name, "epochs", VALIDATION + metric, axis),
                    batches=self._curve(name, "batches", metric, axis),
                    colours=colours[name],
                    best=None if best is None else self.place(name, best + 1.0, axis),
                )
            )
        return found

    def means(self, shown: Sequence[str]) -> dict[str, list[str]]:
        """Return the shown runs that differ only in seed or fold, two or more, by what they have in common."""
        found: dict[str, list[str]] = {}
        for name in shown:
            run = self._context.runs.run(name)
            if run is not None and run.info.group and set(run.info.varied) <= _REPEATED and name not in self.live():
                found.setdefault(run.info.group, []).append(name)
        return {group: names for group, names in found.items() if len(names) > 1}

    def mean_label(self, names: Sequence[str]) -> str:
        """Return what legends call the mean of runs."""
        return QCoreApplication.translate("Runs", "mean of {count} runs").format(count=len(names))

    def _mean(self, group: str, names: Sequence[str], metric: str, colours: tuple[str, str]) -> Series:
        bands, curves = [], {}
        for part, name in (("train", metric), ("validation", VALIDATION + metric)):
            ends = [self._curve(run, "epochs", name, "epoch") for run in names]
            count = min(x.size for x, _ in ends)
            x = ends[0][0][:count]
            y = np.stack([values[:count] for _, values in ends])
            mean = y.mean(axis=0)
            spread = y.std(axis=0, ddof=1)
            curves[part] = (x, mean)
            bands.append((part, (x, mean - spread, mean + spread)))
        return Series(
            run=group,
            label=self.mean_label(names),
            train=curves["train"],
            validation=curves["validation"],
            batches=empty_curve(),
            colours=colours,
            bands=tuple(band for band in bands if band[1][0].size),
        )

    def planned_end(self, axis: XAxis) -> float:
        """Return where the run under way will end on the x axis, 0 without one."""
        ends = [0.0]
        for name in self.live():
            run = self._context.runs.run(name)
            if run is not None:
                ends.append(self.place(name, float(run.epochs), axis))
        return max(ends)

    def place(self, name: str, epochs: float, axis: XAxis) -> float:
        """Return where so many epochs of a run lie on the x axis."""
        return float(_on_axis(self._curves_of(name), np.array([epochs]), axis)[0])

    def _curves_of(self, name: str) -> Curves:
        if name in self.live() or name not in self._curves:
            self._curves[name] = self._context.runs.curves(name)
        return self._curves[name]

    def _curve(self, name: str, kind: str, metric: str, axis: XAxis) -> Curve:
        curves = self._curves_of(name)
        points: _Points | None = getattr(curves, kind).get(metric)
        if points is None:
            return empty_curve()
        grown = self._grown.setdefault((name, kind, metric), (_Grown(), _Grown()))
        x, y = grown[0].read(points[0]), grown[1].read(points[1])
        return _on_axis(curves, x, axis), y


class _Grown:
    """An array that follows a list that only grows, so that a redraw costs what is new and not what is there."""

    def __init__(self) -> None:
        self._source: Sequence[float] = ()
        self._buffer = np.empty(64)
        self._count = 0

    def read(self, source: Sequence[float]) -> np.ndarray:
        """Return the list as an array, shape (n,)."""
        if source is not self._source or len(source) < self._count:
            self._source, self._count = source, 0
            self._buffer = np.empty(max(64, len(source)))
        if len(source) > self._buffer.size:
            larger = np.empty(2 * len(source))
            larger[: self._count] = self._buffer[: self._count]
            self._buffer = larger
        self._buffer[self._count : len(source)] = source[self._count :]
        self._count = len(source)
        return self._buffer[: self._count]


def _on_axis(curves: Curves, x: np.ndarray, axis: XAxis) -> np.ndarray:
    """Return epochs in the unit of the x axis: epochs, batches or seconds."""
    if axis == "step":
        return x * (curves.steps or 1)
    if axis == "time" and curves.elapsed[0]:
        epochs, seconds = np.array([0.0, *curves.elapsed[0]]), np.array([0.0, *curves.elapsed[1]])
        # behind the last finished epoch time goes on as it went in it
        rate = (seconds[-1] - seconds[-2]) / max(epochs[-1] - epochs[-2], 1e-9)
        inside: np.ndarray = np.interp(x, epochs, seconds)
        return np.where(x > epochs[-1], seconds[-1] + (x - epochs[-1]) * rate, inside)
    return x

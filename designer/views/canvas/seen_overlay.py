"""What is seen of the layers of the newest run, live while it trains: a number, a colour and a chart on their nodes."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from designer.graph.names import keras_names
from designer.project import layer_looks
from designer.project.layer_looks import LayerLooks
from designer.session.layer_reading import LayerReading
from designer.views.canvas.faces import Face
from designer.views.canvas.overlays import Overlay
from designer.views.context import Context

SEEN: tuple[Overlay, ...] = ("gradient", "update", "dead")
"""The overlays that show a column of layer_looks."""

POINTS = 48  # of a chart at most
_EVERY = 1000  # ms between two looks at the file of a run that trains
_STEPS = 20  # of the heat: faces that look alike are one
_DECADE = 1.0  # powers of ten that a chart of norms spans at least, so that what stays looks as if it stayed


@dataclass(frozen=True)
class Seen:
    """What was seen of one layer: its last number, and heights from 0 to 1 over time, the newest last."""

    value: float
    chart: tuple[float, ...] = ()


class SeenLayers(QObject):
    """Follows the newest run that was looked into while an overlay shows it; it is read on a thread.

    While nothing of it is shown, nothing is done.
    """

    changed = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._overlay: Overlay = ""
        self._reading = LayerReading(self)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.look)
        self._of: LayerLooks | None = None  # what `layers` was made of
        self.layers: dict[str, Seen] = {}  # by node
        self._reading.changed.connect(self._show)
        context.runs.changed.connect(self.look)
        context.training.state_changed.connect(self._on_training)

    def follow(self, overlay: Overlay) -> None:
        """Show another column, or none."""
        self._overlay = overlay if overlay in SEEN else ""
        self._of, self.layers = None, {}
        self._on_training()
        self._show()
        self.look()

    def look(self) -> None:
        """Have what has come since read."""
        if self._overlay:
            self._reading.ask([run.path for run in self._context.runs.runs], first_only=True)

    def _on_training(self) -> None:
        is_live = bool(self._overlay) and self._context.training.state != "idle"
        if is_live != self._timer.isActive():
            self._timer.start() if is_live else self._timer.stop()

    def _show(self) -> None:
        known = (self._reading.known(run.path) for run in self._context.runs.runs)
        looks = next((one for one in known if one is not None and len(one.epochs)), None)
        if self._overlay and looks is not self._of:
            self._of = looks
            self.layers = {} if looks is None else self._of_nodes(looks)
            self.changed.emit()

    def _of_nodes(self, looks: LayerLooks) -> dict[str, Seen]:
        column = looks.values[:, :, layer_looks.COLUMNS.index(self._overlay)]
        places = {name: place for place, name in enumerate(looks.layers) if name}
        found = {}
        for node, name in keras_names(self._context.document.graph).items():
            values = column[:, places[name]] if name in places else np.empty(0)
            if values.size and math.isfinite(values[-1]):
                found[node] = Seen(float(values[-1]), charted(values, self._overlay))
        return found


def charted(values: np.ndarray, overlay: Overlay) -> tuple[float, ...]:
    """Return numbers of shape (looks,) as heights of a chart: shares as they are, norms by powers of ten."""
    known = values[np.isfinite(values)]
    step = max(1, math.ceil(known.size / POINTS))
    shown = known[::-1][::step][::-1].astype(float)  # the newest one is among them
    if shown.size < 2:
        return ()
    if overlay == "dead":
        return tuple(np.clip(shown, 0, 1).tolist())
    sizes = np.log10(np.maximum(shown, 1e-12))
    middle, half = (sizes.max() + sizes.min()) / 2, max(_DECADE, float(np.ptp(sizes))) / 2
    return tuple(((sizes - middle) / (2 * half) + 0.5).tolist())


def seen_face(face: Face, overlay: Overlay, seen: Seen | None, every: Mapping[str, Seen]) -> Face:
    """Return a face with a layer's number and how warm its card is: shares as they are, norms by powers of ten."""
    if seen is None:
        return replace(face, params="", heat=0.0)
    value = seen.value
    if overlay == "dead":
        return replace(face, params=f"{value:.0%}", heat=round(value * _STEPS) / _STEPS)
    known = [one.value for one in every.values() if one.value > 0]
    heat = 0.0
    if value > 0 and known:
        high = math.log10(max(known))
        low = min(math.log10(min(known)), high - _DECADE)  # what is alike looks alike
        heat = (math.log10(value) - low) / (high - low)
    return replace(face, params=f"{value:.2g}", heat=round(heat * _STEPS) / _STEPS)

"""Looks into a model every so many batches of its training, as often as costs little, and keeps what was seen.

The first batches of a run are looked at even where they cost more than their share. A short run could afford no more
than these: weights of some epochs are kept, and looked at when the training is over if there were few looks.
"""

from __future__ import annotations

import contextlib
import math
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import keras
import numpy as np

from designer.engine.feeding.data import Loaded
from designer.engine.feeding.feed import rows_at, rows_of
from designer.engine.training.look import Copies, Look, State
from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.project import layer_looks
from designer.project.layer_looks import WHOLE, LayerLooks

PINNED = 32  # rows that are looked at
SHARE = 0.015  # of the time of training, where nobody says how often
_FEW = 16  # looks, below which those that were kept for later are taken
_KEPT_BYTES = 2**26
_WRITE_EVERY = 2.0  # seconds
_WRITE_SHARE = 0.002


class Instruments:
    """`every` so many batches, None for as often as SHARE allows. `model` gives the model as it is now."""

    def __init__(
        self,
        every: int | None,
        loaded: Loaded,
        path: Path,
        model: Callable[[], keras.Model],
        tell: Callable[[Text], None],
        initial_epoch: int = 0,
    ) -> None:
        self.spent = 0.0  # seconds
        self._norm = 0.0
        self._every = every
        self._loaded = loaded
        self._path = path
        self._model = model
        self._tell = tell
        self._look: Look | None = None
        self._ready = threading.Event()
        self._is_broken = False
        self._before: Copies | None = None
        self._is_for_later = False  # what is looked at after the next batch
        self._kept: list[tuple[float, Copies, State]] = []
        self._most_kept: int | None = None
        self._epoch = float(initial_epoch)
        self._keep_at, self._stride = initial_epoch, 1  # epochs
        self._looks = 0  # of this process
        self._batches = self._next = 0
        self._last_cost = 0.0
        self._written_at = self._began = time.perf_counter()
        self._write_cost = 0.0
        known = layer_looks.read(path) if initial_epoch else None
        self._known = known.until(initial_epoch) if known is not None else None
        self._epochs: list[float] = [] if self._known is None else self._known.epochs.tolist()
        self._values: list[np.ndarray] = [] if self._known is None else list(self._known.values)

    def is_waiting(self) -> bool:
        """Tell whether there is to be a look after the batch under way."""
        return not self._is_broken and self._is_wanted(1, self._batches + 1)

    def after_batches(self, count: int, epoch: float, is_last: bool = True) -> None:
        """Look, if it is time to, when so many batches more are done; `epoch` is how many epochs are done by now.

        The model has to be as the last of them has left it (`is_last`), else nothing is seen.
        """
        self._batches += count
        if is_last and not self._is_broken and self._is_wanted(count, self._batches):
            began = time.perf_counter()
            try:
                self._take(epoch, count)
            except Exception as error:  # whatever is wrong with them, the training goes on
                self._give_up(error)
            self.spent += time.perf_counter() - began
        self._epoch = epoch

    def new_gradient_norm(self) -> float:
        """Return the norm of the gradients of all weights in the last look, 0 where there was none since the last call.

        What was seen long ago is not said again, as a curve of it would be flat where nobody looked.
        """
        norm, self._norm = self._norm, 0.0
        return norm if math.isfinite(norm) else 0.0

    def end(self, epoch: float) -> None:
        """Training is over: take the looks that were kept if there were few, and write what was seen."""
        if not self._is_broken and self._batches and self._looks < _FEW:
            with contextlib.suppress(Exception):
                self._take_kept(epoch)
        self._write()

    def _take_kept(self, epoch: float) -> None:
        look = self._made(at_once=True)
        if look is None:
            return
        found = list(zip(self._epochs, self._values, strict=True))
        found += [(at, look.take(before, state)) for at, before, state in self._kept]
        if not found:
            self._model()
            values = look.take(look.copies())
            values[:, layer_looks.COLUMNS.index("update")] = np.nan  # nobody knows what was before
            found = [(epoch, values)]
        found.sort(key=lambda each: each[0])
        self._epochs, self._values = [at for at, _ in found], [values for _, values in found]

    def _is_wanted(self, count: int, batches: int) -> bool:
        return self._before is not None or self._is_due(count, batches) or self._is_to_be_kept()

    def _is_to_be_kept(self) -> bool:
        """Tell whether an epoch has begun that weights are to be kept of."""
        if self._every is not None or self._looks >= _FEW or self._epoch < self._keep_at:
            return False
        if self._most_kept is None:
            model = self._model()
            size = sum(math.prod(v.shape) for v in (*model.variables, *model.trainable_variables)) * 4  # before, after
            self._most_kept = min(_FEW, _KEPT_BYTES // max(1, size))
        return self._most_kept > 1

    def _is_due(self, count: int, batches: int) -> bool:
        if self._every is not None:
            return batches // self._every < (batches + count) // self._every
        elapsed = time.perf_counter() - self._began
        return self.spent + self._last_cost <= SHARE * elapsed

    def _take(self, epoch: float, count: int) -> None:
        ready = self._made()
        look = self._look
        if look is None:
            return
        if self._before is not None:
            before, self._before = self._before, None
            if ready is None or self._is_for_later:
                self._keep(look, before, epoch)
            else:
                self._take_now(look, before, epoch)
            self._keep_at = int(epoch) + self._stride
        is_due = ready is not None and self._is_due(count, self._batches)
        if is_due or self._is_to_be_kept():
            self._model()  # brings the weights up to date
            self._before, self._is_for_later = look.copies(), not is_due

    def _take_now(self, look: Look, before: Copies, epoch: float) -> None:
        began = time.perf_counter()
        self._add(look, before, epoch)
        self._looks += 1
        # The first look takes what no other one does, and says nothing of what the next will.
        self._last_cost = time.perf_counter() - began if len(self._epochs) > 1 else 0.0
        if time.perf_counter() - self._written_at > max(_WRITE_EVERY, self._write_cost / _WRITE_SHARE):
            self._write()

    def _keep(self, look: Look, before: Copies, epoch: float) -> None:
        self._model()
        self._kept.append((epoch, before, look.state()))
        if self._most_kept is not None and len(self._kept) > self._most_kept:
            self._kept = self._kept[::2]
            self._stride *= 2

    def _add(self, look: Look, before: Copies, epoch: float) -> None:
        self._model()
        found = look.take(before)
        self._epochs.append(epoch)
        self._values.append(found)
        self._norm = float(found[-1, layer_looks.COLUMNS.index("gradient")])
        if len(self._epochs) > 2 * layer_looks.MOST_LOOKS:
            kept = self._all(look).thinned()
            self._epochs, self._values = kept.epochs.tolist(), list(kept.values)

    def _made(self, at_once: bool = False) -> Look | None:
        """Return what looks; where it has to be compiled first, None until that is done beside the training."""
        if self._look is None:
            rows = np.unique(np.linspace(0, rows_of(self._loaded.x) - 1, PINNED).round().astype(int))
            x, y, weights = (self._rows(one, rows) for one in (self._loaded.x, self._loaded.y, self._loaded.weights))
            self._look = Look(self._model(), x, y, weights)
            if self._known is not None and self._known.layers != (*self._look.names, WHOLE):
                self._epochs, self._values = [], []  # another model's
            self._began = time.perf_counter() - self.spent
            threading.Thread(target=self._compile, args=(self._look,), name="instruments", daemon=True).start()
        if at_once or self._every is not None:
            self._ready.wait()
        return self._look if self._ready.is_set() and not self._is_broken else None

    def _compile(self, look: Look) -> None:
        try:
            look.compile()
        except Exception as error:
            self._give_up(error)
        finally:
            self._ready.set()

    def _rows(self, arrays: Any, rows: np.ndarray) -> Any:
        return None if arrays is None else keras.tree.map_structure(lambda array: rows_at(array, rows), arrays)

    def _all(self, look: Look) -> LayerLooks:
        return LayerLooks((*look.names, WHOLE), np.array(self._epochs), np.stack(self._values))

    def _write(self) -> None:
        if self._look is None or not self._epochs:
            return
        began = time.perf_counter()
        with contextlib.suppress(OSError):  # a full disk: the checkpoints tell of it
            layer_looks.write(self._path, self._all(self._look).thinned())
        self._written_at = time.perf_counter()
        self._write_cost = self._written_at - began

    def _give_up(self, error: Exception) -> None:
        self._is_broken, self._before = True, None
        text = QT_TRANSLATE_NOOP("Errors", "What the layers do is not written down any more: {reason}")
        self._tell(Text(text, {"reason": " ".join(str(error).split())[:200]}))

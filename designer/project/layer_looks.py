"""What was seen of the layers of a run while it trained: a table in the run's folder, one row a look and layer."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from designer.files import atomic
from designer.project.run_folder import LAYERS

COLUMNS = ("mean", "deviation", "zeros", "dead", "saturated", "gradient", "weight", "update")
"""What is told of a layer, NaN where there is nothing to be told.

Of what it gives on the pinned rows: mean, standard deviation, share of zeros, share of units that are zero in all of
these rows, share of values where its activation hardly passes gradients on. The norms of its gradients and weights,
and the norm of what the last batch changed as a share of the latter.
"""
WHOLE = ""
"""The name of the row that tells of all weights of the model together."""

MOST_ROWS = 200_000
MOST_LOOKS = 2000
_MOST_BYTES = 2**28


@dataclass(frozen=True)
class LayerLooks:
    """`epochs` (looks,) is how many epochs were done, `values` (looks, layers, COLUMNS) in the order of `layers`."""

    layers: tuple[str, ...]
    epochs: np.ndarray
    values: np.ndarray

    def column(self, layer: str, name: str) -> np.ndarray:
        """Return one number of one layer over time."""
        found: np.ndarray = self.values[:, self.layers.index(layer), COLUMNS.index(name)]
        return found

    def until(self, epoch: float) -> LayerLooks:
        """Return what was seen up to a time: a run goes on from there."""
        kept = self.epochs <= epoch
        return LayerLooks(self.layers, self.epochs[kept], self.values[kept])

    def thinned(self) -> LayerLooks:
        """Return every other look, again and again while there are too many."""
        most = max(16, min(MOST_LOOKS, MOST_ROWS // max(1, len(self.layers))))
        step = 2 ** max(0, math.ceil(math.log2(max(1, len(self.epochs)) / most)))
        return LayerLooks(self.layers, self.epochs[::step], self.values[::step]) if step > 1 else self


def write(path: Path, looks: LayerLooks) -> None:
    """Write the table into a run's folder. Raises OSError."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    count, layers = len(looks.epochs), len(looks.layers)
    names = pa.DictionaryArray.from_arrays(
        pa.array(np.tile(np.arange(layers, dtype=np.int32), count)), pa.array(looks.layers, pa.string())
    )
    columns = {"epoch": pa.array(np.repeat(looks.epochs, layers)), "layer": names}
    for place, name in enumerate(COLUMNS):
        columns[name] = pa.array(np.ascontiguousarray(looks.values[:, :, place]).reshape(-1))
    written = io.BytesIO()
    pq.write_table(pa.table(columns), written, compression="zstd")
    atomic.write(path / LAYERS, written.getvalue())


def read(path: Path) -> LayerLooks | None:
    """Return the table of a run's folder, None where there is none that can be read."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.read_table(io.BytesIO(atomic.read(path / LAYERS, _MOST_BYTES)))
        told = [str(name) for name in table["layer"].to_pylist()]
        layers = tuple(dict.fromkeys(told))
        count = len(told) // max(1, len(layers))
        if told != list(layers) * count:
            return None
        epochs = table["epoch"].to_numpy().astype(np.float64).reshape(count, len(layers))[:, 0]
        values = [table[name].to_numpy().astype(np.float32).reshape(count, len(layers)) for name in COLUMNS]
    except (OSError, KeyError, ValueError, TypeError, pa.ArrowException):
        return None
    return LayerLooks(layers, epochs, np.stack(values, axis=-1))

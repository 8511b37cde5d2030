"""Writes how a script trains as one of several workers: what joins them, and the part of a batch that is one's own."""

from __future__ import annotations

from designer.export.expressions import Expression, call
from designer.export.uses import Uses
from designer.project.records import TrainingSettings

JOIN = [
    "    # One of several workers knows the others from its environment.",
    '    if "KERAS_DISTRIBUTION_NUM_PROCESSES" in os.environ:',
    "        keras.distribution.initialize()",
]
"""The first lines of `train()`: before anything is computed."""

DISTRIBUTE = [
    "    keras.distribution.set_distribution(",
    "        keras.distribution.DataParallel(auto_shard_dataset=False)",
    "    )",
]
"""The data are parted by the script itself."""

_OF_BATCHES = ("batch_size", "shuffle", "validation_batch_size")

_PART = '''class Part(keras.utils.PyDataset):
    """The rows of every batch that this worker trains on; all workers draw the same order."""

    def __init__(self, x, y, weights=None, batch_size=32, shuffle=False):
        super().__init__()
        self.arrays = (x, y) if weights is None else (x, y, weights)
        self.rows = len(keras.tree.flatten(x)[0])
        self.batch_size, self.shuffle = batch_size, shuffle

    def __len__(self):
        return -(-self.rows // self.batch_size)

    def __getitem__(self, index):
        if index == 0:  # an epoch begins
            made = np.random.permutation if self.shuffle else np.arange
            self.order = made(self.rows)
        first = index * self.batch_size
        rows = self.order[first : first + self.batch_size]
        workers = keras.distribution.distribution()
        size = len(rows) // workers.num_processes
        own = rows[workers.data_shard_id * size :][:size]
        return keras.tree.map_structure(lambda array: array[own], self.arrays)'''


def parted(
    fit: dict[str, Expression], training: TrainingSettings, uses: Uses
) -> tuple[Expression, dict[str, Expression]]:
    """Return what `fit` is given to train on, and its other arguments, where each worker has a part of a batch."""
    uses.add(_PART, imports=("import os",))
    rest = {name: value for name, value in fit.items() if name not in (*_OF_BATCHES, "sample_weight")}
    rest["shuffle"] = "False"  # which would change places of whole batches
    size = {"batch_size": repr(training.batch_size)}
    weights = [fit["sample_weight"]] if "sample_weight" in fit else []
    data = call("Part", "x", "y", *weights, **size, **({"shuffle": "True"} if training.shuffle else {}))
    if "validation_data" in rest:
        size = {"batch_size": repr(training.validation_batch_size or training.batch_size)}
        rest["validation_data"] = call("Part", f"*{rest['validation_data']}", **size)
    return data, rest

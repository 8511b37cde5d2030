"""The instruments of a run as a callback of exported scripts, in plain Keras on every backend."""

from __future__ import annotations

from designer.data.code import Code
from designer.export.expressions import Expression, call, string

FILE = "layers.csv"

HELPER = '''class LayerLooks(keras.callbacks.Callback):
    """Writes every so many batches what the layers do into a file, a line a layer.

    Mean, deviation and share of zeros of what it gives for some rows, the norm of its
    weights, and what the last batch changed as a share of that. Nothing is changed.
    """

    def __init__(self, x, every, path):
        super().__init__()
        self.x = keras.tree.map_structure(lambda rows: rows[:: len(rows) // 32 + 1], x)
        self.every, self.path = every, path
        self.batches, self.before = 0, None

    def on_train_begin(self, logs=None):
        with open(self.path, "w") as file:
            file.write("epoch,batch,layer,mean,deviation,zeros,weight,update\\n")

    def on_epoch_begin(self, epoch, logs=None):
        self.epoch, self.last = epoch, -1

    def on_train_batch_end(self, batch, logs=None):
        done = self.batches + batch - self.last
        if self.before is not None:
            self.write(self.weights(), done)
            self.before = None
        if done // self.every > self.batches // self.every:
            self.before = self.weights()
        self.batches, self.last = done, batch

    def weights(self):
        """Return the trainable weights of each layer as one row of numbers."""
        found = {}
        for layer in self.model.layers:
            values = [np.ravel(weight.numpy()) for weight in layer.trainable_weights]
            found[layer.name] = np.concatenate([[0.0], *values]).astype(float)
        return found

    def given(self):
        """Return what each layer gives for the rows, at its first call."""
        found = {}
        for layer in self.model.layers:
            layer.call = self.noting(layer.call, layer.name, found)
        try:
            self.model(self.x, training=False)
        finally:
            for layer in self.model.layers:
                del layer.call
        return found

    def noting(self, call, name, found):
        """Return a function that does what another one does and notes what it gives."""

        @functools.wraps(call)
        def noted(*args, **kwargs):
            given = call(*args, **kwargs)
            first = keras.tree.flatten(given)[0]
            found.setdefault(name, keras.ops.convert_to_numpy(first))
            return given

        return noted

    def write(self, weights, done):
        lines = []
        for name, values in self.given().items():
            values, weight = values.astype(float), np.linalg.norm(weights[name])
            moved = np.linalg.norm(weights[name] - self.before[name])
            update = moved / weight if weight else 0.0
            told = (values.mean(), values.std(), (values == 0).mean(), weight, update)
            numbers = ",".join(f"{number:.6g}" for number in told)
            lines.append(f"{self.epoch},{done},{name},{numbers}\\n")
        with open(self.path, "a") as file:
            file.writelines(lines)'''


def looks(every: int) -> tuple[Expression, Code]:
    """Return the callback that looks every so many batches, within `train()`, and what it needs."""
    return call("LayerLooks", "x", repr(every), string(FILE)), Code(
        "", ("import functools", "import numpy as np"), (HELPER,)
    )

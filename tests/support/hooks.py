"""Writes a Python file of somebody's own callbacks, as a project names it."""

from __future__ import annotations

from pathlib import Path

from designer.files import allowed

CODE = '''
import json, pathlib, keras
import beside

def note(epoch, logs):
    with open(beside.FILE, "a") as file:
        file.write(f"{epoch} {logs['loss']:.5f}\\n")

class Halving(keras.callbacks.Callback):
    """Halves the learning rate whenever so many epochs have gone by."""

    def __init__(self, every=2):
        super().__init__()
        self.every = every
        self.waited = 0

    def on_epoch_end(self, epoch, logs=None):
        self.waited += 1
        if self.waited == self.every:
            self.waited = 0
            self.model.optimizer.learning_rate = float(self.model.optimizer.learning_rate) / 2
'''


def write(folder: Path, name: str = "hooks.py", is_allowed: bool = True) -> Path:
    """Write the file, and a module beside it that it needs; the lines of `note` go to noted.txt."""
    (folder / "beside.py").write_text(f"FILE = {str(folder / 'noted.txt')!r}\n", encoding="utf-8")
    file = folder / name
    file.write_text(CODE, encoding="utf-8")
    if is_allowed:
        allowed.allow(file, "run")
    return file

"""The step that reads sounds from their files."""

from __future__ import annotations

import math
from typing import Annotated, ClassVar

import msgspec
import numpy as np

from designer.data.code import Code, called
from designer.data.field import Field
from designer.data.steps.base import State, Step
from designer.graph.texts import QT_TRANSLATE_NOOP


class Sound(Step, frozen=True, tag="sound"):
    """Read the sound of a path as float32 (samples,) from -1 to 1: its channels' mean, resampled to `rate` in Hz.

    The first `seconds` are taken; what is shorter ends in silence.
    """

    rate: Annotated[int, msgspec.Meta(ge=100, le=192_000)] = 16_000
    seconds: Annotated[float, msgspec.Meta(gt=0, le=600)] = 1.0

    title: ClassVar = QT_TRANSLATE_NOOP("Steps", "read sound")
    argument_titles: ClassVar = {
        "rate": QT_TRANSLATE_NOOP("Steps", "samples a second"),
        "seconds": QT_TRANSLATE_NOOP("Steps", "seconds"),
    }
    takes: ClassVar = frozenset({"audio"})
    unmade: ClassVar = QT_TRANSLATE_NOOP("Errors", "{column} names a sound that cannot be read.")
    expands: ClassVar = True

    @property
    def samples(self) -> int:
        """How many numbers a row has."""
        return max(1, round(self.rate * self.seconds))

    def apply(self, values: np.ndarray, state: State) -> np.ndarray:
        _ = state
        found = np.zeros((len(values), self.samples), np.float32)
        for row, path in zip(found, values, strict=True):
            wave = self._read(path)
            if wave is None:
                row[:] = np.nan
            else:
                row[: len(wave)] = wave
        return found

    def unmakeable(self, values: np.ndarray) -> np.ndarray:
        """Return which rows (a mask) have no sound that can be read."""
        return np.array([_decoded(path, self.seconds) is None for path in values], bool)

    def _read(self, path: object) -> np.ndarray | None:
        from scipy.signal import resample_poly

        found = _decoded(path, self.seconds)
        if found is None:
            return None
        wave, own = found
        if own != self.rate:
            common = math.gcd(own, self.rate)
            wave = resample_poly(wave, self.rate // common, own // common)
        return wave.astype(np.float32).clip(-1, 1)[: self.samples]

    def infer(self, field: Field) -> Field | None:
        if field.kind != "audio":
            return None
        shape = (self.samples,)
        return Field(
            field.name, "array", "float32", shape, rows=field.rows, missing=field.missing, minimum=-1.0, maximum=1.0
        )

    def code(self, field: Field) -> Code:
        _ = field
        arguments = called("dict", rate=self.rate, seconds=self.seconds)
        imports = (
            "import math",
            "import numpy as np",
            "import soundfile",
            "from scipy.signal import resample_poly",
            "from sklearn.preprocessing import FunctionTransformer",
        )
        return Code(f"FunctionTransformer(sounds, kw_args={arguments})", imports, (_SOUNDS_CODE,))


def _decoded(path: object, seconds: float) -> tuple[np.ndarray, int] | None:
    """Return the beginning of a sound and its rate, None where it cannot be read."""
    import soundfile

    if path is None:
        return None
    try:
        with soundfile.SoundFile(str(path)) as sound:
            wave = sound.read(math.ceil(seconds * sound.samplerate), dtype="float64", always_2d=True).mean(axis=1)
            return (wave, sound.samplerate) if len(wave) and np.isfinite(wave).all() else None
    except (
        OSError,
        RuntimeError,
        ValueError,
        TypeError,
    ):  # TypeError: raw samples, which nothing describes
        return None


_SOUNDS_CODE = '''def sounds(paths, rate, seconds):
    """Return the beginnings of sounds, of one channel and of one rate; NaN for those not readable."""
    samples = max(1, round(rate * seconds))
    found = np.zeros((len(paths), samples), "float32")
    for row, path in zip(found, paths[:, 0]):
        row[:] = np.nan
        if path is None:
            continue
        try:
            with soundfile.SoundFile(path) as sound:
                length = math.ceil(seconds * sound.samplerate)
                wave = sound.read(length, dtype="float64", always_2d=True).mean(axis=1)
                own = sound.samplerate
        except (OSError, RuntimeError, ValueError, TypeError):
            continue
        if len(wave) and np.isfinite(wave).all():
            if own != rate:
                common = math.gcd(own, rate)
                wave = resample_poly(wave, rate // common, own // common)
            row[:] = 0
            wave = wave.astype("float32").clip(-1, 1)[:samples]
            row[: len(wave)] = wave
    return found'''

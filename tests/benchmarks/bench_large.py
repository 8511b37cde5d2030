"""A table beyond memory and a folder of pictures: described, trained for an epoch, predicted, evaluated.

Goals: at most 1.5 GB resident in the engine; everything ends within 0.5 s when it is cancelled, at whatever moment (the
window waits 0.4 s for that and leaves a process behind that takes longer, but not one that trains); batches of pictures
at least as fast as those of `keras.utils.image_dataset_from_directory`; the first preview of a table of 22 MB in less
than 0.5 s.

Run: uv run python tests/benchmarks/bench_large.py [ROWS] [PICTURES]   (4000000 and 20000 by default; 0 leaves one out)
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402

BLOCK = 50_000
BATCH = 1024
PICTURES_A_BATCH = 32
LEVELS = [f"level {i}" for i in range(40)]
MOMENTS = (0.02, 0.1, 0.25, 0.4, 0.55, 0.7, 0.85, 0.97)  # shares of its time at which each thing is cancelled


def write_table(path: Path, rows: int) -> None:
    """Write mixed rows of about 500 bytes: numbers with gaps, categories, dates, yes and no, a text."""
    import pandas as pd

    random = np.random.default_rng(0)
    words = [f"word{i}" for i in range(2000)]
    texts = [" ".join(random.choice(words, 38)) for _ in range(5000)]
    for start in range(0, rows, BLOCK):
        count = min(BLOCK, rows - start)
        block: dict[str, object] = {"id": np.arange(start, start + count)}
        for i in range(6):
            numbers = random.standard_normal(count)
            block[f"n{i}"] = np.where(random.random(count) < 0.1, np.nan, numbers)
        for i in range(4):
            block[f"c{i}"] = random.choice(LEVELS, count)
        block["when"] = pd.Timestamp("2020-01-01") + pd.to_timedelta(random.integers(0, 10**8, count), "s")
        block["paid"] = random.choice(["yes", "no"], count)
        block["text"] = [f"{start + i} {texts[n]}" for i, n in enumerate(random.integers(0, len(texts), count))]
        score = np.nan_to_num(block["n0"]) + (block["c0"] == LEVELS[0])
        block["class"] = np.where(score + random.standard_normal(count) > 0, "good", "bad")
        pd.DataFrame(block).to_csv(path, mode="a", header=start == 0, index=False)


def write_pictures(folder: Path, count: int) -> None:
    """Write JPEGs of 256 x 256 of two classes."""
    from PIL import Image

    random = np.random.default_rng(0)
    bases = random.integers(0, 255, (50, 16, 16, 3), dtype=np.uint8)
    for name in "ab":
        (folder / name).mkdir(parents=True)
    for number in range(count):
        small = np.roll(bases[number % 50], number // 50, axis=0)
        Image.fromarray(small).resize((256, 256), Image.Resampling.BICUBIC).save(
            folder / "ab"[number % 2] / f"{number:06}.jpg", quality=88
        )


@contextmanager
def phase(name: str, took: list[float] | None = None) -> Iterator[None]:
    """Print how long something takes, and the most memory that was resident meanwhile; put the seconds into `took`."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the peak begins anew
    start = time.perf_counter()
    yield
    seconds = time.perf_counter() - start
    if took is not None:
        took.append(seconds)
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak, left = (int(status.split(f"{kind}:")[1].split()[0]) // 1024 for kind in ("VmHWM", "VmRSS"))
    print(f"  {name:10} {seconds:8.1f} s   peak {peak} MB, {left} MB left   load {os.getloadavg()[0]:.1f}", flush=True)


def print_cancelled(name: str, begin: Callable[[], None], cancel: Callable[[], object], seconds: float) -> None:
    """Print how long something that takes so many seconds goes on after it was cancelled, at some moments of it."""
    late = []
    for moment in MOMENTS:
        work = threading.Thread(target=begin)
        work.start()
        work.join(moment * seconds)
        if not work.is_alive():
            continue  # it was faster this time
        asked = time.perf_counter()
        cancel()
        work.join()
        late.append((time.perf_counter() - asked, moment))
    assert late, f"{name} has always ended before it was cancelled"
    told = ", ".join(f"{after:.2f} at {moment:.0%}" for after, moment in late)
    print(f"  {name:10} goes on for {max(late)[0]:.2f} s at most once it is cancelled: {told}", flush=True)


def of_table(path: str) -> None:
    """Go through a table in this process, as an engine does."""
    from designer.data.settings import Binding, DataSettings
    from designer.data.sources import source_of
    from designer.data.steps.usual import usual_steps
    from designer.project.records import OutputTraining, TrainingSettings

    source = source_of(Path(path))
    drawing, ids = _network(lambda d: (d.add("Input", "in", shape=[184]), d.add("Dense", "in", "h", units=64)), 1)

    def settings(columns: object) -> tuple[DataSettings, TrainingSettings]:
        known = {field.name: field for field in columns}  # type: ignore[attr-defined]
        steps = {name: usual_steps(known[name]) for name in known if name[0] in "nc" and name != "class"}
        steps |= {name: usual_steps(known[name]) for name in ("when", "paid")}
        data = DataSettings(
            source=source,
            inputs={ids["in"]: Binding(tuple(steps), steps)},
            targets={ids["out"]: Binding(("class",), {"class": usual_steps(known["class"], True)})},
        )
        outputs = {ids["out"]: OutputTraining("binary_crossentropy", ("accuracy",))}
        return data, TrainingSettings(outputs=outputs, epochs=1, batch_size=BATCH)

    _go_through(source, drawing, ids, settings)


def of_pictures(path: str) -> None:
    """Go through a folder of pictures in this process, as an engine does."""
    from designer.data.settings import Binding, DataSettings
    from designer.data.sources import source_of
    from designer.data.steps.categories import Index
    from designer.data.steps.pictures import Picture
    from designer.project.records import OutputTraining, TrainingSettings

    source = source_of(Path(path))

    def draw(drawing: object) -> None:
        drawing.add("Input", "in", shape=[256, 256, 3])  # type: ignore[attr-defined]
        drawing.add("Conv2D", "in", "c", filters=8, kernel_size=4, strides=4)  # type: ignore[attr-defined]
        drawing.add("GlobalAveragePooling2D", "c", "h")  # type: ignore[attr-defined]

    drawing, ids = _network(draw, 1)

    def settings(_columns: object) -> tuple[DataSettings, TrainingSettings]:
        data = DataSettings(
            source=source,
            inputs={ids["in"]: Binding(("image",), {"image": (Picture(256, 256, 3),)})},
            targets={ids["out"]: Binding(("class",), {"class": (Index(),)})},
        )
        outputs = {ids["out"]: OutputTraining("binary_crossentropy", ("accuracy",))}
        return data, TrainingSettings(outputs=outputs, epochs=1, batch_size=PICTURES_A_BATCH)

    _go_through(source, drawing, ids, settings)
    _beside_keras(Path(path))


def _network(draw: Callable[..., object], units: int) -> tuple[object, dict[str, str]]:
    from tests.support.drawings import Drawing

    drawing = Drawing()
    draw(drawing)
    drawing.add("Dense", "h", "out", units=units, activation="sigmoid")
    return drawing, drawing.ids


def _go_through(source: object, drawing: object, ids: dict[str, str], settings: Callable[..., tuple]) -> None:
    import msgspec

    from designer import wire
    from designer.files import allowed
    from tests.support import projects
    from tests.support.engines import Desk

    _ = ids
    allowed.allow(Path(source.path))  # type: ignore[attr-defined]
    with phase("start"):
        desk = Desk()
        desk.engine.ready()
    engine, took = desk.engine, list[float]()
    describe = wire.DescribeData(id=1, source=msgspec.json.encode(source).decode())
    with phase("describe", took):
        told = desk.ask(describe)
        assert isinstance(told, wire.DataDescribed), told
    projects._set(drawing, *settings(told.columns))  # type: ignore[arg-type]
    project, rows = projects.text(drawing), told.rows  # type: ignore[arg-type]
    with tempfile.TemporaryDirectory() as folder:

        def train(name: str) -> None:
            os.utime(source.path)  # type: ignore[attr-defined]
            engine.handle(wire.Train(id=1, project=project, run_dir=str(Path(folder) / name)))
            engine.wait()

        run = str(Path(folder) / "run")
        with phase("train", took):
            train("run")
            end = desk.said[-1]
            assert isinstance(end, wire.Finished), end
        predict = wire.Predict(id=1, run_dir=run, part="all", output=str(Path(folder) / "predictions.parquet"))
        with phase("predict", took):
            done = desk.ask(predict)
            assert isinstance(done, wire.Done), done
        evaluate = wire.Evaluate(id=1, run_dir=run, part="validation")
        with phase("evaluate", took):
            done = desk.ask(evaluate)
            assert isinstance(done, wire.Evaluated), done
        print(f"  {rows} rows, {end.logs}, evaluated {done.metrics}")
        for name, request, seconds in zip(
            ("describe", "predict", "evaluate"), (describe, predict, evaluate), (took[0], *took[2:]), strict=True
        ):
            print_cancelled(
                name,
                partial(_anew, engine, Path(source.path), request),
                lambda: engine.handle(wire.Cancel(id=2, request=1)),
                seconds,
            )
        print_cancelled("train", partial(train, "other"), lambda: engine.handle(wire.Stop(id=2)), took[1])


def _anew(engine: Any, path: Path, request: Any) -> None:
    """Serve a request for data whose file was touched, so that nothing is remembered of it."""
    os.utime(path)
    engine._trained = None
    engine.handle(request)


def _beside_keras(path: Path) -> None:
    import keras

    from designer.data.fitted import FittedBinding
    from designer.data.prepare import prepare
    from designer.data.settings import Binding, DataSettings, Split
    from designer.data.sources import source_of
    from designer.data.steps.categories import Index
    from designer.data.steps.pictures import Picture
    from designer.data.understand import understand
    from designer.engine.feeding.feed import fed_by

    _ = FittedBinding
    opened = source_of(path).open(path)
    settings = DataSettings(
        inputs={"in": Binding(("image",), {"image": (Picture(256, 256, 3),)})},
        targets={"out": Binding(("class",), {"class": (Index(),)})},
        split=Split(validation=0.0),
    )
    ready = prepare(settings, understand(opened), opened.table)
    theirs = keras.utils.image_dataset_from_directory(path, batch_size=PICTURES_A_BATCH, verbose=False)
    for turn in range(2):
        start = time.perf_counter()
        with fed_by(ready.training.inputs["in"], ready.training.targets["out"], None, PICTURES_A_BATCH, True) as fed:
            ours = sum(len(x) for x, _ in fed.x) / (time.perf_counter() - start)
        start = time.perf_counter()
        other = sum(len(x) for x, _ in theirs) / (time.perf_counter() - start)
        print(
            f"  turn {turn}: {ours:.0f} pictures/s, image_dataset_from_directory {other:.0f}, "
            f"ratio {ours / other:.2f}, load {os.getloadavg()[0]:.1f}"
        )


def of_preview(path: str) -> None:
    """Time the first look at a table that nothing was read of yet."""
    start = time.perf_counter()
    from designer.data.sources import source_of

    imported = time.perf_counter() - start
    source = source_of(Path(path))
    first = source.head(Path(path).parent)
    print(f"  {time.perf_counter() - start:.2f} s, {imported:.2f} s of it imports; {first.table.rows} rows seen")


def _alone(name: str, path: Path) -> None:
    subprocess.run([sys.executable, __file__, name, str(path)], check=True, cwd=ROOT)


def main(rows: int, pictures: int) -> None:
    """Make the data, and go through each in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KERAS_DESIGNER_STATE"] = folder  # which files may be read is remembered there
        if rows:
            table = Path(folder) / "table.csv"
            write_table(table, rows)
            print(f"{rows} mixed rows, {table.stat().st_size / 2**20:.0f} MB")
            _alone("of_table", table)
            table.unlink()
            small = Path(folder) / "small.csv"
            write_table(small, 45_000)
            print(f"first preview of {small.stat().st_size / 2**20:.0f} MB")
            _alone("of_preview", small)
        if pictures:
            write_pictures(Path(folder) / "pictures", pictures)
            print(f"{pictures} pictures of 256 x 256")
            _alone("of_pictures", Path(folder) / "pictures")


if __name__ == "__main__":
    if sys.argv[1:] and sys.argv[1].startswith("of_"):
        globals()[sys.argv[1]](sys.argv[2])
    else:
        given = [int(argument) for argument in sys.argv[1:]]
        main(*[*given, *(4_000_000, 20_000)[len(given) :]])

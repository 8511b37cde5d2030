"""Scripts that are run after a yes: their models are read as data, and nothing is trained."""

from __future__ import annotations

import os
import sys
import textwrap
from pathlib import Path

import keras
import pytest

from designer.catalogue.load import Catalogue, load
from designer.engine.importers import running
from designer.engine.importers.running import run_script
from designer.engine.importers.script.values import ScriptError
from designer.project import storage
from designer.project.own_code import code_of
from designer.wire import Imported, RunScript


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


def ran(catalogue: Catalogue, code: str, choice: str = "") -> Imported:
    return run_script(RunScript(text=textwrap.dedent(code), choice=choice), catalogue)


def names(imported: Imported) -> list[list[str]]:
    return [[n.name for n in storage.decode(m.project).children("")] for m in imported.models]


def test_fit_and_its_like_return_at_once(catalogue: Catalogue) -> None:
    code = """
    import keras
    (x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
    x_train = x_train.reshape(len(x_train), 784) / 255
    model = keras.Sequential([keras.Input((784,)), keras.layers.Dense(10, name="digits")])
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    history = model.fit(x_train, y_train, epochs=10**9, validation_split=0.2)
    print(history.history["val_loss"][-1], max(history.history["accuracy"]))
    loss, accuracy = model.evaluate(x_test, y_test)
    model.save("model.keras")
    """
    assert [found[1:] for found in names(ran(catalogue, code))] == [["digits"]]
    assert not Path("model.keras").exists()
    assert keras.Model.fit.__module__.startswith("keras")


def test_models_made_inside_functions_are_found_where_they_are_compiled(catalogue: Catalogue) -> None:
    code = """
    import keras
    def main():
        net = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2, name="inner")], name="net")
        net.compile("sgd", "mse")
    if __name__ == "__main__":
        main()
    """
    imported = ran(catalogue, code)
    assert [m.name for m in imported.models] == ["net"]


def test_a_script_that_stops_still_gives_the_models_before_it(catalogue: Catalogue) -> None:
    code = """
    import keras
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2)])
    raise OSError("no such data")
    """
    (model,) = ran(catalogue, code).models
    assert str(model.notes[0]) == "The script stopped at line 4: OSError: no such data."


def test_parts_of_models_are_not_models_of_their_own(catalogue: Catalogue) -> None:
    code = """
    import keras
    part = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2)], name="part")
    inputs = keras.Input((4,))
    whole = keras.Model(inputs, part(inputs))
    other = keras.Model(inputs, keras.layers.Dense(1)(inputs))
    """
    assert [m.name for m in ran(catalogue, code).models] == ["whole", "other"]
    assert [m.name for m in ran(catalogue, code, "other").models] == ["other"]
    with pytest.raises(ScriptError, match="no model called missing; it makes whole, other"):
        ran(catalogue, code, "missing")


def test_libraries_that_build_no_models_are_stood_in_for(catalogue: Catalogue) -> None:
    code = """
    import seaborn as sns, wandb, tqdm
    import matplotlib.pyplot as plt
    from keras.layers.core import Dense
    from keras.layers.merge import concatenate
    from keras.utils import np_utils
    import keras, keras.backend as K, urllib.request
    %matplotlib inline
    print 'begin', K.image_dim_ordering()
    urllib.request.urlretrieve("https://example.org/a.zip", "a.zip")
    (x, y), _ = keras.datasets.imdb.load_data(num_words=100)
    fig, (left, right) = plt.subplots(1, 2)
    for row in tqdm.tqdm(range(3)):
        left.plot(row)
    inputs = keras.Input((4,))
    model = keras.Model(inputs, concatenate([Dense(2, name="a")(inputs), Dense(3, name="b")(inputs)]))
    wandb.init(project="x")
    labels = (model.predict(x) > 0.5).astype(int)
    """
    (found,) = ran(catalogue, code).models
    assert not found.notes
    assert names(ran(catalogue, code))[0][1:3] == ["a", "b"]
    assert not hasattr(keras.backend, "image_dim_ordering")
    assert "wandb" not in sys.modules


def test_weights_are_not_downloaded_and_nothing_else_is(catalogue: Catalogue) -> None:
    code = """
    import socket, urllib.request
    import keras
    try:
        socket.create_connection(("127.0.0.1", 9), timeout=1)
    except OSError as error:
        said = str(error)
    base = keras.applications.MobileNet(alpha=0.25, include_top=False, input_shape=(128, 128, 3), weights="imagenet")
    model = keras.Sequential([base, keras.layers.Dense(len(said))])
    """
    (model,) = ran(catalogue, code).models
    wide = [n.params["units"] for n in storage.decode(model.project).nodes.values() if n.type == "Dense"]
    assert wide == [len("nothing is downloaded while a script is run for its models")]


def test_a_script_finds_modules_and_files_beside_it_and_goes_on_without_those_that_are_missing(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    (tmp_path / "mine_beside.py").write_text("WIDE = 7\n")
    (tmp_path / "sizes.csv").write_text("a,b,c\n1,2,3\n")
    (tmp_path / "words.txt").write_text("one two")
    (tmp_path / "s.py").write_text("""
import keras, numpy as np, pandas as pd
from mine_beside import WIDE
count = pd.read_csv("sizes.csv").shape[1]
with open("words.txt") as file:
    words = file.read().split()
gone = pd.read_csv("gone.csv").dropna()
labels = np.array(gone["label"])
model = keras.Sequential([keras.Input((count,)), keras.layers.Dense(WIDE), keras.layers.Dense(len(words))])
open("written.txt", "w").close()
""")
    before = Path.cwd()
    os.chdir(tmp_path.parent)
    try:
        (model,) = run_script(RunScript(path=str(tmp_path / "s.py")), catalogue).models
    finally:
        os.chdir(before)
        (tmp_path.parent / "written.txt").unlink()
        sys.modules.pop("mine_beside")
    params = [n.params for n in storage.decode(model.project).children("")]
    assert [params[0]["shape"], params[1]["units"], params[2]["units"]] == [[3], 7, 2]
    assert any("gone.csv, which are not there" in str(note) for note in model.notes)
    assert not (tmp_path / "written.txt").exists()


def test_a_script_that_does_not_end_is_stopped(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "RUN_SECONDS", 0.2)
    code = """
    import keras
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2)])
    while True:
        pass
    """
    (model,) = ran(catalogue, code).models
    assert "was stopped after" in str(model.notes[0])


def test_a_lambda_stands_as_what_cannot_be_drawn(catalogue: Catalogue) -> None:
    code = """
    import keras
    model = keras.Sequential([keras.Input((4,)), keras.layers.Lambda(lambda x: x, name="evil")])
    """
    (model,) = ran(catalogue, code).models
    assert any("evil" in str(note) for note in model.notes)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("x = 1", "The script was run and made no Keras model."),
        ("import nothing_of_the_kind", "The script stopped at line 1: ModuleNotFoundError"),
        ("import sys; sys.exit(3)", "The script was run and made no Keras model."),
        (
            """
            import keras
            class Net(keras.Model):
                def __init__(self, units):
                    super().__init__()
                    self.dense = keras.layers.Dense(units)
                def call(self, x):
                    return self.dense(x)
            model = Net(3)
            model(keras.ops.ones((1, 4)))
            """,
            "of a class of its own",
        ),
    ],
)
def test_what_cannot_be_drawn_is_said(catalogue: Catalogue, code: str, said: str) -> None:
    with pytest.raises(ScriptError) as caught:
        ran(catalogue, code)
    assert said in str(caught.value)


def test_classes_of_a_script_that_was_run_come_along(catalogue: Catalogue) -> None:
    code = """
    import keras
    class Scale(keras.layers.Layer):
        def __init__(self, k=2.0, **kwargs):
            super().__init__(**kwargs)
            self.k = k
        def call(self, x):
            return x * self.k
        def compute_output_shape(self, shape):
            return shape
        def get_config(self):
            return {**super().get_config(), "k": self.k}
    layers = [Scale(4.0, name="alone"), keras.layers.TimeDistributed(Scale(3.0), name="inside")]
    model = keras.Sequential([keras.Input((4, 5)), *layers])
    """
    (model,) = ran(catalogue, code).models
    graph = storage.decode(model.project)
    params = [node.params for node in graph.nodes.values()]
    assert params[1:] == [{"k": 4.0}, {"layer": {"class": "Scale", "args": {"k": 3.0}}}]
    assert [one.name for one in code_of(graph).modules] == ["pasted"]
    assert ["came along" in str(note) for note in model.notes] == [True]

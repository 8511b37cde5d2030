"""Folders of files and records of JSON become columns; what is broken or passed over is counted and named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from designer.data.errors import DataError
from designer.data.media import of_files
from designer.data.sources.folders import holds, open_folder
from designer.data.sources.records import JsonSource
from designer.data.sources.sounds import SoundFolderSource

VALUES = st.integers(-9, 9) | st.floats(-9, 9) | st.text("ab", min_size=1, max_size=3) | st.none()


def listed(column: Any) -> list[Any]:
    """Return a column that is one, or chunks of one."""
    chunks = [column] if hasattr(column, "to_pylist") else column
    return [value for chunk in chunks for value in (chunk.to_pylist() if hasattr(chunk, "to_pylist") else [chunk])]


@pytest.fixture
def sounds(tmp_path: Path) -> Path:
    for name, seconds in (("cat/a.wav", 1), ("cat/b.wav", 2), ("dog/c.wav", 1)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        soundfile.write(tmp_path / name, np.zeros(8000 * seconds, "float32"), 8000)
    (tmp_path / "dog" / "notes.txt").write_text("not a sound")
    return tmp_path


def test_a_folder_of_sounds_gives_its_files_and_their_classes(sounds: Path) -> None:
    source = SoundFolderSource.of(sounds, b"")
    assert isinstance(source, SoundFolderSource)
    opened = source.open(sounds.parent)
    files = [Path(name).name for name in listed(opened.table.columns["audio"])]
    assert files == ["a.wav", "b.wav", "c.wav"]
    assert listed(opened.table.columns["class"]) == ["cat", "cat", "dog"]
    assert any("1" in str(note) and "txt" in str(note) for note in opened.notes)
    assert holds(sounds, (".wav",))
    assert not holds(sounds, (".png",))


def test_sounds_are_told_with_their_rate_and_length(sounds: Path) -> None:
    field = of_files("audio", ["cat/a.wav", "cat/b.wav", "gone.wav", None], "audio", sounds)
    assert (field.rows, field.missing, field.rate) == (4, 2, 8000)
    assert (field.minimum, field.maximum) == (1.0, 2.0)
    assert "gone.wav" in str(field.notes[0])


def test_pictures_are_told_with_their_size_and_those_that_are_broken_are_named(tmp_path: Path) -> None:
    for name, size in (("a.png", (4, 6)), ("b.png", (4, 6)), ("c.png", (5, 6))):
        Image.new("RGB", size).save(tmp_path / name)
    same = of_files("picture", ["a.png", "b.png"], "image", tmp_path)
    assert same.shape == (6, 4, 3)
    assert same.notes == ()
    (tmp_path / "d.png").write_bytes(b"no picture")
    mixed = of_files("picture", ["a.png", "b.png", "c.png", "d.png"], "image", tmp_path)
    assert mixed.shape == (6, None, 3)
    assert "1 of 4 files looked into cannot be read, such as d.png." in str(mixed.notes[0])
    assert "the most frequent is 6 x 4 x 3" in str(mixed.notes[1])


def test_a_folder_without_such_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("a")
    with pytest.raises(DataError):
        open_folder(str(tmp_path), tmp_path, (".png",), None, "picture", "image")


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.fixed_dictionaries({"a": VALUES, "b": st.fixed_dictionaries({"c": VALUES})}), min_size=1, max_size=8)
)
def test_records_say_the_same_as_a_list_and_a_line_each(records: list[dict[str, object]]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "list.json").write_text(json.dumps(records))
        (folder / "lines.jsonl").write_text("\n".join(map(json.dumps, records)))
        read = []
        for file in ("list.json", "lines.jsonl"):
            columns = JsonSource(path=file).open(folder).table.columns
            read.append({key: listed(column) for key, column in columns.items()})
    assert sorted(read[0]) == ["a", "b.c"]
    assert repr(read[0]) == repr(read[1])
    assert [value is None for value in read[0]["a"]] == [record["a"] is None for record in records]


@pytest.mark.parametrize(("text", "place"), [('{"a": 1}\n{"a": \n', "2"), ('[{"a": 1}, 3]', ""), ("[]", ""), ("{", "")])
def test_broken_json_is_refused_with_its_place(text: str, place: str, tmp_path: Path) -> None:
    (tmp_path / "t.jsonl").write_text(text)
    with pytest.raises(DataError) as refused:
        JsonSource(path="t.jsonl").open(tmp_path)
    assert "t.jsonl" in str(refused.value)
    assert place in str(refused.value)

"""What lives on another machine: the program as it was sent, a run's files, and its engine process."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import msgspec
import pytest

import designer
from designer.data.sources import source_of
from designer.jobs.node import Host, program
from designer.jobs.parcel import packed
from designer.project import storage
from designer.project.records import DATA
from designer.wire import Train, frame
from tests.support import projects

BACKEND = "jax"  # which is there in half the time
THERE = """
import json, sys
from pathlib import Path

archive, sent = Path(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text())

# As a cluster does it: the class comes by value, the program it imports comes in the archive.
sys.path.insert(0, str(archive))
from designer.jobs.node import Host
sys.path.pop(0)
for name in [n for n in sys.modules if n.partition(".")[0] == "designer"]:
    del sys.modules[name]
host = Host(archive.read_bytes())
from designer.wire import Failed, Finished, Ping, decode_answer, frame

for place, file in sent["files"].items():
    data = Path(file).read_bytes()
    half = len(data) // 2
    host.put(place, data[:half], True, 10**18)
    host.put(place, data[half:], False, 10**18)
host.start(sent["backend"], "auto", {})
host.begin(Path(sent["body"]).read_bytes(), ())
host.send(frame(Ping())[4:])
kinds, changed, names, last = [], [], [], None
while not isinstance(last, (Finished, Failed)):
    answers, changes, names = host.look(60.0)
    for body in answers:
        last = decode_answer(body)
        kinds.append(type(last).__name__)
    changed += [name for name, _, _ in changes]
_, changes, names = host.look(0.0)
changed += [name for name, _, _ in changes]
home = host.home
pid = host.worker.pid
host.close()
print(json.dumps({
    "kinds": kinds, "changed": changed, "names": names, "error": str(getattr(last, "text", "")),
    "left": home.exists(), "alive": Path(f"/proc/{pid}").exists(),
    "from_parcel": all(str(home) in (m.__file__ or "") for n, m in sys.modules.items() if n.startswith("designer.")),
}))
"""


@pytest.fixture(scope="module")
def sent_program() -> bytes:
    return program()


def test_the_program_is_sent_whole_and_without_what_was_compiled(sent_program: bytes) -> None:
    archive = zipfile.ZipFile(io.BytesIO(sent_program))
    names = set(archive.namelist())
    package = Path(designer.__file__).parent
    sources = {f"designer/{f.relative_to(package).as_posix()}" for f in package.rglob("*.py")}
    assert sources <= names
    assert any(name.startswith("designer/_resources/catalogue/") for name in names)
    assert not [name for name in names if "__pycache__" in name or name.endswith(".pyc")]
    assert archive.read("designer/jobs/node.py") == (package / "jobs" / "node.py").read_bytes()


def test_files_come_in_pieces_with_their_times(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setenv("KERAS_DESIGNER_STATE", str(tmp_path / "state"))
    empty = io.BytesIO()
    zipfile.ZipFile(empty, "w").close()
    host = Host(empty.getvalue())
    host.put("project/a/b.bin", b"one", True, 5 * 10**18)
    host.put("project/a/b.bin", b"two", False, 10**18)
    file = host.home / "project" / "a" / "b.bin"
    assert file.read_bytes() == b"onetwo"
    assert file.stat().st_mtime_ns == 10**18
    host.put("project/a/b.bin", b"new", True, 10**18)
    assert file.read_bytes() == b"new"
    assert os.environ["KERAS_DESIGNER_STATE"] == str(host.home / "state")
    assert host.look(0.0) == ([], [], [])
    host.close()
    assert not host.home.exists()
    host.close()


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_run_is_trained_by_the_program_that_was_sent_and_leaves_nothing_there(
    tmp_path: Path, sent_program: bytes
) -> None:
    graph = projects.iris(epochs=2, backend=BACKEND).graph
    table = tmp_path / "flowers.csv"
    source = graph.settings[DATA].source.open(tmp_path).table
    columns = {name: list(map(str, source.columns[name])) for name in source.columns}
    rows = zip(*columns.values(), strict=True)
    table.write_text("\n".join([",".join(columns), *map(",".join, rows)]) + "\n", encoding="utf-8")
    here = msgspec.structs.replace(source_of(table), path="flowers.csv")
    graph = graph.with_setting(DATA, msgspec.structs.replace(graph.settings[DATA], source=here))
    runs = tmp_path / "p.runs"
    (runs / "r").mkdir(parents=True)
    parcel = packed(
        Train(project=storage.encode(graph), folder=str(tmp_path), run_dir=str(runs / "r"), runs_dir=str(runs))
    )
    assert list(parcel.files.values()) == [table]
    (tmp_path / "program.zip").write_bytes(sent_program)
    (tmp_path / "body").write_bytes(frame(parcel.request)[4:])
    files = {place: str(file) for place, file in parcel.files.items()}
    sent = {"files": files, "body": str(tmp_path / "body"), "backend": BACKEND}
    (tmp_path / "sent.json").write_text(json.dumps(sent), encoding="utf-8")
    (tmp_path / "there.py").write_text(THERE, encoding="utf-8")
    away = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    ran = subprocess.run(
        [sys.executable, "-P", "there.py", "program.zip", "sent.json"],
        cwd=tmp_path,
        env=away,
        capture_output=True,
        text=True,
        timeout=800,
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    told = json.loads(ran.stdout.splitlines()[-1])
    assert told["kinds"][-1] == "Finished", told["error"]
    assert told["kinds"].count("EpochDone") == 2
    assert "Pong" in told["kinds"]
    assert {"run.json", "metrics.jsonl", "DONE"} <= set(told["changed"])
    assert set(told["names"]) <= set(told["changed"])
    assert told["changed"][-1] == "DONE"
    assert told["from_parcel"]
    assert not told["left"]
    assert not told["alive"]

"""The command `runs`: what runs there are, what they reached and differ in; to rename and to delete them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import msgspec

from designer.doctor import finding
from designer.graph.model import Graph
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.headless.examining import examination_of
from designer.headless.paths import run_folder_of, runs_of
from designer.project import run_folder, run_notes, storage
from designer.project.difference import differences
from designer.project.run_notes import MAX_NAME, RunNote, tags_of
from designer.project.run_record import Run, best_logs, kept_logs, newest_first, read_run, run_folders
from designer.project.variation import value_text

_TAKES: dict[str, tuple[int, int]] = {"list": (0, 0), "show": (1, 1), "diff": (1, 2), "delete": (1, 10**6)}
_WITH_TEXT = {"rename": "name", "note": "note", "tag": "tags"}


def runs(args: argparse.Namespace) -> int:
    """Carry out one of its actions."""
    action, words = args.action, list(args.words)
    project = args.project.absolute()
    if not project.is_file() and not runs_of(project).is_dir():
        storage.load(project)  # says why not
    fewest, most = _TAKES.get(action, (2, 2))
    if not fewest <= len(words) <= most:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "runs {action} takes {wanted}; received {count}."),
            action=action,
            wanted=_WANTED[action],
            count=len(words),
        )
    if action == "list":
        return _list(project, args.json)
    if action == "show":
        return _show(project, words[0], args.json, args.findings)
    if action == "diff":
        return _diff(project, words, args.json)
    if action == "delete":
        return _delete(project, words, args.json)
    return _write(project, words[0], action, words[1], args.json)


_WANTED = {
    "list": "nothing more",
    "show": "a run",
    "diff": "two runs, or one to be compared with the project",
    "delete": "runs",
    "rename": "a run and its new name",
    "note": "a run and a note",
    "tag": "a run and its tags",
}


def _list(project: Path, as_json: bool) -> int:
    notes = run_notes.read(runs_of(project))
    found = newest_first(filter(None, map(read_run, run_folders([runs_of(project)], None))))
    if as_json:
        _print_json({"runs": [_record(run, notes.get(run.name, RunNote())) for run in found]})
        return 0
    for run in found:
        note = notes.get(run.name, RunNote())
        numbers = "  ".join(f"{name} {value_text(value)}" for name, value in kept_logs(run).items())
        tags = "".join(f"  #{tag}" for tag in note.tags) + ("  archived" if note.archived else "")
        title = f"  {note.name}" if note.name else ""
        epochs = f"{len(run.logs)}/{run.epochs}"
        place = f" at {run.info.address}" if run.info.address else ""
        print(f"{run.name}{title}  {run.status}{place}  {epochs} epochs  {run.seconds:.1f} s  {numbers}{tags}".rstrip())
    print(f"{len(found)} runs, {sum(run.disk for run in found) / 1e6:.1f} MB", file=sys.stderr)
    return 0


def _show(project: Path, name: str, as_json: bool, examines: bool) -> int:
    path = run_folder_of(project, name)
    run = _read(path)
    note = run_notes.read(path.parent).get(run.name, RunNote())
    record = _record(run, note)
    found, why_not = examination_of(project, run, examines)
    names = {} if found is None else {node.id: node.name for node in _graph(path).nodes.values()}
    if as_json:
        told = None if found is None else [finding.record(one, names) for one in found.findings]
        beside = [] if found is None else msgspec.to_builtins(found.scores)
        examined = {"findings": told, "scores": beside, "findings_note": str(why_not)}
        _print_json({**record, "settings": run.settings, "logs": run.logs, **examined})
        return 0
    for key, value in record.items():
        if value not in (None, "", [], {}):
            pairs = value.items() if isinstance(value, dict) else ()
            print(f"{key}: " + (", ".join(f"{k} {value_text(v)}" for k, v in pairs) if pairs else value_text(value)))
    if found is None:
        print(f"findings: the run was not examined. {why_not}".rstrip())
    for score in found.scores if found is not None else ():
        print(finding.line_of(score))
    for line in finding.lines_of(found.findings if found is not None else (), names):
        print(line)
    return 0


def _diff(project: Path, names: list[str], as_json: bool) -> int:
    graphs = [_graph(run_folder_of(project, name)) for name in names]
    if len(graphs) < 2:
        graphs.append(storage.load(project))
    found = differences(*graphs)
    if as_json:
        _print_json({"differences": [{**msgspec.to_builtins(one), "text": str(one.text)} for one in found]})
        return 0
    for one in found:
        print(one.text)
    if not found:
        print("no differences in drawing, data and training")
    return 0


def _delete(project: Path, names: list[str], as_json: bool) -> int:
    paths = [run_folder_of(project, name) for name in dict.fromkeys(names)]
    run_notes.delete(paths)
    if as_json:
        _print_json({"deleted": [path.name for path in paths]})
    else:
        print(f"deleted: {', '.join(path.name for path in paths)}")
    return 0


def _write(project: Path, name: str, action: str, text: str, as_json: bool) -> int:
    path = run_folder_of(project, name)
    field = _WITH_TEXT[action]
    value: Any = tags_of(text) if field == "tags" else text.strip()[:MAX_NAME] if field == "name" else text.strip()
    note = run_notes.change(path.parent, {path.name: {field: value}}).get(path.name, RunNote())
    if as_json:
        _print_json(_record(_read(path), note))
    else:
        print(f"{path.name}: {action} {value_text(value)}")
    return 0


def _read(path: Path) -> Run:
    run = read_run(path)
    assert run is not None  # run_folder_of has found it
    return run


def _graph(run: Path) -> Graph:
    return storage.load(run / run_folder.PROJECT)


def _record(run: Run, note: RunNote) -> dict[str, Any]:
    return {
        "run": run.name,
        "name": note.name,
        "note": note.note,
        "tags": list(note.tags),
        "pinned": note.pinned,
        "archived": note.archived,
        "status": run.status,
        "started": run.started,
        "epochs": len(run.logs),
        "planned": run.epochs,
        "seconds": run.seconds,
        "parameters": run.params,
        "address": run.info.address,
        "backend": f"{run.info.backend} {run.info.backend_version}".strip(),
        "device": " ".join(filter(None, (run.info.device, str(run.info.device_note)))),
        "kept": dict(kept_logs(run)),
        "best": dict(best_logs(run)),
        "bytes": run.disk,
        "group": run.info.group,
        "varied": run.info.varied,
        "message": run.message,
    }


def _print_json(record: Any) -> None:
    print(msgspec.json.encode(record).decode("utf-8"))

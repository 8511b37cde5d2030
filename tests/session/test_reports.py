"""A report that the window asks for: an engine process tells of the run, a thread writes the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from designer.app import create_window, main
from designer.project import storage
from tests.support import projects


@pytest.mark.slow
def test_the_window_writes_the_report_of_a_run(qtbot: QtBot, tmp_path: Path) -> None:
    project = tmp_path / "iris.kdesign"
    storage.save(projects.iris(epochs=2).graph, project)
    assert main(["train", str(project)]) == 0
    window = create_window(project, tmp_path / "settings.ini", start=False)
    try:
        qtbot.waitUntil(lambda: any(run.status == "done" for run in window.context.runs.runs), timeout=10_000)
        run = window.context.runs.runs[0]
        for name, start in (("report.html", b"<!doctype html>"), ("report.pdf", b"%PDF-")):
            with qtbot.waitSignal(window.session.reports.written, timeout=90_000) as written:
                window.reporting.write(run, tmp_path / name)
            assert written.args == [tmp_path / name]
            assert (tmp_path / name).read_bytes().startswith(start)
        with qtbot.waitSignal(window.session.reports.failed, timeout=90_000) as failed:
            window.reporting.write(run, tmp_path / "not there" / "report.html")
        assert "could not be written" in str(failed.args[0])
    finally:
        window.close()

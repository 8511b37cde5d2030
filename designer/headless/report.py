"""The command `report`: a run as one file that can be handed in."""

from __future__ import annotations

import argparse

from designer.export.report import material
from designer.export.report.page import page
from designer.files import atomic
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, not_written
from designer.headless import engine
from designer.headless.paths import run_folder_of
from designer.headless.runs import backend_of
from designer.project import storage
from designer.wire import ReportRun, RunReported

SUFFIXES = (".html", ".htm", ".pdf")


def report(args: argparse.Namespace) -> int:
    """Write the report of a run."""
    from designer import app

    suffix = args.output.suffix.lower()
    if suffix not in SUFFIXES:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "A report is written as .html or .pdf, not as {file}."), file=args.output.name
        )
    run = run_folder_of(args.project, args.run)
    request = ReportRun(
        run_dir=str(run),
        project=storage.encode(storage.load(args.project)),
        folder=str(args.project.absolute().parent),
    )
    found = engine.ask(request, RunReported, backend_of(run)).found
    with app.speaking(args.language) as say:
        text = page(material.read(run, found), say, args.language)
    if suffix == ".pdf":
        app.print_pdf(text, args.output)
    else:
        try:
            atomic.write(args.output, text.encode("utf-8"))
        except OSError as error:
            raise not_written(args.output, error) from error
    print(args.output)
    return 0

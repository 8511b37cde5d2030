"""The commands that need no window: their arguments, their exit codes and how they speak.

0 done, 1 the project has errors, 2 wrong usage or a file that cannot be read. Errors are one line on standard error.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from designer import __version__
from designer.advice.aims import TASKS
from designer.export.formats import EXPORTERS
from designer.graph.texts import DesignerError, not_written
from designer.headless.sources import add_flags
from designer.machine.interpreter import program_name
from designer.recipe.backends import BACKENDS

if TYPE_CHECKING:
    from designer.files.allowed import Leave

DONE, ERRORS, USAGE = 0, 1, 2


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        sys.stderr.write(f"error: {message} (see {self.prog} --help)\n")
        raise SystemExit(USAGE)


def main(argv: Sequence[str]) -> int:
    """Carry out one command and return its exit code."""
    parser = build_parser()
    try:
        args = parser.parse_args(argv)
        if args.install_desktop:
            from designer.headless.desktop import install

            for path in install():
                sys.stdout.write(f"{path}\n")
            return DONE
        if args.install_engines:
            from designer.headless.engines import Installation

            Installation(lambda line: print(line, flush=True)).run()  # noqa: T201
            return DONE
        if args.command is None:
            parser.print_help()
            return USAGE
        return _run(args)
    except SystemExit as leave:  # argparse: help, version, wrong usage
        return leave.code if isinstance(leave.code, int) else USAGE
    except DesignerError as error:
        _say_error(str(error))
        return int(getattr(error, "exit_code", USAGE))
    except KeyboardInterrupt:
        _say_error("interrupted")
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return DONE
    except Exception as error:
        _say_error(f"unexpected {type(error).__name__}: {error}")
        return ERRORS


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = _Parser(
        prog=program_name(),
        description=f"Model designer for Keras. Without a command, {program_name()} [PROJECT] opens the window.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    parser.add_argument(
        "--no-settings", action="store_true", help="open the window with the settings of a first start, kept nowhere"
    )
    parser.add_argument(
        "--install-desktop", action="store_true", help="add the program to the menu of a Linux desktop, with its files"
    )
    parser.add_argument(
        "--install-engines",
        action="store_true",
        help="of a packaged program: install what trains, before a window asks",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    examples = commands.add_parser("examples", help="list the examples, or copy one")
    examples.add_argument("name", nargs="?", help="the example to copy")
    examples.add_argument("-o", "--output", type=Path, metavar="PROJECT", help="where to copy it")

    new = commands.add_parser("new", help="make a project from data, and say what was decided and why")
    new.add_argument(
        "data",
        type=Path,
        help="a table (.csv, .tsv, .txt, .xlsx, .xls, .ods, .parquet, .arrow, .feather, .json, .jsonl, .ndjson), "
        "arrays (.npz, .npy), a folder of "
        "pictures or texts, or a bundled set (iris, digits, ...)",
    )
    new.add_argument("--target", metavar="A,B,...", help="what to predict (default: the data's own answer)")
    new.add_argument("--inputs", metavar="A,B,...", help="the columns to predict it from (default: all usable)")
    new.add_argument("--task", choices=TASKS, default="auto", help="whether the targets are classes or numbers")
    new.add_argument("--time", metavar="COLUMN", help="the column that orders the rows of a series")
    new.add_argument("--horizon", type=_positive, metavar="N", help="predict a series so many rows ahead")
    new.add_argument(
        "--gap-numbers",
        type=_numbers,
        metavar="=-999,...",
        help="which numbers stand for what is missing: none, or a list (default: those that lie far from all others)",
    )
    add_flags(new)
    new.add_argument("-o", "--output", type=Path, required=True, metavar="PROJECT")

    describe = commands.add_parser("describe", help="tell what is in a file or folder of data")
    describe.add_argument("data", type=Path, help="a table, arrays, a folder, or a bundled set (iris, digits, ...)")
    add_flags(describe)
    describe.add_argument("--json", action="store_true", help="JSON on standard output")

    check = commands.add_parser("check", help="tell problems, shapes and parameters")
    summary = commands.add_parser("summary", help="list the layers")
    train = commands.add_parser("train", help="train; progress goes to standard error")
    search = commands.add_parser("search", help="train with varied settings and tell which were best")
    evaluate = commands.add_parser("evaluate", help="losses and metrics of a run")
    predict = commands.add_parser("predict", help="predictions of a run's model as .csv, .parquet, .xlsx or .npz")
    report = commands.add_parser("report", help="write a run as one .html (or .pdf) file that can be handed in")
    explain = commands.add_parser(
        "explain", help="tell what a run's model depends on, or why it says what it says of a row"
    )
    rate = commands.add_parser("rate", help="find a learning rate by a short run whose rate rises with every step")
    export = commands.add_parser("export", help="write code, a picture or a model")
    for command in (check, summary, train, search, rate, evaluate, predict, report, explain, export):
        command.add_argument("project", type=Path)
        command.add_argument(
            "--allow",
            type=Path,
            action="append",
            default=[],
            metavar="FILE",
            help="a data file outside of the project's folder that projects may read from now on",
        )
    for command in (new, describe, check, summary, train, search, rate, evaluate, predict, report, explain, export):
        command.add_argument(
            "--allow-running",
            type=Path,
            action="append",
            default=[],
            metavar="FILE",
            help="a Python file that makes data or holds callbacks, or a project with code of its own, that may run "
            "from now on, as it stands",
        )
    for command in (check, train, search):
        command.add_argument(
            "--allow-writing",
            type=Path,
            action="append",
            default=[],
            metavar="FILE",
            help="a path outside of the run's folder that callbacks of projects may write to from now on",
        )
    for command in (check, summary, train, search, rate, evaluate, explain):
        command.add_argument("--json", action="store_true", help="JSON on standard output")

    for command in (train, search):
        command.add_argument("--epochs", type=_positive, metavar="N", help="instead of the project's")
        command.add_argument(
            "--set",
            dest="assignments",
            action="append",
            default=[],
            metavar="NAME=VALUE",
            help="an option of the training instead of the project's, e.g. batch_size=64, optimizer=adam, "
            "optimizer.learning_rate=0.01",
        )
        command.add_argument("--backend", choices=(*BACKENDS, "fastest"), help="what Keras computes with")
    rate.add_argument("--backend", choices=BACKENDS, help="what Keras computes with")
    _add_search(search)

    train.add_argument("--run-dir", type=Path, metavar="DIR", help="the run's folder (default: beside the project)")
    train.add_argument(
        "--no-findings", dest="findings", action="store_false", help="do not look for what the run suffers from"
    )
    train.add_argument("--seeds", type=_positive, metavar="N", help="so many runs, each with a seed of its own")
    train.add_argument("--fold", type=_positive, metavar="N", help="of a project with folds one alone, instead of each")
    for command in (train, search):
        command.add_argument(
            "--address",
            default="",
            metavar="RAY",
            help="of a Ray cluster that runs are sent to: auto, HOST:PORT or ray://HOST:PORT",
        )
    train.add_argument(
        "--workers",
        type=_positive,
        metavar="N",
        help="so many processes of the cluster train one network together, with JAX, each on its part of every batch",
    )
    train.add_argument("--resume", metavar="RUN", help="go on with a run that was stopped or died")

    predict.add_argument("--run", required=True, metavar="RUN", help="a run's name or folder, or latest")
    evaluate.add_argument(
        "--run",
        required=True,
        action="append",
        metavar="RUN",
        help="a run's name or folder, or latest; given twice, both on the rows that both have, and what differs",
    )
    for command in (evaluate, predict):
        command.add_argument("--input", type=Path, metavar="FILE", help="other data with the same columns")
    evaluate.add_argument("--part", choices=("training", "validation", "test", "all"), default="validation")
    evaluate.add_argument(
        "--metric",
        action="append",
        default=[],
        metavar="[OUTPUT=]NAME",
        help="a metric of Keras that the run was not trained with; may be given again",
    )
    evaluate.add_argument("-o", "--output", type=Path, metavar="FILE", help="write the numbers as JSON, too")
    predict.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    predict.add_argument(
        "--keys",
        metavar="A,B,...",
        help="the columns that stand beside the row numbers (default: those that tell one row from another)",
    )
    predict.add_argument("--no-keys", action="store_true", help="row numbers alone")
    predict.add_argument("--with-inputs", action="store_true", help="the columns that the model reads, too")

    explain.add_argument("--run", default="latest", metavar="RUN", help="a run's name or folder (default: latest)")
    explain.add_argument(
        "--row", type=_positive, metavar="N", help="the row of the data, counted from 1; default: many"
    )
    explain.add_argument(
        "--by", metavar="FIELD[,FIELD]", help="how it changes with one or two fields, all others as they are"
    )
    explain.add_argument("--layer", metavar="LAYER", help="the rows that excite each unit of a layer most")
    explain.add_argument("--part", choices=("training", "validation", "test", "all"), default="validation")
    explain.add_argument("-o", "--output", type=Path, metavar="FOLDER", help="of a row: the pictures, as .png")
    report.add_argument("--run", default="latest", metavar="RUN", help="a run's name or folder (default: latest)")
    report.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help=".html or .pdf")
    report.add_argument("--language", choices=("ko", "en"), default="en")

    export.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    export.add_argument("--as", dest="form", choices=[e.name for e in EXPORTERS], help="default: by the file's ending")
    export.add_argument("--style", choices=("functional", "sequential", "subclass"), default="functional")
    export.add_argument("--model-only", action="store_true", help="only build_model()")
    export.add_argument("--run", metavar="RUN", help="with the weights of this run")
    export.add_argument(
        "--anyway", action="store_true", help="code, also of a model that cannot be built; it is not checked"
    )
    export.add_argument("--raw", action="store_true", help="a model with its preparation inside, for raw values")

    runs = commands.add_parser("runs", help="list, show, compare, name and delete the runs of a project")
    runs.add_argument("project", type=Path)
    actions = ("list", "show", "diff", "delete", "rename", "note", "tag")
    runs.add_argument("action", nargs="?", choices=actions, default="list", help="default: list")
    runs.add_argument(
        "words",
        nargs="*",
        metavar="RUN",
        help="show RUN; diff A B, or A and the project; delete RUN ...; rename RUN NAME",
    )
    runs.add_argument("--json", action="store_true", help="JSON on standard output")
    runs.add_argument(
        "--no-findings", dest="findings", action="store_false", help="show: do not examine a run that was not"
    )

    layers = commands.add_parser("layers", help="list, add, show, allow and remove the layers of your own in a project")
    layers.add_argument("project", type=Path)
    layers.add_argument("action", nargs="?", choices=("list", "add", "show", "allow", "remove"), default="list")
    layers.add_argument("words", nargs="*", metavar="NAME", help="add FILE.py ... (- to type it); else names of code")
    layers.add_argument("--json", action="store_true", help="JSON on standard output")

    imported = commands.add_parser("import", help="make a project of a model file, a Python script or a notebook")
    imported.add_argument(
        "model", type=Path, metavar="MODEL", help=".keras, .h5, model JSON, the .pb of a SavedModel, .py or .ipynb"
    )
    imported.add_argument("-o", "--output", type=Path, required=True, metavar="PROJECT")
    imported.add_argument("--model", dest="name", metavar="NAME", help="which of several models of a script")
    imported.add_argument(
        "--layers",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="a Python file of yours that defines layers of the model",
    )
    imported.add_argument("--run", action="store_true", help="run the script, which you trust, and take its models")

    screenshot = commands.add_parser("screenshot", help="draw the window into a file")
    screenshot.add_argument("project", type=Path, nargs="?")
    screenshot.add_argument("-o", "--output", type=Path, required=True, metavar="PNG")
    screenshot.add_argument("--size", type=_size, default=(1600, 1000), metavar="1600x1000")
    screenshot.add_argument("--theme", choices=("dark", "light", "contrast"), default="dark")
    screenshot.add_argument("--language", choices=("ko", "en"), default="en")
    screenshot.add_argument("--panel", default="", metavar="NAME", help="the panel to bring to the front")
    return parser


def _add_search(search: argparse.ArgumentParser) -> None:
    search.add_argument(
        "--vary",
        action="append",
        default=[],
        metavar="PLACE=VALUES",
        help="hidden.units=32,64,128 or dropout.rate=0.1..0.5 or training.batch_size=16..128:log or dropout=on,off; "
        "instead of what the project's own search varies; may be given several times",
    )
    search.add_argument("--trials", type=_positive, metavar="N", help="how many runs")
    search.add_argument("--method", choices=("grid", "random", "tpe", "hyperband"), help="how values are chosen")
    search.add_argument("--jobs", type=_positive, metavar="N", help="how many trials side by side")
    search.add_argument(
        "--objective", metavar="NAME[:min|:max]", help="a logged number (default: the validation loss, or the loss)"
    )
    search.add_argument("--prune", action="store_true", help="end trials early that fall behind the others")
    search.add_argument("--seed", type=int, metavar="N", help="of the choice of values, not of the training")
    search.add_argument(
        "--resume", nargs="?", const="latest", metavar="SEARCH", help="go on with a search (default: the latest)"
    )


_ALLOWING: dict[Leave, str] = {"read": "allow", "write": "allow_writing", "run": "allow_running"}


HANDLERS = {
    "examples": "files.examples",
    "new": "files.new",
    "describe": "description.describe",
    "export": "files.export",
    "import": "importing.import_model",
    "screenshot": "files.screenshot",
    "check": "runs.check",
    "summary": "runs.summary",
    "train": "runs.train",
    "search": "search.search",
    "layers": "own_layers.layers",
    "runs": "run_list.runs",
    "rate": "examining.rate",
    "evaluate": "runs.evaluate",
    "predict": "runs.predict",
    "report": "report.report",
    "explain": "explain.explain",
}
"""What carries a command out, in headless/; only its module is imported: a packaged window lacks what others need."""


def _run(args: argparse.Namespace) -> int:
    from designer.files import allowed
    from designer.project.storage import SUFFIX

    try:
        for leave, option in _ALLOWING.items():
            for file in getattr(args, option, ()):
                if leave == "run" and file.suffix == SUFFIX:
                    from designer.headless.own_layers import allow_project

                    allow_project(file)
                else:
                    allowed.allow(file, leave)
        if args.command == "new" and args.data.exists():  # else it is the name of a bundled set
            allowed.allow_outside(args.data, args.output.absolute().parent)
    except OSError as error:
        raise not_written(error.filename, error) from error
    module, name = HANDLERS[args.command].split(".")
    handler: Callable[[argparse.Namespace], int] = getattr(import_module(f"designer.headless.{module}"), name)
    return handler(args)


def _say_error(text: str) -> None:
    sys.stderr.write("error: " + " ".join(text.split()) + "\n")


def _positive(text: str) -> int:
    number = int(text) if text.isdecimal() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"expected a whole number from 1, received {text}")
    return number


def _numbers(text: str) -> tuple[float, ...]:
    try:
        return () if text == "none" else tuple(float(word) for word in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(f"expected none, or numbers such as -999,9999, received {text}") from None


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal() and 100 <= int(width) <= 10000 and 100 <= int(height) <= 10000):
        raise argparse.ArgumentTypeError(f"expected a size such as 1600x1000, received {text}")
    return int(width), int(height)

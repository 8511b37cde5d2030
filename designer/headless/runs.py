"""Commands that ask the engine: check, summary, train, evaluate, predict."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

import msgspec

from designer.engine.protocol import (
    Checked,
    Compare,
    Done,
    Evaluate,
    Evaluated,
    NodeInfo,
    OutputCompared,
    Predict,
    Predictions,
    Problem,
    TensorInfo,
)
from designer.files import atomic
from designer.graph.calls import topological
from designer.graph.model import Graph
from designer.graph.names import keras_names
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.headless import engine
from designer.headless.paths import run_folder_of, runs_of
from designer.headless.training import train
from designer.project import storage
from designer.report.examples import Example
from designer.report.figures import Classes, Numbers

__all__ = ["check", "evaluate", "predict", "summary", "train"]


def check(args: argparse.Namespace) -> int:
    """Tell problems, shapes and parameters; 1 when there are errors."""
    graph = storage.load(args.project)
    report = _checked(graph, args.project)
    errors = [p for p in report.problems if p.severity == "error"]
    if args.json:
        problems = [_problem_record(p, graph) for p in report.problems]
        _print_json({"ok": not errors, "problems": problems})
        return 1 if errors else 0
    for layer in _layers(graph, report):
        print(f"{layer['name']:24} {layer['class']:20} {_shape_text(layer['output_shape']):24} {layer['params']:>12,}")
    print(f"{report.total_params:,} parameters, {report.trainable_params:,} trainable")
    for problem in report.problems:
        where = graph.nodes[problem.node].name + ": " if problem.node in graph.nodes else ""
        hint = f" {problem.hint}" if problem.hint else ""
        print(f"{problem.severity}: {where}{problem.text}{hint}")
    if not report.problems:
        print("no problems")
    return 1 if errors else 0


def summary(args: argparse.Namespace) -> int:
    """List the layers; 1 when the model cannot be built."""
    graph = storage.load(args.project)
    report = _checked(graph, args.project)
    if not report.ok:
        first = next((p for p in report.problems if p.severity == "error"), None)
        raise _CannotBuildError(first)
    layers = _layers(graph, report)
    if args.json:
        totals = {"total_params": report.total_params, "trainable_params": report.trainable_params}
        _print_json({**totals, "layers": layers})
        return 0
    for layer in layers:
        shape = _shape_text(layer["output_shape"])
        inputs = ", ".join(layer["inputs"])
        print(f"{layer['name']:24} {layer['class']:20} {shape:24} {layer['params']:>12,}  {inputs}".rstrip())
    print(f"total {report.total_params:,}, trainable {report.trainable_params:,}")
    return 0


def evaluate(args: argparse.Namespace) -> int:
    """Print losses and metrics of a run."""
    project, folder = storage.encode(storage.load(args.project)), str(args.project.absolute().parent)
    run = run_folder_of(args.project, args.run)
    request = Evaluate(run_dir=str(run), project=project, folder=folder, input=_data_path(args.input), part=args.part)
    asked = Compare(run_dir=str(run), project=project, folder=folder, input=request.input, part=args.part, rows=0)
    answer, compared = engine.ask_all((request, Evaluated), (asked, Predictions), backend=_backend_of(run))
    record = {
        "metrics": answer.metrics,
        "samples": answer.samples,
        "losses_weighted_by": answer.weighted_by or None,
        "note": str(answer.note),
        "outputs": [_output_record(one) for one in compared.outputs],
    }
    if args.output is not None:
        _write(args.output, json.dumps(record, indent=2) + "\n")
    if args.json:
        _print_json(record)
    else:
        print(f"{answer.samples} samples")
        if answer.note.template:
            print(answer.note)
        if answer.weighted_by:
            print(f"losses are weighted by {answer.weighted_by}; metrics and figures count every row alike")
        for name, value in answer.metrics.items():
            print(f"{name}: {value:.6g}" if value is not None else f"{name}: not finite")
        for output in compared.outputs:
            _print_figures(output)
    return 0


def predict(args: argparse.Namespace) -> int:
    """Write the outputs of a run's model."""
    project, folder = storage.encode(storage.load(args.project)), str(args.project.absolute().parent)
    run = run_folder_of(args.project, args.run)
    keys = () if args.no_keys else None if args.keys is None else tuple(n for n in args.keys.split(",") if n)
    request = Predict(
        run_dir=str(run),
        project=project,
        folder=folder,
        input=_data_path(args.input),
        output=str(args.output.absolute()),
        keys=keys,
        with_inputs=args.with_inputs,
    )
    note = engine.ask(request, Done, _backend_of(run)).note
    if note.template:
        print(note, file=sys.stderr)
    print(args.output)
    return 0


def _output_record(output: OutputCompared) -> dict[str, Any]:
    """Return everything that is told of one output, its confusion in counts and in shares of the true class."""
    record: dict[str, Any] = {"name": output.name, "kind": output.kind}
    if output.confusion:
        record["labels"] = list(output.classes)
        record["confusion"] = output.confusion
        record["confusion_shares"] = [[n / (sum(row) or 1) for n in row] for row in output.confusion]
    if output.figures is not None:
        record.update(msgspec.to_builtins(output.figures))
    if output.worst:
        record["worst"] = [_example_record(example) for example in output.worst]
    return record


def _example_record(example: Example) -> dict[str, Any]:
    """Return a row that the model is wrong about: its number from 1, and its columns by name."""
    told = {name: getattr(example, name) for name in ("column", "probability", "error")}
    record = {"row": example.row + 1, "target": example.target, "predicted": example.predicted}
    return {
        **record,
        **{n: value for n, value in told.items() if value not in (None, "")},
        "values": dict(example.values),
    }


def _print_figures(output: OutputCompared) -> None:
    figures = output.figures
    if isinstance(figures, Classes):
        print(f"{output.name}: {'class':20} precision  recall      f1  support")
        for one in figures.classes:
            print(f"{output.name}: {one.label:20} {one.precision:9.4f} {one.recall:7.4f} {one.f1:7.4f} {one.support:8}")
    elif isinstance(figures, Numbers):
        shares = "" if figures.r2 is None else f", R2 {figures.r2:.6g}"
        print(
            f"{output.name}: mean absolute error {figures.mean_absolute_error:.6g}, "
            f"root mean squared error {figures.root_mean_squared_error:.6g}{shares}"
        )


class _CannotBuildError(DesignerError):
    exit_code = 1

    def __init__(self, problem: Problem | None) -> None:
        if problem is None:
            super().__init__(QT_TRANSLATE_NOOP("Errors", "The model cannot be built."))
        else:
            super().__init__(problem.text.template, **problem.text.args)


def _checked(graph: Graph, project: Path) -> Checked:
    answers: list[Any] = []
    folder, runs = str(project.absolute().parent), str(runs_of(project.absolute()))
    return engine.start(answers.append).checked(graph, folder, runs)


def _problem_record(problem: Problem, graph: Graph) -> dict[str, Any]:
    fix = problem.fixes[0].text if problem.fixes else problem.hint
    return {
        "node": graph.nodes[problem.node].name if problem.node in graph.nodes else problem.node,
        "severity": problem.severity,
        "text": str(problem.text),
        "fix": str(fix) if fix is not None else None,
        "id": problem.node,
        "scope": problem.scope,
    }


def _layers(graph: Graph, report: Checked) -> list[dict[str, Any]]:
    order, stuck = topological(graph)
    names = keras_names(graph)
    layers = []
    for node_id in (*order, *stuck):
        info = report.nodes.get(node_id, NodeInfo())
        layers.append(
            {
                "name": names[node_id],
                "class": graph.nodes[node_id].type,
                "output_shape": _output_shape(info),
                "params": info.params,
                "inputs": [names[edge.source] for edge in graph.incoming(node_id)],
            }
        )
    return layers


def _output_shape(info: NodeInfo) -> Any:
    shapes = [_shape(tensor) for tensor in info.outputs]
    return (shapes[0] if len(shapes) == 1 else shapes) if shapes else None


def _shape(tensor: TensorInfo) -> list[int | None] | None:
    return list(tensor.shape) if tensor.shape is not None else None


def _shape_text(shape: Any) -> str:
    return "?" if shape is None else str(shape).replace("[", "(").replace("]", ")")


def _data_path(path: Path | None) -> str:
    return "" if path is None else str(path.absolute())


def _backend_of(run: Path) -> str:
    """Return the backend a run was trained with, if this machine has it."""
    import importlib.util

    from designer.project.run_folder import read_info

    backend = read_info(run).backend
    return backend if backend == "jax" and importlib.util.find_spec("jax") else "tensorflow"


def _print_json(record: Any) -> None:
    print(msgspec.json.encode(record).decode("utf-8"))


def _write(path: Path, text: str) -> None:
    try:
        atomic.write(path, text.encode("utf-8"))
    except OSError as error:
        raise DesignerError(
            QT_TRANSLATE_NOOP("Errors", "{file} could not be written: {reason}."),
            file=os.fspath(path),
            reason=error.strerror or str(error),
        ) from error

"""Commands that ask the engine: check, summary, train, evaluate, predict."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from designer.doctor import finding
from designer.export.expressions import width
from designer.files import atomic
from designer.graph.calls import topological
from designer.graph.model import Graph
from designer.graph.names import keras_names
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, not_written
from designer.headless import engine
from designer.headless.paths import run_folder_of
from designer.headless.sizes import filled
from designer.headless.training import train
from designer.project import storage
from designer.report.examples import Example
from designer.report.figures import Classes, Numbers
from designer.report.outputs import OutputCompared
from designer.report.side_by_side import differences, paired, scalars
from designer.wire import (
    Checked,
    Compare,
    Done,
    Evaluate,
    Evaluated,
    NodeInfo,
    Predict,
    Predictions,
    Problem,
    TensorInfo,
)

__all__ = ["check", "evaluate", "predict", "summary", "train"]


def check(args: argparse.Namespace) -> int:
    """Tell problems, shapes and parameters; 1 when there are errors."""
    graph = filled(storage.load(args.project), args.project)
    report = engine.checked(graph, args.project)
    errors = [p for p in report.problems if p.severity == "error"]
    if args.json:
        problems = [_problem_record(p, graph) for p in report.problems]
        names = {node.id: node.name for node in graph.nodes.values()}
        found = [finding.record(one, names) for one in report.findings]
        _print_json({"ok": not errors, "problems": problems, "findings": found})
        return 1 if errors else 0
    for layer in _layers(graph, report):
        print(f"{layer['name']:24} {layer['class']:20} {_shape_text(layer['output_shape']):24} {layer['params']:>12,}")
    print(f"{report.total_params:,} parameters, {report.trainable_params:,} trainable")
    for problem in report.problems:
        where = graph.nodes[problem.node].name + ": " if problem.node in graph.nodes else ""
        hint = f" {problem.hint}" if problem.hint else ""
        print(f"{problem.severity}: {where}{problem.text}{hint}")
    for line in finding.lines_of(report.findings, {node.id: node.name for node in graph.nodes.values()}):
        print(line)
    if not report.problems:
        print("no problems")
    return 1 if errors else 0


def summary(args: argparse.Namespace) -> int:
    """List the layers; 1 when the model cannot be built."""
    graph = filled(storage.load(args.project), args.project)
    report = engine.checked(graph, args.project)
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
    """Print losses and metrics of a run, or of two on the rows that both have."""
    runs = [run_folder_of(args.project, run) for run in args.run]
    if len(runs) > 2:
        raise DesignerError(QT_TRANSLATE_NOOP("Errors", "One run is evaluated, or two are compared; not more."))
    base = {
        "project": storage.encode(storage.load(args.project)),
        "folder": str(args.project.absolute().parent),
        "input": _data_path(args.input),
        "part": args.part,
    }
    pairs = [
        {**base, "run_dir": str(run), "beside": str(other) if len(runs) > 1 else ""}
        for run, other in zip(runs, reversed(runs), strict=True)
    ]
    asked: list[tuple[Evaluate | Compare, type]] = [
        *((Evaluate(**pair, metrics=tuple(args.metric)), Evaluated) for pair in pairs),
        (Compare(**pairs[0], rows=0), Predictions),
    ]
    *evaluations, compared = engine.ask_all(*asked, backend=backend_of(runs[0]))
    told = list(zip(evaluations, (compared, compared.other), strict=False))
    record = _evaluation_record(*told[0])
    if len(runs) > 1:
        each = [{"run": run.name, **_evaluation_record(*one)} for run, one in zip(runs, told, strict=True)]
        record = {"runs": each, "differences": _differences_record(*told)}
    if args.output is not None:
        _write(args.output, json.dumps(record, indent=2) + "\n")
    if args.json:
        _print_json(record)
        return 0
    for run, (evaluated, compared) in zip(runs, told, strict=True):
        if len(runs) > 1:
            print(f"{run.name}:")
        _print_evaluation(evaluated, compared)
    if len(runs) > 1:
        print(f"differences, {runs[1].name} - {runs[0].name}:")
        for name, value in record["differences"]["metrics"].items():
            print(f"{name}: {value:+.6g}" if value is not None else f"{name}: not finite")
        for layer in record["differences"]["weights"]:
            print(f"weights of {layer['layer']}: {layer['distance']:.1%} apart")
        for output in record["differences"]["outputs"]:
            for one in output.get("apart", ()):
                target = f", target {one['target']}" if one["target"] != "" else ""
                print(f"{output['name']}: row {one['row']}: {one['predicted']} against {one['other']}{target}")
    return 0


def _evaluation_record(evaluated: Evaluated, compared: Predictions) -> dict[str, Any]:
    return {
        "metrics": evaluated.metrics,
        "samples": evaluated.samples,
        "samples_of_part": evaluated.of,
        "losses_weighted_by": evaluated.weighted_by or None,
        "note": str(evaluated.note),
        "outputs": [_output_record(one) for one in compared.outputs],
    }


def _differences_record(first: tuple[Evaluated, Predictions], second: tuple[Evaluated, Predictions]) -> dict[str, Any]:
    """Return what two evaluations differ by, the second minus the first: metrics, figures, classes by label.

    `apart` are rows about which the first says `predicted`, the second `other`; `weights` the layers that are furthest
    from each other, as shares of the first's weights.
    """
    others = {output.name: output for output in second[1].outputs}
    outputs = []
    for one in first[1].outputs:
        if one.name not in others:
            continue
        other = others[one.name]
        found: dict[str, Any] = {"name": one.told, **differences(scalars(one.figures), scalars(other.figures))}
        both = [(mine, its) for mine, its in paired(one.figures, other.figures) if mine is not None and its is not None]
        if both:
            found["classes"] = [{"label": mine.label, **differences(scalars(mine), scalars(its))} for mine, its in both]
        if one.apart:
            found["apart"] = [_example_record(example) for example in one.apart]
        outputs.append(found)
    weights = [{"layer": one.name, "id": one.node, "distance": one.distance} for one in first[1].weights]
    return {"metrics": differences(first[0].metrics, second[0].metrics), "outputs": outputs, "weights": weights}


def _print_evaluation(evaluated: Evaluated, compared: Predictions) -> None:
    is_less = evaluated.samples < evaluated.of
    print(f"{evaluated.samples} samples" + (f", which both runs have, of {evaluated.of}" if is_less else ""))
    if evaluated.note.template:
        print(evaluated.note)
    if evaluated.weighted_by:
        print(f"losses are weighted by {evaluated.weighted_by}; metrics and figures count every row alike")
    for output in compared.outputs:
        _print_figures(output)
    # Keras knows numbers as they were prepared: errors of theirs stand behind those in the target's own units.
    if any(isinstance(output.figures, Numbers) for output in compared.outputs):
        print("as trained, on prepared targets:")
    for name, value in evaluated.metrics.items():
        told = metric_told(name, compared.outputs)
        print(f"{told}: {value:.6g}" if value is not None else f"{told}: not finite")


def metric_told(name: str, outputs: Sequence[OutputCompared]) -> str:
    """Return what a metric is called before people: the name of an output that begins it, as its title."""
    output = next((one for one in outputs if one.title and name.startswith(f"{one.name}_")), None)
    return name if output is None else output.title + name.removeprefix(output.name)


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
    note = engine.ask(request, Done, backend_of(run)).note
    if note.template:
        print(note, file=sys.stderr)
    print(args.output)
    return 0


def _output_record(output: OutputCompared) -> dict[str, Any]:
    """Return everything that is told of one output, its confusion in counts and in shares of the true class."""
    record: dict[str, Any] = {"name": output.told, "kind": output.kind}
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
    told = {name: getattr(example, name) for name in ("column", "probability", "error", "other", "other_probability")}
    record = {"row": example.row + 1, "target": example.target, "predicted": example.predicted}
    return {
        **record,
        **{n: value for n, value in told.items() if value not in (None, "")},
        "values": dict(example.values),
    }


def _print_figures(output: OutputCompared) -> None:
    figures = output.figures
    if isinstance(figures, Classes):
        print(f"{output.told}: {'class':20} precision  recall      f1  support")
        for one in figures.classes:
            label = one.label + " " * (20 - width(one.label))  # Korean letters are two columns wide
            print(f"{output.told}: {label} {one.precision:9.4f} {one.recall:7.4f} {one.f1:7.4f} {one.support:8}")
    elif isinstance(figures, Numbers):
        shares = "" if figures.r2 is None else f", R2 {figures.r2:.6g}"
        print(
            f"{output.told}: mean absolute error {figures.mean_absolute_error:.6g}, "
            f"root mean squared error {figures.root_mean_squared_error:.6g}{shares}"
        )


class _CannotBuildError(DesignerError):
    exit_code = 1

    def __init__(self, problem: Problem | None) -> None:
        if problem is None:
            super().__init__(QT_TRANSLATE_NOOP("Errors", "The model cannot be built."))
        else:
            super().__init__(problem.text.template, **problem.text.args)


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


def backend_of(run: Path) -> str:
    """Return the backend a run was trained with, if this machine has it."""
    from designer.project.run_folder import read_info
    from designer.recipe.backends import available

    return available(read_info(run).backend)


def _print_json(record: Any) -> None:
    print(msgspec.json.encode(record).decode("utf-8"))


def _write(path: Path, text: str) -> None:
    try:
        atomic.write(path, text.encode("utf-8"))
    except OSError as error:
        raise not_written(path, error) from error

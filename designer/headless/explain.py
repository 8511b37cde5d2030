"""The command `explain`: what a run's model depends on, or why it says what it says of a row."""

from __future__ import annotations

import argparse
import itertools
import sys
from pathlib import Path
from typing import Any

import msgspec

from designer.files import atomic
from designer.graph.names import keras_names
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError, not_written
from designer.headless import engine
from designer.headless.paths import run_folder_of
from designer.headless.runs import backend_of
from designer.project import storage
from designer.project.run_folder import PROJECT
from designer.report.examples import Example
from designer.report.explanations import OutputExplained
from designer.wire import ExcitingFound, ExplainRow, ExplainRun, FindExciting, RowExplained, RunExplained


def explain(args: argparse.Namespace) -> int:
    """Print it; the pictures go into a folder."""
    run = run_folder_of(args.project, args.run)
    base: dict[str, Any] = {
        "run_dir": str(run),
        "project": storage.encode(storage.load(args.project)),
        "folder": str(args.project.absolute().parent),
    }
    if args.layer is not None:
        asked = FindExciting(**base, part=args.part, node=_node(run, args.layer))
        _print_exciting(engine.ask(asked, ExcitingFound, backend_of(run)), args.json)
        return 0
    if args.row is None:
        fields = tuple(filter(None, (name.strip() for name in (args.by or "").split(","))))
        many = engine.ask(ExplainRun(**base, part=args.part, fields=fields), RunExplained, backend_of(run))
        (_print_dependence if fields else _print_many)(many, args.json)
        return 0
    one = engine.ask(ExplainRow(**base, row=args.row - 1), RowExplained, backend_of(run))
    if args.output is not None:
        for output in one.outputs:
            _write(output, args.output)
    _print_one(one, args.json)
    return 0


def _node(run: Path, name: str) -> str:
    """Return the id of a layer of a run's model, by its title. Raises DesignerError."""
    graph = storage.load(run / PROJECT)
    for node, known in keras_names(graph).items():
        if name in (known, graph.nodes[node].name, node):
            return node
    raise DesignerError(QT_TRANSLATE_NOOP("Errors", "There is no layer {name} in the drawing."), name=name)


def _print_exciting(found: ExcitingFound, as_json: bool) -> None:
    if as_json:
        units = [{"unit": unit.unit, "rows": [_exciting_record(one) for one in unit.examples]} for unit in found.units]
        told = {"samples": found.samples, "samples_of_part": found.of, "all_units": found.all_units}
        _print_json({**told, "note": str(found.note), "units": units})
        return
    print(f"the most exciting of {found.samples} rows, for {len(found.units)} of {found.all_units} units")
    for unit in found.units:
        for one in unit.examples:
            place = f" at {one.column}" if one.column else ""
            print(f"unit {unit.unit}: row {one.row + 1}: {one.predicted:.6g}{place}  {one.about}".rstrip())


def _exciting_record(one: Example) -> dict[str, Any]:
    return {"row": one.row + 1, "value": one.predicted, "place": one.column, "about": one.about}


def _print_many(found: RunExplained, as_json: bool) -> None:
    if as_json:
        outputs = msgspec.to_builtins(found.outputs)
        _print_json(
            {"samples": found.samples, "samples_of_part": found.of, "note": str(found.note), "outputs": outputs}
        )
        return
    less = f" of {found.of}" if found.samples < found.of else ""
    print(f"{found.samples} rows{less}; how much lower the score is with a field shuffled")
    for output in found.outputs:
        print(f"{output.name}: {output.measure} {output.score:.6g}")
        for field in output.fields:
            print(f"{output.name}: {field.name:24} {field.mean:+.6g} ± {field.deviation:.3g}")


def _print_dependence(found: RunExplained, as_json: bool) -> None:
    if as_json:
        told = {"samples": found.samples, "samples_of_part": found.of, "note": str(found.note)}
        _print_json({**told, "dependence": msgspec.to_builtins(found.dependence)})
        return
    print(f"on average over {found.samples} rows of {found.of}, all other fields as they are")
    for output in found.dependence:
        for curve in output.curves:
            label = f" {curve.label}" if curve.label else ""
            for value, mean in zip(itertools.product(*output.values), curve.means, strict=True):
                at = ", ".join(f"{name} {one}" for name, one in zip(output.fields, value, strict=True))
                print(f"{output.name}{label}: {at}: {mean:.6g}")


def _print_one(found: RowExplained, as_json: bool) -> None:
    if as_json:
        outputs = [_without_pictures(one) for one in found.outputs]
        _print_json({"note": str(found.note), "outputs": outputs})
        return
    if found.note.template:
        print(found.note, file=sys.stderr)
    for output in found.outputs:
        said = f" {output.decided}" if output.decided else ""
        base = "" if output.base is None else f", {output.base:.6g} of a usual row"
        print(f"{output.name}:{said} {output.score:.6g}{base}")
        if output.note.template:
            print(output.note)
        for effect in (*output.effects, *output.words):
            print(f"{output.name}: {effect.name:24} {effect.effect:+.6g}  {effect.value}".rstrip())
            for step, value in enumerate(effect.steps, start=1):
                print(f"{output.name}: {f'{effect.name}, step {step}':24} {value:+.6g}")


def _without_pictures(output: OutputExplained) -> object:
    overlays = tuple(msgspec.structs.replace(one, picture=b"") for one in output.overlays)
    record = msgspec.to_builtins(msgspec.structs.replace(output, overlays=overlays))
    return {**record, "note": str(output.note)}


def _write(output: OutputExplained, folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for one in output.overlays:
            name = "".join(letter if letter.isalnum() else "_" for letter in f"{output.name}-{one.field}-{one.method}")
            atomic.write(folder / f"{name}.png", one.picture)
            print(folder / f"{name}.png", file=sys.stderr)
    except OSError as error:
        raise not_written(folder, error) from error


def _print_json(record: object) -> None:
    print(msgspec.json.encode(record).decode("utf-8"))

"""Writes the data part of a script: reading, preparing and splitting in the words of pandas and scikit-learn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import PurePath

from designer.data.chain import Chain
from designer.data.code import Code
from designer.data.errors import DataError
from designer.data.field import Field
from designer.data.plan import PlannedBinding, plan
from designer.data.prepare import settled
from designer.data.settings import DataSettings
from designer.data.sources import Source
from designer.data.sources.base import Reading
from designer.data.split import way
from designer.data.split_code import NAMES_CODE, split_code
from designer.data.steps.base import GAPS_CODE, WORDS_CODE
from designer.data.typed_code import typed_code
from designer.export import data_helpers as helpers
from designer.export.expressions import (
    WIDTH,
    Expression,
    Group,
    call,
    mapping,
    parsed,
    sequence,
    statement,
    string,
)
from designer.graph.calls import Program
from designer.graph.interface import Structure
from designer.graph.texts import QT_TRANSLATE_NOOP

FOLDER = "FOLDER"
PARTS = ("validation", "test")
_ALIKE = 4  # from so many neighbours on, columns that are read alike are listed


class DataCode:
    """The functions of a script that make its arrays.

    `fields` are those of the source, `readings` what reading each source showed: of "" for the project's own, and of
    "validation" and "test". `data_path` turns the path of a file as the project has it into the one that the script
    finds it under. Raises DataError as `plan` does.
    """

    def __init__(
        self,
        program: Program,
        settings: DataSettings,
        fields: Iterable[Field],
        readings: Mapping[str, Reading],
        data_path: Callable[[str], str],
    ) -> None:
        if settings.source is None:
            raise DataError(QT_TRANSLATE_NOOP("Errors", "The project has no data yet. Choose some in the data panel."))
        self._program = program
        self._settings = settings
        self._plan = plan(settings, fields)
        self._readings = readings
        self._data_path = data_path
        self._source = settings.source
        self._others = self._found_others()
        self._split = settled(settings.split, settings.windows, self._others)
        self._way = way(self._split, self._plan.classes_target is not None)
        self._codes: list[Code] = []
        self._calls: dict[str, Expression] = {}
        self.functions = [*self._readers(), self._preparations(), self._load_data(), self._arrays()]

    @property
    def parts(self) -> tuple[str, ...]:
        """Which parts `load_data` returns behind those to train on."""
        shares = {"validation": self._split.validation or self._split.folds > 1, "test": self._split.test}
        by_words = self._way == "column"
        return tuple(
            part for part in PARTS if part in self._others or (self._way != "own" and (shares[part] or by_words))
        )

    @property
    def has_weights(self) -> bool:
        """Whether `load_data` returns weights of the samples behind inputs and targets."""
        return bool(self._settings.sample_weights)

    @property
    def reads_files(self) -> bool:
        """Whether the script needs to know its own folder."""
        paths = [_path_of(self._source), *(_path_of(source) for source, _ in self._others.values())]
        return any(path and not self._is_absolute(path) for path in paths)

    def module_lines(self) -> list[str]:
        """Return the variables of the script."""
        return ["FITTED = {}  # what was fitted on the rows to train on"]

    @property
    def imports(self) -> list[str]:
        """The import lines that are needed, some of them twice."""
        return [line for code in self._codes for line in code.imports]

    def helpers(self) -> list[list[str]]:
        """Return the functions and classes that are used, as lines, each once."""
        texts = dict.fromkeys(text for code in self._codes for text in code.helpers)
        return [text.split("\n") for text in texts]

    # Reading

    def _found_others(self) -> dict[str, tuple[Source, str]]:
        """Return, by part, the source that has rows for it alone and which of its parts they are."""
        found: dict[str, tuple[Source, str]] = {}
        for part in PARTS:
            own = self._settings.validation if part == "validation" else self._settings.test
            if own is not None:
                found[part] = (own, "")
            elif self._settings.split.by == "own" and part in self._reading("").parts:
                found[part] = (self._source, part)
        return found

    def _reading(self, part: str) -> Reading:
        return self._readings.get(part, Reading())

    def _readers(self) -> list[list[str]]:
        """Return `read_data`, and `read_validation` and `read_test` where what they read is written otherwise."""
        columns = self._plan.columns
        main = self._used(self._source.code(self._reading(""), columns))
        kinds = self._kinds()
        functions = [self._reader("data", self._source, main, kinds)]
        for name, (source, part) in self._others.items():
            code = source.code(self._reading("" if part else name), columns, part)
            if code == main and _path_of(source):
                self._calls[name] = call("read_data", self._path(source))
                continue
            functions.append(self._reader(name, source, self._used(code), kinds))
            self._calls[name] = call(f"read_{name}")
        return functions

    def _reader(self, name: str, source: Source, code: Code, kinds: Expression) -> list[str]:
        parameters = (("path=", self._path(source)),) if _path_of(source) else ()
        return [
            *statement("def ", Group(f"read_{name}", "()", parameters), indent=0, after=":"),
            '    """Return columns by name in the types that they mean."""',
            *statement("kinds = ", kinds),
            *statement("frame = ", parsed(code.text)),
            *statement("return ", "{name: kind(frame[name]) for name, kind in kinds.items() if name in frame}"),
        ]

    def _kinds(self) -> Expression:
        fields = {c.field.name: c.field for b in (*self._plan.inputs, *self._plan.targets) for c in b.chains}
        fields.update({name: field for name, field in self._plan.others.items() if name not in fields})
        items: list[tuple[str, Expression]] = []
        for names, code in _grouped((name, self._used(typed_code(field))) for name, field in fields.items()):
            if len(names) < _ALIKE:
                items += [(f"{string(name)}: ", parsed(code.text)) for name in names]
            else:
                items.append(("**", call("dict.fromkeys", _strings(names), parsed(code.text))))
        return Group("", "{}", tuple(items))

    def _path(self, source: Source) -> Expression:
        path = self._data_path(_path_of(source))
        return string(path) if PurePath(path).is_absolute() else f"{FOLDER} / {string(path)}"

    def _is_absolute(self, path: str) -> bool:
        return PurePath(self._data_path(path)).is_absolute()

    # Preparing

    def _preparations(self) -> list[str]:
        names = {one.node: one.name for one in self._program.inputs}
        inputs = {names[b.key]: self._groups(b) for key in names for b in self._plan.inputs if b.key == key}
        keys = {one.key: one.name for one in self._program.outputs}
        targets = {keys[b.key]: self._groups(b) for key in keys for b in self._plan.targets if b.key == key}
        return [
            "def preparations():",
            '    """Return the columns of Inputs and targets with the steps that prepare them."""',
            *statement("inputs = ", mapping(inputs)),
            *statement("targets = ", mapping(targets)),
            "    return inputs, targets",
        ]

    def _groups(self, binding: PlannedBinding) -> Expression:
        grouped = _grouped((chain.field.name, self._steps(chain)) for chain in binding.chains)
        return sequence(Group("", "()", (("", _strings(names)), ("", parsed(steps.text)))) for names, steps in grouped)

    def _steps(self, chain: Chain) -> Code:
        field, texts = chain.field, []
        for step in chain.steps:
            texts.append(self._used(step.code(field)).text)
            field = step.infer(field) or field
        return Code(f"[{', '.join(texts)}]")

    # Loading

    def _load_data(self) -> list[str]:
        windows = self._settings.windows
        told = {"": "", "validation": "to validate with", "test": "to test with"}
        what = " and ".join(["to train on", *(told[part] for part in self.parts)])
        lines = ["def load_data():", f'    """Return inputs and targets {what}."""', "    table = read_data()"]
        tables = {"": "table", **{part: f"{part}_table" for part in self._others}}
        for part in self._others:
            lines += statement(f"{tables[part]} = ", self._calls[part])
        for table in tables.values() if windows else ():
            lines += self._ranked(table)
        lines += ["    inputs, targets = preparations()", *statement("rows = ", self._rows("table"))]
        if self._settings.sample_weights:
            weights = f"table[{string(self._settings.sample_weights)}][rows]"
            lines += [f"    weights = {weights}", "    rows = rows[np.isfinite(weights) & (weights >= 0)]"]
        lines += self._divided()
        self._use(
            helpers.FIT,
            helpers.TRANSFORMED,
            helpers.AS_COLUMNS,
            helpers.TAKE,
            imports=("from sklearn.base import clone",),
        )
        lines.append("    training = take(table, training)")
        labelled = self._labelled(tables)
        lines += labelled
        given = ", labelled" if labelled else ""
        lines.append('    FITTED["inputs"] = fit(inputs, training)')
        lines.append(f'    FITTED["targets"] = fit(targets, training{given})')
        made = ["arrays(training)"]
        for part in self.parts:
            made.append(f"arrays({tables[part]})" if part in self._others else f"arrays(take(table, {part}))")
        one = f"    return {', '.join(made)}"
        return [
            *lines,
            *([one] if len(one) <= WIDTH else statement("return ", Group("", "()", tuple(("", m) for m in made)))),
        ]

    def _rows(self, table: str) -> Expression:
        """Return the expression of the rows of a table that have what the split and the targets need."""
        needed = [
            chain.field.name
            for binding in self._plan.targets
            for chain in binding.chains
            if not any(step.fills_gaps for step in chain.steps)
        ]
        if needed:
            self._use(helpers.COMPLETE, GAPS_CODE, imports=("import pandas as pd",))
            found: Expression = call("complete", table, _strings(list(dict.fromkeys(needed))))
        else:
            found = f"np.arange(len({table}[{string(self._plan.columns[0])}]))"
        if any(step.is_before_split for b in self._plan.inputs for chain in b.chains for step in chain.steps):
            self._use(helpers.LEFT_OUT)
            return call("without_left_out", table, found, "inputs")
        return found

    def _divided(self) -> list[str]:
        if self._way == "own":
            return ["    training = rows"]
        target = self._plan.classes_target
        classes = f"table[{string(target.chains[0].field.name)}][rows]" if target else ""
        code = self._used(split_code(self._split, classes, f"table[{string(self._split.column)}][rows]"))
        drawn = [part for part in self.parts if part not in self._others]
        names = ["training", *(part if part in drawn else "_" for part in PARTS)]
        lines = statement("parts = ", parsed(code.text))
        return [*lines, f"    {', '.join(names)} = (rows[part] for part in parts)"]

    def _labelled(self, tables: Mapping[str, str]) -> list[str]:
        """Return the lines that gather all rows with a target, which its classes are taken from."""
        if not any(step.is_label for b in self._plan.targets for chain in b.chains for step in chain.steps):
            return []
        if not self._others:
            return ["    labelled = take(table, rows)"]
        takes: list[Expression] = ["take(table, rows)"]
        takes += [call("take", tables[part], self._rows(tables[part])) for part in self._others]
        self._use(helpers.JOINED)
        return statement("labelled = ", call("joined", *takes))

    def _ranked(self, table: str) -> list[str]:
        windows = self._settings.windows
        assert windows is not None
        self._use(helpers.RANKS, helpers.WINDOWS)
        rows = f"np.arange(len({table}[{string(self._plan.columns[0])}]))"
        times = f"{table}[{string(windows.time)}]" if windows.time else rows
        groups = "None"
        if windows.group:
            groups = f"{table}[{string(windows.group)}]"
            self._use(NAMES_CODE, WORDS_CODE)
        return statement(f'{table}["(place)"], {table}["(group)"] = ', call("ranks", times, groups))

    def _arrays(self) -> list[str]:
        windows, weights = self._settings.windows, self._settings.sample_weights
        self._use(helpers.PREPARE)
        what = "inputs, targets and weights" if weights else "inputs and targets"
        lines = ["def arrays(table):", f'    """Return {what} of the rows that can be used."""']
        if windows:
            lines.append('    table = take(table, np.argsort(table["(place)"], kind="stable"))')
        lines += [
            '    x, usable = prepare(FITTED["inputs"], table)',
            '    y, is_labelled = prepare(FITTED["targets"], table)',
        ]
        if weights:
            lines += [
                f"    weights = table[{string(weights)}]",
                "    is_labelled &= np.isfinite(weights) & (weights >= 0)",
            ]
        lines.append("    rows = np.flatnonzero(usable & is_labelled)")
        shown = "rows"
        if windows:
            lines += self._windowed(with_targets=True)
            shown = "shown"
        lines += self._reshaped()
        x = self._packed("x", self._program.takes, shown, self._program.inputs[0].name if self._program.inputs else "")
        how = "single" if len(self._program.outputs) == 1 and self._program.gives == "list" else self._program.gives
        y = self._packed("y", how, "rows", self._program.outputs[0].name if self._program.outputs else "")
        returned = [x, y, *(['weights[rows].astype("float32")'] if weights else [])]
        one = f"    return {', '.join(returned)}"
        if len(one) <= WIDTH:
            return [*lines, one]
        lines += [f"    x = {x}", f"    y = {y}"]
        return [*lines, f"    return {', '.join(['x', 'y', *returned[2:]])}"]

    def _windowed(self, with_targets: bool) -> list[str]:
        windows = self._settings.windows
        assert windows is not None
        horizon = windows.horizon if with_targets else 0
        starts = call(
            "window_starts",
            'table["(place)"][rows]',
            'table["(group)"][rows]',
            span=repr(windows.length + horizon),
            stride=repr(windows.stride),
        )
        return [
            *statement("starts = ", starts),
            f"    shown = rows[starts[:, None] + np.arange({windows.length})]",
            f"    rows = rows[starts + {windows.length - 1 + horizon}]",
        ]

    def _reshaped(self) -> list[str]:
        names = [one.name for one in self._program.inputs if one.params.get("shape") == []]
        return [f"    x[{string(name)}] = x[{string(name)}].reshape(-1)" for name in names]

    def _packed(self, name: str, how: Structure, rows: str, first: str) -> str:
        has_text = name == "x" and any(c.made.dtype == "string" for b in self._plan.inputs for c in b.chains)
        taken = f"tensors(array[{rows}])" if has_text else f"array[{rows}]"
        if has_text:
            self._use(helpers.TENSORS)
        if how == "single":
            alone = f"{name}[{string(first)}][{rows}]"
            return f"tensors({alone})" if has_text else alone
        if how == "list":
            return f"[{taken} for array in {name}.values()]"
        return f"{{name: {taken} for name, array in {name}.items()}}"

    def _used(self, code: Code) -> Code:
        self._codes.append(code)
        return code

    def _use(self, *texts: str, imports: Sequence[str] = ()) -> None:
        self._codes.append(Code("", ("import numpy as np", *imports), texts))


def _grouped(pairs: Iterable[tuple[str, Code]]) -> list[tuple[list[str], Code]]:
    """Return neighbours with the same code together."""
    found: list[tuple[list[str], Code]] = []
    for name, code in pairs:
        if found and found[-1][1].text == code.text:
            found[-1][0].append(name)
        else:
            found.append(([name], code))
    return found


def _returned(values: Sequence[str]) -> list[str]:
    line = f"    return {', '.join(values)}"
    return [line] if len(line) <= WIDTH else statement("return ", Group("", "()", tuple(("", v) for v in values)))


def _path_of(source: Source) -> str:
    """Return the file or folder of a source as the project has it, "" where it needs none."""
    return getattr(source, "path", "")


def _strings(names: Sequence[str]) -> Expression:
    return sequence(string(name) for name in names)

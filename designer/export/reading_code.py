"""Writes the functions of a script that read its sources, by columns in the types that they mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath

import msgspec

from designer.data.code import Code
from designer.data.columns import as_written
from designer.data.facts import Facts
from designer.data.field import Field
from designer.data.plan import Plan
from designer.data.settings import DataSettings
from designer.data.sources import Source
from designer.data.typed_code import typed_code
from designer.export.expressions import Expression, Group, call, parsed, statement, string
from designer.export.grouping import grouped, strings
from designer.export.uses import Uses

FOLDER = "FOLDER"
PARTS = ("validation", "test")
_ALIKE = 4  # from so many neighbours on, columns that are read alike are listed


class ReadingCode:
    """`read_data`, and `read_validation` and `read_test` where rows of their own are written otherwise."""

    def __init__(
        self,
        source: Source,
        settings: DataSettings,
        planned: Plan,
        facts: Mapping[str, Facts],
        data_path: Callable[[str], str],
        uses: Uses,
        keys: tuple[str, ...] = (),
    ) -> None:
        self._source, self._plan, self._facts = source, planned, facts
        self._keys = keys
        self._data_path, self._uses = data_path, uses
        self.others = self._found_others(settings)
        self.calls: dict[str, Expression] = {}
        self.functions = self._readers()

    @property
    def reads_files(self) -> bool:
        """Whether the script needs to know its own folder."""
        paths = [path_of(self._source), *(path_of(source) for source, _ in self.others.values())]
        return any(path and not PurePath(self._data_path(path)).is_absolute() for path in paths)

    def _found_others(self, settings: DataSettings) -> dict[str, tuple[Source, str]]:
        """Return, by part, the source that has rows for it alone and which of its parts they are."""
        found: dict[str, tuple[Source, str]] = {}
        parts = self._of("").reading.parts
        for part in PARTS:
            own = settings.validation if part == "validation" else settings.test
            is_used = settings.split.by in {"auto", "own"} or (part == "test" and not settings.split.test)
            if own is not None:
                found[part] = (own, "")
            elif is_used and part in parts and (not parts[part] or set(self._plan.columns) <= parts[part].keys()):
                found[part] = (self._source, part)
        return found

    def _of(self, part: str) -> Facts:
        return self._facts.get(part, Facts())

    def _readers(self) -> list[list[str]]:
        fields = {c.field.name: c.field for b in (*self._plan.inputs, *self._plan.targets) for c in b.chains}
        fields.update({name: field for name, field in self._plan.others.items() if name not in fields})
        columns = tuple(dict.fromkeys((*self._plan.columns, *self._keys)))
        main = self._source.code(self._of("").reading, columns)
        functions = [self._reader("data", self._source, main, fields)]
        for name, (source, part) in self.others.items():
            facts = self._of("" if part else name)
            code = source.code(facts.reading, columns, part)
            written = {field.name: field for field in facts.fields}
            own = {key: _as_read(as_written(field, written), written.get(key)) for key, field in fields.items()}
            is_alike = all(typed_code(own[key]) == typed_code(field) for key, field in fields.items())
            if code == main and is_alike and path_of(source):
                self.calls[name] = call("read_data", self._path(source))
                continue
            functions.append(self._reader(name, source, code, own))
            self.calls[name] = call(f"read_{name}")
        return functions

    def _reader(self, name: str, source: Source, code: Code, fields: Mapping[str, Field]) -> list[str]:
        parameters = (("path=", self._path(source)),) if path_of(source) else ()
        self._uses.code(code)
        return [
            *statement("def ", Group(f"read_{name}", "()", parameters), indent=0, after=":"),
            '    """Return columns by name in the types that they mean."""',
            *statement("kinds = ", self._kinds(fields)),
            *statement("frame = ", parsed(code.text)),
            *self._returned(),
        ]

    def _returned(self) -> list[str]:
        columns = "{name: kind(frame[name]) for name, kind in kinds.items() if name in frame}"
        if not self._keys:
            return [f"    return {columns}"]
        is_folder = bool(path_of(self._source)) and not PurePath(path_of(self._source)).suffix
        root = ", path" if is_folder else ""
        self._uses.add(_FILES_AS_THEY_ARE if is_folder else _AS_IT_IS, imports=("import pandas as pd",))
        return [
            f"    table = {columns}",
            "    for name in KEYS:",
            "        if name in frame:",
            f'            table[f"(key) {{name}}"] = as_it_is(frame[name]{root})',
            "    return table",
        ]

    def _kinds(self, fields: Mapping[str, Field]) -> Expression:
        items: list[tuple[str, Expression]] = []
        for names, code in grouped((name, self._uses.code(typed_code(field))) for name, field in fields.items()):
            if len(names) < _ALIKE:
                items += [(f"{string(name)}: ", parsed(code.text)) for name in names]
            else:
                items.append(("**", call("dict.fromkeys", strings(names), parsed(code.text))))
        return Group("", "{}", tuple(items))

    def _path(self, source: Source) -> Expression:
        path = self._data_path(path_of(source))
        return string(path) if PurePath(path).is_absolute() else f"{FOLDER} / {string(path)}"


_AS_IT_IS = '''def as_it_is(column):
    """Return a column as the file has it, None for gaps."""
    values = pd.Series(list(column), dtype=object)
    return values.where(values.notna(), None).to_numpy()'''


_FILES_AS_THEY_ARE = '''def as_it_is(column, root):
    """Return a column as the data have it, files as in their folder, None for gaps."""
    values = pd.Series(list(column), dtype=object).astype(str)
    return values.str.removeprefix(f"{root}{os.sep}").to_numpy(object)'''


def path_of(source: Source) -> str:
    """Return the file or folder of a source as the project has it, "" where it needs none."""
    return getattr(source, "path", "")


def _as_read(field: Field, written: Field | None) -> Field:
    """Return a field with the type that the column has in another source."""
    return field if written is None or field.shape else msgspec.structs.replace(field, dtype=written.dtype)

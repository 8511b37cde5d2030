"""Arrow files, as streams or for random access, and Feather, which is the latter."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from designer.data import mapped
from designer.data.code import Code
from designer.data.files import MAX_TABLE_BYTES, check_size, checked_names, no_rows, resolve, unreadable
from designer.data.progress import Progress, ignore
from designer.data.sources.base import Opened, Reading, Source, chosen
from designer.data.sources.columnar import NESTED_CODE, usable
from designer.data.table import Table
from designer.graph.texts import QT_TRANSLATE_NOOP


class ArrowSource(Source, frozen=True, tag="arrow", omit_defaults=True, forbid_unknown_fields=True):
    """An Arrow or Feather file, which is mapped and not read where it is not compressed."""

    title: ClassVar = QT_TRANSLATE_NOOP("Data", "Arrow file")
    endings: ClassVar[tuple[str, ...]] = (".arrow", ".feather", ".arrows", ".ipc")
    path: str

    @classmethod
    def of(cls, path: Path, head: bytes) -> ArrowSource | None:
        """Return the source of a file with one of Arrow's marks."""
        _ = path
        return cls(str(path)) if head.startswith((b"ARROW1", b"FEA1", b"\xff\xff\xff\xff")) else None

    def open(self, folder: Path, columns: Sequence[str] | None = None, progress: Progress = ignore) -> Opened:
        """Return the columns. Raises DataError."""
        import pyarrow as pa
        from pyarrow import feather

        path = resolve(self.path, folder)
        check_size(path, MAX_TABLE_BYTES)
        try:
            with path.open("rb") as file:
                mark = file.read(6)
            if mark.startswith(b"FEA1"):
                table = feather.read_table(str(path))
            else:
                table = mapped.map_table(path, is_stream=mark != b"ARROW1")
                table.validate(full=table.nbytes < 2**28)
        except (pa.ArrowException, OSError, ValueError, KeyError) as error:
            raise unreadable(path, str(error)[:200]) from None
        progress(1.0)
        checked_names(path, 1, list(table.column_names))
        names = chosen([n for n in table.column_names if not n.startswith("__index_level_")], columns)
        if not table.num_rows:
            raise no_rows(path)
        found, notes = usable({name: table.column(name) for name in names})
        return Opened(Table(found, table.num_rows), notes, folder=path.parent)

    def code(self, reading: Reading, columns: Sequence[str], part: str = "") -> Code:
        _ = reading, columns, part
        imports = ("import pyarrow as pa", "from pyarrow import feather")
        return Code("flattened(read_arrow(path))", imports, (NESTED_CODE, _CODE))


_CODE = '''def read_arrow(path):
    """Return the table of an Arrow file, a Feather file or a stream."""
    try:
        return feather.read_table(path)
    except pa.ArrowInvalid:
        with pa.OSFile(str(path)) as file:
            return pa.ipc.open_stream(file).read_all()'''

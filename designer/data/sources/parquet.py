"""Parquet files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from designer.data.code import Code
from designer.data.files import MAX_TABLE_BYTES, check_size, checked_names, no_rows, resolve, unreadable
from designer.data.progress import Progress, ignore
from designer.data.sources.base import Opened, Reading, Source, chosen
from designer.data.sources.columnar import NESTED_CODE, usable
from designer.data.sources.spool import Spool
from designer.data.table import Table
from designer.graph.texts import QT_TRANSLATE_NOOP


class ParquetSource(Source, frozen=True, tag="parquet", omit_defaults=True, forbid_unknown_fields=True):
    """A Parquet file."""

    title: ClassVar = QT_TRANSLATE_NOOP("Data", "Parquet file")
    endings: ClassVar[tuple[str, ...]] = (".parquet", ".pq")
    path: str

    @classmethod
    def of(cls, path: Path, head: bytes) -> ParquetSource | None:
        """Return the source of a file with Parquet's mark."""
        return cls(str(path)) if head.startswith(b"PAR1") else None

    def open(self, folder: Path, columns: Sequence[str] | None = None, progress: Progress = ignore) -> Opened:
        """Return the columns. Raises DataError."""
        import pyarrow as pa
        from pyarrow import parquet

        path = resolve(self.path, folder)
        check_size(path, MAX_TABLE_BYTES)
        try:
            with parquet.ParquetFile(path) as file:
                schema, rows = file.schema_arrow, file.metadata.num_rows
                groups = [file.metadata.row_group(i) for i in range(file.metadata.num_row_groups)]
                expected = sum(group.total_byte_size for group in groups)
                checked_names(path, 1, list(schema.names))
                names = chosen([n for n in schema.names if not n.startswith("__index_level_")], columns)
                if not rows:
                    raise no_rows(path)
                done = 0
                with Spool(expected) as spool:
                    for batch in file.iter_batches(columns=names, batch_size=1 << 17):
                        spool.add(batch)
                        done += len(batch)
                        progress(min(1.0, done / rows))
                    found = spool.columns(names)
        except (pa.ArrowException, OSError, ValueError, KeyError) as error:
            raise unreadable(path, str(error)[:200]) from None
        table, notes = usable(
            {n: c if isinstance(c, pa.ChunkedArray) else pa.chunked_array(c) for n, c in found.items()}
        )
        return Opened(Table(table, done), notes, folder=path.parent)

    def code(self, reading: Reading, columns: Sequence[str], part: str = "") -> Code:
        _ = reading, part
        if any("." in name for name in columns):
            return Code("flattened(pq.read_table(path))", ("import pyarrow.parquet as pq",), (NESTED_CODE,))
        return Code("pd.read_parquet(path)", ("import pandas as pd",))

"""Record batches as they are read: small tables stay in memory, larger ones go to an Arrow file that is mapped."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from designer.data import mapped
from designer.data.files import unreadable


class Spool:
    """Takes the batches of a source of about `expected` bytes and gives them back as columns.

    The file of a large table lasts as long as a column that is mapped from it.
    """

    def __init__(self, expected: int) -> None:
        self._batches: list[Any] = []
        self._path: Path | None = None
        self._writer: Any = None
        self.on_disk = expected > mapped.IN_MEMORY_BYTES

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._writer is not None:
            self._writer.close()
        if self._path is not None and kind is not None:
            self._path.unlink(missing_ok=True)

    def add(self, batch: Any) -> None:
        """Take one more batch."""
        import pyarrow as pa

        if not self.on_disk:
            self._batches.append(batch)
            return
        if self._writer is None:
            handle, name = tempfile.mkstemp(suffix=".arrow", prefix="table-")
            os.close(handle)
            self._path = Path(name)
            self._writer = pa.ipc.new_file(name, batch.schema)
        try:
            self._writer.write_batch(batch)
        except OSError as error:
            raise unreadable(self._path, error.strerror or str(error)) from None  # type: ignore[arg-type]

    def columns(self, names: Sequence[str]) -> dict[str, Any]:
        """Return everything that was added by name: a column mapped from the file, or a list of chunks in memory."""
        if self._writer is None:
            return {name: [batch.column(i) for batch in self._batches] for i, name in enumerate(names)}
        self._writer.close()
        self._writer = None
        assert self._path is not None
        table = mapped.map_table(self._path, is_temporary=True)
        return {name: table.column(name) for name in names}

"""Folders of texts, a folder a class."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

from designer.data.code import Code
from designer.data.encodings import find_encoding
from designer.data.files import MAX_RECORDS_BYTES, unreadable
from designer.data.progress import Progress, ignore
from designer.data.sources.base import Opened, Reading, Source
from designer.data.sources.folders import folder_code, holds, open_folder
from designer.graph.texts import QT_TRANSLATE_NOOP

ENDINGS = (".txt", ".md", ".text")


class TextFolderSource(Source, frozen=True, tag="texts", omit_defaults=True, forbid_unknown_fields=True):
    """The texts below a folder; `encoding` "" is found out for each."""

    title: ClassVar = QT_TRANSLATE_NOOP("Data", "folder of texts")
    is_folder: ClassVar = True
    path: str
    encoding: str = ""

    @classmethod
    def of(cls, path: Path, head: bytes) -> TextFolderSource | None:  # noqa: ARG003
        """Return the source of a folder that holds texts."""
        return cls(str(path)) if holds(path, ENDINGS) else None

    def open(self, folder: Path, columns: Sequence[str] | None = None, progress: Progress = ignore) -> Opened:
        """Return the columns "file" (below the folder), "text" and "class". Raises DataError."""

        def load(paths: list[Path]) -> Mapping[str, Any]:
            import pyarrow as pa

            texts, total = [], 0
            for number, path in enumerate(paths):
                total += path.stat().st_size
                if total > MAX_RECORDS_BYTES:
                    raise unreadable(path.parent, f"its texts have more than {MAX_RECORDS_BYTES // 2**20} MB")
                try:
                    text = path.read_bytes().decode(self.encoding or find_encoding(path).name)
                except (OSError, UnicodeError, LookupError) as error:
                    raise unreadable(path, str(error)[:200]) from None
                texts.append(text.removeprefix("\ufeff").replace("\r\n", "\n"))
                if number % 100 == 0:
                    progress(number / len(paths))
            return {"text": pa.chunked_array([pa.array(texts, pa.string())])}

        return open_folder(self.path, folder, ENDINGS, columns, "text", "text", load)

    def code(self, reading: Reading, columns: Sequence[str], part: str = "") -> Code:
        _ = reading, columns
        files = folder_code("file", ENDINGS, part)
        text = f"with_texts({files.text}, {self.encoding!r})" if self.encoding else f"with_texts({files.text})"
        return Code(text, (*files.imports, "from pathlib import Path"), (_CODE, *files.helpers))


_CODE = '''def with_texts(table, encoding=""):
    """Return a table of files with their texts."""

    def read(path):
        data = Path(path).read_bytes()
        is_wide = data.startswith((b"\\xff\\xfe", b"\\xfe\\xff"))
        guessed = ["utf-16" if is_wide else "utf-8-sig", "cp949"]
        for one in [encoding] if encoding else guessed:
            try:
                return data.decode(one)
            except UnicodeDecodeError:
                continue
        return data.decode("cp1252", "replace")

    texts = [read(path).removeprefix("\\ufeff") for path in table["file"]]
    return {**table, "text": [text.replace("\\r\\n", "\\n") for text in texts]}'''

"""Folders of texts, a folder a class."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from designer.data.code import Code, called, given
from designer.data.dialect import encoding_of
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

        found: dict[str, str] = {}

        def load(paths: list[Path]) -> Mapping[str, Any]:
            import pyarrow as pa

            texts, total = [], 0
            root = folder / self.path
            for number, path in enumerate(paths):
                total += path.stat().st_size
                if total > MAX_RECORDS_BYTES:
                    raise unreadable(path.parent, f"its texts have more than {MAX_RECORDS_BYTES // 2**20} MB")
                try:
                    name = encoding_of(path, self.encoding).name
                    text = path.read_bytes().decode(name)
                except (OSError, UnicodeError, LookupError) as error:
                    raise unreadable(path, str(error)[:200]) from None
                if not _tells_itself(name):
                    found[path.relative_to(root).as_posix()] = name
                texts.append(text.removeprefix("\ufeff").replace("\r\n", "\n"))
                if number % 100 == 0:
                    progress(number / len(paths))
            return {"text": pa.chunked_array([pa.array(texts, pa.string())])}

        opened = open_folder(self.path, folder, ENDINGS, columns, "text", "text", load)
        return replace(opened, encodings={} if self.encoding else _listed(found))

    def code(self, reading: Reading, columns: Sequence[str], part: str = "") -> Code:
        _ = columns
        files = folder_code("file", ENDINGS, part)
        if self.encoding:
            text = called("with_texts", f"path, {files.text}", encoding=self.encoding)
            return Code(text, (*files.imports, "from pathlib import Path"), (_CODE, *files.helpers))
        usual = reading.encodings.get("", "")
        others = {name: encoding for name, encoding in reading.encodings.items() if name}
        text = called("with_texts", f"path, {files.text}", **given(usual=usual, others=others))
        return Code(text, (*files.imports, "from pathlib import Path"), (_CODE, *files.helpers))


def _tells_itself(encoding: str) -> bool:
    """Return whether a text in this encoding can be told by trying, or by the mark it begins with."""
    return encoding in {"utf-8", "utf-8-sig", "utf-16", "utf-32"}


def _listed(found: Mapping[str, str]) -> dict[str, str]:
    """Return the encodings by file, the most frequent one under "" for all that are not named."""
    counts = Counter(found.values()).most_common(1)
    usual = counts[0][0] if counts else ""
    return {"": usual, **{name: one for name, one in found.items() if one != usual}} if usual else {}


_CODE = '''def with_texts(root, table, encoding="", usual="", others=()):
    """Return a table of files with their texts.

    Without an encoding a text is in Unicode, or in the usual one or that of `others`.
    """

    def read(path):
        data = Path(path).read_bytes()
        name = Path(path).relative_to(root).as_posix()
        if encoding or name in others:
            return data.decode(encoding or others[name])
        if data.startswith((b"\\xff\\xfe\\0\\0", b"\\0\\0\\xfe\\xff")):
            return data.decode("utf-32")
        if data.startswith((b"\\xff\\xfe", b"\\xfe\\xff")):
            return data.decode("utf-16")
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            return data.decode(usual or "utf-8")

    texts = [read(path).removeprefix("\\ufeff") for path in table["file"]]
    return {**table, "text": [text.replace("\\r\\n", "\\n") for text in texts]}'''

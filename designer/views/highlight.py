"""Colours for Python in the tokens of a theme: Pygments finds the words, Qt paints them."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from designer.views.guard import guarded
from designer.views.theme import Theme

_Span = tuple[int, int, QTextCharFormat]  # column, length (UTF-16 units, as Qt counts), look


@guarded
class PythonHighlighter(QSyntaxHighlighter):
    """Paints a document whose text was announced with `prepare` before it was set."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._text = ""
        self._lines: list[list[_Span]] = []
        self._formats = _formats(theme)

    @property
    def text(self) -> str:
        """The text that was announced last."""
        return self._text

    def prepare(self, text: str) -> None:
        """Find the words of a text that is about to be shown."""
        self._text = text
        self._lines = _spans(text, self._formats)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of another theme."""
        self._formats = _formats(theme)
        self.prepare(self._text)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:  # noqa: ARG002
        number = self.currentBlock().blockNumber()
        if number < len(self._lines):
            for column, length, look in self._lines[number]:
                self.setFormat(column, length, look)


def _spans(text: str, formats: dict[object, QTextCharFormat]) -> list[list[_Span]]:
    from designer.views.python_words import lexer

    lines: list[list[_Span]] = [[]]
    column = 0
    for kind, value in lexer().get_tokens(text):
        look = _look(kind, formats)
        for number, part in enumerate(value.split("\n")):
            if number:
                lines.append([])
                column = 0
            length = len(part.encode("utf-16-le")) // 2
            if look is not None and length:
                lines[-1].append((column, length, look))
            column += length
    return lines


def _look(kind: object, formats: dict[object, QTextCharFormat]) -> QTextCharFormat | None:
    while kind is not None:
        if kind in formats:
            return formats[kind]
        kind = getattr(kind, "parent", None)
    return None


def _formats(theme: Theme) -> dict[object, QTextCharFormat]:
    from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String

    return {
        Keyword: _format(theme.family("merge")),
        Keyword.Constant: _format(theme.family("output")),
        Name.Function: _format(theme.accent, bold=True),
        Name.Class: _format(theme.accent, bold=True),
        Name.Builtin: _format(theme.accent),
        Name.Namespace: _format(theme.text),
        Operator.Word: _format(theme.family("merge")),
        Operator: _format(theme.muted),
        Punctuation: _format(theme.muted),
        String: _format(theme.ok),
        Number: _format(theme.family("output")),
        Comment: _format(theme.muted, italic=True),
    }


def _format(colour: str, bold: bool = False, italic: bool = False) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(QColor(colour))
    if bold:
        look.setFontWeight(QFont.Weight.DemiBold)
    look.setFontItalic(italic)
    return look

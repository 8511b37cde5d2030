"""Keras's docstrings as rich text for tooltips and the documentation popup."""

from __future__ import annotations

import html
import re

from designer.catalogue.spec import Param, Spec
from designer.catalogue.values import to_text
from designer.views.wording import summary


def rich(doc: str) -> str:
    """Return a docstring (Markdown of the simple kind Keras writes) as HTML."""
    out: list[str] = []
    for block in re.split(r"\n\s*\n|(?=```)", doc.strip()):
        if not block.strip():
            continue
        if block.lstrip().startswith(("```", ">>>")):
            code = re.sub(r"^```\w*\n?|```\s*$", "", block.strip())
            if code.strip():
                out.append(f"<pre>{html.escape(code.rstrip())}</pre>")
        elif re.match(r"\s*[-*] ", block):
            items = re.split(r"^\s*[-*] ", block, flags=re.MULTILINE)[1:]
            out.append("<ul>" + "".join(f"<li>{_inline(i)}</li>" for i in items) + "</ul>")
        else:
            out.append(f"<p>{_inline(block)}</p>")
    return "".join(out)


def param_tip(param: Param) -> str:
    """Return the tooltip of an argument: its name, Keras's words, and its default."""
    default = "" if param.required else f" = {_default(param)}"
    head = f"<p><b>{html.escape(param.name)}</b><code>{html.escape(default)}</code></p>"
    return f"<qt>{head}{rich(param.doc)}</qt>"


def spec_tip(spec: Spec) -> str:
    """Return the tooltip of a class: its name and the first paragraphs of its docstring."""
    doc = "\n\n".join(re.split(r"\n\s*\n", spec.doc.strip())[:2])
    return f"<qt><p><b>{html.escape(spec.name)}</b></p>{rich(doc or summary(spec))}</qt>"


def spec_page(spec: Spec, muted: str) -> str:
    """Return the documentation of a class as a page: docstring, then every argument."""
    rows = []
    for param in spec.params:
        default = "" if param.required else f' <span style="color:{muted}">= {html.escape(_default(param))}</span>'
        rows.append(f"<p><b><code>{html.escape(param.name)}</code></b>{default}<br>{_inline(param.doc)}</p>")
    name = html.escape(f"{spec.module}.{spec.name}" if spec.module else spec.name)
    return f'<p style="color:{muted}"><code>{name}</code></p>{rich(spec.doc or summary(spec))}{"".join(rows)}'


def _default(param: Param) -> str:
    return to_text(param, param.default) or '""'


def _inline(text: str) -> str:
    escaped = html.escape(" ".join(text.split()), quote=False)
    escaped = re.sub(r"`([^`]+)`", r"<code>\1</code>", escaped)
    return re.sub(r"\*\*([^*]+)\*\*", r"<b>\1</b>", escaped)

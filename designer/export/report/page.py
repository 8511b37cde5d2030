"""The page: a head, the sections in their order, and how it looks on a screen and on paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from designer.export.report.evaluation import evaluation
from designer.export.report.markup import Say, plain
from designer.export.report.material import Material
from designer.export.report.setup import data, environment, model, settings
from designer.export.report.training import findings, head, training
from designer.graph.texts import QT_TRANSLATE_NOOP, Text


@dataclass(frozen=True)
class Section:
    """A part of the report: its anchor, its title, and what is in it as HTML; "" leaves it out."""

    id: str
    title: str
    write: Callable[[Material, Say], str]


def _code(material: Material, _say: Say) -> str:
    code = material.found.code
    return f"<pre>{plain(code)}</pre>" if code else ""


SECTIONS: tuple[Section, ...] = (
    Section("model", QT_TRANSLATE_NOOP("Report", "Model"), model),
    Section("data", QT_TRANSLATE_NOOP("Report", "Data and preparation"), data),
    Section("settings", QT_TRANSLATE_NOOP("Report", "Training settings"), settings),
    Section("training", QT_TRANSLATE_NOOP("Report", "Training"), training),
    Section("evaluation", QT_TRANSLATE_NOOP("Report", "Evaluation"), evaluation),
    Section("findings", QT_TRANSLATE_NOOP("Report", "Findings"), findings),
    Section("environment", QT_TRANSLATE_NOOP("Report", "Environment"), environment),
    Section("code", QT_TRANSLATE_NOOP("Report", "Code"), _code),
)


def page(material: Material, say: Say, language: str = "en") -> str:
    """Return the report as one HTML text that refers to nothing outside of itself."""
    written = [(one, text) for one in SECTIONS if (text := one.write(material, say))]
    title = plain(f"{material.project} · {material.name}")
    links = " · ".join(f'<a href="#{one.id}">{plain(say(Text(one.title)))}</a>' for one, _ in written)
    body = "\n".join(f'<h2 id="{one.id}">{plain(say(Text(one.title)))}</h2>\n{text}' for one, text in written)
    notes = "".join(f"<p>{plain(say(note))}</p>" for note in material.found.notes)
    return (
        f'<!doctype html>\n<html lang="{plain(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n{head(material, say)}\n{notes}"
        f'<p class="links">{links}</p>\n{body}\n</body>\n</html>\n'
    )


_STYLE = """
body { font-family: Inter, "Segoe UI", "Noto Sans", "Noto Sans CJK KR", "Malgun Gothic", "NanumGothic", sans-serif;
  font-size: 14px; line-height: 1.5; color: #1c2430; background: #ffffff; max-width: 960px; margin: 32px auto;
  padding: 0 24px; }
h1 { font-size: 26px; margin-bottom: 4px; }
h2 { font-size: 19px; margin-top: 36px; padding-bottom: 4px; border-bottom: 2px solid #1f6fe0; }
h3 { font-size: 15px; margin-top: 20px; margin-bottom: 6px; }
p { margin: 6px 0; }
a { color: #1f6fe0; text-decoration: none; }
.muted, .links { color: #566072; }
table { border-collapse: collapse; margin: 8px 0; font-size: 13px; }
th, td { text-align: left; vertical-align: top; padding: 4px 14px 4px 0; border-bottom: 1px solid #dfe3ea; }
td[align="right"] { text-align: right; font-variant-numeric: tabular-nums; }
table.pictures td { border: none; padding: 4px 8px 4px 0; line-height: 1; }
.drawing { line-height: 1; }
table.matrix td, table.matrix th { text-align: center; padding: 5px 9px; border: 1px solid #ffffff; }
pre { font-family: "JetBrains Mono", Consolas, Menlo, "DejaVu Sans Mono", "NanumGothicCoding", monospace;
  font-size: 12px; line-height: 1.4; background: #f4f6f9; padding: 12px; overflow-x: auto; white-space: pre-wrap; }
svg { max-width: 100%; height: auto; }
.drawing svg { max-height: 640px; }
.example { max-width: 160px; }
@media print { body { margin: 0; max-width: none; } h2, h3 { break-after: avoid; }
  svg, tr, img { break-inside: avoid; } }
"""

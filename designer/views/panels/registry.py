"""Which panels there are and where they stand; a panel is imported when it is first shown."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import Literal

from designer.graph.texts import QT_TRANSLATE_NOOP
from designer.views.context import Context
from designer.views.panel import Panel


@dataclass(frozen=True)
class PanelRow:
    """One panel. `path` is "module:Class"; panels of one `tab` stand side by side, the later ones as a side column."""

    id: str
    path: str
    area: Literal["left", "right", "bottom"]
    tab: str
    title: str
    side_width: int = 0  # of a side column
    needs: tuple[str, ...] = ()  # modules it imports only when it is first used

    @property
    def module(self) -> str:
        """The name of its module."""
        return self.path.partition(":")[0]


QT = ("PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets")  # pyqtgraph asks for all of it
FONT = ("PySide6.QtOpenGL", "qtpy.QtGui", "qtawesome")  # icons; it asks for all of QtOpenGL, too
_PANELS = "designer.views.panels."

PANELS = (
    PanelRow("palette", _PANELS + "palette:PalettePanel", "left", "palette", QT_TRANSLATE_NOOP("Panels", "Layers")),
    PanelRow(
        "inspector",
        _PANELS + "inspector:InspectorPanel",
        "right",
        "inspector",
        QT_TRANSLATE_NOOP("Panels", "Inspector"),
    ),
    PanelRow(
        "plots",
        _PANELS + "plots:PlotsPanel",
        "bottom",
        "training",
        QT_TRANSLATE_NOOP("Panels", "Training"),
        needs=("pyqtgraph",),
    ),
    PanelRow(
        "training",
        _PANELS + "training:TrainingPanel",
        "bottom",
        "training",
        QT_TRANSLATE_NOOP("Panels", "Training"),
        side_width=328,
    ),
    PanelRow(
        "data",
        _PANELS + "data:DataPanel",
        "bottom",
        "data",
        QT_TRANSLATE_NOOP("Panels", "Data"),
        needs=FONT,
    ),
    PanelRow(
        "problems", _PANELS + "problems:ProblemsPanel", "bottom", "problems", QT_TRANSLATE_NOOP("Panels", "Problems")
    ),
    PanelRow("doctor", _PANELS + "doctor.panel:DoctorPanel", "bottom", "doctor", QT_TRANSLATE_NOOP("Panels", "Doctor")),
    PanelRow("summary", _PANELS + "summary:SummaryPanel", "bottom", "summary", QT_TRANSLATE_NOOP("Panels", "Summary")),
    PanelRow(
        "code",
        _PANELS + "code:CodePanel",
        "bottom",
        "code",
        QT_TRANSLATE_NOOP("Panels", "Code"),
        needs=("pygments.lexers.python",),
    ),
    PanelRow(
        "runs",
        _PANELS + "runs:RunsPanel",
        "bottom",
        "runs",
        QT_TRANSLATE_NOOP("Panels", "Runs"),
        needs=FONT,
    ),
    PanelRow(
        "search",
        _PANELS + "search.panel:SearchPanel",
        "bottom",
        "search",
        QT_TRANSLATE_NOOP("Panels", "Search"),
        needs=("pyqtgraph",),
    ),
    PanelRow(
        "evaluate", _PANELS + "evaluate:EvaluatePanel", "bottom", "evaluate", QT_TRANSLATE_NOOP("Panels", "Evaluate")
    ),
    PanelRow("try_it", _PANELS + "try_it.panel:TryItPanel", "bottom", "try_it", QT_TRANSLATE_NOOP("Panels", "Try it")),
    PanelRow(
        "instruments",
        _PANELS + "instruments.panel:InstrumentsPanel",
        "bottom",
        "instruments",
        QT_TRANSLATE_NOOP("Panels", "Instruments"),
    ),
    PanelRow("diagram", _PANELS + "diagram:DiagramPanel", "bottom", "diagram", QT_TRANSLATE_NOOP("Panels", "Diagram")),
)


def build(row: PanelRow, context: Context) -> Generator[None, None, Panel]:
    """Return a new panel, built step by step. Its objectName is ``panel_<id>`` unless it sets another."""
    name = row.path.partition(":")[2]
    # importlib.import_module would wait for ever for what is being imported in slices (shell/sliced_import.py).
    kind: type[Panel] = getattr(__import__(row.module, fromlist=[name]), name)
    panel = yield from kind.built(context)
    if not panel.objectName():
        panel.setObjectName(f"panel_{row.id}")
    return panel

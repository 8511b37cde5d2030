"""Which figures an output of an evaluation is shown as, in the order in which they are offered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from designer.graph.texts import QT_TRANSLATE_NOOP
from designer.report.figures import Classes, Curve, Numbers
from designer.report.outputs import OutputCompared
from designer.views.panels.figures.class_table import ClassTable
from designer.views.panels.figures.confusion import ConfusionMatrix
from designer.views.panels.figures.curves import CurveFigure
from designer.views.panels.figures.errors import ErrorHistogram
from designer.views.panels.figures.scatter import ScatterPlot
from designer.views.panels.figures.threshold import ThresholdFigure
from designer.views.panels.figures.worst import WorstExamples
from designer.views.theme import Appearance


@dataclass(frozen=True)
class Figure:
    """A figure: its stable id, its title (context "Figures"), which outputs have it, its widget, how it shows one.

    Two runs have one each, beside each other, unless it can `show_both`.
    """

    id: str
    title: str
    fits: Callable[[OutputCompared], bool]
    make: Callable[[Appearance], QWidget]
    show: Callable[..., None]
    show_both: Callable[..., None] | None = None


def _classes(output: OutputCompared) -> Classes | None:
    return output.figures if isinstance(output.figures, Classes) else None


def _has_curves(output: OutputCompared, name: str) -> bool:
    figures = _classes(output)
    return figures is not None and any(getattr(one, name).x for one in figures.classes)


def _is_binary(output: OutputCompared) -> bool:
    figures = _classes(output)
    return figures is not None and not figures.several and len(figures.classes) == 2 and bool(figures.classes[1].roc.x)


def _show_confusion(widget: ConfusionMatrix, output: OutputCompared) -> None:
    widget.show_counts(output.confusion, output.classes)


def _show_scatter(widget: ScatterPlot, output: OutputCompared) -> None:
    widget.show_points(output.points)


def _curves(name: str, diagonal: bool, axes: tuple[str, str]) -> Callable[[Appearance], QWidget]:
    def make(appearance: Appearance) -> QWidget:
        return CurveFigure(appearance, name, diagonal, axes)

    return make


def _show_curves(name: str) -> Callable[..., None]:
    def show(widget: CurveFigure, output: OutputCompared) -> None:
        figures = _classes(output)
        classes = figures.classes if figures is not None else ()
        shown: dict[str, Curve] = {one.label: getattr(one, name) for one in classes}
        if _is_binary(output):
            shown = {classes[1].label: shown[classes[1].label]}  # the other class's curve says the same
        widget.show_curves({label: curve for label, curve in shown.items() if curve.x})

    return show


FIGURES: tuple[Figure, ...] = (
    Figure(
        "confusion",
        QT_TRANSLATE_NOOP("Figures", "Confusion matrix"),
        lambda output: bool(output.confusion),
        ConfusionMatrix,
        _show_confusion,
    ),
    Figure(
        "classes",
        QT_TRANSLATE_NOOP("Figures", "Classes"),
        lambda output: _classes(output) is not None,
        ClassTable,
        lambda widget, output: widget.show_classes(output.figures),
        lambda widget, output, other: widget.show_classes(output.figures, other.figures),
    ),
    Figure(
        "roc",
        QT_TRANSLATE_NOOP("Figures", "ROC curve"),
        lambda output: _has_curves(output, "roc"),
        _curves(
            "roc",
            True,
            (QT_TRANSLATE_NOOP("Figures", "false positive rate"), QT_TRANSLATE_NOOP("Figures", "true positive rate")),
        ),
        _show_curves("roc"),
    ),
    Figure(
        "precision_recall",
        QT_TRANSLATE_NOOP("Figures", "Precision and recall"),
        lambda output: _has_curves(output, "precision_recall"),
        _curves(
            "precision_recall",
            False,
            (QT_TRANSLATE_NOOP("Figures", "recall"), QT_TRANSLATE_NOOP("Figures", "precision")),
        ),
        _show_curves("precision_recall"),
    ),
    Figure(
        "calibration",
        QT_TRANSLATE_NOOP("Figures", "Calibration"),
        lambda output: _has_curves(output, "calibration"),
        _curves(
            "calibration",
            True,
            (QT_TRANSLATE_NOOP("Figures", "predicted probability"), QT_TRANSLATE_NOOP("Figures", "share that is true")),
        ),
        _show_curves("calibration"),
    ),
    Figure(
        "threshold",
        QT_TRANSLATE_NOOP("Figures", "Threshold"),
        _is_binary,
        ThresholdFigure,
        lambda widget, output: widget.show_classes(output.figures),
    ),
    Figure(
        "scatter",
        QT_TRANSLATE_NOOP("Figures", "Predicted over true"),
        lambda output: bool(output.points),
        ScatterPlot,
        _show_scatter,
    ),
    Figure(
        "errors",
        QT_TRANSLATE_NOOP("Figures", "Errors"),
        lambda output: isinstance(output.figures, Numbers) and output.figures.errors is not None,
        ErrorHistogram,
        lambda widget, output: widget.show_errors(output.figures),
    ),
    Figure(
        "worst",
        QT_TRANSLATE_NOOP("Figures", "Worst examples"),
        lambda output: bool(output.worst),
        WorstExamples,
        lambda widget, output: widget.show_examples(output.worst),
    ),
    Figure(
        "apart",
        QT_TRANSLATE_NOOP("Figures", "Where they disagree"),
        lambda output: bool(output.apart),
        WorstExamples,
        lambda widget, output: widget.show_examples(output.apart),
        lambda widget, output, other: widget.show_examples(output.apart),  # noqa: ARG005 - the other's are the same
    ),
)

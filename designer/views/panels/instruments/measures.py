"""What can be looked at of layers: to add a measure, add a row."""

from __future__ import annotations

from dataclasses import dataclass

from designer.graph.texts import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class Measure:
    """A number of a layer over time: its column, its title and a sentence (context "Instruments").

    `spread` is the column that a band around it shows; with `ends` all layers have these ends, else each its own;
    `logarithmic` numbers are drawn by their size.
    """

    column: str
    title: str
    help: str
    spread: str = ""
    ends: tuple[float, float] | None = None
    logarithmic: bool = False


MEASURES: tuple[Measure, ...] = (
    Measure(
        "mean",
        QT_TRANSLATE_NOOP("Instruments", "Activations"),
        QT_TRANSLATE_NOOP("Instruments", "Mean of what a layer gives; the band is one standard deviation wide."),
        spread="deviation",
    ),
    Measure(
        "zeros",
        QT_TRANSLATE_NOOP("Instruments", "Zeros"),
        QT_TRANSLATE_NOOP("Instruments", "Share of the values that are zero."),
        ends=(0.0, 1.0),
    ),
    Measure(
        "dead",
        QT_TRANSLATE_NOOP("Instruments", "Dead units"),
        QT_TRANSLATE_NOOP("Instruments", "Share of the units that are zero in every row that is looked at."),
        ends=(0.0, 1.0),
    ),
    Measure(
        "saturated",
        QT_TRANSLATE_NOOP("Instruments", "Saturated"),
        QT_TRANSLATE_NOOP("Instruments", "Share of the values where sigmoid, tanh and the like hardly change."),
        ends=(0.0, 1.0),
    ),
    Measure(
        "gradient",
        QT_TRANSLATE_NOOP("Instruments", "Gradients"),
        QT_TRANSLATE_NOOP("Instruments", "Norm of the gradient of the loss by the weights; each line is ten times."),
        logarithmic=True,
    ),
    Measure(
        "weight",
        QT_TRANSLATE_NOOP("Instruments", "Weights"),
        QT_TRANSLATE_NOOP("Instruments", "Norm of the weights."),
    ),
    Measure(
        "update",
        QT_TRANSLATE_NOOP("Instruments", "Updates"),
        QT_TRANSLATE_NOOP(
            "Instruments", "What a batch changes as a share of the weights: often about 0.001; each line is ten times."
        ),
        logarithmic=True,
    ),
)

"""The words for the numbers that show a finding, by their names in the evidence."""

from __future__ import annotations

from collections.abc import Mapping

from designer.graph.texts import QT_TRANSLATE_NOOP

AS_IT_IS = QT_TRANSLATE_NOOP("Doctor", "some steps as it is")
SCALED = QT_TRANSLATE_NOOP("Doctor", "the same steps scaled")
NOW = QT_TRANSLATE_NOOP("Doctor", "now")

TITLES: Mapping[str, str] = {
    "score": QT_TRANSLATE_NOOP("Doctor", "score"),
    "training_score": QT_TRANSLATE_NOOP("Doctor", "on training rows"),
    "baseline": QT_TRANSLATE_NOOP("Doctor", "a guess"),
    "linear_model": QT_TRANSLATE_NOOP("Doctor", "linear model"),
    "pca": QT_TRANSLATE_NOOP("Doctor", "PCA"),
    "forest": QT_TRANSLATE_NOOP("Doctor", "forest"),
    "rows": QT_TRANSLATE_NOOP("Doctor", "rows"),
    "learning_rate": QT_TRANSLATE_NOOP("Doctor", "learning rate"),
    "usual": QT_TRANSLATE_NOOP("Doctor", "usual"),
    "root_mean_square": QT_TRANSLATE_NOOP("Doctor", "size"),
    "dead": QT_TRANSLATE_NOOP("Doctor", "dead units"),
    "dead_at_first": QT_TRANSLATE_NOOP("Doctor", "dead at first"),
    "saturated": QT_TRANSLATE_NOOP("Doctor", "saturated"),
    "saturated_at_first": QT_TRANSLATE_NOOP("Doctor", "saturated at first"),
    "norm": QT_TRANSLATE_NOOP("Doctor", "gradient"),
    "ratio": QT_TRANSLATE_NOOP("Doctor", "first to last gradient"),
    "loss_share": QT_TRANSLATE_NOOP("Doctor", "share of the loss"),
    "overlap": QT_TRANSLATE_NOOP("Doctor", "rows in both"),
    "gap": QT_TRANSLATE_NOOP("Doctor", "gap"),
    "validation_loss_rise": QT_TRANSLATE_NOOP("Doctor", "last to lowest validation loss"),
    "tells": QT_TRANSLATE_NOOP("Doctor", "tells"),
    "next_column": QT_TRANSLATE_NOOP("Doctor", "next column"),
    "epochs": QT_TRANSLATE_NOOP("Doctor", "epochs"),
    "steps": QT_TRANSLATE_NOOP("Doctor", "steps"),
    "change": QT_TRANSLATE_NOOP("Doctor", "moved"),
    "majority": QT_TRANSLATE_NOOP("Doctor", "commonest class"),
    "predicted_share": QT_TRANSLATE_NOOP("Doctor", "predicted most often"),
    "accuracy": QT_TRANSLATE_NOOP("Doctor", "accuracy"),
    "balanced_accuracy": QT_TRANSLATE_NOOP("Doctor", "balanced accuracy"),
    "batch_size": QT_TRANSLATE_NOOP("Doctor", "batch size"),
    "after_same": AS_IT_IS,
    "after_scaled": SCALED,
    "minimum": QT_TRANSLATE_NOOP("Doctor", "from"),
    "maximum": QT_TRANSLATE_NOOP("Doctor", "to"),
    "shift": QT_TRANSLATE_NOOP("Doctor", "deviations apart"),
    "skill_after_more": QT_TRANSLATE_NOOP("Doctor", "with some steps more"),
    "skill": QT_TRANSLATE_NOOP("Doctor", "skill, of 1"),
    "possible": QT_TRANSLATE_NOOP("Doctor", "skill of other models"),
    "rate": QT_TRANSLATE_NOOP("Doctor", "rate"),
    "penalty": QT_TRANSLATE_NOOP("Doctor", "penalty"),
    "growth": QT_TRANSLATE_NOOP("Doctor", "growth"),
}
"""What has no title here is not shown in the window; commands print all of it."""

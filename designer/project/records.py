"""The parts of a project that are not drawn: its data (designer.data.settings), and how the model is trained."""

from __future__ import annotations

from designer.data.settings import DataSettings
from designer.recipe.settings import ObjectSpec, OutputTraining, TrainingSettings, class_and_args

__all__ = ["DATA", "SETTING_TYPES", "TRAINING", "ObjectSpec", "OutputTraining", "TrainingSettings", "class_and_args"]

DATA = "data"
TRAINING = "training"
SETTING_TYPES: dict[str, type] = {DATA: DataSettings, TRAINING: TrainingSettings}

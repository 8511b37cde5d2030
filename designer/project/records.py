"""The parts of a project that are not drawn: its data, how the model is trained, and what a search varies."""

from __future__ import annotations

from designer.data.settings import DataSettings
from designer.project.search_settings import SearchSettings
from designer.recipe.settings import TRAINING, ObjectSpec, OutputTraining, TrainingSettings, class_and_args

__all__ = [
    "DATA",
    "SEARCH",
    "SETTING_TYPES",
    "TRAINING",
    "ObjectSpec",
    "OutputTraining",
    "TrainingSettings",
    "class_and_args",
]

DATA = "data"
SEARCH = "search"
SETTING_TYPES: dict[str, type] = {DATA: DataSettings, TRAINING: TrainingSettings, SEARCH: SearchSettings}

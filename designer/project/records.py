"""The parts of a project that are not drawn: its data, how it is trained, what a search varies, and its own code."""

from __future__ import annotations

from designer.data.settings import DataSettings
from designer.project.own_code import CODE, OwnCode
from designer.project.search_settings import SearchSettings
from designer.recipe.settings import TRAINING, ObjectSpec, OutputTraining, TrainingSettings, class_and_args

__all__ = [
    "CODE",
    "DATA",
    "SEARCH",
    "SETTING_TYPES",
    "TRAINING",
    "ObjectSpec",
    "OutputTraining",
    "OwnCode",
    "TrainingSettings",
    "class_and_args",
]

DATA = "data"
SEARCH = "search"
SETTING_TYPES: dict[str, type] = {
    DATA: DataSettings,
    TRAINING: TrainingSettings,
    SEARCH: SearchSettings,
    CODE: OwnCode,
}

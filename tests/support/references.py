"""What scikit-learn makes of a table with a plain ColumnTransformer: the references of first projects."""

from __future__ import annotations

from typing import Any

import pandas as pd
from sklearn.compose import ColumnTransformer, TransformedTargetRegressor, make_column_selector
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

from tests.support.tables_to_learn import TARGET


def references(training: pd.DataFrame, test: pd.DataFrame) -> dict[str, float]:
    """Return the accuracy (R2 of numbers) on the test rows of what learnt from the training rows."""
    is_number = training[TARGET].dtype.kind in "fi"
    x, y, unseen = _inputs(training), training[TARGET], _inputs(test)
    found = {}
    for name, model in (_regressors() if is_number else _classifiers()).items():
        found[name] = float(make_pipeline(_columns(), model).fit(x, y).score(unseen, test[TARGET]))
    return found


def _regressors() -> dict[str, Any]:
    network = MLPRegressor(hidden_layer_sizes=(100,), max_iter=500, random_state=0)
    return {
        "linear": Ridge(1.0),
        "mlp": TransformedTargetRegressor(network, transformer=StandardScaler()),
        "boosting": HistGradientBoostingRegressor(random_state=0),
    }


def _classifiers() -> dict[str, Any]:
    return {
        "linear": LogisticRegression(max_iter=2_000),
        "mlp": MLPClassifier(hidden_layer_sizes=(100,), max_iter=500, random_state=0),
        "boosting": HistGradientBoostingClassifier(random_state=0),
    }


def _inputs(frame: pd.DataFrame) -> pd.DataFrame:
    inputs = frame.drop(columns=TARGET)
    if "when" in inputs:
        when = pd.to_datetime(inputs.pop("when"))
        days = (when - pd.Timestamp(0)).dt.days
        inputs = inputs.assign(days=days, month=when.dt.month, weekday=when.dt.weekday)
    return inputs


def _columns() -> ColumnTransformer:
    numbers = make_pipeline(SimpleImputer(strategy="median"), StandardScaler())
    words = make_pipeline(
        SimpleImputer(strategy="most_frequent"), OneHotEncoder(handle_unknown="ignore", sparse_output=False)
    )
    return ColumnTransformer(
        [
            ("numbers", numbers, make_column_selector(dtype_include="number")),
            ("words", words, make_column_selector(dtype_exclude="number")),
        ]
    )

"""A layer is found as people type it: with arguments, mistyped, abbreviated, in Korean; and by what fits a shape."""

from __future__ import annotations

import pytest

from designer.catalogue import typed
from designer.catalogue.load import load


def meant(query: str) -> tuple[str, dict[str, object] | None]:
    """Return the class that a query finds first and the arguments it says."""
    name, words = typed.split(query)
    spec = load().search(name)[0]
    return spec.name, typed.arguments(spec, words, load())


@pytest.mark.parametrize(
    ("query", "name", "params"),
    [
        ("dense 32 relu", "Dense", {"units": 32, "activation": "relu"}),
        ("Dense(units=8, use_bias=false)", "Dense", {"units": 8, "use_bias": False}),
        ("conv2d 64 3x3 same", "Conv2D", {"filters": 64, "kernel_size": [3, 3], "padding": "same"}),
        ("dropout 0.3", "Dropout", {"rate": 0.3}),
        ("lstm 16", "LSTM", {"units": 16}),
        ("conv 2d", "Conv2D", {}),
    ],
)
def test_arguments_are_typed_behind_the_name(query, name, params):
    assert meant(query) == (name, params)


def test_what_a_class_does_not_know_is_no_argument_of_it():
    assert meant("flatten 32 banana")[1] is None


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("dnese", "Dense"), ("droput", "Dropout"), ("batchnormalisation", "BatchNormalization"),
        ("concatinate", "Concatenate"),
        ("fc", "Dense"), ("bn", "BatchNormalization"), ("gap", "GlobalAveragePooling1D"), ("mha", "MultiHeadAttention"),
        ("밀집", "Dense"), ("합성곱", "Conv2D"), ("드롭아웃", "Dropout"), ("임베딩", "Embedding"),
        ("어텐션", "MultiHeadAttention"),
    ],
)  # fmt: skip
def test_a_name_is_found_however_people_call_it(query, name):
    assert name in [spec.name for spec in load().search(query)[:3]]


def test_the_ranks_of_tensors_that_layers_take_are_known():
    catalogue = load()
    assert [catalogue.takes("Conv2D", rank) for rank in (2, 3, 4)] == [False, False, True]
    assert catalogue.takes("Dense", 2)
    assert catalogue.takes("Add", 2)

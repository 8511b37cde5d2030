"""Which backends there are, which one a run uses, and what is said of it."""

from __future__ import annotations

import pytest

from designer.machine.extras import how_to_install
from designer.recipe.backends import BACKENDS, DEFAULT, available, installed, is_installed, quickest, why_missing
from designer.recipe.devices import DEVICES, environment_of, why_no_gpu
from designer.recipe.settings import OPTIONS


def test_the_option_offers_every_backend_and_the_fastest() -> None:
    assert OPTIONS["backend"].param.values == (*BACKENDS, "fastest")


def test_the_option_offers_every_device() -> None:
    assert OPTIONS["device"].param.values == DEVICES


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_device_is_told_to_a_process_and_a_gpu_that_is_not_used_is_explained(backend: str) -> None:
    assert environment_of("cpu")["CUDA_VISIBLE_DEVICES"] == "-1"
    assert environment_of("gpu:3") == {"CUDA_VISIBLE_DEVICES": "3"}
    assert why_no_gpu(backend, "auto", "gpu:0") is None
    assert why_no_gpu(backend, "cpu", "cpu:0") is None
    assert BACKENDS[backend].title in str(why_no_gpu(backend, "auto", "cpu:0"))
    assert str(why_no_gpu(backend, "gpu:3", "cpu:0")).startswith("gpu:3 was chosen, but the CPU computes. ")


def test_tensorflow_and_jax_come_with_the_program() -> None:
    assert {"tensorflow", "jax"} <= set(installed())
    assert available("jax") == "jax"
    assert available("fastest") == DEFAULT == "tensorflow"
    assert why_missing("fastest") is None


@pytest.mark.skipif(is_installed("torch"), reason="PyTorch is installed")
def test_what_is_missing_is_said_with_what_to_do() -> None:
    assert available("torch") == "tensorflow"
    assert str(why_missing("torch")) == (
        f"PyTorch is not installed. Choose another backend, or install it. {how_to_install('torch')}"
    )


def test_the_quickest_is_chosen_and_the_others_are_compared() -> None:
    decision = quickest({"tensorflow": 6.0, "jax": 2.0}, ("tensorflow", "jax", "torch"))
    assert decision.backend == "jax"
    assert str(decision.text) == (
        "The run uses JAX. TensorFlow would take about 3.0 times as long. PyTorch could not train this drawing."
    )


def test_what_no_backend_can_train_is_left_to_the_first() -> None:
    decision = quickest({}, ("tensorflow", "jax"))
    assert decision.backend == "tensorflow"
    assert str(decision.text).endswith("TensorFlow could not train this drawing. JAX could not train this drawing.")

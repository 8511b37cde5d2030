"""Fixtures every test may use; without a display Qt runs offscreen."""

from __future__ import annotations

import gc
import os
import sys

import pytest

if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Stop collecting cycles once Qt objects are made.

    Tests leave QObjects without parents behind, in cycles; freed by the collector in any order, in the middle of
    another test, they can end the process. In the program everything has a parent and goes with the window.
    """
    if "qapp" in getattr(item, "fixturenames", ()):
        gc.disable()

"""Keras loaded without scikit-learn, which it imports for its wrappers alone: half a second and 50 MB for nothing."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator


@contextlib.contextmanager
def without_sklearn() -> Iterator[None]:
    """Let what is imported meanwhile take scikit-learn for missing, unless it is imported already; no thread else may.

    Keras then has wrappers that say so when they are called, and whoever imports scikit-learn afterwards gets it.
    """
    if "sklearn" in sys.modules:
        yield
        return
    sys.modules["sklearn"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules["sklearn"]

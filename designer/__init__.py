"""A desktop designer for Keras models: draw, check, train, keep every run, take away the code."""

__version__ = "0.1.0"

"""Reads the straight-line subset of Python in which Keras models are written, without running it."""

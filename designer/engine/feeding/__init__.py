"""Rows and arrays: from the sources of a project into a Keras model."""

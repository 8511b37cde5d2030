"""Code, notebooks and pictures written from a project; no Keras import."""

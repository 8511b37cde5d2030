"""Keras models and objects made from what a project says of them."""

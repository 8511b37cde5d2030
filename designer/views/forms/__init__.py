"""Typed editors for the arguments of Keras classes, and the form that lines them up."""

"""Models and predictors as files that other programs read."""

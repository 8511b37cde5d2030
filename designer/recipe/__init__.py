"""A training as a value: what compile, fit and the run are told, every option a row that all else is made from."""

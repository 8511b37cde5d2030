"""The figures of an evaluation: one module draws each, and a row of `FIGURES` offers it."""

"""Gathers what the doctor's rules read of a run: scores, layers, gradients, and trials of what may be better."""

"""Judgements that the window, the check and the commands share: what suits a target, and what a run will log."""

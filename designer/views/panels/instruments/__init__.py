"""The panel that shows what layers did while a run trained."""

"""One training, watched and kept: its batches, callbacks, checkpoints and times."""

"""What data are and how they are prepared: fields, sources, steps, splits, and what was fitted; no Keras, no Qt."""

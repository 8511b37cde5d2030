"""What the panel that tries a model out is made of: a form of one row, a pad to draw on, the answers."""

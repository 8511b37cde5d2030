"""What the data panel is made of: fields, steps, split, format, windows and weights, each shown and edited alone."""

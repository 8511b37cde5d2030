"""Models that somebody else made, read as data into drawings; nothing in them is executed."""

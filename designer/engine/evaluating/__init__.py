"""What a run's model says of rows, and how right it is."""

"""What is shown of a result: records that the engine fills and that windows and commands read."""

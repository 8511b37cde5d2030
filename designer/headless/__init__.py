"""What the commands without a window do."""

"""What this machine has to give: memory that is left, and that a process takes."""

"""Canvas and panels; they know the session's objects and never one another."""

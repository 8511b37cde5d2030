"""Code of the user's own: run only as it was allowed, in a process that may end."""

"""Classes and functions of the user's, read as text: what of a file they need, and what forms and ports they have."""

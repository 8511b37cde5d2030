"""The project file: its records and how they reach the disk; no Qt, no Keras."""

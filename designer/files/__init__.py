"""Files on disk: written whole or not at all, and those that the user chose to be read or written."""

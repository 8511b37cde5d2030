"""The main window and what only it needs: actions, files, messages, settings."""

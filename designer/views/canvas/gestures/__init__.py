"""Gestures of the mouse as objects: started by a press, moved, and ended by the release or cancelled by Esc."""

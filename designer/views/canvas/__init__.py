"""The node editor: scene, items and gestures."""

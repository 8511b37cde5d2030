"""Dock panels, one module each; PANELS in designer/views/panels/registry.py lists them."""

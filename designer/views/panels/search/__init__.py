"""The search panel: what varies, the trials as they come, and what they say together."""

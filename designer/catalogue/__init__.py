"""What the installed Keras offers, read from resources/catalogue; no Keras import."""

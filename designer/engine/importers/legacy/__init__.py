"""Configs and weights of Keras 0.3 to 2 and tf.keras 2, brought into the words of Keras 3 before anything is drawn."""

"""Functions of TensorFlow and of Keras's old backend, written with keras.ops; read by the reader, never imported by it.

Each has the arguments of the original. ``nn_relu`` is tf.nn.relu, ``K_mean`` is keras.backend.mean, ``transpose`` is
tf.transpose (and tf.math's, tf.linalg's). A test compares each with TensorFlow on random tensors.
"""

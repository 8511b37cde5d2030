"""Forty scripts as courses, blogs and notebooks publish them, each whole: headings, data, plots, models, fitting.

`PUBLIC` is by name: how many models a script makes, and its text. None is copied; each has what one kind of script has.
"""

# ruff: noqa: E501

from __future__ import annotations

import re

_TEXT = '''
### colab_mnist | 1
%tensorflow_version 2.x
!pip install -q tensorflow-datasets
import tensorflow as tf
from google.colab import drive
drive.mount('/content/drive')
%matplotlib inline
mnist = tf.keras.datasets.mnist
(x_train, y_train), (x_test, y_test) = mnist.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0
model = tf.keras.models.Sequential([
  tf.keras.layers.Flatten(input_shape=(28, 28)),
  tf.keras.layers.Dense(128, activation='relu'),
  tf.keras.layers.Dropout(0.2),
  tf.keras.layers.Dense(10)
])
predictions = model(x_train[:1]).numpy()
tf.nn.softmax(predictions).numpy()
loss_fn = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
loss_fn(y_train[:1], predictions).numpy()
model.compile(optimizer='adam', loss=loss_fn, metrics=['accuracy'])
model.fit(x_train, y_train, epochs=5)
probability_model = tf.keras.Sequential([model, tf.keras.layers.Softmax()])
probability_model(x_test[:5])
### korean_course_cnn | 1
# 합성곱 신경망으로 패션 MNIST 분류하기 (실습 3)
import numpy as np
import matplotlib.pyplot as plt
from tensorflow import keras
from tensorflow.keras import layers
plt.rcParams['font.family'] = 'NanumGothic'   # 한글 글꼴
(train_input, train_target), (test_input, test_target) = keras.datasets.fashion_mnist.load_data()
train_scaled = train_input.reshape(-1, 28, 28, 1) / 255.0
from sklearn.model_selection import train_test_split
train_scaled, val_scaled, train_target, val_target = train_test_split(train_scaled, train_target, test_size=0.2, random_state=42)
model = keras.Sequential(name='패션')
model.add(keras.layers.Conv2D(32, kernel_size=3, activation='relu', padding='same', input_shape=(28, 28, 1)))
model.add(keras.layers.MaxPooling2D(2))
model.add(keras.layers.Conv2D(64, kernel_size=(3, 3), activation='relu', padding='same'))
model.add(keras.layers.MaxPooling2D(2))
model.add(keras.layers.Flatten())
model.add(keras.layers.Dense(100, activation='relu'))
model.add(keras.layers.Dropout(0.4))
model.add(keras.layers.Dense(10, activation='softmax'))
keras.utils.plot_model(model, show_shapes=True, to_file='cnn.png', dpi=300)
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics='accuracy')
checkpoint_cb = keras.callbacks.ModelCheckpoint('best-cnn-model.h5', save_best_only=True)
early_stopping_cb = keras.callbacks.EarlyStopping(patience=2, restore_best_weights=True)
history = model.fit(train_scaled, train_target, epochs=20, validation_data=(val_scaled, val_target), callbacks=[checkpoint_cb, early_stopping_cb])
plt.plot(history.history['loss']); plt.plot(history.history['val_loss']); plt.legend(['훈련', '검증']); plt.show()
preds = model.predict(val_scaled[0:1])
print(preds, '정답:', val_target[0])
### korean_function_per_model | 3
# 옵션에 따라 모델을 만드는 함수
import tensorflow as tf
from tensorflow import keras
def model_fn(a_layer=None):
    model = keras.Sequential()
    model.add(keras.layers.Flatten(input_shape=(28, 28)))
    model.add(keras.layers.Dense(100, activation='relu'))
    if a_layer:
        model.add(a_layer)
    model.add(keras.layers.Dense(10, activation='softmax'))
    return model
model = model_fn()
model.summary()
model.compile(loss='sparse_categorical_crossentropy', metrics='accuracy')
model2 = model_fn(keras.layers.Dropout(0.3))
model2.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics='accuracy')
model3 = model_fn(a_layer=keras.layers.BatchNormalization())
### kaggle_titanic | 1
import os
for dirname, _, filenames in os.walk('/kaggle/input'):
    for filename in filenames:
        print(os.path.join(dirname, filename))
import pandas as pd
import seaborn as sns
train = pd.read_csv('/kaggle/input/titanic/train.csv')
train['Age'].fillna(train['Age'].median(), inplace=True)
train['Sex'] = train['Sex'].map({'male': 0, 'female': 1})
features = ['Pclass', 'Sex', 'Age', 'SibSp', 'Parch', 'Fare']
X = train[features]
y = train['Survived']
from keras.models import Sequential
from keras.layers import Dense, Dropout
def build_classifier(optimizer='adam'):
    classifier = Sequential()
    classifier.add(Dense(units=9, kernel_initializer='uniform', activation='relu', input_dim=len(features)))
    classifier.add(Dropout(rate=0.1))
    classifier.add(Dense(units=1, kernel_initializer='uniform', activation='sigmoid'))
    classifier.compile(optimizer=optimizer, loss='binary_crossentropy', metrics=['accuracy'])
    return classifier
classifier = build_classifier()
classifier.fit(X, y, batch_size=32, epochs=200, validation_split=0.2)
submission = pd.DataFrame({'Survived': (classifier.predict(X) > 0.5).astype(int).ravel()})
submission.to_csv('submission.csv', index=False)
### keras1_vgg | 1
from keras.models import Sequential
from keras.layers.core import Dense, Dropout, Activation, Flatten
from keras.layers.convolutional import Convolution2D, MaxPooling2D, ZeroPadding2D
from keras.optimizers import SGD
def VGG_like(weights_path=None):
    model = Sequential()
    model.add(ZeroPadding2D((1, 1), input_shape=(32, 32, 3)))
    model.add(Convolution2D(16, 3, 3, activation='relu'))
    model.add(ZeroPadding2D((1, 1)))
    model.add(Convolution2D(16, 3, 3, activation='relu', border_mode='same', init='he_normal'))
    model.add(MaxPooling2D((2, 2), strides=(2, 2)))
    model.add(Flatten())
    model.add(Dense(64, activation='relu'))
    model.add(Dropout(0.5))
    model.add(Dense(10, activation='softmax'))
    if weights_path:
        model.load_weights(weights_path)
    return model
if __name__ == "__main__":
    model = VGG_like()
    sgd = SGD(lr=0.1, decay=1e-6, momentum=0.9, nesterov=True)
    model.compile(optimizer=sgd, loss='categorical_crossentropy')
### keras1_merge | 1
from keras.models import Model
from keras.layers import Input, Dense, merge, Embedding, LSTM
main_input = Input(shape=(100,), dtype='int32', name='main_input')
x = Embedding(output_dim=512, input_dim=10000, input_length=100)(main_input)
lstm_out = LSTM(32)(x)
auxiliary_input = Input(shape=(5,), name='aux_input')
x = merge([lstm_out, auxiliary_input], mode='concat')
x = Dense(64, activation='relu')(x)
main_output = Dense(1, activation='sigmoid', name='main_output')(x)
model = Model(input=[main_input, auxiliary_input], output=[main_output])
model.compile(optimizer='rmsprop', loss='binary_crossentropy', loss_weights=[1.])
model.fit([headline_data, additional_data], labels, nb_epoch=50, batch_size=32)
### gan_dcgan | 3
import numpy as np
from keras.layers import Input, Dense, Reshape, Flatten, Dropout, BatchNormalization, Activation, LeakyReLU, UpSampling2D, Conv2D
from keras.models import Sequential, Model
from keras.optimizers import Adam
class DCGAN():
    def __init__(self):
        self.img_rows = 28
        self.img_cols = 28
        self.channels = 1
        self.img_shape = (self.img_rows, self.img_cols, self.channels)
        self.latent_dim = 100
        optimizer = Adam(0.0002, 0.5)
        self.discriminator = self.build_discriminator()
        self.discriminator.compile(loss='binary_crossentropy', optimizer=optimizer, metrics=['accuracy'])
        self.generator = self.build_generator()
        z = Input(shape=(self.latent_dim,))
        img = self.generator(z)
        self.discriminator.trainable = False
        valid = self.discriminator(img)
        self.combined = Model(z, valid)
        self.combined.compile(loss='binary_crossentropy', optimizer=optimizer)
    def build_generator(self):
        model = Sequential()
        model.add(Dense(32 * 7 * 7, activation="relu", input_dim=self.latent_dim))
        model.add(Reshape((7, 7, 32)))
        model.add(UpSampling2D())
        model.add(Conv2D(32, kernel_size=3, padding="same"))
        model.add(BatchNormalization(momentum=0.8))
        model.add(Activation("relu"))
        model.add(UpSampling2D())
        model.add(Conv2D(self.channels, kernel_size=3, padding="same"))
        model.add(Activation("tanh"))
        model.summary()
        noise = Input(shape=(self.latent_dim,))
        img = model(noise)
        return Model(noise, img)
    def build_discriminator(self):
        model = Sequential()
        model.add(Conv2D(32, kernel_size=3, strides=2, input_shape=self.img_shape, padding="same"))
        model.add(LeakyReLU(alpha=0.2))
        model.add(Dropout(0.25))
        model.add(Flatten())
        model.add(Dense(1, activation='sigmoid'))
        img = Input(shape=self.img_shape)
        validity = model(img)
        return Model(img, validity)
    def train(self, epochs, batch_size=128, save_interval=50):
        for epoch in range(epochs):
            noise = np.random.normal(0, 1, (batch_size, self.latent_dim))
            gen_imgs = self.generator.predict(noise)
            d_loss = self.discriminator.train_on_batch(gen_imgs, np.zeros((batch_size, 1)))
            g_loss = self.combined.train_on_batch(noise, np.ones((batch_size, 1)))
if __name__ == '__main__':
    dcgan = DCGAN()
    dcgan.train(epochs=4000, batch_size=32, save_interval=50)
### gan_functions | 2
import tensorflow as tf
from tensorflow.keras import layers
BUFFER_SIZE = 60000
def make_generator_model():
    model = tf.keras.Sequential()
    model.add(layers.Dense(7*7*64, use_bias=False, input_shape=(100,)))
    model.add(layers.BatchNormalization())
    model.add(layers.LeakyReLU())
    model.add(layers.Reshape((7, 7, 64)))
    assert model.output_shape == (None, 7, 7, 64)  # Note: None is the batch size
    model.add(layers.Conv2DTranspose(32, (5, 5), strides=(2, 2), padding='same', use_bias=False))
    assert model.output_shape == (None, 14, 14, 32)
    model.add(layers.Conv2DTranspose(1, (5, 5), strides=(2, 2), padding='same', use_bias=False, activation='tanh'))
    return model
def make_discriminator_model():
    model = tf.keras.Sequential()
    model.add(layers.Conv2D(64, (5, 5), strides=(2, 2), padding='same', input_shape=[28, 28, 1]))
    model.add(layers.LeakyReLU())
    model.add(layers.Dropout(0.3))
    model.add(layers.Flatten())
    model.add(layers.Dense(1))
    return model
generator = make_generator_model()
discriminator = make_discriminator_model()
cross_entropy = tf.keras.losses.BinaryCrossentropy(from_logits=True)
def discriminator_loss(real_output, fake_output):
    return cross_entropy(tf.ones_like(real_output), real_output) + cross_entropy(tf.zeros_like(fake_output), fake_output)
generator_optimizer = tf.keras.optimizers.Adam(1e-4)
@tf.function
def train_step(images):
    noise = tf.random.normal([256, 100])
    with tf.GradientTape() as gen_tape, tf.GradientTape() as disc_tape:
        generated_images = generator(noise, training=True)
        real_output = discriminator(images, training=True)
    gradients = gen_tape.gradient(real_output, generator.trainable_variables)
    generator_optimizer.apply_gradients(zip(gradients, generator.trainable_variables))
for epoch in range(50):
    train_step(None)
### autoencoder_three | 3
from keras.layers import Input, Dense
from keras.models import Model
from keras import regularizers
encoding_dim = 32
input_img = Input(shape=(784,))
encoded = Dense(encoding_dim, activation='relu', activity_regularizer=regularizers.l1(10e-5))(input_img)
decoded = Dense(784, activation='sigmoid')(encoded)
autoencoder = Model(input_img, decoded)
encoder = Model(input_img, encoded)
encoded_input = Input(shape=(encoding_dim,))
decoder_layer = autoencoder.layers[-1]
decoder = Model(encoded_input, decoder_layer(encoded_input))
autoencoder.compile(optimizer='adam', loss='binary_crossentropy')
from keras.datasets import mnist
(x_train, _), (x_test, _) = mnist.load_data()
autoencoder.fit(x_train, x_train, epochs=50, batch_size=256, shuffle=True, validation_data=(x_test, x_test))
### vae_sampling_layer | 3
import keras
from keras import layers, ops
latent_dim = 2
class Sampling(layers.Layer):
    """Uses (z_mean, z_log_var) to sample z."""
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.seed_generator = keras.random.SeedGenerator(1337)
    def call(self, inputs):
        z_mean, z_log_var = inputs
        batch = ops.shape(z_mean)[0]
        dim = ops.shape(z_mean)[1]
        epsilon = keras.random.normal(shape=(batch, dim), seed=self.seed_generator)
        return z_mean + ops.exp(0.5 * z_log_var) * epsilon
encoder_inputs = keras.Input(shape=(28, 28, 1))
x = layers.Conv2D(32, 3, activation="relu", strides=2, padding="same")(encoder_inputs)
x = layers.Flatten()(x)
x = layers.Dense(16, activation="relu")(x)
z_mean = layers.Dense(latent_dim, name="z_mean")(x)
z_log_var = layers.Dense(latent_dim, name="z_log_var")(x)
z = Sampling()([z_mean, z_log_var])
encoder = keras.Model(encoder_inputs, [z_mean, z_log_var, z], name="encoder")
latent_inputs = keras.Input(shape=(latent_dim,))
x = layers.Dense(7 * 7 * 16, activation="relu")(latent_inputs)
x = layers.Reshape((7, 7, 16))(x)
x = layers.Conv2DTranspose(16, 3, activation="relu", strides=2, padding="same")(x)
decoder_outputs = layers.Conv2DTranspose(1, 3, activation="sigmoid", strides=2, padding="same")(x)
decoder = keras.Model(latent_inputs, decoder_outputs, name="decoder")
class VAE(keras.Model):
    def __init__(self, encoder, decoder, **kwargs):
        super().__init__(**kwargs)
        self.encoder = encoder
        self.decoder = decoder
        self.total_loss_tracker = keras.metrics.Mean(name="total_loss")
    @property
    def metrics(self):
        return [self.total_loss_tracker]
    def train_step(self, data):
        z_mean, z_log_var, z = self.encoder(data)
        reconstruction = self.decoder(z)
        return {"loss": self.total_loss_tracker.result()}
    def call(self, inputs):
        z_mean, z_log_var, z = self.encoder(inputs)
        return self.decoder(z)
vae = VAE(encoder, decoder)
vae.compile(optimizer=keras.optimizers.Adam())
### seq2seq_lstm_translation | 3
from keras.models import Model
from keras.layers import Input, LSTM, Dense
batch_size = 64
latent_dim = 256
num_samples = 10000
input_texts, target_texts = [], []
input_characters, target_characters = set(), set()
with open('fra.txt', 'r', encoding='utf-8') as f:
    lines = f.read().split('\\n')
for line in lines[: min(num_samples, len(lines) - 1)]:
    input_text, target_text = line.split('\\t')
    input_texts.append(input_text)
    for char in input_text:
        if char not in input_characters:
            input_characters.add(char)
    for char in target_text:
        if char not in target_characters:
            target_characters.add(char)
num_encoder_tokens = len(input_characters)
num_decoder_tokens = len(target_characters)
encoder_inputs = Input(shape=(None, num_encoder_tokens))
encoder = LSTM(latent_dim, return_state=True)
encoder_outputs, state_h, state_c = encoder(encoder_inputs)
encoder_states = [state_h, state_c]
decoder_inputs = Input(shape=(None, num_decoder_tokens))
decoder_lstm = LSTM(latent_dim, return_sequences=True, return_state=True)
decoder_outputs, _, _ = decoder_lstm(decoder_inputs, initial_state=encoder_states)
decoder_dense = Dense(num_decoder_tokens, activation='softmax')
decoder_outputs = decoder_dense(decoder_outputs)
model = Model([encoder_inputs, decoder_inputs], decoder_outputs)
model.compile(optimizer='rmsprop', loss='categorical_crossentropy')
encoder_model = Model(encoder_inputs, encoder_states)
decoder_state_input_h = Input(shape=(latent_dim,))
decoder_state_input_c = Input(shape=(latent_dim,))
decoder_states_inputs = [decoder_state_input_h, decoder_state_input_c]
decoder_outputs, state_h, state_c = decoder_lstm(decoder_inputs, initial_state=decoder_states_inputs)
decoder_states = [state_h, state_c]
decoder_outputs = decoder_dense(decoder_outputs)
decoder_model = Model([decoder_inputs] + decoder_states_inputs, [decoder_outputs] + decoder_states)
### seq2seq_attention | 1
from tensorflow.keras.layers import *
from tensorflow.keras.models import Model
import tensorflow as tf
src_vocab, tar_vocab, embedding_dim, hidden_units = 5000, 4000, 64, 64
encoder_inputs = Input(shape=(None,))
enc_emb = Embedding(src_vocab, embedding_dim)(encoder_inputs)
enc_masking = Masking(mask_value=0.0)(enc_emb)
encoder_outputs, forward_h, forward_c, backward_h, backward_c = Bidirectional(LSTM(hidden_units, return_state=True, return_sequences=True))(enc_masking)
state_h = Concatenate()([forward_h, backward_h])
state_c = Concatenate()([forward_c, backward_c])
decoder_inputs = Input(shape=(None,))
dec_emb = Embedding(tar_vocab, hidden_units)(decoder_inputs)
decoder_lstm = LSTM(hidden_units * 2, return_sequences=True, return_state=True)
decoder_outputs, _, _ = decoder_lstm(dec_emb, initial_state=[state_h, state_c])
attention = Attention(name='attention_layer')
context = attention([decoder_outputs, encoder_outputs])
decoder_concat = Concatenate(axis=-1)([decoder_outputs, context])
outputs = TimeDistributed(Dense(tar_vocab, activation='softmax'))(decoder_concat)
model = Model([encoder_inputs, decoder_inputs], outputs)
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['acc'])
### siamese_contrastive | 2
import numpy as np
from keras.models import Model
from keras.layers import Input, Flatten, Dense, Dropout, Lambda
from keras import backend as K
def euclidean_distance(vects):
    x, y = vects
    sum_square = K.sum(K.square(x - y), axis=1, keepdims=True)
    return K.sqrt(K.maximum(sum_square, K.epsilon()))
def eucl_dist_output_shape(shapes):
    shape1, shape2 = shapes
    return (shape1[0], 1)
def contrastive_loss(y_true, y_pred):
    margin = 1
    return K.mean(y_true * K.square(y_pred) + (1 - y_true) * K.square(K.maximum(margin - y_pred, 0)))
def create_base_network(input_shape):
    input = Input(shape=input_shape)
    x = Flatten()(input)
    x = Dense(128, activation='relu')(x)
    x = Dropout(0.1)(x)
    x = Dense(128, activation='relu')(x)
    return Model(input, x)
input_shape = (28, 28)
base_network = create_base_network(input_shape)
input_a = Input(shape=input_shape)
input_b = Input(shape=input_shape)
processed_a = base_network(input_a)
processed_b = base_network(input_b)
distance = Lambda(euclidean_distance, output_shape=eucl_dist_output_shape)([processed_a, processed_b])
model = Model([input_a, input_b], distance)
model.compile(loss=contrastive_loss, optimizer='rms' + 'prop')
### siamese_abs_diff | 1
import tensorflow as tf
from tensorflow.keras import layers, Model
def make_embedding(size=64):
    inp = layers.Input((size, size, 1), name='image')
    c = inp
    for f, k in ((16, 7), (32, 5), (64, 3)):
        c = layers.Conv2D(f, k, activation='relu')(c)
        c = layers.MaxPool2D(2, padding='same')(c)
    return Model(inputs=[inp], outputs=[layers.Dense(128, activation='sigmoid')(layers.Flatten()(c))], name='embedding')
class L1Dist(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__()
    def call(self, input_embedding, validation_embedding):
        return tf.math.abs(input_embedding - validation_embedding)
embedding = make_embedding()
def make_siamese_model():
    input_image = layers.Input(name='input_img', shape=(64, 64, 1))
    validation_image = layers.Input(name='validation_img', shape=(64, 64, 1))
    siamese_layer = L1Dist()
    siamese_layer._name = 'distance'
    distances = siamese_layer(embedding(input_image), embedding(validation_image))
    classifier = layers.Dense(1, activation='sigmoid')(distances)
    return Model(inputs=[input_image, validation_image], outputs=classifier, name='SiameseNetwork')
siamese_model = make_siamese_model()
### unet_loops | 1
from tensorflow import keras
from tensorflow.keras import layers
def get_model(img_size, num_classes):
    inputs = keras.Input(shape=img_size + (3,))
    x = layers.Conv2D(32, 3, strides=2, padding="same")(inputs)
    x = layers.BatchNormalization()(x)
    x = layers.Activation("relu")(x)
    previous_block_activation = x  # Set aside residual
    for filters in [64, 128]:
        x = layers.Activation("relu")(x)
        x = layers.SeparableConv2D(filters, 3, padding="same")(x)
        x = layers.BatchNormalization()(x)
        x = layers.MaxPooling2D(3, strides=2, padding="same")(x)
        residual = layers.Conv2D(filters, 1, strides=2, padding="same")(previous_block_activation)
        x = layers.add([x, residual])
        previous_block_activation = x
    for filters in [128, 64, 32]:
        x = layers.Activation("relu")(x)
        x = layers.Conv2DTranspose(filters, 3, padding="same")(x)
        x = layers.UpSampling2D(2)(x)
        residual = layers.UpSampling2D(2)(previous_block_activation)
        residual = layers.Conv2D(filters, 1, padding="same")(residual)
        x = layers.add([x, residual])
        previous_block_activation = x
    outputs = layers.Conv2D(num_classes, 3, activation="softmax", padding="same")(x)
    return keras.Model(inputs, outputs)
keras.backend.clear_session()
model = get_model((160, 160), 3)
model.summary()
### unet_skips_dict | 1
import tensorflow as tf
L = tf.keras.layers
def conv_block(x, n, name):
    for i in range(2):
        x = L.Conv2D(n, 3, padding='same', kernel_initializer='he_normal', name=f'{name}_conv{i}')(x)
        x = L.ReLU(name=f'{name}_relu{i}')(x)
    return x
inp = L.Input((64, 64, 1))
skips, x = {}, inp
filters = [8 * 2**i for i in range(3)]
for level, n in enumerate(filters):
    skips[f'level{level}'] = x = conv_block(x, n, f'enc{level}')
    x = L.MaxPool2D()(x)
x = conv_block(x, 64, 'bridge')
for level, n in reversed(list(enumerate(filters))):
    x = L.Conv2DTranspose(n, 2, strides=2, padding='same')(x)
    x = L.concatenate([x, skips[f'level{level}']])
    x = conv_block(x, n, f'dec{level}')
unet = tf.keras.Model(inp, L.Conv2D(1, 1, activation='sigmoid')(x))
def dice_coef(y_true, y_pred, smooth=1.):
    inter = tf.reduce_sum(y_true * y_pred)
    return (2. * inter + smooth) / (tf.reduce_sum(y_true) + tf.reduce_sum(y_pred) + smooth)
unet.compile('adam', loss=lambda t, p: 1 - dice_coef(t, p), metrics=[dice_coef])
### resnet_cifar_builder | 1
from __future__ import print_function
import keras
from keras.layers import Dense, Conv2D, BatchNormalization, Activation, AveragePooling2D, Input, Flatten
from keras.regularizers import l2
from keras.models import Model
from keras.callbacks import ModelCheckpoint, LearningRateScheduler, ReduceLROnPlateau
import numpy as np
n, version = 3, 1
depth = n * 6 + 2 if version == 1 else n * 9 + 2
model_type = 'ResNet%dv%d' % (depth, version)
def lr_schedule(epoch):
    lr = 1e-3
    if epoch > 80:
        lr *= 1e-1
    return lr
def resnet_layer(inputs, num_filters=16, kernel_size=3, strides=1, activation='relu', batch_normalization=True, conv_first=True):
    conv = Conv2D(num_filters, kernel_size=kernel_size, strides=strides, padding='same', kernel_initializer='he_normal', kernel_regularizer=l2(1e-4))
    x = inputs
    if conv_first:
        x = conv(x)
        if batch_normalization:
            x = BatchNormalization()(x)
        if activation is not None:
            x = Activation(activation)(x)
    else:
        if batch_normalization:
            x = BatchNormalization()(x)
        if activation is not None:
            x = Activation(activation)(x)
        x = conv(x)
    return x
def resnet_v1(input_shape, depth, num_classes=10):
    if (depth - 2) % 6 != 0:
        raise ValueError('depth should be 6n+2')
    num_filters = 16
    num_res_blocks = int((depth - 2) / 6)
    inputs = Input(shape=input_shape)
    x = resnet_layer(inputs=inputs)
    for stack in range(3):
        for res_block in range(num_res_blocks):
            strides = 1
            if stack > 0 and res_block == 0:
                strides = 2
            y = resnet_layer(inputs=x, num_filters=num_filters, strides=strides)
            y = resnet_layer(inputs=y, num_filters=num_filters, activation=None)
            if stack > 0 and res_block == 0:
                x = resnet_layer(inputs=x, num_filters=num_filters, kernel_size=1, strides=strides, activation=None, batch_normalization=False)
            x = keras.layers.add([x, y])
            x = Activation('relu')(x)
        num_filters *= 2
    x = AveragePooling2D(pool_size=8)(x)
    y = Flatten()(x)
    outputs = Dense(num_classes, activation='softmax', kernel_initializer='he_normal')(y)
    return Model(inputs=inputs, outputs=outputs)
(x_train, y_train), (x_test, y_test) = keras.datasets.cifar10.load_data()
input_shape = (32, 32, 3)
if version == 2:
    model = resnet_v2(input_shape=input_shape, depth=depth)
else:
    model = resnet_v1(input_shape=input_shape, depth=depth)
model.compile(loss='categorical_crossentropy', optimizer=keras.optimizers.Adam(learning_rate=lr_schedule(0)), metrics=['accuracy'])
print(model_type)
### resnet_identity_stages | 1
from tensorflow.keras.layers import *
from tensorflow.keras.models import Model
from tensorflow.keras.initializers import glorot_uniform
def identity_block(X, f, filters, stage, block):
    conv_name_base = 'res' + str(stage) + block + '_branch'
    bn_name_base = 'bn' + str(stage) + block + '_branch'
    F1, F2, F3 = filters
    X_shortcut = X
    X = Conv2D(filters=F1, kernel_size=(1, 1), strides=(1, 1), padding='valid', name=conv_name_base + '2a', kernel_initializer=glorot_uniform(seed=0))(X)
    X = BatchNormalization(axis=3, name=bn_name_base + '2a')(X)
    X = Activation('relu')(X)
    X = Conv2D(F2, (f, f), padding='same', name=conv_name_base + '2b')(X)
    X = BatchNormalization(axis=3, name=bn_name_base + '2b')(X)
    X = Activation('relu')(X)
    X = Conv2D(F3, 1, name=conv_name_base + '2c')(X)
    X = Add()([X, X_shortcut])
    return Activation('relu')(X)
def ResNetSmall(input_shape=(64, 64, 3), classes=6):
    X_input = Input(input_shape)
    X = ZeroPadding2D((3, 3))(X_input)
    X = Conv2D(64, (7, 7), strides=(2, 2), name='conv1')(X)
    X = MaxPooling2D((3, 3), strides=(2, 2))(X)
    for block in 'abc':
        X = identity_block(X, 3, [16, 16, 64], stage=2, block=block)
    X = AveragePooling2D(pool_size=(2, 2), name='avg_pool')(X)
    X = Flatten()(X)
    X = Dense(classes, activation='softmax', name='fc' + str(classes))(X)
    return Model(inputs=X_input, outputs=X, name='ResNetSmall')
model = ResNetSmall(input_shape=(64, 64, 3), classes=6)
### transformer_text_classes | 1
import keras
from keras import layers, ops
class TransformerBlock(layers.Layer):
    def __init__(self, embed_dim, num_heads, ff_dim, rate=0.1):
        super().__init__()
        self.att = layers.MultiHeadAttention(num_heads=num_heads, key_dim=embed_dim)
        self.ffn = keras.Sequential([layers.Dense(ff_dim, activation="relu"), layers.Dense(embed_dim)])
        self.layernorm1 = layers.LayerNormalization(epsilon=1e-6)
        self.layernorm2 = layers.LayerNormalization(epsilon=1e-6)
        self.dropout1 = layers.Dropout(rate)
        self.dropout2 = layers.Dropout(rate)
    def call(self, inputs):
        attn_output = self.att(inputs, inputs)
        attn_output = self.dropout1(attn_output)
        out1 = self.layernorm1(inputs + attn_output)
        ffn_output = self.ffn(out1)
        ffn_output = self.dropout2(ffn_output)
        return self.layernorm2(out1 + ffn_output)
class TokenAndPositionEmbedding(layers.Layer):
    def __init__(self, maxlen, vocab_size, embed_dim):
        super().__init__()
        self.token_emb = layers.Embedding(input_dim=vocab_size, output_dim=embed_dim)
        self.pos_emb = layers.Embedding(input_dim=maxlen, output_dim=embed_dim)
    def call(self, x):
        maxlen = ops.shape(x)[-1]
        positions = ops.arange(start=0, stop=maxlen, step=1)
        positions = self.pos_emb(positions)
        x = self.token_emb(x)
        return x + positions
vocab_size = 20000  # Only consider the top 20k words
maxlen = 200
inputs = layers.Input(shape=(maxlen,))
x = TokenAndPositionEmbedding(maxlen, vocab_size, 32)(inputs)
transformer_block = TransformerBlock(32, 2, 32)
x = transformer_block(x)
x = layers.GlobalAveragePooling1D()(x)
x = layers.Dropout(0.1)(x)
outputs = layers.Dense(2, activation="softmax")(layers.Dense(20, activation="relu")(x))
model = keras.Model(inputs=inputs, outputs=outputs)
### transformer_timeseries | 1
from tensorflow import keras
from tensorflow.keras import layers
def transformer_encoder(inputs, head_size, num_heads, ff_dim, dropout=0):
    x = layers.MultiHeadAttention(key_dim=head_size, num_heads=num_heads, dropout=dropout)(inputs, inputs)
    x = layers.Dropout(dropout)(x)
    x = layers.LayerNormalization(epsilon=1e-6)(x)
    res = x + inputs
    x = layers.Conv1D(filters=ff_dim, kernel_size=1, activation="relu")(res)
    x = layers.Dropout(dropout)(x)
    x = layers.Conv1D(filters=inputs.shape[-1], kernel_size=1)(x)
    x = layers.LayerNormalization(epsilon=1e-6)(x)
    return x + res
def build_model(input_shape, head_size, num_heads, ff_dim, num_transformer_blocks, mlp_units, dropout=0, mlp_dropout=0):
    inputs = keras.Input(shape=input_shape)
    x = inputs
    for _ in range(num_transformer_blocks):
        x = transformer_encoder(x, head_size, num_heads, ff_dim, dropout)
    x = layers.GlobalAveragePooling1D(data_format="channels_last")(x)
    for dim in mlp_units:
        x = layers.Dense(dim, activation="relu")(x)
        x = layers.Dropout(mlp_dropout)(x)
    return keras.Model(inputs, layers.Dense(n_classes, activation="softmax")(x))
n_classes = len({-1, 1})
model = build_model((500, 1), head_size=256, num_heads=4, ff_dim=4, num_transformer_blocks=4, mlp_units=[128], mlp_dropout=0.4, dropout=0.25)
### vision_patches | 1
import keras
from keras import layers, ops
image_size, patch_size, projection_dim = 32, 8, 16
num_patches = (image_size // patch_size) ** 2
def mlp(x, hidden_units, dropout_rate):
    for units in hidden_units:
        x = layers.Dense(units, activation=keras.activations.gelu)(x)
        x = layers.Dropout(dropout_rate)(x)
    return x
inputs = keras.Input(shape=(image_size, image_size, 3))
patches = layers.Conv2D(projection_dim, patch_size, strides=patch_size)(inputs)
x = layers.Reshape((num_patches, projection_dim))(patches)
for _ in range(2):
    x1 = layers.LayerNormalization(epsilon=1e-6)(x)
    attention_output = layers.MultiHeadAttention(num_heads=4, key_dim=projection_dim, dropout=0.1)(x1, x1)
    x2 = layers.Add()([attention_output, x])
    x3 = layers.LayerNormalization(epsilon=1e-6)(x2)
    x3 = mlp(x3, hidden_units=[projection_dim * 2, projection_dim], dropout_rate=0.1)
    x = layers.Add()([x3, x2])
representation = layers.Flatten()(layers.LayerNormalization(epsilon=1e-6)(x))
logits = layers.Dense(100)(mlp(representation, [64, 32], 0.5))
model = keras.Model(inputs=inputs, outputs=logits)
optimizer = keras.optimizers.AdamW(learning_rate=0.001, weight_decay=0.0001)
model.compile(optimizer=optimizer, loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=[keras.metrics.SparseCategoricalAccuracy(name="accuracy"), keras.metrics.SparseTopKCategoricalAccuracy(5, name="top-5-accuracy")])
### text_vectorization | 2
import tensorflow as tf
import string, re
from tensorflow.keras import layers
batch_size = 32
raw_train_ds = tf.keras.utils.text_dataset_from_directory('aclImdb/train', batch_size=batch_size, validation_split=0.2, subset='training', seed=1337)
def custom_standardization(input_data):
    lowercase = tf.strings.lower(input_data)
    return tf.strings.regex_replace(lowercase, f'[{re.escape(string.punctuation)}]', '')
max_features, sequence_length = 10000, 250
vectorize_layer = layers.TextVectorization(max_tokens=max_features, output_mode='int', output_sequence_length=sequence_length)
text_ds = raw_train_ds.map(lambda x, y: x)
vectorize_layer.adapt(text_ds)
def vectorize_text(text, label):
    text = tf.expand_dims(text, -1)
    return vectorize_layer(text), label
train_ds = raw_train_ds.map(vectorize_text).cache().prefetch(buffer_size=tf.data.AUTOTUNE)
model = tf.keras.Sequential([
    layers.Embedding(max_features, 16),
    layers.Dropout(0.2),
    layers.GlobalAveragePooling1D(),
    layers.Dense(1, activation='sigmoid')])
model.compile(loss=tf.keras.losses.BinaryCrossentropy(), optimizer='adam', metrics=[tf.metrics.BinaryAccuracy(threshold=0.5)])
history = model.fit(train_ds, epochs=10)
export_model = tf.keras.Sequential([tf.keras.Input(shape=(1,), dtype="string"), vectorize_layer, model, layers.Activation('linear')])
export_model.compile(loss=tf.keras.losses.BinaryCrossentropy(from_logits=False), optimizer="adam", metrics=['accuracy'])
### tokenizer_lstm | 1
from keras.preprocessing.text import Tokenizer
from keras.preprocessing.sequence import pad_sequences
from keras.models import Sequential
from keras.layers import Embedding, LSTM, Dense, SpatialDropout1D
import pandas as pd
df = pd.read_csv('reviews.csv')
MAX_NB_WORDS = 50000
MAX_SEQUENCE_LENGTH = 250
EMBEDDING_DIM = 100
tokenizer = Tokenizer(num_words=MAX_NB_WORDS, filters='!"#$%&()*+,-./:;<=>?@[]^_`{|}~', lower=True)
tokenizer.fit_on_texts(df['text'].values)
word_index = tokenizer.word_index
X = pad_sequences(tokenizer.texts_to_sequences(df['text'].values), maxlen=MAX_SEQUENCE_LENGTH)
Y = pd.get_dummies(df['label']).values
model = Sequential()
model.add(Embedding(MAX_NB_WORDS, EMBEDDING_DIM, input_length=X.shape[1]))
model.add(SpatialDropout1D(0.2))
model.add(LSTM(100, dropout=0.2, recurrent_dropout=0.2))
model.add(Dense(13, activation='softmax'))
model.compile(loss='categorical_crossentropy', optimizer='adam', metrics=['accuracy'])
### pretrained_glove | 1
import numpy as np
import keras
from keras import layers
embeddings_index = {}
with open('glove.6B.100d.txt') as f:
    for line in f:
        word, coefs = line.split(maxsplit=1)
        embeddings_index[word] = np.fromstring(coefs, 'f', sep=' ')
num_tokens, embedding_dim = 20002, 100
embedding_matrix = np.zeros((num_tokens, embedding_dim))
for word, i in word_index.items():
    embedding_vector = embeddings_index.get(word)
    if embedding_vector is not None:
        embedding_matrix[i] = embedding_vector
embedding_layer = layers.Embedding(num_tokens, embedding_dim, trainable=False, embeddings_initializer=keras.initializers.Constant(embedding_matrix))
int_sequences_input = keras.Input(shape=(None,), dtype="int32")
x = embedding_layer(int_sequences_input)
x = layers.Conv1D(128, 5, activation="relu")(x)
x = layers.MaxPooling1D(5)(x)
x = layers.Conv1D(128, 5, activation="relu")(x)
x = layers.GlobalMaxPooling1D()(x)
preds = layers.Dense(20, activation="softmax")(x)
model = keras.Model(int_sequences_input, preds)
### keras_tuner_hp | 1
import keras_tuner as kt
from tensorflow import keras
from tensorflow.keras import layers
def build_model(hp):
    model = keras.Sequential()
    model.add(layers.Flatten(input_shape=(28, 28)))
    for i in range(hp.Int("num_layers", 1, 3)):
        model.add(layers.Dense(units=hp.Int(f"units_{i}", min_value=32, max_value=512, step=32), activation=hp.Choice("activation", ["relu", "tanh"])))
    if hp.Boolean("dropout"):
        model.add(layers.Dropout(rate=0.25))
    model.add(layers.Dense(10, activation="softmax"))
    learning_rate = hp.Float("lr", min_value=1e-4, max_value=1e-2, sampling="log")
    model.compile(optimizer=keras.optimizers.Adam(learning_rate=learning_rate), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return model
build_model(kt.HyperParameters())
tuner = kt.RandomSearch(hypermodel=build_model, objective="val_accuracy", max_trials=3, overwrite=True, directory="my_dir", project_name="helloworld")
tuner.search(x_train, y_train, epochs=2, validation_data=(x_val, y_val))
best_model = tuner.get_best_models()[0]
### keras_tuner_class | 1
import keras_tuner
import keras
class MyHyperModel(keras_tuner.HyperModel):
    def __init__(self, num_classes):
        self.num_classes = num_classes
    def build(self, hp):
        model = keras.Sequential([keras.Input((20,))])
        model.add(keras.layers.Dense(hp.Choice("units", [8, 16, 32]), activation="relu"))
        model.add(keras.layers.Dense(self.num_classes, activation="softmax"))
        model.compile(loss="categorical_crossentropy", optimizer=hp.Choice('optimizer', ['adam', 'sgd']))
        return model
    def fit(self, hp, model, *args, **kwargs):
        return model.fit(*args, shuffle=hp.Boolean("shuffle"), **kwargs)
tuner = keras_tuner.Hyperband(MyHyperModel(num_classes=5), objective="val_loss", max_epochs=10)
### image_generator_dirs | 1
from keras.preprocessing.image import ImageDataGenerator
from keras import layers, models, optimizers
import os, shutil
base_dir = '/home/user/cats_and_dogs_small'
train_dir = os.path.join(base_dir, 'train')
validation_dir = os.path.join(base_dir, 'validation')
model = models.Sequential()
model.add(layers.Conv2D(32, (3, 3), activation='relu', input_shape=(150, 150, 3)))
model.add(layers.MaxPooling2D((2, 2)))
model.add(layers.Flatten())
model.add(layers.Dropout(0.5))
model.add(layers.Dense(512, activation='relu'))
model.add(layers.Dense(1, activation='sigmoid'))
model.compile(loss='binary_crossentropy', optimizer=optimizers.RMSprop(lr=1e-4), metrics=['acc'])
train_datagen = ImageDataGenerator(rescale=1./255, rotation_range=40, width_shift_range=0.2, height_shift_range=0.2, shear_range=0.2, zoom_range=0.2, horizontal_flip=True)
test_datagen = ImageDataGenerator(rescale=1./255)
train_generator = train_datagen.flow_from_directory(train_dir, target_size=(150, 150), batch_size=32, class_mode='binary')
validation_generator = test_datagen.flow_from_directory(validation_dir, target_size=(150, 150), batch_size=32, class_mode='binary')
for data_batch, labels_batch in train_generator:
    print('data batch shape:', data_batch.shape)
    break
history = model.fit_generator(train_generator, steps_per_epoch=100, epochs=100, validation_data=validation_generator, validation_steps=50)
model.save('cats_and_dogs_small_2.h5')
### image_dataset_augment | 1
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers
image_size = (180, 180)
batch_size = 128
train_ds = tf.keras.utils.image_dataset_from_directory("PetImages", validation_split=0.2, subset="training", seed=1337, image_size=image_size, batch_size=batch_size)
val_ds = tf.keras.utils.image_dataset_from_directory("PetImages", validation_split=0.2, subset="validation", seed=1337, image_size=image_size, batch_size=batch_size)
class_names = train_ds.class_names
data_augmentation = keras.Sequential([layers.RandomFlip("horizontal"), layers.RandomRotation(0.1)])
train_ds = train_ds.map(lambda img, label: (data_augmentation(img), label), num_parallel_calls=tf.data.AUTOTUNE)
train_ds = train_ds.prefetch(tf.data.AUTOTUNE)
def make_model(input_shape, num_classes):
    inputs = keras.Input(shape=input_shape)
    x = data_augmentation(inputs)
    x = layers.Rescaling(1.0 / 255)(x)
    x = layers.Conv2D(128, 3, strides=2, padding="same")(x)
    x = layers.GlobalAveragePooling2D()(x)
    if num_classes == 2:
        units = 1
    else:
        units = num_classes
    x = layers.Dropout(0.25)(x)
    outputs = layers.Dense(units, activation=None)(x)
    return keras.Model(inputs, outputs)
model = make_model(input_shape=image_size + (3,), num_classes=2)
model.compile(optimizer=keras.optimizers.Adam(3e-4), loss=keras.losses.BinaryCrossentropy(from_logits=True), metrics=[keras.metrics.BinaryAccuracy(name="acc")])
model.fit(train_ds, epochs=25, callbacks=[keras.callbacks.ModelCheckpoint("save_at_{epoch}.keras")], validation_data=val_ds)
### transfer_two_phases | 1
import keras
from keras import layers
base_model = keras.applications.Xception(weights="imagenet", input_shape=(150, 150, 3), include_top=False)
base_model.trainable = False
inputs = keras.Input(shape=(150, 150, 3))
scale_layer = layers.Rescaling(scale=1 / 127.5, offset=-1)
x = scale_layer(inputs)
x = base_model(x, training=False)
x = layers.GlobalAveragePooling2D()(x)
x = layers.Dropout(0.2)(x)
outputs = layers.Dense(1)(x)
model = keras.Model(inputs, outputs)
model.compile(optimizer=keras.optimizers.Adam(), loss=keras.losses.BinaryCrossentropy(from_logits=True))
model.fit(train_ds, epochs=2, validation_data=validation_ds)
base_model.trainable = True
model.compile(optimizer=keras.optimizers.Adam(1e-5), loss=keras.losses.BinaryCrossentropy(from_logits=True))
### transfer_last_layers | 1
from tensorflow.keras.applications import MobileNetV2
from tensorflow.keras.applications.mobilenet_v2 import preprocess_input
from tensorflow.keras.layers import *
from tensorflow.keras.models import Model
from tensorflow.keras.optimizers import Adam
INIT_LR, EPOCHS, BS = 1e-4, 20, 32
baseModel = MobileNetV2(weights="imagenet", include_top=False, input_tensor=Input(shape=(96, 96, 3)))
headModel = baseModel.output
headModel = AveragePooling2D(pool_size=(3, 3))(headModel)
headModel = Flatten(name="flatten")(headModel)
headModel = Dense(128, activation="relu")(headModel)
headModel = Dropout(0.5)(headModel)
headModel = Dense(2, activation="softmax")(headModel)
model = Model(inputs=baseModel.input, outputs=headModel)
for layer in baseModel.layers[:-20]:
    layer.trainable = False
opt = Adam(lr=INIT_LR, decay=INIT_LR / EPOCHS)
model.compile(loss="binary_crossentropy", optimizer=opt, metrics=["accuracy"])
### functional_dict_io | 1
import keras
from keras import layers
inputs = {name: keras.Input(shape=(1,), name=name) for name in ("age", "height", "weight")}
inputs["city"] = keras.Input(shape=(1,), name="city", dtype="int64")
parts = [layers.Dense(4, activation="relu", name=f"{name}_dense")(tensor) for name, tensor in inputs.items() if name != "city"]
parts.append(layers.Flatten()(layers.Embedding(100, 8)(inputs["city"])))
x = layers.concatenate(parts)
heads = {"price": 1, "kind": 3}
outputs = {head: layers.Dense(size, name=head, activation="softmax" if size > 1 else None)(x) for head, size in heads.items()}
model = keras.Model(inputs=inputs, outputs=outputs)
model.compile(optimizer="adam", loss={"price": "mse", "kind": "sparse_categorical_crossentropy"}, loss_weights={"price": 0.2, "kind": 1.0}, metrics={"kind": ["accuracy"]}, weighted_metrics={"kind": ["accuracy"]}, jit_compile=False, steps_per_execution=4)
model.fit({}, {}, epochs=3, steps_per_epoch=20, validation_steps=5, validation_freq=2)
### structured_features | 1
import tensorflow as tf
import pandas as pd
from tensorflow.keras import layers
dataframe = pd.read_csv('petfinder-mini.csv')
dataframe['target'] = (dataframe['AdoptionSpeed'] != 4).astype(int)
def get_category_encoding_layer(name, dataset, dtype, max_tokens=None):
    index = layers.StringLookup(max_tokens=max_tokens) if dtype == 'string' else layers.IntegerLookup(max_tokens=max_tokens)
    index.adapt(dataset.map(lambda x, y: x[name]))
    encoder = layers.CategoryEncoding(num_tokens=5)
    return lambda feature: encoder(index(feature))
all_inputs, encoded_features = {}, []
for header in ['PhotoAmt', 'Fee']:
    numeric_col = tf.keras.Input(shape=(1,), name=header)
    normalization_layer = layers.Normalization(axis=None)
    all_inputs[header] = numeric_col
    encoded_features.append(normalization_layer(numeric_col))
for header in ['Type', 'Color1']:
    categorical_col = tf.keras.Input(shape=(1,), name=header, dtype='string')
    encoding_layer = get_category_encoding_layer(name=header, dataset=None, dtype='string', max_tokens=5)
    all_inputs[header] = categorical_col
    encoded_features.append(encoding_layer(categorical_col))
all_features = tf.keras.layers.concatenate(encoded_features)
x = tf.keras.layers.Dense(32, activation="relu")(all_features)
x = tf.keras.layers.Dropout(0.5)(x)
model = tf.keras.Model(all_inputs, tf.keras.layers.Dense(1)(x))
model.compile(optimizer='adam', loss=tf.keras.losses.BinaryCrossentropy(from_logits=True), metrics=["accuracy"], run_eagerly=True)
### time_series_windows | 3
import numpy as np
import tensorflow as tf
MAX_EPOCHS = 20
class WindowGenerator():
    def __init__(self, input_width, label_width, shift, label_columns=None):
        self.input_width = input_width
        self.label_width = label_width
        self.shift = shift
        self.total_window_size = input_width + shift
    def __repr__(self):
        return f'Total window size: {self.total_window_size}'
w1 = WindowGenerator(input_width=24, label_width=1, shift=24, label_columns=['T (degC)'])
OUT_STEPS, num_features = 24, 19
def compile_and_fit(model, window, patience=2):
    early_stopping = tf.keras.callbacks.EarlyStopping(monitor='val_loss', patience=patience, mode='min')
    model.compile(loss=tf.keras.losses.MeanSquaredError(), optimizer=tf.keras.optimizers.Adam(), metrics=[tf.keras.metrics.MeanAbsoluteError()])
    history = model.fit(window.train, epochs=MAX_EPOCHS, validation_data=window.val, callbacks=[early_stopping])
    return history
linear = tf.keras.Sequential([tf.keras.layers.Input((24, num_features)), tf.keras.layers.Dense(units=1)])
compile_and_fit(linear, w1)
multi_conv_model = tf.keras.Sequential([
    tf.keras.Input((24, num_features)),
    tf.keras.layers.Lambda(lambda x: x[:, -3:, :]),
    tf.keras.layers.Conv1D(256, activation='relu', kernel_size=3),
    tf.keras.layers.Dense(OUT_STEPS * num_features, kernel_initializer=tf.initializers.zeros()),
    tf.keras.layers.Reshape([OUT_STEPS, num_features])])
lstm_model = tf.keras.models.Sequential([
    tf.keras.layers.Input(shape=(None, num_features)),
    tf.keras.layers.LSTM(32, return_sequences=True),
    tf.keras.layers.Dense(units=1)])
compile_and_fit(lstm_model, w1)
### stock_lstm_shape | 1
import pandas as pd
from sklearn.preprocessing import MinMaxScaler
import numpy as np
dataset_train = pd.read_csv('Stock_Price_Train.csv')
training_set = dataset_train.iloc[:, 1:2].values
sc = MinMaxScaler(feature_range=(0, 1))
training_set_scaled = sc.fit_transform(training_set)
X_train, y_train = [], []
for i in range(60, 1258):
    X_train.append(training_set_scaled[i-60:i, 0])
    y_train.append(training_set_scaled[i, 0])
X_train, y_train = np.array(X_train), np.array(y_train)
X_train = np.reshape(X_train, (X_train.shape[0], X_train.shape[1], 1))
from keras.models import Sequential
from keras.layers import Dense, LSTM, Dropout
regressor = Sequential()
regressor.add(LSTM(units=50, return_sequences=True, input_shape=(X_train.shape[1], 1)))
regressor.add(Dropout(0.2))
for _ in range(2):
    regressor.add(LSTM(units=50, return_sequences=True))
    regressor.add(Dropout(0.2))
regressor.add(LSTM(units=50))
regressor.add(Dense(units=1))
regressor.compile(optimizer='adam', loss='mean_squared_error')
### dqn_agent | 2
import random
from collections import deque
import numpy as np
import gym
from keras.models import Sequential
from keras.layers import Dense
from keras.optimizers import Adam
class DQNAgent:
    def __init__(self, state_size, action_size):
        self.state_size = state_size
        self.action_size = action_size
        self.memory = deque(maxlen=2000)
        self.learning_rate = 0.001
        self.model = self._build_model()
        self.target_model = self._build_model()
        self.update_target_model()
    def _build_model(self):
        model = Sequential()
        model.add(Dense(24, input_dim=self.state_size, activation='relu'))
        model.add(Dense(24, activation='relu'))
        model.add(Dense(self.action_size, activation='linear'))
        model.compile(loss='mse', optimizer=Adam(lr=self.learning_rate))
        return model
    def update_target_model(self):
        self.target_model.set_weights(self.model.get_weights())
    def act(self, state):
        if np.random.rand() <= 1.0:
            return random.randrange(self.action_size)
        return np.argmax(self.model.predict(state)[0])
if __name__ == "__main__":
    env = gym.make('CartPole-v1')
    agent = DQNAgent(4, 2)
    for e in range(1000):
        state = env.reset()
        for time in range(500):
            action = agent.act(state)
            if len(agent.memory) > 32:
                break
### actor_critic | 1
import gym
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers
env = gym.make("CartPole-v1")
num_inputs, num_actions, num_hidden = 4, 2, 128
inputs = layers.Input(shape=(num_inputs,))
common = layers.Dense(num_hidden, activation="relu")(inputs)
action = layers.Dense(num_actions, activation="softmax")(common)
critic = layers.Dense(1)(common)
model = keras.Model(inputs=inputs, outputs=[action, critic])
optimizer = keras.optimizers.Adam(learning_rate=0.01)
huber_loss = keras.losses.Huber()
running_reward, episode_count = 0, 0
while True:  # Run until solved
    state = env.reset()
    with tf.GradientTape() as tape:
        for timestep in range(1, 10000):
            action_probs, critic_value = model(tf.expand_dims(state, 0))
            if timestep > 5:
                break
    episode_count += 1
    if running_reward > 195:
        break
### recommender_factors | 1
import keras
from keras import layers
import pandas as pd
df = pd.read_csv("ratings.csv")
user_ids = df["userId"].unique().tolist()
user2user_encoded = {x: i for i, x in enumerate(user_ids)}
num_users = len(user2user_encoded)
num_movies = len(df["movieId"].unique())
EMBEDDING_SIZE = 50
user = layers.Input(shape=(1,), name='user')
movie = layers.Input(shape=(1,), name='movie')
u = layers.Flatten()(layers.Embedding(num_users, EMBEDDING_SIZE, embeddings_regularizer=keras.regularizers.l2(1e-6))(user))
m = layers.Flatten()(layers.Embedding(num_movies, EMBEDDING_SIZE)(movie))
x = layers.Dot(axes=1)([u, m])
model = keras.Model([user, movie], layers.Activation('sigmoid')(x))
model.compile(loss=keras.losses.BinaryCrossentropy(), optimizer=keras.optimizers.Adam(learning_rate=0.001))
### ocr_ctc | 2
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers
characters = ['2', '3', 'a', 'b']
char_to_num = layers.StringLookup(vocabulary=list(characters), mask_token=None)
img_width, img_height = 200, 50
class CTCLayer(layers.Layer):
    def __init__(self, name=None):
        super().__init__(name=name)
        self.loss_fn = keras.backend.ctc_batch_cost
    def call(self, y_true, y_pred):
        batch_len = tf.cast(tf.shape(y_true)[0], dtype="int64")
        loss = self.loss_fn(y_true, y_pred, batch_len, batch_len)
        self.add_loss(loss)
        return y_pred
def build_model():
    input_img = layers.Input(shape=(img_width, img_height, 1), name="image", dtype="float32")
    labels = layers.Input(name="label", shape=(None,), dtype="float32")
    x = layers.Conv2D(32, (3, 3), activation="relu", kernel_initializer="he_normal", padding="same", name="Conv1")(input_img)
    x = layers.MaxPooling2D((2, 2), name="pool1")(x)
    new_shape = ((img_width // 2), (img_height // 2) * 32)
    x = layers.Reshape(target_shape=new_shape, name="reshape")(x)
    x = layers.Bidirectional(layers.LSTM(128, return_sequences=True, dropout=0.25))(x)
    x = layers.Dense(len(char_to_num.get_vocabulary()) + 1, activation="softmax", name="dense2")(x)
    output = CTCLayer(name="ctc_loss")(labels, x)
    return keras.models.Model(inputs=[input_img, labels], outputs=output, name="ocr_model_v1")
model = build_model()
model.compile(optimizer=keras.optimizers.Adam())
prediction_model = keras.models.Model(model.get_layer(name="image").output, model.get_layer(name="dense2").output)
### knowledge_distillation | 2
import keras
from keras import layers
def make(widths, name):
    return keras.Sequential([keras.Input(shape=(28, 28, 1))] + [layer for w in widths for layer in (layers.Conv2D(w, (3, 3), strides=(2, 2), padding="same"), layers.LeakyReLU(negative_slope=0.2))] + [layers.Flatten(), layers.Dense(10)], name=name)
teacher = make((256, 512), "teacher")
student = make((16, 32), "student")
student_scratch = keras.models.clone_model(student)
class Distiller(keras.Model):
    def __init__(self, student, teacher):
        super().__init__()
        self.teacher = teacher
        self.student = student
    def compile(self, optimizer, metrics, student_loss_fn, alpha=0.1, temperature=3):
        super().compile(optimizer=optimizer, metrics=metrics)
        self.student_loss_fn = student_loss_fn
    def call(self, x):
        return self.student(x)
distiller = Distiller(student=student, teacher=teacher)
distiller.compile(optimizer=keras.optimizers.Adam(), metrics=[keras.metrics.SparseCategoricalAccuracy()], student_loss_fn=keras.losses.SparseCategoricalCrossentropy(from_logits=True), alpha=0.1, temperature=10)
### mixed_precision_policy | 1
import tensorflow as tf
from tensorflow.keras import layers, mixed_precision
gpus = tf.config.list_physical_devices('GPU')
if gpus:
    tf.config.experimental.set_memory_growth(gpus[0], True)
mixed_precision.set_global_policy('mixed_float16')
tf.random.set_seed(42)
inputs = tf.keras.Input(shape=(784,), name='digits')
x = layers.Dense(4096 if gpus else 64, activation='relu', name='dense_1')(inputs)
x = layers.Dense(10, name='dense_logits')(x)
outputs = layers.Activation('softmax', dtype='float32', name='predictions')(x)
model = tf.keras.Model(inputs=inputs, outputs=outputs)
model.compile(loss='sparse_categorical_crossentropy', optimizer=tf.keras.optimizers.RMSprop(), metrics=['accuracy'])
### optional_import | 1
try:
    from tensorflow import keras
except ImportError:
    import keras
try:
    import wandb
    from wandb.keras import WandbCallback
    HAVE_WANDB = True
except ImportError:
    HAVE_WANDB = False
layers = keras.layers
model = keras.Sequential([keras.Input((12,)), layers.Dense(8, activation="relu"), layers.Dense(1)])
cbs = [WandbCallback()] if HAVE_WANDB else []
model.compile(optimizer="adam", loss="mse")
model.fit(X, y, callbacks=cbs)
### k_fold_scores | 1
import numpy as np
from sklearn.model_selection import KFold
from keras import models, layers
from keras.datasets import boston_housing
(train_data, train_targets), (test_data, test_targets) = boston_housing.load_data()
mean = train_data.mean(axis=0)
train_data -= mean
def build_model():
    model = models.Sequential()
    model.add(layers.Dense(64, activation='relu', input_shape=(train_data.shape[1],)))
    model.add(layers.Dense(64, activation='relu'))
    model.add(layers.Dense(1))
    model.compile(optimizer='rmsprop', loss='mse', metrics=['mae'])
    return model
k, num_epochs, all_scores = 4, 100, []
num_val_samples = len(train_data) // k
for i in range(k):
    print('처리중인 폴드 #', i)
    val_data = train_data[i * num_val_samples: (i + 1) * num_val_samples]
    model = build_model()
    model.fit(val_data, val_data, epochs=num_epochs, batch_size=1, verbose=0)
    val_mse, val_mae = model.evaluate(val_data, val_data, verbose=0)
    all_scores.append(val_mae)
np.mean(all_scores)
'''


def _read() -> dict[str, tuple[int, str]]:
    found: dict[str, tuple[int, str]] = {}
    for part in re.split(r"^### ", _TEXT, flags=re.MULTILINE)[1:]:
        head, _, body = part.partition("\n")
        name, count = head.split(" | ")
        found[name] = (int(count), body)
    return found


PUBLIC = _read()

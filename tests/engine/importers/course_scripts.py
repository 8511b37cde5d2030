"""Sixty scripts in the manner of courses, books and examples, written for the tests: whole, with their data around them.

`COURSE` is by name: what nodes each model of a script has, by the first letters of their classes, and its text.
"""

# ruff: noqa: E501

from __future__ import annotations

import re

_TEXT = """
### house_prices_table | Input Dense Dense Dense
# 1장. 집값 예측하기
import pandas as pd
from tensorflow import keras
frame = pd.read_csv("houses.csv", index_col=0)
columns = frame[["rooms", "area", "year", "floor"]]
price = frame["price"] / 1e6
net = keras.Sequential()
net.add(keras.layers.Dense(24, activation="relu", input_dim=columns.shape[1]))
net.add(keras.layers.Dense(12, activation="relu"))
net.add(keras.layers.Dense(1))
net.compile("rmsprop", "mse", ["mae"])
print(net.fit(columns, price, epochs=40).history)
### slices_of_a_text_file | Input Dense Dense
import numpy
from keras.models import Sequential
from keras.layers import Dense
numpy.random.seed(7)
rows = numpy.loadtxt("diagnosis.csv", delimiter=",", skiprows=1)
given, wanted = rows[:, 0:11], rows[:, 11]
net = Sequential([Dense(20, input_dim=given.shape[1], activation="relu"), Dense(1, activation="sigmoid")])
### digits_flat | Input Dense Dropout Dense
from keras.datasets import mnist
from keras import models, layers, utils
(a, b), (c, d) = mnist.load_data()
pixels = a.shape[1] * a.shape[2]
a = a.reshape(len(a), pixels).astype("float32") / 255
b = utils.to_categorical(b)
net = models.Sequential()
net.add(layers.Dense(128, activation="relu", input_shape=(pixels,)))
net.add(layers.Dropout(0.25))
net.add(layers.Dense(b.shape[1], activation="softmax"))
### colour_pictures | Input Conv2D MaxPooling2D Flatten Dense
import tensorflow as tf
(x, y), _ = tf.keras.datasets.cifar10.load_data()
x = x / 255.0
class_names = ["비행기", "자동차", "새", "고양이", "사슴", "개", "개구리", "말", "배", "트럭"]
m = tf.keras.models.Sequential()
m.add(tf.keras.layers.Conv2D(16, 3, activation=tf.nn.relu, input_shape=x.shape[1:]))
m.add(tf.keras.layers.MaxPool2D())
m.add(tf.keras.layers.Flatten())
m.add(tf.keras.layers.Dense(len(class_names), activation=tf.nn.softmax))
m.summary()
### flowers_of_scikit | Input Dense Dense
from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from tensorflow.keras.utils import to_categorical
from tensorflow.keras import Sequential, layers
data = load_iris()
print(data.DESCR)
train, test, train_y, test_y = train_test_split(data.data, to_categorical(data.target), test_size=0.2, random_state=3)
scaler = StandardScaler()
train = scaler.fit_transform(train)
test = scaler.transform(test)
net = Sequential([layers.Input(shape=train.shape[1:]), layers.Dense(9, "relu"), layers.Dense(train_y.shape[1], "softmax")])
### two_halves_of_a_window | Input LSTM Dense
import numpy as np
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import LSTM, Dense
series = np.arange(1, 121)
def windows(values, length):
    out = []
    for i in range(len(values) - length + 1):
        out.append(values[i:i + length])
    return np.array(out)
cut = windows(series, 7)
x, y = cut[:, :-1], cut[:, -1]
x = x.reshape(x.shape[0], x.shape[1], 1)
net = Sequential([LSTM(12, input_shape=(x.shape[1], x.shape[2])), Dense(1)])
### five_folds | Input Dense Dense
from sklearn.model_selection import KFold
import keras
import numpy as np
scores = []
for fold, (rows, others) in enumerate(KFold(5).split(table)):
    net = keras.Sequential([keras.Input((14,)), keras.layers.Dense(10, activation="tanh"), keras.layers.Dense(1)])
    net.compile(optimizer="sgd", loss="mse")
    net.fit(table[rows], target[rows], epochs=5, verbose=0)
    scores.append(net.evaluate(table[others], target[others]))
print("평균", np.mean(scores))
### callbacks_in_a_folder | Input Dense Dense
import os
from datetime import datetime
import tensorflow as tf
stamp = datetime.now().strftime("%Y%m%d_%H%M%S")
folder = os.path.join("runs", stamp)
os.makedirs(folder, exist_ok=True)
keep = tf.keras.callbacks.ModelCheckpoint(os.path.join(folder, "{epoch:03d}.keras"), save_best_only=True)
stop = tf.keras.callbacks.EarlyStopping(patience=4, restore_best_weights=True)
board = tf.keras.callbacks.TensorBoard(log_dir=folder)
net = tf.keras.Sequential([tf.keras.layers.Dense(6, input_shape=(3,)), tf.keras.layers.Dense(2)])
net.compile(optimizer=tf.keras.optimizers.Adam(1e-3), loss=tf.keras.losses.MeanSquaredError())
history = net.fit(a, b, validation_split=0.1, callbacks=[keep, stop, board])
### pictures_in_folders | Input Conv2D Flatten Dense
from keras.preprocessing.image import ImageDataGenerator
from keras.models import Sequential
from keras.layers import Conv2D, Flatten, Dense
size = 96
make = ImageDataGenerator(rescale=1 / 255.0, validation_split=0.2, horizontal_flip=True)
train = make.flow_from_directory("garbage", target_size=(size, size), class_mode="categorical", subset="training")
held = make.flow_from_directory("garbage", target_size=(size, size), class_mode="categorical", subset="validation")
net = Sequential()
net.add(Conv2D(8, (3, 3), activation="relu", input_shape=(size, size, 3)))
net.add(Flatten())
net.add(Dense(train.num_classes, activation="softmax"))
net.compile("adam", "categorical_crossentropy")
net.fit_generator(train, steps_per_epoch=len(train), validation_data=held, epochs=3)
### pictures_of_a_frame | Input Conv2D GlobalAveragePooling2D Dense
import pandas as pd
import tensorflow as tf
listed = pd.read_csv("labels.csv", dtype=str)
make = tf.keras.preprocessing.image.ImageDataGenerator(rescale=1.0 / 255)
batches = make.flow_from_dataframe(listed, "pictures", x_col="file", y_col="kind", target_size=(64, 64), batch_size=16)
net = tf.keras.Sequential([tf.keras.Input((64, 64, 3)), tf.keras.layers.Conv2D(6, 5), tf.keras.layers.GlobalAvgPool2D(), tf.keras.layers.Dense(4)])
net.compile("adam", "mse")
net.fit(batches, epochs=2)
### texts_in_folders | Input Embedding GlobalAveragePooling1D Dense | Input TextVectorization Model Input Embedding GlobalAveragePooling1D Dense
import tensorflow as tf
from tensorflow.keras import layers
raw = tf.keras.utils.text_dataset_from_directory("reviews", batch_size=64, validation_split=0.2, subset="training", seed=5)
vocabulary, length = 9000, 120
to_numbers = layers.TextVectorization(max_tokens=vocabulary, output_sequence_length=length)
to_numbers.adapt(raw.map(lambda text, label: text))
inner = tf.keras.Sequential([layers.Embedding(vocabulary, 24), layers.GlobalAveragePooling1D(), layers.Dense(1, activation="sigmoid")])
inner.compile("adam", "binary_crossentropy", metrics=["accuracy"])
inner.fit(raw.map(lambda t, l: (to_numbers(t), l)), epochs=2)
start = tf.keras.Input((1,), dtype="string")
whole = tf.keras.Model(start, inner(to_numbers(start)))
### words_of_a_tokenizer | Input Embedding Conv1D GlobalMaxPooling1D Dense
from tensorflow.keras.preprocessing.text import Tokenizer
from tensorflow.keras.preprocessing.sequence import pad_sequences
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Embedding, Conv1D, GlobalMaxPooling1D, Dense
words = Tokenizer(num_words=3000, oov_token="<모름>")
words.fit_on_texts(sentences)
numbers = pad_sequences(words.texts_to_sequences(sentences), maxlen=40, padding="post")
size = len(words.word_index) + 1
net = Sequential()
net.add(Embedding(size, 32, input_length=numbers.shape[1]))
net.add(Conv1D(16, 3, activation="relu"))
net.add(GlobalMaxPooling1D())
net.add(Dense(1, activation="sigmoid"))
### morphemes_korean | Input Embedding Bidirectional Dense
from konlpy.tag import Okt
import keras
okt = Okt()
stop = ["의", "가", "이", "은", "들", "는"]
cut = []
for sentence in frame["document"]:
    cut.append([w for w in okt.morphs(sentence, stem=True) if w not in stop])
known = set(w for row in cut for w in row)
net = keras.Sequential([keras.Input((None,)), keras.layers.Embedding(len(known) + 2, 50), keras.layers.Bidirectional(keras.layers.LSTM(30)), keras.layers.Dense(1, activation="sigmoid")])
### letters_one_after_another | Input LSTM Dense
import io
import numpy as np
from keras.models import Sequential
from keras.layers import LSTM, Dense
with io.open("poem.txt", encoding="utf-8") as f:
    text = f.read().lower()
letters = sorted(list(set(text)))
place = {c: i for i, c in enumerate(letters)}
span = 30
net = Sequential()
net.add(LSTM(64, input_shape=(span, len(letters))))
net.add(Dense(len(letters), activation="softmax"))
def draw(p, heat=1.0):
    p = np.exp(np.log(p) / heat)
    return np.argmax(np.random.multinomial(1, p / p.sum(), 1))
for round in range(3):
    net.fit(x, y, epochs=1)
### twin_towers_of_one_net | Input Input Model Model Input Dense Dense ops.subtract ops.abs Dense
from keras import Input, Model, layers, models
from keras import ops
def tower(width):
    net = models.Sequential(name="tower")
    net.add(layers.Input((10,)))
    for n in (width, width // 2):
        net.add(layers.Dense(n, activation="relu"))
    return net
one, two = Input((10,)), Input((10,))
shared = tower(16)
far = ops.abs(shared(one) - shared(two))
same = Model([one, two], layers.Dense(1, activation="sigmoid")(far))
### distance_in_a_lambda | Input Input Dense Dense ops.subtract ops.square ops.sum
import keras
from keras import backend as K
def far(pair):
    a, b = pair
    return K.sum(K.square(a - b), axis=-1, keepdims=True)
left, right = keras.layers.Input((6,)), keras.layers.Input((6,))
side = keras.layers.Dense(4)
model = keras.models.Model(inputs=[left, right], outputs=keras.layers.Lambda(far, name="far")([side(left), side(right)]))
### residual_blocks_in_a_loop | Input Conv2D Conv2D Conv2D ops.add Conv2D Conv2D Conv2D ops.add GlobalAveragePooling2D Dense
import tensorflow as tf
L = tf.keras.layers
def block(x, filters, stride):
    short = L.Conv2D(filters, 1, strides=stride)(x)
    y = L.Conv2D(filters, 3, strides=stride, padding="same", activation="relu")(x)
    y = L.Conv2D(filters, 3, padding="same")(y)
    return short + y
x = start = L.Input((32, 32, 3))
for filters, stride in [(8, 1), (16, 2)]:
    x = block(x, filters, stride)
net = tf.keras.Model(start, L.Dense(5)(L.GlobalAveragePooling2D()(x)))
### unet_with_a_list_of_skips | Input Conv2D MaxPooling2D Conv2D MaxPooling2D Conv2D Conv2DTranspose Concatenate Conv2D Conv2DTranspose Concatenate Conv2D Conv2D
from keras import layers, Model
def unet(shape, widths=(8, 16), classes=3):
    skips, x = [], layers.Input(shape)
    start = x
    for w in widths:
        x = layers.Conv2D(w, 3, padding="same", activation="relu")(x)
        skips.append(x)
        x = layers.MaxPooling2D()(x)
    x = layers.Conv2D(2 * widths[-1], 3, padding="same", activation="relu")(x)
    for w, skip in zip(reversed(widths), reversed(skips)):
        x = layers.Conv2DTranspose(w, 2, strides=2)(x)
        x = layers.concatenate([x, skip])
        x = layers.Conv2D(w, 3, padding="same", activation="relu")(x)
    return Model(start, layers.Conv2D(classes, 1, activation="softmax")(x))
net = unet((64, 64, 1))
### noise_and_back_again | Input Dense Dense Dense | Input Dense Dense
import numpy as np
from keras.layers import Input, Dense
from keras.models import Model
from keras.datasets import fashion_mnist
(pictures, _), (tests, _) = fashion_mnist.load_data()
pictures = pictures.reshape((-1, 784)) / 255.0
noisy = np.clip(pictures + 0.3 * np.random.normal(size=pictures.shape), 0, 1)
start = Input(shape=(pictures.shape[1],))
hidden = Dense(64, activation="relu")(start)
code = Dense(16, activation="relu")(hidden)
auto = Model(start, Dense(784, activation="sigmoid")(code))
encoder = Model(start, code)
auto.compile("adam", "binary_crossentropy")
auto.fit(noisy, pictures, epochs=4)
### generator_and_critic_in_a_class | Input Flatten Dense LeakyReLU Dense | Input Model Input Dense LeakyReLU Reshape Model Input Flatten Dense LeakyReLU Dense
from keras.models import Sequential
from keras.layers import Dense, Flatten, Reshape, LeakyReLU, Input
from keras.optimizers import Adam
import numpy as np
class Gan:
    def __init__(self, size=(14, 14, 1), noise=20):
        self.size, self.noise = size, noise
        self.critic = self.make_critic()
        self.critic.compile(loss="binary_crossentropy", optimizer=Adam(2e-4, 0.5), metrics=["accuracy"])
        self.maker = self.make_maker()
        self.critic.trainable = False
        self.both = Sequential([self.maker, self.critic])
        self.both.compile(loss="binary_crossentropy", optimizer=Adam(2e-4, 0.5))
    def make_maker(self):
        return Sequential([Dense(32, input_dim=self.noise), LeakyReLU(0.2), Reshape(self.size) if False else self.last()])
    def last(self):
        return Reshape((4, 8, 1))
    def make_critic(self):
        return Sequential([Flatten(input_shape=(4, 8, 1)), Dense(16), LeakyReLU(0.2), Dense(1, activation="sigmoid")])
    def train(self, rounds):
        for round in range(rounds):
            fake = self.maker.predict(np.random.normal(size=(8, self.noise)))
            self.critic.train_on_batch(fake, np.zeros((8, 1)))
if __name__ == "__main__":
    Gan().train(500)
### variational_train_step | Input Dense Dense Dense Sampling | Input Dense Dense
import keras
from keras import layers, ops
class Sampling(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.seeds = keras.random.SeedGenerator(4)
    def call(self, pair):
        mean, spread = pair
        return mean + ops.exp(0.5 * spread) * keras.random.normal(ops.shape(mean), seed=self.seeds)
seen = keras.Input((30,))
h = layers.Dense(12, activation="relu")(seen)
mean, spread = layers.Dense(2, name="mean")(h), layers.Dense(2, name="spread")(h)
encoder = keras.Model(seen, [mean, spread, Sampling()([mean, spread])], name="encoder")
decoder = keras.Sequential([keras.Input((2,)), layers.Dense(12, activation="relu"), layers.Dense(30)], name="decoder")
class Vae(keras.Model):
    def __init__(self, encoder, decoder, **kwargs):
        super().__init__(**kwargs)
        self.encoder, self.decoder = encoder, decoder
        self.total = keras.metrics.Mean(name="total")
    @property
    def metrics(self):
        return [self.total]
    def train_step(self, data):
        mean, spread, z = self.encoder(data)
        return {"loss": self.total.result()}
vae = Vae(encoder, decoder)
vae.compile(optimizer="adam")
vae.fit(rows, epochs=3)
### translate_with_states | Input Input LSTM LSTM Dense | Input LSTM | Input Input Input LSTM Dense
from tensorflow.keras.layers import Input, LSTM, Dense
from tensorflow.keras.models import Model
units, heard, spoken = 32, 40, 50
told = Input((None, heard))
_, h, c = LSTM(units, return_state=True)(told)
so_far = Input((None, spoken))
speak = LSTM(units, return_sequences=True, return_state=True)
choose = Dense(spoken, activation="softmax")
said, _, _ = speak(so_far, initial_state=[h, c])
training = Model([told, so_far], choose(said))
listen = Model(told, [h, c])
h_in, c_in = Input((units,)), Input((units,))
said, h2, c2 = speak(so_far, initial_state=[h_in, c_in])
answer = Model([so_far, h_in, c_in], [choose(said), h2, c2])
### attention_of_one_s_own | Input Embedding GRU OwnAttention Dense
import tensorflow as tf
from tensorflow.keras import layers, backend as K
class Attention(layers.Layer):
    def build(self, shape):
        self.w = self.add_weight(name="w", shape=(shape[-1], 1), initializer="normal")
        super(Attention, self).build(shape)
    def call(self, x):
        weights = K.softmax(K.tanh(K.dot(x, self.w)), axis=1)
        return K.sum(x * weights, axis=1)
start = tf.keras.Input((25,))
x = layers.Embedding(700, 16)(start)
x = layers.GRU(10, return_sequences=True)(x)
net = tf.keras.Model(start, layers.Dense(3, activation="softmax")(Attention()(x)))
### block_of_a_transformer | Input Embedding Block GlobalAveragePooling1D Dense
import keras
from keras import layers
class Block(layers.Layer):
    def __init__(self, width, heads, rate=0.1):
        super().__init__()
        self.look = layers.MultiHeadAttention(heads, width // heads)
        self.think = keras.Sequential([layers.Dense(4 * width, activation="gelu"), layers.Dense(width)])
        self.norms = [layers.LayerNormalization(epsilon=1e-6) for _ in range(2)]
        self.drop = layers.Dropout(rate)
    def call(self, x, training=False):
        if x.mask_is_strange:
            return x
        x = self.norms[0](x + self.drop(self.look(x, x), training=training))
        return self.norms[1](x + self.think(x))
start = keras.Input((64,), dtype="int32")
x = Block(32, 4)(layers.Embedding(5000, 32)(start))
net = keras.Model(start, layers.Dense(2)(layers.GlobalAveragePooling1D()(x)))
### straight_block_is_drawn | Input Model Input MultiHeadAttention ops.add LayerNormalization Dense
import keras
from keras import layers
class Straight(layers.Layer):
    def __init__(self, heads):
        super().__init__()
        self.look = layers.MultiHeadAttention(heads, 8)
        self.norm = layers.LayerNormalization()
    def call(self, x):
        return self.norm(x + self.look(x, x))
start = keras.Input((9, 16))
net = keras.Model(start, layers.Dense(2)(Straight(2)(start)))
### frozen_base_and_a_head | Input Model Input Conv2D Conv2D Flatten Dense
import keras
def base():
    start = keras.Input((20, 20, 3))
    return keras.Model(start, keras.layers.Conv2D(4, 3)(keras.layers.Conv2D(4, 3)(start)), name="base")
old = base()
for layer in old.layers[:-1]:
    layer.trainable = False
net = keras.Sequential([keras.Input((20, 20, 3)), old, keras.layers.Flatten(), keras.layers.Dense(2)])
### tuner_of_a_class | Input Dense Dropout Dense
import keras_tuner
import keras
class Search(keras_tuner.HyperModel):
    def __init__(self, classes):
        self.classes = classes
    def build(self, hp):
        net = keras.Sequential([keras.Input((12,))])
        for i in range(hp.Int("layers", 1, 4)):
            net.add(keras.layers.Dense(hp.Int(f"units_{i}", 16, 64, step=16), activation=hp.Choice("act", ["relu", "elu"])))
        if hp.Boolean("drop", default=True):
            net.add(keras.layers.Dropout(hp.Float("rate", 0.1, 0.5)))
        net.add(keras.layers.Dense(self.classes, activation="softmax"))
        net.compile(keras.optimizers.Adam(hp.Float("lr", 1e-4, 1e-2, sampling="log")), "categorical_crossentropy")
        return net
tuner = keras_tuner.Hyperband(Search(classes=3), objective="val_accuracy", max_epochs=5)
tuner.search(x, y)
### optuna_objective | Input Dense Dense
import optuna
import tensorflow as tf
def objective(trial):
    net = tf.keras.Sequential([tf.keras.Input((5,))])
    for i in range(trial.suggest_int("depth", 1, 3)):
        net.add(tf.keras.layers.Dense(trial.suggest_categorical("width", [8, 32])))
    net.add(tf.keras.layers.Dense(1))
    net.compile(tf.keras.optimizers.Adam(trial.suggest_float("lr", 1e-4, 1e-1, log=True)), "mse")
    return net.fit(x, y).history["loss"][-1]
optuna.create_study().optimize(objective, n_trials=10)
### wrapped_for_scikit | Input Dense Dropout Dense
from keras.wrappers.scikit_learn import KerasClassifier
from sklearn.model_selection import RandomizedSearchCV
from keras import models, layers
def make(width, rate):
    net = models.Sequential()
    net.add(layers.Dense(width, input_dim=4, activation="relu"))
    net.add(layers.Dropout(rate))
    net.add(layers.Dense(3, activation="softmax"))
    net.compile("adam", "categorical_crossentropy", ["accuracy"])
    return net
search = RandomizedSearchCV(KerasClassifier(build_fn=make, verbose=0), {"width": [12, 24], "rate": [0.2, 0.4]}, cv=3)
### mixed_columns_of_a_table | Input Input Input Normalization StringLookup IntegerLookup Concatenate Dense
import pandas as pd
import tensorflow as tf
frame = pd.read_csv("passengers.csv")
rows = tf.data.Dataset.from_tensor_slices((dict(frame), frame.pop("survived"))).batch(32)
inputs, encoded = [], []
for name, kind in {"age": "number", "town": "word", "class": "code"}.items():
    if kind == "number":
        start, layer = tf.keras.Input((1,), name=name), tf.keras.layers.Normalization(axis=-1)
    elif kind == "word":
        start = tf.keras.Input((1,), name=name, dtype="string")
        layer = tf.keras.layers.StringLookup(output_mode="multi_hot")
    else:
        start = tf.keras.Input((1,), name=name, dtype="int64")
        layer = tf.keras.layers.IntegerLookup(output_mode="multi_hot")
    layer.adapt(rows.map(lambda x, y: tf.expand_dims(x[name], -1)))
    inputs.append(start)
    encoded.append(layer(start))
net = tf.keras.Model(inputs, tf.keras.layers.Dense(1)(tf.keras.layers.concatenate(encoded)))
### dict_of_inputs | Input Input Dense Embedding Flatten Concatenate Dense Dense
import keras
from keras import layers
inputs = {"numbers": keras.Input((7,), name="numbers"), "town": keras.Input((1,), name="town", dtype="int32")}
a = layers.Dense(8)(inputs["numbers"])
b = layers.Flatten()(layers.Embedding(50, 3)(inputs["town"]))
both = layers.Concatenate()([a, b])
net = keras.Model(inputs=inputs, outputs={"price": layers.Dense(1, name="price")(both), "kind": layers.Dense(4, name="kind")(both)})
net.compile("adam", loss={"price": "mse", "kind": "sparse_categorical_crossentropy"}, loss_weights={"price": 0.5, "kind": 1.0})
### wide_and_deep_class | Input Input Dense Dense Concatenate Dense Dense
import tensorflow as tf
class Wide(tf.keras.Model):
    def __init__(self, units=16, **kwargs):
        super(Wide, self).__init__(**kwargs)
        self.first = tf.keras.layers.Dense(units, activation="relu")
        self.second = tf.keras.layers.Dense(units, activation="relu")
        self.main = tf.keras.layers.Dense(1, name="main")
        self.side = tf.keras.layers.Dense(1, name="side")
    def call(self, inputs):
        wide, deep = inputs
        h = self.second(self.first(deep))
        return self.main(tf.keras.layers.concatenate([wide, h])), self.side(h)
model = Wide(name="wide")
model.compile(loss=["mse", "mse"], loss_weights=[0.9, 0.1], optimizer="sgd")
### epochs_by_hand | Input Conv2D Flatten Dense
import tensorflow as tf
(x, y), _ = tf.keras.datasets.mnist.load_data()
rows = tf.data.Dataset.from_tensor_slices((x[..., tf.newaxis] / 255.0, y)).shuffle(1000).batch(64)
class Net(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.c = tf.keras.layers.Conv2D(8, 3, activation="relu")
        self.f = tf.keras.layers.Flatten()
        self.d = tf.keras.layers.Dense(10)
    @tf.function
    def call(self, x):
        return self.d(self.f(self.c(x)))
net = Net()
net(x[:1, ..., tf.newaxis])
loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
optimizer = tf.keras.optimizers.Adam()
for epoch in range(3):
    for pictures, labels in rows:
        with tf.GradientTape() as tape:
            value = loss(labels, net(pictures, training=True))
        optimizer.apply_gradients(zip(tape.gradient(value, net.trainable_variables), net.trainable_variables))
### old_tensorflow_session | Input Dense Dense
import tensorflow as tf
from tensorflow.python.keras import backend as K
from tensorflow.python.keras.layers import Dense, Input
from tensorflow.python.keras.models import Model
K.set_session(tf.Session(config=tf.ConfigProto(allow_soft_placement=True)))
start = Input(shape=(9,))
end = Dense(3, activation=tf.nn.softmax)(Dense(5, activation=tf.nn.relu)(start))
net = Model(start, end)
net.compile(tf.train.AdamOptimizer(1e-3), "categorical_crossentropy")
### keras_one_arguments | Input Conv2D Activation MaxPooling2D Flatten Dense
from keras.models import Sequential
from keras.layers.core import Dense, Activation, Flatten
from keras.layers.convolutional import Convolution2D, MaxPooling2D
net = Sequential()
net.add(Convolution2D(12, 3, 3, border_mode="same", input_shape=(28, 28, 1), init="he_normal"))
net.add(Activation("relu"))
net.add(MaxPooling2D(pool_size=(2, 2), border_mode="same"))
net.add(Flatten())
net.add(Dense(output_dim=10, activation="softmax"))
net.fit(x, y, nb_epoch=3, batch_size=16)
### python_two_prints | Input Dense Dense
import numpy as np
from keras.models import Sequential
from keras.layers import Dense
print "loading", 3
for i in xrange(2):
    print i,
net = Sequential()
net.add(Dense(4, input_dim=2))
net.add(Dense(1))
print net.summary()
### dataclass_of_settings | Input Dense Dense Dense
from dataclasses import dataclass
import keras
@dataclass(frozen=True)
class Settings:
    width: int = 32
    depth: int = 2
    last: str = "linear"
def make(s: Settings) -> keras.Model:
    net = keras.Sequential([keras.Input((s.width,))])
    for i in range(s.depth):
        net.add(keras.layers.Dense(s.width >> i, name=f"step_{i}"))
    net.add(keras.layers.Dense(1, activation=s.last))
    return net
net = make(Settings(width=16))
### arguments_of_a_command | Input Dense BatchNormalization Dense
import argparse
import keras
parser = argparse.ArgumentParser(description="학습")
parser.add_argument("--hidden", type=int, default=20)
parser.add_argument("--norm", action="store_true", default=True)
parser.add_argument("--lr", type=float, default=0.01)
def main(args):
    net = keras.Sequential([keras.Input((6,)), keras.layers.Dense(args.hidden)])
    if args.norm:
        net.add(keras.layers.BatchNormalization())
    net.add(keras.layers.Dense(1))
    net.compile(keras.optimizers.SGD(args.lr), "mse")
    return net
if __name__ == "__main__":
    net = main(parser.parse_args())
### partial_convolutions | Input Conv2D Conv2D Flatten Dense
from functools import partial
from tensorflow.keras import layers, models
conv = partial(layers.Conv2D, kernel_size=3, padding="SAME", activation="relu")
net = models.Sequential([conv(filters=8, input_shape=(24, 24, 1)), conv(filters=16, strides=2), layers.Flatten(), layers.Dense(4)])
### chain_of_functions | Input Dense ReLU Dense ReLU Dense
from functools import reduce
import keras
def compose(*steps):
    return reduce(lambda f, g: lambda x: g(f(x)), steps)
def dense(n):
    return compose(keras.layers.Dense(n), keras.layers.ReLU())
start = keras.Input((5,))
net = keras.Model(start, compose(dense(8), dense(4), keras.layers.Dense(1))(start))
### list_sums_and_stars | Input Dense Dropout Dense Dropout Dense
from tensorflow.keras import Sequential, layers as l
net = Sequential([l.InputLayer(input_shape=(7,)), *sum(([l.Dense(n), l.Dropout(0.1)] for n in (16, 8)), []), l.Dense(1)])
### squeeze_and_excite | Input Conv2D GlobalAveragePooling2D Reshape Dense Dense Multiply GlobalMaxPooling2D
from keras import backend as K
from keras.layers import Conv2D, Dense, GlobalAveragePooling2D, GlobalMaxPooling2D, Input, Reshape, multiply
from keras.models import Model
start = Input((16, 16, 3))
x = Conv2D(24, 3)(start)
channels = K.int_shape(x)[-1]
s = Reshape((1, 1, channels))(GlobalAveragePooling2D()(x))
s = Dense(channels, activation="sigmoid")(Dense(channels // 8, activation="relu")(s))
net = Model(start, GlobalMaxPooling2D()(multiply([x, s])))
### custom_activation | Input Dense ops.sigmoid ops.multiply Dense
import tensorflow as tf
def swish_of_mine(x):
    return x * tf.sigmoid(x)
net = tf.keras.Sequential([tf.keras.layers.Dense(6, activation=swish_of_mine, input_shape=(3,)), tf.keras.layers.Dense(1)])
### recommend_by_dot | Input Input Embedding Embedding Flatten Flatten Dot
from keras.layers import Dot, Embedding, Flatten, Input
from keras.models import Model
users, films = frame.user.nunique(), frame.film.nunique()
u, f = Input((1,), name="user"), Input((1,), name="film")
net = Model([u, f], Dot(axes=1)([Flatten()(Embedding(users, 8)(u)), Flatten()(Embedding(films, 8)(f))]))
net.compile("adam", "mse")
### actor_and_critic | Input Dense Dense Dense
import gymnasium as gym
import keras
world = gym.make("CartPole-v1")
seen = keras.Input((4,))
h = keras.layers.Dense(32, activation="relu")(seen)
model = keras.Model(seen, [keras.layers.Dense(2, activation="softmax")(h), keras.layers.Dense(1)(h)])
while True:
    state, _ = world.reset()
    if score > 195:
        break
### agent_that_learns | Input Dense Dense
import random
from collections import deque
from keras.models import Sequential
from keras.layers import Dense
from keras.optimizers import Adam
class Agent:
    def __init__(self, seen, actions):
        self.seen, self.actions = seen, actions
        self.memory = deque(maxlen=500)
        self.net = self._make()
    def _make(self):
        net = Sequential()
        net.add(Dense(24, input_dim=self.seen, activation="relu"))
        net.add(Dense(self.actions, activation="linear"))
        net.compile(loss="mse", optimizer=Adam(lr=0.001))
        return net
agent = Agent(4, 2)
for round in range(100):
    agent.memory.append(random.random())
### decoder_with_open_sizes | Input Input Embedding GRU ops.reshape Dense
import tensorflow as tf
class Decoder(tf.keras.Model):
    def __init__(self, words, width, units):
        super().__init__()
        self.embed = tf.keras.layers.Embedding(words, width)
        self.gru = tf.keras.layers.GRU(units, return_sequences=True, return_state=True)
        self.out = tf.keras.layers.Dense(words)
    def call(self, x, state):
        y, state = self.gru(self.embed(x), initial_state=state)
        return self.out(tf.reshape(y, (-1, y.shape[2]))), state
decoder = Decoder(len(vocabulary), 32, 64)
### dates_and_windows | Input Lambda Dense Reshape
import tensorflow as tf
steps, columns = 24, frame.shape[1]
net = tf.keras.Sequential([
    tf.keras.Input((48, 5)),
    tf.keras.layers.Lambda(lambda x: x[:, -1:, :] if len(frame) else x),
    tf.keras.layers.Dense(steps * 5, kernel_initializer=tf.initializers.zeros()),
    tf.keras.layers.Reshape([steps, 5]),
])
### several_years_of_imports | Input Dense Dense
try:
    import tensorflow.keras as keras
except ImportError:
    import keras
from six.moves import range
net = keras.models.Sequential()
for i in range(2):
    net.add(keras.layers.Dense(3 + i, **({"input_shape": (4,)} if i == 0 else {})))
### strategy_of_devices | Input Dense Dense
import tensorflow as tf
strategy = tf.distribute.MirroredStrategy()
print("장치 수", strategy.num_replicas_in_sync)
with strategy.scope():
    net = tf.keras.Sequential([tf.keras.layers.Dense(4, input_shape=(2,)), tf.keras.layers.Dense(1)])
    net.compile("adam", "mse")
### exported_with_a_vectorizer | Input TextVectorization Model Input Embedding GlobalAveragePooling1D Dense Activation
import keras
from keras import layers
vector = layers.TextVectorization(500, output_sequence_length=20)
vector.adapt(texts)
net = keras.Sequential([keras.Input((20,)), layers.Embedding(500, 8), layers.GlobalAveragePooling1D(), layers.Dense(1)])
whole = keras.Sequential([keras.Input((1,), dtype="string"), vector, net, layers.Activation("sigmoid")])
### other_library_s_layers | Input Conv2D WeightNormalization GroupNormalization Flatten Dense
import tensorflow as tf
import tensorflow_addons as tfa
net = tf.keras.Sequential([
    tf.keras.layers.Conv2D(6, 5, input_shape=(16, 16, 3)),
    tfa.layers.WeightNormalization(tf.keras.layers.Conv2D(6, 3)),
    tfa.layers.GroupNormalization(groups=3),
    tf.keras.layers.Flatten(),
    tf.keras.layers.Dense(2),
])
net.compile(tfa.optimizers.AdamW(1e-4, 1e-3), tfa.losses.SigmoidFocalCrossEntropy())
### hub_layer_first | Input KerasLayer Dense
import tensorflow as tf
import tensorflow_hub as hub
layer = hub.KerasLayer("https://example.org/words/1", input_shape=[], dtype=tf.string, trainable=True)
net = tf.keras.Sequential()
net.add(layer)
net.add(tf.keras.layers.Dense(1))
### bert_of_others | Input Input TFBertModel Dropout Dense
import tensorflow as tf
from transformers import TFBertModel
def make():
    ids = tf.keras.Input((64,), dtype=tf.int32)
    mask = tf.keras.Input((64,), dtype=tf.int32)
    out = TFBertModel.from_pretrained("kykim/bert-kor-base")([ids, mask])
    x = tf.keras.layers.Dropout(0.3)(out[1])
    return tf.keras.Model([ids, mask], tf.keras.layers.Dense(1, activation="sigmoid")(x))
model = make()
### cells_and_stacks | Input RNN Dense
import keras
from keras import layers
cells = layers.StackedRNNCells([layers.LSTMCell(6), layers.LSTMCell(4)])
net = keras.Sequential([keras.Input((None, 3)), layers.RNN(cells, return_sequences=True), layers.Dense(1)])
### three_widths_three_models | Input Dense Dense | Input Dense Dense | Input Dense Dense
import keras
models = {}
for width in (4, 8, 16):
    net = keras.Sequential([keras.Input((3,)), keras.layers.Dense(width), keras.layers.Dense(1)], name=f"wide_{width}")
    net.compile("adam", "mse")
    models[width] = net
### prices_of_a_share | Input LSTM Dropout Dense
import FinanceDataReader as fdr
from sklearn.preprocessing import MinMaxScaler
from tensorflow.keras import Sequential, layers
frame = fdr.DataReader("005930", "2018")
scaled = MinMaxScaler().fit_transform(frame[["Open", "High", "Low", "Volume", "Close"]])
WINDOW = 20
def cut(rows, window):
    x, y = [], []
    for i in range(len(rows) - window):
        x.append(rows[i:i + window])
        y.append(rows[i + window, -1])
    return np.array(x), np.array(y)
x, y = cut(scaled, WINDOW)
net = Sequential([layers.LSTM(16, input_shape=(WINDOW, scaled.shape[1])), layers.Dropout(0.1), layers.Dense(1)])
### mnist_of_the_old_tutorial | Input Dense Dense
from tensorflow.examples.tutorials.mnist import input_data
import tensorflow as tf
mnist = input_data.read_data_sets("MNIST_data/", one_hot=True)
net = tf.keras.Sequential()
net.add(tf.keras.layers.Dense(50, input_shape=(mnist.train.images.shape[1],)))
net.add(tf.keras.layers.Dense(mnist.train.labels.shape[1], activation="softmax"))
for step in range(200):
    rows, labels = mnist.train.next_batch(100)
    net.train_on_batch(rows, labels)
### inception_of_tuples | Input Conv2D Conv2D MaxPooling2D Conv2D Concatenate GlobalAveragePooling2D Dense
from keras.layers import *
from keras.models import Model
def mixed(x, one, three, after):
    a = Conv2D(one, 1, padding="same", activation="relu")(x)
    b = Conv2D(three, 3, padding="same", activation="relu")(x)
    c = Conv2D(after, 1, padding="same")(MaxPooling2D(3, strides=1, padding="same")(x))
    return concatenate([a, b, c], axis=-1)
start = Input(shape=(12, 12, 4))
x = start
for widths in [(2, 4, 2)]:
    x = mixed(x, *widths)
net = Model(inputs=start, outputs=Dense(3)(GlobalAveragePooling2D()(x)))
### magic_of_a_notebook | Input Dense Dense
%load_ext tensorboard
!pip install -q tensorflow
%matplotlib inline
import tensorflow as tf
files = !ls
net = tf.keras.Sequential([tf.keras.layers.Dense(3, input_shape=(2,)), tf.keras.layers.Dense(1)])
net.summary()
%tensorboard --logdir logs
net?
"""

COURSE: dict[str, tuple[list[list[str]], str]] = {}
for _part in re.split(r"^### ", _TEXT, flags=re.MULTILINE)[1:]:
    _head, _, _code = _part.partition("\n")
    _name, *_models = _head.split(" | ")
    COURSE[_name] = ([_nodes.split() for _nodes in _models], _code)

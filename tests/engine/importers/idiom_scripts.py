"""Idioms of Python and Keras in small scripts, written for the tests: how models are put together in one way each.

`IDIOMS` is by name: what nodes each model of a script has, by their classes, and its text.
"""

# ruff: noqa: E501

from __future__ import annotations

import re

_TEXT = """
### add_in_comprehension | Input Dense Dense | Input Dense Dense
from keras import layers as L, Sequential
m = Sequential()
[m.add(L.Dense(n)) for n in (4, 5)]
k = Sequential()
list(map(k.add, [L.Dense(3), L.Dense(2)]))
### reduce_chain | Input Dense ReLU Dense
from functools import reduce
import keras
from keras import layers as L
i = keras.Input((4,))
o = reduce(lambda x, l: l(x), [L.Dense(8), L.ReLU(), L.Dense(2)], i)
m = keras.Model(i, o)
### branches_concat | Input Conv2D Conv2D Conv2D Concatenate GlobalAveragePooling2D Dense GlobalAveragePooling2D Dense GlobalAveragePooling2D Dense
import keras
from keras import layers as L
i = keras.Input((32, 32, 3))
branches = [L.Conv2D(8, k, padding='same') for k in (1, 3, 5)]
x = L.Concatenate(axis=-1)([b(i) for b in branches])
outs = [L.Dense(2, name='out_%s' % chr(97 + n))(L.GlobalAveragePooling2D()(x)) for n in range(3)]
m = keras.Model(i, outs)
### names_made_by_number | Input Dense Dense Dense
import keras
from keras import layers
for n in range(3):
    globals()['d%d' % n] = layers.Dense(n + 1)
m = keras.Sequential([keras.Input((3,)), d0, d1, d2])
### pydantic_config | Input Dense Dense
from pydantic import BaseModel
import keras
class Config(BaseModel):
    units: int = 12
    classes: int
cfg = Config(classes=3)
m = keras.Sequential([keras.layers.Dense(cfg.units), keras.layers.Dense(cfg.classes)])
### ml_collections | Input Dense Dense
import ml_collections, keras
config = ml_collections.ConfigDict()
config.units = 12
config.depth = 2
m = keras.Sequential([keras.layers.Dense(config.units) for _ in range(config.depth)])
### name_scopes | Input Dense Dense
import tensorflow as tf
from keras import backend as K
i = tf.keras.Input((8,))
with tf.name_scope('enc'):
    x = tf.keras.layers.Dense(4)(i)
with K.name_scope('dec'), tf.device('/cpu:0'):
    x = tf.keras.layers.Dense(2)(x)
with tf.keras.utils.custom_object_scope({'a': 1}):
    m = tf.keras.Model(i, x)
### bidirectional_none | Input Bidirectional Add Bidirectional Concatenate
import keras
from keras import layers as L
i = keras.Input((5, 4))
f, b = L.Bidirectional(L.LSTM(3, return_sequences=True), merge_mode=None)(i)
x = L.Add()([f, b])
o, fh, fc, bh, bc = L.Bidirectional(L.LSTM(3, return_state=True))(x)
m = keras.Model(i, L.Concatenate()([o, fh, bh]))
### attention_layers | Input Input Attention AdditiveAttention MultiHeadAttention GlobalAveragePooling1D GlobalAveragePooling1D GlobalAveragePooling1D Concatenate
import tensorflow as tf
L = tf.keras.layers
q = tf.keras.Input((5, 8)); v = tf.keras.Input((6, 8))
a = L.Attention()([q, v])
b = L.AdditiveAttention()([q, v, v])
c, s = L.MultiHeadAttention(2, 4)(q, v, return_attention_scores=True)
m = tf.keras.Model([q, v], L.Concatenate()([L.GlobalAveragePooling1D()(t) for t in (a, b, c)]))
### rnn_cells_stack | Input RNN RNN
import tensorflow as tf
L = tf.keras.layers
cells = [L.LSTMCell(8) for _ in range(2)]
m = tf.keras.Sequential([L.RNN(cells, input_shape=(None, 3), return_sequences=True), L.RNN(tf.keras.layers.StackedRNNCells([L.GRUCell(4), L.GRUCell(2)]))])
### base_class_template | Input Dense Dense
import keras
from abc import ABC, abstractmethod
class Base(ABC):
    def __init__(self, shape):
        self.shape = shape
        self.model = self._build()
        self.model.compile(**self.compile_args())
    def compile_args(self):
        return dict(optimizer='adam', loss=self.loss)
    @property
    def loss(self):
        return 'mse'
    @abstractmethod
    def _build(self):
        ...
class Net(Base):
    UNITS = [8, 4]
    def _build(self):
        inp = x = keras.Input(self.shape)
        for u in self.UNITS:
            x = keras.layers.Dense(u)(x)
        return keras.Model(inp, x)
    @classmethod
    def default(cls):
        return cls((3,))
net = Net.default()
### factory_dict_lambda | Input Conv2D MaxPooling2D Flatten Dense
import keras
from keras import layers as L
BLOCKS = {
    'conv': lambda f, **kw: L.Conv2D(f, 3, padding='same', **kw),
    'pool': lambda s: L.MaxPooling2D(s),
    'flat': L.Flatten,
    'fc': L.Dense,
}
spec = [('conv', (8,), {'activation': 'relu'}), ('pool', (2,), {}), ('flat', (), {}), ('fc', (3,), {})]
m = keras.Sequential([keras.Input((8, 8, 1))])
for kind, a, kw in spec:
    m.add(BLOCKS[kind](*a, **kw))
### widths_and_pools_in_a_list | Input Conv2D BatchNormalization ReLU MaxPooling2D Conv2D BatchNormalization ReLU MaxPooling2D Flatten Dense
import keras
from keras.layers import *
cfg = {'A': [64, 'M', 128, 'M']}
def make(cfg, n):
    i = Input((32, 32, 3)); x = i
    for v in cfg:
        if v == 'M':
            x = MaxPooling2D()(x)
        else:
            x = Conv2D(v, 3, padding='same')(x)
            x = BatchNormalization()(x); x = ReLU()(x)
    return keras.Model(i, Dense(n)(Flatten()(x)))
m = make(cfg['A'], 10)
### lstm_two_stack_state | Input LSTM Input LSTM TimeDistributed
import keras
from keras import layers
enc_in = keras.Input((None, 12))
_, *states = layers.LSTM(16, return_state=True)(enc_in)
dec_in = keras.Input((None, 9))
seq = layers.LSTM(16, return_sequences=True)(dec_in, initial_state=states)
m = keras.Model([enc_in, dec_in], layers.TimeDistributed(layers.Dense(9, activation='softmax'))(seq))
### nested_list_outputs_dict | Input Input Concatenate Dense Dense
import keras
from keras import layers
def make(n):
    a, b = keras.Input((n,), name='a'), keras.Input((n,), name='b')
    merged = layers.concatenate([a, b])
    heads = {k: layers.Dense(v, name=k)(merged) for k, v in dict(x=1, y=2).items()}
    return keras.Model({'a': a, 'b': b}, heads)
m = make(4)
### cond_expression_lambda_default | Input Dense BatchNormalization Activation Dropout Dense
import keras
def dense(x, n, act='relu', bn=True, drop=None):
    x = keras.layers.Dense(n, use_bias=not bn)(x)
    x = keras.layers.BatchNormalization()(x) if bn else x
    x = keras.layers.Activation(act)(x) if act else x
    return keras.layers.Dropout(drop)(x) if drop else x
i = keras.Input((4,))
m = keras.Model(i, dense(dense(i, 8, drop=.2), 2, act=None, bn=False))
### walrus_and_stars | Input Dense Dense Dense
import keras
from keras import layers
if (n := 5) > 3:
    units = n
first, *rest = [8, 4, 2]
m = keras.Sequential([keras.Input((units,)), layers.Dense(first), *(layers.Dense(r) for r in rest)])
### click_main | Input Dense Dense
import click, keras
@click.command()
@click.option('--units', '-u', default=32, type=int, help='units')
@click.option('--classes', default=10)
@click.argument('data')
def main(units, classes, data):
    m = keras.Sequential([keras.layers.Dense(units, input_shape=(4,)), keras.layers.Dense(classes)])
    m.compile('adam', 'mse')
if __name__ == '__main__':
    main()
### cond_build_by_arg | Input Conv2D Flatten Dense | Input Flatten Dense Dense
import argparse
from tensorflow.keras import layers, models
parser = argparse.ArgumentParser()
parser.add_argument('--model', type=str, required=True, choices=['cnn', 'mlp'])
parser.add_argument('--units', type=int, default=32)
args = parser.parse_args()
def cnn():
    return models.Sequential([layers.Conv2D(8, 3, input_shape=(28, 28, 1)), layers.Flatten(), layers.Dense(10)])
def mlp(units):
    return models.Sequential([layers.Flatten(input_shape=(28, 28)), layers.Dense(units), layers.Dense(10)])
if args.model == 'cnn':
    model = cnn()
elif args.model == 'mlp':
    model = mlp(args.units)
else:
    raise ValueError('unknown')
model.compile('adam', 'mse')
### class_attr_layers_loop_setattr | Input Dense Dense Dense Dense
import tensorflow as tf
class Net(tf.keras.Model):
    def __init__(self, n):
        super().__init__()
        self.n = n
        for i in range(n):
            setattr(self, f'dense{i}', tf.keras.layers.Dense(2 ** (i + 3), activation='relu'))
        self.out = tf.keras.layers.Dense(1)
    def call(self, x):
        for i in range(self.n):
            x = getattr(self, f'dense{i}')(x)
        return self.out(x)
net = Net(3)
net.build((None, 5))
### inputs_as_dict_sig | Input Input Input Concatenate Dense Dense
import tensorflow as tf
inputs = {k: tf.keras.Input((1,), name=k) for k in ['a', 'b', 'c']}
x = tf.keras.layers.concatenate([inputs[k] for k in inputs])
x = tf.keras.layers.Dense(8)(x)
model = tf.keras.Model(inputs, {'y': tf.keras.layers.Dense(1, name='y')(x)})
### model_in_fn_globals | Input Dense Dense
import keras
from keras.layers import Dense
model = None
def create():
    global model
    model = keras.Sequential()
    model.add(Dense(3, input_dim=2))
def train():
    create()
    model.add(Dense(1))
    model.compile('sgd', 'mse')
train()
### flags_of_absl | Input Dense Dense
from absl import app, flags
import tensorflow as tf
FLAGS = flags.FLAGS
flags.DEFINE_integer('units', 64, 'units')
flags.DEFINE_string('act', 'relu', 'act')
flags.DEFINE_integer('num', None, 'no default')
def main(_):
    model = tf.keras.Sequential([tf.keras.layers.Dense(FLAGS.units, activation=FLAGS.act, input_shape=(3,)), tf.keras.layers.Dense(FLAGS.num)])
    model.compile('adam', 'mse')
if __name__ == '__main__':
    app.run(main)
### folds_of_a_function | Input Dense Dense
from sklearn.model_selection import KFold
import tensorflow as tf
def get_compiled_model():
    model = tf.keras.Sequential([tf.keras.layers.Input(shape=(13,)), tf.keras.layers.Dense(64, activation='relu'), tf.keras.layers.Dense(1)])
    model.compile(optimizer='rmsprop', loss='mse', metrics=['mae'])
    return model
fold_no = 1
for train, test in KFold(n_splits=10, shuffle=True).split(inputs, targets):
    model = get_compiled_model()
    history = model.fit(inputs[train], targets[train], batch_size=50, epochs=25, verbose=1)
    scores = model.evaluate(inputs[test], targets[test], verbose=0)
    print(f'Score for fold {fold_no}')
    fold_no = fold_no + 1
### ensembles_dict_models | Input Dense | Input Dense | Input Dense
from tensorflow.keras import Sequential, layers
models = {}
for name, act in {'relu': 'relu', 'tanh': 'tanh', 'elu': 'elu'}.items():
    m = Sequential(name=name)
    m.add(layers.Dense(4, activation=act, input_shape=(3,)))
    m.compile('adam', 'mse')
    models[name] = m
### if_os_path_load | Input Dense Dense
import os
from keras.models import Sequential, load_model
from keras.layers import Dense
if os.path.exists('model.h5'):
    model = load_model('model.h5')
else:
    model = Sequential()
    model.add(Dense(8, input_dim=3))
    model.add(Dense(1))
    model.compile('adam', 'mse')
model.fit(x, y)
### try_load | Input Dense Dense
from keras.models import Sequential, load_model
from keras.layers import Dense
try:
    model = load_model('model.h5')
except:
    model = Sequential()
    model.add(Dense(8, input_dim=3))
    model.add(Dense(1))
### tuner_hypermodel | Input Flatten Dense Dense
import keras_tuner as kt
from tensorflow import keras
class MyHyperModel(kt.HyperModel):
    def build(self, hp):
        model = keras.Sequential()
        model.add(keras.layers.Flatten())
        for i in range(hp.Int('n', 1, 3)):
            model.add(keras.layers.Dense(units=hp.Int(f"units_{i}", 32, 512, 32), activation=hp.Choice("activation", ["relu", "tanh"])))
        if hp.Boolean("dropout"):
            model.add(keras.layers.Dropout(0.25))
        model.add(keras.layers.Dense(10, activation="softmax"))
        model.compile(optimizer=keras.optimizers.Adam(hp.Float("lr", 1e-4, 1e-2, sampling="log")), loss="categorical_crossentropy", metrics=["accuracy"])
        return model
tuner = kt.RandomSearch(MyHyperModel(), objective="val_accuracy", max_trials=3)
### grid_of_another_tuner | Input Dense Dense
import talos
from keras.models import Sequential
from keras.layers import Dense
p = {'first': [8, 16], 'act': ['relu', 'elu'], 'epochs': [10]}
def net(x_train, y_train, x_val, y_val, params):
    model = Sequential()
    model.add(Dense(params['first'], input_dim=x_train.shape[1], activation=params['act']))
    model.add(Dense(1))
    model.compile('adam', 'mse')
    out = model.fit(x_train, y_train, epochs=params['epochs'])
    return out, model
t = talos.Scan(x, y, p, net)
### batch_input_placeholder | Input LSTM
import tensorflow as tf
inp = tf.keras.layers.Input(batch_shape=(32, 10, 3))
x = tf.keras.layers.LSTM(8, stateful=True)(inp)
m = tf.keras.models.Model(inputs=[inp], outputs=[x])
### dict_with_attributes | Input Dense Dense
import tensorflow as tf
class Config(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__
cfg = Config(units=32, layers=2)
model = tf.keras.Sequential()
for _ in range(cfg.layers):
    model.add(tf.keras.layers.Dense(cfg.units))
### dict_own_init | Input Dense Dense Dense
import keras
class Cfg(dict):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__ = self
cfg = Cfg(units=4)
cfg['depth'] = 2
cfg.extra = 5
m = keras.Sequential([keras.layers.Dense(cfg.units), keras.layers.Dense(cfg['depth']), keras.layers.Dense(cfg['extra'])])
### saved_again | Input Input LSTM Concatenate Dense | Input LSTM
import keras
a, b = keras.Input((3,)), keras.Input((None, 4))
x, h, c = keras.layers.LSTM(5, return_state=True)(b)
m = keras.Model([a, b], keras.layers.Dense(1)(keras.layers.Concatenate()([a, x])))
m.save("m.keras")
again = keras.models.load_model("m.keras")
seq = again.input[1]
_, h2, c2 = again.layers[2].output
enc = keras.Model(seq, [h2, c2])
### lambda_builder | Input Dense Dense
from tensorflow.keras import Sequential, layers
build = lambda n_units=10: Sequential([layers.Input((4,)), layers.Dense(n_units), layers.Dense(1)])
model = build(16)
### yaml_config | Input Conv2D Flatten Dense
import yaml
import tensorflow as tf
with open('config.yaml') as f:
    config = yaml.safe_load(f)
def build(cfg):
    inputs = tf.keras.Input(shape=(cfg['height'], cfg['width'], 3))
    x = inputs
    x = tf.keras.layers.Conv2D(cfg['filters'], 3, activation=cfg['activation'])(x)
    x = tf.keras.layers.Flatten()(x)
    return tf.keras.Model(inputs, tf.keras.layers.Dense(cfg['classes'])(x))
model = build(config['model'])
### returned_tuple | Input Input Input Model Model Dense Dense Dense | Input Dense Dense | Input Dense
from keras.layers import *
from keras.models import *
def build(original, latent):
    inp = Input(shape=(original,))
    enc = Dense(64, activation='relu')(inp)
    z = Dense(latent)(enc)
    encoder = Model(inp, z, name='encoder')
    zin = Input(shape=(latent,))
    out = Dense(original, activation='sigmoid')(zin)
    decoder = Model(zin, out, name='decoder')
    ae = Model(inp, decoder(encoder(inp)), name='ae')
    return ae, encoder, decoder
ae, encoder, decoder = build(784, 2)
ae.compile('adam', 'mse')
### lambda_tf_ops | Input ops.image.resize ops.get_item ops.mean ops.concatenate ops.square ops.sum ops.maximum ops.rsqrt ops.multiply ops.true_divide ops.tile ops.pad ops.greater ops.zeros_like ops.where ops.take ops.clip Dense
import tensorflow as tf
from tensorflow.keras import layers, backend as K
i = tf.keras.Input((8, 8, 4))
a = layers.Lambda(lambda x: tf.image.resize(x, (16, 16)))(i)
b = layers.Lambda(lambda x: x[:, 0, :, :], name='first')(a)
c = layers.Lambda(lambda x: K.mean(x, axis=1))(b)
d = layers.Lambda(lambda x: tf.expand_dims(x, -1))(c)
e = layers.Lambda(lambda t: tf.concat(t, axis=1))([c, c])
f = layers.Lambda(lambda x: K.l2_normalize(x, axis=1))(e)
g = layers.Lambda(lambda x: x / 255.0)(f)
h = layers.Lambda(lambda x: tf.tile(x, [1, 2]))(g)
j = layers.Lambda(lambda x: tf.pad(x, [[0, 0], [1, 1]]))(h)
k = layers.Lambda(lambda x: tf.where(x > 0, x, tf.zeros_like(x)))(j)
l = layers.Lambda(lambda x: tf.gather(x, [0, 1], axis=1))(k)
m = layers.Lambda(lambda x: K.clip(x, 0, 1))(l)
model = tf.keras.Model(i, layers.Dense(2)(m))
### k_functions | Input Input Lambda ops.transpose ops.stack ops.sum ops.softmax ops.repeat ops.max Dense
from keras import backend as K
from keras.layers import Input, Lambda, Dense
from keras.models import Model
a = Input((6, 5)); b = Input((6, 5))
s = Lambda(lambda t: K.batch_dot(t[0], t[1], axes=[2, 2]))([a, b])
p = Lambda(lambda x: K.permute_dimensions(x, (0, 2, 1)))(s)
q = Lambda(lambda x: K.stack([x, x], axis=1))(p)
r = Lambda(lambda x: K.sum(x, axis=1))(q)
t = Lambda(lambda x: K.softmax(x))(r)
u = Lambda(lambda x: K.repeat_elements(x, 2, axis=1))(t)
v = Lambda(lambda x: K.max(x, axis=1))(u)
model = Model([a, b], Dense(1)(v))
### einsum_split_unstack | Input ops.einsum ops.softmax ops.matmul ops.split ops.sigmoid ops.multiply ops.mean Dense
import tensorflow as tf
i = tf.keras.Input((4, 6))
x = tf.einsum('bij,bkj->bik', i, i)
x = tf.nn.softmax(x)
y = tf.matmul(x, i)
u = tf.unstack(y, axis=1)
z = tf.stack(u[:2], axis=1)
a, b, c = tf.split(y, 3, axis=-1)
o = tf.reduce_mean(a * tf.sigmoid(b), axis=1)
model = tf.keras.Model(i, tf.keras.layers.Dense(1)(o))
### subclass_list_layers_loop | Input Dense Dropout Dense Dropout Dense
import tensorflow as tf
class MLP(tf.keras.Model):
    def __init__(self, sizes, out):
        super().__init__()
        self.hidden = [tf.keras.layers.Dense(s, activation='relu') for s in sizes]
        self.blocks = []
        for i in range(2):
            self.blocks.append(tf.keras.layers.Dropout(0.1 * i))
        self.out = tf.keras.layers.Dense(out)
    def call(self, x, training=False):
        for layer, d in zip(self.hidden, self.blocks):
            x = layer(x)
            if training:
                x = d(x, training=training)
        return self.out(x)
m = MLP([32, 16], 3)
_ = m(tf.zeros((1, 10)))
m.summary()
### tensor_methods | Input ops.reshape ops.get_item ops.get_item ops.add ops.relu ops.power ops.negative ops.negative ops.exp ops.add ops.true_divide ops.ones_like ops.concatenate ops.max ops.std ops.squeeze ops.argmax
import tensorflow as tf
i = tf.keras.Input((4, 5))
b = i.shape[0]
x = tf.keras.layers.Flatten()(i)
x = tf.reshape(i, (-1, i.shape[1] * i.shape[2]))
x = x[:, :10] + x[:, 10:]
x = tf.nn.relu(x) ** 2
x = -x
x = 1.0 / (1.0 + tf.exp(-x))
x = tf.concat([x, tf.ones_like(x)], -1)
y = tf.reduce_max(x, axis=-1, keepdims=True)
z = tf.math.reduce_std(x, axis=1, keepdims=True)
model = tf.keras.Model(i, [y, z, tf.squeeze(y, -1), tf.argmax(x, axis=-1)])
### efn_output | Input EfficientNetB0 GlobalAveragePooling2D Dense
import efficientnet.keras as efn
from keras.layers import GlobalAveragePooling2D, Dense
from keras.models import Model
base = efn.EfficientNetB0(weights='imagenet', include_top=False, input_shape=(224, 224, 3))
base.trainable = False
x = GlobalAveragePooling2D()(base.output)
model = Model(inputs=base.input, outputs=Dense(5, activation='softmax')(x))
### super_args | Input Dense
import keras
class Net(keras.Model):
    def __init__(self, n):
        inp = keras.Input((n,))
        out = keras.layers.Dense(3)(inp)
        super(Net, self).__init__(inputs=inp, outputs=out, name="net")
        self.n = n
m = Net(4)
m.compile("adam", "mse")
### two_keys | Input KerasLayer Dense Dense
import tensorflow as tf, tensorflow_hub as hub
ids = tf.keras.Input((8,), dtype="int32")
o = hub.KerasLayer("x")(dict(input_word_ids=ids))
m = tf.keras.Model(ids, [tf.keras.layers.Dense(1)(o["pooled_output"]), tf.keras.layers.Dense(2)(o["sequence_output"])])
### td_functional_use | Input Conv2D GlobalAveragePooling2D | Input Input Model LSTM TimeDistributed TimeDistributed
import keras
from keras import layers
cnn = keras.Sequential([layers.Conv2D(4, 3, activation='relu'), layers.GlobalAveragePooling2D()])
i = keras.Input((5, 16, 16, 3))
x = layers.TimeDistributed(cnn)(i)
m = keras.Model(i, layers.LSTM(2)(x))
### hf_last_hidden | Input Input TFAutoModel ops.get_item Dense
from transformers import TFAutoModel
import tensorflow as tf
bert = TFAutoModel.from_pretrained('klue/bert-base', from_pt=True)
ids = tf.keras.Input((64,), dtype='int32')
mask = tf.keras.Input((64,), dtype='int32')
out = bert({'input_ids': ids, 'attention_mask': mask})
pooled = out.last_hidden_state[:, 0]
model = tf.keras.Model([ids, mask], tf.keras.layers.Dense(1, activation='sigmoid')(pooled))
"""

IDIOMS: dict[str, tuple[list[list[str]], str]] = {}
for _part in re.split(r"^### ", _TEXT, flags=re.MULTILINE)[1:]:
    _head, _, _code = _part.partition("\n")
    _name, *_models = _head.split(" | ")
    IDIOMS[_name] = ([_nodes.split() for _nodes in _models], _code)

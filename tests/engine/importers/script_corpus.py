"""Small scripts of the kinds that people publish, written for the tests: each makes its models in another way.

`CORPUS` is by name; what stands in `VARIED` is written once and read with the imports of several years.
"""

# ruff: noqa: E501

from __future__ import annotations

import re

_TEXT = """
### mlp | keras
model = Sequential()
model.add(Dense(512, activation='relu', input_shape=(784,)))
model.add(Dropout(0.2))
model.add(Dense(512, activation='relu'))
model.add(Dropout(0.2))
model.add(Dense(num_classes, activation='softmax'))
model.summary()
model.compile(loss='categorical_crossentropy', optimizer=RMSprop(), metrics=['accuracy'])
history = model.fit(x_train, y_train, batch_size=128, epochs=20, verbose=1, validation_data=(x_test, y_test))
score = model.evaluate(x_test, y_test, verbose=0)
print('Test loss:', score[0])
### cnn | keras
if K.image_data_format() == 'channels_first':
    input_shape = (1, img_rows, img_cols)
else:
    input_shape = (img_rows, img_cols, 1)
model = Sequential()
model.add(Conv2D(32, kernel_size=(3, 3), activation='relu', input_shape=input_shape))
model.add(Conv2D(64, (3, 3), activation='relu'))
model.add(MaxPooling2D(pool_size=(2, 2)))
model.add(Dropout(0.25))
model.add(Flatten())
model.add(Dense(128, activation='relu'))
model.add(Dense(num_classes, activation='softmax'))
### lists | keras
model = Sequential([
    Dense(64, input_dim=20, kernel_initializer='he_normal'),
    Activation('relu'),
    BatchNormalization(),
    Dense(1), Activation('sigmoid'),
])
model.compile('adam', 'binary_crossentropy', ['accuracy'])
### loop_add | keras
model = Sequential()
model.add(Input(shape=(32,)))
for units in [64, 32, 16]:
    model.add(Dense(units, activation='relu'))
    model.add(Dropout(0.1))
model.add(Dense(1))
### loop_enumerate | keras
sizes = [16, 8]
model = Sequential()
for i, n in enumerate(sizes):
    if i == 0:
        model.add(Dense(n, input_shape=(5,), name='first'))
    else:
        model.add(Dense(n, name='dense_number_%d' % i))
model.add(Dense(2, name=f'last_{len(sizes)}'))
### loop_zip | keras
model = Sequential([Input((10,))])
for n, act in zip((4, 5, 6), ['relu', 'tanh', 'elu']):
    model.add(Dense(n, activation=act))
### loop_reversed | keras
x = inp = Input((16,))
for n in [32, 16, 8]:
    x = Dense(n, activation='relu')(x)
for n in reversed([16, 32]):
    x = Dense(n, activation='relu')(x)
autoencoder = Model(inp, Dense(16)(x))
### sorted_reverse | keras
config = {'a': 8, 'b': 32, 'c': 16}
model = Sequential([Input((4,))])
for key in sorted(config, reverse=True):
    model.add(Dense(config[key]))
for key, n in sorted(config.items(), key=lambda kv: kv[1]):
    model.add(Dense(n, name=key))
### while_counter | keras
model = Sequential([Input((8,))])
units = 64
while units >= 8:
    model.add(Dense(units))
    units //= 2
model.add(Dense(1))
### while_break | keras
model = Sequential([Input((8,))])
i = 0
while True:
    i += 1
    if i % 2 == 0:
        continue
    model.add(Dense(i))
    if i > 6:
        break
### generator | keras
def widths(n):
    while n > 4:
        yield n
        n = n // 2
model = Sequential([Input((8,))] + [Dense(n) for n in widths(40)])
### comprehension | keras
model = Sequential([Input((8,)), *[Dense(2 ** k) for k in range(5, 2, -1) if k != 4]])
### nested_comprehension | keras
model = Sequential([Input((6,))] + [Dense(a * b) for a in (1, 2) for b in (3, 5)])
### itertools_chain | keras
import itertools
model = Sequential([Input((8,))])
for n in itertools.chain([16], (4,), range(2, 4)):
    model.add(Dense(n))
for a, b in itertools.product([1, 2], [3]):
    model.add(Dense(a + b))
### numpy_sizes | keras
import numpy as np
model = Sequential([Input((int(np.prod((4, 3, 2))),))])
for n in np.linspace(64, 16, 4).astype(int):
    model.add(Dense(int(n)))
for n in np.arange(4, 1, -1):
    model.add(Dense(int(n * 2)))
model.add(Dense(int(np.sqrt(81))))
### math_sizes | keras
import math
n = math.ceil(10 / 3) + int(math.log2(64))
model = Sequential([Input((3,)), Dense(n), Dense(math.floor(2.9)), Dense(round(4.4))])
### function_model | keras
def create_model(units=12, rate=0.3):
    model = Sequential()
    model.add(Dense(units, input_dim=8, activation='relu'))
    model.add(Dropout(rate))
    model.add(Dense(1, activation='sigmoid'))
    model.compile(loss='binary_crossentropy', optimizer='adam', metrics=['accuracy'])
    return model
model = create_model(rate=0.5)
### main_guard | keras
def build(input_dim, hidden):
    inputs = Input(shape=(input_dim,))
    x = inputs
    for h in hidden:
        x = Dense(h)(x)
        x = LeakyReLU(0.1)(x)
    return Model(inputs=inputs, outputs=x)
def main():
    net = build(10, (20, 30))
    net.compile(optimizer='adam', loss='mse')
    net.fit(data, targets, epochs=2)
if __name__ == '__main__':
    main()
### functional_two_inputs | keras
a = Input(shape=(16,), name='a')
b = Input(shape=(4,), name='b')
x = concatenate([Dense(8)(a), Dense(8)(b)])
out1 = Dense(1, activation='sigmoid', name='flag')(x)
out2 = Dense(5, activation='softmax', name='kind')(x)
model = Model(inputs=[b, a], outputs=[out2, out1])
model.compile('adam', loss={'flag': 'binary_crossentropy', 'kind': 'categorical_crossentropy'}, loss_weights={'flag': 0.2, 'kind': 1.0})
### resnet_block | keras
def conv_bn(x, filters, strides=1):
    x = Conv2D(filters, 3, strides=strides, padding='same', use_bias=False)(x)
    x = BatchNormalization()(x)
    return Activation('relu')(x)
def residual(x, filters, strides=1):
    y = conv_bn(x, filters, strides)
    y = Conv2D(filters, 3, padding='same', use_bias=False)(y)
    y = BatchNormalization()(y)
    if strides != 1:
        x = Conv2D(filters, 1, strides=strides)(x)
    return Activation('relu')(add([x, y]))
inputs = Input((32, 32, 3))
x = conv_bn(inputs, 16)
for stage, filters in enumerate((16, 32)):
    for block in range(2):
        strides = 2 if stage > 0 and block == 0 else 1
        x = residual(x, filters, strides)
model = Model(inputs, Dense(10, activation='softmax')(GlobalAveragePooling2D()(x)))
### unet | keras
def unet(size=(64, 64, 1), base=8, depth=3):
    inputs = Input(size)
    skips = []
    x = inputs
    for level in range(depth):
        x = Conv2D(base * 2 ** level, 3, activation='relu', padding='same')(x)
        skips.append(x)
        x = MaxPooling2D(2)(x)
    x = Conv2D(base * 2 ** depth, 3, activation='relu', padding='same')(x)
    for level in reversed(range(depth)):
        x = Conv2DTranspose(base * 2 ** level, 2, strides=2, padding='same')(x)
        x = concatenate([x, skips[level]], axis=3)
        x = Conv2D(base * 2 ** level, 3, activation='relu', padding='same')(x)
    return Model(inputs=[inputs], outputs=[Conv2D(1, 1, activation='sigmoid')(x)])
model = unet()
### unet_pop | keras
inputs = Input((32, 32, 3))
stack = []
x = inputs
for f in (4, 8):
    x = Conv2D(f, 3, padding='same')(x)
    stack.append(x)
    x = MaxPooling2D()(x)
while stack:
    skip = stack.pop()
    x = UpSampling2D()(x)
    x = Concatenate()([x, skip])
model = Model(inputs, x)
### siamese | keras
def base_network(shape):
    i = Input(shape)
    return Model(i, Dense(16)(Flatten()(i)))
base = base_network((28, 28))
left, right = Input((28, 28)), Input((28, 28))
merged = Subtract()([base(left), base(right)])
model = Model([left, right], Dense(1, activation='sigmoid')(merged))
### gan | keras
latent_dim = 100
def build_generator():
    model = Sequential(name='generator')
    model.add(Dense(128 * 7 * 7, activation='relu', input_dim=latent_dim))
    model.add(Reshape((7, 7, 128)))
    model.add(UpSampling2D())
    model.add(Conv2D(1, kernel_size=3, padding='same', activation='tanh'))
    noise = Input(shape=(latent_dim,))
    return Model(noise, model(noise))
def build_discriminator():
    model = Sequential(name='critic')
    model.add(Conv2D(32, 3, strides=2, input_shape=(14, 14, 1), padding='same'))
    model.add(LeakyReLU(0.2))
    model.add(Flatten())
    model.add(Dense(1, activation='sigmoid'))
    img = Input(shape=(14, 14, 1))
    return Model(img, model(img))
discriminator = build_discriminator()
discriminator.compile(loss='binary_crossentropy', optimizer=Adam(0.0002, 0.5))
generator = build_generator()
z = Input(shape=(latent_dim,))
img = generator(z)
discriminator.trainable = False
combined = Model(z, discriminator(img))
combined.compile(loss='binary_crossentropy', optimizer=Adam(0.0002, 0.5))
### builder_class | keras
class Classifier:
    def __init__(self, units, classes=3):
        self.units = units
        self.classes = classes
        self.model = Sequential()
        self._build()
    def _build(self):
        self.model.add(Dense(self.units, input_shape=(4,)))
        self.model.add(Activation('relu'))
        self.model.add(Dense(self.classes, activation='softmax'))
        self.model.compile(optimizer='sgd', loss='categorical_crossentropy')
    def train(self, x, y):
        self.model.fit(x, y, epochs=3)
clf = Classifier(11)
clf.train(None, None)
### static_build | keras
class LeNet:
    @staticmethod
    def build(width, height, depth, classes):
        model = Sequential()
        shape = (height, width, depth)
        chan_dim = -1
        if K.image_data_format() == 'channels_first':
            shape = (depth, height, width)
            chan_dim = 1
        model.add(Conv2D(20, (5, 5), padding='same', input_shape=shape))
        model.add(BatchNormalization(axis=chan_dim))
        model.add(MaxPooling2D(pool_size=(2, 2), strides=(2, 2)))
        model.add(Flatten())
        model.add(Dense(classes))
        return model
model = LeNet.build(width=28, height=28, depth=1, classes=10)
### inherited_builder | keras
class Base:
    width = 7
    def layers(self):
        return [Dense(self.width)]
    def build(self):
        return Sequential([Input((3,))] + self.layers())
class Wide(Base):
    width = 70
    def layers(self):
        return super().layers() + [Dense(2)]
model = Wide().build()
### property_config | keras
class Config:
    def __init__(self, base):
        self.base = base
    @property
    def units(self):
        return self.base * 3
    @classmethod
    def small(cls):
        return cls(2)
cfg = Config.small()
model = Sequential([Input((3,)), Dense(cfg.units)])
### dataclass_config | keras
from dataclasses import dataclass, field
@dataclass
class Config:
    units: int = 5
    depth: int = 2
    rates: list = field(default_factory=lambda: [0.1, 0.2])
cfg = Config(depth=3)
model = Sequential([Input((3,))])
for _ in range(cfg.depth):
    model.add(Dense(cfg.units))
for rate in cfg.rates:
    model.add(Dropout(rate))
### enum_config | keras
from enum import Enum
class Size(Enum):
    SMALL = 4
    LARGE = 9
model = Sequential([Input((3,))] + [Dense(size.value, name=size.name.lower()) for size in Size])
if Size.LARGE is Size(9):
    model.add(Dense(1))
### namespace_config | keras
from types import SimpleNamespace
hp = SimpleNamespace(units=6, depth=2)
model = Sequential([Input((8,))])
for _ in range(hp.depth):
    model.add(Dense(hp.units))
### namedtuple_config | keras
from collections import namedtuple
Block = namedtuple('Block', ['units', 'act'])
model = Sequential([Input((8,))])
for block in [Block(3, 'relu'), Block(units=4, act='tanh')]:
    model.add(Dense(block.units, activation=block.act))
first, second = Block(1, 2)
model.add(Dense(first + second))
### argparse_config | keras
import argparse
parser = argparse.ArgumentParser()
parser.add_argument('--units', type=int, default=13)
parser.add_argument('--use-bn', action='store_true')
parser.add_argument('-d', '--dropout', default='0.5', type=float)
args = parser.parse_args()
model = Sequential([Input((8,)), Dense(args.units)])
if args.use_bn:
    model.add(BatchNormalization())
model.add(Dropout(args.dropout))
### dict_config | keras
params = dict(units=10, layers=[4, 5], act='relu')
params.update({'out': 3})
model = Sequential([Input((8,)), Dense(params['units'], activation=params.get('act', 'tanh'))])
for n in params['layers']:
    model.add(Dense(n, **{'use_bias': False}))
model.add(Dense(params.get('out', 1), activation=params.get('last')))
### partial_layers | keras
from functools import partial
RegDense = partial(Dense, activation='elu', kernel_initializer='he_normal', kernel_regularizer=regularizers.l2(0.02))
model = Sequential([Flatten(input_shape=[28, 28]), RegDense(30), RegDense(10, activation='softmax')])
### kwargs_functions | keras
def block(x, *units, act='relu', **options):
    for u in units:
        x = Dense(u, activation=act, **options)(x)
    return x
i = Input((4,))
model = Model(i, block(i, 3, 5, act='tanh', use_bias=False))
### function_argument | keras
def stack(x, make, times):
    for t in range(times):
        x = make(t)(x)
    return x
i = Input((4,))
model = Model(i, stack(i, lambda t: Dense(2 + t), 3))
### closure_counter | keras
def counter():
    n = 0
    def following():
        nonlocal n
        n += 5
        return n
    return following
following = counter()
model = Sequential([Input((2,)), Dense(following()), Dense(following())])
### global_counter | keras
n = 3
def wider():
    global n
    n *= 2
    return Dense(n)
model = Sequential([Input((8,)), wider(), wider()])
### match_statement | keras
kind = 'b'
model = Sequential([Input((8,))])
match kind:
    case 'a':
        model.add(Dense(50))
    case 'b' | 'c':
        model.add(Dense(6))
for spec in [('dense', 4), ('drop', 0.5), {'flat': True}]:
    match spec:
        case ('dense', n):
            model.add(Dense(n))
        case ('drop', rate) if rate > 0.1:
            model.add(Dropout(rate))
        case _:
            model.add(Flatten())
### attributes_after | keras
d = Dense(4)
d.units = 9
e = Dense(3)
e.use_bias = False
model = Sequential([Input((8,)), d, e])
e.trainable = False
### try_body | keras
try:
    from tensorflow.keras.layers import LayerNormalization
except ImportError:
    from keras.layers import LayerNormalization
model = Sequential([Input((8,)), LayerNormalization(), Dense(1)])
try:
    model.load_weights('weights.h5')
except Exception as e:
    print('no weights', e)
### model_pop | keras
model = Sequential([Input((8,)), Dense(3), Dense(4)])
model.pop()
model.add(Dense(5))
### shared_layer | keras
embed = Embedding(1000, 8)
a, b = Input((10,), dtype='int32'), Input((10,), dtype='int32')
model = Model([a, b], Dense(1)(Flatten()(Concatenate()([embed(a), embed(b)]))))
### text_lstm | keras
max_features, maxlen = 20000, 80
model = Sequential()
model.add(Input((maxlen,)))
model.add(Embedding(max_features, 128))
model.add(LSTM(128, dropout=0.2, recurrent_dropout=0.2))
model.add(Dense(1, activation='sigmoid'))
### bidirectional | keras
model = Sequential([
    Input((None,), dtype='int32'), Embedding(5000, 32), Bidirectional(LSTM(16, return_sequences=True)),
    Bidirectional(GRU(8), merge_mode='sum'), Dense(6, activation='softmax')])
### time_distributed | keras
model = Sequential([Input((5, 8, 8, 1)), TimeDistributed(Conv2D(4, 3)), TimeDistributed(Flatten()), LSTM(7), Dense(1)])
### conv1d_lstm | keras
model = Sequential()
model.add(Conv1D(filters=16, kernel_size=3, padding='same', activation='relu', input_shape=(100, 6)))
model.add(MaxPooling1D(pool_size=2))
model.add(LSTM(20, return_sequences=True))
model.add(LSTM(10))
model.add(Dense(1))
### seq2seq | keras
encoder_inputs = Input(shape=(None, 71))
encoder = LSTM(256, return_state=True)
encoder_outputs, state_h, state_c = encoder(encoder_inputs)
encoder_states = [state_h, state_c]
decoder_inputs = Input(shape=(None, 93))
decoder_lstm = LSTM(256, return_sequences=True, return_state=True)
decoder_outputs, _, _ = decoder_lstm(decoder_inputs, initial_state=encoder_states)
decoder_dense = Dense(93, activation='softmax')
decoder_outputs = decoder_dense(decoder_outputs)
model = Model([encoder_inputs, decoder_inputs], decoder_outputs)
model.compile(optimizer='rmsprop', loss='categorical_crossentropy')
encoder_model = Model(encoder_inputs, encoder_states)
decoder_state_input_h = Input(shape=(256,))
decoder_state_input_c = Input(shape=(256,))
decoder_states_inputs = [decoder_state_input_h, decoder_state_input_c]
decoder_outputs, state_h, state_c = decoder_lstm(decoder_inputs, initial_state=decoder_states_inputs)
decoder_outputs = decoder_dense(decoder_outputs)
decoder_model = Model([decoder_inputs] + decoder_states_inputs, [decoder_outputs, state_h, state_c])
### autoencoder | keras
input_img = Input(shape=(784,))
encoded = Dense(32, activation='relu')(input_img)
decoded = Dense(784, activation='sigmoid')(encoded)
autoencoder = Model(input_img, decoded)
encoder = Model(input_img, encoded)
encoded_input = Input(shape=(32,))
decoder_layer = autoencoder.layers[-1]
decoder = Model(encoded_input, decoder_layer(encoded_input))
autoencoder.compile(optimizer='adadelta', loss='binary_crossentropy')
### book_two_branches | keras
left_input = Input(shape=(None,), dtype='int32', name='text')
left = LSTM(32)(Embedding(10000, 64)(left_input))
right_input = Input(shape=(None,), dtype='int32', name='question')
right = LSTM(16)(Embedding(10000, 32)(right_input))
answer = Dense(500, activation='softmax')(layers.concatenate([left, right], axis=-1))
model = models.Model([left_input, right_input], answer)
model.compile(optimizer='rmsprop', loss='categorical_crossentropy', metrics=['acc'])
### book_kfold | keras
def build_model():
    model = models.Sequential()
    model.add(layers.Dense(64, activation='relu', input_shape=(13,)))
    model.add(layers.Dense(64, activation='relu'))
    model.add(layers.Dense(1))
    model.compile(optimizer='rmsprop', loss='mse', metrics=['mae'])
    return model
k = 4
all_scores = []
for i in range(k):
    print('processing fold #', i)
    model = build_model()
    model.fit(None, None, epochs=10, batch_size=1, verbose=0)
    all_scores.append(i)
### wide_and_deep | keras
input_ = Input(shape=[8])
hidden1 = Dense(30, activation='relu')(input_)
hidden2 = Dense(30, activation='relu')(hidden1)
concat = Concatenate()([input_, hidden2])
model = keras.Model(inputs=[input_], outputs=[Dense(1)(concat)])
### transfer_head | keras
base = Sequential([Input((8, 8, 3)), Conv2D(4, 3, name='c1'), Conv2D(4, 3, name='c2'), GlobalMaxPooling2D()], name='base')
base.trainable = False
for layer in base.layers[:1]:
    layer.trainable = True
model = Sequential([base, Dense(2, activation='softmax')])
### layer_outputs | keras
model = Sequential([Input((8, 8, 1)), Conv2D(3, 3, name='conv'), Flatten(), Dense(2)])
features = Model(inputs=model.inputs, outputs=[layer.output for layer in model.layers[:2]])
by_name = Model(model.inputs, model.get_layer('conv').output)
### operators | keras
a = Input((4,))
b = Dense(4)(a)
c = a + b * 2 - 1
d = c / 3
model = Model(a, -d)
### slicing | keras
a = Input((6, 5))
last = a[:, -1, :]
first = a[:, 0]
model = Model(a, Dense(1)(Concatenate()([last, first])))
### regularizers | keras
model = Sequential([
    Input((4,)), Dense(3, kernel_regularizer=regularizers.l1_l2(l1=1e-5, l2=1e-4), bias_regularizer=regularizers.l2(1e-4)),
    Dense(2, kernel_initializer=initializers.RandomNormal(stddev=0.01), bias_initializer=initializers.Zeros()),
    Dense(1, kernel_constraint=constraints.max_norm(2.0))])
### advanced_activations | keras
model = Sequential([Input((4,)), Dense(3), PReLU(), Dense(3), ELU(alpha=0.5), Dense(3), ReLU(max_value=6), Dense(2), Softmax()])
### multi_head | keras
x = Input((10, 16))
att, scores = MultiHeadAttention(num_heads=2, key_dim=8)(x, x, return_attention_scores=True)
h = LayerNormalization(epsilon=1e-6)(x + att)
model = Model(x, Dense(3)(h))
### transformer_functions | keras
def encoder_block(inputs, head_size, num_heads, ff_dim, dropout=0):
    x = LayerNormalization(epsilon=1e-6)(inputs)
    x = MultiHeadAttention(key_dim=head_size, num_heads=num_heads, dropout=dropout)(x, x)
    x = Dropout(dropout)(x)
    res = x + inputs
    x = LayerNormalization(epsilon=1e-6)(res)
    x = Conv1D(filters=ff_dim, kernel_size=1, activation='relu')(x)
    x = Dropout(dropout)(x)
    x = Conv1D(filters=inputs.shape[-1], kernel_size=1)(x)
    return x + res
def build_model(input_shape, blocks, mlp_units):
    inputs = Input(shape=input_shape)
    x = inputs
    for _ in range(blocks):
        x = encoder_block(x, 16, 2, 4, 0.25)
    x = GlobalAveragePooling1D(data_format='channels_last')(x)
    for dim in mlp_units:
        x = Dense(dim, activation='relu')(x)
    return Model(inputs, Dense(2, activation='softmax')(x))
model = build_model((50, 1), 2, [16])
### shape_arithmetic | keras
i = Input((28, 28, 1))
x = Conv2D(8, 3, strides=2, padding='same')(i)
x = Conv2D(16, 3, strides=2, padding='same')(x)
before = x.shape
x = Flatten()(x)
z = Dense(4)(x)
y = Dense(before[1] * before[2] * before[3])(z)
y = Reshape((before[1], before[2], before[3]))(y)
model = Model(i, y)
### squeeze_excite | keras
def se(x, ratio=4):
    filters = x.shape[-1]
    s = GlobalAveragePooling2D()(x)
    s = Reshape((1, 1, filters))(s)
    s = Dense(filters // ratio, activation='relu')(s)
    s = Dense(filters, activation='sigmoid')(s)
    return Multiply()([x, s])
i = Input((16, 16, 8))
model = Model(i, se(i))
### inception | keras
def tower(x, f1, f3, pool):
    a = Conv2D(f1, (1, 1), padding='same', activation='relu')(x)
    b = Conv2D(f3, (3, 3), padding='same', activation='relu')(Conv2D(f1, (1, 1), padding='same')(x))
    c = Conv2D(pool, (1, 1), padding='same')(MaxPooling2D((3, 3), strides=(1, 1), padding='same')(x))
    return concatenate([a, b, c], axis=3)
i = Input(shape=(24, 24, 3))
x = i
for spec in [(4, 8, 2), (6, 12, 3)]:
    x = tower(x, *spec)
model = Model(i, Dense(3)(GlobalAveragePooling2D()(x)))
### densenet | keras
def dense_block(x, blocks, growth):
    for b in range(blocks):
        y = BatchNormalization()(x)
        y = Activation('relu')(y)
        y = Conv2D(growth, 3, padding='same', use_bias=False)(y)
        x = Concatenate(axis=-1)([x, y])
    return x
i = Input((16, 16, 3))
x = dense_block(i, 3, 4)
model = Model(i, GlobalAveragePooling2D()(x))
### recommender | keras
n_users, n_items, dim = 600, 900, 12
user = Input(shape=(1,), name='user')
item = Input(shape=(1,), name='item')
u = Flatten()(Embedding(n_users, dim, name='user_embedding')(user))
v = Flatten()(Embedding(n_items, dim, name='item_embedding')(item))
score = Dot(axes=1)([u, v])
bias = Add()([Flatten()(Embedding(n_users, 1)(user)), Flatten()(Embedding(n_items, 1)(item))])
model = Model([user, item], Add()([score, bias]))
### tabular_embeddings | keras
cats = {'shop': (10, 4), 'day': (7, 3)}
inputs, parts = [], []
for name, (count, dim) in cats.items():
    i = Input((1,), name=name)
    inputs.append(i)
    parts.append(Flatten()(Embedding(count, dim, name=name + '_emb')(i)))
numbers = Input((5,), name='numbers')
inputs.append(numbers)
x = concatenate(parts + [numbers])
for units in (16, 8):
    x = Dropout(0.1)(Dense(units, activation='relu')(x))
model = Model(inputs, Dense(1)(x))
### model_list | keras
ensemble = []
for seed in range(3):
    m = Sequential([Input((5,)), Dense(4 + seed), Dense(1)])
    m.compile('adam', 'mse')
    ensemble.append(m)
### model_dict | keras
candidates = {
    'small': Sequential([Input((5,)), Dense(2)]),
    'large': Sequential([Input((5,)), Dense(20), Dense(2)]),
}
for name, model in candidates.items():
    model.compile(optimizer='adam', loss='mse')
    model.fit(None, None, epochs=1)
### same_name_twice | keras
model = Sequential([Input((4,)), Dense(3)])
model.compile('adam', 'mse')
model = Sequential([Input((4,)), Dense(30), Dense(3)])
model.compile('sgd', 'mse')
### plots_and_pandas | keras
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
df = pd.DataFrame({'a': [1.0, 2.0], 'b': [0.5, 0.25], 'y': [0, 1]})
X, y = df[['a', 'b']].values, df['y'].values
model = Sequential([Dense(6, activation='relu', input_shape=(2,)), Dense(1, activation='sigmoid')])
model.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
history = model.fit(X, y, epochs=5, batch_size=2, validation_split=0.5)
plt.plot(history.history['loss'])
plt.legend(['train', 'test'])
plt.show()
pred = (model.predict(X) > 0.5).astype(int)
### callbacks_list | keras
stop = callbacks.EarlyStopping(monitor='val_loss', patience=5, restore_best_weights=True)
check = callbacks.ModelCheckpoint('best.keras', save_best_only=True)
model = Sequential([Input((4,)), Dense(1)])
model.compile(optimizer=Adam(learning_rate=3e-4), loss='mse')
model.fit(None, None, epochs=50, callbacks=[stop, check, callbacks.ReduceLROnPlateau(factor=0.2)])
### korean_notes | keras
# 모델 구성
은닉층 = [32, 16]
model = Sequential()
model.add(Dense(은닉층[0], input_dim=4, activation='relu'))
for 크기 in 은닉층[1:]:
    model.add(Dense(크기, activation='relu'))
model.add(Dense(3, activation='softmax'))
# 컴파일, 훈련
model.compile(loss='sparse_categorical_crossentropy', optimizer='adam', metrics=['accuracy'])
model.fit(x_train, y_train, epochs=100, batch_size=8, validation_split=0.2, verbose=2)
loss, acc = model.evaluate(x_test, y_test)
print(f'정확도: {acc}')
### korean_ensemble | keras
input1 = Input(shape=(3,))
d1 = Dense(16, activation='relu', name='ds1')(input1)
output1 = Dense(8, name='ds2')(d1)
input2 = Input(shape=(2,))
output2 = Dense(8, name='ds11')(Dense(10, name='ds10')(input2))
merge1 = concatenate([output1, output2], name='mg1')
last = Dense(1, name='last')(Dense(4, name='mg2')(merge1))
model = Model(inputs=[input1, input2], outputs=last)
### delayed_build | keras
model = Sequential([Dense(8, activation='relu'), Dense(1)])
model.build(input_shape=(None, 12))
### with_scope | keras
import contextlib
@contextlib.contextmanager
def scope(units):
    yield units * 2
with scope(4) as n:
    model = Sequential([Input((4,)), Dense(n)])
### decorated | keras
import functools
def twice(f):
    @functools.wraps(f)
    def inner(*args, **kwargs):
        first = f(*args, **kwargs)
        return first + f(*args, **kwargs)
    return inner
@twice
def make(n):
    return [Dense(n)]
model = Sequential([Input((3,))] + make(5))
### recursion | keras
def tree(x, depth):
    if depth == 0:
        return Dense(1)(x)
    left = tree(Dense(depth)(x), depth - 1)
    right = tree(Dense(depth)(x), depth - 1)
    return add([left, right])
i = Input((4,))
model = Model(i, tree(i, 2))
### sets_and_strings | keras
spec = 'dense-8,dense-4,drop-0.5'
model = Sequential([Input((3,))])
for part in spec.split(','):
    kind, value = part.split('-')
    if kind.startswith('dense'):
        model.add(Dense(int(value)))
    else:
        model.add(Dropout(float(value)))
### registry | keras
REGISTRY = {}
def register(name):
    def wrap(f):
        REGISTRY[name] = f
        return f
    return wrap
@register('tiny')
def tiny():
    return Sequential([Input((3,)), Dense(2)])
@register('big')
def big():
    return Sequential([Input((3,)), Dense(200)])
model = REGISTRY['big']()
### getattr_layers | keras
specs = [('Dense', {'units': 4}), ('Dropout', {'rate': 0.5}), ('Dense', {'units': 1})]
model = Sequential([Input((3,))])
for name, options in specs:
    model.add(getattr(layers, name)(**options))
### lambda_blocks | keras
block = lambda f, k=3: Conv2D(f, k, padding='same', activation='relu')
model = Sequential([Input((8, 8, 1)), block(4), block(8, k=5), Flatten(), Dense(1)])
### unpacking | keras
first, *middle, last = [32, 16, 8, 4]
model = Sequential([Input((3,)), Dense(first), *[Dense(m) for m in middle], Dense(last)])
(a, b), c = (1, 2), 3
model.add(Dense(a + b + c))
### conditional_parts | keras
use_bn, use_dropout = True, None
x = i = Input((8,))
x = Dense(4, use_bias=not use_bn)(x)
if use_bn and not use_dropout:
    x = BatchNormalization()(x)
x = Dropout(0.3)(x) if use_dropout else x
model = Model(i, x)
### conv3d | keras
model = Sequential([Input((8, 16, 16, 1)), Conv3D(4, (3, 3, 3), activation='relu'), MaxPooling3D(2), Flatten(), Dense(2)])
### convlstm | keras
model = Sequential([Input((None, 16, 16, 1)), ConvLSTM2D(4, (3, 3), padding='same', return_sequences=True),
                    BatchNormalization(), Conv3D(1, (3, 3, 3), activation='sigmoid', padding='same')])
### separable | keras
model = Sequential([Input((16, 16, 3)), SeparableConv2D(8, 3), DepthwiseConv2D(3), ZeroPadding2D((1, 1)), Cropping2D(1),
                    AveragePooling2D(2), GlobalMaxPooling2D(), Dense(1)])
### repeat_vector | keras
model = Sequential([Input((5, 3)), LSTM(10), RepeatVector(4), LSTM(6, return_sequences=True), TimeDistributed(Dense(2))])
### noise_and_masking | keras
model = Sequential([Input((5, 3)), Masking(mask_value=0.0), GaussianNoise(0.1), SimpleRNN(4), AlphaDropout(0.2), Permute((1,)), Dense(1)])
### preprocessing_layers | keras
model = Sequential([Input((32, 32, 3)), Rescaling(1.0 / 255), RandomFlip('horizontal'), RandomRotation(0.1), Conv2D(4, 3), Flatten(), Dense(2)])
### schedule | keras
schedule = optimizers.schedules.ExponentialDecay(1e-2, decay_steps=1000, decay_rate=0.9)
model = Sequential([Input((4,)), Dense(1)])
model.compile(optimizer=optimizers.SGD(learning_rate=schedule, momentum=0.9, nesterov=True), loss='mse')
### subclass_simple | tf
class Net(tf.keras.Model):
    def __init__(self, units=8):
        super().__init__()
        self.d1 = layers.Dense(units, activation='relu')
        self.drop = layers.Dropout(0.2)
        self.d2 = layers.Dense(3)
    def call(self, inputs, training=None):
        x = self.d1(inputs)
        x = self.drop(x, training=training)
        return self.d2(x)
i = layers.Input((4,))
model = tf.keras.Model(i, Net(5)(i))
### tf_functions | tf
x = layers.Input((4, 6))
y = tf.transpose(x, perm=[0, 2, 1])
y = tf.concat([y, y], axis=-1)
y = tf.nn.relu(y)
y = tf.reduce_mean(y, axis=1)
y = tf.expand_dims(y, -1)
y = tf.squeeze(y, axis=[-1])
model = tf.keras.Model(x, layers.Dense(2)(y))
### tf_matmul | tf
q = layers.Input((5, 8))
k = layers.Input((5, 8))
scores = tf.matmul(q, k, transpose_b=True) / 2.0
weights = tf.nn.softmax(scores, axis=-1)
model = tf.keras.Model([q, k], tf.matmul(weights, k))
### tf_split | tf
x = layers.Input((4, 6))
a, b = tf.split(x, 2, axis=-1)
c = tf.split(x, 3, axis=-1)[0]
model = tf.keras.Model(x, layers.Concatenate()([a, b, c]))
### tf_data_pipeline | tf
def parse(a, b):
    return tf.cast(a, tf.float32) / 255.0, tf.one_hot(b, 10)
ds = tf.data.Dataset.from_tensor_slices(([[1.0]], [1])).map(parse).shuffle(10).batch(32).prefetch(tf.data.AUTOTUNE)
model = tf.keras.models.Sequential([
    tf.keras.layers.Flatten(input_shape=(28, 28)),
    tf.keras.layers.Dense(128, activation=tf.nn.relu),
    tf.keras.layers.Dense(10),
])
model.compile(optimizer='adam', loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=['accuracy'])
model.fit(ds, epochs=5)
### pix2pix_blocks | tf
def downsample(filters, size, apply_batchnorm=True):
    initializer = tf.random_normal_initializer(0., 0.02)
    result = tf.keras.Sequential()
    result.add(tf.keras.layers.Conv2D(filters, size, strides=2, padding='same', use_bias=False))
    if apply_batchnorm:
        result.add(tf.keras.layers.BatchNormalization())
    result.add(tf.keras.layers.LeakyReLU())
    return result
inputs = tf.keras.layers.Input(shape=[64, 64, 3])
x = inputs
for block in [downsample(4, 4, apply_batchnorm=False), downsample(8, 4)]:
    x = block(x)
generator = tf.keras.Model(inputs=inputs, outputs=x)
### strategy_scope | tf
strategy = tf.distribute.get_strategy()
with strategy.scope():
    model = tf.keras.Sequential([layers.Input((3,)), layers.Dense(4), layers.Dense(1)])
    model.compile('adam', 'mse')
### keras_ops | tf
from keras import ops
x = layers.Input((4, 6))
y = ops.split(x, 2, axis=-1)[0]
y = ops.mean(y, axis=1, keepdims=True)
model = tf.keras.Model(x, ops.reshape(y, (-1, 3)))
"""
_KERAS = """
import keras
from keras import layers, models, regularizers, initializers, constraints, callbacks, optimizers
from keras.models import Sequential, Model
from keras.layers import *
from keras.optimizers import Adam, RMSprop, SGD
from keras import backend as K
num_classes = 10
img_rows, img_cols = 28, 28
"""
_TF_KERAS = """
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers, models, regularizers, initializers, constraints, callbacks, optimizers
from tensorflow.keras.models import Sequential, Model
from tensorflow.keras.layers import *
from tensorflow.keras.optimizers import Adam, RMSprop, SGD
import tensorflow.keras.backend as K
num_classes, (img_rows, img_cols) = 10, (28, 28)
"""
_DATA = "x_train = y_train = x_test = y_test = data = targets = None\n"


def _read() -> dict[str, str]:
    found: dict[str, str] = {}
    for part in re.split(r"^### ", _TEXT, flags=re.MULTILINE)[1:]:
        head, _, body = part.partition("\n")
        name, kind = head.split(" | ")
        if kind == "keras":
            found[name] = _KERAS + _DATA + body
        found[f"tf_{name}"] = _TF_KERAS + _DATA + body
    return found


CORPUS = _read()

"""The code blocks of a Korean Keras tutorial, pasted as they stand: what defines a model becomes a drawing."""

from __future__ import annotations

import pytest

from designer.catalogue.load import Catalogue, load
from designer.engine.importers.opening import import_model
from designer.graph.model import Graph
from designer.project import storage
from designer.project.records import TRAINING
from designer.wire import Imported, ImportModel

FIRST = """
from tensorflow import keras
from tensorflow.keras import layers

model = keras.Sequential([
    layers.Dense(64, activation="relu"),
    layers.Dense(10, activation="softmax")])
"""

ADDED = """
model = keras.Sequential()
model.add(keras.Input(shape=(3,))) # Input 클래스 사용
model.add(layers.Dense(64, activation="relu"))
model.summary()
"""

FUNCTIONAL = """
inputs = keras.Input(shape=(3,),name='my_input')
features = layers.Dense(64,activation='relu')(inputs)
outputs = layers.Dense(10,activation='softmax')(features)
model = keras.Model(inputs=inputs,outputs=outputs)
"""

TICKET = """
vocabulary_size = 10000
num_tags = 100
num_departments = 4

title = keras.Input(shape=(vocabulary_size,),name='title') # 모델의 입력 정의 1
text_body = keras.Input(shape=(vocabulary_size,),name='text_body') # 모델의 입력 정의 2
tags = keras.Input(shape=(num_tags,),name='tags') # 모델의 입력 정의 3

features = layers.Concatenate()([title,text_body,tags]) # 입력 특성을 하나의 features로 연결
features = layers.Dense(64,activation='relu')(features) # 중간층을 적용 -> 입력 특성을 더 풍부한 표현으로 재결합

priority = layers.Dense(1,activation='sigmoid',name='priority')(features) # 모델의 출력 정의 1
department = layers.Dense(num_departments,activation='softmax',name='department')(features) # 모델의 출력 정의 2

model = keras.Model(inputs = [title,text_body,tags],
                    outputs = [priority,department]) # 입력과 출력 지정하여 모델 구축
"""

TICKET_LISTS = """

'''title_data,text_body,tags_data 입력데이터와
priortiy_data , department_data 출력 데이터가 존재한다고 가정하고'''

model.compile(optimizer='rmsprop',loss=['mean_squared_loss,categorical_crossentropy'],
              metrics = [['mean_absoulte_error'],['accuracy']])
model.fit([title_data, text_body_data, tags_data],
          [priority_data, department_data],
          epochs=1)
model.evaluate([title_data, text_body_data, tags_data],
               [priority_data, department_data])
priority_preds, department_preds = model.predict([title_data, text_body_data, tags_data])
"""

TICKET_DICTS = """
model.compile(optimizer="rmsprop",
              loss={"priority": "mean_squared_error", "department": "categorical_crossentropy"},
              metrics={"priority": ["mean_absolute_error"], "department": ["accuracy"]})
model.fit({"title": title_data, "text_body": text_body_data, "tags": tags_data},
          {"priority": priority_data, "department": department_data},
          epochs=1)
model.evaluate({"title": title_data, "text_body": text_body_data, "tags": tags_data},
               {"priority": priority_data, "department": department_data})
priority_preds, department_preds = model.predict(
    {"title": title_data, "text_body": text_body_data, "tags": tags_data})
"""

DIFFICULTY = """
features = model.layers[4].output # 중간 Dense층 호출
difficulty = layers.Dense(3,activation='softmax',name='difficulty')(features) #새로운 출력 추가
new_model = keras.Model(
    inputs = [title,text_body,tags],
    outputs = [priority,department,difficulty] #출력이 3개인 새로운 모델 구축
)
"""

CALLBACKS = """
''' 재사용할 모델 구축 함수'''
def get_mnist_model():
    inputs = keras.Input(shape=(28 * 28,))
    features = layers.Dense(512, activation="relu")(inputs)
    features = layers.Dropout(0.5)(features)
    outputs = layers.Dense(10, activation="softmax")(features)
    model = keras.Model(inputs, outputs)
    return model
'''재사용할 모델 구축 함수'''

callbacks_list = [         # fit() 메서드의 callbacks 매개변수에 콜백의 리스트를 전달
    keras.callbacks.EarlyStopping(
        monitor = 'val_accuracy',# 모델의 검증 정확도를 모니터링
        patience = 2 # 두번의 에포크 동안 정확도가 향상되지 않으면 훈련 중단
    ),
    keras.callbacks.ModelCheckpoint(
        filepath = 'checkpoint_path.keras', # 모델 파일의 저장 경로
        monitor = 'val_loss', # val_loss가 좋아지지 않으면 새로운 모델을 덮어씀
        save_best_only = True
    )
]
model = get_mnist_model() # 모델 구축
model.compile(optimizer="rmsprop",
              loss="sparse_categorical_crossentropy",
              metrics=["accuracy"])
model.fit(train_images, train_labels, # fit() 메서드의 callbacks 매개변수에 콜백의 리스트를 전달
          epochs=10,
          callbacks=callbacks_list,
          validation_data=(val_images, val_labels))
"""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


def pasted(code: str, catalogue: Catalogue) -> tuple[Imported, Graph]:
    """Return what was found and the drawing of the last model."""
    imported = import_model(ImportModel(text=code), catalogue)
    assert imported.problem is None, str(imported.problem)
    return imported, storage.decode(imported.models[-1].project)


def layers_of(graph: Graph) -> list[tuple[str, str]]:
    return [(n.type, n.name) for n in graph.children("")]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (FIRST, ["Input", "Dense", "Dense"]),
        (ADDED, ["Input", "Dense"]),
        (FUNCTIONAL, ["Input", "Dense", "Dense"]),
        (TICKET, ["Input", "Input", "Input", "Concatenate", "Dense", "Dense", "Dense"]),
        (CALLBACKS, ["Input", "Dense", "Dropout", "Dense"]),
    ],
    ids=["first", "added", "functional", "ticket", "callbacks"],
)
def test_a_block_that_defines_a_model_is_drawn_by_itself(code: str, expected: list[str], catalogue: Catalogue) -> None:
    _, graph = pasted(code, catalogue)
    assert [type_ for type_, _ in layers_of(graph)] == expected


@pytest.mark.parametrize("compiled", [TICKET_LISTS, TICKET_DICTS], ids=["lists", "dicts"])
def test_the_ticket_classifier_brings_its_losses_and_metrics(compiled: str, catalogue: Catalogue) -> None:
    _, graph = pasted(TICKET + compiled, catalogue)
    training = graph.settings[TRAINING]
    keys = {n.name: n.id for n in graph.children("")}
    assert training.optimizer == "rmsprop"
    assert training.outputs[keys["priority"]].loss == "mean_squared_error"
    assert training.outputs[keys["priority"]].metrics == ("mean_absolute_error",)
    assert training.outputs[keys["department"]].loss == "categorical_crossentropy"
    assert training.outputs[keys["department"]].metrics == ("accuracy",)


def test_wrong_names_are_answered_with_the_nearest_right_ones(catalogue: Catalogue) -> None:
    imported, _ = pasted(TICKET + TICKET_LISTS, catalogue)
    notes = " ".join(str(note) for note in imported.models[-1].notes)
    assert "Keras has no metric mean_absoulte_error; mean_absolute_error is used instead." in notes
    assert "Keras has no loss mean_squared_loss; mean_squared_error is used instead." in notes


def test_the_difficulty_head_grows_out_of_the_features(catalogue: Catalogue) -> None:
    imported, graph = pasted(TICKET + DIFFICULTY, catalogue)
    assert [m.name for m in imported.models] == ["model", "new_model"]
    (head,) = [n for n in graph.children("") if n.name == "difficulty"]
    (wire,) = graph.incoming(head.id)
    assert (graph.nodes[wire.source].type, graph.nodes[wire.source].name) == ("Dense", "dense")


def test_the_callbacks_come_along(catalogue: Catalogue) -> None:
    _, graph = pasted(CALLBACKS, catalogue)
    training = graph.settings[TRAINING]
    assert [c["class"] for c in training.callbacks] == ["EarlyStopping", "ModelCheckpoint"]
    assert training.callbacks[0]["args"] == {"monitor": "val_accuracy", "patience": 2}
    assert training.epochs == 10


def test_a_block_without_a_model_says_what_is_missing(catalogue: Catalogue) -> None:
    imported = import_model(ImportModel(text="model.summary()"), catalogue)
    assert not imported.models
    assert "defines no Keras model" in str(imported.problem)
    assert imported.may_run
    broken = import_model(ImportModel(text="model = keras.Sequential(["), catalogue)
    assert "is not Python" in str(broken.problem)
    assert not broken.may_run

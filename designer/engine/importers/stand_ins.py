"""What stands in for libraries that build no models, for downloads and data, while a script is run for its models."""

from __future__ import annotations

import builtins
import contextlib
import functools
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import inspect
import sys
import types
import urllib.request
from collections.abc import Iterator, Sequence
from typing import Any

import keras
import numpy as np
import sklearn.datasets
import sklearn.utils

from designer.engine.importers.script.names import canonical
from designer.engine.importers.script.tensorflow_functions import backend

_PLOTS = frozenset(
    [
        "matplotlib",
        "seaborn",
        "plotly",
        "bokeh",
        "pydot",
        "graphviz",
        "visualkeras",
        "mpl_toolkits",
        "pylab",
        "cv2",
        "skimage",
        "imageio",
        "PIL",
        "livelossplot",
        "ann_visualizer",
        "eli5",
        "shap",
        "lime",
        "wordcloud",
    ]
)
_TOOLS = frozenset(
    [
        "tqdm",
        "wandb",
        "IPython",
        "google",
        "kaggle",
        "tensorboard",
        "tensorboardX",
        "mlflow",
        "comet_ml",
        "neptune",
        "psutil",
        "requests",
        "yaml",
        "h5py",
        "absl",
        "termcolor",
        "tabulate",
        "colorama",
        "dotenv",
        "ipywidgets",
        "gdown",
        "kagglehub",
        "opendatasets",
        "boto3",
        "horovod",
        "pydrive",
        "progressbar",
        "jupyterthemes",
        "talos",
        "hyperopt",
        "hyperas",
        "optuna",
        "kerastuner",
        "keras_tuner",
        "sacred",
        "click",
        "fire",
        "hydra",
        "omegaconf",
    ]
)
_DATA = frozenset(
    [
        "pandas",
        "sklearn",
        "scipy",
        "nltk",
        "gensim",
        "librosa",
        "soundfile",
        "pydub",
        "imblearn",
        "albumentations",
        "imgaug",
        "tensorflow_datasets",
        "tensorflow_text",
        "datasets",
        "yfinance",
        "pandas_datareader",
        "statsmodels",
        "konlpy",
        "spacy",
        "gym",
        "gymnasium",
        "pydicom",
        "nibabel",
        "rdkit",
        "openpyxl",
        "sqlalchemy",
        "psycopg2",
        "medmnist",
        "mnist",
        "quandl",
        "pywt",
        "xgboost",
        "lightgbm",
        "catboost",
        "joblib",
        "bs4",
        "unidecode",
        "emoji",
        "tweepy",
        "underthesea",
        "jieba",
        "music21",
        "mido",
        "pretty_midi",
        "geopandas",
        "Bio",
        "ta",
        "talib",
    ]
)
_IMAGES = {"mnist": (28, 28), "fashion_mnist": (28, 28), "cifar10": (32, 32, 3), "cifar100": (32, 32, 3)}
_SMALL = 60  # rows of a data set that stands in for one that would be downloaded


SIZE = 2
"""The number that stands for one which only missing data or libraries would tell."""


class Anything(int):
    """An object that answers to everything: calls, attributes, loops of two rounds; as a number it is `SIZE`."""

    def __new__(cls, *_args: Any, **_kwargs: Any) -> Any:
        return int.__new__(cls, SIZE)

    def __init__(self, *_args: Any, **_kwargs: Any) -> None:
        pass

    def __call__(self, *_args: Any, **_kwargs: Any) -> Any:
        return Anything()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return Anything()

    def __getitem__(self, _key: Any) -> Any:
        return Anything()

    def __setitem__(self, _key: Any, _value: Any) -> None:
        pass

    def __iter__(self) -> Iterator[Any]:
        return iter((Anything(), Anything()))

    def __len__(self) -> int:
        return 2

    def __array__(self, _dtype: Any = None, copy: bool | None = None) -> np.ndarray:
        return np.zeros((2, 1))  # numpy would take it apart without end

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *_args: Any) -> None:
        return None

    def __index__(self) -> int:
        return SIZE

    def __float__(self) -> float:
        return float(SIZE)

    def __bool__(self) -> bool:
        return False

    def _same(self, *_args: Any) -> Any:
        return Anything()

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __neg__ = _same
    __floordiv__ = __mod__ = __pow__ = __and__ = __or__ = __lt__ = __gt__ = __le__ = __ge__ = __invert__ = _same


class _Module(types.ModuleType):
    """A module in which every name is an Anything, and a class that can be derived from."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if name in ("KerasClassifier", "KerasRegressor"):
            return Wrapped
        return type(name, (Anything,), {}) if name[:1].isupper() else Anything()


class _Moved(types.ModuleType):
    """A module that Keras no longer has: its names are looked up where they are today."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        _, group, *rest = canonical(f"{self.__name__}.{name}").split(".")
        if name in ("KerasClassifier", "KerasRegressor"):
            return Wrapped
        found = getattr(getattr(keras, group, None), rest[-1] if rest else "", None)
        return Anything() if found is None or found is self else found


class _Addons(types.ModuleType):
    """tensorflow_addons: what Keras has of it today, and an Anything for the rest."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if name == "InstanceNormalization":
            return functools.partial(keras.layers.GroupNormalization, groups=-1)
        if name in ("GroupNormalization", "SpectralNormalization"):
            return getattr(keras.layers, name)
        if name == "layers":
            return importlib.import_module(f"{self.__name__}.layers")
        return type(name, (Anything,), {}) if name[:1].isupper() else Anything()


class Wrapped(Anything):
    """What stands for KerasClassifier and KerasRegressor: it has its model built."""

    def __init__(self, build_fn: Any = None, **options: Any) -> None:
        make = build_fn if build_fn is not None else options.pop("model", None)
        if callable(make):
            known = inspect.signature(make).parameters
            make(**{k.removeprefix("model__"): v for k, v in options.items() if k.removeprefix("model__") in known})


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds what is not installed, when nobody else does."""

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None, _target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        top = fullname.partition(".")[0]
        is_moved = canonical(fullname).startswith("keras.")
        if is_moved or top in _PLOTS | _TOOLS | _DATA | {"tensorflow_addons", "scikeras"}:
            return importlib.machinery.ModuleSpec(fullname, self, is_package=True)
        return None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        if spec.name.startswith("tensorflow_addons"):
            return _Addons(spec.name)
        return _Moved(spec.name) if canonical(spec.name).startswith("keras.") else _Module(spec.name)

    def exec_module(self, module: types.ModuleType) -> None:
        module.__path__ = []


@contextlib.contextmanager
def stood_in() -> Iterator[None]:
    """Let imports of libraries that build no models succeed, and downloads do nothing; data sets are made up."""
    finder = _Finder()
    before = set(sys.modules)
    patches: list[tuple[Any, str, Any]] = [
        (keras.utils, "get_file", lambda *a, **_k: str(a[0]) if a else "file"),
        (urllib.request, "urlretrieve", lambda _url, name="file", *_a, **_k: (name, None)),
        (urllib.request, "urlopen", Anything()),
        (builtins, "input", lambda *_a: ""),
        (keras.utils, "plot_model", lambda *_a, **_k: None),
        *((getattr(keras.datasets, name), "load_data", _images(shape)) for name, shape in _IMAGES.items()),
        *((getattr(keras.datasets, name), "load_data", _words) for name in ("imdb", "reuters")),
        (keras.datasets.california_housing, "load_data", _houses(8)),
        (keras.datasets.boston_housing, "load_data", _houses(13)),
    ]
    patches += [(sklearn.datasets, name, _fetched(name)) for name in dir(sklearn.datasets) if name.startswith("fetch_")]
    wrappers = types.SimpleNamespace(KerasClassifier=Wrapped, KerasRegressor=Wrapped)
    patches += [(module, "scikit_learn", wrappers) for module in {keras.wrappers, keras._tf_keras.keras.wrappers}]
    patches += [
        (keras.backend, name, value) for name, value in _old_backend().items() if not hasattr(keras.backend, name)
    ]
    originals = [(owner, name, getattr(owner, name, None)) for owner, name, _ in patches]
    sys.meta_path.append(finder)
    for owner, name, value in patches:
        setattr(owner, name, value)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        for owner, name, value in originals:
            if value is None:
                delattr(owner, name)
            else:
                setattr(owner, name, value)
        for name in set(sys.modules) - before:
            if isinstance(sys.modules[name], (_Module, _Moved)):
                del sys.modules[name]


def _old_backend() -> dict[str, Any]:
    """Return the functions that Keras's backend had, by name."""
    functions = vars(backend).items()
    found: dict[str, Any] = {name[2:]: value for name, value in functions if name.startswith("K_")}
    found |= {name: lambda *_a, **_k: None for name in ("set_learning_phase", "set_session", "set_image_dim_ordering")}
    return found | {"image_dim_ordering": lambda: "tf", "int_shape": lambda tensor: tensor.shape}


def _images(shape: tuple[int, ...]) -> Any:
    def load_data(*_args: Any, **_kwargs: Any) -> Any:
        random = np.random.default_rng(0)

        def part(count: int) -> tuple[np.ndarray, np.ndarray]:
            labels = np.arange(count, dtype="uint8") % 10
            return random.integers(0, 256, (count, *shape), "uint8"), labels if len(shape) == 2 else labels[:, None]

        return part(_SMALL), part(20)

    return load_data


def _words(*_args: Any, num_words: int | None = None, **_kwargs: Any) -> Any:
    random = np.random.default_rng(0)

    def part(count: int) -> tuple[np.ndarray, np.ndarray]:
        texts = np.empty(count, dtype=object)
        for index in range(count):
            texts[index] = random.integers(1, min(num_words or 1000, 1000), 5 + index % 20).tolist()
        return texts, np.arange(count) % 2

    return part(_SMALL), part(20)


def _fetched(name: str) -> Any:
    """Return what stands for a function of scikit-learn that downloads a data set."""
    if name != "fetch_california_housing":
        return lambda *_a, **_k: Anything()
    (data, target), _ = _houses(8)()
    bunch = sklearn.utils.Bunch(data=data, target=target, feature_names=[f"f{i}" for i in range(8)])
    return lambda *_a, **options: (data, target) if options.get("return_X_y") else bunch


def _houses(columns: int) -> Any:
    def load_data(*_args: Any, **_kwargs: Any) -> Any:
        random = np.random.default_rng(0)
        return tuple((random.random((count, columns)), random.random(count)) for count in (_SMALL, 20))

    return load_data

"""Writes `train()` and `main()`: the training settings as Python."""

from __future__ import annotations

from collections.abc import Sequence

from designer.catalogue.load import Catalogue
from designer.export import quantizing
from designer.export.adapting import adapted
from designer.export.callback_files import with_path
from designer.export.data_code import DataCode
from designer.export.expressions import Expression, call, literal, mapping, sequence, statement, string
from designer.export.initial_weights import FUNCTION
from designer.export.looks_code import looks
from designer.export.own_code import HELPER, OWN, code_of, own_class
from designer.export.uses import Uses
from designer.export.values_code import Values, structured
from designer.export.weights_code import sample_weight
from designer.export.workers_code import DISTRIBUTE, JOIN, parted
from designer.graph.calls import Program
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError
from designer.project.records import ObjectSpec, OutputTraining, TrainingSettings, class_and_args
from designer.recipe.option import Target
from designer.recipe.settings import told

_ON_JAX = "    # Keras does this on JAX alone: set KERAS_BACKEND=jax in the environment."
_DISTRIBUTE = ["    keras.distribution.set_distribution(keras.distribution.DataParallel())"]
_END = ["    keras.distribution.set_distribution(None)", "    return history"]


def train_lines(
    program: Program,
    training: TrainingSettings,
    catalogue: Catalogue,
    data: DataCode,
    uses: Uses,
    adapt: Sequence[str] = (),
) -> list[str]:
    """Return the lines of `train()`: the same steps, in the same order, as a run in the program."""
    values = Values(catalogue)
    fit = _told(training, "fit")
    callbacks = [_callback(c, values) for c in training.callbacks]
    if any(code_of(c, catalogue) for c in training.callbacks):
        uses.code(HELPER)
    if training.keep == "best":
        callbacks.append(_best_kept(training, "validation" in data.parts))
    if training.layers_every:
        look, needed = looks(training.layers_every)
        callbacks.append(look)
        uses.code(needed)
    if callbacks:
        fit["callbacks"] = sequence(callbacks)
    weights = sample_weight(program, data, uses)
    if weights is not None:
        fit["sample_weight"] = weights
    parts = {part: f"{part}_data" for part in data.parts}
    if "validation" in parts:
        fit["validation_data"] = parts["validation"]
    training_data = "x, y, weights" if data.has_weights else "x, y"
    loaded = ", ".join([f"({training_data})", *parts.values()]) if parts else training_data
    begin, end, join = [], [], []
    fed: list[Expression] = ["x", "y"]
    if training.distribution != "none" or training.workers > 1:
        begin, end = [_ON_JAX, *(DISTRIBUTE if training.workers > 1 else _DISTRIBUTE)], _END
    if training.workers > 1:
        part, fit = parted(fit, training, uses)
        join, fed = JOIN, [part]
    return [
        "def train():",
        '    """Train a new model and return the history of its losses and metrics."""',
        *join,
        f"    keras.utils.set_random_seed({training.seed!r})",
        f"    {loaded} = load_data()",
        *begin,
        "    model = build_model()",
        *_adapt(program, adapt),
        *([f"    {FUNCTION}(model)"] if training.start_from else []),
        *([f"    {quantizing.FUNCTION}(model)"] if quantizing.is_quantized(training) else []),
        *statement("", call("model.compile", **_compile_arguments(program, training, values))),
        *statement("history = " if end else "return ", call("model.fit", *fed, **fit)),
        *end,
    ]


def main_lines() -> list[str]:
    """Return the lines of `main()`."""
    return [
        "def main():",
        '    """Train and print the numbers of the last epoch."""',
        "    history = train()",
        "    for name, values in history.history.items():",
        '        print(f"{name}: {values[-1]:.6g}")',
    ]


def _adapt(program: Program, chosen: Sequence[str]) -> list[str]:
    names = [one.name for one in program.inputs]

    def shown(name: str) -> str:
        if program.takes == "single":
            return "x"
        return f"x[{string(name)}]" if program.takes == "dict" else f"x[{names.index(name)}]"

    return [
        f"    model.get_layer({string(layer.name)}).adapt({shown(source.name)})"
        for layer, source in adapted(program, chosen)
    ]


def _compile_arguments(program: Program, training: TrainingSettings, values: Values) -> dict[str, Expression]:
    losses: dict[str, Expression] = {}
    weights: dict[str, Expression] = {}
    for output in program.outputs:
        one = training.outputs.get(output.key, OutputTraining())
        if not one.loss:
            raise DesignerError(QT_TRANSLATE_NOOP("Errors", "{name} has no loss. Choose one."), name=output.name)
        losses[output.name] = values.object(one.loss, "loss")
        weights[output.name] = repr(float(one.weight))
    how = program.gives if len(program.outputs) > 1 else "single"
    arguments: dict[str, Expression] = {"optimizer": values.object(training.optimizer, "optimizer")}
    arguments["loss"] = structured(how, losses)
    if any(weight != "1.0" for weight in weights.values()):
        arguments["loss_weights"] = mapping(weights) if how == "dict" else sequence(weights.values())
    for told_as in ("metrics", "weighted_metrics"):
        given = {o.name: getattr(training.outputs[o.key], told_as) for o in program.outputs}
        if any(given.values()):
            some = {name: metrics for name, metrics in given.items() if metrics or how != "dict"}
            made = {n: sequence(values.object(m, "metric") for m in metrics) for n, metrics in some.items()}
            arguments[told_as] = structured(how, made)
    return {**arguments, **_told(training, "compile")}


def _told(training: TrainingSettings, target: Target) -> dict[str, Expression]:
    return {name: literal(value) for name, value in told(training, target).items()}


def _best_kept(training: TrainingSettings, has_validation: bool) -> Expression:
    """Return the callback that ends with the weights of the best epoch, by what a run decides which one that is."""
    arguments: dict[str, Expression] = {"monitor": string("val_loss" if has_validation else "loss")}
    for callback in training.callbacks:
        name, args = class_and_args(callback)
        monitor = str(args.get("monitor", "val_loss"))
        decides = name == "EarlyStopping" or (name == "ModelCheckpoint" and args.get("save_best_only"))
        if decides and (has_validation or not monitor.startswith("val_")):
            arguments = {"monitor": string(monitor)}
            if args.get("mode") in ("min", "max"):
                arguments["mode"] = string(args["mode"])
            break
    arguments |= {"patience": repr(training.epochs), "restore_best_weights": "True"}  # it never stops early
    return call("keras.callbacks.EarlyStopping", **arguments)


def _callback(spec: ObjectSpec, values: Values) -> Expression:
    name, args = class_and_args(spec)
    if name == OWN:
        return own_class(args)
    written = with_path(spec)
    return values.object({"class": written, "args": {}} if isinstance(written, str) else written, "callback")

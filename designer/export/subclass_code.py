"""Writes the model as a class: its layers in `__init__`, the way through them in `call`."""

from __future__ import annotations

from designer.export.expressions import Expression, Group, call, literal, sequence, statement, string
from designer.export.identifiers import RESERVED, Scope, class_name
from designer.export.level_code import Level, check_ends, layer_name
from designer.export.model_code import FunctionalCode, output_names
from designer.export.values_code import structured
from designer.graph.calls import Call, Program, Tensor
from designer.graph.texts import QT_TRANSLATE_NOOP, DesignerError

# What a keras.Model has of its own, so that no layer takes its place.
_ATTRIBUTES = tuple(
    """activity_regularizer add_loss add_metric add_variable add_weight autocast build build_from_config built call
    call_signature_parameters compile compile_from_config compiled compiled_loss compiled_metrics compute_dtype
    compute_loss compute_mask compute_metrics compute_output_shape compute_output_spec count_params
    distribute_reduction_method distribute_strategy dtype dtype_policy evaluate export fit from_config
    get_build_config get_compile_config get_config get_layer get_metrics_result get_quantization_layer_structure
    get_state_tree get_weights input input_dtype input_shape input_spec inputs jit_compile layers load_own_variables
    load_weights loss losses make_predict_function make_test_function make_train_function metrics metrics_names
    metrics_variables name non_trainable_variables non_trainable_weights optimizer output output_names output_shape
    outputs path predict predict_function predict_on_batch predict_step quantization_mode quantize quantized_build
    quantized_call rematerialized_call reset_metrics run_eagerly save save_own_variables save_weights set_state_tree
    set_weights stateless_call stateless_compute_loss steps_per_execution stop_evaluating stop_predicting
    stop_training summary supports_jit supports_masking symbolic_call test_function test_on_batch test_step to_json
    train_function train_on_batch train_step trainable trainable_variables trainable_weights
    unrolled_steps_per_execution variable_dtype variables weights history""".split()  # noqa: SIM905
)


_BUILD = (
    "    def build(self, input_shape):",
    "        # Normalization must not be built symbolically: the first call on data does it.",
    "        self.built = True",
    "",
)


class SubclassCode(FunctionalCode):
    """A subclass of keras.Model; nested models are functions as in the functional style."""

    def _main(self, program: Program) -> list[str]:
        check_ends(program)
        name = class_name(program.name)
        if name in self.taken:
            name = f"{name}Model"
        name = "Network" if name in ("Model", "Path") else name
        level = _MethodLevel(self, program)
        body = level.body()
        outputs = level.outputs()
        lines = [
            f"class {name}(keras.Model):",
            '    """The model: its layers, and the way through them."""',
            "",
            "    def __init__(self):",
            f"        super().__init__(name={string(program.name)})",
            *_names(program),
            *level.made,
            "",
            *(_BUILD if _runs_to_build(program) else ()),
            # Keras hands `training` on to the layers, but only where `call` takes it.
            "    def call(self, inputs, training=None):",
            *body,
        ]
        if not level.has_returned:
            lines += statement("return ", structured(program.gives, outputs) if outputs else "None", 8)
        return [*lines, "", "", *self._build(name, program)]

    def _build(self, name: str, program: Program) -> list[str]:
        sample = _zeros if _runs_to_build(program) else self.layers.layer
        inputs: dict[str, Expression] = {c.name: sample(c) for c in program.inputs}
        return [
            "def build_model():",
            '    """Return the model with its weights made, not compiled yet."""',
            f"    model = {name}()",
            *statement("", call("model", structured(program.takes, inputs))),
            *self.adapted(program),
            "    return model",
        ]


def _names(program: Program) -> list[str]:
    """Return the statement with which losses and metrics may be told by name, as for a functional model."""
    if program.gives != "list" or len(program.outputs) == 1:
        return []
    return statement("self.output_names = ", output_names(program), 8)


def _runs_to_build(program: Program) -> bool:
    """Tell whether the model is built by running it: Normalization keeps tensors that it makes when it is built."""
    is_text = any(one.params.get("dtype") == "string" for one in program.inputs)
    return not is_text and any(one.type == "Normalization" for one in program.calls)


def _zeros(one: Call) -> Expression:
    """Return a batch of one sample for an Input."""
    shape = [1, *(1 if size is None else size for size in one.params.get("shape") or ())]
    dtype = one.params.get("dtype")
    return call("np.zeros", literal(shape, tuples=True), string(dtype if isinstance(dtype, str) else "float32"))


class _MethodLevel(Level):
    """The statements of `call`; `made` are those of `__init__`."""

    indent = 8

    def __init__(self, code: FunctionalCode, program: Program) -> None:
        super().__init__(code, program, Scope(code.reserved))
        self.made: list[str] = []
        self.has_returned = False
        self._attributes = Scope((*RESERVED, *_ATTRIBUTES))

    def inputs(self) -> list[str]:
        """Take the tensors out of what `call` is given."""
        program = self._program
        if program.takes != "list":
            for one in program.inputs:
                of_dict = f"inputs[{string(one.name)}]"
                self._variables[Tensor(one.node)] = of_dict if program.takes == "dict" else "inputs"
            return []
        names = [one.name for one in program.inputs]
        variables = [self._scope.fresh(name) for name in names]
        self._variables.update({Tensor(c.node): v for c, v in zip(program.inputs, variables, strict=True)})
        by_name = sequence(f"inputs[{string(name)}]" for name in names)
        return [
            " " * self.indent + "if isinstance(inputs, dict):  # by name, as a functional model takes them too",
            *statement("inputs = ", by_name, self.indent + 4),
            *self._statement(f"[{variables[0]}] = " if len(names) == 1 else ", ".join(variables) + " = ", "inputs"),
            "",
        ]

    def _statement(self, before: str, expression: Expression) -> list[str]:
        if before == "outputs = ":  # the last statement
            before = "return "
            self.has_returned = True
        return super()._statement(before, expression)

    def _layer(self, one: Call) -> tuple[list[str], str | Group]:
        known = self._shared.get(one.layer)
        if known is not None:
            return [], known
        if self._code.is_written_inline(one):
            raise DesignerError(
                QT_TRANSLATE_NOOP(
                    "Errors",
                    "{name} shares layers with the model around it, which the subclass style cannot write. Use the "
                    "functional style.",
                ),
                name=one.name,
            )
        attribute = f"self.{self._attributes.fresh(layer_name(one))}"
        value = call(self._code.builder(one)) if one.body is not None else self._code.layers.layer(one)
        self.made += statement(f"{attribute} = ", value, 8)
        self._shared[one.layer] = attribute
        return [], attribute

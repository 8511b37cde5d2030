"""The rules on cases made by hand: what each needs to speak, and that causes stand before what they bring about."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from designer.advice.values import Values
from designer.catalogue.load import load
from designer.data.settings import Split
from designer.doctor.case import Case, InputSigns, LayerSigns, OutputSigns, RunSigns, Trial
from designer.doctor.finding import SEVERITIES, lines_of, record
from designer.doctor.rules import findings
from designer.graph.edits import set_param, set_trainable
from designer.graph.model import Change, Graph, Setting
from designer.project.fixes import apply_fix
from designer.project.records import DATA, TRAINING, OutputTraining, TrainingSettings
from designer.recipe.drawn import program_of
from tests.support import projects
from tests.support.drawings import Drawing

GOOD = OutputSigns(
    *("", "classes", 3),
    training=0.97,
    held=0.95,
    baseline=0.35,
    linear=0.95,
    forest=0.94,
    rows=200,
    majority=0.35,
    predicted_share=0.4,
)


def iris() -> Drawing:
    return projects.iris(optimizer={"class": "Adam", "args": {"learning_rate": 0.001}})


def case(drawing: Drawing, graph: Graph | None = None, output: OutputSigns = GOOD, **signs: object) -> Case:
    graph = graph or drawing.graph
    program = program_of(graph, load())
    key = program.outputs[0].key
    run = RunSigns(
        inputs=(InputSigns(drawing.ids["flower"]),),
        outputs=(replace(output, key=key),),
        layers=(
            LayerSigns(drawing.ids["hidden"], "Dense", "relu", True, 40, gradient=(0.5, 0.1), change=0.5, units=8),
            LayerSigns(drawing.ids["species"], "Dense", "softmax", False, 27, gradient=(0.6, 0.1), change=0.5, units=3),
        ),
        rows=600,
        validation_rows=200,
        steps=400,
        curve=({"loss": 1.0, "val_loss": 1.0}, {"loss": 0.2, "val_loss": 0.22}),
    )
    return Case(graph, load(), program, {key: (3,)}, {}, {}, replace(run, **signs))  # type: ignore[arg-type]


def rules(found: Case) -> list[str]:
    return [f"{one.rule}/{one.severity}" for one in findings(found)]


POOR = replace(GOOD, held=0.4, training=0.41)


def test_a_network_that_learns_is_left_alone() -> None:
    assert rules(case(iris())) == []
    assert rules(replace(case(iris()), run=None)) == []


def test_what_is_not_scaled_stands_before_the_units_that_died_of_it() -> None:
    drawing = iris()
    dead = (
        LayerSigns(drawing.ids["hidden"], "Dense", "relu", True, 40, dead=(0.1, 1.0), change=9.0, units=8),
        LayerSigns(drawing.ids["species"], "Dense", "softmax", False, 27, change=0.5, units=3),
    )
    inputs = (InputSigns(drawing.ids["flower"], size=4000.0, worst="petal"),)
    trials = {"same": Trial(0.0), "scaled": Trial(0.9)}
    found = case(drawing, output=POOR, layers=dead, inputs=inputs, trials=trials)
    assert rules(found)[0] == "inputs_not_scaled/error"
    assert "dead_relu/warning" in rules(found)
    first = findings(found)[0]
    assert "petal" in str(first.text)
    assert first.evidence["root_mean_square"] == 4000.0
    # a layer that scales comes first, and the same is no fault
    scaled = (replace(inputs[0], is_scaled_inside=True),)
    assert "inputs_not_scaled/error" not in rules(case(drawing, output=POOR, inputs=scaled))


def test_a_short_run_whose_loss_fell_to_its_end_is_not_blamed_for_its_size() -> None:
    falling = tuple({"loss": 2.3 - 0.01 * n, "val_loss": 2.3 - 0.02 * n} for n in range(8))
    assert rules(case(iris(), output=POOR, curve=falling, steps=200))[:1] == ["too_few_epochs/warning"]
    flat = tuple({"loss": 2.3 + 0.01 * (n % 2), "val_loss": 2.3} for n in range(8))
    assert rules(case(iris(), output=POOR, curve=flat, steps=200))[:1] == ["underfitting/warning"]
    assert rules(case(iris(), output=POOR, curve=falling, steps=4000))[:1] == ["underfitting/warning"]


def test_a_learning_rate_is_blamed_where_another_one_learns() -> None:
    drawing = projects.iris(optimizer={"class": "Adam", "args": {"learning_rate": 1.0}})
    trials = {"same": Trial(0.0), "usual_rate": Trial(0.9, 0.001)}
    found = findings(case(drawing, output=POOR, trials=trials))
    assert found[0].rule == "learning_rate_too_high"
    assert found[0].remedy is not None
    assert found[0].remedy.args == {"args": {"learning_rate": 0.001}}
    thrown = ({"loss": 40.0, "val_loss": 9.0}, {"loss": 0.1, "val_loss": 8.0})
    assert rules(case(drawing, curve=thrown)) == ["learning_rate_too_high/warning"]  # it learnt all the same
    assert rules(case(drawing)) == []
    learnt = replace(POOR, training=0.97)  # by heart: it is not the rate
    assert "learning_rate_too_high" not in [one.rule for one in findings(case(iris(), output=learnt, trials=trials))]


def test_labels_that_nobody_can_tell_are_shuffled() -> None:
    lost = replace(GOOD, held=0.36, training=0.95, linear=0.34, forest=0.37)
    assert rules(case(iris(), output=lost))[0] == "labels_shuffled/error"
    assert "labels_shuffled/error" not in rules(case(iris(), output=replace(lost, signal=4.0)))
    assert rules(case(iris(), output=replace(lost, signal=1.5)))[0] == "labels_shuffled/error"
    constant = replace(lost, constant=True)
    assert rules(case(iris(), output=constant))[0] == "labels_constant/error"


def test_rows_in_both_parts_and_rows_that_differ_are_told() -> None:
    assert rules(case(iris(), overlap=0.9))[0] == "train_validation_overlap/error"
    assert rules(case(iris(), overlap=0.9, overlap_by_chance=0.8)) == []
    remedy = findings(case(iris(), overlap=0.9, telling_apart="petal"))[0].remedy
    assert remedy is not None
    assert (remedy.kind, remedy.args) == ("set_split", {"by": "group", "column": "petal"})
    drawing = iris()
    moved = (InputSigns(drawing.ids["flower"], shift=3.0, shifted="petal"),)
    worse = replace(GOOD, held=0.6)
    data = msgspec.structs.replace(drawing.graph.settings[DATA], split=Split(by="order"))
    found = findings(case(drawing, drawing.graph.with_setting(DATA, data), worse, inputs=moved))
    assert found[0].rule == "distribution_shift"
    assert found[0].remedy is not None
    assert found[0].remedy.kind == "set_split"


def test_a_rare_class_that_accuracy_hides_is_told() -> None:
    rare = replace(
        GOOD, is_balanced=True, majority=0.95, accuracy=0.95, held=0.5, baseline=0.5, linear=0.56, forest=0.54
    )
    assert "misleading_metric/warning" in rules(case(iris(), output=rare))
    learnt = replace(rare, accuracy=0.97, held=0.9, training=0.92, linear=0.9, forest=0.88)
    assert rules(case(iris(), output=learnt)) == ["misleading_metric/hint"]
    assert rules(case(iris(), output=replace(learnt, majority=0.88))) == []
    collapsed = replace(rare, classes=2, predicted_share=1.0, linear=0.95, training=0.5, rows=2000)
    assert rules(case(iris(), output=collapsed))[0] == "class_collapse/error"
    begins = case(iris(), output=collapsed, trials={"same": Trial(0.0), "longer": Trial(0.15)})
    assert rules(begins)[0] == "misleading_metric/warning"
    assert "class_collapse/hint" in rules(begins)


def test_a_softmax_over_labels_of_which_several_may_be_right_is_told() -> None:
    several = replace(GOOD, kind="numbers", classes=0, has_several=True)
    for loss in ("binary_crossentropy", "categorical_crossentropy"):
        drawing = iris()
        species = drawing.ids["species"]
        settings = msgspec.structs.replace(drawing.graph.settings[TRAINING], outputs={species: OutputTraining(loss)})
        graph = drawing.graph.with_setting(TRAINING, settings)
        found = findings(case(drawing, graph, several))
        assert [one.rule for one in found] == ["loss_activation_mismatch"]
        assert found[0].severity == "error"
        assert found[0].remedy is not None
        graph.apply(apply_fix(graph, found[0].remedy.kind, found[0].remedy.args, load().signature))
        assert graph.nodes[species].params["activation"] == "sigmoid"
        assert graph.settings[TRAINING].outputs[species].loss == "binary_crossentropy"
        assert rules(case(drawing, graph, several)) == []


def test_a_run_that_is_only_short_is_no_sick_one() -> None:
    trials = {"same": Trial(0.3), "longer": Trial(0.95)}
    short = replace(GOOD, held=0.7, training=0.71)  # more than half of what others reach
    assert rules(case(iris(), output=short, trials=trials)) == ["too_few_epochs/hint"]
    assert rules(case(iris(), output=POOR, trials=trials))[0] == "too_few_epochs/error"
    assert "underfitting/warning" in rules(case(iris(), output=short, trials={"longer": Trial(0.58)}))


def test_layers_that_are_one_linear_layer_together_are_told_where_others_bend() -> None:
    drawing = iris()
    graph = drawing.graph.copy()
    graph.apply(set_param(graph, drawing.ids["hidden"], "activation", "linear"))
    plain = tuple(replace(one, activation="linear") for one in case(drawing).run.layers[:1])  # type: ignore[union-attr]
    bent = replace(GOOD, held=0.9, training=0.9, linear=0.9, forest=0.99)
    found = findings(case(drawing, graph, bent, layers=plain))
    assert [(one.rule, one.severity, one.node) for one in found] == [("underfitting", "warning", drawing.ids["hidden"])]
    assert rules(case(drawing, output=bent)) == []  # relu bends
    assert rules(case(drawing, graph, replace(bent, forest=0.91), layers=plain)) == []  # there is nothing to bend for


def test_far_more_weights_than_rows_are_told_where_a_small_model_is_better() -> None:
    drawing = iris()
    wide = drawing.graph.copy()
    wide.apply(set_param(wide, drawing.ids["hidden"], "units", 512))
    layers = (LayerSigns(drawing.ids["hidden"], "Dense", "relu", True, 60_000, change=0.5, units=512),)
    heart = replace(GOOD, training=1.0, held=0.8)
    found = next(one for one in findings(case(drawing, wide, heart, layers=layers)) if one.rule == "capacity_too_large")
    assert (found.severity, found.node, found.evidence["weights"]) == ("hint", drawing.ids["hidden"], 60_000)
    assert found.remedy is not None
    assert found.remedy.args["nodes"] == {drawing.ids["hidden"]: {"units": 128}}
    told = replace(heart, held=0.95)  # as good as any other
    assert rules(case(drawing, wide, told, layers=layers)) == []


def test_rows_known_by_heart_are_no_harm_where_new_ones_are_told_as_well_as_can_be() -> None:
    noisy = replace(GOOD, training=1.0, held=0.6, linear=0.6, forest=0.58)
    assert rules(case(iris(), output=noisy)) == []
    rising = ({"loss": 1.0, "val_loss": 1.0}, {"loss": 0.1, "val_loss": 1.4})
    assert rules(case(iris(), output=noisy, curve=rising)) == ["overfitting/warning"]
    # new ones are told as well as any model tells them, only too surely
    told = replace(GOOD, training=1.0, held=0.89, linear=0.88, forest=0.88)
    too_sure = ({"loss": 1.0, "val_loss": 0.3}, {"loss": 0.01, "val_loss": 0.9})
    assert rules(case(iris(), output=told, curve=too_sure)) == ["overfitting/hint"]
    # of rows known by heart no more epochs are needed, whatever some steps more happened to reach
    lost = replace(POOR, training=1.0)
    trials = {"same": Trial(0.0), "longer": Trial(0.5)}
    assert rules(case(iris(), output=lost, curve=rising, trials=trials))[0] == "overfitting/warning"


def test_gradients_that_get_smaller_through_sigmoids_are_told_and_mended_with_the_optimizer() -> None:
    drawing = projects.iris(optimizer={"class": "SGD", "args": {"learning_rate": 0.05}})
    drawing.graph.apply(set_param(drawing.graph, drawing.ids["hidden"], "activation", "sigmoid"))
    node = drawing.ids["hidden"]
    for ratio, is_told in ((0.004, True), (0.04, False)):
        layers = tuple(
            LayerSigns(node, "Dense", "sigmoid", True, 40, gradient=(0.01 * ratio**share, None), change=0.1)
            for share in (1.0, 0.75, 0.5, 0.25)
        )
        last = LayerSigns(drawing.ids["species"], "Dense", "softmax", False, 27, gradient=(0.01, None), change=0.5)
        found = findings(case(drawing, output=POOR, layers=(*layers, last)))
        assert ("vanishing_gradients" in [one.rule for one in found]) == is_told
        if is_told:
            remedy = found[0].remedy
            assert remedy is not None
            twin = drawing.graph.copy()
            twin.apply(apply_fix(twin, remedy.kind, remedy.args))
            assert twin.nodes[node].params["activation"] == "tanh"
            assert twin.settings[TRAINING].optimizer == {"class": "Adam", "args": {"learning_rate": 0.003}}


def test_weights_that_begin_too_large_are_told_though_it_learns_all_the_same() -> None:
    drawing = projects.iris(optimizer={"class": "SGD", "args": {"learning_rate": 0.01}})
    usual = case(drawing)
    assert usual.run is not None
    layers = (
        *(replace(usual.run.layers[0], gain=5.5) for _ in range(4)),
        usual.run.layers[1],
    )
    graph = drawing.graph.copy()
    normal = {"class": "RandomNormal", "args": {"stddev": 1.0}}
    graph.apply(set_param(graph, drawing.ids["hidden"], "kernel_initializer", normal))
    assert rules(case(drawing, layers=layers)) == []  # Keras's own beginning is no fault
    found = findings(case(drawing, graph, layers=layers))
    assert [(one.rule, one.severity) for one in found] == [("exploding_gradients", "warning")]
    assert found[0].remedy is not None
    twin = graph.copy()
    twin.apply(apply_fix(twin, found[0].remedy.kind, found[0].remedy.args))
    assert "kernel_initializer" not in twin.nodes[drawing.ids["hidden"]].params
    assert twin.settings[TRAINING].optimizer == {"class": "Adam", "args": {"learning_rate": 0.001, "clipnorm": 1.0}}


def test_losses_are_weighted_so_that_they_begin_alike_whatever_they_were_weighted_by() -> None:
    drawing = Drawing()
    drawing.add("Input", "flower", shape=[4])
    drawing.add("Dense", "flower", "price", units=1)
    drawing.add("Dense", "flower", "kind", units=1, activation="sigmoid")
    price, kind = drawing.ids["price"], drawing.ids["kind"]
    outputs = {
        price: OutputTraining("mean_squared_error", weight=0.0005),
        kind: OutputTraining("binary_crossentropy"),
    }
    drawing.graph.apply(Change("", added=(Setting(TRAINING, TrainingSettings(outputs=outputs)),)))
    program = program_of(drawing.graph, load())
    losses = {price: 0.0005 * 2.0, kind: 0.8}
    signs = tuple(
        replace(GOOD, key=one.key, loss=losses[one.key], loss_share=losses[one.key] / sum(losses.values()))
        for one in program.outputs
    )
    found = findings(Case(drawing.graph, load(), program, run=RunSigns(outputs=signs, rows=100)))
    assert [one.rule for one in found] == ["output_dominates"]
    assert found[0].remedy is not None
    assert found[0].remedy.args == {"weights": {price: 0.5, kind: 1.2}}


def test_a_frozen_batch_normalization_that_has_seen_nothing_is_told() -> None:
    drawing = Drawing()
    drawing.add("Input", "flower", shape=[4])
    drawing.add("Dense", "flower", "hidden", units=8)
    drawing.add("BatchNormalization", "hidden", "normal")
    drawing.add("Dense", "normal", "species", units=3, activation="softmax")
    drawing.graph.settings.update(iris().graph.settings)
    assert rules(case(drawing)) == []
    drawing.graph.apply(set_trainable(drawing.graph, [drawing.ids["normal"]], False))
    found = findings(case(drawing))
    assert [(one.rule, one.severity, one.node) for one in found] == [
        ("batch_norm_frozen", "warning", drawing.ids["normal"])
    ]
    remedy = found[0].remedy
    assert remedy is not None
    twin = drawing.graph.copy()
    twin.apply(apply_fix(twin, remedy.kind, remedy.args))
    assert rules(case(drawing, twin)) == []
    carried = msgspec.structs.replace(drawing.graph.settings[TRAINING], start_from="first")
    assert rules(case(drawing, drawing.graph.with_setting(TRAINING, carried))) == []


def test_padding_that_is_read_like_words_is_told_where_it_harms() -> None:
    drawing = Drawing()
    drawing.add("Input", "flower", shape=[20])
    drawing.add("Embedding", "flower", "words", input_dim=50, output_dim=8)
    drawing.add("LSTM", "words", "hidden", units=8)
    drawing.add("Dense", "hidden", "species", units=3, activation="softmax")
    drawing.graph.settings.update(iris().graph.settings)
    padded = (InputSigns(drawing.ids["flower"], is_codes=True, padding=0.7),)
    assert rules(case(drawing, inputs=padded)) == ["masked_steps_leak/hint"]
    assert rules(case(drawing, inputs=(replace(padded[0], padding=0.1),))) == []
    assert rules(case(drawing, output=POOR, inputs=padded))[0] == "masked_steps_leak/error"
    too_low = projects.iris(optimizer={"class": "Adam", "args": {"learning_rate": 1e-6}}).graph.settings[TRAINING]
    trials = {"same": Trial(0.0), "usual_rate": Trial(0.9, 0.001)}
    slow = case(drawing, drawing.graph.with_setting(TRAINING, too_low), POOR, inputs=padded, trials=trials)
    assert rules(slow)[0] == "learning_rate_too_low/error"
    remedy = findings(case(drawing, inputs=padded))[0].remedy
    assert remedy is not None
    twin = drawing.graph.copy()
    twin.apply(apply_fix(twin, remedy.kind, remedy.args))
    assert twin.nodes[drawing.ids["words"]].params["mask_zero"] is True
    assert rules(case(drawing, twin, inputs=padded)) == []


def test_padding_counts_in_a_mean_over_the_steps_too() -> None:
    drawing = Drawing()
    drawing.add("Input", "flower", shape=[20])
    drawing.add("Embedding", "flower", "words", input_dim=50, output_dim=8)
    drawing.add("SpatialDropout1D", "words", "dropped", rate=0.1)
    drawing.add("GlobalAveragePooling1D", "dropped", "hidden")
    drawing.add("Dense", "hidden", "species", units=3, activation="softmax")
    drawing.graph.settings.update(iris().graph.settings)
    padded = (InputSigns(drawing.ids["flower"], is_codes=True, padding=0.7),)
    assert rules(case(drawing, inputs=padded)) == ["masked_steps_leak/hint"]
    assert "masked_steps_leak/warning" in rules(case(drawing, output=POOR, inputs=padded))


def test_layers_that_do_not_learn_are_told() -> None:
    drawing = iris()
    graph = drawing.graph.copy()
    graph.apply(set_trainable(graph, [drawing.ids["hidden"]], False))
    assert rules(case(drawing, graph)) == ["layer_never_changes/warning"]
    carried = msgspec.structs.replace(graph.settings[TRAINING], start_from="first")
    assert rules(case(drawing, graph.with_setting(TRAINING, carried))) == []


def test_dropout_before_batch_normalization_is_told_by_its_rate() -> None:
    for rate, severity in ((0.5, "warning"), (0.1, "hint")):
        drawing = Drawing()
        drawing.add("Input", "flower", shape=[4])
        drawing.add("Dropout", "flower", "hidden", rate=rate)
        drawing.add("BatchNormalization", "hidden", "normal")
        drawing.add("Dense", "normal", "species", units=3, activation="softmax")
        drawing.graph.settings.update(iris().graph.settings)
        assert rules(replace(case(drawing), run=None)) == [f"dropout_before_batch_norm/{severity}"]


def test_what_is_told_before_a_training_needs_no_run() -> None:
    drawing = iris()
    wide = {drawing.ids["flower"]: Values((4,), -3.0, 90_000.0)}
    found = replace(case(drawing), run=None, fed=wide)
    assert rules(found) == ["inputs_not_scaled/warning"]
    names = {node.id: node.name for node in drawing.graph.nodes.values()}
    told = record(findings(found)[0], names)
    assert (told["node"], told["fix"]) == ("flower", "Standardise the numbers of flower")
    assert lines_of(findings(found), names)[0].startswith("warning (inputs_not_scaled): flower: ")


def test_findings_are_ordered_by_how_bad_they_are() -> None:
    drawing = iris()
    found = findings(case(drawing, output=POOR, overlap=0.9, inputs=(InputSigns(drawing.ids["flower"], size=4000.0),)))
    places = [SEVERITIES.index(one.severity) for one in found]
    assert places == sorted(places)
    assert len(found) > 2


def test_rows_of_other_classes_are_told_whatever_the_score_is() -> None:
    one_class = replace(GOOD, training=0.85, held=0.83, baseline=1.0, is_balanced=True, class_shift=0.62)
    assert rules(case(iris(), output=one_class))[0] == "distribution_shift/warning"
    assert rules(case(iris(), output=replace(one_class, class_shift=0.1, baseline=0.35))) == []

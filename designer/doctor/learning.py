"""Rules about how it is learnt: the learning rate, how long, with how much capacity, and whether new rows are told."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from typing import Any

from designer.advice.losses import BINARY, CATEGORICAL, SPARSE, loss_class
from designer.doctor.case import Case, OutputSigns, RunSigns
from designer.doctor.finding import Finding, Remedy, Severity
from designer.doctor.layers import layers_of
from designer.doctor.objective import scores_of
from designer.doctor.remedies import advice, set_option, set_params, set_rate
from designer.doctor.usual_rates import rate_of
from designer.graph.model import Node
from designer.graph.texts import QT_TRANSLATE_NOOP, Text
from designer.project.records import class_and_args

_HIGH, _LOW = 10.0, 0.2  # times the usual rate
_FAR_TOO_HIGH = 100.0
_THROWN = 3.0  # times the loss of a guess, in the first epoch
_LEARNT = 0.5  # of what other models reach; a run that goes on learning there is only short
_FEW_STEPS, _FEW_EPOCHS = 600, 4  # in which a falling loss does not tell where it ends
_LARGE = 50.0  # weights for every row trained on


def learning_rate_too_high(case: Case) -> Iterator[Finding]:
    """Steps are so large that they pass over what is looked for."""
    run = case.run
    rate, usual = rate_of(case)
    if run is None or rate is None:
        return
    is_thrown = rate >= _FAR_TOO_HIGH * usual and _is_thrown(case)
    if not run.is_poor and not is_thrown:
        return
    better = "usual_rate" if rate > usual else ""
    helps = [n for n in ("usual_rate", "lower_rate") if _proves(case, n) and run.trials[n].rate < rate]
    both = rate > _HIGH * usual and run.helps("scaled_and_usual_rate") and not run.helps("scaled")
    if not (helps or both or (run.fault and rate > _HIGH * usual) or rate >= _FAR_TOO_HIGH * usual):
        return
    name = max(helps, key=lambda n: run.trials[n].skill) if helps else better
    to = _better(case, run.trials[name].rate) if helps else usual
    text = Text(
        QT_TRANSLATE_NOOP(
            "Doctor",
            "The learning rate of {rate} is too high: every step goes past what it aims at. With {better} it learns.",
        )
        if helps
        else QT_TRANSLATE_NOOP(
            "Doctor", "The learning rate of {rate} is too high; {better} is usual for this optimizer."
        ),
        {"rate": f"{rate:g}", "better": f"{to:g}"},
    )
    severity: Severity = "error" if run.is_poor else "warning"
    yield Finding("learning_rate_too_high", severity, text, "", _rates(case), set_rate(to), _loss(case))


def learning_rate_too_low(case: Case) -> Iterator[Finding]:
    """Steps are so small that it would take for ever."""
    run = case.run
    rate, usual = rate_of(case)
    if run is None or rate is None or not run.is_poor or rate > usual:
        return
    trials = ("usual_rate", "higher_rate", "higher_than_usual")
    helps = [n for n in trials if _proves(case, n) and run.trials[n].rate > rate]
    moved = max((s.change for s in run.layers if s.change is not None), default=1.0)
    if not helps and not (rate < 0.02 * usual and moved < 0.02):
        return
    if helps and rate >= _LOW * usual and run.helps("longer"):
        return  # it is the epochs that are too few
    name = max(helps, key=lambda n: run.trials[n].skill) if helps else "usual_rate"
    to = _better(case, run.trials[name].rate if name in run.trials else usual)
    text = Text(
        QT_TRANSLATE_NOOP(
            "Doctor", "The learning rate of {rate} is too low: in {steps} steps the weights moved by {change} at most."
        ),
        {"rate": f"{rate:g}", "steps": run.steps, "change": f"{moved:.2%}"},
    )
    evidence = {**_rates(case), "change": moved}
    yield Finding("learning_rate_too_low", "error", text, "", evidence, set_rate(to), _loss(case))


def _proves(case: Case, trial: str) -> bool:
    """Tell whether a trial with another learning rate shows that the run's was at fault.

    Of one that is usual it has to be shown more clearly, and not where something else is to be seen.
    """
    run = case.run
    rate, usual = rate_of(case)
    if run is None or rate is None or not run.helps(trial):
        return False
    if _is_learnt(run):
        return False
    if rate > _HIGH * usual or rate < _LOW * usual:
        return True
    held_back = _held_back(case)
    if (held_back is not None and held_back[3].get("strong")) or any(_is_rare(o) for o in run.outputs):
        return False
    return run.helps(trial, 0.3)


def _is_thrown(case: Case) -> bool:
    """Tell whether the first steps led to losses far above those of a guess, as no network begins with."""
    run = case.run
    first = run.curve[0].get("loss") if run is not None and run.curve else None
    if run is None or first is None or len(run.outputs) != 1:
        return False
    signs = run.outputs[0]
    loss = loss_class(case.objective(case.program.outputs[0]).loss, case.catalogue)
    if signs.kind == "classes" and loss in CATEGORICAL | SPARSE | BINARY:
        guess = math.log(max(2, signs.classes))
    elif loss == "MeanSquaredError":
        guess = signs.size**2
    else:
        return False
    return first > _THROWN * guess


def _is_learnt(run: RunSigns) -> bool:
    """Tell whether the rows trained on are learnt where new ones are not: other steps, or more of them, are no help."""
    return any(o.is_poor and o.skill(o.training) > 0.8 * max(0.3, o.possible) for o in run.outputs)


def _is_rare(signs: OutputSigns) -> bool:
    """Tell whether one class is so common that predicting it alone pays at first."""
    return signs.kind == "classes" and signs.majority >= 0.85 and signs.predicted_share >= 0.95


def _better(case: Case, rate: float) -> float:
    """Return a learning rate, or the larger one that was tried where it learned clearly sooner."""
    run, now = case.run, rate_of(case)[0]
    larger = run.trials.get("higher_than_usual") if run is not None else None
    usual = run.trials.get("usual_rate") if run is not None else None
    if larger is None or usual is None or rate != usual.rate or now is None or rate < now <= larger.rate:
        return rate
    return larger.rate if larger.skill > usual.skill + 0.1 else rate


def too_few_epochs(case: Case) -> Iterator[Finding]:
    """The loss was still falling when it ended."""
    run = case.run
    if run is None or run.fault or not run.curve:
        return
    proven = run.helps("longer", 0.12)
    if not run.is_poor or not (proven or _still_falls(case)) or _is_learnt(run):
        return
    held_back = _held_back(case)
    is_else = (held_back is not None and held_back[3].get("strong")) or any(_is_rare(o) for o in run.outputs)
    if case.training.epochs > 2 and is_else:
        return
    rate, usual = rate_of(case)
    if rate is not None and rate < 0.1 * usual:
        return
    epochs = case.training.epochs
    steps = max(1, run.steps // max(1, len(run.curve)))
    more = int(min(1000, max(epochs * 10, 30, -(-1500 // steps))))
    after = run.trials["longer"].skill if "longer" in run.trials else None
    text = Text(
        QT_TRANSLATE_NOOP(
            "Doctor",
            "{epochs} epoch(s) are too few: the loss was still falling, and some steps more brought it from {score} to "
            "{after}.",
        )
        if proven
        else QT_TRANSLATE_NOOP(
            "Doctor", "{epochs} epoch(s) of {steps} steps in all are few, and the loss was still falling at their end."
        ),
        {
            "epochs": epochs,
            "score": f"{max(0.0, run.skill):.0%}",
            "after": "" if after is None else f"{after:.0%}",
            "steps": run.steps,
        },
    )
    remedy = set_option(Text(QT_TRANSLATE_NOOP("Doctor", "Train for {epochs} epochs"), {"epochs": more}), epochs=more)
    evidence = {
        "epochs": epochs,
        "steps": run.steps,
        "skill": run.skill,
        **({} if after is None else {"skill_after_more": after}),
    }
    # Most of what can be learnt is learnt: more epochs are better, but nothing is wrong.
    severity: Severity = "hint" if run.skill >= _LEARNT * run.possible else "error" if proven else "warning"
    yield Finding("too_few_epochs", severity, text, "", evidence, remedy, _loss(case))


def _still_falls(case: Case) -> bool:
    """Tell whether a short run fell to its end, epoch by epoch, with nothing to be seen that holds it back.

    A plateau may be longer than what can be tried: that nothing came of some steps more does not tell that it is over.
    """
    run = case.run
    assert run is not None
    known = [logs.get("loss") for logs in run.curve]
    losses = [v for v in known if v is not None]
    if len(losses) < _FEW_EPOCHS or run.steps > _FEW_STEPS or _rise(case) > 1 or _held_back(case) is not None:
        return False
    falls = sum(b < a for a, b in itertools.pairwise(losses))
    return losses[-1] == min(losses) and falls >= 0.8 * (len(losses) - 1)


def underfitting(case: Case) -> Iterator[Finding]:
    """The network has not the capacity, or is held back too much, for what other models find."""
    run = case.run
    if run is None or run.fault:
        return
    found = _held_back(case)
    poor = [o for o in run.outputs if o.is_poor]
    if not poor and found is not None and found[3].get("strong"):
        poor = [o for o in run.outputs if o.possible > 0.05 and o.skill(o.training) < 0.9]
    if not poor and found is not None and "hidden_layers" in found[3]:  # it tells most of it, but what is linear
        poor = [o for o in run.outputs if o.possible - o.skill(o.held) > max(0.1, o.margin)]
    if not poor:
        return
    signs = max(poor, key=lambda o: o.possible - o.skill(o.held))
    if signs.is_poor and signs.skill(signs.training) > signs.possible - 0.1:
        return
    if found is None and signs.is_balanced:
        return  # it is the rare class that it misses, which has a rule of its own
    if found is None and (run.helps("longer", 0.12) or _still_falls(case)):
        return  # it goes on learning: it is the epochs
    is_plain = found is not None and (signs.is_poor or bool(found[3].get("strong")))
    severity: Severity = "error" if is_plain else "warning"
    text, node, remedy, evidence = found or (_worse_than_pca(case, signs) if signs.rebuilds else _too_small(case))
    evidence = {**evidence, **scores_of(signs)}
    yield Finding("underfitting", severity, text, node, evidence, remedy, _loss(case))


_Held = tuple[Text, str, Remedy | None, dict[str, Any]]


def _held_back(case: Case) -> _Held | None:
    """Return what in the drawing keeps it from learning, None where that is not to be seen."""
    layers = layers_of(case)
    for node in layers:
        rate = case.param(node, "rate") if node.type.endswith("Dropout") else None
        if isinstance(rate, int | float) and rate >= 0.7:
            text = Text(
                QT_TRANSLATE_NOOP("Doctor", "{name} drops {share} of what passes; too little is left to learn from."),
                {"name": node.name, "share": f"{rate:.0%}"},
            )
            remedy = set_params(
                Text(QT_TRANSLATE_NOOP("Doctor", "Drop {share}"), {"share": "20 %"}),
                {n.id: {"rate": 0.2} for n in layers if n.type.endswith("Dropout")},
            )
            return text, node.id, remedy, {"rate": rate, "strong": rate >= 0.8}
    strong = [n for n in layers if _penalty(n) >= 0.03]
    if strong:
        text = Text(
            QT_TRANSLATE_NOOP(
                "Doctor", "The penalty on the weights of {name} ({size}) is so strong that they are kept at 0."
            ),
            {"name": strong[0].name, "size": f"{_penalty(strong[0]):g}"},
        )
        remedy = set_params(
            Text(QT_TRANSLATE_NOOP("Doctor", "Take the penalty on the weights away")),
            {n.id: {p: None for p in n.params if p.endswith("_regularizer")} for n in strong},
        )
        return text, strong[0].id, remedy, {"penalty": _penalty(strong[0]), "strong": _penalty(strong[0]) >= 0.1}
    signs = case.run.outputs if case.run else ()
    rebuilds = any(o.rebuilds for o in signs)  # through few numbers is what it is for
    narrow = [n for n in layers if 0 < _width(n) <= 2 and not case.ends(n.id) and not rebuilds]
    if narrow:
        text = Text(
            QT_TRANSLATE_NOOP(
                "Doctor", "All that the network knows of a row has to pass through the {units} unit(s) of {name}."
            ),
            {"units": _width(narrow[0]), "name": narrow[0].name},
        )
        remedy = set_params(
            Text(QT_TRANSLATE_NOOP("Doctor", "Give {name} {units} units"), {"name": narrow[0].name, "units": 64}),
            {n.id: {"units" if "units" in n.params else "filters": 64 if "units" in n.params else 16} for n in narrow},
        )
        return text, narrow[0].id, remedy, {"units": _width(narrow[0]), "strong": _width(narrow[0]) == 1}
    hidden = [n for n in layers if _width(n) and not case.ends(n.id)]
    bent = [n for n in layers if not case.ends(n.id) and _bends(case, n)]
    last = next((n for n in layers if _width(n) and case.ends(n.id)), None)
    linear = any(o.forest is not None and o.linear is not None and o.forest - o.linear > 0.05 for o in signs)
    if linear and last is not None and not bent:
        if hidden:
            text = Text(
                QT_TRANSLATE_NOOP(
                    "Doctor", "No layer before the last has an activation: together they are one linear layer."
                )
            )
            remedy = set_params(
                Text(QT_TRANSLATE_NOOP("Doctor", "Let the hidden layers end with relu")),
                {n.id: {"activation": "relu"} for n in hidden},
            )
            return text, hidden[0].id, remedy, {"hidden_layers": len(hidden)}
        text = Text(
            QT_TRANSLATE_NOOP("Doctor", "{name} is the only layer: it can tell only what is linear."),
            {"name": last.name},
        )
        remedy = Remedy(
            Text(QT_TRANSLATE_NOOP("Doctor", "Put a hidden layer of {units} units before it"), {"units": 64}),
            "insert_layer",
            {"node": last.id, "port": 0, "type": "Dense", "params": {"units": 64, "activation": "relu"}},
        )
        return text, last.id, remedy, {"hidden_layers": 0}
    return None


def _worse_than_pca(case: Case, signs: OutputSigns) -> _Held:
    text = Text(
        QT_TRANSLATE_NOOP(
            "Doctor",
            "{name} rebuilds {score} of what varies in its input; PCA rebuilds {other} from {count} numbers a row, as "
            "many as the narrowest layer has.",
        ),
        {
            "name": next(o.name for o in case.program.outputs if o.key == signs.key),
            "score": f"{max(0.0, signs.held or 0.0):.0%}",
            "other": f"{signs.linear:.0%}",
            "count": signs.components,
        },
    )
    remedy = advice(QT_TRANSLATE_NOOP("Doctor", "Give the layers before and behind the narrowest more units"))
    return text, "", remedy, {"components": signs.components}


def _too_small(case: Case) -> _Held:
    text = Text(
        QT_TRANSLATE_NOOP("Doctor", "The network does not even tell the rows it was trained on, as other models do.")
    )
    hidden = [n for n in layers_of(case) if _width(n) and not case.ends(n.id)]
    if not hidden:
        return text, "", advice(QT_TRANSLATE_NOOP("Doctor", "Add a hidden layer")), {}
    remedy = set_params(
        Text(QT_TRANSLATE_NOOP("Doctor", "Give the hidden layers four times the units")),
        {n.id: {"units" if "units" in n.params else "filters": 4 * _width(n)} for n in hidden},
    )
    return text, hidden[0].id, remedy, {"units": [_width(n) for n in hidden]}


def overfitting(case: Case) -> Iterator[Finding]:
    """It learns its rows by heart and tells new ones worse."""
    run = case.run
    if run is None or run.fault or not run.validation_rows:
        return
    for signs in run.outputs:
        trained, held = signs.skill(signs.training), signs.skill(signs.held)
        gap = trained - held
        rise = _rise(case)
        is_below = signs.reference is None or held < signs.possible - 0.03
        apart = (signs.training or 0.0) - (signs.held or 0.0)  # in the measure itself: skills of rare classes jump
        shows = (
            (apart > 0.35 and (rise > 1.1 or is_below))
            or (apart > 0.22 and rise > 1.2)
            or (apart > 0.15 and rise > 1.3 and is_below)
            or (apart > 0.12 and rise > 2.5)
        )
        is_too_sure = rise > 2 and trained > 0.95 and apart > 0.05  # new rows are told well, but wrong ones surely
        if not (shows or is_too_sure) or trained < 0.3 or gap < signs.margin:
            continue
        best = [logs.get("val_loss") for logs in run.curve]
        known = [v for v in best if v is not None]
        text = Text(
            QT_TRANSLATE_NOOP(
                "Doctor",
                "It knows its training rows ({training}) much better than new ones ({held}); the validation loss rose "
                "to "
                "{rise} of its lowest.",
            ),
            {"training": f"{signs.training:.0%}", "held": f"{signs.held:.0%}", "rise": f"{rise:.0%}"},
        )
        evidence = {"gap": gap, "validation_loss_rise": rise, "lowest": min(known, default=None), **scores_of(signs)}
        severity: Severity = "hint" if run.kept_best or _stops_early(case) or not shows else "warning"
        remedy = Remedy(
            Text(QT_TRANSLATE_NOOP("Doctor", "End when the validation loss rises, and keep the best weights")),
            "add_callback",
            {"class": "EarlyStopping", "args": {"patience": 5, "restore_best_weights": True}},
        )
        yield Finding("overfitting", severity, text, "", evidence, remedy, _loss(case))
        return


def capacity_too_large(case: Case) -> Iterator[Finding]:
    """Far more weights than rows, and new rows are told worse than a small model tells them."""
    run = case.run
    if run is None or run.fault or not run.validation_rows or not run.rows:
        return
    weights = sum(s.weights for s in run.layers)
    if weights < _LARGE * run.rows or case.training.start_from:
        return
    for signs in run.outputs:
        gap = signs.skill(signs.training) - signs.skill(signs.held)
        if signs.reference is None or signs.skill(signs.training) < 0.9 or gap < max(0.15, signs.margin):
            continue
        small = signs.possible - signs.skill(signs.held)
        if small < 0.05:
            continue
        wide = [n for n in layers_of(case) if _width(n) > 16 and not case.ends(n.id)]
        text = Text(
            QT_TRANSLATE_NOOP(
                "Doctor",
                "{weights} weights for {rows} rows: it knows these by heart, and a small model of scikit-learn tells "
                "new ones better ({other} against {score}).",
            ),
            {
                "weights": f"{weights:,}",
                "rows": f"{run.rows:,}",
                "other": f"{signs.reference:.0%}",
                "score": f"{signs.held:.0%}",
            },
        )
        remedy = None
        if wide:
            remedy = set_params(
                Text(QT_TRANSLATE_NOOP("Doctor", "Give the hidden layers a quarter of the units")),
                {n.id: {"units" if "units" in n.params else "filters": max(8, _width(n) // 4)} for n in wide},
            )
        evidence = {"weights": weights, "gap": gap, **scores_of(signs), "rows_trained_on": run.rows}
        node = max(wide, key=_width).id if wide else ""
        yield Finding("capacity_too_large", "hint", text, node, evidence, remedy, _loss(case))
        return


def below_baseline(case: Case) -> Iterator[Finding]:
    """Always saying the same would be as good."""
    run = case.run
    if run is None:
        return
    for output in case.program.outputs:
        signs = next((s for s in run.outputs if s.key == output.key), None)
        if signs is None or not (signs.is_lost or (run.fault and signs.possible > 0.1)):
            continue
        text = Text(
            QT_TRANSLATE_NOOP(
                "Doctor",
                "{name} reaches {score}; always saying the commonest class or the mean reaches {baseline}, and a "
                "linear "
                "model {linear}.",
            ),
            {
                "name": output.name,
                "score": "nothing" if signs.held is None else f"{signs.held:.3g}",
                "baseline": f"{signs.baseline:.3g}",
                "linear": "nothing" if signs.linear is None else f"{signs.linear:.3g}",
            },
        )
        yield Finding("below_baseline", "warning", text, output.tensor.node, scores_of(signs), None, _loss(case))


def _rise(case: Case) -> float:
    """Return the last validation loss relative to its lowest."""
    known = [logs.get("val_loss") for logs in (case.run.curve if case.run else ())]
    values = [v for v in known if v is not None]
    return values[-1] / min(values) if values and min(values) > 0 else 1.0


def _stops_early(case: Case) -> bool:
    found = [class_and_args(one) for one in case.training.callbacks]
    return any(name == "EarlyStopping" and args.get("restore_best_weights") for name, args in found)


def _rates(case: Case) -> dict[str, Any]:
    run = case.run
    assert run is not None
    rate, usual = rate_of(case)
    trials = {f"{name}_{t.rate:g}" if t.rate else name: t.skill for name, t in run.trials.items()}
    return {"learning_rate": rate, "usual": usual, "skill": run.skill, "possible": run.possible, "trials": trials}


def _loss(case: Case) -> dict[str, tuple[float | None, ...]]:
    """Return the curves of the losses, at most 200 points of each."""
    curve = case.run.curve if case.run else ()
    every = max(1, len(curve) // 200)
    return {
        name: tuple(logs.get(name) for logs in curve[::every])
        for name in ("loss", "val_loss")
        if any(name in logs for logs in curve)
    }


def _penalty(node: Node) -> float:
    """Return the strength of a layer's penalty on its weights."""
    found = 0.0
    for name, value in node.params.items():
        if name in {"kernel_regularizer", "recurrent_regularizer", "embeddings_regularizer"} and value:
            _, args = class_and_args(value)
            sizes = [v for v in args.values() if isinstance(v, int | float)] or [0.01]
            found = max(found, *sizes)
    return found


def _width(node: Node) -> int:
    value = node.params.get("units", node.params.get("filters", 0))
    return int(value) if isinstance(value, int) else 0


def _bends(case: Case, node: Node) -> bool:
    if node.type in {"Activation", "ReLU", "LeakyReLU", "PReLU", "ELU", "LSTM", "GRU", "SimpleRNN", "Bidirectional"}:
        return True
    if node.type.startswith(("MaxPool", "MultiHead", "Global", "Model")):
        return True
    activation = case.param(node, "activation")
    return activation not in (None, "linear", "")

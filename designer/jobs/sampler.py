"""Chooses the values of the next trial, and which trials are to end early: Optuna, told what came of those before."""

from __future__ import annotations

import itertools
import warnings
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

import optuna
from optuna.distributions import BaseDistribution, CategoricalDistribution, FloatDistribution, IntDistribution
from optuna.trial import TrialState

from designer.project.search_settings import SearchSettings, Variation

_SEEDS = 2**31  # that what is drawn for one trial tells nothing of the next
_RANGE_IN_A_GRID = 5  # values of a range without a step
_AT_LEAST = 4  # trials before anything is said of importance


class Sampler:
    """Trials are numbered from 0. Whatever is asked depends only on the seed, the number and what was told before."""

    def __init__(self, settings: SearchSettings, direction: Literal["min", "max"], epochs: int, name: str) -> None:
        optuna.logging.set_verbosity(optuna.logging.ERROR)
        self._settings = settings
        self._spaces = {v.key: _distribution(v) for v in settings.variations}
        self._grid = list(_grid(settings.variations)) if settings.method == "grid" else []
        self._running: dict[int, optuna.Trial] = {}
        self._study = optuna.create_study(
            study_name=name,
            direction="minimize" if direction == "min" else "maximize",
            pruner=_pruner(settings, epochs),
        )

    @property
    def count(self) -> int | None:
        """How many trials there can be, None where there is no end of them."""
        return len(self._grid) if self._settings.method == "grid" else None

    def ask(self) -> tuple[int, tuple[Any, ...]] | None:
        """Return the number of the next trial and its values, in the order of the variations; None after the last."""
        number = self._asked()
        if self._settings.method == "grid":
            if number >= len(self._grid):
                return None
            return self.begin(self._grid[number])
        return self._ask(number)

    def begin(self, values: Sequence[Any]) -> tuple[int, tuple[Any, ...]]:
        """Begin the next trial with given values: those of a trial that goes on."""
        self._study.enqueue_trial(self._inside(values))
        return self._ask(self._asked() - 1)

    def add(self, values: Sequence[Any], state: str, value: float | None, curve: Mapping[int, float]) -> None:
        """Take over a trial that has ended before: how, with what, and its objective by epoch."""
        states = {"done": TrialState.COMPLETE, "repeated": TrialState.COMPLETE, "pruned": TrialState.PRUNED}
        found = states.get(state, TrialState.FAIL)
        if found == TrialState.COMPLETE and value is None:
            found = TrialState.FAIL
        self._study.add_trial(
            optuna.trial.create_trial(
                state=found,
                value=value if found != TrialState.FAIL else None,
                params=self._inside(values),
                distributions=self._spaces,
                intermediate_values=dict(curve),
            )
        )

    def report(self, number: int, epoch: int, value: float) -> bool:
        """Take the objective after an epoch; tell whether the trial is to end."""
        trial = self._running.get(number)
        if trial is None:
            return False
        trial.report(value, epoch)
        return trial.should_prune()

    def tell(self, number: int, state: str, value: float | None) -> None:
        """Take what came of a trial."""
        trial = self._running.pop(number)
        if state in ("done", "repeated") and value is not None:
            self._study.tell(trial, value)
        else:
            self._study.tell(trial, state=TrialState.PRUNED if state == "pruned" else TrialState.FAIL)

    def importance(self) -> dict[str, float]:
        """Return by key what share of the differences each variation explains, the largest first; {} for too few."""
        done = self._study.get_trials(deepcopy=False, states=(TrialState.COMPLETE,))
        if len(done) < _AT_LEAST or len({trial.value for trial in done}) < 2 or len(self._spaces) < 2:
            return {}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            evaluator = optuna.importance.PedAnovaImportanceEvaluator()
            try:
                return dict(optuna.importance.get_param_importances(self._study, evaluator=evaluator))
            except (ValueError, RuntimeError):  # nothing differs in it
                return {}

    def _asked(self) -> int:
        """Return how many trials there are; Optuna's own list of them is a copy of every number of every epoch."""
        return len(self._study.get_trials(deepcopy=False))

    def _ask(self, number: int) -> tuple[int, tuple[Any, ...]]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self._study.sampler = _sampler(self._settings, number)
            trial = self._study.ask(self._spaces)
        self._running[trial.number] = trial
        return trial.number, tuple(_outside(v, trial.params[v.key]) for v in self._settings.variations)

    def _inside(self, values: Sequence[Any]) -> dict[str, Any]:
        return {v.key: _inside(v, value) for v, value in zip(self._settings.variations, values, strict=True)}


def _distribution(variation: Variation) -> BaseDistribution:
    """Return the distribution of a variation; a choice is one of places, since its values may be of any kind."""
    low, high = variation.low, variation.high
    if low is None or high is None:
        return CategoricalDistribution(tuple(range(len(variation.values))))
    if isinstance(low, int) and isinstance(high, int):
        step = int(variation.step or 1)
        return IntDistribution(low, low + (high - low) // step * step, log=variation.log, step=step)
    return FloatDistribution(low, high, log=variation.log, step=variation.step)


def _inside(variation: Variation, value: Any) -> Any:
    if variation.low is not None:
        return value
    for place, one in enumerate(variation.values):  # 1 and True are equal, and another choice each
        if one == value and type(one) is type(value):
            return place
    return variation.values.index(value)


def _outside(variation: Variation, value: Any) -> Any:
    return value if variation.low is not None else variation.values[value]


def _sampler(settings: SearchSettings, number: int) -> optuna.samplers.BaseSampler:
    seed = (settings.seed * 7919 + number * 104729 + 1) % _SEEDS
    if settings.method in ("random", "grid"):
        return optuna.samplers.RandomSampler(seed=seed)
    first = max(4, min(10, settings.trials // 4))
    return optuna.samplers.TPESampler(seed=seed, n_startup_trials=first, constant_liar=settings.jobs > 1)


def _pruner(settings: SearchSettings, epochs: int) -> optuna.pruners.BasePruner:
    if settings.method == "hyperband":
        return optuna.pruners.HyperbandPruner(min_resource=1, max_resource=max(2, epochs), reduction_factor=3)
    if settings.prune:
        return optuna.pruners.MedianPruner(n_startup_trials=5, n_warmup_steps=max(1, epochs // 5))
    return optuna.pruners.NopPruner()


def _grid(variations: Sequence[Variation]) -> Iterator[tuple[Any, ...]]:
    """Yield every combination of values; of a range without a step some, evenly spread."""
    return itertools.product(*map(_values, variations))


def _values(variation: Variation) -> Sequence[Any]:
    low, high, step = variation.low, variation.high, variation.step
    if low is None or high is None:
        return variation.values
    if step is not None:
        count = int((high - low) / step + 1e-9) + 1
        found: list[Any] = [low + step * i for i in range(count)]
    elif variation.log:
        ratio = (high / low) ** (1 / (_RANGE_IN_A_GRID - 1))
        found = [low * ratio**i for i in range(_RANGE_IN_A_GRID)]
    else:
        found = [low + (high - low) * i / (_RANGE_IN_A_GRID - 1) for i in range(_RANGE_IN_A_GRID)]
    if isinstance(low, int) and isinstance(high, int) and not isinstance(step, float):
        return list(dict.fromkeys(min(high, max(low, round(value))) for value in found))
    return [min(float(high), float(value)) for value in found]

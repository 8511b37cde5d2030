"""The table of rules, causes before what follows from them, and their findings, the most important one first."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from designer.doctor import layers, learning, objective, rows
from designer.doctor.case import Case
from designer.doctor.finding import SEVERITIES, Finding

Rule = Callable[[Case], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    objective.labels_constant,
    objective.loss_activation_mismatch,
    layers.zero_initialisation,
    layers.batch_norm_batch_size_one,
    rows.label_leak,
    rows.train_validation_overlap,
    rows.inputs_not_scaled,
    rows.labels_shuffled,
    rows.distribution_shift,
    objective.output_dominates,
    layers.dead_relu,
    layers.saturated_units,
    layers.exploding_gradients,
    objective.targets_not_scaled,
    learning.learning_rate_too_high,
    layers.vanishing_gradients,
    learning.learning_rate_too_low,
    learning.too_few_epochs,
    layers.masked_steps_leak,
    layers.layer_never_changes,
    layers.batch_norm_frozen,
    learning.underfitting,
    objective.class_collapse,
    objective.misleading_metric,
    learning.overfitting,
    learning.capacity_too_large,
    layers.dropout_before_batch_norm,
    learning.below_baseline,
)
"""Causes stand before what they bring about: of two that are equally bad the first is named first."""


def findings(case: Case) -> tuple[Finding, ...]:
    """Return what is to be said of a case, the most important first."""
    found = [(SEVERITIES.index(one.severity), place, one) for place, rule in enumerate(RULES) for one in rule(case)]
    return tuple(one for _, _, one in sorted(found, key=lambda each: each[:2]))

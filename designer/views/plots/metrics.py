"""Names of losses and metrics as Keras logs them: which plots there are, in which order, and their titles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from designer.project.run_record import BESIDE_LOGS, RATE

VALIDATION = "val_"


def base_name(metric: str) -> str:
    """Return the name of a metric without the mark of validation: the plot it belongs to."""
    return metric.removeprefix(VALIDATION)


def plot_order(logged: Iterable[str], outputs: Sequence[str]) -> list[str]:
    """Return the plots for the logged names: the loss, metrics output by output, then the losses of single outputs."""
    names = list(dict.fromkeys(base_name(name) for name in logged))

    def rank(name: str) -> tuple[int, int, int]:
        output, metric = split_name(name, outputs)
        if name == "loss":
            return (0, 0, 0)
        position = list(outputs).index(output) if output else -1
        is_last = name == RATE or name in BESIDE_LOGS
        return (3 if is_last else 2 if metric == "loss" else 1, position, names.index(name))

    return sorted(names, key=rank)


def quiet_plots(plots: Sequence[str], outputs: Sequence[str]) -> list[str]:
    """Return the plots that are hidden until asked for: what epochs took, and losses beside a metric to look at."""
    with_metric = {output for output, metric in (split_name(p, outputs) for p in plots) if output and metric != "loss"}
    parts = {plot: split_name(plot, outputs) for plot in plots}
    return [p for p in plots if p in BESIDE_LOGS or (parts[p][1] == "loss" and parts[p][0] in with_metric)]


def split_name(metric: str, outputs: Sequence[str]) -> tuple[str, str]:
    """Return (output, metric) of a logged name; the output is "" where there is only one."""
    if len(outputs) > 1:
        for output in sorted(outputs, key=len, reverse=True):
            if metric.startswith(f"{output}_"):
                return output, metric[len(output) + 1 :]
    return "", metric


def metric_title(metric: str, outputs: Sequence[str]) -> str:
    """Return the title of a plot: ``"priority · mean absolute error"``."""
    output, name = split_name(base_name(metric), outputs)
    words = name.replace("_", " ")
    return f"{output} · {words}" if output else words

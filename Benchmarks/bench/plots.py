"""Plots as SVG, without dates, so that the same data gives the same file."""
import matplotlib
import numpy
from matplotlib import pyplot

from . import curves, results

matplotlib.use("svg")
matplotlib.rcParams["svg.hashsalt"] = "sidereal"

COLOURS = {"Sidereal": "#111111", "HiGHS": "#0072b2", "SCIP": "#d55e00", "CBC": "#009e73", "CP-SAT": "#cc79a7",
           "glpsol": "#e69f00"}


def save(figure, name):
    """Writes and closes a figure."""
    figure.tight_layout()
    figure.savefig(results.FOLDER / f"{name}.svg", metadata={"Date": None})
    pyplot.close(figure)


def grid(number):
    """A figure of so many plots, three in a row at most."""
    wide = min(3, number)
    tall = -(-number // wide)
    figure, axes = pyplot.subplots(tall, wide, figsize=(4.2 * wide, 3.2 * tall), squeeze=False)
    for spare in axes.flat[number:]:
        spare.axis("off")
    return figure, axes.flat


def gap_over_time(events, gap):
    """The median gap of every solver over time, a plot for each class."""
    names = list(dict.fromkeys(event["class"] for event in events))
    figure, axes = grid(len(names))
    for axis, name in zip(axes, names):
        own = [event for event in events if event["class"] == name]
        last = max(event["seconds"] for event in own)
        seconds = numpy.geomspace(0.01, max(0.02, last), 200)
        for solver in dict.fromkeys(event["solver"] for event in own):
            gaps = curves.median_gap([event for event in own if event["solver"] == solver], seconds)
            axis.step(seconds, numpy.maximum(gaps, gap / 10), where="post", label=solver, color=COLOURS.get(solver))
        axis.axhline(gap, color="#999999", linewidth=0.7, linestyle=":")
        axis.set(title=name, xscale="log", yscale="log", xlabel="seconds", ylabel="median gap", ylim=(gap / 12, 1.3))
    axes[0].legend(fontsize=7)
    save(figure, "gap-over-time")


def growth(rows, limit):
    """Seconds and gap, median and worst, over each measure."""
    names = list(dict.fromkeys(row["measure"] for row in rows))
    figure, axes = pyplot.subplots(2, len(names), figsize=(3.6 * len(names), 5.6), squeeze=False)
    for place, name in enumerate(names):
        own = [row for row in rows if row["measure"] == name]
        values = sorted({row["value"] for row in own})
        for axis, key in zip(axes[:, place], ["seconds", "gap"]):
            groups = [[row[key] for row in own if row["value"] == value] for value in values]
            axis.plot(values, [numpy.median(group) for group in groups], "o-", color="#111111", label="median")
            axis.plot(values, [max(group) for group in groups], "^:", color="#d55e00", label="worst")
            axis.set(xlabel=name, ylabel=key, xticks=values)
        axes[0, place].set(yscale="log")
        axes[0, place].axhline(limit, color="#999999", linewidth=0.7, linestyle=":")
        axes[1, place].set(ylim=(0, None))
    axes[0, 0].legend(fontsize=7)
    save(figure, "growth")


def phases(rows, names):
    """Median seconds until each phase has ended, by class."""
    classes = list(dict.fromkeys(row["class"] for row in rows))
    figure, axis = pyplot.subplots(figsize=(7, 3.6))
    for name, label in names.items():
        points = [(place, numpy.median(known)) for place, one in enumerate(classes)
                  if (known := [row[name] for row in rows if row["class"] == one and row[name] is not None])]
        if points:
            axis.plot(*zip(*points), "o", label=label)
    axis.set(yscale="log", ylabel="seconds, median", xticks=range(len(classes)))
    axis.set_xticklabels(classes, rotation=25, ha="right", fontsize=8)
    axis.legend(fontsize=7)
    save(figure, "phases")

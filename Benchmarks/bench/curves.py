"""Gaps over time from events, as steps on a common grid of seconds."""
import numpy

#: What a solver that has told nothing yet knows: some chance between 0 and 1.
UNKNOWN = 1.0


def gap_at(events, seconds):
    """The gap of one run at some moments; the last one known before each."""
    gaps = numpy.full(len(seconds), UNKNOWN)
    for event in events:
        found = event["chance"] or 0.0
        bound = 1.0 if event["bound"] is None else event["bound"]
        gaps[seconds >= event["seconds"]] = max(0.0, bound - found)
    return gaps


def median_gap(events, seconds):
    """The median over instances of the gaps of one solver."""
    runs = {}
    for event in events:
        runs.setdefault(event["instance"], []).append(event)
    return numpy.median([gap_at(run, seconds) for run in runs.values()], axis=0)

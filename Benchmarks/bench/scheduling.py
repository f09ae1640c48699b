"""Project scheduling as a problem of ours: a chunk for each activity, done by a mixed team, always correctly.

The deadline is uniform around the least makespan, so that the best chance says which makespans can be had: 60 % where
that one is the least and the deadline lies at most two steps beside it.
"""
import json

WIDTH = 2


def problem(instance):
    """The text of one project; activities that take no time are left out, and what waits for them waits for theirs."""
    durations, demands = instance["durations"], instance["demands"]
    before = predecessors(instance)
    makespan = instance["makespan"]
    moments = range(makespan - WIDTH, makespan + WIDTH + 1)
    share = 1 / len(moments)
    lines = [f"title: {instance['name']}", f"time: {{horizon: {makespan + WIDTH}}}",
             "deadline: {" + ", ".join(f"{moment}: {share}" for moment in moments) + "}", "pools:"]
    lines += [f"  resource-{index}: {{headcount: {capacity}}}" for index, capacity in enumerate(instance["capacities"])]
    free = [index for index, years in enumerate(durations) if years > 0 and not any(demands[index])]
    if free:
        lines.append(f"  nobody: {{headcount: {len(free)}}}")
    lines.append("chunks:")
    for index, years in enumerate(durations):
        if years == 0:
            continue
        team = {f"resource-{k}": people for k, people in enumerate(demands[index]) if people} or {"nobody": 1}
        people = ", ".join(f"{pool}: {number}" for pool, number in team.items())
        after = ", ".join(f"activity-{other}" for other in before[index])
        waits = f", after: [{after}]" if after else ""
        lines.append(f"  activity-{index}: {{years: {years}, team: {{{people}}}, correct: 1{waits}}}")
    return "\n".join(lines) + "\n"


def predecessors(instance):
    """For each activity those that take time and must have ended, looking through those that take none."""
    direct = {index: [] for index in range(instance["n"])}
    for index, after in enumerate(instance["successors"]):
        for other in after:
            direct[other].append(index)

    def timed(index):
        found = set()
        for other in direct[index]:
            found |= {other} if instance["durations"][other] > 0 else timed(other)
        return found

    return {index: sorted(timed(index)) for index in direct}


def published(file):
    """Those of a file of published projects; none where there is no such file."""
    found = json.loads(file.read_text())["instances"] if file.exists() else []
    return [one | {"makespan": one["published_makespan"]} for one in found]

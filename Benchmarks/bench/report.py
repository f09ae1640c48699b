"""`Results/speed/README.md` and its plots, from the data of all parts that were run."""
import statistics

from . import plots, results

PHASES = {"reading": "reading", "reduction": "reduction", "firstPlan": "first plan", "rootBound": "root bound",
          "proof": "proof"}
HEAD = """# Speed

Written by `make benchmark`; what the parts are and how to run them apart or for longer says
[Benchmarks](../../Benchmarks/README.md). Absolute times mean little on shared machines; ratios within one run mean
more.
"""


def write():
    """Everything anew; parts without data are left out."""
    parts = [text for text in (speed(), side_by_side(), growth()) if text]
    (results.FOLDER / "README.md").write_text("\n".join([HEAD, *parts]))


def head(part, title):
    """A heading, and how and where the part was run."""
    facts = results.facts(part)
    settings = facts["settings"]
    where = "\n".join(f"- {name}: {value}" for name, value in facts["machine"].items())
    return (f"## {title}\n\nGap {settings['gap']:g}, limit {settings['limit']:g} s, {settings['threads']} threads, "
            f"up to {settings['seeds']} instances each. Data: [{part}.csv]({part}.csv).\n\n{where}\n")


def table(names, rows):
    """Markdown."""
    lines = ["| " + " | ".join(names) + " |", "|" + "---|" * len(names)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows]) + "\n"


def spread(values, digits="{:.3g}"):
    """Median and worst; a dash where nothing is known."""
    values = [value for value in values if value is not None]
    if not values:
        return "–"
    return f"{digits} / {digits}".format(statistics.median(values), max(values))


def gap(row):
    """Bound minus chance, 1 where nothing is known."""
    return max(0.0, (1.0 if row["bound"] is None else row["bound"]) - (row["chance"] or 0.0))


def groups(rows, *keys):
    """Rows by the values of some columns, in order of their first appearance."""
    found = {}
    for row in rows:
        found.setdefault(tuple(row[key] for key in keys), []).append(row)
    return found


def speed():
    """Our times by phase."""
    rows = results.read("speed")
    if not rows:
        return None
    plots.phases(rows, PHASES)
    lines = []
    for (name,), own in groups(rows, "class").items():
        proved = sum(row["status"] == "optimal" for row in own)
        chances = [row["chance"] for row in own]
        lines.append([name, f"{proved} of {len(own)}", f"{min(chances):.2f} to {max(chances):.2f}",
                      spread(map(gap, own)), spread(row["nodes"] for row in own),
                      spread(row["seconds"] for row in own),
                      *(spread(row[phase] for row in own) for phase in PHASES)])
    return head("speed", "Our times by phase") + (
        "\nMedian and worst. Reading and reduction are times of their own; first plan, root bound and proof are moments "
        "since the search began, of those runs that came to them.\n\n"
    ) + table(["class", "proved", "chances", "gap", "nodes", "seconds", *PHASES.values()], lines) + (
        "\n![phases](phases.svg)\n")


def side_by_side():
    """Who proved what, and when."""
    rows = results.read("sidebyside")
    if not rows:
        return None
    settings = results.facts("sidebyside")["settings"]
    plots.gap_over_time(results.read("events"), settings["gap"])
    lines = []
    for (name, solver), own in groups(rows, "class", "solver").items():
        proved = [row["seconds"] for row in own if row["status"] == "proved"]
        programs = ", ".join(dict.fromkeys(row["program"] or row["note"] for row in own))
        lines.append([name, solver, f"{len(proved)} of {len(own)}", spread(proved), spread(map(gap, own)), programs])
    single = []
    for (instance,), own in groups(rows, "instance").items():
        single.append([instance, *(f"{row['solver']} {shown(row)}" for row in own)])
    return head("sidebyside", "Side by side") + (
        "\nMedian and worst: seconds of those runs that proved their gap, and gaps of all. Gaps are those of the "
        "solver's own program; that of tangents is off by up to the tolerance stated, to the others' advantage. "
        "All data of the plot: [events.csv](events.csv).\n\n"
    ) + table(["class", "solver", "proved", "seconds", "gap", "program"], lines) + (
        "\n![gap over time](gap-over-time.svg)\n\n" + contradictions(rows, settings["gap"])
        + "\nSeconds until the gap was proved, else the gap at the end:\n\n"
    ) + table(["instance", *[""] * (max(map(len, single)) - 1)],
              [line + [""] * (max(map(len, single)) - len(line)) for line in single])


def shown(row):
    """Seconds, or the gap that is left."""
    return f"{row['seconds']:.2f} s" if row["status"] == "proved" else f"gap {gap(row):.3g}"


def contradictions(rows, gap_asked):
    """Bounds below a chance that somebody else found, by more than the programs' tolerances explain."""
    found = []
    for (instance,), own in groups(rows, "instance").items():
        bounds = [row for row in own if row["bound"] is not None]
        chances = [row for row in own if row["chance"] is not None]
        for one in bounds:
            found += [f"{instance}: {one['solver']} proves {one['bound']:.6f}, "
                      f"{other['solver']} finds {other['chance']:.6f}"
                      for other in chances if other["chance"] > one["bound"] + tolerance(other, gap_asked)]
    return "No answer contradicts another one.\n" if not found else "Contradictions:\n\n" + "\n".join(
        f"- {line}" for line in found) + "\n"


def tolerance(row, gap_asked):
    """How far the chance that a solver reports may lie above the true one."""
    scaling = 0.005 if row["program"].startswith("scaled") else 0
    return 1e-5 if row["solver"] == "Sidereal" else gap_asked + scaling + 1e-5


def growth():
    """Cost over each measure of size."""
    rows = results.read("growth")
    if not rows:
        return None
    plots.growth(rows, results.facts("growth")["settings"]["limit"])
    lines = [[measure, f"{value:.0f}", f"{sum(row['status'] == 'proved' for row in own)} of {len(own)}",
              spread(row["seconds"] for row in own), spread(row["gap"] for row in own)]
             for (measure, value), own in groups(rows, "measure", "value").items()]
    return head("growth", "How cost grows") + (
        "\nClass M, 12 bundles × 3 pools × 30 steps × 12 deadlines, with one measure varied; median and worst.\n\n"
    ) + table(["measure", "value", "proved", "seconds", "gap"], lines) + "\n![growth](growth.svg)\n"

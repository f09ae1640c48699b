"""OR-Tools' CP-SAT, on a model of whole numbers: schedules by intervals, all else by scaled lines.

Scaling: weights to 1e-6, chances to 1e-6, logarithms to 1e-5; lines are rounded upwards, by at most 1e-5 for each
attempt and line. With 25 terms of 20 attempts a chance is then too large by about 0.005 at most, besides the tolerance
of the lines. (Element constraints over tables of log φ and exp were tried first: no plan for class S in 20 seconds.)
"""
import json
import math
import pathlib
import time

try:
    import ortools
    from ortools.sat.python import cp_model
except ImportError:
    cp_model = None

CHANCE, LOG = 1_000_000, 100_000
FLOOR = -100 * LOG


def available():
    return cp_model is not None


def version():
    return ortools.__version__


def run(model, gap, limit, threads, tell):
    """Solves a count model or a schedule; values told are minus the chance, or minus its logarithm for one atom."""
    content = json.loads(pathlib.Path(model).read_text())
    program = cp_model.CpModel()
    scale = schedule(program, content) if "activities" in content else counts(program, content)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = float(limit)
    solver.parameters.num_workers = threads
    solver.parameters.absolute_gap_limit = gap * scale
    solver.parameters.relative_gap_limit = 0.0
    began = time.perf_counter()
    best = None

    def state(bound):
        tell(time.perf_counter() - began, best, -bound / scale)

    class Watch(cp_model.CpSolverSolutionCallback):
        """Tells after every better solution."""

        def on_solution_callback(self):
            nonlocal best
            best = -self.objective_value / scale
            state(self.best_objective_bound)

    solver.best_bound_callback = state
    status = solver.solve(program, Watch())
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        best = -solver.objective_value / scale
        state(solver.best_objective_bound)


def schedule(program, content):
    """Intervals, cumulative resources, and a bit for each deadline that is kept."""
    horizon = content["horizon"]
    intervals, ends = {}, {}
    for name, activity in content["activities"].items():
        start = program.new_int_var(0, horizon, "")
        ends[name] = program.new_int_var(0, horizon, "")
        intervals[name] = (program.new_interval_var(start, activity["years"], ends[name], ""), start)
    for name, activity in content["activities"].items():
        for other in activity["after"]:
            program.add(intervals[name][1] >= ends[other])
    for pool, people in content["pools"].items():
        users = [(intervals[name][0], one["team"][pool]) for name, one in content["activities"].items()
                 if pool in one["team"]]
        program.add_cumulative([user[0] for user in users], [user[1] for user in users], people)
    kept = []
    for moment, share in content["deadline"]:
        bit = program.new_bool_var("")
        for end in ends.values():
            program.add(end <= moment).only_enforce_if(bit)
        kept.append(round(share * CHANCE) * bit)
    program.maximize(sum(kept))
    return CHANCE


def counts(program, content):
    """Columns, rows, terms and atoms; the objective is the chance in units of 1e-11, or the log in 1e-5."""
    columns = {int(index): program.new_int_var(0, most, "") for index, most in content["columns"].items()}
    for row in content["rows"]:
        add_row(program, columns, row)
    terms, atoms = content["terms"], content["atoms"]
    if len(atoms) == 1 and not terms[atoms[0]["terms"][0]]["isDirect"]:
        program.maximize(sum(logarithm(program, columns, terms[index], 1) for index in atoms[0]["terms"]))
        return LOG
    parts = []
    for atom in atoms:
        weight = atom["weight"] * CHANCE
        if terms[atom["terms"][0]]["isDirect"]:
            parts.append(round(weight * LOG / CHANCE) * chance(program, columns, terms[atom["terms"][0]]))
        else:
            alive = program.new_bool_var("")
            logs = [logarithm(program, columns, terms[index], alive) for index in atom["terms"]]
            parts.append(exponential(program, logs, alive, weight, content["points"]))
    program.maximize(sum(parts) + round(content["constant"] * CHANCE * LOG))
    return CHANCE * LOG


def add_row(program, columns, row):
    """Whole coefficients as they are; others scaled and rounded so that nothing feasible is lost."""
    whole = all(value == int(value) for value in row["values"])
    factor = 1 if whole else 1_000_000
    values = [value * factor for value in row["values"]]
    if "upper" in row:
        left = sum(math.floor(value + 1e-9) * columns[index] for value, index in zip(values, row["columns"]))
        program.add(left <= math.floor(row["upper"] * factor + 1e-6))
    if "lower" in row:
        left = sum(math.ceil(value - 1e-9) * columns[index] for value, index in zip(values, row["columns"]))
        program.add(left >= math.ceil(row["lower"] * factor - 1e-6))


def below(program, columns, term, value, unit, alive):
    """A value lies below the lines of a term, rounded upwards; they pass through 0 where the atom is lost."""
    counters = [columns[index] for index in term["counters"]]
    for line in term["lines"]:
        slopes = (math.ceil(slope * unit) * counter for slope, counter in zip(line["slopes"], counters))
        program.add(value <= math.ceil(line["constant"] * unit) * alive + sum(slopes))


def chance(program, columns, term):
    """φ of a term that is all that its atom needs."""
    value = program.new_int_var(0, CHANCE, "")
    below(program, columns, term, value, CHANCE, 1)
    return value


def logarithm(program, columns, term, alive):
    """log φ of a term where its atom is alive."""
    value = program.new_int_var(FLOOR, 0, "")
    program.add(sum(columns[index] for index in term["counters"]) >= term["threshold"] * alive)
    below(program, columns, term, value, LOG, alive)
    return value


def exponential(program, logs, alive, weight, points):
    """weight · exp(Σ logs) by secants, whose pieces are filled in order."""
    pieces, value, before = [], round(weight * LOG * math.exp(points[0])) * alive, alive
    for low, high in zip(points, points[1:]):
        length = round((high - low) * LOG)
        piece, full = program.new_int_var(0, length, ""), program.new_bool_var("")
        program.add(piece <= length * before)
        program.add(piece >= length * full)
        pieces.append(piece)
        value += round(weight * (math.exp(high) - math.exp(low)) / (high - low)) * piece
        before = full
    program.add(sum(pieces) + round(points[0] * LOG) * alive <= sum(logs))
    return value

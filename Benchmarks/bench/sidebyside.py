"""Who proves what, and when: Sidereal and other solvers on the same problems, gap, limit and threads."""
import pathlib
import tempfile

from . import instances, others, ours, results, speed

#: XL and `worlds` are beyond what the others read in time.
CLASSES = ["S", "M", "L", "assignment-50x100", "redundancy", "scheduling"]
KNOWN = instances.CLASSES
FIELDS = ["program", "status", "seconds", "chance", "bound", "note"]
EVENT = ["seconds", "chance", "bound"]


def run(tool, folder, options):
    """Writes one row for each instance and solver, and one for each event of these runs."""
    rows, events = [], []
    keys = [key for key in others.modules() if not options.solvers or key in options.solvers]
    for name in options.classes:
        for file in instances.files(name, options.seeds, folder):
            for outcome in outcomes(tool, file, keys, options):
                label = {"class": name, "instance": file.stem, "solver": outcome.solver}
                rows.append(label | {key: getattr(outcome, key) for key in FIELDS})
                events += [label | dict(zip(EVENT, event)) for event in outcome.events]
                print(f"{file.stem}, {outcome.solver}: {outcome.status} {outcome.seconds:.2f} s, gap {outcome.gap:.6f} "
                      f"{outcome.note}", flush=True)
    if rows:
        results.table("events", events)
        results.write("sidebyside", rows, speed.settings(options))


def outcomes(tool, file, keys, options):
    """Those of all solvers on one problem, one after another."""
    yield ours.solve(tool, file, options.gap, options.limit, options.threads)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        mixed = others.mixed_integer(tool, file, folder, options.gap)
        whole = others.whole_numbers(tool, file, folder, options.gap)
        for key in keys:
            yield others.solve(key, whole if key == "cpsat" else mixed, options.gap, options.limit, options.threads)

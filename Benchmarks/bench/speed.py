"""Our own times by phase, class by class."""
from . import instances, ours, results

CLASSES = KNOWN = instances.CLASSES
PHASES = ["reading", "reduction", "firstPlan", "rootBound", "proof"]


def run(tool, folder, options):
    """Solves some seeds of every class and writes one row for each instance."""
    rows = []
    for name in options.classes:
        for file in instances.files(name, options.seeds, folder):
            found = ours.trace(tool, file, options.gap, options.limit, options.threads)
            if found is None:
                print(f"{file.stem}: failed", flush=True)
                continue
            rows.append({"class": name, "instance": file.stem, "status": found["status"], "seconds": found["seconds"],
                         "chance": found["chance"], "bound": found["bound"], "nodes": found["nodes"],
                         **{phase: found["phases"].get(phase) for phase in PHASES}, **found["size"]})
            print(f"{file.stem}: {found['status']} {found['seconds']:.2f} s, {found['chance']:.6f} to "
                  f"{found['bound']:.6f}, {found['nodes']} nodes", flush=True)
    if rows:
        results.write("speed", rows, settings(options))


def settings(options):
    """What of the options a table has to say."""
    return {"gap": options.gap, "limit": options.limit, "threads": options.threads, "seeds": options.seeds}

"""How our cost grows with bundles, pools, steps and atoms: class M with one measure varied at a time."""
from . import classes, ours, results, speed

CLASSES = KNOWN = list(classes.GROWTH)


def run(tool, folder, options):
    """Writes one row for each measure, value and seed."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for measure in options.classes:
        for value, size in classes.GROWTH[measure].items():
            for seed in range(1, options.seeds + 1):
                name = f"{measure}-{value}"
                file = folder / f"{name}-{seed}.yaml"
                file.write_text(classes.problem(name, seed, size))
                found = ours.solve(tool, file, options.gap, options.limit, options.threads)
                rows.append({"measure": measure, "value": value, "seed": seed, "status": found.status,
                             "seconds": found.seconds, "chance": found.chance, "bound": found.bound, "gap": found.gap})
                print(f"{name}-{seed}: {found.status} {found.seconds:.2f} s, gap {found.gap:.6f}", flush=True)
    if rows:
        results.write("growth", rows, speed.settings(options))

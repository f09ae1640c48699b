"""One run of one solver in a process of its own: `python -m bench.one SOLVER MODEL GAP LIMIT THREADS`.

Every event is a line on standard output: seconds, found, bound, in the model's objective, `-` for what is not known. So
that what was told stays known where a solver has to be ended.
"""
import importlib
import sys


def tell(seconds, found, bound):
    """Prints an event."""
    print(f"{seconds:.4f}", *("-" if value is None else repr(float(value)) for value in (found, bound)), flush=True)


def main():
    solver, model, gap, limit, threads = sys.argv[1:]
    module = importlib.import_module(f"bench.solvers.{solver}")
    module.run(model, float(gap), float(limit), int(threads), tell)


if __name__ == "__main__":
    main()

"""Other solvers. Each module has `available()`, `version()` and `run(model, gap, limit, threads, tell)`.

`tell(seconds, found, bound)` is called whenever something is known, with values of the model's own objective, None for
what is not known. Only a solver that has no such hook calls it once, at its end.
"""

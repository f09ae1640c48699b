"""HiGHS through highspy: its log callback tells both bounds."""
import importlib.metadata

try:
    import highspy
except ImportError:
    highspy = None


def available():
    return highspy is not None


def version():
    return importlib.metadata.version("highspy")


def finite(value):
    """None for the infinities that stand for no bound."""
    return value if abs(value) < 1e20 else None


def run(model, gap, limit, threads, tell):
    """Solves an MPS file."""
    solver = highspy.Highs()
    for option, value in [("output_flag", False), ("time_limit", float(limit)), ("threads", threads),
                          ("mip_rel_gap", 0.0), ("mip_abs_gap", gap)]:
        solver.setOptionValue(option, value)
    solver.readModel(str(model))

    def logged(event):
        out = event.data_out
        tell(out.running_time, finite(out.mip_primal_bound), finite(out.mip_dual_bound))

    solver.cbMipLogging.subscribe(logged)
    solver.cbMipImprovingSolution.subscribe(logged)
    solver.solve()
    info = solver.getInfo()
    tell(solver.getRunTime(), finite(info.objective_function_value), finite(info.mip_dual_bound))

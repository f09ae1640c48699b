"""SCIP through PySCIPOpt: an event handler tells both bounds. Its tree search runs on one thread."""
try:
    import pyscipopt
except ImportError:
    pyscipopt = None


def available():
    return pyscipopt is not None


def version():
    return str(pyscipopt.Model().version())


def run(model, gap, limit, threads, tell):
    """Solves an MPS file; `threads` is left aside."""
    solver = pyscipopt.Model()
    solver.hideOutput()
    solver.readProblem(str(model))
    solver.setParams({"limits/time": float(limit), "limits/absgap": gap, "limits/gap": 0.0})

    def state():
        infinity = solver.infinity()
        values = (solver.getPrimalbound(), solver.getDualbound())
        tell(solver.getSolvingTime(), *(value if abs(value) < infinity else None for value in values))

    class Watch(pyscipopt.Eventhdlr):
        """Tells after every better solution and every node."""

        events = [pyscipopt.SCIP_EVENTTYPE.BESTSOLFOUND, pyscipopt.SCIP_EVENTTYPE.NODESOLVED]

        def eventinit(self):
            for event in self.events:
                self.model.catchEvent(event, self)

        def eventexit(self):
            for event in self.events:
                self.model.dropEvent(event, self)

        def eventexec(self, event):
            state()

    solver.includeEventhdlr(Watch(), "watch", "tells bounds as they come")
    solver.optimize()
    state()

"""What any solver made of a problem."""
import dataclasses


@dataclasses.dataclass
class Outcome:
    """Chance found, bound proven and when, in the terms of the problem.

    `events` are (seconds, chance, bound), in order; where a solver does not tell, only the last one. `note` says what
    a reader of a table has to know: why there is no answer, which program was solved, what scaling costs.
    """

    solver: str
    program: str = ""
    status: str = "none"
    seconds: float = 0.0
    chance: float | None = None
    bound: float | None = None
    events: list = dataclasses.field(default_factory=list)
    note: str = ""

    @property
    def gap(self):
        """Bound minus chance; 1 where either is missing."""
        if self.chance is None or self.bound is None:
            return 1.0
        return max(0.0, self.bound - self.chance)

    def close(self, seconds, asked):
        """Ends the run: the last event, and whether the gap that was asked for is reached."""
        self.seconds = seconds
        self.events.append((seconds, self.chance, self.bound))
        self.status = "proved" if self.gap <= asked * (1 + 1e-6) else "limit"
        return self

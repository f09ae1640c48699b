import Allocation
import Sidereal
import Testing

/// Problems in which work moves the deadline, whose best chance follows from a sentence.
enum HasteningCases {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let chance: Double
    let text: String
    var testDescription: String { name }
  }

  private static let serialRival = """
    deadline:
      race:
        pools: {r: {headcount: 2}}
        chunks: {serial: {years: 4}, parallel: {count: 4, years: 1}}

    """

  private static let slowerRival = """
    deadline:
      race:
        pools: {r0: {headcount: 1}, r1: {headcount: 1}}
        chunks: {x0: {years: 1, count: 4, credit: separate}, x1: {years: 2, after: x0, pools: [r0]}}
        allocator: parallel-first

    """

  static let all: [Case] = [
    Case(
      name: "a leak, and every year is needed", chance: 0.8,
      text: """
        pools: {p: {headcount: 1}}

        time: {horizon: 5}
        deadline: 5
        chunks: {c: {years: 5, hastens: {chance: 20%, years: 1}}}

        """),
    Case(
      name: "two leaks, of which one alone does no harm", chance: 0.7,
      text: """
        time: {horizon: 4}
        deadline: 4
        pools: {p: {headcount: 2}}
        chunks:
          a: {years: 3, hastens: {chance: 20%, years: 1}}
          b: {years: 3, hastens: {chance: 30%, years: 2}}

        """),
    Case(
      name: "two leaks that only together do harm, put on the grid once", chance: 0.94,
      text: """
        time: {horizon: 4}
        deadline: 3.9
        pools: {p: {headcount: 2}}
        chunks:
          a: {years: 3, hastens: {chance: 20%, years: 0.5}}
          b: {years: 3, hastens: {chance: 30%, years: 0.5}}

        """),
    Case(
      name: "one leak for both copies", chance: 0.75,
      text: """
        time: {horizon: 2}
        deadline: 2
        pools: {p: {headcount: 2}}
        chunks: {c: {count: 2, credit: separate, years: 2, hastens: {chance: 25%, years: 0.5}}}

        """),
    Case(
      name: "a rival with one chunk, and as long a one of ours", chance: 0.3,
      text: """
        time: {horizon: 25}
        deadline: {race: {pools: {r: {headcount: 1}}, chunks: {x: {years: 20}}}}
        pools: {p: {headcount: 1, correct: 30%}}
        chunks: {c: {years: 20}}

        """),
    Case(
      name: "a rival with one chunk, and a longer one of ours", chance: 0,
      text: """
        pools: {p: {headcount: 1}}

        time: {horizon: 25}
        deadline: {race: {pools: {r: {headcount: 1}}, chunks: {x: {years: 20}}}}
        chunks: {c: {years: 21}}

        """),
    Case(
      name: "a gift to the parallel part, while the serial part binds", chance: 0.5,
      text: serialRival + """
        time: {horizon: 6}
        pools: {p: {headcount: 1, correct: 50%}}
        chunks: {c: {years: 4, hastens: {rival: parallel, by: 1}}}

        """),
    Case(
      name: "a gift of the serial part", chance: 0,
      text: """
        pools: {p: {headcount: 1}}

        """ + serialRival + """
          time: {horizon: 6}
          chunks: {c: {years: 4, hastens: {rival: serial, by: 0.25}}}

          """),
    Case(
      name: "a chunk given away opens what waits for it", chance: 0.6,
      text: """
        time: {horizon: 5}
        deadline: {race: {pools: {r: {headcount: 1}}, chunks: {first: {years: 2}, second: {years: 2, after: first}}}}
        pools: {p: {headcount: 1, correct: 60%}}
        chunks: {c: {years: 2, hastens: {rival: first, by: 0.5}}}

        """),
    Case(
      name: "all is given away", chance: 0,
      text: """
        pools: {p: {headcount: 1}}

        time: {horizon: 5}
        deadline: {race: {pools: {r: {headcount: 1}}, chunks: {x: {years: 4}}}}
        chunks: {c: {years: 1, hastens: {rival: x, by: 5}}}

        """),
    Case(
      name: "a rival's moments move like others", chance: 0.6,
      text: """
        time: {horizon: 5}
        deadline: {race: {pools: {r: {headcount: 1}}, chunks: {x: {years: 3}}}}
        pools: {p: {headcount: 1, correct: 60%}}
        chunks: {c: {years: 2, hastens: 0.5}}

        """),
    Case(
      name: "a gift that makes a rival slower", chance: 1,
      text: slowerRival + """
        time: {horizon: 6}
        pools: {worker: {headcount: 1}, helper: {headcount: 1}}
        chunks:
          goal: {years: 5, pools: [worker]}
          help: {years: 1, pools: [helper], needed: false, hastens: {rival: x0, by: 1}}

        """),
    Case(
      name: "a bargain: parallel work for a later year", chance: 1,
      text: """
        time: {horizon: 4}
        deadline: 4
        pools: {p: {headcount: 3}}
        chunks: {theory: {years: 3}, observation: {count: 2, years: 1, hastens: 0.5}}

        """),
    Case(
      name: "a bargain that costs the year that theory needs", chance: 0,
      text: """
        time: {horizon: 4}
        deadline: 4
        pools: {p: {headcount: 3}}
        chunks: {theory: {years: 3}, observation: {count: 2, years: 1, hastens: 1}}

        """),
    Case(
      name: "a bargain that may be declined", chance: 1,
      text: """
        time: {horizon: 4}
        deadline: 4
        pools: {p: {headcount: 3}}
        chunks: {theory: {years: 3}, observation: {count: 2, years: 1, hastens: 1, needed: false}}

        """),
    Case(
      name: "more work hurts", chance: 0.75,
      text: """
        time: {horizon: 2}
        deadline: 2
        pools: {p: {headcount: 3, correct: 50%}}
        chunks: {c: {years: 1, hastens: 0.5}}

        """),
    Case(
      name: "earlier work hurts", chance: 1,
      text: """
        time: {horizon: 4}
        deadline: 3
        pools: {p: {headcount: 2}}
        chunks: {a: {years: 1, hastens: 1}, b: {years: 3}}
        worlds:
          both: {credence: 50%, chunks: {b: {years: 2}}}
          one: {credence: 50%, chunks: {a: {needed: false}}}
        information: {worlds: 1}

        """),
    Case(
      name: "a moment beyond the horizon moves", chance: 0.9,
      text: """
        time: {horizon: 3}
        deadline: 5
        pools: {p: {headcount: 1, correct: 90%}}
        chunks: {c: {years: 3, hastens: 0.6}}

        """),
    Case(
      name: "a moment beyond the horizon moves too far", chance: 0,
      text: """
        pools: {p: {headcount: 1}}

        time: {horizon: 3}
        deadline: 5
        chunks: {c: {years: 3, hastens: 0.7}}

        """),
    Case(
      name: "never does not move", chance: 0.4,
      text: """
        pools: {p: {headcount: 1}}

        time: {horizon: 3}
        deadline: {3: 60%, never: 40%}
        chunks: {c: {years: 3, hastens: 2}}

        """),
    Case(
      name: "nothing is needed, and work ends it before it begins", chance: 1,
      text: """
        pools: {p: {headcount: 1}}

        time: {horizon: 2}
        deadline: 1
        chunks: {c: {years: 1, needed: false, hastens: 2}}

        """),
    Case(
      name: "a straight line is moved by half a year", chance: 0.5000000003333334,
      text: """
        pools: {p: {headcount: 1}}

        time: {horizon: 3}
        deadline: {by: {3: 100%}}
        chunks: {c: {years: 1, hastens: 0.5}}

        """),
  ]
}

extension WrongFile {
  /// A grant with one thing wrong, beside two pools, `field` and `lab`, and a budget.
  private static func grant(
    _ name: String, _ grant: String, _ column: Int? = nil, says: String, messages: Int = 1,
    isWarning: Bool = false
  ) -> WrongFile {
    WrongFile(
      name, 6, column, says: says, messages: messages,
      Sample.text(
        pools: "{field: {headcount: 30, cost: 1}, lab: {headcount: 3}}",
        more: "budgets: {money: 5M}\ngrants: \(grant)"),
      severity: isWarning ? .warning : .error)
  }

  static let grants: [WrongFile] = [
    .grant("a grant as a number", "{g: 3}", 13, says: "grant 'g' is '3'"),
    .grant("grants of nothing", "{}", 1, says: "grants is empty"),
    .grant("a grant that adds nothing", "{g: {cost: 2M}}", 10, says: "has no 'adds'"),
    .grant("a grant that adds to nobody", "{g: {adds: {}}}", 14, says: "is empty"),
    .grant("a grant for an unknown pool", "{g: {adds: {fields: 3}}}", 21, says: "did you mean 'field'?"),
    .grant(
      "a grant of half a person", "{g: {adds: {field: 0.5}}}", 28, says: "a whole number from -10000000"),
    .grant("a grant that only takes", "{g: {adds: {field: -3}}}", 14, says: "adds none to another"),
    .grant("a negative price", "{g: {cost: -1, adds: {lab: 3}}}", 20, says: "0 or more"),
    .grant("a price of 5m", "{g: {cost: 5m, adds: {lab: 3}}}", 20, says: "thousand or million"),
    .grant(
      "a price of an unknown budget", "{g: {cost: {monney: 5}, adds: {lab: 3}}}", 21,
      says: "did you mean 'money'?"),
    .grant("a lag in words", "{g: {adds: {lab: 3}, lag: soon}}", 35, says: "0 or more"),
    .grant("a lag backwards", "{g: {adds: {lab: 3}, lag: -1}}", 35, says: "0 or more"),
    .grant("lasting no time", "{g: {adds: {lab: 3}, lasts: 0}}", 37, says: "above 0"),
    .grant(
      "lasting less than a step", "{g: {adds: {lab: 3}, lasts: 6 months}}", 37, says: "adds nobody",
      messages: 1, isWarning: true),
    .grant("an award in words", "{g: {adds: {lab: 3}, award: soon}}", 37, says: "a moment"),
    .grant("an award before the start", "{g: {adds: {lab: 3}, award: 2020}}", 37, says: "before the start"),
    .grant(
      "one award of two before the start", "{g: {adds: {lab: 3}, award: [2030, 2020]}}", 44,
      says: "before the start"),
    .grant("no moments of award", "{g: {adds: {lab: 3}, award: []}}", 30, says: "is empty"),
    .grant(
      "an award at the horizon", "{g: {adds: {lab: 3}, award: 2046}}", 30, says: "never awarded",
      messages: 1, isWarning: true),
    .grant("awards below 0", "{g: {adds: {lab: 3}, max: -1}}", 35, says: "from 0 to"),
    .grant("half an award", "{g: {adds: {lab: 3}, max: 1.5}}", 35, says: "a whole number"),
    .grant("a misspelt key of a grant", "{g: {adds: {lab: 3}, last: 3}}", 30, says: "did you mean 'lasts'?"),
    .grant("a table that is not there", "{csv: none.csv}", 15, says: "cannot be read"),
    .grant(
      "an interval as a price", "{g: {cost: 1 to 3, adds: {lab: 3}}}", 20, says: "should be an amount"),
    WrongFile(
      "a price without a budget", 5, 14, says: "without a budget",
      Sample.text(more: "grants: {g: {cost: 3, adds: {field: 3}}}")),
    WrongFile(
      "a price of one of two budgets", 6, 20, says: "does not say which",
      Sample.text(
        pools: "{field: {headcount: 3, cost: {a: 1, b: 1}}}",
        more: "budgets: {a: 1, b: 1}\ngrants: {g: {cost: 3, adds: {field: 3}}}")),
    WrongFile(
      "a status quo of unknown grants", 6, 42, says: "no grant 'h'",
      Sample.text(
        more: "grants: {g: {adds: {field: 3}}}\nstatus-quo: {theory: 50%, grants: {g: 1, h: 1}}")
    ),
    WrongFile(
      "a status quo of a grant that is wrong", 5, 28, says: "a whole number",
      Sample.text(more: "grants: {g: {adds: {field: x}}}\nstatus-quo: {theory: 50%, grants: {g: 1}}")),
    WrongFile(
      "a status quo that nothing pays for", 7, 39, says: "are not covered",
      Sample.text(
        more:
          "budgets: {m: 3}\ngrants: {g: {cost: 2, adds: {field: 3}, max: 2}}\nstatus-quo: {theory: 50%, grants: {g: 2}}"
      )
    ),
    WrongFile(
      "a status quo of more than may be awarded", 6, 39, says: "from 0 to 1",
      Sample.text(more: "grants: {g: {adds: {field: 3}}}\nstatus-quo: {theory: 50%, grants: {g: 2}}")),
  ]

  static let hastening: [WrongFile] = [
    .chunks(
      "hastening in words", "{t: {years: 5, hastens: much}}", 33, says: "years of deadline a person-year"),
    .chunks("hastening backwards", "{t: {years: 5, hastens: -0.1}}", 33, says: "0 or more"),
    .chunks("a leak without years", "{t: {years: 5, hastens: {chance: 5%}}}", 24, says: "has no 'years'"),
    .chunks(
      "a likely leak", "{t: {years: 5, hastens: {chance: 5, years: 3}}}", 42, says: "write 5% or 0.05"),
    .chunks(
      "a leak backwards", "{t: {years: 5, hastens: {chance: 5%, years: -3}}}", 53, says: "0 or more"),
    .chunks(
      "a gift without a measure", "{t: {years: 5, hastens: {rival: x}}}", 24, says: "has no 'by'"),
    .chunks(
      "a gift to nobody", "{t: {years: 5, hastens: {rival: x, by: 1}}}", 24,
      says: "no deadline of the file is a race"),
  ]

  private static func race(
    _ name: String, _ race: String, _ column: Int? = nil, says: String, messages: Int = 1
  ) -> WrongFile { .deadline(name, "{race: \(race)}", column, says: says, messages: messages) }

  static let races: [WrongFile] = [
    .race("a race without anybody", "{chunks: {a: {years: 5}}}", 12, says: "has no 'pools'"),
    .race("a race of nobody", "{pools: {}, chunks: {a: {years: 5}}}", 19, says: "is empty"),
    .race(
      "a race with worlds", "{pools: {p: {headcount: 3}}, chunks: {a: {years: 5}}, worlds: {}}", 72,
      says: "no key 'worlds'"),
    .race(
      "a rival in words", "{pools: {p: {headcount: many}}, chunks: {a: {years: 5}}}", 42,
      says: "headcount of pool 'p'"),
    .race(
      "a rival who pays", "{pools: {p: {headcount: 3, cost: 3}}, chunks: {a: {years: 5}}}", 45,
      says: "without a budget"),
    .race(
      "a rival who is greedy", "{pools: {p: {headcount: 3}}, chunks: {a: {years: 5}}, allocator: greedy}", 83,
      says: "even or by-size or parallel-first or serial-first"),
    .race(
      "an uncertain rival", "{pools: {p: {headcount: 3}}, chunks: {a: {years: 5 to 7}}}", 67,
      says: "a rival's numbers are certain"),
    .race(
      "a rival who hastens", "{pools: {p: {headcount: 3}}, chunks: {a: {years: 5, hastens: 1}}}", 70,
      says: "cannot hasten"),
    .race(
      "a rival who goes in circles", "{pools: {p: {headcount: 3}}, chunks: {a: {years: 5, after: a}}}", 77,
      says: "wait for each other"),
    .race(
      "a rival without credit",
      "{pools: {p: {headcount: 3, correct: 50%}}, chunks: {a: {years: 5, count: 2}}}",
      70, says: "who gets credit"),
    .race(
      "a race and a moment", "{pools: {p: {headcount: 3}}, chunks: {a: {years: 5}}}, 2040: 10%", 12,
      says: "cannot stand beside"),
    WrongFile(
      "hastening a rival's chunk by words", 4, 53, says: "0 or more",
      Sample.text(
        deadline: "{race: {pools: {p: {headcount: 3}}, chunks: {a: {years: 5}}}}",
        chunks: "{theory: {years: 5, hastens: {rival: a, by: much}}}")),
    WrongFile(
      "a gift to an unknown chunk", 4, says: "did you mean 'alpha'?",
      Sample.text(
        deadline: "{race: {pools: {p: {headcount: 3}}, chunks: {alpha: {years: 5}}}}",
        chunks: "{theory: {years: 5, hastens: {rival: alpa, by: 1}}}")),
  ]
}

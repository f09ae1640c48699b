extension WrongFile {
  /// Warnings of what can never be of use.
  static let unused: [WrongFile] = [
    .more(
      "a budget nobody draws on", "budgets: {money: 5M}", 11, says: "nobody draws on budget 'money'",
      severity: .warning),
    WrongFile(
      "four budgets nobody draws on", 5, 1, says: "'a', 'b', 'c' and 'd'",
      Sample.text(more: "budgets: {a: 1, b: 1, c: 1, d: 1}"), severity: .warning),
    WrongFile(
      "one of two budgets", 5, 22, says: "'mentoring'",
      Sample.text(
        pools: "{field: {headcount: 30, cost: {money: 1}}}", more: "budgets: {money: 5M, mentoring: 20}"),
      severity: .warning),
    .chunks(
      "nothing needed", "{theory: {years: 5, needed: false}}", 1, says: "no chunk is needed", isWarning: true),
    .more(
      "a world that needs nothing",
      "worlds: {a: {credence: 50%}, b: {credence: 50%, chunks: {theory: {needed: false}, survey: {needed: false}}}}",
      30, says: "world 'b' needs no chunk", severity: .warning),
    WrongFile(
      "worlds that need nothing but one", 5, 10, says: "world 'a' needs no chunk",
      Sample.text(
        chunks: "{theory: {years: 5, needed: false}}",
        more: "worlds: {a: {credence: 50%}, b: {credence: 50%, chunks: {theory: {needed: true}}}}"),
      severity: .warning),
    .chunks(
      "a team larger than its pool", "{t: {years: 5, team: 31}}", 10,
      says: "more people (31) than pool 'field' ever has (30)", isWarning: true),
    WrongFile(
      "a team larger than a pool that grows", 4, 10, says: "ever has (60)",
      Sample.text(
        pools: "{f: {headcount: {2026: 30, 2030: 60, 2050: 90}}}", chunks: "{t: {years: 5, team: 61}}"),
      severity: .warning),
    WrongFile(
      "a headcount in years from the start", 3, 25, says: "long before the start, 2026",
      Sample.text(pools: "{f: {headcount: {0: 3, 2030: 50}}}"), severity: .warning),
    WrongFile(
      "a relay larger than its pool", 4, 10, says: "more people (40)",
      Sample.text(
        pools: "{f: {headcount: 30, pace: 50%}}", chunks: "{t: {years: 5, team: 20, joining: relay}}"),
      severity: .warning),
    WrongFile(
      "a mixed team larger than one of its pools", 4, 10, says: "than pool 'g' ever has (2)",
      Sample.text(
        pools: "{f: {headcount: 30}, g: {headcount: 2}}", chunks: "{t: {years: 5, team: {f: 1, g: 3}}}"),
      severity: .warning),
    WrongFile(
      "a team larger than many pools", 4, 10, says: "the pools 'p0', 'p1', 'p2' and 2 more",
      Sample.text(
        pools: "{" + (0..<5).map { "p\($0): {headcount: 2}" }.joined(separator: ", ") + "}",
        chunks: "{t: {years: 5, team: 3}}"), severity: .warning),
    WrongFile(
      "a pool that no chunk lets in", 3, 32, says: "no chunk lets pool 'lab' work on it",
      Sample.text(
        pools: "{field: {headcount: 3}, lab: {headcount: 5}}", chunks: "{t: {years: 5, pools: field}}"),
      severity: .warning),
    WrongFile(
      "attempts of many pools longer than the horizon", 4, 10, says: "the pools 'p0', 'p1', 'p2' and 6 more",
      Sample.text(
        pools: "{" + (0..<9).map { "p\($0): {headcount: 2}" }.joined(separator: ", ") + "}",
        chunks: "{t: {years: 21}}"), severity: .warning),
  ]

  /// Sound files that look like these.
  static let used: [String] = [
    Sample.text(chunks: "{t: {years: 5, team: 30}}"),
    Sample.text(chunks: "{a: {years: 1, needed: false}, b: {years: 1, after: a}}"),
    Sample.text(pools: "{f: {headcount: 0}, g: {headcount: 5}}", chunks: "{t: {years: 5, team: 3}}"),
    Sample.text(
      pools: "{f: {headcount: 30}}", chunks: "{t: {years: 5, pools: {f: {cost: 1}}}}", more: "budgets: {m: 9}"
    ),
    Sample.text(
      pools: "{f: {headcount: {start: 10, growth: 10%}}}", chunks: "{t: {years: 5, team: 61}}"),
    Sample.text(
      chunks: "{t: {years: 5, needed: false}}",
      more: "worlds: {a: {credence: 1, chunks: {t: {needed: true}}}, b: {credence: 0}}"),
    Sample.text(
      pools: "{f: {headcount: 30, pace: 50%}}", chunks: "{t: {years: 5, team: 20, joining: relay}}",
      more: "worlds: {a: {credence: 1, pools: {f: {pace: 1}}}}"),
  ]
}

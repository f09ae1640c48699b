import Problems

/// Sound files that use the format widely.
enum GoodFiles {
  /// Every key, in YAML.
  static let everything = """
    title: Everything at once
    notes: |
      Written for the tests: *every* key that there is [and more
    time: {start: 2026, step: 6 months, horizon: 30}
    deadline: {by: {2030: 5%, 2047: 0.5, 2055-07-01: 90%}}
    pools:
      founders: {headcount: 3, correct: 0.4, pace: 50%, cost: {money: 150k, mentoring: 0.2}}
      field:
        headcount: {2026: 30, 2030-07-01: 60}
        correct: 2%
        cost: {money: 0.1M}
      growing: {headcount: {start: 300, growth: 10%}}
      2026: {headcount: 0}
    chunks:
      theory: {count: 4, years: 2.5, credit: separate, pools: [founders, field]}
      observation:
        count: 18
        years: 1
        team: 2
        joining: relay
        credit: pooled
        pools:
          field: {correct: 10%, pace: 0.8, cost: {money: 10}, years: 2}
          growing:
          2026: {}
      synthesis: {years: 3, team: {founders: 1, field: 2}, correct: 30%, after: [theory, observation]}
      'no': {years: 1, after: theory, needed: false}
    worlds:
      slow:
        credence: 60%
        deadline: 2040 to 2080
        pools: {field: {correct: 1%, pace: 0.9}}
        chunks: {theory: {count: 6, years: 3, needed: true, pools: {field: {correct: 3%, pace: 1, years: 4}}}}
      fast: {credence: 0.4, deadline: {2030: 30%, never: 70%}}
    information: {worlds: never}
    budgets:
      money: {2026: 5M, 2028.5: 8M}
      mentoring: 20
    status-quo:
      founders: {theory: 50%, synthesis: 0.2}
      field: {observation: 100%}

    """

  /// The same kind of data as JSON.
  static let json = #"""
    {
      "title": "In JSON \u00e9 \ud83d\ude42",
      "time": {"start": 0, "horizon": 12},
      "deadline": {"8": "40%", "10.5": 0.4, "never": 0.2},
      "pools": {"a": {"headcount": 12, "correct": 0.5}, "b": {"headcount": {"0": 1, "4": 3}}},
      "chunks": {
        "x": {"years": 2, "count": 3, "credit": "pooled"},
        "y": {"years": 1, "after": ["x"], "pools": {"a": {"pace": "80%"}, "b": null}}
      },
      "status-quo": {"x": 0.5}
    }
    """#

  /// Sound files, for checks that hold for all of them.
  static let all =
    [Sample.toy, everything, json] + laws.map { Sample.text(deadline: $0) }
    + information.map { Sample.text(more: "information: \($0)") }
    + budgets.map { paid($0.text) } + [
      Sample.text(time: "{start: 2026-01-01, step: 1 quarter, until: 2050-07-01}"),
      Sample.text(chunks: "{theory: {years: 5, pools: field}, 'a b': {years: 1, after: theory}}"),
      uncertain, "\(Sample.toy)\nuncertainty: {}",
    ]

  /// One pool that is paid from one budget, over four years.
  static func paid(_ budget: String, step: String = "1") -> String {
    Sample.text(
      time: "{start: 2026, step: \(step), horizon: 4}", pools: "{field: {headcount: 3, cost: 1}}",
      chunks: "{theory: {years: 1}}", more: "budgets: {money: \(budget)}")
  }

  /// An interval in every place where there may be one.
  static let uncertain = """
    time: {start: 2026, horizon: 30}
    deadline: 2050
    pools:
      field: {headcount: 30, correct: 5% to 20%, pace: 0.5 to 0.9}
      lab: {headcount: 5}
    chunks:
      theory:
        count: 2 to 6
        years: 2.5 to 8
        credit: pooled
        pools: {field: {correct: 2 % to 10 %, pace: 60% to 0.9, years: 3 to 4}, lab: {}}
      joint: {years: 2, team: {field: 1, lab: 2}, correct: 30% to 60%}
    worlds:
      plain: {credence: 60%}
      other:
        credence: 40%
        pools: {field: {correct: 10%, pace: 20% to 40%}}
        chunks: {theory: {count: 5 to 7, years: 9, pools: {field: {correct: 50% to 60%, years: 1 to 2}}}}
    uncertainty: {samples: 16, seed: 7}
    """

  static let information = [
    "{}", "{worlds: never}", "{worlds: start}", "{worlds: 2026}", "{worlds: 2030-07-01}",
    "{worlds: {chunk: theory}}",
  ]

  static let laws = [
    "2052", "2052.5", "2026", "2026-07-01", "{2040: 20%, 2052: 50%, never: 30%}", "{never: 100%}",
    "{2040: 1}",
    "{by: {2035: 10%, 2047: 50%, 2075: 90%}}", "{by: {2026: 10%}}", "2035 to 2070",
    "2035-01-01 to 2070-07-01",
    "{'2040': '20%', '2050': '80%'}", "{2040: 0, 2050: 100%}",
    "{10%: 2030, median: 2038, 80%: 2060}", "{80%: 2060, 10%: 2030, 50%: 2038}",
    "{0.1: 2030, 0.5: 2038, 0.8: 2060}", "{10 %: 2030-01-01, 0.5: 2038, '80%': 2060}",
    "{10.0%: 2030.0, median: 2038, .8: 2060}", "{median: 2030}", "{0%: 2026, 100%: 2060-07-01}",
  ]

  static let percentiles = DeadlineLaw.cumulative([
    .init(moment: 2030, share: 0.1), .init(moment: 2038, share: 0.5), .init(moment: 2060, share: 0.8),
  ])

  /// Budgets in all their forms, with what has come in at the starts of four years from 2026.
  static let budgets: [(text: String, income: [Double])] = [
    ("20", [20, 20, 20, 20]), ("{2026: 5, 2028: 8}", [5, 5, 13, 13]), ("{per-year: 5}", [5, 10, 15, 20]),
    ("{per-year: {2026: 5, 2028: 8}}", [5, 10, 18, 26]), ("{per-year: {2027: 1k}}", [0, 1000, 2000, 3000]),
    ("{per-year: {2020: 2, 2026.5: 3, 2026.7: 4}}", [2, 6, 10, 14]), ("{2020: 7, 2027.1: 1}", [7, 7, 8, 8]),
    ("{per-year: 0}", [0, 0, 0, 0]), ("{per-year: {2029: 1, 2030: 100}}", [0, 0, 0, 1]),
    ("{2027-01-01: 3}", [0, 3, 3, 3]),
  ]
}

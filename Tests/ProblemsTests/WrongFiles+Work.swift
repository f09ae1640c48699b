extension WrongFile {
  static let chunkValues: [WrongFile] = [
    .chunks("no chunks", "{}", 1, says: "empty"),
    .chunks("no years", "{theory: {count: 3}}", 10, says: "years"),
    .chunks("years of 0", "{theory: {years: 0}}", 26, says: "above 0"),
    .chunks("negative years", "{theory: {years: -5}}", 26, says: "-5"),
    .chunks("endless years", "{theory: {years: .inf}}", 26, says: ".inf"),
    .chunks("years in words", "{theory: {years: ten}}", 26, says: "ten"),
    .chunks("count of 0", "{theory: {years: 5, count: 0}}", 36, says: "0"),
    .chunks("count of a half", "{theory: {years: 5, count: 1.5}}", 36, says: "1.5"),
    .chunks("count beyond a million", "{theory: {years: 5, count: 1000001}}", 36, says: "1000001"),
    .chunks("team of nobody", "{theory: {years: 5, team: 0}}", 35, says: "0"),
    .chunks("team of half a person", "{theory: {years: 5, team: 0.5}}", 35, says: "0.5"),
    .chunks("joining in another way", "{theory: {years: 5, joining: rely}}", 38, says: "relay"),
    .chunks("credit for nobody", "{theory: {years: 5, credit: pool}}", 37, says: "pooled"),
    .chunks("needed perhaps", "{theory: {years: 5, needed: perhaps}}", 37, says: "true"),
    .chunks("unknown pool", "{theory: {years: 5, pools: [feild]}}", 37, says: "did you mean 'field'?"),
    .chunks("no pool at all", "{theory: {years: 5, pools: []}}", says: "empty"),
    .chunks("a pool twice", "{theory: {years: 5, pools: [field, field]}}", 44, says: "twice"),
    .chunks(
      "pools as an unknown word", "{theory: {years: 5, pools: feild}}", 36, says: "did you mean 'field'?"),
    .chunks("pools as nothing", "{theory: {years: 5, pools: }}", says: "missing"),
    .chunks("unknown pool with overrides", "{t: {years: 5, pools: {feild: {}}}}", 32, says: "'field'"),
    .chunks("override of 10", "{t: {years: 5, pools: {field: {correct: 10}}}}", 49, says: "10% or 0.1"),
    .chunks("unknown override", "{t: {years: 5, pools: {field: {paze: 1}}}}", 40, says: "'pace'"),
    .chunks("years of an override", "{t: {years: 5, pools: {field: {years: 0}}}}", 47, says: "above 0"),
    .chunks("cost of an override", "{t: {years: 5, pools: {field: {cost: 1}}}}", 40, says: "budget"),
    .chunks("unknown chunk before", "{theory: {years: 5, after: survey}}", 36, says: "survey"),
    .chunks("after itself", "{theory: {years: 5, after: theory}}", 36, says: "theory"),
    .chunks("after a list of lists", "{theory: {years: 5, after: [[a]]}}", says: "list"),
    .chunks("circle", "{a: {years: 5, after: b}, b: {years: 5, after: a}}", 31, says: "a"),
    .chunks("mixed team with pools", "{t: {years: 5, team: {field: 1}, pools: [field]}}", 42, says: "team"),
    .chunks("mixed team of nobody", "{t: {years: 5, team: {field: 0}}}", 38, says: "0"),
    .chunks("mixed team of an unknown pool", "{t: {years: 5, team: {feild: 1}}}", 31, says: "'field'"),
    .chunks("mixed team without anybody", "{t: {years: 5, team: {}}}", says: "empty"),
    .chunks("correct without a mixed team", "{t: {years: 5, correct: 10%}}", 24, says: "correct"),
    .chunks("unknown key", "{t: {years: 5, yeers: 3}}", 24, says: "did you mean 'years'?"),
    .chunks("a key twice", "{t: {years: 5, years: 6}}", 24, says: "years"),
    .chunks("a list as a key", "{t: {years: 5, [a]: 6}}", says: "key"),
    WrongFile(
      "credit not stated", 4, says: "credit",
      Sample.text(pools: "{field: {headcount: 3, correct: 50%}}", chunks: "{theory: {years: 5, count: 4}}")),
    WrongFile(
      "credit not stated for an override", 4, says: "credit",
      Sample.text(chunks: "{theory: {years: 5, count: 4, pools: {field: {correct: 50%}}}}")),
    WrongFile(
      "credit not stated for a world", 4, says: "credit",
      Sample.text(
        chunks: "{theory: {years: 5, count: 4}}",
        more: "worlds: {w: {credence: 1, pools: {field: {correct: 0.5}}}}"
      )),
    WrongFile(
      "circle of three in lines of their own", 7, 20, says: "theory",
      """
      time: {horizon: 20}
      deadline: 10
      pools: {field: {headcount: 3}}
      chunks:
        theory:
          years: 2
          after: [basis, survey]
        basis:
          years: 1
        survey:
          years: 2
          after: [method]
        method:
          years: 2
          after: [theory]
      """),
  ]

  static let otherParts: [WrongFile] = [
    .more(
      "worlds of 90 %", "worlds: {a: {credence: 50%}, b: {credence: 40%}}", 1,
      says: "sum to 90 %, and should sum to 100 %"),
    .more("world without credence", "worlds: {a: {deadline: 2040}}", 10, says: "credence"),
    .more("credence above 1", "worlds: {a: {credence: 2}}", 24, says: "between 0 and 1"),
    .more("no worlds", "worlds: {}", 1, says: "empty"),
    .more("unknown pool", "worlds: {a: {credence: 1, pools: {labb: {pace: 0.5}}}}", 35, says: "'lab'"),
    .more(
      "headcount of a world", "worlds: {a: {credence: 1, pools: {lab: {headcount: 5}}}}", 41,
      says: "headcount"),
    .more("unknown chunk", "worlds: {a: {credence: 1, chunks: {survy: {years: 5}}}}", 36, says: "'survey'"),
    .more("a chunk's count", "worlds: {a: {credence: 1, chunks: {survey: {count: 0}}}}", 52, says: "0"),
    .more("a chunk's team", "worlds: {a: {credence: 1, chunks: {survey: {team: 2}}}}", 45, says: "team"),
    .more(
      "a pool that does not work there",
      "worlds: {a: {credence: 1, chunks: {survey: {pools: {lab: {pace: 0.5}}}}}}", 53, says: "lab"),
    .more("a world's law", "worlds: {a: {credence: 1, deadline: {2040: 60%}}}", says: "60 %"),
    .more(
      "a world's deadline before the start", "worlds: {a: {credence: 1, deadline: 2000}}", 37, says: "2000"),
    .more("information perhaps", "information: {worlds: nevr}", 23, says: "did you mean 'never'?"),
    .more("information in words", "information: {worlds: soon}", 23, says: "or {chunk: NAME}"),
    .more("information from a name", "information: {worlds: survey}", 23, says: "write {chunk: survey}"),
    .more("information before the start", "information: {worlds: 2020}", 23, says: "before the start"),
    .more("information from a list", "information: {worlds: [survey]}", 23, says: "is a list"),
    .more("information left out", "information: {worlds: }", says: "missing"),
    .more("information as a word", "information: never", 14, says: "mapping"),
    .more(
      "information from an unknown chunk", "information: {worlds: {chunk: servey}}", 31,
      says: "did you mean 'survey'?"),
    .more("information from no chunk", "information: {worlds: {}}", 15, says: "chunk"),
    .more("information from a pool", "information: {worlds: {pool: lab}}", 24, says: "'pool'", messages: 2),
    .more(
      "information from two chunks", "information: {worlds: {chunk: [survey, theory]}}", 31, says: "is a list"
    ),
    .more("information about the weather", "information: {worlds: never, weather: 1}", 30, says: "weather"),
    .more("no budgets", "budgets: {}", 1, says: "empty"),
    .more("budget of 5m", "budgets: {money: 5m}", 18, says: "M for million"),
    .more("negative budget", "budgets: {money: -5}", 18, says: "-5"),
    .more("budget in words", "budgets: {money: plenty}", 18, says: "plenty"),
    .more("income from a word on", "budgets: {money: {soon: 5M}}", 19, says: "soon"),
    .more("income twice", "budgets: {money: {2026: 5M, 2026.0: 6M}}", 29, says: "twice"),
    .more("no income", "budgets: {money: {}}", says: "empty"),
    .more(
      "status quo of 120 %", "status-quo: {theory: 60%, survey: 60%}", 1,
      says: "120 %, which is more than 100 %"),
    .more("status quo of an unknown chunk", "status-quo: {theery: 60%}", 14, says: "'theory'"),
    .more("status quo of an unknown pool", "status-quo: {labb: {theory: 60%}}", 14, says: "'lab'"),
    .more(
      "status quo where nobody works", "status-quo: {lab: {survey: 60%}}", says: "survey", severity: .warning),
    .more("no status quo", "status-quo: {}", says: "empty"),
    .more("unknown key", "statusquo: {theory: 60%}", 1, says: "did you mean 'status-quo'?"),
    .more("key unlike any other", "weather: fine", 1, says: "weather"),
    .more("title as a list", "title: [a, b]", 8, says: "list"),
    .more("a key twice", "deadline: 2041", 1, says: "deadline"),
    WrongFile(
      "cost that does not say of what", 3, says: "several budgets",
      Sample.text(
        pools: "{field: {headcount: 3, cost: 10}}", more: "budgets: {money: 5M, mentoring: 20}")),
    WrongFile(
      "cost of an unknown budget", 3, 38, says: "'money'",
      Sample.text(pools: "{field: {headcount: 3, cost: {mony: 1}}}", more: "budgets: {money: 5M}")),
    WrongFile(
      "negative cost", 3, 37, says: "-1",
      Sample.text(pools: "{field: {headcount: 3, cost: -1}}", more: "budgets: {money: 5M}")),
    WrongFile(
      "longer than the horizon", 4, says: "cannot do that chunk",
      Sample.text(chunks: "{theory: {years: 21}}"), severity: .warning),
  ]
}

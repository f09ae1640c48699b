extension WrongFile {
  /// Time, moments and dates.
  static let moments: [WrongFile] = [
    .time("neither horizon nor until", "{start: 2026}", 1, says: "or 'until:'"),
    .time("horizon and until", "{start: 2026, horizon: 20, until: 2046}", 34, says: "keep one of them"),
    .time("until and horizon", "{start: 2026, until: 2046, horizon: 20}", 34, says: "keep one of them"),
    .time("until before the start", "{start: 2026, until: 2020}", 28, says: "not after the start at 2026"),
    .time("until at the start", "{start: 2026, until: 2026}", 28, says: "not after the start"),
    .time("until in words", "{start: 2026, until: soon}", 28, says: "write a year such as 2035"),
    .time("until within a step", "{start: 2026, until: 2026.5}", 28, says: "shorter than a step"),
    .time("until beyond all steps", "{start: 0, until: 100001}", 25, says: "100,000"),
    .time("misspelt until", "{start: 2026, untill: 2050}", 21, says: "did you mean 'until'?"),
    .time(
      "a year for a horizon", "{start: 2026, horizon: 2050}", 30, says: "write 24, or until: 2050"),
    .time("an earlier year for a horizon", "{start: 2026, horizon: 1500}", 30, says: "until: 2050"),
    .time(
      "a year in months for a horizon", "{start: 2026, horizon: 2050 years}", 30,
      says: "write 24, or until: 2050"),
    .time("a date for a horizon", "{start: 2026, horizon: 2050-01-01}", 30, says: "write until: 2050-01-01"),
    .time("a month without a day", "{start: 2026-07, horizon: 20}", 15, says: "write a day too: 2026-07-01"),
    .time(
      "a moment of the day", "{start: '2026-07-01T12:00:00', horizon: 20}", 15, says: "write the day alone"),
    .time("a date the German way", "{start: 1.7.2026, horizon: 20}", 15, says: "2026-7-1"),
    .time("a date with strokes", "{start: 7/1/2026, horizon: 20}", 15, says: "year, month and day"),
    .time("month 13", "{start: 2026-13-01, horizon: 20}", 15, says: "no such day"),
    .time("day 0", "{start: 2026-12-00, horizon: 20}", 15, says: "no such day"),
    .time("the 29th of February", "{start: 2026-02-29, horizon: 20}", 15, says: "no such day"),
    .time("a horizon with thousands", "{horizon: '1,000'}", 17, says: "write 1000 or 1.000"),
    .time("a horizon with a decimal comma", "{horizon: '2,5'}", 17, says: "write 2.5"),
    .time("a horizon with an underscore", "{horizon: 1_000}", 17, says: "write 1000"),
    .time("a step without a number", "{horizon: 20, step: month}", 27, says: "6 months"),
    .time("a step of half a word", "{horizon: 20, step: 6 mon}", 27, says: "6 months"),
    .deadline("a date that does not exist", "2040-06-31", 11, says: "no such day"),
    .deadline("a month in a law", "{2040-06: 50%, never: 50%}", 12, says: "write a day too: 2040-06-01"),
    .deadline("an interval of months", "2035-01 to 2040-06", 11, says: "two moments"),
    .deadline(
      "an interval from the start on", "2026-01-01 to 2040", 11, says: "2026-01-01, not after the start"),
    .pools("people from a month on", "{f: {headcount: {2026-07: 3}}}", 25, says: "2026-07-01"),
    .more("money from a month on", "budgets: {m: {2026-07: 3}}", 15, says: "2026-07-01"),
    .more("information from a month on", "information: {worlds: 2030-07}", 23, says: "2030-07-01"),
  ]

  static let percentiles: [WrongFile] = [
    .deadline("percentiles that fall", "{10%: 2040, median: 2038}", 31, says: "do not rise"),
    .deadline("percentiles that stand still", "{10%: 2040, 20%: 2040}", 28, says: "do not rise"),
    .deadline("the median twice", "{50%: 2040, median: 2050}", 23, says: "twice"),
    .deadline("a percentile twice", "{10%: 2040, 10.0%: 2050}", 23, says: "twice"),
    .deadline("a percentile of 110 %", "{110%: 2040}", 12, says: "110%"),
    .deadline("a negative percentile", "{-10%: 2040}", 12, says: "-10%"),
    .deadline("a percentile in words", "{10%: 2030, half: 2040}", 23, says: "median"),
    .deadline(
      "never beside percentiles", "{10%: 2030, never: 20%}", 23, says: "what they do not reach is 'never'",
      messages: 1),
    .deadline("a percentile before the start", "{10%: 2020, median: 2040}", 17, says: "before the start"),
    .deadline("a percentile of words", "{10%: soon, median: 2040}", 17, says: "soon"),
    .deadline("a percentile without a moment", "{10%: , median: 2040}", says: "missing"),
    .deadline("a share as a percentile's moment", "{10%: 20%, median: 2040}", 17, says: "20%"),
    .deadline("misspelt median", "{10%: 2030, medain: 2040}", 23, says: "median"),
    .deadline("misspelt median alone", "{medain: 2040}", 12, says: "did you mean 'median'?"),
  ]

  static let sums: [WrongFile] = [
    .deadline(
      "a hair above 1", "{2040: 0.5, 2050: 0.50000001}", 1, says: "sum to 1.00000001, and should sum to 1"),
    .deadline("a hair below 1", "{2040: 0.5, 2050: 0.499999998}", 1, says: "sum to 0.999999998"),
    .deadline(
      "a hair above 100 %", "{2040: 50%, 2050: 50.000001%}", 1,
      says: "sum to 100.000001 %, and should sum to 100 %"),
    .deadline("a third of 100 %", "{2040: 33.3%, 2050: 33.3%, 2060: 33.3%}", 1, says: "sum to 99.9 %"),
    .deadline("shares and percentages", "{2040: 50%, 2050: 0.6}", 1, says: "sum to 110 %"),
    .more(
      "credences in shares", "worlds: {a: {credence: 0.5}, b: {credence: 0.4}}", 1, says: "sum to 0.9, and"),
    .more(
      "credences a hair off", "worlds: {a: {credence: 0.5}, b: {credence: 0.49999999}}", 1,
      says: "sum to 0.99999999, and should sum to 1"),
    .more(
      "a status quo in shares", "status-quo: {theory: 0.6, survey: 0.6}", 1, says: "1.2, which is more than 1"
    ),
    .more(
      "a status quo of a pool", "status-quo: {field: {theory: 80%, survey: 30%}}", 14, says: "110 %, which is"
    ),
  ]

  static let money: [WrongFile] = [
    .more(
      "yearly beside moments", "budgets: {m: {per-year: 5M, 2028: 8M}}", 15, says: "{per-year: {2026: 5M"),
    .more("misspelt yearly", "budgets: {m: {per_year: 5M}}", 15, says: "did you mean 'per-year'?"),
    .more("yearly of nothing", "budgets: {m: {per-year: {}}}", 15, says: "empty"),
    .more("yearly in words", "budgets: {m: {per-year: much}}", 25, says: "much"),
    .more("yearly and negative", "budgets: {m: {per-year: -5}}", 25, says: "-5"),
    .more("yearly as a list", "budgets: {m: {per-year: [5]}}", 25, says: "list"),
    .more("yearly without an amount", "budgets: {m: {per-year: }}", says: "missing"),
    .more("yearly from a word on", "budgets: {m: {per-year: {soon: 5M}}}", 26, says: "soon"),
    .more(
      "yearly from a year on, twice", "budgets: {m: {per-year: {2026: 5, 2026.0: 6}}}", 35, says: "twice"),
    .more("yearly of 5m", "budgets: {m: {per-year: 5m}}", 25, says: "M for million"),
    .more("money with thousands", "budgets: {m: '5,000,000'}", 14, says: "write 5000000"),
    .more("money with a decimal comma", "budgets: {m: '1,5'}", 14, says: "write 1.5"),
    .more("money with a sign", "budgets: {m: $5M}", 14, says: "150k, 2M"),
    .more("money a year", "budgets: {m: 5M/year}", 14, says: "{per-year: 5M}"),
    .more("money in words a year", "budgets: {m: 5M a year}", 14, says: "{per-year: 5M}"),
  ]

  static let kinds: [WrongFile] = [
    .chunks("needed as a text", "{t: {years: 5, needed: \"false\"}}", 32, says: "without quotes"),
    .chunks(
      "needed as a text in single quotes", "{t: {years: 5, needed: 'true'}}", 32, says: "the text \"true\""),
    .chunks("needed as yes", "{t: {years: 5, needed: yes}}", 32, says: "true or false"),
    .chunks("needed as off", "{t: {years: 5, needed: off}}", 32, says: "true or false"),
    .chunks("needed as 0", "{t: {years: 5, needed: 0}}", 32, says: "true or false"),
    .chunks("needed as a tagged text", "{t: {years: 5, needed: !!str false}}", 32, says: "without quotes"),
    .more(
      "a world's need as a text", "worlds: {w: {credence: 1, chunks: {survey: {needed: \"no\"}}}}", 53,
      says: "without quotes"),
    .chunks("a custom tag", "{t: {years: !foo 5}}", 21, says: "'!foo' means nothing here"),
    .chunks("a custom tag on a mapping", "{t: !chunk {years: 5}}", 13, says: "!chunk"),
    .chunks("a custom tag on a list", "{t: {years: 5, after: !all []}}", 31, says: "!all"),
    .chunks("binary data", "{t: {years: !!binary NQ==}}", 21, says: "!!binary", messages: 2),
    .chunks("a tag of another language", "{t: {years: !!python/int 5}}", 21, says: "!!python/int"),
    .chunks("a set of pools", "{t: {years: 5, pools: !!set {field: }}}", 31, says: "!!set"),
    .pools("a share with a decimal comma", "{f: {headcount: 3, correct: '0,1'}}", 36, says: "write 0.1"),
    .pools(
      "a percentage with a decimal comma", "{f: {headcount: 3, correct: '2,5%'}}", 36, says: "write 2.5%"),
    .pools("people with thousands", "{f: {headcount: '1,000'}}", 24, says: "write 1000"),
    .pools("people with spaces", "{f: {headcount: 10 000}}", 24, says: "write 10000"),
    .pools("hexadecimal people", "{f: {headcount: 0x10}}", 24, says: "0x10"),
    .more("a merge of a list", "status-quo: {<<: [1], theory: 5%}", 14, says: "merge key"),
  ]

  static let signs: [WrongFile] = [
    .pools("an escape in a name", #"{"a\eb": {headcount: 3}}"#, 9, says: "U+001B"),
    .pools("a newline in a name", #"{"a\nb": {headcount: 3}}"#, 9, says: "U+000A"),
    .pools("a tab in a name", #"{"a\tb": {headcount: 3}}"#, 9, says: "U+0009"),
    .pools("an override of direction in a name", "{\"a\u{202E}b\": {headcount: 3}}", 9, says: "U+202E"),
    .pools("an isolate in a name", #"{"a\u2066b": {headcount: 3}}"#, 9, says: "U+2066"),
    .pools("a C1 control in a name", #"{"a\x9bb": {headcount: 3}}"#, 9, says: "U+009B"),
    .pools("a line separator in a name", #"{"a\Lb": {headcount: 3}}"#, 9, says: "U+2028"),
    .chunks("an escape in a chunk's name", #"{"a\eb": {years: 3}}"#, 10, says: "U+001B"),
    .more("an escape in a world's name", #"worlds: {"a\eb": {credence: 1}}"#, 10, says: "U+001B"),
    .more("an escape in a budget's name", #"budgets: {"a\eb": 5}"#, 11, says: "U+001B"),
    WrongFile("an escape in the file", 2, 8, says: "U+001B", "time: {horizon: 20}\ntitle: \u{1B}[31m\n"),
    WrongFile("a vertical tab in the file", 2, 9, says: "U+000B", "time: {horizon: 20}\ntitle: a\u{B}b\n"),
    WrongFile("a form feed in the file", 3, 1, says: "U+000C", "time: {horizon: 20}\n\n\u{C}title: a\n"),
    WrongFile("a C1 control in the file", 1, 8, says: "U+009B", "title: \u{9B}31m\n"),
  ]
}

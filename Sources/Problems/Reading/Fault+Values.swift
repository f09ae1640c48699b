// MARK: - Values

/// Values that are of the right kind and not within their range, or that do not go together.
extension Fault {
  /// `correct: 20`, which is meant to be 20 %.
  static func share(_ what: String, _ text: String, isPercent: Bool) -> Fault {
    Fault(
      "share-range", "\(what) is \(text), and a share lies between 0 and 1",
      help: isPercent ? "a share is at most 100 %" : "write \(percentHelp(text))")
  }
  /// 20 may be 20 % or 0.2.
  static func percentHelp(_ text: String) -> String {
    // Numbers from 1 to 100 are taken for percentages.
    guard let number = Double(text), number > 1, number <= 100 else { return "a number such as 10% or 0.1" }
    return "\(text)% or \(Spelling.short(number / 100))"
  }
  /// `correct: -0.1`.
  static func negativeShare(_ what: String, _ text: String) -> Fault {
    Fault(
      "share-range", "\(what) is \(text), and a share lies between 0 and 1", help: "a share is never negative"
    )
  }
  /// `correct: 0`: such an attempt delivers never, and hazards of 0 would be no help.
  static func zeroShare(_ what: String) -> Fault {
    Fault(
      "share-range", "\(what) is 0, and must be above 0",
      help: "leave the pool out of the chunk's 'pools' instead")
  }
  /// `team: 0`.
  static func range(_ what: String, _ text: String, wanted: String, help: String? = nil) -> Fault {
    Fault("out-of-range", "\(what) is \(text), and should be \(wanted)", help: help)
  }
  /// `2m`.
  static func ambiguousM(_ text: String) -> Fault {
    Fault(
      "ambiguous-amount", "'\(text)' may mean thousand or million",
      help: "write k for thousand, M for million, B for billion")
  }
  /// Credences or chances that are no law.
  static func sum(_ what: String, _ sum: Double, isPercent: Bool, help: String) -> Fault {
    let (found, wanted) = Spelling.sum(sum, isPercent: isPercent)
    return Fault("sum", "\(what) sum to \(found), and should sum to \(wanted)", help: help)
  }
  /// `{2040: 30%, 2050: 30%}`: what is left is not taken for never, since it may be a mistake.
  static func lawSum(_ what: String, _ sum: Double, isPercent: Bool) -> Fault {
    .sum(
      "chances of the \(what)", sum, isPercent: isPercent,
      help: "let them add up to 100%; what is left of a deadline is 'never'")
  }
  /// Shares of the status quo: less than all is fine, more is not.
  static func sumAbove(_ what: String, _ sum: Double, isPercent: Bool) -> Fault {
    let (found, most) = Spelling.sum(sum, isPercent: isPercent)
    return Fault(
      "sum", "\(what) sum to \(found), which is more than \(most)", help: "let them add up to 100% at most")
  }
  /// `{10%: 2040, 50%: 2035}`.
  static func percentilesFall(_ what: String) -> Fault {
    Fault(
      "falling-law", "\(what): the percentiles' moments do not rise",
      help: "each moment is later than that of the smaller share")
  }
  /// `by: {2040: 50%, 2050: 30%}`.
  static func falling(_ what: String) -> Fault {
    Fault(
      "falling-law", "\(what): cumulative chances fall", help: "each chance is at least the one before it")
  }
  /// - Parameter isAllowedAtStart: false where it has to be later than the start.
  static func beforeStart(_ what: String, _ text: String, start: Double, isAllowedAtStart: Bool = true)
    -> Fault
  {
    Fault(
      "before-start",
      "\(what) is \(text), \(isAllowedAtStart ? "before" : "not after") the start at \(Spelling.short(start))",
      help: "moments are on the same scale as time.start")
  }
  /// `20 to 5`.
  static func interval(_ what: String, _ text: String, example: String = "2035 to 2070") -> Fault {
    Fault("interval", "\(what) '\(text)' does not rise", help: "write the smaller end first: \(example)")
  }
  /// `50% to 100%`: the logarithm of the odds has no place for 1.
  static func certainEnd(_ what: String) -> Fault {
    Fault(
      "interval", "the 95 % point of \(what) is 1, and what is uncertain stays below it",
      help: "write an end below 100%, such as 99%")
  }
  /// `headcount: 5 to 20`.
  static func intervalNotHere(_ what: String) -> Fault {
    Fault(
      "interval", "\(what) is an interval, and only years, correct, pace and count may be one",
      help: "write one number")
  }
  /// Worlds times samples times numbers, all of which are kept.
  static func tooManySamples(_ values: Int) -> Fault {
    Fault(
      "too-many",
      "samples, worlds and uncertain numbers make \(values) values, and at most 1,000,000 are allowed",
      help: "write 'uncertainty: {samples: …}' with fewer samples")
  }
  /// `{by: {…}, 2040: 10%}`.
  static func mixedLaw(_ key: String) -> Fault {
    let left = "what the cumulative chances do not reach is 'never'"
    let help =
      switch key {
      case "never": "leave it out: \(left)"
      case "per-year": "give either a yearly amount alone, or moments with amounts"
      case "race": "give 'race' alone, or moments with chances that sum to 1"
      default: "'\(key)' stands alone: \(left)"
      }
    return Fault("mixed-law", "'\(key)' cannot stand beside the other keys of this law", help: help)
  }
  /// `{median: 2040, 2050: 10%}`.
  static func percentileKey(_ key: String) -> Fault {
    Fault(
      "mixed-law", "'\(key)' cannot stand among percentiles",
      help: "keys are shares such as 10% or median, values are moments; what they do not reach is 'never'")
  }
  /// `{per-year: 5M, 2028: 8M}`.
  static func mixedBudget(_ key: String) -> Fault {
    Fault(
      "mixed-budget", "'\(key)' cannot stand beside moments",
      help: "write {per-year: {2026: 5M, 2028: 8M}}, or moments with amounts that come in once")
  }
  /// `{csv: people.csv, 2030: 60}`.
  static func mixedHeadcount(_ key: String) -> Fault {
    Fault(
      "mixed-headcount", "'\(key)' cannot stand beside moments",
      help: "give either '\(key)' alone, or moments with people")
  }
  /// `{50%: 2040, median: 2045}`.
  static func samePercentile(_ what: String, _ text: String) -> Fault {
    Fault("duplicate-share", "\(what) has the percentile \(text) twice", help: "keep one of them")
  }
  /// `{2040: 10%, 2040-01-01: 20%}`: keys differ, moments do not.
  static func samePoint(_ what: String, _ text: String) -> Fault {
    Fault("duplicate-moment", "\(what) has the moment \(text) twice", help: "keep one of them")
  }
}

// MARK: - Meaning

/// What only several parts of a problem show.
extension Fault {
  /// Pooled and separate credit differ by much; a default would be a guess about the author's institution.
  static func creditNeeded(_ chunk: String) -> Fault {
    Fault(
      "credit-needed",
      "chunk '\(chunk)' has a count above 1 and people who are not always correct, so it must say who gets credit",
      help:
        "add 'credit: pooled' (any correct attempt delivers a missing chunk) or 'credit: separate' (each chunk needs its own)"
    )
  }
  /// `a` after `b` after `a`; the middle of a long one is left out.
  static func cycle(_ names: [String]) -> Fault {
    // A circle of thousands need not be read to be found.
    let shown = names.count <= 12 ? names : names.prefix(6) + ["…"] + names.suffix(5)
    return Fault(
      "cycle", "chunks wait for each other: \(shown.joined(separator: " → "))",
      help: "remove one 'after' of the circle")
  }
  /// `team: {a: 1, b: 1}` beside `pools: [a]`.
  static func teamAndPools(_ chunk: String) -> Fault {
    Fault(
      "team-and-pools", "chunk '\(chunk)' has a mixed team and 'pools' too",
      help: "a mixed team names its pools itself: remove 'pools'")
  }
  /// `correct` in a chunk that has no mixed team.
  static func correctWithoutTeam(_ chunk: String) -> Fault {
    Fault(
      "correct-without-team", "'correct' of a chunk is for mixed teams, and '\(chunk)' has none",
      help: "write it per pool: pools: {NAME: {correct: 10%}}")
  }
  /// A world overrides what no attempt there would use.
  static func notEligible(_ pool: String, _ chunk: String) -> Fault {
    Fault(
      "not-eligible", "pool '\(pool)' does not work on chunk '\(chunk)' in the file",
      help: "add it to the chunk's 'pools' first")
  }
  /// `cost: 100k` without `budgets`.
  static var costNeedsBudget: Fault {
    Fault(
      "cost-without-budget", "a cost without a budget to pay it from",
      help: "add 'budgets: {money: 1M}' or remove the cost")
  }
  /// `cost: 100k` with two budgets.
  static func costNeedsName(_ budgets: [String]) -> Fault {
    Fault(
      "cost-without-budget", "there are several budgets, and this cost does not say which",
      help: "write cost: {\(budgets.first ?? "money"): …}")
  }
  /// `start: 1e15`: doubles are further apart there than steps.
  static func farStart(_ text: String) -> Fault {
    Fault(
      "out-of-range", "start \(text) is so far from 0 that one step cannot be told from the next",
      help: "write a year such as 2026, or leave it out and count years from now")
  }

  /// Less than one step, or too many of them.
  static func horizon(_ text: String, _ what: String, steps: Double) -> Fault {
    // The two have opposite cures.
    steps < 1
      ? Fault(
        "out-of-range", "\(what) \(text) is shorter than a step",
        help: "make the horizon longer or the step shorter")
      : Fault(
        "out-of-range",
        "\(what) \(text) is \(Spelling.short(steps.rounded(.down))) steps, and at most 100,000 are allowed",
        help: "make the step longer")
  }
  /// `start: 2026, horizon: 2050`, which is meant as `until`.
  static func horizonIsMoment(_ horizon: Double, start: Double) -> Fault {
    // The difference is probably what was meant.
    let (text, years) = (Spelling.short(horizon), Spelling.short(horizon - start))
    return Fault(
      "out-of-range", "horizon \(text) is a number of years after the start, and looks like a moment",
      help: horizon > start ? "write \(years), or until: \(text)" : "write years, such as 24, or until: 2050")
  }
  /// Both say the same thing.
  static var horizonAndUntil: Fault {
    Fault("horizon-and-until", "'horizon' and 'until' are both there", help: "keep one of them")
  }
  /// `growth: 10`, which is meant to be 10 %.
  static func growthRate(_ what: String, _ text: String) -> Fault {
    Fault(
      "out-of-range", "\(what) is \(text), and a growth above 1 a year needs its %",
      help: "write \(percentHelp(text))")
  }
  /// The last step would have more people than a pool may have.
  static func growth(_ pool: String) -> Fault {
    Fault(
      "out-of-range", "the headcount of '\(pool)' grows past 10,000,000 within the horizon",
      help: "growth is a year: 10%")
  }
}

// MARK: - Overrides

/// Values that are put in the place of those that a file states.
extension Fault {
  /// A key on the way to a value that the file does not have.
  static func overrideKey(_ key: String, near: String?) -> Fault {
    Fault(
      "override", "the file has nothing at '\(key)' that could be given another value",
      help: near.map { "did you mean '\($0)'?" }
        ?? "write the keys from the top of the file on with dots between, such as pools.field.correct")
  }
  /// Not what a file could have behind a key.
  static func overrideValue(_ key: String, _ value: String) -> Fault {
    Fault(
      "override", "'\(value.prefix(40))' cannot be the value of '\(key)': it is not valid YAML on one line",
      help: "write it as the file would, on one line, such as 10%, 2045 or {2040: 50%, never: 50%}")
  }
}

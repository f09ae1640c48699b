/// What can be wrong with a file, and how it is said: the wording of the whole reader.
struct Fault {
  let code: String
  let message: String
  var help: String?
  var severity = Diagnostic.Severity.error

  init(_ code: String, _ message: String, help: String? = nil, severity: Diagnostic.Severity = .error) {
    self.code = code
    self.message = message
    self.help = help
    self.severity = severity
  }
}

extension Diagnostic {
  static func at(_ place: Place, _ path: String, _ fault: Fault) -> Diagnostic {
    Diagnostic(
      severity: fault.severity, code: fault.code, path: path, line: place.line, column: place.column,
      length: place.length, message: fault.message, help: fault.help)
  }
}

// MARK: - The file as a whole

extension Fault {
  static var fileTooLarge: Fault {
    Fault("too-large", "the file is larger than 16 MB", help: "split it, or keep long tables in CSV files")
  }
  static var notUTF8: Fault {
    Fault("encoding", "the file is not UTF-8 text", help: "save it as UTF-8")
  }
  static func controlCharacter(_ byte: Int) -> Fault {
    Fault(
      "encoding", "the file holds the control character \(byte): it is not a text file",
      help: "give a YAML or JSON file, saved as UTF-8")
  }
  static var empty: Fault {
    Fault("empty", "the file is empty", help: "`sidereal init` prints a file to start from")
  }
  static var notMapping: Fault {
    Fault(
      "not-a-mapping", "the file is not a mapping of keys to values",
      help: "it needs the keys time, deadline, pools and chunks; `sidereal init` prints a file to start from")
  }
  static var severalDocuments: Fault {
    Fault(
      "several-documents", "the file holds more than one document",
      help: "keep one problem a file: remove '---'")
  }
  static func broken(_ problem: String) -> Fault {
    Fault(
      "syntax", "this is not valid YAML: \(problem)",
      help: "look at quotes, brackets and indentation up to here")
  }
  static var tooDeep: Fault {
    Fault("too-deep", "values are nested more than 100 deep", help: "a problem needs no more than 6 levels")
  }
  static var tooManyAliases: Fault {
    Fault("too-many-aliases", "aliases lead to more than 10,000 values", help: "write the values out")
  }
  static var aliasAsKey: Fault {
    Fault("alias-as-key", "an alias stands in the place of a key", help: "write the key out")
  }
  static var keyNotText: Fault {
    Fault("key-not-text", "a key is a list or a mapping", help: "keys are plain text")
  }
}

// MARK: - Keys and names

extension Fault {
  static func duplicateKey(_ key: String) -> Fault {
    Fault("duplicate-key", "'\(key)' is there twice", help: "keep one of them")
  }
  static func unknownKey(_ key: String, in what: String, like near: String?, known: [String]) -> Fault {
    Fault(
      "unknown-key", "\(what) has no key '\(key)'",
      help: near.map { "did you mean '\($0)'?" } ?? "known keys: \(known.joined(separator: ", "))")
  }
  static func missingKey(_ key: String, in what: String) -> Fault {
    Fault("missing-key", "\(what) has no '\(key)'", help: "add '\(key):'")
  }
  static func unknownName(_ name: String, kind: String, like near: String?, known: [String]) -> Fault {
    Fault(
      "unknown-name", "there is no \(kind) '\(name)'",
      help: near.map { "did you mean '\($0)'?" }
        ?? (known.isEmpty
          ? "the file states no \(kind)" : "the file has: \(known.prefix(12).joined(separator: ", "))"))
  }
  static func badName(_ why: String) -> Fault {
    Fault(
      "bad-name", "this name \(why)", help: "names are text of 1 to 200 characters without control characters"
    )
  }
  static func notSupported(_ what: String, help: String? = nil) -> Fault {
    Fault(
      "not-supported", "\(what) is not supported yet",
      help: help ?? "leave it out to solve the problem without it")
  }
  static func tooMany(_ what: String, _ limit: String) -> Fault {
    Fault(
      "too-many", "more than \(limit) \(what)", help: "bundles of equal chunks are one entry with a count")
  }
  static func duplicateEntry(_ name: String) -> Fault {
    Fault("duplicate-entry", "'\(name)' is listed twice", help: "keep one of them")
  }
}

// MARK: - Shapes

extension Fault {
  static func missingValue(_ what: String) -> Fault {
    Fault("missing-value", "\(what): a value is missing", help: "give a value or remove the key")
  }
  static func wrongShape(_ what: String, _ wanted: String, _ found: String) -> Fault {
    Fault("wrong-type", "\(what) is \(found), and should be \(wanted)")
  }
  static func nothingIn(_ what: String) -> Fault {
    Fault("empty-list", "\(what) is empty", help: "give at least one")
  }
  static func notNumber(_ what: String, _ text: String, _ wanted: String, help: String? = nil) -> Fault {
    Fault("not-a-number", "\(what) is '\(text)', and should be \(wanted)", help: help)
  }
  static func notChoice(_ what: String, _ text: String, _ choices: [String]) -> Fault {
    let near = Spelling.nearest(to: text, among: choices)
    return Fault(
      "wrong-value", "\(what) is '\(text)', and should be \(choices.joined(separator: " or "))",
      help: near.map { "did you mean '\($0)'?" })
  }
}

// MARK: - Values

extension Fault {
  static func share(_ what: String, _ text: String, isPercent: Bool) -> Fault {
    Fault(
      "share-range", "\(what) is \(text), and a share lies between 0 and 1",
      help: isPercent ? "a share is at most 100 %" : "write \(percentHelp(text))")
  }
  private static func percentHelp(_ text: String) -> String {
    guard let number = Double(text), number > 1, number <= 100 else { return "a number such as 10% or 0.1" }
    return "\(text)% or \(Spelling.short(number / 100))"
  }
  static func negativeShare(_ what: String, _ text: String) -> Fault {
    Fault(
      "share-range", "\(what) is \(text), and a share lies between 0 and 1", help: "a share is never negative"
    )
  }
  static func zeroShare(_ what: String) -> Fault {
    Fault(
      "share-range", "\(what) is 0, and must be above 0",
      help: "leave the pool out of the chunk's 'pools' instead")
  }
  static func range(_ what: String, _ text: String, _ wanted: String, help: String? = nil) -> Fault {
    Fault("out-of-range", "\(what) is \(text), and should be \(wanted)", help: help)
  }
  static func ambiguousM(_ text: String) -> Fault {
    Fault(
      "ambiguous-amount", "'\(text)' may mean thousand or million",
      help: "write k for thousand, M for million, B for billion")
  }
  static func sum(_ what: String, _ sum: Double) -> Fault {
    Fault(
      "sum", "\(what) sum to \(Spelling.short(sum)), and should sum to 1",
      help: "let them add up to 100%; what is left of a deadline is 'never'")
  }
  static func sumAbove(_ what: String, _ sum: Double) -> Fault {
    Fault(
      "sum", "\(what) sum to \(Spelling.short(sum)), which is more than 1",
      help: "let them add up to 100% at most")
  }
  static func falling(_ what: String) -> Fault {
    Fault(
      "falling-law", "\(what): cumulative chances fall", help: "each chance is at least the one before it")
  }
  static func beforeStart(_ what: String, _ text: String, _ start: Double) -> Fault {
    Fault(
      "before-start", "\(what) is \(text), before the start at \(Spelling.short(start))",
      help: "moments are on the same scale as time.start")
  }
  static func interval(_ what: String, _ text: String) -> Fault {
    Fault("interval", "\(what) '\(text)' does not rise", help: "write the smaller end first: 2035 to 2070")
  }
  static func samePoint(_ what: String, _ text: String) -> Fault {
    Fault("duplicate-moment", "\(what) has the moment \(text) twice", help: "keep one of them")
  }
  static func csv(_ file: String, _ why: String) -> Fault {
    Fault(
      "csv", "the CSV file '\(file)' \(why)",
      help: "two columns, a moment and a value; the path is relative to the problem file")
  }
}

// MARK: - Meaning

extension Fault {
  static func creditNeeded(_ chunk: String) -> Fault {
    Fault(
      "credit-needed",
      "chunk '\(chunk)' has a count above 1 and people who are not always correct, so it must say who gets credit",
      help:
        "add 'credit: pooled' (any correct attempt delivers a missing chunk) or 'credit: separate' (each chunk needs its own)"
    )
  }
  static func cycle(_ names: [String]) -> Fault {
    Fault(
      "cycle", "chunks wait for each other: \(names.joined(separator: " → "))",
      help: "remove one 'after' of the circle")
  }
  static func teamAndPools(_ chunk: String) -> Fault {
    Fault(
      "team-and-pools", "chunk '\(chunk)' has a mixed team and 'pools' too",
      help: "a mixed team names its pools itself: remove 'pools'")
  }
  static func correctWithoutTeam(_ chunk: String) -> Fault {
    Fault(
      "correct-without-team", "'correct' of a chunk is for mixed teams, and '\(chunk)' has none",
      help: "write it per pool: pools: {NAME: {correct: 10%}}")
  }
  static func notEligible(_ pool: String, _ chunk: String) -> Fault {
    Fault(
      "not-eligible", "pool '\(pool)' does not work on chunk '\(chunk)' in the file",
      help: "add it to the chunk's 'pools' first")
  }
  static var costNeedsBudget: Fault {
    Fault(
      "cost-without-budget", "a cost without a budget to pay it from",
      help: "add 'budgets: {money: 1M}' or remove the cost")
  }
  static func costNeedsName(_ budgets: [String]) -> Fault {
    Fault(
      "cost-without-budget", "there are several budgets, and this cost does not say which",
      help: "write cost: {\(budgets.first ?? "money"): …}")
  }
  static func horizon(_ text: String, steps: Double) -> Fault {
    steps < 1
      ? Fault(
        "out-of-range", "horizon \(text) is shorter than a step",
        help: "make the horizon longer or the step shorter")
      : Fault(
        "out-of-range",
        "horizon \(text) is \(Spelling.short(steps.rounded(.down))) steps, and at most 100,000 are allowed",
        help: "make the step longer")
  }
  static func tooLong(chunk: String, pool: String, years: Double, horizon: Double) -> Fault {
    Fault(
      "longer-than-horizon",
      "an attempt of '\(pool)' on '\(chunk)' takes \(Spelling.short(years)) years, longer than the horizon of \(Spelling.short(horizon)): that pool cannot do that chunk",
      help: "if that is not meant, look at years, pace and horizon", severity: .warning)
  }
  static func growth(_ pool: String) -> Fault {
    Fault(
      "out-of-range", "the headcount of '\(pool)' grows past 10,000,000 within the horizon",
      help: "growth is a year: 10%")
  }
}

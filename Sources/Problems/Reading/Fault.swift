/// A mistake or a warning without its place: what can be wrong with a file, and how it is said. The wording
/// of the whole reader is here and in the files beside it.
///
/// Each says what is wrong in the author's own words first, then what to do about it; its code names the
/// kind for programs, and stays the same when the wording changes.
struct Fault {
  /// Of the kind of mistake, such as `unknown-key`.
  let code: String
  /// What is wrong, as a sentence without a full stop.
  let message: String
  /// What to do about it; nil: the message says it.
  var help: String?
  var severity = Diagnostic.Severity.error

  init(_ code: String, _ message: String, help: String? = nil, severity: Diagnostic.Severity = .error) {
    self.code = code
    self.message = message
    self.help = help
    self.severity = severity
  }
}

/// A fault at a place.
extension Diagnostic {
  static func at(_ place: Place, path: String, _ fault: Fault) -> Diagnostic {
    let fault = place.spot?.placed(fault) ?? fault
    return Diagnostic(
      severity: fault.severity, code: fault.code, path: path, line: place.line, column: place.column,
      length: place.length, message: fault.message, help: fault.help)
  }
}

// MARK: - The file as a whole

/// Files that are no document at all.
extension Fault {
  /// The parser would take minutes, and no problem needs it.
  static var fileTooLarge: Fault {
    Fault("too-large", "the file is larger than 16 MB", help: "split it, or keep long tables in CSV files")
  }
  /// Saved in another encoding, or no text at all.
  static var notUTF8: Fault {
    Fault("encoding", "the file is not UTF-8 text", help: "save it as UTF-8")
  }
  /// A binary file, or one whose characters would steer a terminal.
  static func controlCharacter(_ byte: Int) -> Fault {
    Fault(
      "encoding",
      "the file holds the control character \(Unicode.Scalar(UInt32(byte))?.codePoint ?? ""): it is not a text file",
      help: "give a YAML or JSON file, saved as UTF-8")
  }
  /// Nothing but white space and comments.
  static var empty: Fault {
    Fault("empty", "the file is empty", help: "`sidereal init` prints a file to start from")
  }
  /// A list or a single value at the top.
  static var notMapping: Fault {
    Fault(
      "not-a-mapping", "the file is not a mapping of keys to values",
      help: "it needs the keys time, deadline, pools and chunks; `sidereal init` prints a file to start from")
  }
  /// `---` between two problems.
  static var severalDocuments: Fault {
    Fault(
      "several-documents", "the file holds more than one document",
      help: "keep one problem a file: remove '---'")
  }
  /// In the parser's own words, which are about places around the mistake.
  static func broken(_ problem: String) -> Fault {
    Fault(
      "syntax", "this is not valid YAML: \(problem)",
      help: "look at quotes, brackets and indentation up to here")
  }
  /// Deeper than any problem, and than the reader's stack is meant for.
  static var tooDeep: Fault {
    Fault("too-deep", "values are nested more than 100 deep", help: "a problem needs no more than 6 levels")
  }
  /// A few lines of aliases can stand for billions of values ("billion laughs").
  static var tooManyAliases: Fault {
    Fault("too-many-aliases", "aliases lead to more than 10,000 values", help: "write the values out")
  }
  /// `*a: 1` or `? a`.
  static var aliasAsKey: Fault {
    Fault(
      "alias-as-key", "an alias or a '?' stands in the place of a key",
      help: "write the key out, as plain text")
  }
  /// `<<: 5`.
  static var mergeOfNoMapping: Fault {
    Fault(
      "merge", "the merge key '<<' is given something else than a mapping",
      help: "write '<<: *NAME' with the anchor of a mapping, or write the keys out")
  }
  /// `!python/object`, or `!!binary`.
  static func customTag(_ tag: String) -> Fault {
    let text = tag.replacing("tag:yaml.org,2002:", with: "!!")
    return Fault(
      "tag", "the tag '\(text)' means nothing here",
      help: "remove it: plain text, numbers, lists and mappings do")
  }
  /// `{[a, b]: 1}`.
  static var keyNotText: Fault {
    Fault("key-not-text", "a key is a list or a mapping", help: "keys are plain text")
  }
}

// MARK: - Keys and names

/// Keys and names that are not there, or twice.
extension Fault {
  /// YAML forbids it, and most readers take the last one without a word.
  static func duplicateKey(_ key: String) -> Fault {
    Fault("duplicate-key", "'\(key)' is there twice", help: "keep one of them")
  }
  /// A misspelt key would be a value that the author believes to be stated.
  static func unknownKey(_ key: String, in what: String, like near: String?, known: [String]) -> Fault {
    Fault(
      "unknown-key", "\(what) has no key '\(key)'",
      help: near.map { "did you mean '\($0)'?" } ?? "known keys: \(known.joined(separator: ", "))")
  }
  /// - Parameter other: what may stand in its place.
  static func missingKey(_ key: String, or other: String?, in what: String) -> Fault {
    Fault(
      "missing-key", "\(what) has no '\(key)'",
      help: "add '\(key):'" + (other.map { " or '\($0):'" } ?? ""))
  }
  /// A pool, chunk or budget that the file does not have; near names are likelier than others.
  static func unknownName(_ name: String, kind: String, like near: String?, known: [String]) -> Fault {
    Fault(
      "unknown-name", "there is no \(kind) '\(name)'",
      help: near.map { "did you mean '\($0)'?" }
        ?? (known.isEmpty
          ? "the file states no \(kind)" : "the file has: \(known.prefix(12).joined(separator: ", "))"))
  }
  /// Names are printed in tables and messages.
  static func badName(_ why: String) -> Fault {
    Fault(
      "bad-name", "this name \(why)", help: "names are text of 1 to 200 characters without control characters"
    )
  }
  /// More than the reader lets through.
  static func tooMany(_ what: String, _ limit: String) -> Fault {
    Fault(
      "too-many", "more than \(limit) \(what)", help: "bundles of equal chunks are one entry with a count")
  }
  /// Each alone is within its limit, but not all chunks with all pools.
  static func tooManyPairs(_ pairs: Int) -> Fault {
    Fault(
      "too-many",
      "there are \(pairs) pairs of a chunk and a pool that may do it, and at most 4,000,000 are allowed",
      help: "list the pools of each chunk that may do it, or make one pool of those that are alike")
  }
  /// `after: [a, a]`.
  static func duplicateEntry(_ name: String) -> Fault {
    Fault("duplicate-entry", "'\(name)' is listed twice", help: "keep one of them")
  }
}

// MARK: - Shapes

/// Values of the wrong kind, and what may have been meant.
extension Fault {
  /// `years:` with nothing behind it.
  static func missingValue(_ what: String) -> Fault {
    Fault("missing-value", "\(what): a value is missing", help: "give a value or remove the key")
  }
  /// A list where a number should be, and the like.
  static func wrongShape(_ what: String, wanted: String, found: String) -> Fault {
    Fault("wrong-type", "\(what) is \(found), and should be \(wanted)")
  }
  /// `pools: {}`.
  static func nothingIn(_ what: String) -> Fault {
    Fault("empty-list", "\(what) is empty", help: "give at least one")
  }
  /// `correct: high`.
  static func notNumber(_ what: String, _ text: String, wanted: String, help: String? = nil) -> Fault {
    Fault("not-a-number", "\(what) is '\(text)', and should be \(wanted)", help: numberHelp(text) ?? help)
  }
  /// What may have been meant by a text that is no number: a decimal comma, or thousands in groups.
  private static func numberHelp(_ text: String) -> String? {
    if text.hasSuffix("%") { return numberHelp(String(text.dropLast())).map { $0 + "%" } }
    // `1_000`, `1 000`, `1'000`.
    let digits = text.replacing("_", with: "").replacing(" ", with: "").replacing("'", with: "")
    if digits != text, Cursor.decimal(digits) != nil { return "write \(digits)" }
    guard text.contains(",") else { return nil }
    let (point, none) = (text.replacing(",", with: "."), text.replacing(",", with: ""))
    // `1,234` may be either; `1,5` only a decimal.
    let isGrouped = text.wholeMatch(of: /[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?/) != nil
    if isGrouped, Cursor.decimal(none) != nil {
      return Cursor.decimal(point) == nil ? "write \(none)" : "write \(none) or \(point)"
    }
    return Cursor.decimal(point) == nil ? nil : "write \(point)"
  }
  /// `until: soon`.
  static func notMoment(_ what: String, _ text: String) -> Fault {
    Fault(
      "not-a-number", "\(what) is '\(text)', and should be a moment",
      help: momentHelp(text) ?? "write a year such as 2035, or a date such as 2035-07-01")
  }
  /// What may have been meant by a text that is no moment.
  static func momentHelp(_ text: String) -> String? {
    // `2035-07`, then a date with a time, then dates in the order of other countries.
    if text.wholeMatch(of: /\d{4}-\d{1,2}/) != nil { return "write a day too: \(text)-01" }
    if let match = text.prefixMatch(of: /(\d{4}-\d{1,2}-\d{1,2})[Tt ]/) {
      return "write the day alone: \(match.1)"
    }
    if let match = text.wholeMatch(of: /(\d{1,2})\.(\d{1,2})\.(\d{4})/) {
      return "write year, month and day: \(match.3)-\(match.2)-\(match.1)"
    }
    if text.wholeMatch(of: /\d{1,2}\/\d{1,2}\/\d{4}|\d{4}\/\d{1,2}\/\d{1,2}/) != nil {
      return "write year, month and day: 2035-07-01"
    }
    if text.wholeMatch(of: /\d{4}-\d{1,2}-\d{1,2}/) != nil { return "there is no such day" }
    return numberHelp(text)
  }
  /// `needed: "true"` is a text in YAML.
  static func quotedChoice(_ what: String, _ text: String, choices: [String]) -> Fault {
    Fault(
      "wrong-value", "\(what) is the text \"\(text)\", and should be \(choices.joined(separator: " or "))",
      help: "write it without quotes")
  }
  /// `joining: rely`.
  static func notChoice(_ what: String, _ text: String, choices: [String]) -> Fault {
    let near = Spelling.nearest(to: text, among: choices)
    return Fault(
      "wrong-value", "\(what) is '\(text)', and should be \(choices.joined(separator: " or "))",
      help: near.map { "did you mean '\($0)'?" })
  }
}

extension Unicode.Scalar {
  /// The usual name of a character that cannot be shown: "U+001B".
  var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

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
    Fault(
      "alias-as-key", "an alias or a '?' stands in the place of a key",
      help: "write the key out, as plain text")
  }
  static var mergeOfNoMapping: Fault {
    Fault(
      "merge", "the merge key '<<' is given something else than a mapping",
      help: "write '<<: *NAME' with the anchor of a mapping, or write the keys out")
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

/// A value of the file with its path and what to call it. All readers go by cursors: they report what is
/// wrong where it stands, and give nil.
struct Cursor {
  let item: Item
  /// JSON Pointer.
  /// For programs, "/pools/field/correct".
  let path: String
  /// What a message calls it, such as "correct of pool 'field'".
  let name: String
  /// The key under which it stands: where what it lacks is reported.
  let key: Place
  /// Where it reports.
  let faults: FaultList
  /// Where its own characters stand, if it is only a part of the value.
  var stated: Place?

  /// At the value itself, …
  func report(_ fault: Fault) { faults.add(.at(item.place, path: path, fault)) }
  /// … or at its key, where something is missing.
  func reportAtKey(_ fault: Fault) { faults.add(.at(key, path: path, fault)) }

  /// A step of a JSON Pointer (RFC 6901), in which `~` and `/` are escaped.
  static func pointer(_ key: String) -> String {
    let isPlain = key.utf8.allSatisfy { $0 != UInt8(ascii: "~") && $0 != UInt8(ascii: "/") }
    return "/" + (isPlain ? key : key.replacing("~", with: "~0").replacing("/", with: "~1"))
  }

  /// The value of an entry.
  private func child(_ entry: Item.Entry, named name: String) -> Cursor {
    Cursor(
      item: entry.value, path: path + Self.pointer(entry.key), name: name, key: entry.place, faults: faults)
  }

  /// What a value is called in messages: "correct of pool 'field'"; at the top just the key.
  private func called(_ key: String) -> String { name == "the file" ? key : "\(key) of \(name)" }

  /// Whether nothing stands there: YAML's ways to write null, without quotes.
  var isMissing: Bool {
    if case .scalar(let text, true) = item.kind { return ["", "~", "null", "Null", "NULL"].contains(text) }
    return false
  }

  /// What stands there, in words; of long texts the beginning.
  private var shape: String {
    switch item.kind {
    case .scalar(let text, _): isMissing ? "missing" : "'\(text.prefix(40))'"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }

  /// Reports that something else was wanted.
  func wrongShape(_ wanted: String) {
    report(isMissing ? .missingValue(name) : .wrongShape(name, wanted: wanted, found: shape))
  }

  // MARK: - Mappings

  /// The entries of a mapping; nil, reported, for anything else.
  private func entries(_ wanted: String) -> [Item.Entry]? {
    guard case .mapping(let entries) = item.kind else {
      wrongShape(wanted)
      return nil
    }
    return entries
  }

  /// A mapping with known keys only: their values. Unknown keys are reported, with the known one that may be
  /// meant, and required ones that are missing, unless an unknown one is probably it.
  ///
  /// - Parameter alternatives: what may stand in the place of a required key.
  func fields(
    _ known: [String], required: [String] = [], alternatives: [String: String] = [:]
  ) -> [String: Cursor]? {
    guard let entries = entries("a mapping with the keys \(known.joined(separator: ", "))") else {
      return nil
    }
    var found: [String: Cursor] = [:]
    var meant: Set<String> = []
    let present = Set(entries.map(\.key))
    let open = known.filter { !present.contains($0) }
    for entry in entries {
      if known.contains(entry.key) {
        found[entry.key] = child(entry, named: called(entry.key))
        continue
      }
      // A key that is not there yet is likelier to be meant than one that is.
      let near =
        faults.nearest(to: entry.key, among: open) ?? faults.nearest(to: entry.key, among: known)
      // Its right spelling is not missing any more.
      if let near { meant.insert(near) }
      faults.add(
        .at(
          entry.place, path: path + Self.pointer(entry.key),
          .unknownKey(entry.key, in: name, like: near, known: known)))
    }
    for key in required where found[key] == nil && !meant.contains(key) {
      if let other = alternatives[key], found[other] != nil || meant.contains(other) { continue }
      reportAtKey(.missingKey(key, or: alternatives[key], in: name))
    }
    return found
  }

  /// A mapping of the author's own names, in order, each held against what names may be.
  func named(_ kind: String) -> [(name: String, value: Cursor)]? {
    guard let entries = entries("a mapping of names") else { return nil }
    if entries.isEmpty, !item.lacksLines { reportAtKey(.nothingIn(name)) }
    return entries.map { entry in
      if entry.key.isEmpty {
        faults.add(.at(entry.place, path: path, .badName("is empty")))
      } else if entry.key.count > 200 {
        faults.add(.at(entry.place, path: path, .badName("is longer than 200 characters")))
      } else if let scalar = entry.key.unicodeScalars.first(where: ShownText.isForbiddenInNames) {
        faults.add(.at(entry.place, path: path, .badName("holds the control character \(scalar.codePoint)")))
      }
      return (entry.key, child(entry, named: "\(kind) '\(entry.key)'"))
    }
  }

  /// A mapping whose keys are looked at by the caller, such as moments.
  func pairs(_ wanted: String) -> [(key: String, place: Place, value: Cursor)]? {
    entries(wanted)?.map { entry in
      (entry.key, entry.place, child(entry, named: "\(name) at \(entry.key)"))
    }
  }

  /// A list's values; nil, reported, for anything else.
  func list(_ wanted: String) -> [Cursor]? {
    guard case .sequence(let items) = item.kind else {
      wrongShape(wanted)
      return nil
    }
    return items.enumerated().map {
      Cursor(item: $1, path: path + "/\($0)", name: name, key: $1.place, faults: faults)
    }
  }

  /// The value of a key, without a look at the others; nothing is reported.
  func field(_ key: String) -> Cursor? {
    guard case .mapping(let entries) = item.kind else { return nil }
    return entries.first { $0.key == key }.map { child($0, named: called($0.key)) }
  }

  var isMapping: Bool { if case .mapping = item.kind { true } else { false } }
  /// Whether it is written as a percentage.
  var isPercent: Bool { item.text?.hasSuffix("%") ?? false }
  var isList: Bool { if case .sequence = item.kind { true } else { false } }
  var keys: [String] { if case .mapping(let entries) = item.kind { entries.map(\.key) } else { [] } }

  // MARK: - Scalars

  /// The text as written; nil (reported) for anything but a scalar with a value.
  func text(_ wanted: String) -> String? {
    guard case .scalar(let text, _) = item.kind, !isMissing else {
      wrongShape(wanted)
      return nil
    }
    return text
  }

  /// One of a few words.
  func choice<Choice: RawRepresentable & CaseIterable>(_ type: Choice.Type) -> Choice?
  where Choice.RawValue == String {
    let choices = Choice.allCases.map(\.rawValue)
    guard let text = text(choices.joined(separator: " or ")) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    report(.notChoice(name, text, choices: choices))
    return nil
  }

  /// YAML 1.2's spellings of true and false; `yes` and `on` are texts.
  func bool() -> Bool? {
    guard let text = text("true or false") else { return nil }
    // A quoted word is a text, whatever it says.
    if case .scalar(_, isPlain: false) = item.kind {
      report(.quotedChoice(name, text, choices: ["true", "false"]))
      return nil
    }
    switch text {
    case "true", "True", "TRUE": return true
    case "false", "False", "FALSE": return false
    default:
      report(.notChoice(name, text, choices: ["true", "false"]))
      return nil
    }
  }
}

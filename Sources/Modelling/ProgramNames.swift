/// Names that MPS and CPLEX LP files carry to every reader.
enum ProgramNames {
  /// What GLPK and the LP format allow.
  static let maximumLength = 255

  /// Words that open a section or stand for a number in the LP format, in lower case.
  private static let reserved: Set<String> = [
    "min", "max", "minimize", "maximize", "minimise", "maximise", "minimum", "maximum", "subject", "such",
    "to", "that", "st", "s.t.", "st.", "bound", "bounds", "free", "inf", "infinity", "general", "generals",
    "gen", "integer", "integers", "int", "binary", "binaries", "bin", "semi", "sos", "sos1", "sos2", "end",
    "nan", "obj", "rhs", "rng", "bnd",
  ]

  /// A letter or `_` first, then letters, digits, `_` and `.`; nothing that a reader takes for a number or a
  /// section.
  static func isValid(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    guard let first = bytes.first, bytes.count <= maximumLength, isLetter(first) || first == 0x5F,
      bytes.allSatisfy({ isLetter($0) || isDigit($0) || $0 == 0x5F || $0 == 0x2E })
    else { return false }
    // "2 e1" would be read as twenty.
    let isExponent = bytes.count > 1 && (first == 0x45 || first == 0x65) && isDigit(bytes[1])
    return !isExponent && !reserved.contains(name.lowercased())
  }

  /// `name`, with as many underscores as keep it apart from those that are taken.
  static func fresh(_ name: String, among taken: Set<String>) -> String {
    var name = name
    while taken.contains(name) { name += "_" }
    return name
  }

  /// At most 40 characters, control characters as escapes.
  static func shown(_ name: String) -> String {
    let head = name.prefix(40).unicodeScalars.map { scalar in
      scalar.value < 0x20 || scalar.value == 0x7F ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
    }
    return head.joined() + (name.count > 40 ? "…" : "")
  }

  /// Of ASCII.
  private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) && byte < 0x80 }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

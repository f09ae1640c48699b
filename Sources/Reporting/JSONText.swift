import Problems

/// A JSON value whose objects keep the order of their keys.
public indirect enum JSONValue: Sendable {
  case object([(key: String, value: JSONValue)])
  case array([JSONValue])
  case string(String)
  /// Written as the shortest text that reads back as the same number; null where it is not finite.
  case number(Double)
  case integer(Int)
  case natural(UInt64)
  case bool(Bool)
  case null

  /// null where there is none.
  static func optional(_ number: Double?) -> JSONValue { number.map(JSONValue.number) ?? .null }
}

/// Writes JSON: the outermost object and the arrays in it with a line for each member, the rest on one line.
public enum JSONText {
  public static func text(_ value: JSONValue) -> String {
    guard case .object(let members) = value else { return inline(value) + "\n" }
    let lines = members.map { "  \(quoted($0.key)): \(block($0.value))" }
    return "{\n" + lines.joined(separator: ",\n") + "\n}\n"
  }

  private static func block(_ value: JSONValue) -> String {
    guard case .array(let elements) = value, !elements.isEmpty else { return inline(value) }
    return "[\n" + elements.map { "    " + inline($0) }.joined(separator: ",\n") + "\n  ]"
  }

  private static func inline(_ value: JSONValue) -> String {
    switch value {
    case .object(let members):
      "{" + members.map { "\(quoted($0.key)): \(inline($0.value))" }.joined(separator: ", ") + "}"
    case .array(let elements): "[" + elements.map(inline).joined(separator: ", ") + "]"
    case .string(let text): quoted(text)
    case .number(let number): self.number(number)
    case .integer(let number): String(number)
    case .natural(let number): String(number)
    case .bool(let value): value ? "true" : "false"
    case .null: "null"
    }
  }

  private static func number(_ number: Double) -> String {
    guard number.isFinite else { return "null" }
    if number == number.rounded(), abs(number) < 1e15 { return String(Int(number)) }
    return number.description
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      // What steers a terminal, or turns the order of letters, is not left as it is.
      case _ where (scalar.value < 0x20 || scalar.value > 0x7E) && String(scalar).shown != String(scalar):
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

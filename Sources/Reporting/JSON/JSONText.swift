import Problems
import Threads

/// A JSON value whose objects keep the order of their keys.
package enum JSONValue: Sendable {
  /// Keys in the order in which they are written.
  case object([(key: String, value: JSONValue)])
  /// Elements in their order.
  case array([JSONValue])
  /// Escaped where it is written.
  case string(String)
  /// Written as the shortest text that reads back as the same number; null where it is not finite.
  case number(Double)
  /// A count; digits alone.
  case integer(Int)
  /// A seed, which may be larger than any signed number.
  case natural(UInt64)
  /// `true` or `false`.
  case bool(Bool)
  /// What there is none of.
  case null

  /// null where there is none.
  package static func optional(_ number: Double?) -> JSONValue { number.map(JSONValue.number) ?? .null }

  /// null where there is none.
  package static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }
}

/// Writes JSON: the outermost object and the arrays in it with a line for each member, the rest on one line.
///
/// So a result can be read and compared line by line, and stays short: a row of a plan or a world is one line.
///
/// Everything is appended to one run of bytes: results of many worlds have hundreds of thousands of members.
package enum JSONText {
  /// The value with a line break at its end, as a file has it. Where the outermost value is no object it stands on
  /// one line.
  package static func text(_ value: JSONValue) -> String {
    var text: [UInt8] = []
    if case .object(let members) = value {
      text += "{\n".utf8
      for (place, member) in members.enumerated() {
        text += (place == 0 ? "  " : ",\n  ").utf8
        write(member.key, to: &text)
        text += ": ".utf8
        writeBlock(member.value, to: &text)
      }
      text += "\n}".utf8
    } else {
      write(value, to: &text)
    }
    text += "\n".utf8
    return String(decoding: text, as: UTF8.self)
  }

  /// The value on one line, without an end.
  package static func line(_ value: JSONValue) -> String {
    var text: [UInt8] = []
    write(value, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// A member of the outermost object: an array over several lines. Long ones are written in parts on several
  /// threads, whose bytes are put together in order.
  private static func writeBlock(_ value: JSONValue, to text: inout [UInt8]) {
    guard case .array(let elements) = value, !elements.isEmpty else { return write(value, to: &text) }
    let parts = (elements.count + elementsOfPart - 1) / elementsOfPart
    let written = ParallelMap.map(parts) { part in
      let first = part * elementsOfPart
      var text: [UInt8] = []
      for (place, element) in elements[first..<min(first + elementsOfPart, elements.count)].enumerated() {
        text += (first + place == 0 ? "[\n    " : ",\n    ").utf8
        write(element, to: &text)
      }
      return text
    }
    for part in written { text += part }
    text += "\n  ]".utf8
  }

  /// Elements of a long array that are written together, several parts at a time.
  private static let elementsOfPart = 256

  /// Any value, on one line.
  private static func write(_ value: JSONValue, to text: inout [UInt8]) {
    switch value {
    case .object(let members):
      text += "{".utf8
      for (place, member) in members.enumerated() {
        if place > 0 { text += ", ".utf8 }
        write(member.key, to: &text)
        text += ": ".utf8
        write(member.value, to: &text)
      }
      text += "}".utf8
    case .array(let elements):
      text += "[".utf8
      for (place, element) in elements.enumerated() {
        if place > 0 { text += ", ".utf8 }
        write(element, to: &text)
      }
      text += "]".utf8
    case .string(let string): write(string, to: &text)
    case .number(let number): text += self.number(number).utf8
    case .integer(let number): text += String(number).utf8
    case .natural(let number): text += String(number).utf8
    case .bool(let value): text += (value ? "true" : "false").utf8
    case .null: text += "null".utf8
    }
  }

  /// Whole numbers without a point, as long as doubles hold each of them; all others as Swift writes them, which is
  /// the shortest text that reads back the same.
  static func number(_ number: Double) -> String {
    guard number.isFinite else { return "null" }
    if number == number.rounded(), abs(number) < 1e15 { return String(Int(number)) }
    return number.description
  }

  /// A text in quotation marks. Most are plain names, which are copied whole.
  private static func write(_ string: String, to text: inout [UInt8]) {
    text += "\"".utf8
    // Printable ASCII without quotation mark and backslash.
    let isPlain = string.utf8.allSatisfy { $0 >= 0x20 && $0 <= 0x7E && $0 != 0x22 && $0 != 0x5C }
    if isPlain {
      text += string.utf8
    } else {
      for scalar in string.unicodeScalars { write(scalar, to: &text) }
    }
    text += "\"".utf8
  }

  /// One character of a text that is not plain.
  private static func write(_ scalar: Unicode.Scalar, to text: inout [UInt8]) {
    switch scalar {
    case "\"": text += "\\\"".utf8
    case "\\": text += "\\\\".utf8
    case "\n": text += "\\n".utf8
    case "\r": text += "\\r".utf8
    case "\t": text += "\\t".utf8
    // What steers a terminal, or turns the order of letters, is not left as it is.
    case _ where (scalar.value < 0x20 || scalar.value > 0x7E) && String(scalar).shown != String(scalar):
      let digits = String(scalar.value, radix: 16)
      text += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
    default: text += String(scalar).utf8
    }
  }
}

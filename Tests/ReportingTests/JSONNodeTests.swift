import Testing

@testable import Reporting

/// Reading JSON: every sort of value, and what is none.
@Suite struct JSONNodeTests {
  @Test(arguments: [
    ("null", "null"), ("true", "true"), ("false", "false"), ("1", "1"), ("-2.5", "-2.5"), ("1e3", "1000"),
    (#""a\u00e9\n""#, "'aé\n'"), ("[]", "an array"), ("[1, [2]]", "an array"), ("{}", "an object"),
    (#"{"a": {"b": null}}"#, "an object"), (" 7 ", "7"),
  ])
  func words(text: String, words: String) throws {
    #expect(try JSONNode.read(Array(text.utf8)).words == words)
  }

  @Test(arguments: [
    "", "{", "[1,", "nul", "'a'", "{a: 1}", #"{"a" 1}"#, "[1 2]", #""open"#, "\u{0}", "NaN", "[1]]",
  ])
  func refuses(_ text: String) {
    #expect(throws: JSONNode.Malformed.self) { try JSONNode.read(Array(text.utf8)) }
  }

  /// A decoder works out the way to every value that is not of the kind it tries first, and ways are as long as values are deep.
  @Test(.timeLimit(.minutes(1))) func deepValuesAreRefusedBeforeTheyAreDecoded() throws {
    func nested(_ depth: Int, _ inner: String) -> [UInt8] {
      Array((String(repeating: "[", count: depth) + inner + String(repeating: "]", count: depth)).utf8)
    }
    #expect(try JSONNode.read(nested(32, #""[[\"{{\\""#)).words == "an array")
    let error = try #require(throws: JSONNode.Malformed.self) {
      try JSONNode.read(nested(400, [String](repeating: "\"a\"", count: 100_000).joined(separator: ",")))
    }
    #expect(error.reason.contains("more than 32 deep"))
    #expect(throws: JSONNode.Malformed.self) { try JSONNode.read(nested(33, "")) }
    // Side by side there may be as many as anybody likes.
    #expect(
      try JSONNode.read(Array("[\(String(repeating: "[{}],", count: 100))[]]".utf8)).words == "an array")
  }

  @Test("bytes that are no text are refused, not misread") func bytes() {
    for bytes in [[0x80], [0x5B, 0xC3, 0x5D]] as [[UInt8]] {
      #expect(throws: JSONNode.Malformed.self) { try JSONNode.read(bytes) }
    }
  }

  @Test("a number that no double holds is told from one that does") func hugeNumbers() throws {
    guard case .array(let nodes) = try JSONNode.read(Array("[1e300, 123456789012345678901234567890]".utf8))
    else {
      Issue.record("no array")
      return
    }
    #expect(nodes.count == 2)
    for node in nodes { if case .number(let number) = node { #expect(number.isFinite) } }
  }

  /// What is written is read back, number for number.
  @Test func writesWhatItReads() throws {
    let value = JSONValue.object([
      ("numbers", .array([0.1, -0, 1e-300, 1 / 3, 4e15, .pi].map(JSONValue.number))),
      ("counts", .array([.integer(-3), .natural(.max), .bool(true), .null])),
      ("text", .string("a\"b\\c\n\u{7F}é")),
      ("empty", .object([])),
    ])
    guard case .object(let keys) = try JSONNode.read(Array(JSONText.text(value).utf8)) else {
      Issue.record("no object")
      return
    }
    #expect(Set(keys.keys) == ["numbers", "counts", "text", "empty"])
    if case .array(let numbers)? = keys["numbers"] {
      let found = numbers.compactMap { if case .number(let number) = $0 { number } else { nil } }
      #expect(found == [0.1, -0, 1e-300, 1 / 3, 4e15, .pi])
    } else {
      Issue.record("no numbers")
    }
    if case .string(let text)? = keys["text"] {
      #expect(text == "a\"b\\c\n\u{7F}é")
    } else {
      Issue.record("no text")
    }
  }

  @Test("numbers that JSON has no word for are null", arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(_ number: Double) {
    #expect(JSONText.text(.array([.number(number)])) == "[null]\n")
  }
}

import Foundation
import Problems
import Testing

@Suite("Wrong files are refused at the right place")
struct WrongFileTests {
  static let all =
    [
      WrongFile.times, WrongFile.laws, WrongFile.poolValues, WrongFile.chunkValues, WrongFile.otherParts,
      WrongFile.syntax, WrongFile.lines, WrongFile.limits, WrongFile.intervals, WrongFile.moments,
      WrongFile.percentiles,
      WrongFile.sums, WrongFile.money, WrongFile.kinds, WrongFile.signs, WrongFile.unused,
      WrongFile.grants, WrongFile.hastening, WrongFile.races,
    ].flatMap { $0 }

  @Test("Each is named where it stands", arguments: all)
  func refused(_ file: WrongFile) throws {
    let found: [Diagnostic]
    if file.severity == .warning {
      found = (try? Sample.read(file.text).warnings) ?? Sample.errors(file.text)
    } else {
      found = Sample.errors(file.text)
    }
    let said = found.map { "\($0.line):\($0.column) \($0.severity) \($0.message) (\($0.help ?? ""))" }
    #expect(
      found.contains { one in
        one.severity == file.severity && one.line == file.line
          && (file.column == nil || one.column == file.column)
          && (one.message.contains(file.says) || one.help?.contains(file.says) == true)
      }, "\(said)")
    #expect(found.count == file.messages, "one mistake, one message: \(said)")
    try Places.check(found, in: file.text)
  }

  @Test("There are enough of them")
  func enough() { #expect(Self.all.count >= 390) }

  @Test("What is of use brings no warning", arguments: WrongFile.used)
  func used(_ text: String) throws {
    let warnings = try Sample.read(text).warnings
    #expect(warnings.isEmpty, "\(warnings.map(\.message))")
  }

  @Test("All at once, in the order of their places")
  func together() {
    let text = """
      time: {start: 2026, horizon: 0}
      deadline: {2040: 20%, 2050: 20%}
      pools:
        field: {headcount: -1, correct: 10, pace: 0}
        lab: {headcont: 4}
      chunks:
        theory: {years: -5, after: [theary]}
        survey: {count: 0, joining: rely}
      """
    let found = Sample.errors(text)
    #expect(found.allSatisfy { $0.severity == .error }, "nothing is guessed from what is wrong: \(found)")
    let lines = found.map { "\($0.line):\($0.column)" }
    #expect(
      lines == ["1:30", "2:1", "4:22", "4:35", "4:45", "5:9", "7:19", "7:31", "8:3", "8:19", "8:31"],
      "\(lines)")
  }

  @Test("Every key that is missing is named, and nothing else")
  func missing() {
    let found = Sample.errors("title: nothing else\n")
    #expect(found.map(\.line) == [1, 1, 1, 1])
    for key in ["time", "deadline", "pools", "chunks"] {
      #expect(found.contains { $0.message.contains(key) })
    }
    // A near miss stands for the missing key.
    let near = Sample.errors(
      "tyme: {horizon: 3}\ndeadline: 2\npools: {a: {headcount: 1}}\nchunks: {a: {years: 1}}")
    #expect(near.count == 1)
    #expect(near.first?.help == "did you mean 'time'?")
  }

  @Test("Of equal keys each but the first is named, whatever else has that text")
  func equalKeys() {
    let text = """
      time: {horizon: 20}
      deadline: {5: 50%, 5: 20%, 7: 50%}
      pools: {p: {headcount: 1}}
      chunks:
        p: {years: 1, after: p p}
        p: {years: 1}
        "p": {years: 1}
        q: {years: 1, pools: [p], years: 2}
        p: {years: 1}
      title: p
      """
    let found = Sample.errors(text)
    let places = found.map { "\($0.line):\($0.column) \($0.path)" }
    #expect(
      places == [
        "2:20 /deadline/5", "5:24 /chunks/p/after", "6:3 /chunks/p", "7:3 /chunks/p", "8:29 /chunks/q/years",
        "9:3 /chunks/p",
      ])
  }

  @Test("What is huge and wrong is refused soon", .timeLimit(.minutes(1)))
  func huge() {
    let names = (0..<300).map { "chunk\($0): {years: 1, after: chunke\($0)}" }.joined(separator: ", ")
    #expect(Sample.errors(Sample.text(chunks: "{\(names)}")).count == 300)
    let keys = (0..<3000).map { "key\($0): 1\n" }.joined()
    #expect(Sample.errors(Sample.text(more: keys)).count == 3000)
    let pools = (0..<1500).map { "p\($0): {headcount: 1}" }.joined(separator: ", ")
    let chunks = (0..<1500).map { "c\($0): {years: 1}" }.joined(separator: ", ")
    #expect(Sample.errors(Sample.text(pools: "{\(pools)}", chunks: "{\(chunks)}")).isEmpty)
  }

  @Test("A wrong time brings no wrong warnings about lengths")
  func noGuesses() {
    let found = Sample.errors(Sample.text(time: "{start: 2026}"))
    #expect(found.count == 1, "\(found)")
  }

  @Test("What is no text is refused in one error")
  func binary() throws {
    let sound = Array(Sample.toy.utf8)
    let cases: [(String, [UInt8])] = [
      ("zero byte", sound + [0]), ("invalid UTF-8", sound + [0xC3, 0x28]),
      ("lone continuation", [0x80] + sound),
      ("overlong", sound + [0xC0, 0xAF]), ("surrogate", sound + [0xED, 0xA0, 0x80]),
      ("cut off", sound + [0xE2, 0x82]), ("UTF-16", [0xFF, 0xFE, 0x61, 0]),
      ("UTF-16 BE", [0xFE, 0xFF, 0, 0x61]),
      ("PNG", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D]),
      ("every byte", Array(0...255)),
    ]
    for (name, bytes) in cases {
      let found = Sample.errors(bytes)
      #expect(found.count == 1, "\(name): \(found)")
      #expect(found.first?.severity == .error, "\(name)")
      #expect(found.allSatisfy { $0.line >= 1 && $0.column >= 1 }, "\(name)")
    }
    #expect(Sample.errors(sound + [10, 0xC3, 0x28]).first?.line == 9)
  }

  @Test("Files beyond 16 MB are not read")
  func tooLarge() {
    let found = Sample.errors([UInt8](repeating: 0x20, count: 17_000_000))
    #expect(found.count == 1)
    #expect(found.first?.message.contains("16 MB") == true)
  }

  @Test("Columns count characters, not bytes")
  func characters() {
    let found = Sample.errors(Sample.text(pools: "{'Zoë 研究': {headcount: 3, correct: 10}}"))
    #expect(found.map(\.line) == [3])
    #expect(found.map(\.column) == [43])
    #expect(found.first?.message == "correct of pool 'Zoë 研究' is 10, and a share lies between 0 and 1")
  }

  @Test("Windows line ends and a byte order mark do not move places")
  func lineEnds() {
    let text =
      "\u{FEFF}" + Sample.text(pools: "{field: {headcount: 3, correct: 10}}").replacing("\n", with: "\r\n")
    let found = Sample.errors(text)
    #expect(found.map(\.line) == [3])
    #expect(found.map(\.column) == [40])
  }
}

/// Places that lie within a file.
enum Places {
  static func check(_ found: [Diagnostic], in text: String) throws {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for one in found {
      #expect(one.line >= 1 && one.line <= lines.count, "\(one)")
      #expect(one.column >= 1 && one.length >= 1, "\(one)")
      if lines.indices.contains(one.line - 1) {
        #expect(one.column <= lines[one.line - 1].unicodeScalars.count + 1, "\(one)")
      }
      #expect(!one.message.isEmpty && !one.code.isEmpty, "\(one)")
      #expect(one.path.isEmpty || one.path.hasPrefix("/"), "\(one)")
    }
    let places = found.map { [$0.line, $0.column] }
    #expect(places == places.sorted { $0.lexicographicallyPrecedes($1) }, "ordered by place")
  }
}

import Foundation
import Problems
import Testing

@Suite("Damaged files never end in a crash")
struct FuzzTests {
  /// Small and reproducible: the same damage on every machine.
  struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  static let pieces = [
    "{", "}", "[", "]", ":", ": ", ",", "- ", "'", "\"", "#", " #", "&a ", "*a", "!!int ", "|\n", ">\n",
    "---\n",
    "...\n", "%", "\n", "\n  ", "\t", "\u{0}", "\u{7F}", "\u{85}", "\u{2028}", "ö", "🙂", "e\u{301}",
    "\u{FEFF}",
    "-1", "0", "1e308", "1e999", ".nan", "-.inf", "2026-02-29", "never", "null", "~", "<<: *a", "? ",
    "999999999999",
    "by", "to ", "to to", "\\u0000", "\\ud800",
  ]

  static func damage(_ text: String, with dice: inout Dice) -> [UInt8] {
    var bytes = Array(text.utf8)
    for _ in 0..<Int.random(in: 1...4, using: &dice) {
      let at = Int.random(in: 0...bytes.count, using: &dice)
      let to = min(bytes.count, at + Int.random(in: 0...12, using: &dice))
      switch Int.random(in: 0..<6, using: &dice) {
      case 0: bytes.removeSubrange(at..<to)
      case 1: bytes.insert(contentsOf: bytes[at..<to], at: Int.random(in: 0...bytes.count, using: &dice))
      case 2: bytes.removeSubrange(at...)
      case 3 where at < bytes.count: bytes[at] = UInt8.random(in: 0...255, using: &dice)
      default: bytes.insert(contentsOf: Array((pieces.randomElement(using: &dice) ?? "").utf8), at: at)
      }
      if bytes.isEmpty { bytes = [0x7B] }
    }
    return bytes
  }

  /// Reads, puts on the grid what was read, and gives what was said about it.
  static func exercise(_ bytes: [UInt8]) -> [Diagnostic] {
    do throws(InvalidProblem) {
      let file = try ProblemReader.read(bytes, directory: "/nowhere")
      let problem = file.problem
      for law in [problem.deadline] + problem.worlds.compactMap(\.deadline) {
        let weights = law.weights(on: problem.time)
        #expect(abs(weights.reduce(0, +) - 1) < 1e-6)
      }
      for pool in problem.pools { #expect(pool.headcount.people(on: problem.time).allSatisfy { $0 >= 0 }) }
      for budget in problem.budgets { _ = budget.cumulativeIncome(on: problem.time) }
      return file.warnings
    } catch {
      #expect(error.diagnostics.contains { $0.severity == .error })
      _ = DiagnosticText.plain(error.diagnostics, source: error.source, file: "x")
      return error.diagnostics
    }
  }

  @Test("Hundreds of damaged copies of sound files", arguments: 0..<8)
  func damaged(_ seed: Int) throws {
    var dice = Dice(state: UInt64(seed))
    let sound = [Sample.toy, GoodFiles.everything, GoodFiles.json, StarterFile.text]
    for _ in 0..<40 {
      for text in sound {
        let bytes = Self.damage(text, with: &dice)
        let found = Self.exercise(bytes)
        var readable = String(decoding: bytes, as: UTF8.self)
        if readable.hasPrefix("\u{FEFF}") { readable.removeFirst() }
        try Places.check(found, in: readable)
      }
    }
  }

  @Test("Every beginning of a file")
  func beginnings() throws {
    let bytes = Array(GoodFiles.everything.utf8)
    for count in stride(from: 0, to: bytes.count, by: 7) {
      let found = Self.exercise(Array(bytes[..<count]))
      try Places.check(found, in: String(decoding: bytes[..<count], as: UTF8.self))
    }
  }
}

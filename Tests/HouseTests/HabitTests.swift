import Foundation
import Testing

/// Ways of writing that may end the process where a user's mistake should be told.
struct HabitTests {
  enum Habit: String, CaseIterable {
    case forcedTry = #"\btry!"#
    case forcedUnwrap = #"[A-Za-z0-9_)\]}>?]!(?![=A-Za-z0-9_(])"#
    case forcedCast = #"\bas!"#
    case fatalError = #"\bfatalError\("#
    case print = #"(?<![.A-Za-z0-9_])(?:Swift\.)?(?:debugP|p)rint\("#

    func places(in text: String) -> [String] {
      let bare = SourceFile.withoutTexts(text)
      guard let expression = try? NSRegularExpression(pattern: rawValue) else { return ["no pattern"] }
      let whole = NSRange(bare.startIndex..., in: bare)
      return expression.matches(in: bare, range: whole).compactMap { match in
        guard let range = Range(match.range, in: bare) else { return nil }
        return String(bare[bare.lineRange(for: range)]).trimmingCharacters(in: .whitespacesAndNewlines)
      }
    }
  }

  @Test(arguments: SourceFile.all)
  func sourcesAreFreeOfThem(file: SourceFile) {
    for habit in Habit.allCases where habit != .print || file.module != "SiderealCommand" {
      #expect(habit.places(in: file.text).isEmpty, "\(file.path): \(habit)")
    }
  }

  @Test(arguments: [
    (Habit.forcedTry, "let a = try! b()"), (.forcedUnwrap, "let a = b!"), (.forcedUnwrap, "a.first!.count"),
    (.forcedUnwrap, "f(x)!"), (.forcedUnwrap, "a[0]! + 1"), (.forcedUnwrap, "var a: Int!"),
    (.forcedCast, "a as! Int"), (.fatalError, "fatalError(\"no\")"), (.print, "  print(a)"),
    (.print, "Swift.print(a)"), (.print, "debugPrint(a)"),
  ])
  func eachIsSeen(habit: Habit, text: String) {
    #expect(!habit.places(in: text).isEmpty)
  }

  @Test(arguments: [
    "if a != b {}", "if !a {}", "let a = \"no way!\"", "// never try! this", "f(!a)", "Output.print(a)",
    "let a = \"\\(f(\"x!\"))!\"", "func blueprint(a: Int) {}", "/// says fatalError( here",
  ])
  func innocentTextIsNot(text: String) {
    for habit in Habit.allCases { #expect(habit.places(in: text).isEmpty, "\(habit)") }
  }

  /// Long files hide more than one thing.
  @Test(arguments: SourceFile.all)
  func noFileIsTooLong(file: SourceFile) {
    #expect(file.text.split(separator: "\n", omittingEmptySubsequences: false).count <= 300, "\(file.path)")
  }

  /// Lines of the functions of a text, by the line that begins them.
  private static func functions(in text: String) -> [(line: String, count: Int)] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.indices.compactMap { first in
      let line = lines[first]
      let words = line.split(separator: " ")
      let isFunction =
        words.contains("func") || words.contains { $0.hasPrefix("init(") || $0.hasPrefix("init?(") }
      guard isFunction, !line.trimmingCharacters(in: .whitespaces).hasPrefix("//"), !line.hasSuffix("}")
      else {
        return nil
      }
      let indent = line.prefix { $0 == " " }
      let end = lines[(first + 1)...].firstIndex { $0.hasPrefix(indent + "}") } ?? first
      return (String(line), end - first + 1)
    }
  }

  @Test(arguments: SourceFile.all)
  func noFunctionIsTooLong(file: SourceFile) {
    for (line, count) in Self.functions(in: file.text) {
      #expect(count <= 60, "\(file.path): \(line.trimmingCharacters(in: .whitespaces))")
    }
  }

  @Test func longFunctionsAreSeen() {
    let text = "struct A {\n  func b() {\n" + String(repeating: "    c()\n", count: 60) + "  }\n}\n"
    #expect(Self.functions(in: text).map(\.count) == [62])
  }
}

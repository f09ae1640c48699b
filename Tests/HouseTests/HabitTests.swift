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
    #expect(file.text.split(separator: "\n", omittingEmptySubsequences: false).count <= 500, "\(file.path)")
  }
}

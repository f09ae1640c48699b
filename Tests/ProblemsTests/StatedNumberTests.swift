import Testing

@testable import Problems

/// Numbers that a page can move: where they stand, and how far they go.
struct StatedNumberTests {
  static func numbers(_ text: String) -> [StatedNumber] {
    do { return try ProblemReader.read(Array(text.utf8), directory: ".").numbers } catch {
      return error.numbers
    }
  }

  /// A problem with one pool.
  static func problem(pool: String, more: String = "") -> String {
    "time: {start: 2026, horizon: 30}\ndeadline: 2040\npools:\n  field: \(pool)\nchunks:\n  work: {years: 5}\n\(more)"
  }

  /// Every number is where it says: cut out of the text by line and column it reads the same.
  @Test(arguments: [
    StarterFile.text, problem(pool: "{headcount: 10, correct: 10% to 30%, pace: \"0.5\"}"),
    problem(pool: "{headcount: {2026: 5, 2030: 7}, cost: 150k}", more: "budgets: {money: 2M}\n"),
    "title: \"🙂 é\" # 10\r\n" + problem(pool: "{headcount: 10, correct: '20 %'}"),
    problem(
      pool: "{headcount: 1234, correct: 33.3%, pace: 0.123}",
      more: "  b: {years: 2.7, count: 180, credit: pooled}\n"),
    problem(pool: "{headcount: 3}", more: "  b: {years: 7, count: 1000000, credit: pooled}\n"),
    problem(pool: "&p {headcount: 10}\n  other: *p"),
  ])
  func theyStandWhereTheySay(text: String) {
    let numbers = Self.numbers(text)
    #expect(!numbers.isEmpty)
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    for number in numbers {
      let scalars = lines[number.line - 1].unicodeScalars.dropFirst(number.column - 1).prefix(number.length)
      #expect(String(String.UnicodeScalarView(scalars)) == number.text)
      #expect(number.least <= number.value && number.value <= number.most && number.step > 0)
      // A slider that was moved can come back, and reaches its end.
      for end in [number.value, number.most] {
        let positions = (end - number.least) / number.step
        #expect(abs(positions - positions.rounded()) < 1e-6, "\(number)")
      }
    }
    #expect(Set(numbers.map { [$0.line, $0.column] }).count == numbers.count)
  }

  @Test func unitsAreKept() throws {
    let text = Self.problem(
      pool: "{headcount: 12, correct: 10% to 30%, pace: 0.75, cost: 150k}", more: "budgets: {money: 2M}\n")
    let numbers = Self.numbers(text)
    func number(_ text: String) throws -> StatedNumber {
      try #require(numbers.first { $0.text == text })
    }
    #expect(try number("10%").suffix == "%" && number("10%").value == 10 && number("10%").most == 100)
    #expect(try number("30%").name.contains("95 %"))
    #expect(try number("0.75").most == 1)
    #expect(try number("12").path == "/pools/field/headcount")
    // One more, one less.
    let crowd = Self.numbers(Self.problem(pool: "{headcount: 184}")).first { $0.text == "184" }
    #expect(crowd?.step == 1)
    #expect(try number("2040").most > 2040)
    #expect(numbers.contains { $0.text == "2M" && $0.suffix == "M" && $0.value == 2 })
  }

  /// Nothing that stands elsewhere, or is no number to be moved.
  @Test func othersAreLeftOut() throws {
    let text = Self.problem(pool: "{headcount: 12}")
    let overridden = try ProblemReader.read(
      Array(text.utf8), directory: ".", overrides: [.init(key: "pools.field.headcount", value: "99")])
    #expect(!overridden.numbers.contains { $0.path == "/pools/field/headcount" })
    #expect(!Self.numbers(text.replacing("2040", with: "2040-07-01")).contains { $0.path == "/deadline" })
    #expect(!Self.numbers(text.replacing("12", with: #""\x31""#)).contains { $0.path.hasSuffix("headcount") })
    // What is wrong cannot be moved; the rest of the file still can.
    let wrong = Self.numbers(text.replacing("12", with: "-12"))
    #expect(!wrong.contains { $0.path.hasSuffix("headcount") } && wrong.contains { $0.path == "/deadline" })
  }
}

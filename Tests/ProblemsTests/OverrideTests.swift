import Testing

@testable import Problems

/// Values put in the place of those that a file states.
struct OverrideTests {
  static let file = """
    time: {start: 2026, horizon: 30}
    deadline: {2040: 50%, never: 50%}   # an opinion
    pools:
      field: {headcount: 3, correct: 30%}
      u.k.: {headcount: 2}
    chunks:
      theory: {years: 5, pools: {field: {correct: 40%}}}
    """

  private func read(_ text: String, _ overrides: [(String, String)]) throws(InvalidProblem) -> Problem {
    try ProblemReader.read(
      Array(text.utf8), directory: ".", overrides: overrides.map { Override(key: $0.0, value: $0.1) }
    ).problem
  }

  /// Each is the file in which somebody wrote the other value by hand.
  @Test(arguments: [
    ("pools.field.correct", "10%", "correct: 30%", "correct: 10%"),
    ("pools.u.k..headcount", "7", "headcount: 2", "headcount: 7"),
    ("deadline", "2045", "{2040: 50%, never: 50%}", "2045"),
    ("deadline", "{by: {2035: 10%, 2050: 60%}}", "{2040: 50%, never: 50%}", "{by: {2035: 10%, 2050: 60%}}"),
    ("deadline.2040", "20%", "2040: 50%, never: 50%", "2040: 20%, never: 50%, 2041: 30%"),
    ("chunks.theory.pools.field.correct", "0.2", "correct: 40%", "correct: 0.2"),
    ("pools.field.pace", "50%", "correct: 30%", "correct: 30%, pace: 50%"),
    ("time.step", "6 months", "horizon: 30", "horizon: 30, step: 6 months"),
    ("title", "'a: b'", "time: {s", "title: 'a: b'\ntime: {s"),
  ])
  func valuesTakeTheirPlace(key: String, value: String, old: String, new: String) throws {
    let edited = Self.file.replacing(old, with: new, maxReplacements: 1)
    #expect(edited != Self.file)
    // A law needs a second override to add up again.
    let more = key == "deadline.2040" ? [("deadline.2041", "30%")] : []
    #expect(try read(Self.file, [(key, value)] + more) == read(edited, []))
  }

  @Test func theyArePutInInTheirOrder() throws {
    let problem = try read(
      Self.file,
      [("pools.field", "{headcount: 9}"), ("pools.field.correct", "20%"), ("pools.field.correct", "25%")])
    #expect(problem.pools[0].correct == 0.25)
    #expect(try read(Self.file, []) == read(Self.file, [("pools.field.headcount", "3")]))
  }

  @Test(arguments: [
    ("pool.field.correct", "10%", "override", 1), ("pools.feld.correct", "10%", "override", 4),
    ("", "1", "unknown-key", 1), ("pools..correct", "1", "override", 4),
    ("pools.field.correct.x", "1", "override", 4),
    ("pools.field.correct", "{", "override", 4), ("pools.field.correct", "1\nb: 2", "override", 4),
    ("pools.field.correct", "10", "share-range", 4), ("pools.field.corect", "10%", "unknown-key", 4),
    ("deadline", "", "missing-value", 2), ("pools.field.correct", "&a 1", "", 0),
  ])
  func whatIsWrongStandsWhereTheOldValueStands(key: String, value: String, code: String, line: Int) throws {
    do {
      _ = try read(Self.file, [(key, value)])
      #expect(code.isEmpty, "an override was taken that is wrong")
    } catch {
      let first = try #require(error.diagnostics.first { $0.severity == .error })
      #expect(first.code == code && first.line == line, "\(first)")
    }
  }
}

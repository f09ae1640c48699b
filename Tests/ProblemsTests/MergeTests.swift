import Problems
import Testing

@Suite("Anchors, aliases and merge keys")
struct MergeTests {
  @Test("A merge takes what is not there; the first of several wins; anchors may be merged themselves")
  func merges() throws {
    let problem = try Sample.problem(
      """
      time: {horizon: 20}
      deadline: 10
      pools:
        a: &a {headcount: 3, correct: 50%}
        b: {<<: *a, headcount: 5}
        c: &c {headcount: 7, <<: *a, pace: 20%}
        d: {<<: *c}
        e: {<<: [{pace: 10%}, *c, *a]}
      chunks:
        x: {years: 1}
      """)
    #expect(problem.pools.map(\.correct) == [0.5, 0.5, 0.5, 0.5, 0.5])
    #expect(problem.pools.map(\.pace) == [1, 1, 0.2, 0.2, 0.1])
    #expect(problem.pools.map { $0.headcount.most(on: problem.time) } == [3, 5, 7, 7, 7])
  }

  @Test("A quoted '<<' is a key like any other")
  func quoted() throws {
    let found = Sample.errors(Sample.text(pools: "{f: {headcount: 1, '<<': {pace: 1}}}"))
    #expect(found.map(\.message) == ["pool 'f' has no key '<<'"])
    let named = try Sample.problem(Sample.text(pools: "{'<<': {headcount: 1}}"))
    #expect(named.pools.map(\.name) == ["<<"])
  }

  @Test("Standard tags say what stands there anyway")
  func tags() throws {
    let problem = try Sample.problem(
      "title: !!str 2026\n"
        + Sample.text(
          pools: "!!map {f: {headcount: !!int 30, correct: !!float 0.5}}",
          chunks: "{a: {years: 5, needed: !!bool true}, b: {years: 1, after: !!seq [a]}}"))
    #expect(problem.title == "2026")
    #expect(problem.pools.map(\.correct) == [0.5])
    #expect(problem.chunks.map(\.after) == [[], [0]])
  }

  @Test("10,000 values through aliases are read, more are refused in one error")
  func limits() throws {
    func text(_ count: Int) -> String {
      let list = "[" + [String](repeating: "*a", count: count).joined(separator: ", ") + "]"
      return Sample.text(chunks: "{t: {years: &a 5}, u: {years: 1, after: \(list)}}")
    }
    // Every one of them is a wrong name, but the file itself can be read.
    #expect(Sample.errors(text(10_000)).count > 1)
    let found = Sample.errors(text(10_001))
    #expect(found.map(\.code) == ["too-many-aliases"])
  }

  @Test("Very many missing values are no aliases")
  func missing() {
    let keys = (0..<11_000).map { "k\($0):\n" }.joined()
    let found = Sample.errors(Sample.text(more: keys))
    #expect(found.count == 10_000)
    #expect(found.allSatisfy { $0.code == "unknown-key" })
  }
}

import Allocation
import Probability
import Support
import Testing

@testable import Formulation

@Suite("How many attempts of one kind fit")
struct PackingTests {
  private func instance(_ headcount: String, years: Int, team: Int = 1) throws -> Instance {
    try Instance(
      text: """
        time: {horizon: 6}
        deadline: 6
        pools: {a: {headcount: \(headcount), correct: 50%}}
        chunks: {x: {years: \(years), team: \(team)}}
        """)
  }

  struct Case: Sendable {
    let headcount: String
    let years: Int
    var team = 1
    let starts: [Int]
    /// For each step the most attempts that start by then.
    let most: [Int]
  }

  @Test(
    "by hand",
    arguments: [
      Case(headcount: "1", years: 1, starts: [0, 1, 2, 3, 4, 5], most: [1, 2, 3, 4, 5, 6]),
      Case(headcount: "1", years: 2, starts: [0, 1, 2, 3, 4], most: [1, 1, 2, 2, 3, 3]),
      Case(headcount: "5", years: 2, team: 2, starts: [1, 2], most: [0, 2, 2, 2, 2, 2]),
      Case(headcount: "{0: 1, 2: 3}", years: 3, starts: [0, 1, 2, 3], most: [1, 1, 3, 4, 4, 4]),
      Case(headcount: "{0: 2, 1: 0, 3: 2}", years: 2, starts: [0, 1, 2, 3, 4], most: [0, 0, 0, 2, 2, 2]),
      Case(headcount: "1", years: 2, starts: [], most: [0, 0, 0, 0, 0, 0]),
      // What would leave the time of the problem does not start.
      Case(headcount: "1", years: 2, starts: [4, 5], most: [0, 0, 0, 0, 1, 1]),
    ])
  func byHand(one: Case) throws {
    let instance = try instance(one.headcount, years: one.years, team: one.team)
    let kind = try #require(instance.kind(0, length: one.years))
    let packing = Packing(instance.types[kind], starts: one.starts, in: instance)
    #expect((0..<6).map(packing.most) == one.most)
    #expect(packing.most(startingBy: -1) == 0)
  }

  /// The most attempts, all choices being tried one start after the other.
  private func most(_ starts: ArraySlice<Int>, _ free: [Int], length: Int, team: Int) -> Int {
    guard let start = starts.first else { return 0 }
    let room = free[start..<(start + length)].min().map { $0 / team } ?? 0
    return (0...room).reduce(0) { best, number in
      var left = free
      for step in start..<(start + length) { left[step] -= number * team }
      return max(best, number + most(starts.dropFirst(), left, length: length, team: team))
    }
  }

  @Test("no choice has more at any step", arguments: 0..<20)
  func random(seed: Int) throws {
    var draw = SplitMix64(seed: UInt64(seed))
    let (years, team) = (1 + draw.below(3), 1 + draw.below(2))
    let headcount = "{0: \(draw.below(4)), \(1 + draw.below(2)): \(draw.below(4)), 4: \(1 + draw.below(3))}"
    let instance = try instance(headcount, years: years, team: team)
    let kind = try #require(instance.kind(0, length: years))
    let starts = (0...(6 - years)).filter { _ in draw.below(3) > 0 }
    let packing = Packing(instance.types[kind], starts: starts, in: instance)
    for step in 0..<6 {
      let used = starts.filter { $0 <= step }
      #expect(
        packing.most(startingBy: step)
          == most(used[...], instance.headcounts[0], length: years, team: team), "by \(step)")
    }
  }
}

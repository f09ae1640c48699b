import Allocation
import Testing

@testable import Formulation

@Suite("What can be seen of a revealing chunk")
struct StrandTests {
  private func reduction(_ chunk: String, pools: String = "a: {headcount: 2, correct: 50%}", look: Int = 2)
    throws
    -> Reduction
  {
    let instance = try Instance(
      text: """
        time: {horizon: 4}
        deadline: 4
        pools: {\(pools)}
        chunks: {r: {\(chunk)}, x: {years: 1}}
        worlds: {one: {credence: 50%}, none: {credence: 0%}, two: {credence: 50%, chunks: {r: {years: 2}}}}
        """)
    let worlds = instance.worlds
    let reveal = Stage.Reveal(
      chunk: 0, seen: worlds.map { _ in 1 }, open: worlds.map { _ in [] }, least: [:])
    return try #require(Reduction(instance, Stage(look: look, reveal: reveal)) { false })
  }

  @Test("attempts that have ended by the look, by correctness in each believed world")
  func strands() throws {
    let reduction = try reduction("years: 1")
    // Started at once it has ended in both worlds, a year later in the one.
    let (both, one) = (
      Stage.Strand(copy: 0, correct: [0.5, nil, 0.5]), Stage.Strand(copy: 0, correct: [0.5, nil, nil])
    )
    #expect(Set(reduction.strands) == [both, one])
    #expect(reduction.strands == reduction.strands.sorted())
    for column in reduction.columns.indices {
      let facts = reduction.columns[column]
      let isEarly = reduction.units[facts.unit].bundle == 0 && facts.start < 2
      let isLong = reduction.instance.types[facts.type].length == 2
      #expect(reduction.strand(column) == (isEarly ? facts.start == 0 && isLong ? both : one : nil))
    }
  }

  @Test("copies are told apart; without a revealing chunk there is nothing to see")
  func copies() throws {
    let reduction = try reduction("years: 1, count: 2, credit: separate")
    #expect(Set(reduction.strands.map(\.copy)) == [0, 1])
    #expect(try #require(Reduction(reduction.base, Stage(look: 2)) { false }).strands.isEmpty)
    #expect(Reduction(reduction.base).strands.isEmpty)
  }

  struct Case: Sendable {
    let chunk: String
    var pools = "a: {headcount: 2, correct: 50%}"
    /// What is enough, where all is certain.
    var enough = Int.max
    /// What is said of each strand.
    let most: [Int]
  }

  @Test(
    "no plan has more attempts of a strand than is said, as far as they are of use",
    arguments: [
      // Two people for two steps make two of two years; for three steps, six of one.
      Case(chunk: "years: 1", most: [6, 2]),
      Case(chunk: "years: 1, team: 2", pools: "a: {headcount: {0: 3, 1: 4}, correct: 50%}", most: [5, 1]),
      Case(
        chunk: "years: 1, count: 2, credit: pooled", pools: "a: {headcount: 3, correct: 100%}", enough: 2,
        most: [2, 2]),
      Case(
        chunk: "years: 1, count: 2, credit: separate", pools: "a: {headcount: 2, correct: 100%}", enough: 1,
        most: [1, 1, 1, 1]),
      Case(
        chunk: "years: 1, pools: [a, b]",
        pools: "a: {headcount: 1, correct: 50%}, b: {headcount: 1, correct: 50%}", most: [6, 2]),
    ])
  func most(one: Case) throws {
    let reduction = try reduction(one.chunk, pools: one.pools)
    #expect(reduction.strands.map(reduction.mostAttempts) == one.most)
    let early = reduction.columns.indices.filter { reduction.strand($0) != nil }
    let points = Points(reduction, columns: Set(early)).attempts()
    for strand in reduction.strands {
      let members = early.filter { reduction.strand($0) == strand }
      let most = points.map { point in members.reduce(0) { $0 + point[$1] } }.max() ?? 0
      #expect(min(most, one.enough) <= reduction.mostAttempts(of: strand))
    }
  }
}

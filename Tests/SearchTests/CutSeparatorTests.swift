import Allocation
import Formulation
import Probability
import Support
import Testing

@testable import Search

/// What cuts leave at a point, from below and from above.
@Suite struct CutMakerTests {
  private static let text = """
    time: {horizon: 8}
    deadline: {5: 50%, 8: 50%}
    pools: {a: {headcount: 6, correct: 35%}, b: {headcount: 5, correct: 60%}, c: {headcount: 4, correct: 8%}}
    chunks:
      x: {years: 2}
      y: {count: 3, years: 2, credit: pooled, pools: [a, b]}
      z: {years: 3, pools: [b, c]}
    """

  /// Every cut lies above what whole counts around a point say, and there what they say is log φ itself: so a cut that
  /// is not looked for where no more than that is left could not have taken more.
  @Test func noCutIsBelowWholeCounts() throws {
    let reduction = Reduction(try Instance(text: Self.text))
    let table = TermCache(reduction)
    let maker = CutSeparator(reduction: reduction, table: table)
    var random = SplitMix64(seed: 5)
    var (cuts, mixed) = (0, 0)
    for term in reduction.terms.indices {
      let upper = reduction.terms[term].counters.map { reduction.counters[$0].upper }
      let box = upper.map { 0...$0 }
      for _ in 0..<60 {
        let whole = upper.map { random.below($0 + 1) }
        let value = table.value(reduction.terms[term].function, whole)
        #expect(maker.least(term, at: whole.map(Double.init)) == value)
        let point = upper.map { Double($0) * random.share() }
        let least = maker.least(term, at: point)
        for tight in [false, true] {
          guard let cut = try maker.cut(term, at: point, within: box, tight: tight) else { continue }
          #expect(cut.value(at: point) >= least - 1e-9)
          cuts += 1
          if least.isFinite && point.count > 1 { mixed += 1 }
        }
      }
    }
    #expect(cuts > 500 && mixed > 100)
  }
}

import Foundation
import Testing

@testable import Formulation
@testable import Search

/// Bounds on a product of terms: never below it at whole counts within their scope.
@Suite struct ProductCutTests {
  private static let text = """
    time: {horizon: 12}
    deadline: {4: 30%, 7: 20%, 9: 20%, 12: 30%}
    pools:
      a: {headcount: 9, correct: 35%}
      b: {headcount: 7, correct: 62%, pace: 0.5}
      c: {headcount: 3, correct: 81%}
    chunks:
      one: {years: 2, pools: [a]}
      two: {years: 1, pools: [a, b]}
      three: {years: 2, pools: [a, b, c]}
      four: {count: 5, years: 1, pools: [b], credit: pooled}
      five: {count: 3, years: 1, pools: [a], credit: separate}
      six: {count: 2, years: 1, pools: [a, c], credit: pooled}
    """

  @Test(arguments: 1...80) func neverBelowTheProduct(_ seed: Int) throws {
    let instance = try Cases.instance(Self.text)
    let reduction = Reduction(instance)
    let layout = Layout(reduction)
    let products = ProductCuts(reduction, layout)
    let table = FunctionTable(reduction)
    let network = Network(reduction)
    var dice = Dice(state: UInt64(seed))
    var box = StaticRows(reduction, layout).rootBox()
    let isNarrow = dice.share() < 0.7
    let atom = reduction.atoms.count - 1 - dice.below(2)
    if isNarrow {
      box.lower[layout.atom(atom)] = -3 * dice.share() - 0.5
      box.upper[layout.atom(atom)] = -0.3 * dice.share()
      for counter in reduction.counters.indices where dice.share() < 0.4 {
        box.lower[layout.counter(counter)] = Double(dice.below(3))
      }
    }
    let floors = Propagation(network: network, layout: layout, table: table).floors(box)
    let terms = reduction.atoms[atom].terms
    let most = terms.map { reduction.terms[$0].counters.map { min(9, reduction.counters[$0].upper) } }
    let point = most.map { $0.map { dice.share() * Double($0) } }
    let interval = (lower: box.lower[layout.atom(atom)], upper: box.upper[layout.atom(atom)])
    let cut = products.cut(
      atom, at: point, above: 2, interval: interval, floors: floors, tight: dice.share() < 0.6)
    let found = try #require(cut)
    var inScope = 0
    for _ in 0..<4000 {
      var counts: [Int: Int] = [:]
      for term in terms {
        for counter in reduction.terms[term].counters {
          counts[layout.counter(counter)] = dice.below(1 + min(12, reduction.counters[counter].upper))
        }
      }
      let logs = terms.map { term in
        table.value(
          reduction.terms[term].function, reduction.terms[term].counters.map { counts[layout.counter($0)] ?? 0 })
      }
      let log = logs.reduce(0, +)
      let isInside = log >= interval.lower && log <= interval.upper && counts.allSatisfy {
        Double($1) >= box.lower[$0]
      }
      guard isInside else { continue }
      inScope += 1
      let bound = zip(found.columns, found.slopes).reduce(found.level) { $0 + $1.1 * Double(counts[$1.0] ?? 0) }
      #expect(bound >= exp(log) - 1e-12, "\(counts)")
    }
    #expect(isNarrow || inScope == 4000)
  }

  private struct Dice {
    var state: UInt64
    mutating func share() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / Double(1 << 53)
    }
    mutating func below(_ count: Int) -> Int { Int(share() * Double(count)) }
  }
}

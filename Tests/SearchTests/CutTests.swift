import Foundation
import Support
import Testing

@testable import Formulation
@testable import Search

/// Each kind of cut: above log φ at every whole point that it is said to hold at, and what it takes off.
@Suite("Cuts")
struct CutTests {
  /// Kinds of terms, by what the separation does with them.
  enum Kind: String, CaseIterable {
    case oneCorrectness, oneOfSeveral, manyOfSeveral, dealt, spread, direct

    func text(_ dice: inout Dice) -> String {
      let (a, b) = (dice.int(2...18) * 5, dice.int(2...18) * 5 + 1)
      let chunk =
        switch self {
        case .oneCorrectness: "x: {years: 1, count: 2, credit: pooled, pools: [a]}"
        case .oneOfSeveral: "x: {years: 1}"
        case .manyOfSeveral: "x: {years: 1, count: 3, credit: pooled}"
        case .dealt: "x: {years: 1, count: 3, credit: separate, pools: [a]}"
        case .spread: "x: {years: 1, count: 9, credit: separate}"
        case .direct: "x: {years: 1}"
        }
      // A second chunk keeps the first one from being all that an outcome needs.
      let other = self == .direct ? "" : "\n  y: {years: 1, pools: [b]}"
      return """
        time: {horizon: 2}
        deadline: {1: 50%, 2: 50%}
        pools: {a: {headcount: 4, correct: \(a)%}, b: {headcount: \(self == .spread ? 5 : 3), correct: \(b)%}}
        chunks:
          \(chunk)\(other)
        """
    }
  }

  private static func value(_ reduction: Reduction, _ term: Int, _ counts: [Int]) -> Double {
    let facts = reduction.terms[term]
    let function = reduction.functions[facts.function]
    if case .spread(let copies) = function.kind { return dealt(function.correct, counts, copies) }
    let log = WholePoints.log(reduction.functions[facts.function], counts)
    return facts.isDirect ? exp(log) : log
  }

  /// The best way to deal attempts of two kinds to copies, by trying what one copy after the other may get.
  private static func dealt(_ correct: [Double], _ counts: [Int], _ copies: Int) -> Double {
    var best = (0...counts[0]).map { _ in (0...counts[1]).map { _ in -Double.infinity } }
    best[0][0] = 0
    for _ in 0..<copies {
      var next = best.map { $0.map { _ in -Double.infinity } }
      for (first, row) in best.enumerated() {
        for (second, sum) in row.enumerated() where sum.isFinite {
          for one in 0...counts[0] - first {
            for other in 0...counts[1] - second where one + other > 0 {
              let miss = pow(1 - correct[0], Double(one)) * pow(1 - correct[1], Double(other))
              next[first + one][second + other] = max(next[first + one][second + other], sum + log(1 - miss))
            }
          }
        }
      }
      best = next
    }
    // Attempts may be left over.
    return best.joined().max() ?? -.infinity
  }

  private static func points(_ box: [ClosedRange<Int>]) -> [[Int]] {
    box.reduce([[]]) { lists, range in lists.flatMap { list in range.map { list + [$0] } } }
  }

  @Test("are above every whole point, of each kind", arguments: Kind.allCases, 1...8)
  func valid(kind: Kind, seed: Int) throws {
    var dice = Dice(seed)
    let reduction = try TinyProblem.reduction(kind.text(&dice))
    let separator = CutSeparator(reduction: reduction, table: TermCache(reduction))
    var (cuts, violated) = (0, 0)
    for term in reduction.terms.indices where reduction.units[reduction.terms[term].unit].bundle == 0 {
      #expect(kind != .direct || reduction.terms[term].isDirect)
      let upper = reduction.terms[term].counters.map { reduction.counters[$0].upper }
      let whole = Self.points(upper.map { 0...$0 }).map { ($0, Self.value(reduction, term, $0)) }
      for _ in 0..<12 {
        let box = upper.map { most -> ClosedRange<Int> in
          let low = dice.int(0...most)
          return dice.happens(0.5) ? 0...most : low...dice.int(low...most)
        }
        let point = box.map { dice.double(Double($0.lowerBound)...Double($0.upperBound)) }
        for tight in [false, true] {
          guard let cut = try separator.cut(term, at: point, within: box, tight: tight) else { continue }
          cuts += 1
          #expect(cut.term == term && cut.slopes.allSatisfy { $0 >= 0 })
          #expect(cut.holds(in: box))
          for (counts, value) in whole where cut.holds(in: counts.map { $0...$0 }) {
            #expect(cut.value(at: counts.map(Double.init)) >= value - 1e-12, "\(kind) at \(counts)")
          }
          if cut.value(at: point) < -1e-6 || kind == .direct { violated += 1 }
        }
      }
    }
    #expect(cuts > 10 && violated > 5, "\(cuts), \(violated)")
  }

  /// Log φ of one correctness is concave over whole counts: at whole counts its cut is log φ itself.
  @Test("one correctness: exact at whole counts, steep where nothing is alive")
  func exact() throws {
    var dice = Dice(2)
    for kind in [Kind.oneCorrectness, .dealt] {
      let reduction = try TinyProblem.reduction(kind.text(&dice))
      let separator = CutSeparator(reduction: reduction, table: TermCache(reduction))
      for term in reduction.terms.indices where reduction.units[reduction.terms[term].unit].bundle == 0 {
        let threshold = reduction.functions[reduction.terms[term].function].threshold
        let most = reduction.counters[reduction.terms[term].counters[0]].upper
        for count in threshold...max(threshold, most) {
          let cut = try #require(try separator.cut(term, at: [Double(count)], within: [0...most]))
          #expect(abs(cut.value(at: [Double(count)]) - Self.value(reduction, term, [count])) < 1e-12)
        }
        let dead = try #require(try separator.cut(term, at: [Double(threshold) - 0.5], within: [0...most]))
        #expect(dead.slopes[0] >= CutSeparator.steepness)
        #expect(dead.value(at: [0]) < -CutSeparator.steepness / 2)
      }
    }
  }

  /// A tight cut lies on the concave hull: no lower line over all points at its own point.
  @Test("tight cuts take off no less than loose ones, and what a hull may leave")
  func tightness() throws {
    var dice = Dice(4)
    var better = 0
    for kind in [Kind.oneOfSeveral, .manyOfSeveral] {
      for _ in 0..<6 {
        let reduction = try TinyProblem.reduction(kind.text(&dice))
        let separator = CutSeparator(reduction: reduction, table: TermCache(reduction))
        for term in reduction.terms.indices where reduction.terms[term].counters.count == 2 {
          let upper = reduction.terms[term].counters.map { reduction.counters[$0].upper }
          let values = Self.points(upper.map { 0...$0 }).map { ($0, Self.value(reduction, term, $0)) }
            .filter { $0.1.isFinite }
          // Few enough for all vertices to be looked at.
          if values.count > 22 { continue }
          let point = upper.map { dice.double(0.5...Double($0)) }
          let box = upper.map { 0...$0 }
          // Below so many attempts nothing is alive, and the cut says so.
          let needed = reduction.functions[reduction.terms[term].function].threshold
          if point.reduce(0, +) < Double(needed) { continue }
          guard let tight = try separator.cut(term, at: point, within: box, tight: true),
            let loose = try separator.cut(term, at: point, within: box, tight: false)
          else { continue }
          let dual = Vertices(
            costs: [-1, -point[0], -point[1]], lower: [-200, 0, 0], upper: [5, 200, 200],
            rows: values.map { ([-1, -Double($0.0[0]), -Double($0.0[1])], -$0.1) })
          let hull = -(try #require(dual.maximum))
          if hull < -199 { continue }
          #expect(tight.value(at: point) >= hull - 1e-8)
          #expect(tight.value(at: point) <= hull + 1e-6, "\(kind) at \(point)")
          if loose.value(at: point) > tight.value(at: point) + 1e-3 { better += 1 }
        }
      }
    }
    #expect(better > 3, "\(better)")
  }

  @Test("a cut holds in the boxes within its own") func boxes() {
    let cut = Cut(term: 0, level: 1, slopes: [2, 0.5], box: [1...4, 0...3])
    #expect(cut.holds(in: [1...4, 0...3]) && cut.holds(in: [2...2, 1...3]))
    #expect(!cut.holds(in: [0...4, 0...3]) && !cut.holds(in: [1...4, 0...4]))
    #expect(Cut(term: 0, level: 1, slopes: [2, 0.5], box: nil).holds(in: [0...99, 0...99]))
    #expect(cut.value(at: [2, 4]) == 7)
  }

  @Test("tables are kept, and what is enough of a kind is the least that is") func tables() throws {
    let function = TermFunction(kind: .pooled(2), correct: [0.3, 0.9])
    let tables = EnvelopeTables()
    let enough = tables.enough(function)
    for (place, count) in enough.enumerated() {
      var counts = [0, 0]
      counts[place] = count
      #expect(WholePoints.log(function, counts) > -1e-12)
      counts[place] = count - 1
      #expect(WholePoints.log(function, counts) < -0.9e-12)
    }
    #expect(tables.enough(function) == enough)
    #expect(tables.hull(function, [0...4, 0...4])?.size == 25)
    #expect(tables.hull(function, [0...0, 0...1]) == nil && tables.hull(function, [0...0, 0...1]) == nil)
    #expect(EnvelopeTables.rounding([0...3, 2...5]) == 8 * 0x1p-52)
  }
}

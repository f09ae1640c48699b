import Formulation
import Foundation
import Support
import Testing

/// The oracles themselves, against what is known without them.
@Suite("Oracles")
struct OracleTests {
  @Test("dyadic numbers: what doubles round is kept")
  func dyadic() {
    let tenth = Dyadic(0.1)
    let thrice = tenth + tenth + tenth
    #expect(thrice != Dyadic(0.3) && thrice == tenth * Dyadic(3))
    // 0.1 is 3602879701896397 · 2⁻⁵⁵.
    #expect(tenth == Dyadic(3_602_879_701_896_397) * Dyadic(0x1p-55))
    #expect((Dyadic(1e300) * Dyadic(1e300) - Dyadic(1e300) * Dyadic(1e300)).isZero)
    #expect((Dyadic(1) + Dyadic(0x1p-900) - Dyadic(1)).value == 0x1p-900)
    #expect(Dyadic(-2.5).value == -2.5 && Dyadic(-2.5).magnitude == Dyadic(2.5))
    #expect(Dyadic(-3) < Dyadic(-2) && Dyadic(0) > Dyadic(-1) && Dyadic(5) > Dyadic(4.5))
    #expect(
      Dyadic(Double.leastNonzeroMagnitude).value == .leastNonzeroMagnitude
        && Dyadic(.greatestFiniteMagnitude).value == .greatestFiniteMagnitude)
  }

  @Test("dyadic numbers agree with whole ones, and obey the laws of arithmetic")
  func dyadicLaws() {
    var dice = Dice(1)
    for _ in 0..<300 {
      let (a, b) = (dice.int(-1_000_000...1_000_000), dice.int(-1_000_000...1_000_000))
      #expect((Dyadic(Double(a)) * Dyadic(Double(b))).value == Double(a * b))
      #expect((Dyadic(Double(a)) - Dyadic(Double(b))).value == Double(a - b))
      #expect((Dyadic(Double(a)) < Dyadic(Double(b))) == (a < b))
      let values = (0..<3).map { _ in Dyadic(dice.double(-1...1) * pow(2, Double(dice.int(-200...200)))) }
      #expect((values[0] + values[1]) * values[2] == values[0] * values[2] + values[1] * values[2])
    }
  }

  @Test("laws of draws: fair coins") func coins() {
    let law = Dyadic.law(of: [0.5, 0.5, 0.5, 0.5])
    #expect(law.map(\.value) == [1, 4, 6, 4, 1].map { $0 / 16 })
    #expect(Dyadic.tail(of: [0.5, 0.5, 0.5, 0.5], atLeast: 3).value == 5.0 / 16)
    #expect(Dyadic.tail(of: [], atLeast: 0).value == 1 && Dyadic.tail(of: [], atLeast: 1).value == 0)
  }

  @Test("vertices: a polygon by hand") func polygon() {
    let program = Vertices(
      costs: [3, 2], lower: [0, 0], upper: [.infinity, .infinity],
      rows: [([1, 1], 4), ([1, 3], 6), ([1, 0], 3.5)])
    #expect(program.all.count == 5)
    #expect(abs((program.maximum ?? 0) - 11.5) < 1e-12)
    let empty = Vertices(costs: [1], lower: [0], upper: [1], rows: [([-1], -2)])
    #expect(empty.maximum == nil)
  }

  /// Optima of problems that another program, in another language, found.
  @Test("whole points hold the optima of the fixtures") func fixtures() throws {
    struct Fixture: Decodable { let name: String, yaml: String, chance: Double }
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Oracle/Fixtures/tiny.json")
    var seen = 0
    let all = try JSONDecoder().decode([Fixture].self, from: Data(contentsOf: file))
    for (index, fixture) in all.enumerated() where index.isMultiple(of: 2) {
      let reduction = try TinyProblem.reduction(fixture.yaml)
      guard !reduction.isBound, let points = WholePoints(reduction, most: 1_000) else { continue }
      #expect(abs(points.best - fixture.chance) < 1e-9, "\(fixture.name)")
      seen += 1
    }
    #expect(seen > 20, "\(seen)")
  }

  @Test("drawn problems have every feature, and all of their plans can be listed")
  func drawn() throws {
    let drawn = try TinyProblem.reductions(1...120)
    var listed = 0
    for (_, reduction) in drawn { if WholePoints(reduction) != nil { listed += 1 } }
    #expect(drawn.count > 80 && listed * 10 > drawn.count * 6, "\(listed) of \(drawn.count)")
    for word in ["separate", "pooled", "after", "worlds", "budgets", "team"] {
      #expect(drawn.contains { $0.text.contains(word) }, "\(word)")
    }
  }
}

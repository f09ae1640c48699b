import Foundation
import Problems
import Testing

@Suite("Laws, headcounts and budgets on the grid")
struct GridTests {
  let years = TimeGrid(start: 2026, step: 1, horizon: 10)

  private func expect(_ found: [Double], _ wanted: [Int: Double], count: Int) {
    #expect(found.count == count)
    for (boundary, weight) in found.enumerated() {
      #expect(abs(weight - (wanted[boundary] ?? 0)) < 1e-12, "boundary \(boundary): \(found)")
    }
    #expect(abs(found.reduce(0, +) - 1) < 1e-12)
  }

  @Test("A certain moment is one boundary, rounded down and cut at the horizon")
  func certain() {
    for (moment, boundary) in [(2026.0, 0), (2026.99, 0), (2030, 4), (2030.5, 4), (2036, 10), (2099, 10)] {
      expect(DeadlineLaw.certain(moment).weights(on: years), [boundary: 1], count: 11)
    }
    // A tenth is no binary fraction: three steps of it still reach 0.3.
    let tenths = TimeGrid(start: 0, step: 0.1, horizon: 1)
    expect(DeadlineLaw.certain(0.3).weights(on: tenths), [3: 1], count: 11)
    expect(DeadlineLaw.certain(0.7).weights(on: tenths), [7: 1], count: 11)
  }

  @Test("Points share boundaries; never is the last one")
  func points() {
    let law = DeadlineLaw.points(
      [
        .init(moment: 2027.2, share: 0.1), .init(moment: 2027.8, share: 0.2), .init(moment: 2060, share: 0.3),
      ], never: 0.4)
    expect(law.weights(on: years), [1: 0.3, 10: 0.7], count: 11)
    #expect(abs(law.shareBeyondHorizon(on: years) - 0.3) < 1e-12)
  }

  @Test("Cumulative chances are straight between the points")
  func cumulative() {
    let law = DeadlineLaw.cumulative([.init(moment: 2030, share: 0.4), .init(moment: 2034, share: 0.8)])
    // 0.1 a year over eight years, and 0.2 never. Boundary d holds the deadlines of the year after it.
    var wanted = [Int: Double](uniqueKeysWithValues: (0..<8).map { ($0, 0.1) })
    wanted[10] = 0.2
    let found = law.weights(on: years)
    #expect(found.count == 11)
    for boundary in 0...10 { #expect(abs(found[boundary] - (wanted[boundary] ?? 0)) < 1e-8) }
    #expect(abs(found.reduce(0, +) - 1) < 1e-12)
    #expect(law.shareBeyondHorizon(on: years) == 0)
  }

  @Test("Tolerances and rounding are no outcomes, and weights sum to 1")
  func noGhosts() {
    let laws: [(DeadlineLaw, TimeGrid)] = [
      (.cumulative([.init(moment: 2026, share: 0.3), .init(moment: 2030, share: 0.5)]), years),
      (.cumulative([.init(moment: 2030, share: 0.5)]), TimeGrid(start: 2026, step: 0.25, horizon: 10)),
      (
        .cumulative([.init(moment: 2026.7, share: 0.1), .init(moment: 2027.9, share: 1)]),
        TimeGrid(start: 2026, step: 0.1, horizon: 10)
      ),
      (.cumulative([.init(moment: 2028, share: 0.7), .init(moment: 2031, share: 0.7)]), years),
      (.lognormal(low: 2027, high: 2029), TimeGrid(start: 2026, step: 0.5, horizon: 30)),
      (.lognormal(low: 2035, high: 2070), TimeGrid(start: 2026, step: 1.0 / 12, horizon: 100)),
      (
        .points(
          [.init(moment: 2027, share: 0.3333333333), .init(moment: 2029, share: 0.6666666666)], never: 0),
        years
      ),
    ]
    for (law, time) in laws {
      let found = law.weights(on: time)
      #expect(abs(found.reduce(0, +) - 1) < 1e-12, "\(law)")
      var before = 0.0
      for weight in found where weight > 0 {
        before += weight
        #expect(weight > 1e-14 * before, "\(law): \(found)")
      }
    }
    let ghost = laws[0].0.weights(on: years)
    #expect(ghost.indices.filter { ghost[$0] > 0 } == [0, 1, 2, 3, 10])
    #expect(laws[1].0.weights(on: laws[1].1).count { $0 > 0 } == 17)
    // What rises steeply just before a boundary is no dust.
    let steep = DeadlineLaw.cumulative([
      .init(moment: 2030 - 1e-12, share: 0), .init(moment: 2030, share: 1),
    ])
    #expect(steep.weights(on: years)[4] > 0.99)
  }

  @Test("A first point at the start is a jump there")
  func jumpAtStart() {
    let law = DeadlineLaw.cumulative([.init(moment: 2026, share: 0.25), .init(moment: 2028, share: 0.75)])
    let found = law.weights(on: years)
    #expect(abs(found[0] - 0.5) < 1e-8)
    #expect(abs(found[1] - 0.25) < 1e-8)
    #expect(abs(found[10] - 0.25) < 1e-8)
    let only = DeadlineLaw.cumulative([.init(moment: 2026, share: 1)])
    expect(only.weights(on: years), [0: 1], count: 11)
  }

  @Test("What the horizon cuts off is finite, and counts at the last boundary")
  func beyond() {
    let law = DeadlineLaw.cumulative([.init(moment: 2046, share: 0.8)])
    let found = law.weights(on: years)
    // 0.04 a year: ten of them before the last boundary.
    #expect(abs(found[10] - 0.6) < 1e-8)
    #expect(abs(law.shareBeyondHorizon(on: years) - 0.36) < 1e-8)
    #expect(DeadlineLaw.points([], never: 1).shareBeyondHorizon(on: years) == 0)
  }

  @Test("The ends of a lognormal are its 5 % and 95 % points")
  func lognormal() {
    let law = DeadlineLaw.lognormal(low: 2028, high: 2034)
    let found = law.weights(on: years)
    // Up to just before 2028: boundaries 0 and 1. From 2034 on: boundaries 8, 9 and 10.
    #expect(abs(found[0...1].reduce(0, +) - 0.05) < 1e-8)
    #expect(abs(found[8...10].reduce(0, +) - 0.05) < 1e-8)
    // The median is the geometric mean of the two ends: four years.
    #expect(abs(found[0...3].reduce(0, +) - 0.5) < 1e-8)
    #expect(abs(found.reduce(0, +) - 1) < 1e-12)
    #expect(found.allSatisfy { $0 >= 0 })
  }

  @Test("The tails of a lognormal are accurate, not lost in rounding")
  func tails() {
    let grid = TimeGrid(start: 0, step: 1, horizon: 100)
    let law = DeadlineLaw.lognormal(low: 10, high: 20)
    let deviation = log(2.0) / (2 * 1.6448536269514722)
    let place = (log(1 - 1e-9) - log(200.0) / 2) / deviation
    let wanted = 0.5 * erfc(-place / 2.0.squareRoot())
    let found = law.weights(on: grid)
    #expect(found[0] > 0)
    #expect(abs(found[0] / wanted - 1) < 1e-9)
    #expect(wanted < 1e-30)
  }

  @Test("Every law sums to 1 on every grid")
  func sums() {
    let laws: [DeadlineLaw] = [
      .certain(2031.3), .points([.init(moment: 2027, share: 0.3)], never: 0.7),
      .cumulative([.init(moment: 2026, share: 0.1), .init(moment: 2090, share: 0.9)]),
      .lognormal(low: 2026.001, high: 3000),
    ]
    for step in [1.0 / 12, 0.1, 0.25, 1, 3, 10] {
      let grid = TimeGrid(start: 2026, step: step, horizon: 10)
      for law in laws {
        let found = law.weights(on: grid)
        #expect(found.count == grid.steps + 1)
        #expect(abs(found.reduce(0, +) - 1) < 1e-12)
        #expect(found.allSatisfy { $0 >= 0 })
      }
    }
  }
}

import Allocation
import Allocators
import Foundation
import Problems
import Search

/// The two rungs on which it is seen who is right: knowing that alone, and knowing deadline and world too.
struct WhoIsRight {
  /// Sampled draws, where they are too many to list them.
  static let samples = 100
  /// More people than this are not drawn one by one.
  static let mostPeople = 1_000_000

  private let draws: Draws
  private let seed: UInt64

  /// People of one pool who are right on the same chunks, in too many ways.
  struct TooManyTeams: Error {}

  init(_ instance: Instance, seed: UInt64) {
    draws = Draws(instance)
    self.seed = seed
  }

  private var instance: Instance { draws.instance }

  /// Nobody differs from anybody, so there is nothing to see.
  var isTrivial: Bool { draws.cohorts.allSatisfy { $0.levels.count == 1 } }

  /// Why the rungs cannot be climbed; nil where they can.
  var obstacle: String? {
    let everybody = draws.cohorts.map { $0.levels.map { _ in 1 } }
    if instance.seeing(draws.groups(everybody)) == nil { return "teams can be put together in too many ways" }
    if draws.rows == nil, draws.cohorts.reduce(0, { $0 + $1.size }) > Self.mostPeople {
      return "there are too many people to draw them one by one"
    }
    return nil
  }

  /// The expected best chance of whoever sees who is right, with deadline and world known too or not.
  func rung(_ name: Rung.Name, knowsAll: Bool, patience: Patience) throws -> Rung {
    if let rows = draws.rows { return try enumerated(rows, name, knowsAll, patience) }
    return try sampled(name, knowsAll, patience)
  }

  private func enumerated(
    _ rows: [Draws.Row], _ name: Rung.Name, _ knowsAll: Bool, _ patience: Patience
  ) throws -> Rung {
    let kept = rows.map { $0.filter { $0.weight > Draws.negligible } }.filter { !$0.isEmpty }
    let beliefs = knowsAll ? certainties : [(1, instance.views)]
    let chains = kept.flatMap { row in
      beliefs.map { share, views in
        Chain(cases: row.map { draw, weight in one(draw, weight * share, views) })
      }
    }
    let brackets = try ChainSolver(patience: patience).solve(chains).map(\.bracket)
    let known = kept.joined().reduce(0) { $0 + $1.weight }
    let sum = brackets.reduce(into: (least: 0.0, most: 0.0)) { $0 = ($0.least + $1.least, $0.most + $1.most) }
    // What was left out, and the rounding of the weights.
    let rest = max(0, 1 - known) + 1e-12
    return Rung(name, Bracket(min(1, sum.least), min(1, sum.most + rest)))
  }

  private func sampled(_ name: Rung.Name, _ knowsAll: Bool, _ patience: Patience) throws -> Rung {
    var generator = SplitMix64(seed: seed)
    let drawn = (0..<Self.samples).map { _ in draws.sample(&generator) }
    let distinct = Array(Set(drawn)).sorted { $0.joined().lexicographicallyPrecedes($1.joined()) }
    let worlds = knowsAll ? certaintiesByWorld : [[(1, instance.views)]]
    let chains = distinct.flatMap { draw in
      worlds.map { beliefs in Chain(cases: beliefs.map { share, views in one(draw, share, views) }) }
    }
    let brackets = try ChainSolver(patience: patience).solve(chains).map(\.bracket)
    var sums: [Draws.Draw: Bracket] = [:]
    for (index, draw) in distinct.enumerated() {
      let own = brackets[(index * worlds.count)..<((index + 1) * worlds.count)]
      sums[draw] = Bracket(own.reduce(0) { $0 + $1.least }, own.reduce(0) { $0 + $1.most })
    }
    let found = drawn.compactMap { sums[$0] }
    let low = SampleMean(found.map(\.least))
    let high = SampleMean(found.map(\.most))
    var rung = Rung(
      name, chance: low.mean, interval: low.interval.lowerBound...max(low.mean, high.interval.upperBound),
      note: "a mean over \(Self.samples) draws of who is right")
    rung.isComplete = high.mean - low.mean <= patience.search.gap + Rung.slack
    return rung
  }

  private typealias Belief = (share: Double, views: [Instance.View])

  /// For each world a chain of certain deadlines.
  private var certaintiesByWorld: [[Belief]] {
    instance.views.map { view in
      view.weights.indices.filter { view.weights[$0] > 0 }.map { boundary in
        var weights = [Double](repeating: 0, count: view.weights.count)
        weights[boundary] = 1
        return (
          view.credence * view.weights[boundary],
          [Instance.View(world: view.world, credence: 1, weights: weights)]
        )
      }
    }
  }

  private var certainties: [Belief] { certaintiesByWorld.flatMap { $0 } }

  private func one(_ draw: Draws.Draw, _ weight: Double, _ views: [Instance.View]) -> Chain.Case {
    Chain.Case(weight: weight) { [draws] in
      guard let seeing = draws.instance.seeing(draws.groups(draw)) else { throw TooManyTeams() }
      return seeing.seen(as: views)
    }
  }
}

/// A mean with its 95 % interval.
struct SampleMean {
  let mean: Double
  let interval: ClosedRange<Double>

  /// - Parameter values: at least two, in [0, 1].
  init(_ values: [Double]) {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    // Where all values agree, up to three in so many may still differ with 5 % probability (the rule of three).
    let margin = squares > 0 ? 1.96 * (squares / (count - 1) / count).squareRoot() : 3 / count
    self.mean = mean
    interval = max(0, mean - margin)...min(1, mean + margin)
  }
}

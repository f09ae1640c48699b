import Probability

/// What may happen in one world under a plan.
///
/// Without a look, and where a date reveals the world, the world is won by what its branch does. Where chunk r reveals
/// it at τ, the cases r seen and r not seen at τ are disjoint, and r's state is part of each: seen, φ_r(τ) times the
/// other chunks on the world's branch; not seen, φ_r(d) − φ_r(τ) where r is needed, 1 − φ_r(τ) where it is not, times
/// the other chunks on the blind branch. Before τ there is nothing to see.
struct WorldCase {
  let facts: GridWorld
  /// π, where the world's own branch is carried out.
  let weights: [Double]
  /// Boundaries at which the deadline may fall.
  let deadlines: [Int]
  /// φ of each bundle at each of them on the world's own branch; empty where it is of no interest.
  let seen: [[Double]]
  /// Where a chunk reveals.
  var reveal: Reveal?

  /// What the look at a chunk makes of that.
  struct Reveal {
    let chunk: Int
    let boundary: Int
    /// As `seen`, on the blind branch.
    let blind: [[Double]]
    /// π, where that is carried out: what it does to the deadline may differ.
    let weights: [Double]
    /// φ of the chunk at the look, its gate aside: what is seen does not depend on that.
    let unhindered: Double
    /// The same with the gate of the world's own branch, and of the blind one.
    let counted: Double
    let countedBlind: Double
  }

  var chance: Double {
    var sum = CompensatedSum()
    for place in deadlines.indices { sum.add(share(at: place)) }
    return min(1, sum.value)
  }

  var evaluation: WorldEvaluation {
    let boundaries = deadlines.enumerated().map { place, boundary in
      let weight = weight(at: place)
      return BoundaryEvaluation(
        boundary: boundary, weight: weight,
        chance: isMovedApart && weight > 0 ? min(1, share(at: place) / weight) : chance(at: place))
    }
    return WorldEvaluation(chance: chance, boundaries: beforeStart + boundaries)
  }

  /// Deadlines that come before the start, by which nothing is finished: boundary −1.
  private var beforeStart: [BoundaryEvaluation] {
    guard facts.law != nil else { return [] }
    let rest = 1 - deadlines.indices.reduce(0) { $0 + weight(at: $1) }
    return rest > AllocationTolerance.beforeStart
      ? [BoundaryEvaluation(boundary: -1, weight: rest, chance: 0)] : []
  }

  /// Tells `body` of each bundle, needed or not, how likely it is finished by each deadline.
  func forEachFinish(_ body: (_ bundle: Int, _ weight: Double, _ chance: Double) -> Void) {
    for place in deadlines.indices {
      for bundle in seen.indices { body(bundle, weight(at: place), finished(bundle, at: place)) }
    }
  }

  /// Whether the deadline falls otherwise where the chunk was seen than where it was not.
  private var isMovedApart: Bool { reveal.map { $0.weights != weights } ?? false }

  /// The chance that the deadline is this one.
  private func weight(at place: Int) -> Double {
    let own = weights[deadlines[place]]
    guard let reveal, isMovedApart else { return own }
    return reveal.unhindered * own + (1 - reveal.unhindered) * reveal.weights[deadlines[place]]
  }

  /// The chance that the deadline is this one and everything needed is finished by it.
  private func share(at place: Int) -> Double {
    let own = weights[deadlines[place]]
    guard let reveal, isMovedApart else { return own * chance(at: place) }
    let blind = reveal.weights[deadlines[place]]
    let isNeeded = facts.needed[reveal.chunk]
    let others = product(of: reveal.blind, at: place, but: reveal.chunk)
    if deadlines[place] < reveal.boundary {
      // Luck alone decides whether the chunk is finished at the look, and so which branch is carried out.
      let mean = reveal.unhindered * own + (1 - reveal.unhindered) * blind
      return others * (isNeeded ? own * reveal.blind[reveal.chunk][place] : mean)
    }
    let later = isNeeded ? laterBlind(reveal, at: place) : 1 - reveal.unhindered
    return own * (isNeeded ? reveal.counted : reveal.unhindered)
      * product(of: seen, at: place, but: reveal.chunk)
      + blind * later * others
  }

  /// That everything needed is finished by a deadline.
  private func chance(at place: Int) -> Double {
    guard let reveal else { return product(of: seen, at: place) }
    let isNeeded = facts.needed[reveal.chunk]
    let others = product(of: reveal.blind, at: place, but: reveal.chunk)
    if deadlines[place] < reveal.boundary {
      return others * (isNeeded ? reveal.blind[reveal.chunk][place] : 1)
    }
    let shown = isNeeded ? reveal.counted : reveal.unhindered
    let later = isNeeded ? laterBlind(reveal, at: place) : 1 - reveal.unhindered
    return shown * product(of: seen, at: place, but: reveal.chunk) + later * others
  }

  /// That the revealing chunk is finished by a deadline, and was not at the look.
  private func laterBlind(_ reveal: Reveal, at place: Int) -> Double {
    max(0, reveal.blind[reveal.chunk][place] - reveal.countedBlind)
  }

  private func product(of finished: [[Double]], at place: Int, but chunk: Int? = nil) -> Double {
    var product = 1.0
    for bundle in finished.indices where facts.needed[bundle] && bundle != chunk {
      product *= finished[bundle][place]
    }
    return product
  }

  /// That a bundle is finished by a deadline.
  private func finished(_ bundle: Int, at place: Int) -> Double {
    guard let reveal else { return seen[bundle][place] }
    if deadlines[place] < reveal.boundary { return reveal.blind[bundle][place] }
    if bundle == reveal.chunk { return reveal.counted + laterBlind(reveal, at: place) }
    return reveal.unhindered * seen[bundle][place] + (1 - reveal.unhindered) * reveal.blind[bundle][place]
  }
}

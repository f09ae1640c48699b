import Probability

/// What may happen in one world under a plan.
///
/// Without a look, and where a date reveals the world, the world is won by what its branch does. Where chunk r reveals
/// it at τ, the cases r seen and r not seen at τ are disjoint, and r's state is part of each: seen, φ_r(τ) times the
/// other chunks on the world's branch; not seen, φ_r(d) − φ_r(τ) where r is needed, 1 − φ_r(τ) where it is not, times
/// the other chunks on the blind branch. Before τ there is nothing to see.
struct WorldCase {
  let facts: GridWorld
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
    /// φ of the chunk at the look, its gate aside: what is seen does not depend on that.
    let unhindered: Double
    /// The same with the gate of the world's own branch, and of the blind one.
    let counted: Double
    let countedBlind: Double
  }

  var chance: Double {
    var sum = CompensatedSum()
    for (place, deadline) in deadlines.enumerated() { sum.add(facts.weights[deadline] * chance(at: place)) }
    return min(1, sum.value)
  }

  var evaluation: WorldEvaluation {
    WorldEvaluation(
      chance: chance,
      boundaries: deadlines.enumerated().map {
        BoundaryEvaluation(boundary: $1, weight: facts.weights[$1], chance: chance(at: $0))
      })
  }

  /// Tells `body` of each bundle, needed or not, how likely it is finished by each deadline.
  func forEachFinish(_ body: (_ bundle: Int, _ weight: Double, _ chance: Double) -> Void) {
    for (place, deadline) in deadlines.enumerated() {
      for bundle in seen.indices { body(bundle, facts.weights[deadline], finished(bundle, at: place)) }
    }
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

import Allocation

/// A joint case of world and look, with what each deadline in it asks of a plan.
///
/// Where nothing is seen of a chunk, each world is one case. Else a world is split: deadlines before the look are won
/// on the blind branch; later ones either on the world's own, the chunk having been seen to be finished, or, for each
/// state of the chunk, on the blind one with what the chunk lacked at the look.
struct OutcomeCase {
  /// Index into `Instance.worlds`.
  let world: Int
  /// That the case comes about in its world, as the stage supposes: 1 where nothing is seen of a chunk.
  let chance: Double
  /// π, as far as it belongs to the case.
  let weights: [Double]
  /// Deadlines of the case that have any weight, ascending.
  let boundaries: [Int]
  /// What each of them asks for, by then.
  var demands: [Demand]
  /// Whether the attempts that the stage supposes must have been made.
  let isSeen: Bool

  /// So many chunks of a unit, of attempts that are carried out on a branch and end after a boundary.
  struct Demand {
    let unit: Int
    /// Correct attempts, above 0.
    let need: Int
    let branch: Int
    /// What ends at it or before does not count; −1: everything does.
    var after = -1
    /// These attempts by their correctness, ascending, each as a chain of a `CounterBuilder`.
    var chains: [(correct: Double, chain: Int)] = []
  }

  /// All that may happen in a world.
  ///
  /// Cases without a chance or without a deadline are left out.
  static func all(in world: Int, of reduction: Reduction) -> [OutcomeCase] {
    let facts = reduction.base.worlds[world]
    let weights = facts.weights
    let boundaries = weights.indices.filter { weights[$0] > 0 }
    // Where nobody learns anything, the one branch is carried out in every world.
    let own = reduction.branches.firstIndex(of: world) ?? 0
    guard let stage = reduction.stage, let reveal = stage.reveal else {
      let demands = demands(of: reduction, in: world, on: own)
      return [
        .init(
          world: world, chance: 1, weights: weights, boundaries: boundaries, demands: demands, isSeen: false)
      ]
    }
    let blind = reduction.branches.count - 1
    let late = boundaries.filter { $0 >= stage.look }
    // What is done where nothing was seen may leave another law.
    let unseen = facts.blindWeights ?? weights
    let lateUnseen = unseen.indices.filter { unseen[$0] > 0 && $0 >= stage.look }
    let soon = early(facts, seen: reveal.seen[world], reveal.chunk)
    var cases: [OutcomeCase] = [
      .init(
        world: world, chance: 1, weights: soon,
        boundaries: soon.indices.filter { soon[$0] > 0 && $0 < stage.look },
        demands: demands(of: reduction, in: world, on: blind), isSeen: false),
      .init(
        world: world, chance: reveal.seen[world], weights: weights, boundaries: late,
        demands: demands(of: reduction, in: world, on: own, without: reveal.chunk), isSeen: true),
    ]
    let others = demands(of: reduction, in: world, on: blind, without: reveal.chunk)
    for state in reveal.open[world] {
      let missing = reduction.units.indices.compactMap { unit -> Demand? in
        let facts = reduction.units[unit]
        guard facts.bundle == reveal.chunk, let need = state.missing[facts.copy ?? 0] else { return nil }
        return Demand(unit: unit, need: need, branch: blind, after: stage.look)
      }
      cases.append(
        .init(
          world: world, chance: state.chance, weights: unseen, boundaries: lateUnseen,
          demands: others + missing, isSeen: true))
    }
    return cases.filter { $0.chance > 0 && !$0.boundaries.isEmpty }
  }

  /// π before the look. Luck alone decides whether the chunk will have been finished by then, and so which law holds:
  /// where it is needed, whoever wins so early has finished it.
  private static func early(_ facts: GridWorld, seen: Double, _ chunk: Int) -> [Double] {
    guard let blind = facts.blindWeights, !facts.needed[chunk] else { return facts.weights }
    return zip(facts.weights, blind).map { seen * $0 + (1 - seen) * $1 }
  }

  /// What a world needs, in the order of units.
  ///
  /// A unit for each copy needs one correct attempt; any other its bundle's count.
  ///
  /// - Parameter chunk: left out, since what was seen of it is part of the case.
  private static func demands(
    of reduction: Reduction, in world: Int, on branch: Int, without chunk: Int? = nil
  ) -> [Demand] {
    let facts = reduction.base.worlds[world]
    return reduction.units.indices.compactMap { index in
      let unit = reduction.units[index]
      guard unit.bundle != chunk, facts.needed[unit.bundle] else { return nil }
      let count = facts.counts[unit.bundle]
      if let copy = unit.copy { return copy < count ? Demand(unit: index, need: 1, branch: branch) : nil }
      return Demand(unit: index, need: count, branch: branch)
    }
  }
}

import Allocation
import Formulation
import Probability

/// The law of a revealing chunk: how likely it is in which state at the look, given how many attempts of each strand have
/// ended. It is finished, and the world is known from then on; or so much of it is missing, and the blind branch goes on.
struct RevealLaw {
  private let instance: Instance
  private let chunk: Int
  /// More copies of a chunk with separate credit have too many states.
  static let mostCopies = 8
  /// The share of what all attempts together make likely with which a first plan is content.
  private static let enough = 0.75

  init(_ instance: Instance, of chunk: Int) {
    self.instance = instance
    self.chunk = chunk
  }

  /// What is seen after the most attempts of a box, for plans that have made at least the fewest. Where the chunk is not
  /// needed, what is missing of it does not matter, and there is one state.
  ///
  /// - Returns: nil where there are too many states.
  func reveal(of most: [Stage.Strand: Int], least: [Stage.Strand: Int]) -> Stage.Reveal? {
    let isSeparate = instance.bundles[chunk].isSeparate
    var (seen, open): ([Double], [[Stage.State]]) = ([], [])
    for (world, facts) in instance.worlds.enumerated() {
      let count = facts.counts[chunk]
      if isSeparate && count > Self.mostCopies && facts.needed[chunk] { return nil }
      let chance = chanceSeen(most, in: world)
      seen.append(chance)
      if !facts.needed[chunk] {
        open.append(chance < 1 ? [.init(chance: 1 - chance, missing: [:])] : [])
      } else {
        open.append(isSeparate ? separate(most, in: world) : pooled(most, in: world))
      }
    }
    return .init(chunk: chunk, seen: seen, open: open, least: least)
  }

  /// That the chunk is finished at the look, over all worlds.
  func meanSeen(_ counts: [Stage.Strand: Int]) -> Double {
    instance.worlds.indices.reduce(0) { $0 + instance.worlds[$1].credence * chanceSeen(counts, in: $1) }
  }

  /// Few attempts that make seeing it finished likely: a good share of what all of them could. Greedily, one attempt at a time.
  func fewest(_ most: [Stage.Strand: Int]) -> [Stage.Strand: Int] {
    let target = Self.enough * meanSeen(most)
    var counts = most.mapValues { _ in 0 }
    while meanSeen(counts) < target {
      let gains = most.keys.sorted().filter { counts[$0, default: 0] < most[$0, default: 0] }
        .map { strand in
          var more = counts
          more[strand, default: 0] += 1
          return (strand, meanSeen(more))
        }
      guard let best = gains.max(by: { $0.1 < $1.1 }) else { break }
      counts[best.0, default: 0] += 1
    }
    return counts
  }

  /// That the chunk is finished at the look, in a world.
  private func chanceSeen(_ counts: [Stage.Strand: Int], in world: Int) -> Double {
    let count = instance.worlds[world].counts[chunk]
    guard instance.bundles[chunk].isSeparate else {
      return PoissonBinomial.chance(of: groups(counts, in: world, copy: 0), atLeast: count)
    }
    return (0..<count).reduce(1) {
      $0 * PoissonBinomial.chance(of: groups(counts, in: world, copy: $1), atLeast: 1)
    }
  }

  /// The attempts on a copy that may be correct in a world.
  private func groups(_ counts: [Stage.Strand: Int], in world: Int, copy: Int) -> [PoissonBinomial.Group] {
    counts.sorted { $0.key < $1.key }.compactMap { strand, number in
      guard strand.copy == copy, number > 0, let correct = strand.correct[world] else { return nil }
      return PoissonBinomial.Group(correct: correct, attempts: number)
    }
  }

  /// So many correct ones are missing, 1 to all. The law of the number of correct ones is convolved attempt by attempt; what
  /// is all but impossible is counted as one step better than it is, which no bound minds.
  private func pooled(_ counts: [Stage.Strand: Int], in world: Int) -> [Stage.State] {
    let count = instance.worlds[world].counts[chunk]
    var law = [1.0] + [Double](repeating: 0, count: count - 1)
    for group in groups(counts, in: world, copy: 0) {
      for _ in 0..<group.attempts {
        for k in law.indices.reversed() {
          law[k] = law[k] * (1 - group.correct) + (k > 0 ? law[k - 1] * group.correct : 0)
        }
      }
    }
    var states: [Stage.State] = []
    var carried = 0.0
    for (reached, chance) in law.enumerated() {
      carried += chance
      guard carried > SearchTolerance.revealState || reached == count - 1 else { continue }
      if carried > 0 { states.append(.init(chance: carried, missing: [0: count - reached])) }
      carried = 0
    }
    return states
  }

  /// These copies are not finished, the others are: a state for each set of copies but the empty one, in which the chunk
  /// would be finished.
  private func separate(_ counts: [Stage.Strand: Int], in world: Int) -> [Stage.State] {
    let count = instance.worlds[world].counts[chunk]
    let finished = (0..<count).map { copy in
      PoissonBinomial.chance(of: groups(counts, in: world, copy: copy), atLeast: 1)
    }
    return (1..<(1 << count)).compactMap { (code: Int) -> Stage.State? in
      let open = (0..<count).filter { code >> $0 & 1 == 1 }
      var chance = 1.0
      for copy in 0..<count { chance *= open.contains(copy) ? 1 - finished[copy] : finished[copy] }
      guard chance > 0 else { return nil }
      return .init(chance: chance, missing: Dictionary(uniqueKeysWithValues: open.map { ($0, 1) }))
    }
  }
}

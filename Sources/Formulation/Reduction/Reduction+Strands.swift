import Allocation

/// What can be seen of a revealing chunk at the look: its attempts by strand, that is, by how they count there.
///
/// The chance of what is seen is a function of how many attempts of each strand a plan has made, so a search over looks
/// splits by these numbers.
extension Reduction {
  /// The strand that a column belongs to; nil where nothing of it can be seen at the look.
  ///
  /// Only shared attempts on the revealing chunk that end by the look in some world, and not after its gate
  /// there.
  func strand(_ column: Int) -> Stage.Strand? {
    guard let stage, let chunk = stage.reveal?.chunk, branch(of: column) == nil else { return nil }
    let unit = units[columns[column].unit]
    guard unit.bundle == chunk else { return nil }
    let outcomes = base.types[kind(of: column)].outcomes
    let correct = base.worlds.indices.map { world -> Double? in
      guard let branch = branches.firstIndex(of: world), let delivery = outcomes[world],
        columns[column].start + delivery.length <= stage.look
      else { return nil }
      let isShut = base.worlds[world].needed[chunk] && delivery.length > countedLength(of: column, on: branch)
      return isShut ? nil : delivery.correct
    }
    // What has ended in no world shows nothing.
    return correct.contains { $0 != nil } ? .init(copy: unit.copy ?? 0, correct: correct) : nil
  }

  /// Every strand, in order.
  package var strands: [Stage.Strand] { Set(columns.indices.compactMap(strand)).sorted() }

  /// More attempts of a strand than people, budgets and use allow no plan has.
  ///
  /// Where all are certain to be right, more than the chunks that are missing are of no use.
  package func mostAttempts(of strand: Stage.Strand) -> Int {
    let members = columns.indices.filter { self.strand($0) == strand }
    let byCrew = Dictionary(grouping: members) { base.types[kind(of: $0)].crew }
    let most = byCrew.values.reduce(0) { $0 + mostAttempts(ofCrew: $1) }
    let isCertain = strand.correct.allSatisfy { $0 == nil || $0 == 1 }
    guard isCertain, let chunk = stage?.reveal?.chunk else { return most }
    let isPooled = !base.bundles[chunk].isSeparate
    return min(most, isPooled ? base.believedWorlds.map { base.worlds[$0].counts[chunk] }.max() ?? 1 : 1)
  }

  /// Teams that the people of each step make, over all steps, divided by the steps that an attempt takes at least.
  ///
  /// An area bound: it never counts too few, and needs no packing of different lengths.
  private func mostAttempts(ofCrew members: [Int]) -> Int {
    let roomy = base.withEveryAward
    let kinds = Set(members.map(kind)).map { base.types[$0] }
    let starts = members.map { columns[$0].start }
    let end = min(base.steps, (starts.max() ?? 0) + (kinds.map(\.length).max() ?? 1))
    let teams = ((starts.min() ?? 0)..<end).reduce(0) { sum, step in
      let fitting = kinds.map { kind in
        kind.held.map { roomy.headcounts[$0.pool][step] / max(1, $0.people) }.min() ?? 0
      }
      return sum + (fitting.max() ?? 0)
    }
    return min(teams / (kinds.map(\.length).min() ?? 1), members.reduce(0) { $0 + columns[$1].upper })
  }
}

extension Plan {
  /// So many awards of a grant at one of its moments.
  package struct Award: Sendable, Equatable {
    /// Index into `Instance.awards`.
    package var option: Int
    /// How many are made, above 0.
    package var count: Int

    package init(option: Int, count: Int = 1) {
      self.option = option
      self.count = count
    }
  }
}

extension [Plan.Award] {
  /// The same awards, those of one option together, in the order of the options.
  package var normalised: [Plan.Award] {
    var counts: [Int: Int] = [:]
    for award in self where award.count > 0 { counts[award.option, default: 0] += award.count }
    return counts.sorted { $0.key < $1.key }.map { Plan.Award(option: $0.key, count: $0.value) }
  }
}

extension Instance {
  /// The instance in which some awards are made and no others can be.
  ///
  /// Awards that it does not know are left out.
  package func funded(by awards: [Plan.Award]) -> Instance {
    var counts = self.awards.map { _ in 0 }
    for award in awards where counts.indices.contains(award.option) { counts[award.option] += award.count }
    return funded(counts)
  }
}

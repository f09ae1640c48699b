/// The deadline's law over all worlds, with the chance of the plan at each of its moments: their products add up to the
/// chance of the plan.
struct DeadlineLaw: Sendable, Equatable {
  /// In the order of time.
  var moments: [Moment]

  /// A moment at which the deadline may fall.
  struct Moment: Sendable, Equatable {
    /// A boundary of some world's grid.
    var moment: Double
    /// That the deadline falls then.
    var weight: Double
    /// That all is finished if it does.
    var chance: Double
    /// That it falls later.
    var later: Double
    /// That it fell by then, and not all was finished.
    var lostByThen: Double
  }

  /// Worlds are mixed by their credences.
  init(_ result: SolveResult) {
    var sums: [Double: (weight: Double, won: Double)] = [:]
    for world in result.worlds {
      for deadline in world.deadlines {
        let weight = world.credence * deadline.weight
        let sum = sums[deadline.moment] ?? (0, 0)
        sums[deadline.moment] = (sum.weight + weight, sum.won + weight * deadline.chance)
      }
    }
    // Sums up to each moment.
    var (passed, lost) = (0.0, 0.0)
    moments = sums.sorted { $0.key < $1.key }.map { moment, sum in
      passed += sum.weight
      lost += sum.weight - sum.won
      return Moment(
        moment: moment, weight: sum.weight, chance: sum.weight > 0 ? min(1, sum.won / sum.weight) : 0,
        later: max(0, 1 - passed), lostByThen: max(0, lost))
    }
    // What is left after the last moment is rounding.
    if let last = moments.indices.last { moments[last].later = 0 }
  }

  /// The first moment by which the deadline has fallen with so much probability.
  func quantile(_ share: Double) -> Double? {
    moments.first { 1 - $0.later >= share - PageTolerance.quantile }?.moment
  }

  /// The first moment by which half of all that is lost is lost; nil where nothing is.
  var halfOfLoss: Double? {
    guard let all = moments.last?.lostByThen, all > PageTolerance.share else { return nil }
    return moments.first { $0.lostByThen >= all / 2 - PageTolerance.quantile }?.moment
  }
}

import Formulation
import Probability

/// Local search around a plan: attempts are taken away and others put in their place, as long as the chance rises, or
/// stays and fewer people are held for it.
struct LocalSearch {
  private let fill: GreedyFill

  /// Columns of which a shake takes attempts away, at most.
  private static let mostShaken = 3
  /// A shake must gain so many of the least gains: rounding alone may look like a few, and the walk would follow it.
  private static let shakenGains = 1e3
  /// Least gains that trimming may lose on its way: chances that are added up anew differ by some.
  private static let trimmedGains = 10.0

  init(_ fill: GreedyFill) { self.fill = fill }

  private var reduction: Reduction { fill.network.reduction }

  /// Takes attempts away one by one and puts better ones in their place, while the chance rises (a 1-exchange).
  ///
  /// - Parameter passes: over all columns, at most.
  func improve(_ state: inout PartialPlan, passes: Int, unless mustStop: () -> Bool) {
    for _ in 0..<passes {
      var improved = false
      for column in reduction.columns.indices where state.attempts[column] > 0 && !mustStop() {
        let before = state.chance
        var trial = state
        trial.add(column, -1)
        fill.fillByChance(&trial, unless: mustStop)
        if trial.chance > before + SearchTolerance.gain(beside: before) {
          state = trial
          improved = true
        }
      }
      if !improved { return }
    }
  }

  /// A step of a random walk: takes attempts of a few columns away, and fills what is free anew; nil where that gains
  /// nothing.
  func shaken(_ state: PartialPlan, _ random: inout SplitMix64, unless mustStop: () -> Bool) -> PartialPlan? {
    var trial = state
    let used = reduction.columns.indices.filter { state.attempts[$0] > 0 }
    if used.isEmpty { return nil }
    for _ in 0..<(1 + random.below(Self.mostShaken)) {
      let column = used[random.below(used.count)]
      if trial.attempts[column] > 0 { trial.add(column, -1 - random.below(trial.attempts[column])) }
    }
    fill.fillByChance(&trial, unless: mustStop)
    let least = Self.shakenGains * SearchTolerance.gain(beside: state.chance)
    return trial.chance > state.chance + least ? trial : nil
  }

  /// Takes away attempts that add nothing, and puts cheaper ones in the place of others, as long as there is time. How
  /// many can go at once is found by doubling: their number may be in the millions.
  ///
  /// - Returns: false where `mustStop` said so before all were looked at.
  func trim(_ state: inout PartialPlan, unless mustStop: () -> Bool) -> Bool {
    let floor = state.chance - Self.trimmedGains * SearchTolerance.gain(beside: state.chance)
    for column in reduction.columns.indices.sorted(by: { (-cost($0), $0) < (-cost($1), $1) }) {
      while state.attempts[column] > 0 {
        if mustStop() { return false }
        let attempts = state.attempts[column]
        if let less = most(of: attempts, keeping: floor, { changed(state, column, by: -$0) }) {
          state = less
          continue
        }
        guard let swapped = swapped(state, column, keeping: floor) else { break }
        state = swapped
      }
    }
    return true
  }

  /// With as many attempts as can be on the first cheaper column of the same unit in place of one, the cheapest first;
  /// nil where none serves.
  private func swapped(_ state: PartialPlan, _ column: Int, keeping floor: Double) -> PartialPlan? {
    let cheaper = reduction.units[reduction.columns[column].unit].columns
      .filter { cost($0) < cost(column) }.sorted { (cost($0), $0) < (cost($1), $1) }
    for other in cheaper {
      let swapped = most(of: state.attempts[column], keeping: floor) { number in
        let rest = changed(state, column, by: -number)
        return rest.room(other) >= number ? changed(rest, other, by: number) : nil
      }
      if let swapped { return swapped }
    }
    return nil
  }

  /// Person-steps of an attempt.
  private func cost(_ column: Int) -> Int {
    reduction.instance.types[reduction.columns[column].type].personSteps
  }

  private func changed(_ state: PartialPlan, _ column: Int, by number: Int) -> PartialPlan {
    var state = state
    state.add(column, number)
    return state
  }

  /// What comes of changing as many attempts as leave the chance at the floor, up to some number, where fewer do where more
  /// do; nil where not even one may change.
  private func most(
    of number: Int, keeping floor: Double, _ change: (Int) -> PartialPlan?
  ) -> PartialPlan? {
    func kept(_ number: Int) -> PartialPlan? { change(number).flatMap { $0.chance >= floor ? $0 : nil } }
    guard var best = kept(1) else { return nil }
    var (low, high) = (1, 2)
    while high <= number, let next = kept(high) { (low, high, best) = (high, high * 2, next) }
    high = min(high, number + 1)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if let next = kept(middle) { (low, best) = (middle, next) } else { high = middle }
    }
    return best
  }
}

import Formulation

/// The awards of a Lagrangian relaxation: how many of each are made where people and money have prices.
///
/// An award brings people, which is worth something, and takes money, which costs something; so it is made as often as
/// its grant allows, or not at all. Grants are tied by nothing but the prices, and of one grant the best moments come
/// first; awards before a look count against the limit of every branch after it.
struct AwardPricing {
  /// The awards of one grant.
  private struct Grant {
    /// Those that all branches share, and those of each branch.
    var shared: [Int] = []
    var late: [[Int]] = []
    var most: Int
  }
  private let grants: [Grant]
  private let uppers: [Int]

  init(_ reduction: Reduction) {
    uppers = reduction.awards.map(\.upper)
    let count = max(1, reduction.base.awards.count)
    // Numbers of awards on branch v follow those that are shared (see `Instance.unfolded`).
    var grants = reduction.base.awardLimits.map { limit in
      Grant(late: reduction.branches.map { _ in [] }, most: limit.most)
    }
    let limits = reduction.base.limitsOfAwards
    for (index, award) in reduction.awards.enumerated() {
      let place = award.option / count
      for limit in limits[award.option % count] {
        if place == 0 {
          grants[limit].shared.append(index)
        } else {
          grants[limit].late[place - 1].append(index)
        }
      }
    }
    self.grants = grants
  }

  /// The most that awards gain together.
  ///
  /// - Parameter gains: what one of each award gains, or loses.
  func best(_ gains: [Double]) -> Double { grants.reduce(0) { $0 + best(of: $1, gains) } }

  /// Over how many awards before the look; the gain is concave in that, and linear between whole sums of maxima.
  private func best(of grant: Grant, _ gains: [Double]) -> Double {
    let shared = steps(grant.shared, gains)
    let late = grant.late.map { steps($0, gains) }.filter { !$0.isEmpty }
    if late.isEmpty { return gain(shared, within: grant.most) }
    var breaks: Set<Int> = [0, grant.most]
    for sum in sums(shared) { breaks.insert(min(sum, grant.most)) }
    for own in late { for sum in sums(own) { breaks.insert(max(0, grant.most - sum)) } }
    return breaks.map { number in
      gain(shared, within: number) + late.reduce(0) { $0 + gain($1, within: grant.most - number) }
    }.max() ?? 0
  }

  /// Awards that gain something, the best first, and how many there may be of each.
  private func steps(_ awards: [Int], _ gains: [Double]) -> [(gain: Double, most: Int)] {
    awards.filter { gains[$0] > 0 }.sorted { (-gains[$0], $0) < (-gains[$1], $1) }.map {
      (gains[$0], uppers[$0])
    }
  }

  private func sums(_ steps: [(gain: Double, most: Int)]) -> [Int] {
    var sum = 0
    return steps.map { step in
      sum += step.most
      return sum
    }
  }

  /// What so many awards gain at most.
  private func gain(_ steps: [(gain: Double, most: Int)], within number: Int) -> Double {
    var (left, gain) = (number, 0.0)
    for step in steps where left > 0 {
      gain += step.gain * Double(min(step.most, left))
      left -= step.most
    }
    return gain
  }
}

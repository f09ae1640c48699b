import Allocation
import Support

/// All plans of a tiny problem with pooled credit and without gates, one after another: people, money, limits and chances
/// from their definitions.
struct EveryPlan {
  /// What one plan uses, and its chance.
  struct Case {
    let bundles: Set<Int>
    let grants: Set<Int>
    let chance: Double
    /// Of each bundle.
    let personYears: [Double]
  }

  let instance: Instance
  private(set) var cases: [Case] = []
  private let plain: PlainChance
  private let columns: [(type: Int, start: Int)]

  /// Nil where there are more plans than `most`.
  init?(_ instance: Instance, most: Int = 30_000) {
    self.instance = instance
    plain = PlainChance(instance)
    columns = instance.types.indices.flatMap { type in
      (0..<instance.steps).filter { $0 + instance.types[type].length <= instance.steps }.map { (type, $0) }
    }
    var counts = instance.awards.map { _ in 0 }
    guard award(0, &counts, most) else { return nil }
  }

  /// The best chance of plans that satisfy something; nil where there are none.
  func best(where isAllowed: (Case) -> Bool = { _ in true }) -> Double? {
    cases.filter(isAllowed).map(\.chance).max()
  }

  private mutating func award(_ option: Int, _ counts: inout [Int], _ most: Int) -> Bool {
    if option == counts.count { return plans(counts, most) }
    let grant = instance.awards[option].grant
    let limit = instance.awardLimits[grant].most
    for count in 0...limit {
      counts[option] = count
      let all = instance.awards.indices.filter { instance.awards[$0].grant == grant }
      if all.reduce(0, { $0 + counts[$1] }) > limit { break }
      if !award(option + 1, &counts, most) { return false }
    }
    counts[option] = 0
    return true
  }

  private mutating func plans(_ counts: [Int], _ most: Int) -> Bool {
    var free = instance.headcounts
    var money = instance.income
    for (award, count) in zip(instance.awards, counts) {
      for change in award.changes {
        for step in change.steps { free[change.pool][step] += change.people * count }
      }
      for (budget, cost) in award.costs.enumerated() {
        for step in award.boundary..<instance.steps { money[budget][step] -= cost * Double(count) }
      }
    }
    if free.joined().contains(where: { $0 < 0 }) || money.joined().contains(where: { $0 < -1e-9 }) {
      return true
    }
    let grants = Set(zip(instance.awards, counts).filter { $0.1 > 0 }.map(\.0.grant))
    return fill(0, [], free, grants, most)
  }

  private func personYears(_ attempts: [PlainChance.Attempt]) -> [Double] {
    var years = [Double](repeating: 0, count: instance.bundles.count)
    for attempt in attempts {
      let type = instance.types[attempt.type]
      for holding in type.held {
        years[type.bundle] += Double(attempt.number * holding.people * type.length) * instance.time.step
      }
    }
    return years
  }

  private mutating func fill(
    _ column: Int, _ attempts: [PlainChance.Attempt], _ free: [[Int]], _ grants: Set<Int>, _ most: Int
  ) -> Bool {
    if column == columns.count {
      let chance = instance.worlds.indices.reduce(0) {
        $0 + instance.worlds[$1].credence * plain.chance(attempts, world: $1)
      }
      cases.append(
        Case(
          bundles: Set(attempts.map { instance.types[$0.type].bundle }), grants: grants, chance: chance,
          personYears: personYears(attempts)))
      return cases.count <= most
    }
    let (type, start) = columns[column]
    var left = free
    for number in 0... {
      let more = number == 0 ? [] : [PlainChance.Attempt(type: type, start: start, number: number)]
      if !fill(column + 1, attempts + more, left, grants, most) { return false }
      for holding in instance.types[type].held {
        for step in start..<start + instance.types[type].length { left[holding.pool][step] -= holding.people }
      }
      if left.joined().contains(where: { $0 < 0 }) { break }
    }
    return true
  }
}

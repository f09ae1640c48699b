import Problems

/// A grant at one of its moments of award, on the grid: how many are awarded is a decision.
package struct AwardOption: Sendable, Equatable {
  /// Index into `Problem.grants`.
  package let grant: Int
  /// The boundary at which it is awarded and paid, 0 ..< T.
  package let boundary: Int
  /// Whom one award brings, and whom it takes, within the time of the problem.
  package let changes: [Change]
  /// What one award costs of each budget, once, in the units of `Instance.income`.
  package let costs: [Double]

  /// People of a pool who come (above 0) or go (below 0) for some steps.
  package struct Change: Sendable, Equatable {
    package let pool: Int
    package let people: Int
    package let steps: Range<Int>
  }

  /// Whether it brings anybody at all.
  package var isUseful: Bool { changes.contains { $0.people > 0 } }

  /// The same award where time begins so many steps later, at its own boundary at the latest.
  func moved(earlierBy steps: Int) -> AwardOption {
    AwardOption(
      grant: grant, boundary: boundary - steps,
      changes: changes.map {
        .init(
          pool: $0.pool, people: $0.people,
          steps: ($0.steps.lowerBound - steps)..<($0.steps.upperBound - steps))
      }, costs: costs)
  }
}

/// No more awards than this over some options: those of one grant, over all its moments.
package struct AwardLimit: Sendable, Equatable {
  /// Indices into `Instance.awards`, or into those of a reduction.
  package let options: [Int]
  package let most: Int

  package init(options: [Int], most: Int) {
    self.options = options
    self.most = most
  }
}

extension Instance {
  /// Puts the grants of a problem on its grid: for each its moments of award, each boundary once, ascending.
  static func awards(of problem: Problem, steps: Int) -> (options: [AwardOption], limits: [AwardLimit]) {
    var options: [AwardOption] = []
    var limits: [AwardLimit] = []
    let exponents = problem.budgets.indices.map(problem.moneyExponent)
    for (index, grant) in problem.grants.enumerated() {
      let first = options.count
      let boundaries = Set(grant.moments.map { problem.time.firstBoundary(atOrAfter: $0) })
      for boundary in boundaries.sorted() where boundary < steps {
        options.append(
          AwardOption(
            grant: index, boundary: boundary, changes: changes(of: grant, at: boundary, in: problem, steps),
            costs: zip(grant.costs, exponents).map { problem.moneyAwarded($0, unitExponent: $1) }))
      }
      limits.append(AwardLimit(options: Array(first..<options.count), most: grant.most))
    }
    return (options, limits)
  }

  private static func changes(of grant: Grant, at boundary: Int, in problem: Problem, _ steps: Int)
    -> [AwardOption.Change]
  {
    let first = boundary + problem.time.stepsUntil(years: grant.lag)
    let last = grant.lasts.map { first + problem.time.wholeSteps(in: $0) } ?? steps
    let span = min(first, steps)..<min(max(first, last), steps)
    if span.isEmpty { return [] }
    return grant.adds.filter { $0.people != 0 }.map { .init(pool: $0.pool, people: $0.people, steps: span) }
  }

  /// For each of `awards` the limits that it counts against: indices into `awardLimits`.
  package var limitsOfAwards: [[Int]] {
    var limits = awards.map { _ in [Int]() }
    for (index, limit) in awardLimits.enumerated() {
      for option in limit.options { limits[option].append(index) }
    }
    return limits
  }

  /// For each of `awards` how many its limits allow on their own.
  package var mostAwards: [Int] {
    limitsOfAwards.map { limits in limits.map { awardLimits[$0].most }.min() ?? 0 }
  }

  /// Whether there is anything to award.
  package var hasAwards: Bool { !awards.isEmpty }

  /// The instance in which these awards are made and no others can be.
  ///
  /// - Parameter counts: for each of `awards` how many; feasible beside nobody held.
  package func funded(_ counts: [Int]) -> Instance {
    var copy = self
    (copy.awards, copy.awardLimits) = ([], [])
    for (award, count) in zip(awards, counts) where count > 0 {
      for change in award.changes {
        for step in change.steps {
          copy.headcounts[change.pool][step] += change.people.timesSaturating(count)
        }
      }
      for (budget, cost) in award.costs.enumerated() where cost > 0 {
        for step in award.boundary..<steps {
          copy.income[budget][step] = max(0, copy.income[budget][step] - cost * Double(count))
        }
      }
    }
    for pool in copy.headcounts.indices { copy.headcounts[pool] = copy.headcounts[pool].map { max(0, $0) } }
    return copy
  }

  /// The instance in which everybody whom some awards could bring is there, and nothing was paid for them: no plan has
  /// more people or money in any step than it has there. What is proven of it holds for every plan.
  package var withEveryAward: Instance {
    guard hasAwards else { return self }
    var copy = self
    for limit in awardLimits {
      var most: [Int: [Int]] = [:]
      for option in limit.options {
        for change in awards[option].changes where change.people > 0 {
          var own = most[change.pool] ?? [Int](repeating: 0, count: steps)
          for step in change.steps { own[step] = max(own[step], change.people) }
          most[change.pool] = own
        }
      }
      for (pool, people) in most {
        for step in 0..<steps {
          copy.headcounts[pool][step] = min(
            Self.mostPeople, copy.headcounts[pool][step] + people[step].timesSaturating(limit.most))
        }
      }
    }
    return copy
  }

  /// People beyond which no pool is counted.
  private static let mostPeople = 1_000_000_000_000

  /// Whether people of a pool may leave before a step, whatever else is awarded.
  package func mayShrink(_ pool: Int, before step: Int) -> Bool {
    if headcounts[pool][step] < headcounts[pool][step - 1] { return true }
    return awards.contains { award in
      award.changes.contains {
        $0.pool == pool && ($0.people > 0 ? $0.steps.upperBound : $0.steps.lowerBound) == step
      }
    }
  }
}

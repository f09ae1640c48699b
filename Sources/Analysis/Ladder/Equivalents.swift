import Allocation
import Allocators
import Answers
import Problems
import Search
import Threads

/// What would be as good as better knowledge: by how much later the deadline, or how many more people, with a
/// static plan made for that.
///
/// The best static chance never falls with time or people, so the smallest value is found by doubling and halving.
package struct Equivalents: Sendable {
  /// Nodes of each search; where that is not enough the value stays unfinished.
  static let mostNodes = 200

  private let problem: Problem
  /// As the file states them: factors at which they do not change say nothing new.
  private let headcounts: [[Int]]
  private let steps: Int
  private let budget: SearchBudget
  /// The static plan as it is, at the first place of both walks.
  private let start: Bracket

  package init(_ ladder: Ladder, _ budget: SearchBudget) {
    problem = ladder.instance.problem
    headcounts = ladder.instance.headcounts
    steps = ladder.instance.steps
    start = Bracket(ladder.chance, ladder.bound)
    self.budget = budget
  }

  /// For each chance to be reached, in years and in a factor on all headcounts.
  package func of(_ targets: [Double]) throws -> [(years: RuleOutcome.Measure, people: RuleOutcome.Measure)] {
    let found = try Workers.map([true, false], threads: budget.search.threads) { inTime in
      var walk = inTime ? delays : factors
      return try targets.map { try walk.smallest(reaching: $0) }
    }
    return zip(found[0], found[1]).map { ($0, $1) }
  }

  /// Deadlines later by 0, 1, … steps; the horizon moves with them.
  private var delays: Climb {
    let problem = problem
    return Climb(values: (0...steps).map { Double($0) * problem.time.step }, start: start, budget: budget) {
      Instance(problem, delay: $0)
    }
  }

  /// Factors at which no headcount changes are left out.
  private var factors: Climb {
    let problem = problem
    var kept: [Double] = []
    var last: [[Int]] = []
    for factor in HeadcountGrid.factors {
      let next = headcounts.map { $0.map { Int(min((Double($0) * factor).rounded(), 1e12)) } }
      if next != last { kept.append(factor) }
      last = next
    }
    /// What each place is reported as, in years or as a factor.
    let values = kept
    return Climb(values: values, start: start, budget: budget) {
      Instance(problem, headcountFactor: values[$0])
    }
  }
}

/// Places from which the best static chance never falls; the first is the problem as it is.
private struct Climb {
  let values: [Double]
  let budget: SearchBudget
  let instance: (Int) -> Instance
  /// Places that were searched.
  private var known: [Int: Bracket]

  init(
    values: [Double], start: Bracket, budget: SearchBudget, instance: @escaping (Int) -> Instance
  ) {
    self.values = values
    known = [0: start]
    self.budget = budget
    self.instance = instance
  }

  /// Chances within the gap that was asked for count as reached.
  mutating func smallest(reaching target: Double) throws -> RuleOutcome.Measure {
    if try reaches(target, at: 0) == true { return .value(values[0]) }
    // Doubling until it is reached, then halving between the last two places.
    var (below, above) = (0, 1)
    while above < values.count {
      guard let reached = try reaches(target, at: above) else { return .unfinished }
      if reached { break }
      if above == values.count - 1 { return .none }
      (below, above) = (above, min(2 * above, values.count - 1))
    }
    guard above < values.count else { return .none }
    while above > below + 1 {
      let middle = (below + above) / 2
      guard let reached = try reaches(target, at: middle) else { return .unfinished }
      if reached { above = middle } else { below = middle }
    }
    return .value(values[above])
  }

  /// Whether a chance is reached at a place; nil where the search left that open.
  private mutating func reaches(_ target: Double, at place: Int) throws -> Bool? {
    let bracket = try known[place] ?? solve(place)
    known[place] = bracket
    if bracket.least >= target - budget.search.gap { return true }
    return bracket.most < target ? false : nil
  }

  /// What a short search proves at a place: many are asked, so each gets a small part of the time.
  private func solve(_ place: Int) throws -> Bracket {
    guard !budget.isOver else { return .unknown }
    var options = budget.options(oneOf: 16)
    options.nodeLimit = Equivalents.mostNodes
    let result = try Optimizer.solve(
      instance(place), options: options, within: budget.time)
    return Bracket(result.chance, result.bound)
  }
}

import Allocation
import Answers
import Search

/// The best chance for less and more of one thing, point by point, each with the plans of points before as rivals.
struct FrontierWalk {
  /// The problem as it is stated.
  let instance: Instance
  /// What there is more or less of.
  let axis: FrontierAxis
  /// For all points together, in equal parts.
  let budget: SearchBudget

  /// Percentages: ten points from a half to twice as much; the problem as it is lies among them.
  static let percents = [50, 65, 80, 90, 100, 115, 130, 150, 175, 200]

  /// Ten starts from now on: how many steps later each is, up to half of all time.
  private var delays: [Int] {
    let stride = max(1, instance.steps / 18)
    return (0..<Self.percents.count).map { $0 * stride }.filter { $0 < instance.steps }
  }

  /// By ascending values: the axis, and the problem there.
  private var places: [(value: Double, instance: Instance)] {
    switch axis {
    case .budget(let index):
      let total = instance.problem.budgets[index].total(instance)
      return Self.percents.map {
        (total * Double($0) / 100, instance.with(incomeOf: index, times: Double($0) / 100))
      }
    case .pool(let index):
      return Self.percents.map { percent in
        let scaled = instance.with(headcountOf: index, times: Double(percent) / 100)
        return (Double(scaled.headcounts[index].max() ?? 0), scaled)
      }
    case .start: return delays.map { (instance.time.moment(of: $0), instance.idle(before: $0)) }
    }
  }

  /// - Parameter plan: the best of the problem as it is.
  /// - Throws: `ImpossibleValue` where a bound contradicts a plan; a failure of the linear-programming library.
  func run(beside plan: Plan) throws -> ValueAnswer.Frontier {
    var places = places
    // From the least to the most that can be done, so that each plan is feasible from its point on.
    // A later start leaves less to do it in, so that axis is walked from its end.
    let falls = axis == .start
    if falls { places.reverse() }
    var solved = try solve(places.map(\.instance), beside: plan)
    // What is proven of more holds for less.
    var above = 1.0
    for place in solved.indices.reversed() {
      above = min(above, solved[place].bracket.most)
      guard above >= solved[place].bracket.least - AnalysisTuning.order else {
        throw ImpossibleValue(what: "a plan of the frontier exceeds the bound of a point beyond it")
      }
      solved[place].bracket = Bracket(solved[place].bracket.least, above)
    }
    // Printed by ascending values, whichever way it was walked.
    var points = zip(places, solved).map { ($0.value, $1) }
    if falls { points.reverse() }
    return .init(kind.0, kind.1, points: told(points))
  }

  /// The best plans of instances of which each can do what those before it can.
  ///
  /// The ends come first, then the middle of what lies between two that are solved: each point has the plan of the one below
  /// for a rival, and the bound of the one above for a ceiling. Where these two meet no search is made.
  private func solve(_ instances: [Instance], beside plan: Plan) throws -> [SolvedInstance] {
    var solved: [Int: SolvedInstance] = [:]
    /// One point, between those that are known.
    func add(_ place: Int) throws {
      guard solved[place] == nil else { return }
      let below = solved.filter { $0.key < place }.max { $0.key < $1.key }?.value
      let above = solved.filter { $0.key > place }.min { $0.key < $1.key }?.value
      let part = budget.share(of: instances.count - solved.count)
      // The plan of the problem as it is, is feasible from the middle on; that of more may be so by chance.
      solved[place] = try ValueSearch(budget: part).solve(
        ValueJob(
          instance: instances[place], rivals: [below?.plan, above?.plan, plan].compactMap { $0 },
          ceiling: above?.bracket.most ?? 1))
    }
    var spans = [0...max(0, instances.count - 1)]
    while let span = spans.first {
      spans.removeFirst()
      let middle = (span.lowerBound + span.upperBound) / 2
      for place in [span.upperBound, span.lowerBound, middle] { try add(place) }
      if middle - span.lowerBound > 1 { spans.append(span.lowerBound...middle) }
      if span.upperBound - middle > 1 { spans.append(middle...span.upperBound) }
    }
    return instances.indices.compactMap { solved[$0] }
  }

  /// What the axis is called, in the words of the file.
  private var kind: (ValueAnswer.Frontier.Kind, String) {
    switch axis {
    case .budget(let index): (.budget, instance.problem.budgets[index].name)
    case .pool(let index): (.pool, instance.problem.pools[index].name)
    case .start: (.start, "start")
    }
  }

  /// The points in the order in which they are printed, each with what it has beyond the one before, and with what
  /// naive allocators reach there.
  private func told(_ points: [(value: Double, solved: SolvedInstance)]) -> [ValueAnswer.Point] {
    var before: Set<String> = []
    return points.map { value, solved in
      let used = names(usedBy: solved.plan)
      defer { before = Set(used) }
      return ValueAnswer.Point(
        value: value, chance: solved.bracket.least, bound: solved.bracket.most,
        naive: ValueSearch.naive(solved.instance, within: budget.time),
        enters: used.filter { !before.contains($0) })
    }
  }

  /// Chunks and then grants that a plan uses.
  private func names(usedBy plan: Plan) -> [String] {
    instance.bundles.indices.filter { plan.usesBundle($0, in: instance) }.map { instance.bundles[$0].name }
      + instance.problem.grants.indices.filter { plan.usesGrant($0, in: instance) }
      .map { instance.problem.grants[$0].name }
  }
}

/// A value that contradicts another: a bug, never shown as an answer.
package struct ImpossibleValue: Error, Sendable {
  /// In one sentence.
  package let what: String
}

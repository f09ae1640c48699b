import Allocation
import Answers
import Search
import Threads

/// The best plan that is known of an instance, and what no plan of it exceeds.
struct SolvedInstance: Sendable {
  /// It may know more kinds of attempts than the problem offers.
  let instance: Instance
  var plan: Plan
  var bracket: Bracket
}

/// A search for the best plan of one of many instances that are much alike, with the plans of others as rivals: static, or
/// with a look where the file reveals the world.
struct ValueSearch: Sendable {
  /// What all of them have together.
  let budget: SearchBudget
  /// Searches that go on side by side, among which time and processors are divided.
  var beside = 1

  /// - Parameter rivals: in the terms of the instance; those that are not feasible are left out.
  /// - Throws: a failure of the linear-programming library.
  func solve(_ instance: Instance, rivals: [Plan]) throws -> SolvedInstance {
    // A change may take away what a plan needs.
    let sound = rivals.filter { instance.violations(of: $0).isEmpty }
    var best = SolvedInstance(
      instance: instance, plan: .empty(for: instance), bracket: Bracket(0, 1))
    // Without time nothing is searched, and the best rival stands without a proof.
    if !budget.isOver {
      let found = try search(instance, rivals: sound.filter { $0.look == nil })
      best.plan = found.plan
      best.bracket = Bracket(found.chance, found.bound)
    }
    // Plans with a look are no rivals of a search, but of its answer.
    for rival in sound {
      let chance = instance.chance(of: rival)
      if chance > best.bracket.least {
        (best.plan, best.bracket) = (rival, Bracket(chance, best.bracket.most))
      }
    }
    return best
  }

  /// As the file says when the world is learned, just as `PlanSearch` does.
  private func search(_ instance: Instance, rivals: [Plan]) throws -> SearchResult {
    // Gap, seed and the rest are those that were asked for.
    let options = budget.options(oneOf: beside)
    if case .chunk(let chunk) = instance.problem.information {
      return try Optimizer.solve(
        instance, learningFrom: chunk, options: options, rivals: rivals, within: budget.time)
    }
    if let look = instance.dateOfLearning {
      return try Optimizer.solve(
        instance, learningAt: look, options: options, rivals: rivals, within: budget.time)
    }
    return try Optimizer.solve(instance, options: options, rivals: rivals, within: budget.time)
  }

  /// Several instances side by side, each with its rivals.
  static func solve(_ jobs: [(instance: Instance, rivals: [Plan])], _ budget: SearchBudget) throws
    -> [SolvedInstance]
  {
    // Side by side: each has its share of processors and of the time that is left.
    let search = ValueSearch(budget: budget, beside: jobs.count)
    return try Workers.map(jobs, threads: budget.search.threads) {
      try search.solve($0.instance, rivals: $0.rivals)
    }
  }

  /// The chance of the best naive rule among those that are quick; nil where none was finished.
  static func naive(_ instance: Instance, within time: TimeBudget) -> Double? {
    NaivePlans.all(of: instance, within: time).map { instance.chance(of: $0) }.max()
  }
}

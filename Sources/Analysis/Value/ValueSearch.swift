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

/// One of many instances, and what others of them have taught about it.
struct ValueJob: Sendable {
  let instance: Instance
  /// In the terms of the instance; those that are not feasible are left out.
  var rivals: [Plan] = []
  /// Plans below it are of no interest, and nothing below it is proven.
  var floor = 0.0
  /// What no plan exceeds, as an instance has proved of which every plan of this one is a plan, with the same chance.
  var ceiling = 1.0
  /// Nobody learns anything in it, whatever the file says.
  var isStatic = false
}

/// A search for the best plan of one of many instances that are much alike, with the plans of others as rivals: static, or
/// with a look where the file reveals the world.
struct ValueSearch: Sendable {
  /// What all of them have together.
  let budget: SearchBudget
  /// Searches that go on side by side, among which time and processors are divided.
  var beside = 1

  /// - Throws: a failure of the linear-programming library.
  func solve(_ job: ValueJob) throws -> SolvedInstance {
    let instance = job.instance
    // A change may take away what a plan needs.
    let sound = job.rivals.filter { instance.violations(of: $0).isEmpty }
    var best = SolvedInstance(
      instance: instance, plan: .empty(for: instance), bracket: Bracket(0, job.ceiling))
    func consider(_ plan: Plan, _ chance: Double) {
      guard chance > best.bracket.least else { return }
      (best.plan, best.bracket) = (plan, Bracket(chance, best.bracket.most))
    }
    for rival in sound { consider(rival, instance.chance(of: rival)) }
    // Without time nothing is searched, and the best rival stands without a proof; where it comes near enough to what
    // is proven elsewhere none is needed.
    if budget.isOver || best.bracket.width <= budget.search.gap { return best }
    // Plans with a look are no rivals of a search, but of its answer.
    let found = try search(job, rivals: sound.filter { $0.look == nil })
    consider(found.plan, found.chance)
    best.bracket = Bracket(best.bracket.least, min(job.ceiling, found.bound))
    return best
  }

  /// As the file says when the world is learned, just as `PlanSearch` does.
  private func search(_ job: ValueJob, rivals: [Plan]) throws -> SearchResult {
    let instance = job.instance
    // Gap, seed and the rest are those that were asked for.
    var options = budget.options(oneOf: beside)
    options.knowsNeighbours = true
    let isStatic = job.isStatic || instance.problem.information == .never
    // Searches over looks and levels are made of searches of other problems, of which nothing is known.
    if isStatic, instance.hastening == nil { (options.floor, options.ceiling) = (job.floor, job.ceiling) }
    if isStatic {
      return try Optimizer.solve(instance, options: options, rivals: rivals, within: budget.time)
    }
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

  /// Several instances side by side.
  static func solve(_ jobs: [ValueJob], _ budget: SearchBudget) throws -> [SolvedInstance] {
    // Side by side: each has its share of processors and of the time that is left.
    let search = ValueSearch(budget: budget, beside: jobs.count)
    return try Workers.map(jobs, threads: budget.search.threads) {
      try search.solve($0)
    }
  }

  /// The chance of the best naive rule among those that are quick; nil where none was finished.
  static func naive(_ instance: Instance, within time: TimeBudget) -> Double? {
    NaivePlans.all(of: instance, within: time).map { instance.chance(of: $0) }.max()
  }
}

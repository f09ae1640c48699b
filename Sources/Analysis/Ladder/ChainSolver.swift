import Allocation
import Answers
import Search
import Threads

/// Searches the cases of chains, side by side, until their brackets are within the gap or time is up.
///
/// Every case that can matter gets a short search first; what is left of the time goes, in searches of twice the
/// length each, to those that leave most open.
struct ChainSolver: Sendable {
  /// For all chains together.
  let budget: SearchBudget
  /// The sum of what all brackets may leave open; nil: the gap that was asked for.
  var target: Double?

  /// The first searches get so much of the time.
  private static let firstShare = 0.5

  /// One search of one case.
  private struct Job: Sendable {
    var chain: Int
    var index: Int
    var rivals: [Plan]
    var seconds: Double?
    var instance: @Sendable (Int) throws -> Instance
  }

  /// - Throws: a failure of the linear-programming library.
  func solve(_ chains: [Chain]) throws -> [ChainProgress] {
    var progress = chains.map(ChainProgress.init)
    try improve(&progress)
    return progress
  }

  /// Goes on where chains were left.
  func improve(_ progress: inout [ChainProgress]) throws {
    while !budget.isOver {
      var jobs = fresh(progress)
      if jobs.isEmpty { jobs = open(progress) }
      if jobs.isEmpty { return }
      let threads = max(1, budget.search.threads / jobs.count)
      let results = try Workers.map(jobs, threads: budget.search.threads) { [budget] job in
        budget.isOver
          ? nil
          : try Optimizer.solve(
            job.instance(job.index), options: budget.options(for: job.seconds, threads: threads),
            rivals: job.rivals,
            within: budget.time)
      }
      for (job, result) in zip(jobs, results) {
        guard let result else { continue }
        progress[job.chain].note(
          Bracket(result.chance, result.bound), by: result.plan, of: job.index, seconds: job.seconds)
      }
    }
  }

  /// Cases that nobody has looked at and that can matter.
  private func fresh(_ progress: [ChainProgress]) -> [Job] {
    let places = progress.indices.flatMap { chain in
      progress[chain].next(gap: budget.search.gap).map { (chain, $0) }
    }
    let left = progress.reduce(0) { $0 + $1.unsearched }
    let seconds = budget.seconds.map {
      max(
        SearchBudget.leastSeconds,
        $0 * Self.firstShare * Double(min(budget.search.threads, max(1, left))) / Double(max(1, left)))
    }
    return places.map { job($0, $1, of: progress, seconds: seconds) }
  }

  /// Searched cases that leave most open, as many as there are processors; none where all together leave little.
  private func open(_ progress: [ChainProgress]) -> [Job] {
    let width = progress.reduce(0) { $0 + $1.bracket.width }
    guard budget.seconds != nil, width > target ?? budget.search.gap else { return [] }
    let places = progress.indices.flatMap { chain in
      progress[chain].open(gap: budget.search.gap).map { (chain, $0.index, $0.width) }
    }.sorted { ($1.2, $0.0, $0.1) < ($0.2, $1.0, $1.1) }
    return places.prefix(max(1, budget.search.threads)).map { chain, index, _ in
      job(chain, index, of: progress, seconds: progress[chain].seconds(of: index).map { 2 * $0 })
    }
  }

  /// A search of a case that begins with the plans that are feasible for it.
  private func job(_ chain: Int, _ index: Int, of progress: [ChainProgress], seconds: Double?) -> Job {
    Job(
      chain: chain, index: index, rivals: progress[chain].rivals(for: index), seconds: seconds,
      instance: progress[chain].chain.instance)
  }
}

extension SearchBudget {
  /// The options of a search that gets so many seconds, and no more than there are.
  fileprivate func options(for seconds: Double?, threads: Int) -> SearchOptions {
    var options = limited(to: seconds).whole
    options.threads = threads
    return options
  }
}

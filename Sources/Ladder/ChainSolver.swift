import Allocation
import Search
import Threads

/// Searches the cases of chains, side by side, until their brackets are within the gap or time is up.
struct ChainSolver: Sendable {
  let patience: Patience

  private struct Job: Sendable {
    var chain: Int
    var index: Int
    var rivals: [Plan]
    var instance: @Sendable () throws -> Instance
  }

  /// - Throws: a failure of the linear-programming library.
  func solve(_ chains: [Chain]) throws -> [ChainProgress] {
    var progress = chains.map(ChainProgress.init)
    while !patience.isOver {
      let jobs = progress.indices.flatMap { chain in
        progress[chain].next(gap: patience.search.gap).map { index in
          Job(
            chain: chain, index: index, rivals: progress[chain].rivals(for: index),
            instance: chains[chain].cases[index].instance)
        }
      }
      if jobs.isEmpty { break }
      let options = patience.options(oneOf: jobs.count)
      let results = try Workers.map(jobs, threads: patience.search.threads) { [patience] job in
        try Optimizer.solve(
          job.instance(), options: options, rivals: job.rivals,
          within: TimeBudget(stop: patience.stop))
      }
      for (job, result) in zip(jobs, results) {
        progress[job.chain].note(job.index, Bracket(result.chance, result.bound), result.plan)
      }
    }
    return progress
  }
}

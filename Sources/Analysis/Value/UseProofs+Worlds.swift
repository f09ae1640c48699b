import Allocation
import Answers

/// Two-stage plans that use a part: who learns the world would learn about a forced attempt, too, so they are bounded world by
/// world.
///
/// Whoever uses a part does so in some world at least. There nobody does better than who knows that world from the start and
/// has to use it, elsewhere nobody does better than who knows the world. Where it is known at the start that is exact; later
/// it leaves open what is lost by not knowing.
extension UseProofs {
  /// Worlds beyond which that is not tried: there would be a search for each of them and each part.
  private static let mostWorlds = 16

  /// Bounds all plans that use a part which no plan near the best is known to use, where a date reveals the world.
  mutating func forceByWorld(_ budget: SearchBudget) throws {
    let views = instance.views
    guard instance.dateOfLearning != nil, views.count <= Self.mostWorlds else { return }
    let open = parts.indices.filter { !isUsedNearBest(parts[$0]) }
    guard !open.isEmpty else { return }
    let alone = views.map { instance.known(world: $0.world) }
    let knowing = try ValueSearch.solve(
      alone.map { ValueJob(instance: $0, isStatic: true) }, budget.share(0.5)
    ).map(\.bracket.most)
    // What is reached elsewhere at best, and what a world must add to it for a plan to be near the best.
    let total = zip(views, knowing).reduce(0) { $0 + $1.0.credence * $1.1 }
    let elsewhere = zip(views, knowing).map { total - $0.credence * $1 }
    let wanted = zip(views, elsewhere).map { (best - within - $1) / $0.credence }
    // A world that must add nothing excludes nothing.
    guard wanted.allSatisfy({ $0 > 0 }) else { return }
    var jobs: [(place: Int, view: Int, job: ForcedJob)] = []
    for place in open {
      with[place] = Bracket(0, 0)
      for view in views.indices {
        jobs += forced(
          parts[place], in: alone[view], above: max(0, wanted[view] - 2 * budget.search.gap),
          below: knowing[view]
        )
        .map { (place, view, $0) }
      }
    }
    let found = try ValueSearch.solve(
      jobs.map { one in
        var job = one.job.search
        job.isStatic = true
        return job
      }, fine(budget))
    for (one, solved) in zip(jobs, found) {
      let own = one.job.bracket(solved, below: knowing[one.view])
      let most = min(1, elsewhere[one.view] + views[one.view].credence * own.most)
      with[one.place] = Bracket(0, max(most, with[one.place]?.most ?? 0))
    }
  }
}

import Allocation
import Answers
import Probability
import Search

/// What it is worth to make the plan anew at review points, in the light of what was seen, against carrying out the
/// static plan to its end.
///
/// At a review the allocator sees which attempts have ended and were correct, and that the deadline has not fallen.
/// The rest of the problem is then searched for the best static plan, which stands until the next review: never a
/// worse one than the plan so far. So the mean of such an allocator is a lower bound on what adaptivity is worth.
///
/// Where work moves the deadline, what was started has moved it for good, and what is left undone does not: so a plan goes
/// on without what chunks that are finished have made useless.
package struct Review: Sendable {
  /// The rules by which runs go on.
  private let walk: ReviewWalk
  /// From one review to the next.
  private let years: Double
  private let runs: Int
  private let budget: SearchBudget

  /// Enough for an interval of a few points, where each run may cost searches.
  package static let usualRuns = 200
  /// Nodes of each search, at most.
  static let mostNodes = 20

  /// - Parameters:
  ///   - plan: the static plan; feasible.
  ///   - years: from one review to the next, above 0.
  ///   - runs: at least 2.
  package init(_ plan: Plan, of instance: Instance, years: Double, runs: Int, _ budget: SearchBudget) {
    walk = ReviewWalk(plan, instance, seed: budget.search.seed)
    self.years = years
    self.runs = runs
    self.budget = budget
  }

  /// Boundaries at which reviews take place: each at or after a multiple of the years, short of the end.
  static func boundaries(every years: Double, of instance: Instance) -> [Int] {
    let time = instance.time
    var found: [Int] = []
    var number = 1.0
    while true {
      let boundary = time.firstBoundary(atOrAfter: time.start + number * years)
      if boundary >= instance.steps { return found }
      if found.last != boundary { found.append(boundary) }
      number = max(number + 1, (Double(boundary) * time.step / years).rounded(.down))
    }
  }

  /// Goes through all runs side by side, from review to review: runs that have seen the same get one search together.
  /// Each run is judged twice, with reviews and without, under the same luck, so that their differences are paired.
  ///
  /// - Throws: a failure of the linear-programming library.
  package func run() throws -> ReviewAnswer {
    let pairs = (0..<runs).map { walk.begin(run: $0) }
    let alone = pairs.map { run in
      var run = run
      walk.go(&run, to: walk.instance.steps)
      return walk.chance(of: run)
    }
    var open = pairs
    var (plans, changes, isComplete) = (0, 0, true)
    for boundary in Self.boundaries(every: years, of: walk.instance) {
      for index in open.indices {
        walk.go(&open[index], to: boundary)
        walk.stop(&open[index])
      }
      let waiting = open.indices.filter { walk.isOpen(open[$0], at: boundary) }
      let groups = Dictionary(grouping: waiting) { open[$0].key }
        .sorted { $0.value[0] < $1.value[0] }.map(\.value)
      if budget.isOver && !groups.isEmpty { isComplete = false }
      let fresh = try Workers.map(groups, threads: budget.search.threads) { [open] group in
        budget.isOver
          ? nil : try walk.plan(for: open[group[0]], at: boundary, budget, oneOf: groups.count)
      }
      plans += fresh.count { $0?.isBetter == true }
      changes += fresh.count { $0 != nil }
      for (group, plan) in zip(groups, fresh) {
        guard let plan else { continue }
        for index in group { open[index].take(plan.plan) }
      }
    }
    for index in open.indices { walk.go(&open[index], to: walk.instance.steps) }
    let reviewed = open.map { walk.chance(of: $0) }
    return answer(alone, reviewed, plans: plans, changes: changes, isComplete: isComplete)
  }

  /// The paired comparison of both means.
  private func answer(
    _ alone: [Double], _ reviewed: [Double], plans: Int, changes: Int, isComplete: Bool
  ) -> ReviewAnswer {
    let count = Double(runs)
    let differences = zip(reviewed, alone).map { $0 - $1 }
    let summary = SampleSummary(differences)
    let mean = summary.mean
    // Where all agree a difference may be too rare to be seen (the rule of three), unless nothing was changed.
    let margin = summary.error > 0 ? SampleSummary.deviations * summary.error : changes > 0 ? 3 / count : 0
    return ReviewAnswer(
      years: years, runs: runs, static: alone.reduce(0, +) / count, reviewed: reviewed.reduce(0, +) / count,
      difference: mean,
      interval: (mean - margin)...(mean + margin), plans: plans, isComplete: isComplete)
  }
}

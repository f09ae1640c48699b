import Allocation
import Answers
import Probability
import Problems
import Search
import Threads

/// How far a plan carries that was made for a sample of the worlds that uncertain numbers make.
package struct SampleCheck: Sendable {
  private let instance: Instance
  /// What of the problem is uncertain, and the sample that the plan was made for.
  private let uncertainty: Uncertainty
  /// The plan, to be carried over to other samples.
  private let plan: SampledPlan
  private let budget: SearchBudget
  /// Of each replication's search.
  private let nodes: Int

  /// Fresh draws, and fewer where each is much work, but never less than `fewestDraws`.
  static let draws = 1000
  /// Even where one is much work: with fewer the interval would say little.
  static let fewestDraws = 100
  /// Entries and steps looked at, over all draws.
  static let mostWork = 50_000_000
  /// Replications: as few as give the t law some degrees of freedom, for each is a search of its own.
  static let replications = 6
  /// The estimate holds for samples of any size, and is only a little wider for smaller ones.
  static let mostSamples = 128
  /// Nodes of each replication's search at most. The estimate holds all the same: what was left open counts as lost.
  static let mostNodes = 20...500

  /// Nil where no number is uncertain.
  ///
  /// - Parameters:
  ///   - plan: feasible.
  ///   - nodes: that the search for the plan took; each replication gets about as many.
  package init?(_ plan: Plan, of instance: Instance, nodes: Int, _ budget: SearchBudget) {
    guard let uncertainty = instance.problem.uncertainty else { return nil }
    self.uncertainty = uncertainty
    self.instance = instance
    self.plan = SampledPlan(plan, of: instance)
    self.budget = budget
    self.nodes = min(max(nodes, Self.mostNodes.lowerBound), Self.mostNodes.upperBound)
  }

  /// Both looks; nil where time does not suffice for one.
  ///
  /// - Throws: a failure of the linear-programming library.
  package func answer() throws -> SampleAnswer? {
    guard let fresh = try fresh() else { return nil }
    return SampleAnswer(
      samples: uncertainty.samples, seed: uncertainty.seed, fresh: fresh, lead: try lead())
  }

  /// The mean chance of the plan over fresh draws: each is a world that has its own draw of every uncertain
  /// number, over all worlds of the author. Nil where time does not suffice for two of them.
  func fresh() throws -> SampleAnswer.Fresh? {
    let work = (instance.steps + plan.entries + 20) * (instance.bundles.count + 1) * plan.ways
    let worlds = max(1, uncertainty.worlds.count)
    let draws = max(Self.fewestDraws, min(Self.draws, Self.mostWork / (max(1, work) * worlds)))
    let batches = stride(from: 0, to: draws, by: 10).map { $0..<min(draws, $0 + 10) }
    let chances = try Workers.map(batches, threads: budget.search.threads) { batch in
      batch.map { budget.isOver ? nil : chance(sample: 1, seed: uncertainty.freshSeed($0)) }
    }.joined().prefix { $0 != nil }.compactMap { $0 }
    guard chances.count > 1 else { return nil }
    let mean = SampleSummary(chances)
    return SampleAnswer.Fresh(chance: mean.mean, interval: mean.marginInterval, draws: chances.count)
  }

  /// The chance of the plan in a sample of its own.
  private func chance(sample: Int, seed: UInt64) -> Double {
    let drawn = instance.problem.sampled(sample, seed: seed)
    return plan.chance(in: Instance(drawn), origins: Self.origins(drawn, sample))
  }

  /// The author's world of each world of another sample.
  private static func origins(_ problem: Problem, _ samples: Int) -> [Int] {
    var own = problem
    own.uncertainty?.samples = samples
    return own.worlds.isEmpty ? [0] : own.origins
  }

  /// The multiple replications procedure of Mak, Morton and Wood (1999).
  ///
  /// In each of several independent samples the plan is compared with the best one there. A mean
  /// over a sample is without bias, so what the best plan there has on top is, on average, at least what the best
  /// plan of all has. Where a search was not finished its bound stands for the best chance: that errs upwards.
  func lead() throws -> SampleAnswer.Lead {
    let numbers = Array(1...Self.replications)
    let pairs = try Workers.map(numbers, threads: budget.search.threads) { number in
      try lead(seed: uncertainty.freshSeed(-number))
    }
    let leads = pairs.map(\.proven)
    let found = pairs.reduce(0) { $0 + $1.found } / Double(pairs.count)
    let count = Double(leads.count)
    let mean = leads.reduce(0, +) / count
    let squares = leads.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let error = (squares / (count - 1) / count).squareRoot()
    let atMost = mean + StudentT.upper95(freedom: leads.count - 1) * error
    return SampleAnswer.Lead(estimate: mean, found: found, atMost: min(1, atMost), replications: leads.count)
  }

  /// One replication: by how much the best plan of a sample exceeds the plan there, proven and found.
  private func lead(seed: UInt64) throws -> (proven: Double, found: Double) {
    let samples = min(Self.mostSamples, uncertainty.samples)
    let problem = instance.problem.sampled(samples, seed: seed)
    let sampled = Instance(problem)
    let own = plan.chance(in: sampled, origins: Self.origins(problem, samples))
    if budget.isOver { return (1 - own, 0) }
    var options = budget.options(oneOf: Self.replications)
    options.gap = max(options.gap, AnalysisTuning.roughGap)
    let found = try best(in: sampled, options)
    return (max(0, found.bound - own), max(0, found.chance - own))
  }

  /// The best plan of the same sort in another sample.
  private func best(in sampled: Instance, _ options: SearchOptions) throws -> (chance: Double, bound: Double)
  {
    var options = options
    options.nodeLimit = nodes
    if plan.isStaged {
      if case .chunk(let chunk) = sampled.problem.information {
        let found = try Optimizer.solve(
          sampled, learningFrom: chunk, options: options, within: budget.time)
        return (found.chance, found.bound)
      }
      if let look = sampled.dateOfLearning {
        let found = try Optimizer.solve(
          sampled, learningAt: look, options: options, within: budget.time)
        return (found.chance, found.bound)
      }
    }
    let written = plan.written(in: sampled)
    let found = try Optimizer.solve(
      written?.instance ?? sampled, options: options, rivals: written.map { [$0.plan] } ?? [],
      within: budget.time)
    return (found.chance, found.bound)
  }
}

extension Optimizer {
  /// A search that ends after so many nodes too: the same whenever it is repeated on one thread.
  static func solve(
    _ instance: Instance, options: SearchOptions, rivals: [Plan], limit nodes: Int, within budget: TimeBudget
  ) throws -> SearchResult {
    var options = options
    options.nodeLimit = nodes
    return try solve(instance, options: options, rivals: rivals, within: budget)
  }
}

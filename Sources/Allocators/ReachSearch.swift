import Allocation
import Answers
import Problems

/// Looks for the smallest change with which a rule reaches a chance, re-planning at every point of a grid.
///
/// A rule's chance need not rise with time or people, so the grid is walked upwards from its start, without
/// short cuts. Each rule and each grid has a workload of its own.
struct ReachSearch {
  let problem: Problem
  /// A rule has reached it when its chance is at least this.
  let target: Double
  let options: ComparisonOptions
  /// Asked now and then.
  let isStopped: () -> Bool

  /// Years by which the deadline's law and the horizon must be later; at most `most` steps.
  ///
  /// 0 years are not tried: whoever is asked about falls short of the target as things are.
  func delays(for rules: [NaiveRule], upTo most: Int) -> [NaiveRule: RuleOutcome.Measure] {
    var walk = Walk(rules, options: options, isStopped: isStopped)
    for delay in stride(from: 1, through: most, by: 1) where !walk.pending.isEmpty {
      let instance = Instance(problem, delay: delay)
      walk.visit(instance, value: Double(delay) * problem.time.step, target: target)
    }
    return walk.found
  }

  /// Factors by which all headcounts must grow; points at which no headcount changes are passed over.
  func factors(for rules: [NaiveRule], headcounts: [[Int]]) -> [NaiveRule: RuleOutcome.Measure] {
    var walk = Walk(rules, options: options, isStopped: isStopped)
    var last = headcounts
    for factor in HeadcountGrid.factors.dropFirst() where !walk.pending.isEmpty {
      let instance = Instance(problem, headcountFactor: factor)
      if instance.headcounts == last { continue }
      last = instance.headcounts
      walk.visit(instance, value: factor, target: target)
    }
    return walk.found
  }
}

/// The factors on all headcounts that are tried.
///
/// Fine where answers are likely to be compared, and coarse beyond.
package enum HeadcountGrid {
  /// 1, 1.05, …, 10, then times 1.5 up to 1000.
  package static let factors: [Double] = {
    var grid = (0...180).map { Double(100 + 5 * $0) / 100 }
    var next = 15.0
    while next <= 1000 {
      grid.append(next)
      next *= 1.5
    }
    return grid
  }()
}

/// One way up a grid, of several rules together.
///
/// Instances are shared, so that each is built once for all rules.
private struct Walk {
  /// Those that have neither reached the target nor used up their work.
  private(set) var pending: [NaiveRule]
  private(set) var found: [NaiveRule: RuleOutcome.Measure]
  private var workloads: [NaiveRule: Workload]
  private let options: ComparisonOptions

  init(_ rules: [NaiveRule], options: ComparisonOptions, isStopped: @escaping () -> Bool) {
    pending = rules
    found = Dictionary(uniqueKeysWithValues: rules.map { ($0, .none) })
    workloads = Dictionary(
      uniqueKeysWithValues: rules.map {
        ($0, Workload(units: options.searchUnits, isStopped: isStopped))
      })
    self.options = options
  }

  /// Tries one point of the grid, of which `value` is what it would be reported as.
  mutating func visit(_ instance: Instance, value: Double, target: Double) {
    for rule in pending {
      do throws(Unfinished) {
        if try chance(rule, instance) >= target { found[rule] = .value(value) } else { continue }
      } catch {
        found[rule] = .unfinished
      }
      pending.removeAll { $0 == rule }
    }
  }

  private mutating func chance(_ rule: NaiveRule, _ instance: Instance) throws(Unfinished) -> Double {
    var workload = workloads.removeValue(forKey: rule) ?? Workload(units: 0)
    defer { workloads[rule] = workload }
    try workload.spend(instance.steps)
    if rule == .random {
      return RandomPlans.mean(
        try RandomPlans.judged(
          instance, seed: options.seed, plans: options.randomPlansInSearch, workload: &workload
        ).map(\.chance))
    }
    let plan = try NaiveAllocator.plan(rule, instance, workload: &workload)
    try workload.spend(Judging.units(plan, instance))
    return instance.chance(of: plan)
  }
}

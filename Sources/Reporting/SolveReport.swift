import Allocation

/// Everything that is said about a solved problem. Values only; the text, the JSON and pages are made of it.
package struct SolveReport: Sendable {
  package var problem: ProblemIdentity
  package var instance: Instance
  /// Feasible, and normalised; with a look where the file reveals the world on the way.
  package var plan: Plan
  /// Of that plan, exact.
  package var evaluation: Evaluation
  package var status: Status
  /// No plan has a chance above this.
  package var bound: Double
  /// What the bound stands on.
  package var ground: Ground
  package var allocators: [AllocatorRow]
  /// Names of those whose plans were not finished within the work or the time allowed.
  package var unfinishedAllocators: [String] = []
  /// The plan of one of them, where it was asked for.
  package var naivePlan: NaivePlanReport?
  package var search: SearchFacts
  /// Why a search ended at a limit; nil where it did not, or nobody knows.
  package var stopReason: StopReason?
  /// Where numbers are uncertain.
  package var sample: SampleReport?

  package init(
    problem: ProblemIdentity, instance: Instance, plan: Plan, evaluation: Evaluation, status: Status,
    bound: Double, ground: Ground = .search, allocators: [AllocatorRow] = [],
    search: SearchFacts
  ) {
    self.problem = problem
    self.instance = instance
    self.plan = plan.normalised(in: instance)
    self.evaluation = evaluation
    self.status = status
    self.bound = bound
    self.ground = ground
    self.allocators = allocators
    self.search = search
  }

  package var chance: Double { evaluation.chance }
  package var gap: Double { max(0, bound - chance) }

  /// Branches that do something of their own; none where all do the same.
  var branches: [Plan.Branch] { plan.isStatic ? [] : plan.branches }

  /// What is done whatever is seen, as a static plan: what all branches share with the gates that they all have (nil
  /// where they differ); where they all do the same, everything.
  var common: Plan {
    guard !plan.isStatic else { return plan.plan(on: 0).normalised(in: instance) }
    return Plan(entries: plan.shared, gates: commonGates)
  }

  /// Gates that all branches have.
  var commonGates: [Int?] {
    plan.branches.dropFirst().reduce(plan.branches[0].gates) { common, branch in
      zip(common, branch.gates).map { $0 == $1 ? $0 : nil }
    }
  }

  /// Why the search ended.
  package enum Status: String, Sendable, CaseIterable {
    /// The bound is within the gap that was asked for.
    case optimal
    /// A limit came first, or no search was asked for.
    case limit
    case interrupted
  }

  /// Where a bound comes from.
  package enum Ground: Sendable, Equatable {
    /// From the search for the best plan.
    case search
    /// From the calendar alone: deadlines before which some needed chunk cannot end. No search was asked for.
    case calendar
    /// From a solver in floating point on the exact program; the bound is this much larger than what it says.
    case program(tolerance: Double)
  }

  /// Which file a report is about.
  package struct ProblemIdentity: Sendable, Equatable {
    package var title: String?
    /// As it was given.
    package var file: String
    package var sha256: String

    package init(title: String?, file: String, sha256: String) {
      self.title = title
      self.file = file
      self.sha256 = sha256
    }
  }

  /// How the search went.
  package struct SearchFacts: Sendable, Equatable {
    package var seconds: Double
    package var nodes: Int
    package var seed: UInt64
    package var gapAsked: Double

    package init(seconds: Double, nodes: Int, seed: UInt64, gapAsked: Double) {
      self.seconds = seconds
      self.nodes = nodes
      self.seed = seed
      self.gapAsked = gapAsked
    }
  }
}

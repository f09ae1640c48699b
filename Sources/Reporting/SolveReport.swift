import Allocation
import Answers

/// Everything that is said about a solved problem. Values only; the text, the JSON and pages are made of it.
///
/// The plan of the answer is judged anew before it is reported, so that no number of a report rests on the search alone.
public struct SolveReport: Sendable {
  /// The file that was read.
  package var problem: ProblemIdentity
  /// The problem on its grid: all names and moments are those of it.
  package var instance: Instance
  /// Its plan is feasible, and normalised; its chance was worked out anew.
  package var answer: Answer
  /// Of that plan, exact.
  package var evaluation: Evaluation
  /// What naive rules lose, in the order of the report.
  package var allocators: [RuleOutcome]
  /// Those whose plans were not finished within the work or the time allowed.
  package var unfinishedAllocators: [NaiveRule] = []
  /// The plan of one of them, where it was asked for.
  package var naivePlan: NaivePlanAnswer?
  /// Why a search ended at a limit; nil where it did not, or nobody knows.
  package var stopReason: StopReason?
  /// Where numbers are uncertain.
  package var sample: SampleAnswer?
  /// How chance and bound came together; empty unless it was asked for, since it differs from run to run.
  package var trace: [TracePoint] = []

  package init(
    problem: ProblemIdentity, instance: Instance, answer: Answer, evaluation: Evaluation,
    allocators: [RuleOutcome] = []
  ) {
    self.problem = problem
    self.instance = instance
    self.answer = answer
    self.answer.chance = evaluation.chance
    self.answer.plan = answer.plan.normalised(in: instance)
    self.evaluation = evaluation
    self.allocators = allocators
  }

  /// The plan that all of the report is about.
  package var plan: Plan { answer.plan }
  /// Its chance, exactly.
  package var chance: Double { answer.chance }
  /// No plan has more.
  package var bound: Double { answer.bound }
  /// What is not proven; never below 0, whatever rounding did to the two.
  package var gap: Double { max(0, bound - chance) }

  /// Branches that do something of their own; none where all do the same.
  var branches: [Plan.Branch] { plan.isStatic ? [] : plan.branches }

  /// What is done whatever is seen, as a static plan: what all branches share with the gates that they all have (nil
  /// where they differ); where they all do the same, everything.
  var common: Plan {
    guard !plan.isStatic else { return plan.plan(on: 0).normalised(in: instance) }
    return Plan(entries: plan.shared, gates: commonGates, awards: plan.awards)
  }

  /// Every gate that there is: the name of its bundle, and its moment.
  static func gates(_ gates: [Int?], in instance: Instance) -> [(chunk: String, moment: Double)] {
    zip(instance.bundles, gates).compactMap { bundle, gate in
      gate.map { (bundle.name, instance.time.moment(of: $0)) }
    }
  }

  /// Gates that all branches have.
  var commonGates: [Int?] {
    plan.branches.dropFirst().reduce(plan.branches[0].gates) { common, branch in
      zip(common, branch.gates).map { $0 == $1 ? $0 : nil }
    }
  }
}

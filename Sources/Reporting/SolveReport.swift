import Allocation
import Answers

/// Everything that is said about a solved problem. Values only; the text, the JSON and pages are made of it.
public struct SolveReport: Sendable {
  package var problem: ProblemIdentity
  package var instance: Instance
  /// Its plan is feasible, and normalised; its chance was worked out anew. Of a two-stage plan `plan` is what all branches share; where they all do the
  /// same, everything.
  package var answer: Answer
  /// Of that plan, exact.
  package var evaluation: Evaluation
  package var allocators: [RuleOutcome]
  /// Those whose plans were not finished within the work or the time allowed.
  package var unfinishedAllocators: [NaiveRule] = []
  /// The plan of one of them, where it was asked for.
  package var naivePlan: NaivePlanAnswer?
  /// Why a search ended at a limit; nil where it did not, or nobody knows.
  package var stopReason: StopReason?
  /// Where numbers are uncertain.
  package var sample: SampleAnswer?

  package init(
    problem: ProblemIdentity, instance: Instance, answer: Answer, evaluation: Evaluation,
    allocators: [RuleOutcome] = []
  ) {
    self.problem = problem
    self.instance = instance
    self.answer = answer
    self.answer.chance = evaluation.chance
    let whole = answer.policy.flatMap { $0.isStatic ? $0.plan(of: $0.branches[0]) : nil }
    self.answer.plan = (whole ?? answer.plan).normalised(in: instance)
    self.answer.policy = answer.policy?.normalised(in: instance)
    self.evaluation = evaluation
    self.allocators = allocators
  }

  package var plan: Plan { answer.plan }
  package var policy: Policy? { answer.policy }
  package var chance: Double { answer.chance }
  package var bound: Double { answer.bound }
  package var gap: Double { max(0, bound - chance) }

  /// Branches that do something of their own; none where all do the same.
  var branches: [Policy.Branch] { policy.map { $0.isStatic ? [] : $0.branches } ?? [] }
}

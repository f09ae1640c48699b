import Allocation
import Answers

/// Everything that is said about a ladder: the answer, with the problem that it is about.
public struct LadderReport: Sendable {
  package var problem: ProblemIdentity
  /// Names and moments are those of it.
  package var instance: Instance
  package var answer: LadderAnswer

  package init(problem: ProblemIdentity, instance: Instance, answer: LadderAnswer) {
    self.problem = problem
    self.instance = instance
    self.answer = answer
  }
}

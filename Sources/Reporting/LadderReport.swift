import Allocation
import Answers

/// Everything that is said about a ladder: the answer, with the problem that it is about.
public struct LadderReport: Sendable {
  /// The file that was read.
  package var problem: ProblemIdentity
  /// Names and moments are those of it.
  package var instance: Instance
  /// The rungs and what they are worth, without a word about them.
  package var answer: LadderAnswer

  package init(problem: ProblemIdentity, instance: Instance, answer: LadderAnswer) {
    self.problem = problem
    self.instance = instance
    self.answer = answer
  }
}

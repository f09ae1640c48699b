import Allocation
import Answers

/// Everything that is said about values: the answer, with the problem that it is about.
package struct ValueReport: Sendable {
  /// The file that was read.
  package var problem: ProblemIdentity
  /// Names and moments are those of it.
  package var instance: Instance
  /// The numbers, without a word about them.
  package var answer: ValueAnswer

  package init(problem: ProblemIdentity, instance: Instance, answer: ValueAnswer) {
    self.problem = problem
    self.instance = instance
    self.answer = answer
  }

  /// A change in a few words; the same in JSON and text.
  func words(_ change: ValueAnswer.Change) -> String {
    // No more than a few words: they stand in a column.
    switch change {
    case .person: "+1 person"
    case .income(let share, let amount):
      // The amount too, since a share of an income says little to who has to raise it.
      "+\(Digits.plain(share * 100)) % of what comes in (\(Digits.amount(amount)))"
    case .award: "+1 award"
    // One of several is still work to be done; the only one is done.
    case .chunk(let count): count == 1 ? "done already" : "-1 of \(Digits.whole(count))"
    case .years(let years): "+\(Digits.years(years))"
    }
  }
}

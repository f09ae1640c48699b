/// A way in which a plan breaks the rules of its problem.
///
/// Names stand in it as the file has them, and steps count from 0: it is for people who wrote the plan. Amounts
/// are in the file's own units.
package enum Violation: Sendable, Equatable, CustomStringConvertible {
  /// An index that no kind of attempt of the instance has.
  case unknownType(Int)
  /// It states 0 attempts, or fewer.
  case emptyEntry(start: Int)
  case outsideTime(chunk: String, start: Int, length: Int)
  case unknownCopy(chunk: String, copy: Int)
  /// More are held in a step than the pool has.
  case tooFewPeople(pool: String, step: Int, held: Int, available: Int)
  /// An index that no award of the instance has.
  case unknownAward(Int)
  /// It states 0 awards, or fewer.
  case emptyAward(grant: String)
  /// More are made than the grant allows.
  case tooManyAwards(grant: String, made: Int, most: Int)
  /// Up to and including a step.
  case overspent(budget: String, step: Int, spent: Double, income: Double)
  /// A bundle that others wait for has no gate from 0 to T.
  case missingGate(chunk: String)
  /// An attempt starts before the gate of something that it waits for.
  case beforeGate(chunk: String, start: Int, waitsFor: String, gate: Int)
  /// There must be a branch for each world in order, and a blind one exactly where a chunk reveals.
  case branches
  case look(boundary: Int)
  case sharedAfterLook(start: Int)
  /// A start of this branch (by place) lies before the look.
  case branchBeforeLook(branch: Int, start: Int)
  /// An award that is shared is made at or after the look.
  case awardAfterLook(grant: String, boundary: Int)
  /// An award of this branch (by place) is made before the look.
  case awardBeforeLook(branch: Int, grant: String, boundary: Int)
  /// What is carried out on this branch (by place) of a plan with a look is not feasible.
  indirect case branch(Int, Violation)

  package var description: String {
    switch self {
    case .unknownType(let type): "attempt type \(type) does not exist"
    case .emptyEntry(let start): "an entry at step \(start) has no attempts"
    case .outsideTime(let chunk, let start, let length):
      "an attempt on '\(chunk)' from step \(start) for \(length) steps leaves the time of the problem"
    case .unknownCopy(let chunk, let copy): "'\(chunk)' has no copy \(copy + 1)"
    case .tooFewPeople(let pool, let step, let held, let available):
      "pool '\(pool)' has \(available) people in step \(step), and \(held) are held"
    case .unknownAward(let option): "award \(option) does not exist"
    case .emptyAward(let grant): "an award of grant '\(grant)' has no number above 0"
    case .tooManyAwards(let grant, let made, let most):
      "grant '\(grant)' is awarded \(made) times, and at most \(most) are allowed"
    case .overspent(let budget, let step, let spent, let income):
      "budget '\(budget)': \(spent) spent by step \(step), and \(income) came in"
    case .missingGate(let chunk): "'\(chunk)' has no gate within the time of the problem"
    case .beforeGate(let chunk, let start, let waitsFor, let gate):
      "an attempt on '\(chunk)' starts at step \(start), before the gate of '\(waitsFor)' at \(gate)"
    case .branches: "the plan does not have a branch for each thing that may be seen"
    case .look(let boundary): "the look at step \(boundary) lies outside the time of the problem"
    case .sharedAfterLook(let start): "a start at step \(start), after the look, belongs to no branch"
    case .branchBeforeLook(let branch, let start):
      "branch \(branch + 1) has a start at step \(start), before the look"
    case .awardAfterLook(let grant, let boundary):
      "the award of grant '\(grant)' at boundary \(boundary), after the look, belongs to no branch"
    case .awardBeforeLook(let branch, let grant, let boundary):
      "branch \(branch + 1) awards grant '\(grant)' at boundary \(boundary), before the look"
    case .branch(let branch, let violation): "branch \(branch + 1): \(violation)"
    }
  }
}

import Allocation

extension Instance {
  /// The instance in which every attempt is lost with probability `error`; plans for one are plans for the other.
  ///
  /// Attempts fail independently of all else, so that losing one thins its correctness: q becomes q(1 − error).
  package func losing(_ error: Double) -> Instance {
    yielding { _, _, outcome in
      let correct = outcome.correct * (1 - error)
      return correct > 0 ? AttemptType.Outcome(length: outcome.length, correct: correct) : nil
    }
  }

  /// The instance in which every attempt is lost with probability `error`, and that also knows each kind of attempt
  /// as it is without errors: kind `i` at `types.count + i`.
  ///
  /// Attempts fail independently of all else, so that losing one thins its correctness: q becomes q(1 − error).
  func careless(_ error: Double) -> Instance {
    let kinds = types.count
    return knowing(types).yielding { type, _, outcome in
      if type >= kinds { return outcome }
      let correct = outcome.correct * (1 - error)
      return correct > 0 ? AttemptType.Outcome(length: outcome.length, correct: correct) : nil
    }
  }

  /// The chance of a plan each of whose attempts is lost with probability `error`, exactly.
  package func chance(of plan: Plan, losing error: Double) -> Double {
    error > 0 ? careless(error).chance(of: plan) : chance(of: plan)
  }
}

import Allocation
import Answers

/// The parts of a look at values that ask what becomes of the best plan where the problem is another: part after part, each
/// with a share of the time that is left.
struct Scenarios {
  /// The problem as it is stated, with the best plan that was found.
  let best: SolvedInstance
  let options: ValueOptions
  /// Is told what is worked out next.
  let begins: (String) -> Void

  /// Shares of what is left, in the order of the parts.
  private enum Share {
    /// Several searches for each number of the problem.
    static let breakpoints = 0.35
  }

  /// - Parameter put: takes what a part has found.
  /// - Throws: a failure of the linear-programming library.
  func run(_ budget: SearchBudget, put: ((inout ValueAnswer) -> Void) -> Void) throws {
    begins("how far the plan carries")
    let study = BreakpointStudy(best: best, loss: options.loss, budget: budget.share(Share.breakpoints))
    let breakpoints = try study.run()
    put { $0.breakpoints = breakpoints }
  }
}

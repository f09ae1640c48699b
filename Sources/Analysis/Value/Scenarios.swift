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
    /// Searches for each class of worlds that something tells apart, and many for the deadline.
    static let learning = 0.4
    /// The best plan of whoever never learns, where the file reveals something.
    static let neverLearning = 0.2
    /// Two searches for each uncertain number.
    static let tornado = 0.4
    /// One search, and many plans of a rule.
    static let statusQuo = 0.9
  }

  /// - Parameter put: takes what a part has found.
  /// - Throws: a failure of the linear-programming library.
  func run(_ budget: SearchBudget, put: ((inout ValueAnswer) -> Void) -> Void) throws {
    begins("how far the plan carries")
    let study = BreakpointStudy(best: best, loss: options.loss, budget: budget.share(Share.breakpoints))
    let breakpoints = try study.run()
    put { $0.breakpoints = breakpoints }
    begins("what learning would be worth")
    if let learning = try learning(budget.share(Share.learning)) { put { $0.learning = learning } }
    begins("the ends of what is uncertain")
    let tornado = try TornadoStudy(best: best, budget: budget.share(Share.tornado)).run()
    put { $0.tornado = tornado }
    begins("the status quo")
    let judged = try StatusQuoStudy(best: best, budget: budget.share(Share.statusQuo)).run()
    put { $0.statusQuo = judged }
  }

  /// Against the best static plan; nil where nothing is uncertain.
  private func learning(_ budget: SearchBudget) throws -> LearningAnswer? {
    var (plan, base) = (best.plan, best.bracket)
    let isRevealed = best.instance.problem.information != .never
    if isRevealed {
      let part = budget.share(Share.neverLearning)
      let found = try PlanSearch(best.instance, part.whole, within: part.time).solveStatic()
      (plan, base) = (found.plan, Bracket(found.chance, found.bound))
    }
    var answer = try LearningStudy(best.instance, plan: plan, base: base, budget).run()
    answer.isBesideTheFile = isRevealed
    return answer
  }
}

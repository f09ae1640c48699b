import Allocation
import Answers
import Search

/// Expected values of learning one thing before the start: for each class of worlds that it tells apart a plan of its own,
/// against one plan for all.
///
/// Implied, and so made true of all brackets: whoever learns more reaches no less, and whoever learns nothing least.
struct LearningStudy {
  /// The problem as it is stated.
  private let instance: Instance
  /// The best static plan that is known, and what none exceeds.
  private let plan: Plan
  private let base: Bracket
  /// For all together, in equal parts.
  private let budget: SearchBudget
  /// The chance with deadline and world known.
  private let foresight: ForesightProblems

  /// - Parameters:
  ///   - plan: static.
  ///   - base: its chance, and what no static plan exceeds.
  init(_ instance: Instance, plan: Plan, base: Bracket, _ budget: SearchBudget) {
    (self.instance, self.plan, self.base, self.budget) = (instance, plan, base, budget)
    foresight = ForesightProblems(instance, plan: plan)
  }

  /// What is learned: an input of the worlds, the deadline alone, or all.
  private enum Subject {
    case input(UncertainInput)
    case deadline, all

    var isAll: Bool { if case .all = self { true } else { false } }

    /// Whether whoever learns this knows the other, too.
    func tells(_ other: Subject) -> Bool {
      switch (self, other) {
      case (.all, _), (.deadline, .deadline): true
      case (.input(let one), .input(let another)): one.tells(another)
      default: false
      }
    }
  }

  /// - Throws: `ImpossibleValue` where whoever learns more is proven to reach less; a failure of the linear-programming
  ///   library.
  func run() throws -> LearningAnswer {
    var answer = LearningAnswer()
    let inputs = UncertainInput.all(of: instance)
    let deadline = InputName(.deadline, "deadline", key: .moment)
    var subjects = inputs.map(Subject.input)
    if !foresight.hasOneDeadline, foresight.canBeToldAlone { subjects.append(.deadline) }
    let hasMore = !foresight.hasOneDeadline || !inputs.isEmpty
    if !foresight.canBeTold || (!foresight.hasOneDeadline && !foresight.canBeToldAlone) {
      answer.leftOut.append(deadline)
    }
    // Where the deadline is known and worlds do not differ there is nothing to learn.
    if hasMore, foresight.canBeTold { subjects.append(.all) }
    let brackets = try tightened(brackets(subjects), of: subjects)
    // Chains of deadlines are as many as laws; each deadline that may be told is a case of one.
    let deadlines = foresight.knowsTheDeadline.reduce(0) { $0 + $1.cases.count }
    for (subject, bracket) in zip(subjects, brackets) {
      let own = bracket.map(worth)
      switch subject {
      case .input(let input):
        guard let own else {
          answer.leftOut.append(input.name)
          continue
        }
        // Of those that tell the same worlds apart the first stands for all.
        let like = inputs.first { $0.classes == input.classes }.map(\.name)
        answer.items.append(
          .init(input.name, worth: own, classes: input.count, like: like == input.name ? nil : like))
      case .deadline:
        guard let own else {
          answer.leftOut.append(deadline)
          continue
        }
        answer.items.append(.init(deadline, worth: own, classes: deadlines))
      case .all: answer.all = own
      }
    }
    return answer
  }

  /// The chances of whoever learns each, those that tell the same worlds apart searched once; nil where there was no time.
  private func brackets(_ subjects: [Subject]) throws -> [Bracket?] {
    var known: [[Int]: Bracket] = [:]
    return try subjects.enumerated().map { place, subject in
      if budget.isOver { return nil }
      let part = budget.share(of: subjects.count - place)
      guard case .input(let input) = subject else {
        return try bracket(subject.isAll ? foresight.waitAndSee : foresight.knowsTheDeadline, part)
      }
      if let same = known[input.classes] { return same }
      let found = try bracket(knowing: input, part)
      known[input.classes] = found
      return found
    }
  }

  /// The chance of whoever learns something about the world.
  func bracket(knowing input: UncertainInput, _ budget: SearchBudget) throws -> Bracket {
    try bracket(chains(knowing: input), budget)
  }

  /// The sum over chains; each side may exceed 1 by rounding alone.
  private func bracket(_ chains: [Chain], _ budget: SearchBudget) throws -> Bracket {
    let brackets = try ChainSolver(budget: budget).solve(chains).map(\.bracket)
    return Bracket(min(1, brackets.reduce(0) { $0 + $1.least }), min(1, brackets.reduce(0) { $0 + $1.most }))
  }

  /// One problem for each class, whose worlds keep their odds.
  private func chains(knowing input: UncertainInput) -> [Chain] {
    let views = instance.views
    return (0..<input.count).map { number in
      // Bayes: what the class rules out is gone, the rest is believed in as before.
      let own = zip(views, input.classes).filter { $0.1 == number }.map(\.0)
      let weight = own.reduce(0) { $0 + $1.credence }
      let believed = own.map { view in
        var view = view
        view.credence /= weight
        return view
      }
      let seen = instance.seen(as: believed)
      let one = Chain.Case(weight: weight, floor: min(1, seen.chance(of: plan)))
      return Chain(cases: [one], instance: { _ in seen }, rivals: [plan])
    }
  }

  /// Brackets in which whoever learns more reaches no less.
  private func tightened(_ brackets: [Bracket?], of subjects: [Subject]) throws -> [Bracket?] {
    try brackets.enumerated().map { place, bracket -> Bracket? in
      guard let bracket else { return nil }
      let below = zip(subjects, brackets).filter { subjects[place].tells($0.0) }.compactMap { $0.1?.least }
      let above = zip(subjects, brackets).filter { $0.0.tells(subjects[place]) }.compactMap { $0.1?.most }
      let (least, most) = (max(base.least, below.max() ?? 0), min(bracket.most, above.min() ?? 1))
      guard most >= least - AnalysisTuning.order else {
        throw ImpossibleValue(what: "whoever learns more is proven to reach less")
      }
      return Bracket(least, most)
    }
  }

  /// Against the plan of whoever learns nothing.
  private func worth(_ bracket: Bracket) -> Worth {
    Worth((bracket.least, bracket.most), over: (base.least, base.most), isImplied: true)
      .noted(within: 2 * budget.search.gap)
  }
}

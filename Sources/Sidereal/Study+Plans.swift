import Allocation
import Allocators
import Analysis
import Answers
import Reporting
import Search
import Threads

extension Study {
  /// Looks for the plan with the largest chance: a two-stage plan where the file reveals the world on the way.
  /// The caller's thread waits, no longer than the time that there is and a moment.
  ///
  /// - Parameters:
  ///   - options: gap, limits, threads, seed.
  ///   - progress: is called now and then, from other threads too.
  /// - Throws: a failure of the linear-programming library.
  public func solve(
    _ options: SearchOptions = SearchOptions(), progress: (@Sendable (SearchProgress) -> Void)? = nil
  ) throws -> Answer {
    try solve(options, within: TimeBudget(), progress: progress)
  }

  /// The same on the clock of somebody who has more to do.
  ///
  /// - Parameter time: of it `options.timeLimit` takes a part, from now on.
  package func solve(
    _ options: SearchOptions = SearchOptions(), within time: TimeBudget,
    progress: (@Sendable (SearchProgress) -> Void)? = nil
  ) throws -> Answer {
    try PlanSearch(instance, options, within: time, progress: progress).solve()
  }

  /// The same by GLPK's own branch and cut on the exact program, that of `export(_:)`: a second opinion.
  ///
  /// - Throws: `ExactProgram.Failure` where the problem has no such program, or none of a bearable size; a failure of
  ///   the linear-programming library.
  package func solveByProgram(
    _ options: SearchOptions = SearchOptions(), within time: TimeBudget = TimeBudget(),
    progress: (@Sendable (SearchProgress) -> Void)? = nil
  ) throws -> Answer {
    try ProgramSolver(instance, options, within: time).solve(progress: progress)
  }

  /// Judges the plan in a result, without looking for a better one.
  ///
  /// - Parameters:
  ///   - result: bytes of JSON as `SolveReport.json()` writes it; only what says who does what is looked at.
  ///   - gap: within which of its bound the plan is called `optimal`.
  /// - Returns: an answer whose bound is from the calendar alone.
  /// - Throws: `InvalidPlan` with everything that does not fit the problem; `InfeasiblePlan` with everything in which the
  ///   plan breaks its rules.
  public func judge(result: [UInt8], gap: Double = SearchOptions().gap) throws -> Answer {
    try judge(PlanFile.read(result, for: instance), options: SearchOptions(gap: gap))
  }

  /// Judges a plan without looking for a better one.
  ///
  /// - Throws: everything in which the plan is not feasible.
  package func judge(_ plan: Plan, options: SearchOptions = SearchOptions()) throws(InfeasiblePlan) -> Answer
  {
    try AnswerJudge(instance).judge(plan, options)
  }

  /// The exact chance of an answer's plan with its parts, worked out anew.
  package func evaluation(of answer: Answer) -> Evaluation { AnswerJudge(instance).evaluation(of: answer) }

  /// Where an answer contradicts an independent look at its plan, with code that the search does not use; nil: nowhere.
  package func check(_ answer: Answer, evaluation: Evaluation? = nil) -> Contradiction? {
    AnswerJudge(instance).check(answer, evaluation: evaluation)
  }

  /// What an answer's plan says who does: in order of chunk and start; of a two-stage plan what its branches share first.
  public func rows(of answer: Answer) -> [PlanRow] { answer.rows(in: instance) }

  /// What naive allocators lose against an answer, in the order of `NaiveRule.allCases`.
  ///
  /// - Parameters:
  ///   - answer: of this study.
  ///   - rules: those that have nothing to go by, and those whose plans are not finished within the work allowed, are left
  ///     out.
  public func compare(_ answer: Answer, rules: [NaiveRule] = NaiveRule.allCases) -> [RuleOutcome] {
    compare(answer, rules: rules) { false }
  }

  /// The same for somebody who may have no time for all of them.
  ///
  /// - Parameter isStopped: asked now and then; once true, what is not yet found stays unfinished.
  package func compare(
    _ answer: Answer, rules: [NaiveRule] = NaiveRule.allCases, isStopped: @escaping () -> Bool
  ) -> [RuleOutcome] {
    Comparison.run(
      instance: instance, best: answer.chance, rules: rules,
      options: ComparisonOptions(seed: answer.search.seed), isStopped: isStopped)
  }

  /// The rules that have something to go by and yet no outcome, since their plans were not finished.
  package func unfinished(_ rules: [NaiveRule], in outcomes: [RuleOutcome]) -> [NaiveRule] {
    NaiveRule.allCases.filter { rule in
      rules.contains(rule) && rule.applies(to: instance) && !outcomes.contains { $0.rule == rule }
    }
  }

  /// What one naive allocator would do: of `random` its first plan.
  ///
  /// - Parameters:
  ///   - seed: only `random` uses it.
  ///   - isStopped: asked now and then; once true, a plan that is not finished is left out.
  package func naivePlan(
    _ rule: NaiveRule, seed: UInt64 = 1, isStopped: @escaping () -> Bool = { false }
  ) -> NaivePlanAnswer {
    NaiveAllocator.answer(rule, instance, seed: seed, isStopped: isStopped)
  }
}

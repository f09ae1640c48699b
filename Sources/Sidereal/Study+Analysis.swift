import Allocation
import Analysis
import Answers
import Modelling
import Search
import Simulation
import Threads

extension Study {
  /// Climbs the information ladder: what allocators reach who know more, or less, than the static plan uses.
  ///
  /// - Parameter options: its time limit is for the whole ladder.
  /// - Throws: a failure of the linear-programming library.
  public func ladder(_ options: SearchOptions = SearchOptions()) throws -> LadderAnswer {
    try ladder(LadderOptions(search: options))
  }

  /// The same with all that can be asked for.
  ///
  /// - Parameters:
  ///   - time: what may end it, beside the time limit of the options.
  ///   - begins: is told the rungs, or what else is worked out, before each part.
  /// - Throws: `ImpossibleLadder`; `InfeasiblePlan` where a given plan is that; a failure of the linear-programming
  ///   library.
  package func ladder(
    _ options: LadderOptions, within time: TimeBudget = TimeBudget(),
    begins: @escaping (String) -> Void = { _ in }
  ) throws -> LadderAnswer {
    let listener = ClimbListener(begins)
    defer { listener.close() }
    return try LadderClimb(instance, options, within: time, begins: listener.tell).answerInTime()
  }

  /// Finds what more, or less, of everything is worth.
  ///
  /// - Parameters:
  ///   - time: what may end it, beside the time limit of the options.
  ///   - begins: is told what is worked out next.
  /// - Throws: `ImpossibleValue`; a failure of the linear-programming library.
  package func value(
    _ options: ValueOptions, within time: TimeBudget = TimeBudget(),
    begins: @escaping (String) -> Void = { _ in }
  ) throws -> ValueAnswer {
    let listener = ClimbListener(begins)
    defer { listener.close() }
    return try ValueStudy(instance, options, within: time, begins: listener.tell).answerInTime()
  }

  /// Tests whether serial work comes first: where one more team adds most, under the best plans, careless execution of
  /// them, and naive rules.
  ///
  /// - Parameters:
  ///   - errors: rates at which attempts are misdirected, ascending, each in [0, 1].
  ///   - options: its time limit is for the whole test.
  /// - Throws: a failure of the linear-programming library.
  public func caveat(errors: [Double] = [0, 0.1, 0.2, 0.5, 0.8], _ options: SearchOptions = SearchOptions())
    throws -> CaveatAnswer
  {
    let asked = CaveatOptions(errors: errors, seed: options.seed, threads: options.threads)
    return try CaveatStudy(instance, asked).run(SearchBudget(options))
  }

  /// Looks how far a plan carries beyond the sample that it was made for; nil where no number is uncertain, and where
  /// time does not suffice for a look.
  ///
  /// - Parameters:
  ///   - answer: of this study; a two-stage plan is looked at as a whole.
  ///   - options: the time limit is for this look alone.
  /// - Throws: a failure of the linear-programming library.
  public func sample(_ answer: Answer, options: SearchOptions = SearchOptions()) throws -> SampleAnswer? {
    try sample(answer, options: options, within: TimeBudget())
  }

  /// The same on the clock of somebody who has more to do.
  package func sample(
    _ answer: Answer, options: SearchOptions = SearchOptions(), within time: TimeBudget
  ) throws -> SampleAnswer? {
    try SampleCheck(
      answer.plan, of: instance, nodes: answer.search.nodes,
      SearchBudget(options, within: time))?.answer()
  }

  /// Carries an answer's plan out person by person, many times: a check on its exact chance, by code that shares
  /// nothing with it.
  ///
  /// - Parameters:
  ///   - answer: of this study.
  ///   - runs: 1 or more.
  ///   - isLasting: whether people are right or wrong for life, not anew for each attempt; the exact chance is no
  ///     prediction then.
  ///   - seed: of all draws.
  ///   - threads: the result does not depend on it.
  public func simulate(
    _ answer: Answer, runs: Int = 100_000, isLasting: Bool = false, seed: UInt64 = 1, threads: Int = 1
  ) -> SimulationAnswer {
    let simulator = simulator(answer, isLasting)
    return SimulationAnswer(
      chance: answer.chance, simulator.run(runs, seed: seed, threads: threads), of: runs, seed: seed,
      isLasting: isLasting)
  }

  /// The same on a clock: what does not end in time is left behind.
  ///
  /// - Parameters:
  ///   - grace: seconds that the runs under way have for their end once the time is over.
  ///   - progress: called now and then with the number of runs done.
  package func simulate(
    _ answer: Answer, runs: Int, isLasting: Bool, options: SearchOptions, within time: TimeBudget,
    grace: Double, progress: @escaping @Sendable (Int) -> Void
  ) throws -> SimulationAnswer {
    let estimate = try Overseer.run(within: time, grace: grace) {
      simulator(answer, isLasting)
        .run(runs, seed: options.seed, threads: options.threads, within: time, progress: progress)
    }
    return SimulationAnswer(
      chance: answer.chance, estimate, of: runs, seed: options.seed, isLasting: isLasting)
  }

  private func simulator(_ answer: Answer, _ isLasting: Bool) -> Simulator {
    Simulator(answer.plan, of: instance, correctness: isLasting ? .lasting : .perAttempt)
  }

  /// The exact mixed-integer program as a file for other solvers: its optimum is the chance, or its logarithm, within a
  /// tolerance that the file's first lines tell; of static plans, or of two-stage plans where the file reveals the world
  /// at a date.
  ///
  /// - Throws: an error that says why there is no such program, or none of a bearable size.
  public func export(_ format: ProgramFormat) throws -> String { try exported(format).text }

  /// The same, with what is known about its optimum.
  ///
  /// - Parameter time: when it is over, `ExactProgram.Failure.stopped` is thrown.
  package func exported(_ format: ProgramFormat, within time: TimeBudget = TimeBudget()) throws
    -> ExportedProgram
  {
    try ExportedProgram(instance, format, within: time)
  }
}

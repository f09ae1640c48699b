import Answers

/// What the test of the caveat looks at.
package struct CaveatOptions: Sendable, Equatable {
  /// Rates of misdirection, each in [0, 1].
  package var errors: [Double]
  /// What becomes of misdirected attempts: lost, moved, or both looked at.
  package var misdirections: [Misdirection]
  /// Who carries plans out; by default one that does as it is told.
  package var institution: Institution
  /// Of all draws: the same seed gives the same report.
  package var seed: UInt64
  /// Draws of what is moved where: as many as make half the 95 % interval of the chance as narrow as `halfWidth`, and at
  /// most so many.
  package var runs: Int
  /// Half the interval that is wanted, as a chance: one point decides no advice.
  package var halfWidth: Double
  /// Plans of `random` whose chances are averaged.
  package var randomPlans: Int
  /// The result does not depend on it.
  package var threads: Int

  /// Rows of one allocator under errors, where all of them are tried.
  package var rowsOfOne: Int {
    let withErrors = errors.filter { $0 > 0 }.count
    return misdirections.reduce(0) { $0 + ($1 == .lost ? errors.count : withErrors) }
  }

  /// Units of work (terms of exact chances, about) that one row may take.
  package var mostWork = 100_000_000
  /// Fewer draws say nothing about their own spread.
  static let fewestRuns = 50
  /// Of so many draws the worths of one more team are worked out too.
  static let runsWithWorths = 400
  /// From nobody astray to four of five: where the advice changes is not known beforehand.
  package static let usualErrors = [0, 0.1, 0.2, 0.5, 0.8]

  package init(
    errors: [Double] = CaveatOptions.usualErrors, misdirections: [Misdirection] = Misdirection.allCases,
    institution: Institution = Institution(), seed: UInt64 = 1, runs: Int = 20_000, halfWidth: Double = 0.01,
    randomPlans: Int = 200, threads: Int = 1
  ) {
    self.errors = errors
    self.misdirections = misdirections
    self.institution = institution
    self.seed = seed
    self.runs = runs
    self.halfWidth = halfWidth
    self.randomPlans = randomPlans
    self.threads = threads
  }
}

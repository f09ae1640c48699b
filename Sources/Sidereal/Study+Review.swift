import Analysis
import Reporting

extension LadderOptions {
  /// Reviews at which the plan is made anew.
  package struct Reviews: Sendable {
    /// From one to the next, above 0.
    package var years: Double
    /// At least 2.
    package var runs: Int
    package init(years: Double, runs: Int = Review.usualRuns) {
      self.years = years
      self.runs = runs
    }
  }
}

extension Study {
  /// What making the static plan anew at review points is worth; nil where that is not asked for.
  func review(_ ladder: Ladder, _ options: LadderOptions, _ patience: Patience) throws -> ReviewReport? {
    guard let asked = options.review else { return nil }
    let found = try Review(
      ladder.plan, of: ladder.instance, years: asked.years, runs: asked.runs, patience
    ).run()
    return ReviewReport(
      years: asked.years, runs: found.runs, static: found.static, reviewed: found.reviewed,
      difference: found.difference, interval: found.interval, plans: found.plans,
      isComplete: found.isComplete)
  }
}

/// What making the plan anew at review points is worth: means over the same simulated runs without and with reviews.
package struct ReviewAnswer: Sendable, Equatable {
  /// From one review to the next, above 0.
  package var years: Double
  /// At least 2.
  package var runs: Int
  /// Mean chances over the same runs, without and with reviews.
  package var `static`, reviewed: Double
  /// The mean of the runs' own differences.
  package var difference: Double
  /// 95 %, of the difference: each run is compared with itself.
  package var interval: ClosedRange<Double>
  /// Different situations for which a better plan was found.
  package var plans: Int
  /// False where time did not suffice for every situation: the plan so far stood there.
  package var isComplete: Bool

  package init(
    years: Double, runs: Int, static: Double, reviewed: Double, difference: Double,
    interval: ClosedRange<Double>, plans: Int, isComplete: Bool
  ) {
    self.years = years
    self.runs = runs
    self.static = `static`
    self.reviewed = reviewed
    self.difference = difference
    self.interval = interval
    self.plans = plans
    self.isComplete = isComplete
  }
}

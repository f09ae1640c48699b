/// What making the plan anew at review points is worth.
package struct ReviewReport: Sendable, Equatable {
  /// From one review to the next.
  package var years: Double
  package var runs: Int
  /// Mean chances over the same runs, without and with reviews.
  package var `static`, reviewed: Double
  package var difference: Double
  /// 95 %, of the difference.
  package var interval: ClosedRange<Double>
  /// Situations for which a better plan was found.
  package var plans: Int
  /// False where time did not suffice for every situation.
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

  var jsonValue: JSONValue {
    .object([
      ("years", .number(years)), ("runs", .integer(runs)), ("static", .number(`static`)),
      ("reviewed", .number(reviewed)), ("difference", .number(difference)),
      ("interval", .array([.number(interval.lowerBound), .number(interval.upperBound)])),
      ("plans", .integer(plans)), ("complete", .bool(isComplete)),
    ])
  }

  func text(width: Int, style: TextStyle) -> String {
    let (low, high) = (interval.lowerBound, interval.upperBound)
    let lines =
      [
        "every \(Digits.years(years)) the plan is made anew, knowing which attempts have ended and were correct,"
          + " and that the deadline has not fallen",
        "mean chance \(Percent.text(reviewed, decimals: 2)) instead of \(Percent.text(`static`, decimals: 2)), over"
          + " the same \(Digits.counted(runs, "run")): \(Percent.points(difference)) points, 95 % interval"
          + " \(Percent.points(low)) to \(Percent.points(high))",
        "better plans were found in \(Digits.counted(plans, "situation")); searches end early, so reviews may be"
          + " worth more",
      ] + (isComplete ? [] : ["time did not suffice for every situation; the plan so far stood there"])
    return style.heading("what reviews are worth") + "\n"
      + lines.map { TextLayout.wrapped("- " + $0, width: width, indent: 2, hanging: 4) }.joined()
  }
}

/// The reader of the grid of time.
enum TimeReader {
  /// Programs have rows for steps: more than that no search bears.
  static let mostSteps = 100_000
  /// Numbers beyond this are years of a calendar rather than lengths, where the start is one too.
  static let calendar = 1000.0

  /// The grid; nil, reported, where it would be none.
  static func read(_ cursor: Cursor) -> TimeGrid? {
    guard
      let fields = cursor.fields(
        ["start", "step", "horizon", "until"], required: ["horizon"], alternatives: ["horizon": "until"])
    else { return nil }
    var time = TimeGrid(horizon: 1)
    // The start is needed to judge the end, and the step to judge both.
    var isSound = true
    if let start = fields["start"] {
      if let moment = start.moment() { time.start = moment } else { isSound = false }
    }
    if let step = fields["step"] {
      if let years = step.duration() { time.step = years } else { isSound = false }
    }
    guard let (years, cursor) = horizon(fields, start: isSound ? time.start : nil) else { return nil }
    time.horizon = years
    let steps = years / time.step + TimeGrid.tolerance
    // At least one step, and not too many.
    if isSound, steps < 1 || steps >= Double(mostSteps + 1) {
      cursor.report(
        .horizon(cursor.item.text ?? "", fields["until"] == nil ? "horizon" : "until", steps: steps))
      return nil
    }
    if isSound, let start = fields["start"], abs(time.start).ulp > ProblemTolerance.coarsest * time.step {
      start.report(.farStart(start.item.text ?? ""))
      return nil
    }
    return isSound ? time : nil
  }

  /// Years from the start to the end, by `horizon` or by `until`, and where they are stated.
  ///
  /// - Parameter start: nil where it is not known.
  private static func horizon(_ fields: [String: Cursor], start: Double?) -> (Double, Cursor)? {
    guard let until = fields["until"] else {
      guard let cursor = fields["horizon"], let years = cursor.duration(isHorizon: true) else { return nil }
      // `horizon: 2050` where time starts in 2026.
      if let start, start > calendar, years > calendar {
        cursor.report(.horizonIsMoment(years, start: start))
        return nil
      }
      return (years, cursor)
    }
    if let horizon = fields["horizon"] {
      (horizon.key < until.key ? until : horizon).reportAtKey(.horizonAndUntil)
      return nil
    }
    // Without a start that is known its distance is not known either.
    guard let moment = until.moment(), let start else { return nil }
    guard moment > start else {
      until.report(.beforeStart("until", until.item.text ?? "", start: start, isAllowedAtStart: false))
      return nil
    }
    return (moment - start, until)
  }
}

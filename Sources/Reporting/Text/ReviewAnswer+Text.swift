import Answers

/// The worth of reviews in three sentences.
extension ReviewAnswer {
  /// What reviews are worth, under a heading.
  func text(width: Int, style: TextStyle) -> String {
    let (low, high) = (interval.lowerBound, interval.upperBound)
    // What is done, what it brings on average, and why it may bring more: searches at reviews end early, and a mean
    // over an allocator that is not the best is a lower bound.
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
    return style.heading("what reviews are worth") + "\n" + TextLayout.list(lines, width: width)
  }
}

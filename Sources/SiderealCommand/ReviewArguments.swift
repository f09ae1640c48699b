import Analysis
import ArgumentParser
import Sidereal

/// What `ladder` takes for plans that are made anew on the way, checked.
///
/// At a review somebody plans again, with what has been seen until then.
struct ReviewArguments: ParsableArguments {
  /// Nil: nobody makes it anew.
  @Option(
    help: ArgumentHelp(
      "Make the plan anew every so many years, in the light of what was seen.", valueName: "years"))
  var review: Typed<Double>?

  @Option(help: "Runs in which reviews are tried. Default: \(Review.usualRuns).")
  var reviewRuns: Typed<Int>?

  /// At least two runs, since their scatter is told.
  func validate() throws {
    _ = try review?.checked("--review", "is a number of years above 0") { $0 > 0 && $0.isFinite }
    _ = try reviewRuns?.checked("--review-runs", "is a whole number from 2 to 1000000") {
      (2...1_000_000).contains($0)
    }
  }

  /// What was asked for; nil without `--review`, whatever the runs.
  var options: LadderOptions.Reviews? {
    review?.value.map { .init(years: $0, runs: reviewRuns?.value ?? Review.usualRuns) }
  }
}

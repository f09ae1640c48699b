import Analysis
import ArgumentParser
import Sidereal

/// What `ladder` takes for plans that are made anew on the way, checked.
struct ReviewArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Make the plan anew every so many years, in the light of what was seen.", valueName: "years"))
  var review: Typed<Double>?

  @Option(help: "Runs in which reviews are tried. Default: \(Review.usualRuns).")
  var reviewRuns: Typed<Int>?

  func validate() throws {
    _ = try review?.checked("--review", "is a number of years above 0") { $0 > 0 && $0.isFinite }
    _ = try reviewRuns?.checked("--review-runs", "is a whole number from 2 to 1000000") {
      (2...1_000_000).contains($0)
    }
  }

  var options: LadderOptions.Reviews? {
    review?.value.map { .init(years: $0, runs: reviewRuns?.value ?? Review.usualRuns) }
  }
}

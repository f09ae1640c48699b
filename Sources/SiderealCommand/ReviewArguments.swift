import ArgumentParser
import Sidereal

/// What `ladder` takes for plans that are made anew on the way, checked.
struct ReviewArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Make the plan anew every so many years, in the light of what was seen.", valueName: "years"))
  var review: Double?

  @Option(help: "Runs in which reviews are tried.")
  var reviewRuns = Review.usualRuns

  func validate() throws {
    if let review, !(review > 0) || review.isInfinite {
      throw ValidationError("--review is \(review), and is a number of years above 0")
    }
    guard (2...1_000_000).contains(reviewRuns) else {
      throw ValidationError("--review-runs is \(reviewRuns), and lies between 2 and 1000000")
    }
  }

  var options: LadderOptions.Reviews? { review.map { .init(years: $0, runs: reviewRuns) } }
}

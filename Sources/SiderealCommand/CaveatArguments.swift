import Analysis
import ArgumentParser
import Foundation
import Sidereal

/// What `ladder` takes for careless and stubborn institutions, checked.
struct CaveatArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Rates at which attempts are misdirected, from 0 to 1, separated by commas.", valueName: "0,0.1,…"))
  var errors: String?

  @Option(
    help: ArgumentHelp(
      "Only this share of the free people can move to another bundle in a step; 1 changes nothing.",
      valueName: "share"))
  var inertia: String?

  @Option(
    help: ArgumentHelp(
      "Every bundle keeps this share of each pool that may work on it; 0 changes nothing.",
      valueName: "share"))
  var floor: String?

  @Option(
    help: ArgumentHelp(
      "Find the best plans and repeat the test of the caveat for other values of a number.",
      discussion:
        "deadline=2040..2060, correct=0.05..0.5, or CHUNK.years=1..10, for every pool and world: \(Sweep.usualPoints) "
        + "values from a to b; or the values themselves, as in CHUNK.years=1,2,5.",
      valueName: "key=a..b"))
  var sweep: String?

  func validate() throws {
    _ = try options(SearchOptions())
  }

  func options(_ search: SearchOptions) throws -> CaveatOptions {
    let rates = try errors.map { text in
      try text.split(separator: ",", omittingEmptySubsequences: false).map { try share($0, of: "--errors") }
    }
    let unique = Set(rates ?? CaveatOptions.usualErrors).sorted()
    return CaveatOptions(
      errors: unique,
      institution: Institution(
        inertia: try inertia.map { try share($0[...], of: "--inertia") } ?? 1,
        floor: try floor.map { try share($0[...], of: "--floor") } ?? 0),
      seed: search.seed, threads: search.threads)
  }

  private func share(_ text: Substring, of option: String) throws -> Double {
    try Typed<Double>(argument: String(text)).checked(option, "is a share between 0 and 1") {
      $0 >= 0 && $0 <= 1
    }
  }

  /// Says which values of a sweep the horizon cuts.
  static func warn(of sweep: Sweep, in problem: Problem) {
    func text(_ moment: Double) -> String { String(format: "%.10g", moment) }
    let beyond = sweep.valuesBeyondHorizon(of: problem).map(text)
    guard !beyond.isEmpty else { return }
    let horizon = text(problem.time.moment(of: problem.time.steps))
    Output.complain(
      "warning: --sweep: deadline \(beyond.joined(separator: ", ")) beyond the horizon, \(horizon),"
        + " counts as the horizon")
  }

  func sweep(of problem: Problem) throws -> Sweep? {
    guard let sweep else { return nil }
    do {
      return try Sweep(sweep, of: problem)
    } catch {
      switch error {
      case .form:
        throw ValidationError(
          "--sweep is '\(sweep)', and should look like deadline=2040..2060, or deadline=2040,2050")
      case .tooMany: throw ValidationError("--sweep: there are more than \(Sweep.mostPoints) values")
      case .unknownKey(let key):
        throw ValidationError(
          "--sweep: there is no '\(key)'; there are deadline, correct, and CHUNK.years for each chunk")
      case .range(let place): throw ValidationError("--sweep: values of this key lie \(place)")
      }
    }
  }
}

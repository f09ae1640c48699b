import Analysis
import ArgumentParser
import Foundation
import Sidereal

/// What `ladder` takes for careless and stubborn institutions, checked.
///
/// Options stay text until they are looked at, so that what is wrong with them can be said in words of ours.
struct CaveatArguments: ParsableArguments {
  /// Nil: the usual rates.
  @Option(
    help: ArgumentHelp(
      "Rates at which attempts are misdirected, from 0 to 1, separated by commas.", valueName: "0,0.1,…"))
  var errors: String?

  /// Nil: 1, at which everybody may move.
  @Option(
    help: ArgumentHelp(
      "Only this share of the free people can move to another bundle in a step; 1 changes nothing.",
      valueName: "share"))
  var inertia: String?

  /// Nil: 0, at which nothing is kept back.
  @Option(
    help: ArgumentHelp(
      "Every bundle keeps this share of each pool that may work on it; 0 changes nothing.",
      valueName: "share"))
  var floor: String?

  @Option(
    help: ArgumentHelp(
      "Find the best plans and repeat the test of the caveat for other values of a number.",
      discussion:
        "deadline=2040..2060, correct=0.05..0.5, or CHUNK.years=1..10, for every pool and world; chunks.NAME.count=1..5, "
        + "pools.NAME.headcount=10..30, budgets.NAME=5M..20M, grants.NAME.cost=1M..3M, in place of the one number that "
        + "stands there; or a share of all that stands there, by time too: budgets.NAME=50%..200%. \(Sweep.usualPoints) "
        + "values from a to b; or the values themselves, as in CHUNK.years=1,2,5.",
      valueName: "key=a..b"))
  var sweep: String?

  /// Before the problem is read; a sweep is looked at later, since its keys are the problem's.
  func validate() throws {
    _ = try options(SearchOptions())
  }

  /// What the test of the caveat is asked for, with rates ascending and each of them once.
  ///
  /// - Throws: what is wrong with a share.
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

  /// A number from 0 to 1, or a percentage.
  private func share(_ text: Substring, of option: String) throws -> Double {
    try Typed<Double>(argument: String(text)).checked(option, "is a share between 0 and 1") {
      $0 >= 0 && $0 <= 1
    }
  }

  /// Says which values of a sweep the horizon cuts, since the law of a deadline has no boundary beyond it to put them at; and what
  /// credit several chunks have where the file has one.
  static func warn(of sweep: Sweep, in problem: Problem) {
    if let chunk = sweep.chunkWithPooledCredit(of: problem) {
      Output.complain(
        "warning: --sweep: several chunks of '\(chunk)' have pooled credit, as the file has one; where each needs its own,"
          + " write 'credit: separate' there")
    }
    // Ten digits are more than a file states, and hide what adding up steps leaves behind.
    func text(_ moment: Double) -> String { String(format: "%.10g", moment) }
    let beyond = sweep.valuesBeyondHorizon(of: problem).map(text)
    guard !beyond.isEmpty else { return }
    let horizon = text(problem.time.moment(of: problem.time.steps))
    Output.complain(
      "warning: --sweep: deadline \(beyond.joined(separator: ", ")) beyond the horizon, \(horizon),"
        + " counts as the horizon")
  }

  /// What an unknown key was probably meant to be, or which kinds of keys there are.
  private static func known(near key: String, in problem: Problem) -> String {
    if let near = Guess.nearest(to: key, among: Sweep.keys(of: problem).map(\.name)) {
      return "; did you mean '\(near.shown)'?"
    }
    return
      "; there are deadline, correct, CHUNK.years, chunks.NAME.count, pools.NAME.headcount, budgets.NAME and"
      + " grants.NAME.cost"
  }

  /// The values of a number that are gone through; nil where no sweep was asked for.
  ///
  /// - Throws: what is wrong with the option, and what it may be instead.
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
        throw ValidationError("--sweep: there is no '\(key.shown)'" + Self.known(near: key, in: problem))
      case .several:
        throw ValidationError(
          "--sweep: the file states several numbers there, and one cannot take the place of all; write shares of them, as"
            + " in 50%..200%")
      case .range(let place): throw ValidationError("--sweep: values of this key lie \(place)")
      }
    }
  }
}

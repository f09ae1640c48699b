import ArgumentParser
import Foundation
import Sidereal

/// The options of `solve`, checked.
struct SolveOptions: ParsableArguments {
  @OptionGroup var search: SearchArguments

  /// Nil: all.
  @Option(
    help: ArgumentHelp(
      "Naive allocators to compare with, separated by commas; or none.",
      discussion: NaiveRule.allCases.map(\.rawValue).joined(separator: ", ") + ". Default: all.",
      valueName: "a,b,…"))
  var allocators: String?

  /// Nil: one is looked for.
  @Option(
    help: ArgumentHelp("Judge the plan in this result instead of looking for one.", valueName: "result"))
  var plan: String?

  @Option(
    help: ArgumentHelp(
      "Also print what this naive allocator would do (of random the first plan).", valueName: "name"))
  var showNaive: String?

  /// The own search, unless GLPK is asked for a second opinion.
  @Option(
    help: ArgumentHelp(
      "What looks for the plan: search, or mip.",
      discussion:
        "mip gives the exact program, that of 'export', to GLPK's own branch and cut: a second opinion.",
      valueName: "search|mip"))
  var engine = Engine.search

  /// Refuses unknown rules and options that contradict each other.
  func validate() throws {
    _ = try shownRule
    if let plan, plan.isEmpty { throw ValidationError("--plan names no file") }
    if plan != nil, engine == .mip {
      throw ValidationError("--engine looks for a plan, and --plan has one judged: give one of them")
    }
    _ = try rules
  }

  /// Everything that is read for a problem.
  ///
  /// - Parameter file: as it was named.
  func inputs(_ file: String) -> [String] { [file] + (plan.map { [$0] } ?? []) }

  /// The naive rules that were asked for.
  ///
  /// In the order in which they were named; none where that was asked for.
  var rules: [NaiveRule] {
    get throws {
      guard let allocators else { return NaiveRule.allCases }
      return try Self.rules(allocators)
    }
  }

  /// The naive rules of a list, none where that is what it says.
  static func rules(_ list: String) throws -> [NaiveRule] {
    let names = list.split(separator: ",", omittingEmptySubsequences: false)
      .map { $0.trimmingCharacters(in: .whitespaces) }
    if names == ["none"] { return [] }
    if names.contains("none") {
      throw ValidationError(
        "--allocators: none goes alone; write none, or names of naive allocators without it")
    }
    return try names.map { name in
      if let rule = NaiveRule(rawValue: name) { return rule }
      throw ValidationError(Self.unknown(name, "--allocators", orElse: ["none"]))
    }
  }

  /// The naive rule whose plan is to be shown.
  ///
  /// Nil: none was asked for.
  var shownRule: NaiveRule? {
    get throws {
      guard let showNaive else { return nil }
      if let rule = NaiveRule(rawValue: showNaive) { return rule }
      throw ValidationError(Self.unknown(showNaive, "--show-naive"))
    }
  }

  /// What to say of a word that is no rule: the one that was meant, or all that there are.
  private static func unknown(_ name: String, _ option: String, orElse more: [String] = []) -> String {
    let known = NaiveRule.allCases.map(\.rawValue)
    let suggestion = Guess.nearest(to: name, among: known + more)
    let names = ([known.joined(separator: ", ")] + more).joined(separator: ", or ")
    let rest = suggestion.map { "did you mean '\($0)'?" } ?? "there are \(names)"
    return "\(option): no naive allocator is called '\(name)'; \(rest)"
  }
}

/// What looks for the best plan.
enum Engine: String, ExpressibleByArgument, CaseIterable {
  /// Our own branch and bound over the chance itself.
  case search
  /// GLPK's own branch and cut on the exact program, that of `export`: a second opinion.
  case mip
}

import ArgumentParser
import Foundation
import Sidereal

/// The options of `solve`, checked.
struct SolveOptions: ParsableArguments {
  @OptionGroup var search: SearchArguments

  @Option(
    help: ArgumentHelp(
      "Naive allocators to compare with, separated by commas; or none.",
      discussion: NaiveRule.allCases.map(\.rawValue).joined(separator: ", ") + ". Default: all.",
      valueName: "a,b,…"))
  var allocators: String?

  @Option(
    help: ArgumentHelp("Judge the plan in this result instead of looking for one.", valueName: "result"))
  var plan: String?

  func validate() throws {
    if let plan, plan.isEmpty { throw ValidationError("--plan names no file") }
    _ = try rules
  }

  /// Everything that is read for a problem.
  func inputs(_ file: String) -> [String] { [file] + (plan.map { [$0] } ?? []) }

  /// The naive rules that were asked for.
  var rules: [NaiveRule] {
    get throws {
      guard let allocators else { return NaiveRule.allCases }
      let names = allocators.split(separator: ",", omittingEmptySubsequences: false)
        .map { $0.trimmingCharacters(in: .whitespaces) }
      if names == ["none"] { return [] }
      return try names.map { name in
        if let rule = NaiveRule(rawValue: name) { return rule }
        throw ValidationError(Self.unknown(name))
      }
    }
  }

  private static func unknown(_ name: String) -> String {
    let known = NaiveRule.allCases.map(\.rawValue)
    let suggestion = Guess.nearest(to: name, among: known + ["none"])
    let rest =
      suggestion.map { "did you mean '\($0)'?" } ?? "there are \(known.joined(separator: ", ")), or none"
    return "--allocators: no naive allocator is called '\(name)'; \(rest)"
  }
}

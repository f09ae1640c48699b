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

/// What a mistyped word was probably meant to be.
enum Guess {
  static func nearest(to word: String, among known: [String]) -> String? {
    let limit = max(1, word.count / 3)
    return known.map { ($0, distance(Array(word.lowercased()), Array($0))) }
      .filter { $0.1 <= limit }.min { $0.1 < $1.1 }?.0
  }

  /// Letters to insert, drop or replace.
  private static func distance(_ one: [Character], _ other: [Character]) -> Int {
    var last = Array(0...other.count)
    for (row, letter) in one.enumerated() {
      var current = [row + 1]
      for (column, against) in other.enumerated() {
        current.append(
          min(last[column] + (letter == against ? 0 : 1), last[column + 1] + 1, current[column] + 1))
      }
      last = current
    }
    return last[other.count]
  }
}

import Allocation
import Analysis
import Answers
import Foundation
import Problems
import Sidereal
import Testing

/// What holds between values of any problem, for every file of `Problems` that is solved quickly.
@Suite struct ProblemValueTests {
  static let gap = 1e-3
  /// Files whose values take more than some seconds in a build for tests.
  static let slow: Set<String> = [
    "portfolio.yaml", "call-60.yaml",
  ]

  static let files: [URL] = {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    let folder = root.appending(path: "Problems")
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap {
      $0 as? URL
    }
    return (all ?? []).filter { $0.pathExtension == "yaml" && !slow.contains($0.lastPathComponent) }
      // Of a family of thirty much alike a few will do.
      .filter { !$0.lastPathComponent.hasPrefix("fhl-") || $0.lastPathComponent == "fhl-159.yaml" }
      .sorted { $0.path < $1.path }
  }()

  @Test(arguments: files) func ordersHold(file: URL) throws {
    let study = try Study(
      bytes: Array(Data(contentsOf: file)), directory: file.deletingLastPathComponent().path)
    var options = ValueOptions(search: SearchOptions(gap: Self.gap, timeLimit: 20), first: 2)
    options.frontier = study.problem.budgets.isEmpty ? .pool(0) : .budget(0)
    let answer = try study.value(options)
    let slack = Self.gap + 1e-9
    let instance = study.instance
    for value in answer.values {
      #expect(value.refit >= value.keep - 1e-12 && value.refitBound >= value.refit, "\(value)")
      // More of anything can be left alone, so it is never worse; but less may be left to do in a way that tells less.
      let canTellLess = value.item.kind == .chunk && instance.problem.information != .never
      if instance.hastening == nil && !canTellLess { #expect(value.refitBound >= -1e-9, "\(value)") }
    }
    if instance.hastening == nil, let points = answer.frontier?.points {
      for (one, next) in zip(points, points.dropFirst()) {
        #expect(one.chance <= next.bound + 1e-9 && one.bound <= next.bound + 1e-9, "\(one) \(next)")
      }
    }
    if study.problem.grants.isEmpty { return }
    // What is bought step by step is never more than what all that can be bought comes to.
    let none = try PlanSearch(
      instance.allowingAwards(instance.awardLimits.map { _ in 0 }), SearchOptions(gap: Self.gap)
    ).solve()
    let gained = (answer.first ?? []).reduce(0) { $0 + $1.gain }
    #expect(none.chance + gained <= answer.bound + slack, "\(gained)")
    for grant in answer.grants {
      #expect(grant.alone.least <= answer.bound + 1e-9 && grant.beside.least <= answer.bound + 1e-9)
    }
  }
}

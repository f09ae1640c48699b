import Analysis
import Foundation
import Sidereal
import Testing

/// The orders that the model implies, planted and found.
@Suite struct OrderTests {
  @Test func findsPlantedViolations() {
    for (upper, lower) in ImpliedOrders.pairs {
      let sound = [Rung(upper, chance: 0.5, bound: 0.6), Rung(lower, chance: 0.55, bound: 0.7)]
      #expect(ImpliedOrders.broken(in: sound).isEmpty, "\(upper) over \(lower): brackets overlap")
      let broken = [Rung(upper, chance: 0.5, bound: 0.6), Rung(lower, chance: 0.61, bound: 0.7)]
      let found = ImpliedOrders.broken(in: broken)
      #expect(found.count == 1 && found[0].upper.name == upper && found[0].lower.name == lower)
      #expect(found[0].description.contains(upper.text) && found[0].description.contains(lower.text))
    }
  }

  @Test func intervalsCountWidely() {
    let upper = Rung(.knowsWhoIsRight, chance: 0.5, interval: 0.48...0.52)
    let near = Rung(.lasting, chance: 0.54, interval: 0.53...0.55)
    let far = Rung(.lasting, chance: 0.60, interval: 0.59...0.61)
    #expect(ImpliedOrders.broken(in: [upper, near]).isEmpty)
    #expect(ImpliedOrders.broken(in: [upper, far]).count == 1)
  }

  @Test func everyRungOfANameIsLookedAt() {
    let rungs = [
      Rung(.static, chance: 0.5, bound: 0.6), Rung(.careless, chance: 0.4), Rung(.careless, chance: 0.7),
    ]
    #expect(ImpliedOrders.broken(in: rungs).count == 1)
  }

  @Test func rungsWithoutAChanceAreOutside() {
    let rungs = [Rung(.waitAndSee, chance: nil, note: .noDraw), Rung(.static, chance: 1)]
    #expect(ImpliedOrders.broken(in: rungs).isEmpty)
  }
}

/// The ladder on the problems that come with the project: those of one family in one test.
@Suite struct ProblemLadderTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Problems").standardized

  private static var files: [String] {
    let all = FileManager.default.enumerator(atPath: folder.path())?.compactMap { $0 as? String } ?? []
    return all.filter { $0.hasSuffix(".yaml") }.sorted()
  }

  @Test(arguments: files) func keepsEveryImpliedOrder(_ file: String) throws {
    let place = Self.folder.appending(path: file)
    let study = try Study(
      bytes: Array(try Data(contentsOf: place)), directory: place.deletingLastPathComponent().path())
    // Brackets are proven however early a search is stopped.
    var options = LadderOptions(search: SearchOptions(gap: 1e-3, timeLimit: 0.4), findsEquivalents: false)
    options.caveat = CaveatOptions(errors: [0.1], runs: 100, randomPlans: 2)
    var report = try study.ladder(options)
    // What the time did not suffice for is left out: of large problems on a slow machine even rungs.
    if report.rungs.count < 12 {
      options.search.timeLimit = 8
      report = try study.ladder(options)
    }
    #expect(
      report.rungs.map(\.name) == Rung.Name.inOrder.filter(report.rungs.map(\.name).contains))
    #expect(report.rungs.count >= 12)
    for value in [
      report.worths.deadline?.value, report.worths.world?.value, report.worths.all?.value,
      report.worths.planning?.value,
    ] {
      #expect((value ?? 0) >= -1e-9)
    }
    let chances = Dictionary(uniqueKeysWithValues: report.rungs.map { ($0.name, $0) })
    for (upper, lower) in ImpliedOrders.pairs {
      // Seeing a needed chunk finished tells more than the world.
      let isExcepted =
        study.instance.learnsMoreThanTheWorld && (upper, lower) == (.knowsTheWorld, .learnsTheWorld)
      guard !isExcepted, let above = chances[upper], let below = chances[lower],
        above.interval == nil,
        below.interval == nil, let least = below.chance, let most = above.bound
      else { continue }
      #expect(most >= least - 1e-9, "\(upper) over \(lower)")
    }
    // What is simulated counts widely.
    func room(_ interval: ClosedRange<Double>?) -> Double {
      interval.map { ($0.upperBound - $0.lowerBound) / 2 * AnalysisTuning.standardErrors / 1.96 } ?? 0
    }
    let most = chances[.static]?.bound ?? .nan
    for row in report.caveat?.rows ?? [] where row.allocator == .careless {
      #expect(row.chance - room(row.interval) <= most + 1e-9, "\(row.misdirection) \(row.error)")
    }
    let rights = [Rung.Name.knowsWhoIsRight, .lasting].compactMap { chances[$0] }
    let open = rights.first.map { ($0.bound ?? $0.chance ?? 0) - ($0.chance ?? 0) } ?? 0
    if let right = report.worths.right?.value {
      #expect(right >= -1e-9 - open - rights.reduce(0) { $0 + room($1.interval) })
    }
  }
}

import Allocators
import Ladder
import Reporting

/// What the rungs of a ladder are worth against the static plan on their ground.
struct Steps {
  private let rungs: [Rung]
  private let gap: Double
  private var years: [Rung.Name: RuleOutcome.Measure] = [:]
  private var people: [Rung.Name: RuleOutcome.Measure] = [:]

  /// Rungs for which the static plan's equivalents are looked for.
  private static let above: [Rung.Name] = [
    .waitAndSee, .knowsTheDeadline, .knowsTheWorld, .learnsTheWorld,
  ]

  /// - Parameters:
  ///   - gap: within which rungs were to be proven.
  ///   - equivalents: nil where none are asked for.
  init(_ rungs: [Rung], gap: Double, _ naive: [RuleOutcome], _ equivalents: Equivalents?) throws {
    self.rungs = rungs
    self.gap = gap
    for outcome in naive {
      years[.naive(outcome.rule)] = outcome.years
      people[.naive(outcome.rule)] = outcome.people
    }
    guard let equivalents else { return }
    // The smallest targets first: their searches help the larger ones.
    let asked = rungs.filter { Self.above.contains($0.name) && $0.chance != nil }
      .sorted { ($0.chance ?? 0) < ($1.chance ?? 0) }
    for (rung, found) in zip(asked, try equivalents.of(asked.compactMap(\.chance))) {
      years[rung.name] = found.years
      people[rung.name] = found.people
    }
  }

  func chance(_ name: Rung.Name) -> Double? { rungs.first { $0.name == name }?.chance }

  /// Nil where one of them has no chance, and where the first one's searches were stopped before it reached the other.
  func difference(_ first: Rung.Name, _ other: Rung.Name) -> Double? {
    guard let own = chance(first), let base = chance(other) else { return nil }
    return own < base && isOpen(first) ? nil : own - base
  }

  private func isOpen(_ name: Rung.Name) -> Bool {
    rungs.first { $0.name == name }.map { !$0.isWithin(gap) } ?? false
  }

  var evpi: LadderReport.ExpectedValues {
    .init(
      deadline: difference(.knowsTheDeadline, .static), world: difference(.knowsTheWorld, .static),
      right: difference(.knowsWhoIsRight, .lasting), all: difference(.waitAndSee, .static))
  }

  /// Nil for the rungs that others are measured from, and where there is no chance.
  func of(_ rung: Rung) -> LadderRow.Step? {
    let isLasting = Rung.Name.onLastingGround.contains(rung.name)
    let from: Rung.Name = isLasting ? .lasting : .static
    guard rung.name != from, let base = chance(from), let chance = rung.chance,
      let points = difference(rung.name, from)
    else { return nil }
    return LadderRow.Step(
      from: from.text, points: points,
      odds: RuleOutcome.oddsRatio(rule: min(base, chance), best: max(base, chance)),
      years: years[rung.name].map(AllocatorRow.Measure.init),
      people: people[rung.name].map(AllocatorRow.Measure.init))
  }
}

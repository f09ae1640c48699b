import Allocators
import Answers

/// What the rungs of a ladder are worth against the static plan on their ground.
struct Steps {
  /// Sorted, with what the orders say of each.
  private let rungs: [Rung]
  /// Within which each bracket was to be closed.
  private let gap: Double
  /// By how much later the deadline must be for a rule to match the static plan, or for that to match a rung above.
  private var years: [Rung.Name: RuleOutcome.Measure] = [:]
  /// The same as a factor on all headcounts.
  private var people: [Rung.Name: RuleOutcome.Measure] = [:]

  /// What was found for rungs above the static plan: by how much later the deadline, or how many more people, make it
  /// as good.
  struct Found {
    var years: [Rung.Name: RuleOutcome.Measure] = [:]
    var people: [Rung.Name: RuleOutcome.Measure] = [:]

    /// Rungs that better knowledge puts above the static plan.
    private static let above: [Rung.Name] = [
      .waitAndSee, .knowsTheDeadline, .knowsTheWorld, .learnsTheWorld,
    ]

    init(_ rungs: [Rung], _ equivalents: Equivalents) throws {
      // The smallest targets first: their searches help the larger ones.
      let asked = rungs.filter { Self.above.contains($0.name) && $0.chance != nil }
        .sorted { ($0.chance ?? 0) < ($1.chance ?? 0) }
      for (rung, found) in zip(asked, try equivalents.of(asked.compactMap(\.chance))) {
        years[rung.name] = found.years
        people[rung.name] = found.people
      }
    }
  }

  /// - Parameters:
  ///   - gap: within which rungs were to be proven.
  ///   - equivalents: nil where none were asked for.
  init(_ rungs: [Rung], gap: Double, naive: [RuleOutcome], equivalents: Found?) {
    self.rungs = rungs
    self.gap = gap
    years = equivalents?.years ?? [:]
    people = equivalents?.people ?? [:]
    for outcome in naive {
      years[.naive(outcome.rule)] = outcome.years
      people[.naive(outcome.rule)] = outcome.people
    }
  }

  /// Whether there is more than one world, about which something can be known.
  var hasWorlds = true

  /// The first of a name: a ladder may hold several careless rungs.
  private func rung(_ name: Rung.Name) -> Rung? { rungs.first { $0.name == name } }

  /// How much the first is above the other; nil where one of them has no chance.
  private func worth(_ first: Rung.Name, over other: Rung.Name) -> Worth? {
    guard let upper = rung(first), let lower = rung(other), let own = upper.chance, let base = lower.chance
    else { return nil }
    if other == .lasting, let worth = upper.worth { return worth }
    return Worth(
      (own, upper.bound ?? own), over: (base, lower.bound ?? base),
      isImplied: ImpliedOrders.imply(first, over: other))
  }

  /// The worths that a ladder is climbed for.
  var worths: LadderAnswer.Worths {
    func value(_ upper: Rung.Name, _ lower: Rung.Name) -> Worth? { worth(upper, over: lower).map(noted) }
    return .init(
      deadline: value(.knowsTheDeadline, .static),
      world: hasWorlds ? value(.knowsTheWorld, .static) : .init(value: 0, range: 0...0),
      right: value(.knowsWhoIsRight, .lasting), all: value(.waitAndSee, .static),
      planning: rung(.meanValue)?.isHopeless == true ? nil : value(.static, .meanValue))
  }

  /// Two brackets, each within the gap.
  private func noted(_ worth: Worth) -> Worth { worth.noted(within: 2 * gap) }

  /// Nil for the rungs that others are measured from, and where there is no chance, or none that says anything.
  func of(_ rung: Rung) -> Rung.Step? {
    let isLasting = rung.name.isLasting
    let from: Rung.Name = isLasting ? .lasting : .static
    guard rung.name != from, !rung.isHopeless, let chance = rung.chance, let base = self.rung(from)?.chance
    else { return nil }
    // Nobody is above the best plan, whose bracket it is that leaves it open; a plan itself has what it has.
    let isAbove = ImpliedOrders.imply(rung.name, over: from)
    let above = isAbove ? worth(rung.name, over: from).map(noted) : nil
    let points = above?.value ?? chance - base
    return Rung.Step(
      from: from, points: abs(points) < AnalysisTuning.dust ? 0 : points, worth: above,
      odds: Comparison.oddsRatio(rule: min(base, chance), best: max(base, chance)),
      years: years[rung.name],
      people: people[rung.name])
  }
}

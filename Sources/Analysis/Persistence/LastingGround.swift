import Allocation
import Answers
import Foundation
import Probability
import Problems

/// The three rungs on the ground that people are right or wrong for life: omniscient, knows who is right, and the
/// static plan.
///
/// Where one of them has to be drawn, all are worked out for the same draws: so what one has on top of another is a mean
/// of differences none of which is below 0, and much surer than either of the two.
struct LastingGround {
  /// The two rungs that see the draw.
  let right: WhoIsRight
  /// Nil where people cannot be told apart from one step to the next.
  let lasting: PersistentCorrectness?
  /// Exactly, where that was little work.
  let exact: Double?
  /// Drawn lots, the same for all rungs.
  private let runs: [Run]
  private let budget: SearchBudget

  /// One draw of everybody's lot, and what the static plan has there.
  private struct Run: Sendable {
    var draw: Draws.Draw
    var chance: Double?
  }

  /// Draws of the static plan, and less where a draw is much work or time is up.
  static let runs = 20_000
  /// Attempts judged, worlds times draws, and people drawn.
  static let mostWork = 40_000_000
  /// So much work is done even where time is up.
  static let quickWork = 1_000_000

  /// - Parameter static: the chance of the plan.
  init(_ plan: Plan, of instance: Instance, static chance: Double, _ budget: SearchBudget) {
    // The people whom the plan's grants bring are there, on each of these rungs.
    let instance = instance.funded(by: plan.awards)
    right = WhoIsRight(instance)
    lasting = PersistentCorrectness(plan, of: instance.still(for: plan))
    self.budget = budget
    exact = lasting.flatMap { $0.isLikeStatic ? chance : $0.exactChance { budget.isOver } }
    let people = right.draws.sizes.reduce(0, +)
    let fits = Self.mostWork / max(1, (lasting?.work ?? 1) + people)
    let wanted =
      exact != nil || lasting == nil
      ? (right.isSampled && right.obstacle == nil ? WhoIsRight.samples : 0)
      : min(Self.runs, max(WhoIsRight.samples, fits))
    var generator = SplitMix64(seed: budget.search.seed)
    var drawn: [Run] = []
    // A few are had in no time, and are better than nothing.
    let few = min(WhoIsRight.samples, fits * Self.quickWork / Self.mostWork)
    while drawn.count < wanted, people <= WhoIsRight.mostPeople, !budget.time.isInterrupted,
      drawn.count < few || !budget.isOver
    {
      let lots = right.draws.lots(&generator)
      drawn.append(Run(draw: right.draws.draw(lots), chance: lasting?.chance(lots)))
    }
    runs = drawn
  }

  /// What the static plan reaches in each draw: who sees it can do no less.
  private var floors: [Draws.Draw: Double] {
    Dictionary(runs.map { ($0.draw, $0.chance ?? 0) }, uniquingKeysWith: max)
  }

  /// The first runs: as many as those rungs can afford that search anew for each draw.
  private var samples: ArraySlice<Run> { runs.prefix(WhoIsRight.samples) }

  /// Omniscient, knows who is right, static.
  func rungs(begins: (Rung.Name) -> Void) throws -> [Rung] {
    if let obstacle = right.obstacle {
      return [.omniscient, .knowsWhoIsRight].map { Rung($0, chance: nil, note: obstacle) }
        + [alone(noted: nil)]
    }
    begins(.knowsWhoIsRight)
    let drawn = samples.map(\.draw)
    let knows = try right.found(
      knowsAll: false, drawn: drawn, floors: floors, budget.share(of: 2))
    // Who is right is seen without a deadline; all that is seen needs one that can be told.
    guard right.canBeTold else {
      let own = alone(noted: knows)
      return [
        Rung(.omniscient, chance: nil, note: .movesAway), rung(.knowsWhoIsRight, knows, over: own), own,
      ]
    }
    begins(.omniscient)
    let all = try right.found(
      knowsAll: true, drawn: drawn, floors: knows.ofDraw.mapValues(\.least), budget)
    let own = alone(noted: knows)
    return [
      rung(.omniscient, all, over: own), rung(.knowsWhoIsRight, knows, over: own), own,
    ]
  }

  /// The static plan: exact, or a mean over draws, held against the knowing rung's mean where that is exact.
  private func alone(noted knows: WhoIsRight.Found?) -> Rung {
    guard lasting != nil else {
      return Rung(
        .lasting, chance: nil, note: .nobodyStays)
    }
    if let exact { return Rung(.lasting, chance: exact) }
    let chances = runs.compactMap(\.chance)
    guard chances.count > 1 else {
      var rung = Rung(.lasting, chance: nil, note: .noDraw)
      rung.isComplete = false
      return rung
    }
    let note = Rung.Note.mean(draws: chances.count)
    guard let knows, let expected = knows.expected else {
      let mean = SampleSummary(chances)
      return Rung(.lasting, chance: mean.mean, interval: mean.marginInterval, note: note)
    }
    let leads = SampleSummary(differences(knows, of: runs[...]))
    let chance = min(1, max(0, expected.least - leads.mean))
    return Rung(
      .lasting, chance: chance,
      interval: max(0, chance - leads.margin)...min(1, chance + leads.margin), note: note)
  }

  /// What was found for each run, above what the static plan has there.
  private func differences(_ found: WhoIsRight.Found, of runs: ArraySlice<Run>) -> [Double] {
    runs.compactMap { run in
      guard let chance = run.chance, let bracket = found.ofDraw[run.draw] else { return nil }
      return max(0, bracket.least - chance)
    }
  }

  /// A rung above: bracketed where all draws were listed, else a mean. Its worth is measured in pairs where the
  /// static plan is a mean itself.
  private func rung(_ name: Rung.Name, _ found: WhoIsRight.Found, over own: Rung) -> Rung {
    if let expected = found.expected {
      let least = max(expected.least, exact ?? 0)
      var rung = Rung(name, Bracket(least, expected.most))
      guard let base = own.chance else { return rung }
      rung.worth = Worth((least, expected.most), over: (base, base), isImplied: true)
      if own.interval != nil {
        let leads = SampleSummary(differences(found, of: runs[...]))
        rung.worth?.interval = max(0, leads.mean - leads.margin)...min(1, leads.mean + leads.margin)
      }
      return rung
    }
    return sampled(name, found, over: own)
  }

  /// A mean over the draws; where the static plan's mean is known better, that and the mean of what comes on top.
  private func sampled(_ name: Rung.Name, _ found: WhoIsRight.Found, over own: Rung) -> Rung {
    let brackets = samples.compactMap { found.ofDraw[$0.draw] }
    guard brackets.count > 1 else {
      var rung = Rung(name, chance: nil, note: .noDraw)
      rung.isComplete = false
      return rung
    }
    let open = SampleSummary(brackets.map(\.width)).mean
    let leads = SampleSummary(
      own.chance == nil ? brackets.map(\.least) : differences(found, of: samples))
    let base = own.chance ?? 0
    let baseMargin = own.interval.map { ($0.upperBound - $0.lowerBound) / 2 } ?? 0
    // Errors of independent means add up in squares.
    let margin = (leads.margin * leads.margin + baseMargin * baseMargin).squareRoot()
    let chance = min(1, base + leads.mean)
    var rung = Rung(
      name, chance: chance,
      interval: max(0, chance - margin)...min(1, max(chance, chance + open + margin)),
      note: .mean(draws: brackets.count))
    rung.isComplete = open <= budget.search.gap + found.slack + AnswerTolerance.sum
    if own.chance != nil {
      let value = max(0, leads.mean)
      rung.worth = Worth(
        value: value, range: value...min(1, value + open),
        interval: max(0, value - leads.margin)...min(1, value + open + leads.margin))
    }
    return rung
  }
}

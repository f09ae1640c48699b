import Allocation
import Allocators
import Caveat
import Foundation
import Ladder
import Reporting
import Search
import Threads

/// What goes into a ladder beside the problem.
package struct LadderOptions: Sendable {
  /// Its time limit is for the whole ladder.
  package var search: SearchOptions
  package var rules: [NaiveRule]
  /// Whether to look for the years and people that steps are worth, which takes many more searches.
  package var findsEquivalents: Bool
  /// How far the caveat on serial work is tested; nil: not at all.
  package var caveat: CaveatOptions?
  /// What the test of the caveat is repeated for.
  package var sweep: Sweep?
  /// Reviews at which the static plan is made anew; nil: none.
  package var review: Reviews?

  /// A plan to be judged instead of looking for one, feasible: a static one for the static rung, one with a look for
  /// that of somebody who learns the world on the way.
  package var plan: Plan?

  package init(
    search: SearchOptions = SearchOptions(), rules: [NaiveRule] = NaiveRule.allCases,
    findsEquivalents: Bool = true, caveat: CaveatOptions? = nil, sweep: Sweep? = nil,
    review: Reviews? = nil
  ) {
    self.search = search
    self.rules = rules
    self.findsEquivalents = findsEquivalents
    self.caveat = caveat
    self.sweep = sweep
    self.review = review
  }
}

/// A ladder that breaks an order that the model implies: a bug, never shown as an answer.
package struct ImpossibleLadder: Error, Sendable {
  /// At least one.
  package let broken: [BrokenOrder]
}

extension Study {
  /// Climbs the information ladder.
  ///
  /// - Parameters:
  ///   - budget: what may end it, beside the time limit of the options.
  ///   - begins: is told the rungs, or what else is worked out, before each part.
  /// - Throws: `ImpossibleLadder`; a failure of the linear-programming library.
  package func ladder(
    _ options: LadderOptions = LadderOptions(), within budget: TimeBudget = TimeBudget(),
    begins: @escaping (String) -> Void = { _ in }
  ) throws -> LadderReport {
    let listener = ClimbListener(begins)
    defer { listener.close() }
    return try LadderClimb(study: self, options: options, within: budget, begins: listener.tell)
      .reportInTime()
  }
}

extension Study {
  /// A rung with what has to be said about it: that worlds are a sample, or that searches were stopped early.
  func noted(_ rung: Rung, _ gap: Double) -> Rung {
    var rung = rung
    func add(_ words: String) { rung.note = rung.note.map { $0 + "; " + words } ?? words }
    if rung.name == .static, rung.note == nil, let uncertainty = problem.uncertainty {
      add(
        "made for a sample of \(uncertainty.samples) worlds of the uncertain numbers, which is what all rungs are about"
      )
    }
    let isDrawn = [.omniscient, .knowsWhoIsRight].contains(rung.name)
    if isDrawn, rung.chance != nil, !rung.isWithin(gap) {
      add("the searches behind it were stopped early, so it may have far more")
    }
    return rung
  }
}

extension LadderRow {
  init(_ rung: Rung, _ step: Step?) {
    self.init(
      name: rung.name.text, chance: rung.chance, bound: rung.bound, interval: rung.interval,
      plan: rung.plan.map { LadderRow.rows(of: $0.plan, in: $0.instance) }, note: rung.note, step: step,
      isLasting: Rung.Name.onLastingGround.contains(rung.name))
  }
}

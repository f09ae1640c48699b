import Allocation
import Answers
import Search

/// What goes into a ladder beside the problem.
package struct LadderOptions: Sendable {
  /// Its time limit is for the whole ladder.
  package var search: SearchOptions
  /// Naive rules that have a rung.
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

  /// Reviews at which the plan is made anew.
  package struct Reviews: Sendable {
    /// From one to the next, above 0.
    package var years: Double
    /// At least 2.
    package var runs: Int
    package init(years: Double, runs: Int = Review.usualRuns) {
      self.years = years
      self.runs = runs
    }
  }
}

/// A ladder that breaks an order that the model implies: a bug, never shown as an answer.
package struct ImpossibleLadder: Error, Sendable {
  /// At least one.
  package let broken: [BrokenOrder]
}

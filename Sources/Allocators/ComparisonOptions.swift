/// How far a comparison goes.
package struct ComparisonOptions: Sendable, Equatable {
  /// Of the plans of `random`; nothing else is drawn.
  package var seed: UInt64
  /// Plans of `random` whose chances are averaged, at least 2.
  package var randomPlans = 200
  /// Plans of `random` at every point of the searches for years and people: the first of the above.
  package var randomPlansInSearch = 10
  /// How far below the best chance, relative to it, still counts as reaching it.
  ///
  /// The best chance may itself lie a gap below the optimum; what is reached is the plan that was found.
  package var reach = 1e-9
  /// Units of work for the plans of one rule.
  package var planUnits = 200_000_000
  /// Units of work for each of the two searches of one rule.
  package var searchUnits = 4_000_000

  package init(seed: UInt64 = 1) { self.seed = seed }
}

import Probability

/// A simulated chance: successes out of independent runs.
package struct Estimate: Sendable, Equatable {
  package let successes: Int
  /// Above 0.
  package let runs: Int

  package init(successes: Int, runs: Int) {
    self.successes = successes
    self.runs = runs
  }

  package var chance: Double { Double(successes) / Double(runs) }

  /// The 95 % interval, by Wilson's score (1927): sound for rare successes and for none.
  package var interval: ClosedRange<Double> { wilson(Normal.within95) }

  /// Whether a claimed chance lies in the 99.9 % interval: of a thousand right claims about one does not.
  package func agrees(with claimed: Double) -> Bool {
    wilson(Normal.within999).contains(min(1, max(0, claimed)))
  }

  private func wilson(_ z: Double) -> ClosedRange<Double> {
    let score = Wilson.interval(share: chance, count: Double(runs), deviations: z)
    return
      (successes == 0 ? 0 : max(0, score.lowerBound))...(successes == runs ? 1 : min(1, score.upperBound))
  }
}

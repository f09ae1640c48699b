/// What becomes of the best plan at both ends of each uncertain input, with all else as believed: a tornado diagram.
package struct TornadoAnswer: Sendable {
  /// The widest first.
  package var bars: [Bar] = []
  /// Inputs for which there was no time.
  package var leftOut: [InputName] = []

  package init() {}

  /// Both ends of one input.
  package struct Bar: Sendable {
    package let input: InputName
    package let low, high: End

    package init(_ input: InputName, low: End, high: End) {
      (self.input, self.low, self.high) = (input, low, high)
    }

    /// From the worst to the best chance of anything that is done.
    package var width: Double {
      max(low.refit, high.refit, low.keep, high.keep) - min(low.refit, high.refit, low.keep, high.keep)
    }
  }

  /// One end.
  package struct End: Sendable {
    /// Of which the input has only a twentieth beyond it.
    package let value: Double
    /// The chance of the plan kept; of the best one found; and what none exceeds.
    package let keep, refit, refitBound: Double

    package init(value: Double, keep: Double, refit: Double, refitBound: Double) {
      (self.value, self.keep, self.refit, self.refitBound) = (value, keep, refit, refitBound)
    }
  }
}

import Allocation

/// One allocator at one rate of errors: what it reaches and what one more dedicated team would add.
package struct CaveatRow: Sendable {
  package var allocator: String
  /// Whether its plan is a two-stage one.
  package var isStaged = false
  /// The chance that an attempt is misdirected.
  package var error: Double
  package var misdirection: Misdirection
  package var chance: Double
  /// 95 %, where the chance is a mean over draws.
  package var interval: ClosedRange<Double>?
  /// For each bundle, in the file's order; nil where that would have been too much work.
  package var worths: [Double]?
  /// The largest worth on serial work less the largest elsewhere.
  package var lead: Double?
  /// 95 %, where worths are means over draws.
  package var leadInterval: ClosedRange<Double>?
  package var verdict: Verdict?

  /// Where the next team should go, under this allocator.
  package enum Verdict: String, Sendable, Equatable {
    /// On the longest serial work: nothing is worth as much.
    case serial
    /// On serial work or elsewhere, which are worth the same.
    case tie
    /// Elsewhere.
    case other
    /// Draws do not tell: the 95 % interval of the difference holds 0.
    case undecided
    /// One more team adds nothing anywhere.
    case nothing
    /// All work that is needed is equally long, so none is more serial.
    case level
  }

  /// Below this a worth counts as none, and two as one: far above the rounding of exact chances.
  static let negligible = 1e-11
}

/// Which bundles are the serial ones: the longest of those that some world needs.
package struct SerialWork: Sendable {
  package let isSerial: [Bool]
  /// All work that is needed is equally long.
  package let isLevel: Bool

  package init(_ instance: Instance) {
    let needed = instance.bundles.indices.map { bundle in
      instance.worlds.contains { $0.credence > 0 && $0.needed[bundle] }
    }
    let longest = instance.bundles.indices.filter { needed[$0] }.map { instance.bundles[$0].baseYears }.max()
    isSerial = instance.bundles.indices.map { needed[$0] && instance.bundles[$0].baseYears == longest }
    isLevel = isSerial == needed
  }

  /// The largest worth of serial work less the largest worth of other work.
  func lead(_ worths: [Double]) -> Double {
    largest(worths, serial: true) - largest(worths, serial: false)
  }

  private func largest(_ worths: [Double], serial: Bool) -> Double {
    worths.indices.filter { isSerial[$0] == serial }.map { worths[$0] }.max() ?? 0
  }

  /// - Parameter margin: half the 95 % interval of the lead; nil where worths are exact.
  package func verdict(_ worths: [Double], margin: Double? = nil) -> CaveatRow.Verdict {
    guard worths.contains(where: { $0 > CaveatRow.negligible }) else { return .nothing }
    if isLevel { return .level }
    let lead = lead(worths)
    if let margin, margin > 0, abs(lead) <= margin { return .undecided }
    if abs(lead) <= CaveatRow.negligible { return .tie }
    return lead > 0 ? .serial : .other
  }
}

import Allocation
import Answers

/// Which bundles are the serial ones: the longest of those that some world needs.
package struct SerialWork: Sendable {
  /// Of each bundle.
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

  /// The largest worth on one side; 0 where that side has no work at all.
  private func largest(_ worths: [Double], serial: Bool) -> Double {
    worths.indices.filter { isSerial[$0] == serial }.map { worths[$0] }.max() ?? 0
  }

  /// What the worths say about the advice: nothing where no team helps anywhere, a tie or undecided where the lead is
  /// within rounding or within its interval, else the side that leads.
  ///
  /// - Parameter margin: half the 95 % interval of the lead; nil where worths are exact.
  package func verdict(_ worths: [Double], margin: Double? = nil) -> CaveatAnswer.Verdict {
    guard worths.contains(where: { $0 > AnswerTolerance.tie }) else { return .nothing }
    if isLevel { return .level }
    let lead = lead(worths)
    if let margin, margin > 0, abs(lead) <= margin { return .undecided }
    if abs(lead) <= AnswerTolerance.tie { return .tie }
    return lead > 0 ? .serial : .other
  }
}

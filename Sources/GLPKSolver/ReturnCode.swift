/// What `glp_simplex`, `glp_exact` and `glp_intopt` return; an unknown code is kept as it came, for
/// messages.
package struct ReturnCode: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
  package let rawValue: Int32

  package init(rawValue: Int32) { self.rawValue = rawValue }

  /// The call ran to its end; statuses say with what. The others are why it did not.
  package static let done = ReturnCode(rawValue: 0x00)
  package static let badBasis = ReturnCode(rawValue: 0x01)
  package static let singular = ReturnCode(rawValue: 0x02)
  package static let illConditioned = ReturnCode(rawValue: 0x03)
  package static let badBounds = ReturnCode(rawValue: 0x04)
  package static let failed = ReturnCode(rawValue: 0x05)
  package static let objectiveLowerLimit = ReturnCode(rawValue: 0x06)
  package static let objectiveUpperLimit = ReturnCode(rawValue: 0x07)
  package static let iterationLimit = ReturnCode(rawValue: 0x08)
  package static let timeLimit = ReturnCode(rawValue: 0x09)
  package static let noPrimalFeasible = ReturnCode(rawValue: 0x0A)
  package static let noDualFeasible = ReturnCode(rawValue: 0x0B)
  package static let noRootOptimum = ReturnCode(rawValue: 0x0C)
  package static let stopped = ReturnCode(rawValue: 0x0D)
  package static let gapReached = ReturnCode(rawValue: 0x0E)

  /// C's spelling, as GLPK's manual has it.
  package var description: String {
    let names: [Int32: String] = [
      0x00: "0", 0x01: "GLP_EBADB", 0x02: "GLP_ESING", 0x03: "GLP_ECOND", 0x04: "GLP_EBOUND",
      0x05: "GLP_EFAIL", 0x06: "GLP_EOBJLL", 0x07: "GLP_EOBJUL", 0x08: "GLP_EITLIM",
      0x09: "GLP_ETMLIM", 0x0A: "GLP_ENOPFS", 0x0B: "GLP_ENODFS", 0x0C: "GLP_EROOT",
      0x0D: "GLP_ESTOP", 0x0E: "GLP_EMIPGAP", 0x0F: "GLP_ENOFEAS", 0x10: "GLP_ENOCVG",
      0x11: "GLP_EINSTAB", 0x12: "GLP_EDATA", 0x13: "GLP_ERANGE",
    ]
    return names[rawValue] ?? "GLPK code \(rawValue)"
  }
}

/// What `glp_simplex`, `glp_exact` and `glp_intopt` return; an unknown code is kept as it came.
public struct ReturnCode: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
  public let rawValue: Int32

  public init(rawValue: Int32) { self.rawValue = rawValue }

  /// The call ran to its end; statuses say with what.
  public static let done = ReturnCode(rawValue: 0x00)
  public static let badBasis = ReturnCode(rawValue: 0x01)
  public static let singular = ReturnCode(rawValue: 0x02)
  public static let illConditioned = ReturnCode(rawValue: 0x03)
  public static let badBounds = ReturnCode(rawValue: 0x04)
  public static let failed = ReturnCode(rawValue: 0x05)
  public static let objectiveLowerLimit = ReturnCode(rawValue: 0x06)
  public static let objectiveUpperLimit = ReturnCode(rawValue: 0x07)
  public static let iterationLimit = ReturnCode(rawValue: 0x08)
  public static let timeLimit = ReturnCode(rawValue: 0x09)
  public static let noPrimalFeasible = ReturnCode(rawValue: 0x0A)
  public static let noDualFeasible = ReturnCode(rawValue: 0x0B)
  public static let noRootOptimum = ReturnCode(rawValue: 0x0C)
  public static let stopped = ReturnCode(rawValue: 0x0D)
  public static let gapReached = ReturnCode(rawValue: 0x0E)

  /// C's spelling.
  public var description: String {
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

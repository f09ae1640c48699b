/// Which variables are basic, and on which bound the others rest: all a node needs to resume from.
public struct Basis: Sendable, Hashable {
  /// GLPK's numbers.
  public enum Status {
    public static let basic: UInt8 = 1
    public static let atLower: UInt8 = 2
    public static let atUpper: UInt8 = 3
    public static let free: UInt8 = 4
    public static let fixed: UInt8 = 5
  }

  /// One for each column.
  public var columns: [UInt8]
  /// One for each row.
  public var rows: [UInt8]

  public init(columns: [UInt8], rows: [UInt8]) {
    self.columns = columns
    self.rows = rows
  }
}

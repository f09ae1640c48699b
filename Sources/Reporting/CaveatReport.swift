/// Where one more team should go, under allocators that are less than perfect.
public struct CaveatReport: Sendable {
  public var errors: [Double]
  public var rows: [Row]
  /// Names of all bundles, in the file's order.
  public var bundles: [String]
  /// Names of the longest that some world needs.
  public var serial: [String]
  /// How the institution carries plans out: 1 and 0 change nothing.
  public var inertia, floor: Double
  /// The same for other values of one number of the problem.
  public var sweep: [Point]
  /// What was varied.
  public var sweptKey: String?
  /// Allocators that time or work did not suffice for, at one of the points at least.
  public var untried: [String] = []
  /// Whether all was done that was asked for, each best plan found within the gap.
  public var isComplete = true

  public init(
    errors: [Double], rows: [Row], bundles: [String], serial: [String], inertia: Double = 1,
    floor: Double = 0, sweep: [Point] = [], sweptKey: String? = nil
  ) {
    self.errors = errors
    self.rows = rows
    self.bundles = bundles
    self.serial = serial
    self.inertia = inertia
    self.floor = floor
    self.sweep = sweep
    self.sweptKey = sweptKey
  }

  /// Where one more dedicated team adds most.
  public enum Verdict: String, Sendable {
    /// On serial work, elsewhere, too close to tell from the draws, nowhere; or all work that
    /// is needed is equally long, so none is more serial.
    case serial, other, undecided, nothing, level
  }

  /// An allocator at one rate of errors.
  public struct Row: Sendable {
    public var allocator: String
    public var error: Double
    /// What becomes of a misdirected attempt.
    public var misdirection: String
    public var chance: Double
    public var interval: ClosedRange<Double>?
    /// For each bundle; nil: too much work.
    public var worths: [Double]?
    public var verdict: Verdict?

    public init(
      allocator: String, error: Double, misdirection: String, chance: Double,
      interval: ClosedRange<Double>?, worths: [Double]?, verdict: Verdict?
    ) {
      self.allocator = allocator
      self.error = error
      self.misdirection = misdirection
      self.chance = chance
      self.interval = interval
      self.worths = worths
      self.verdict = verdict
    }
  }

  /// One value of what is varied.
  public struct Point: Sendable {
    public var value: Double
    public var serial: [String]
    public var rows: [Row]
    /// No plan has a larger chance at this value.
    public var bound: Double

    public init(value: Double, serial: [String], rows: [Row], bound: Double) {
      self.bound = bound
      self.value = value
      self.serial = serial
      self.rows = rows
    }
  }
}

extension CaveatReport {
  var jsonValue: JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("errors", .array(errors.map(JSONValue.number))), ("rows", .array(rows.map(json))),
      ("serial", .array(serial.map(JSONValue.string))), ("inertia", .number(inertia)),
      ("floor", .number(floor)), ("untried", .array(untried.map(JSONValue.string))),
    ]
    if let sweptKey {
      let points = sweep.map { point in
        JSONValue.object([
          ("value", .number(point.value)), ("serial", .array(point.serial.map(JSONValue.string))),
          ("bound", .number(point.bound)), ("rows", .array(point.rows.map(json))),
        ])
      }
      members.append(("sweep", .object([("key", .string(sweptKey)), ("points", .array(points))])))
    }
    return .object(members)
  }

  private func json(_ row: Row) -> JSONValue {
    let interval = row.interval.map { JSONValue.array([.number($0.lowerBound), .number($0.upperBound)]) }
    let worths = row.worths.map { worths in
      JSONValue.object(zip(bundles, worths).map { (key: $0, value: .number($1)) })
    }
    return .object([
      ("allocator", .string(row.allocator)), ("error", .number(row.error)), ("chance", .number(row.chance)),
      ("interval", interval ?? .null), ("worthOfOneMore", worths ?? .null),
      ("misdirected", .string(row.misdirection)),
      ("oneMore", row.verdict.map { .string($0.rawValue) } ?? .null),
    ])
  }
}

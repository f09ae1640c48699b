import Allocation

/// Where one more team should go, under allocators that are less than perfect.
package struct CaveatReport: Sendable {
  package var errors: [Double]
  package var rows: [Row]
  /// Names of all bundles, in the file's order.
  package var bundles: [String]
  /// Names of the longest that some world needs.
  package var serial: [String]
  /// How the institution carries plans out: 1 and 0 change nothing.
  package var inertia, floor: Double
  /// The same for other values of one number of the problem.
  package var sweep: [Point]
  /// What was varied.
  package var sweptKey: String?
  /// Allocators that time or work did not suffice for, at one of the points at least.
  package var untried: [String] = []
  /// Whether all was done that was asked for, each best plan found within the gap.
  package var isComplete = true

  package init(
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
  package enum Verdict: String, Sendable {
    /// On serial work, on either alike, elsewhere, too close to tell from the draws, nowhere; or all work that
    /// is needed is equally long, so none is more serial.
    case serial, tie, other, undecided, nothing, level
  }

  /// An allocator at one rate of errors.
  package struct Row: Sendable {
    package var allocator: String
    /// Whether its plan is a two-stage one, carried out with its branches.
    package var isStaged: Bool
    package var error: Double
    /// What becomes of a misdirected attempt.
    package var misdirection: String
    package var chance: Double
    package var interval: ClosedRange<Double>?
    /// For each bundle; nil: too much work.
    package var worths: [Double]?
    /// The largest worth on serial work less the largest elsewhere, and its 95 % interval where draws are behind it.
    package var lead: Double?
    package var leadInterval: ClosedRange<Double>?
    package var verdict: Verdict?

    package init(
      allocator: String, isStaged: Bool = false, error: Double, misdirection: String, chance: Double,
      interval: ClosedRange<Double>?, worths: [Double]?, verdict: Verdict?
    ) {
      self.allocator = allocator
      self.isStaged = isStaged
      self.error = error
      self.misdirection = misdirection
      self.chance = chance
      self.interval = interval
      self.worths = worths
      self.verdict = verdict
    }
  }

  /// One value of what is varied.
  package struct Point: Sendable {
    package var value: Double
    package var serial: [String]
    package var rows: [Row]
    /// No static plan has a larger chance at this value.
    package var bound: Double
    /// The best two-stage plan, where the file reveals the world.
    package var learning: Learning?

    package init(value: Double, serial: [String], rows: [Row], bound: Double) {
      self.bound = bound
      self.value = value
      self.serial = serial
      self.rows = rows
    }
  }

  /// The best two-stage plan at one value of what is varied.
  package struct Learning: Sendable {
    package var chance: Double
    /// No plan that may look as this one may has a larger chance.
    package var bound: Double
    /// The moment from which branches start; nil where nothing hangs on what is seen.
    package var look: Double?
    /// As rows of a result.
    package var plan: [JSONValue]

    package init(chance: Double, bound: Double, look: Double?, plan: [JSONValue]) {
      self.chance = chance
      self.bound = bound
      self.look = look
      self.plan = plan
    }

    /// The rows of a two-stage plan; of one whose branches do the same, those of that static plan.
    package static func rows(of plan: Plan, in instance: Instance) -> [JSONValue] {
      let shown = plan.isStatic && plan.look?.chunk != nil ? plan.plan(on: 0) : plan
      return SolveReport.rows(of: shown.normalised(in: instance), in: instance)
    }
  }

  /// Whether the best plan that is judged is a two-stage one.
  var isStaged: Bool { rows.contains(where: \.isStaged) }
}

extension CaveatReport {
  var jsonValue: JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("errors", .array(errors.map(JSONValue.number))), ("rows", .array(rows.map(json))),
      ("serial", .array(serial.map(JSONValue.string))), ("inertia", .number(inertia)),
      ("floor", .number(floor)), ("judged", .string(Self.sort(isStaged))),
      ("untried", .array(untried.map(JSONValue.string))),
    ]
    if let sweptKey {
      let points = sweep.map { point in
        JSONValue.object([
          ("value", .number(point.value)), ("serial", .array(point.serial.map(JSONValue.string))),
          ("bound", .number(point.bound)), ("learning", point.learning?.jsonValue ?? .null),
          ("rows", .array(point.rows.map(json))),
        ])
      }
      members.append(("sweep", .object([("key", .string(sweptKey)), ("points", .array(points))])))
    }
    return .object(members)
  }

  /// How results call a plan that branches, and one that does not.
  private static func sort(_ isStaged: Bool) -> String { isStaged ? "two-stage" : "static" }

  private func json(_ row: Row) -> JSONValue {
    func json(_ interval: ClosedRange<Double>?) -> JSONValue {
      interval.map { .array([.number($0.lowerBound), .number($0.upperBound)]) } ?? .null
    }
    let worths = row.worths.map { worths in
      JSONValue.object(zip(bundles, worths).map { (key: $0, value: .number($1)) })
    }
    return .object([
      ("allocator", .string(row.allocator)), ("error", .number(row.error)), ("chance", .number(row.chance)),
      ("interval", json(row.interval)), ("worthOfOneMore", worths ?? .null),
      ("misdirected", .string(row.misdirection)), ("plan", .string(Self.sort(row.isStaged))),
      ("lead", .optional(row.lead)), ("leadInterval", json(row.leadInterval)),
      ("oneMore", row.verdict.map { .string($0.rawValue) } ?? .null),
    ])
  }
}

extension CaveatReport.Learning {
  var jsonValue: JSONValue {
    .object([
      ("chance", .number(chance)), ("bound", .number(bound)), ("look", .optional(look)),
      ("plan", .array(plan)),
    ])
  }
}

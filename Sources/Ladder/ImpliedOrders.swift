import Allocators

/// The orders of rungs that the model implies, and the look whether a ladder keeps them.
public enum ImpliedOrders {
  /// How far two chances may be apart in the wrong direction by rounding.
  public static let tolerance = 1e-9
  /// An interval of 95 % is 1.96 standard errors to each side; what breaks an order must be out by as many as this.
  public static let standardErrors = 5.0

  /// Who has at least the chance of whom.
  public static let pairs: [(upper: Rung.Name, lower: Rung.Name)] =
    [
      (.waitAndSee, .knowsTheDeadline), (.knowsTheDeadline, .static), (.waitAndSee, .knowsTheWorld),
      (.knowsTheWorld, .learnsTheWorld), (.learnsTheWorld, .static), (.waitAndSee, .static),
      (.knowsTheWorld, .static), (.static, .meanValue), (.static, .careless), (.omniscient, .knowsWhoIsRight),
      (.knowsWhoIsRight, .lasting), (.omniscient, .lasting),
    ] + NaiveRule.allCases.map { (.static, .naive($0)) }

  /// The pairs of rungs in which the lower one is proven to have more than the upper one can have.
  ///
  /// Rungs that are missing or have no chance are passed over; of several with one name, each is looked at.
  public static func broken(in rungs: [Rung]) -> [BrokenOrder] {
    pairs.flatMap { upper, lower in
      rungs.filter { $0.name == upper }.flatMap { above in
        rungs.filter { $0.name == lower }.compactMap { below in
          guard let most = above.most, let least = below.least, least > most + tolerance else { return nil }
          return BrokenOrder(upper: above, lower: below)
        }
      }
    }
  }
}

/// A ladder that cannot be right.
public struct BrokenOrder: Sendable, CustomStringConvertible {
  /// Should have at least the chance of the other.
  public var upper: Rung
  public var lower: Rung

  public var description: String {
    "'\(upper.name)' has at most \(upper.most ?? 1), and '\(lower.name)' at least \(lower.least ?? 0);"
      + " the first can do whatever the second does"
  }
}

extension Rung {
  /// What it surely has: an interval counts widely.
  var least: Double? {
    guard let chance, let interval else { return chance }
    return chance - (chance - interval.lowerBound) * ImpliedOrders.standardErrors / 1.96
  }

  /// What it has at most.
  var most: Double? {
    guard let chance, let interval else { return bound ?? chance }
    return max(
      bound ?? 0, chance + (interval.upperBound - chance) * ImpliedOrders.standardErrors / 1.96)
  }
}

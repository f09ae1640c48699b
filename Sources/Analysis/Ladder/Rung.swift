import Allocation
import Allocators

/// What one allocator reaches, and how sure that is.
package struct Rung: Sendable {
  package var name: Name
  /// Of its plan, or the mean where it has many; nil where the rung could not be climbed, and `note` says why.
  package var chance: Double?
  /// Nobody on this rung has more; nil where nothing is proven, and where the chance is that of one given plan.
  package var bound: Double?
  /// 95 %, where the chance is a mean over what was drawn.
  package var interval: ClosedRange<Double>?
  /// Where there is one single plan.
  package var plan: Written?
  /// What has to be said about it.
  package var note: String?
  /// What it has on top of the static plan on its ground, where that is known better than the difference of the two.
  package var worth: Worth?
  /// The case that it plans for cannot be won, so that no plan is better than another.
  package var isHopeless = false
  /// Whether all was done that it takes; false where a limit came first.
  package var isComplete = true

  package init(
    _ name: Name, chance: Double?, bound: Double? = nil, interval: ClosedRange<Double>? = nil,
    plan: Written? = nil, note: String? = nil
  ) {
    self.name = name
    self.chance = chance
    self.bound = bound
    self.interval = interval
    self.plan = plan
    self.note = note
  }

  init(_ name: Name, _ bracket: Bracket, plan: Written? = nil) {
    self.init(name, chance: bracket.least, bound: bracket.most, plan: plan)
  }

  /// What the sum of many brackets may lose to rounding.
  static let slack = 1e-11

  /// Whether what is proven of it is within a gap; rungs that say why they have no chance are.
  package func isWithin(_ gap: Double) -> Bool {
    guard let chance, let bound else { return isComplete }
    return isComplete && bound - chance <= gap + Self.slack
  }

  /// A plan, and the instance whose kinds of attempts it names.
  package struct Written: Sendable {
    package var instance: Instance
    package var plan: Plan
    package init(_ plan: Plan, of instance: Instance) {
      self.plan = plan
      self.instance = instance
    }
  }

  /// A rung's name, as results print it.
  package struct Name: Hashable, Sendable, CustomStringConvertible {
    package var text: String
    package var description: String { text }

    init(_ text: String) { self.text = text }

    package static let waitAndSee = Name("wait and see")
    package static let knowsTheDeadline = Name("knows the deadline")
    package static let knowsTheWorld = Name("knows the world")
    package static let learnsTheWorld = Name("learns the world")
    package static let `static` = Name("static")
    package static let meanValue = Name("mean-value plan")
    package static let careless = Name("careless")
    package static let foreseen = Name("careless, foreseen")
    package static func naive(_ rule: NaiveRule) -> Name { Name(rule.rawValue) }
    package static let omniscient = Name("omniscient")
    package static let knowsWhoIsRight = Name("knows who is right")
    package static let lasting = Name("static, lasting")

    /// Those that suppose people who are right or wrong for life.
    package static let onLastingGround: [Name] = [.omniscient, .knowsWhoIsRight, .lasting]

    /// Those that every problem has.
    package static let always: [Name] =
      [.waitAndSee, .knowsTheDeadline, .knowsTheWorld, .learnsTheWorld, .static, .meanValue] + onLastingGround

    /// From the best informed down; then the three on the ground that people are right for life.
    package static let inOrder: [Name] =
      [
        .waitAndSee, .knowsTheDeadline, .knowsTheWorld, .learnsTheWorld, .static, .meanValue, .careless,
        .foreseen,
      ]
      + NaiveRule.allCases.map(naive) + onLastingGround
  }
}

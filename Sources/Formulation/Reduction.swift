import Allocation

/// An instance reduced to what an optimiser decides and what the objective sees of it.
///
/// The objective is Σⱼ weightⱼ Π_{terms k of outcome j} φ_k, each φ_k a function of whole-number counters, each
/// counter a sum of columns. Built by `ReductionBuilder`, which drops what cannot matter.
public struct Reduction: Sendable {
  public let instance: Instance
  public internal(set) var units: [Unit] = []
  public internal(set) var columns: [Column] = []
  public internal(set) var counters: [Counter] = []
  public internal(set) var functions: [TermFunction] = []
  public internal(set) var terms: [Term] = []
  public internal(set) var outcomes: [Outcome] = []
  /// For each world its outcomes by boundary: along a chain chances never fall, whatever the plan.
  public internal(set) var chains: [[Int]] = []
  public internal(set) var gates: [Gate] = []
  /// Weight of the outcomes that need nothing: chance that every plan has.
  public internal(set) var constant = 0.0

  /// Every outcome might be won.
  public var trivialBound: Double { min(1, outcomes.reduce(constant) { $0 + $1.weight }) }

  /// Whether some functions are bounds: then the objective is one too, and plans are judged on their own.
  public var isBound: Bool { functions.contains(where: \.isBound) }

  /// How much there is to keep in mind of it: steps that columns hold, and pairs of columns and counters.
  public var size: Int {
    let held = columns.reduce(0) { $0 + instance.types[$1.type].length }
    var perUnit = units.map { _ in 0 }
    for counter in counters { perUnit[counter.unit] += 1 }
    return units.indices.reduce(held) { $0 + units[$1].columns.count * perUnit[$1] }
  }

  /// A bundle, or one copy of a bundle with separate credit, that some world needs.
  public struct Unit: Sendable {
    public let bundle: Int
    /// The copy it stands for; nil: the whole bundle.
    public let copy: Int?
    public internal(set) var columns: Range<Int>
    /// Copies that every world treats alike share a number: they may be exchanged.
    public let family: Int
    /// Attempts that can be of use at most, where all are certain to be correct; nil: no limit.
    public let enough: Int?
  }

  /// A whole number of equal attempts that start together.
  public struct Column: Sendable {
    public let unit: Int
    /// Index into `Instance.types`.
    public let type: Int
    public let start: Int
    /// It counts in the worlds where its true length is at most this.
    public let countedLength: Int
    /// The boundary that the bundle's gate must not precede.
    public var gateEnd: Int { start + countedLength }
    /// The most attempts that people and budgets allow on their own.
    public let upper: Int
  }

  /// How many attempts of one correctness have ended by a boundary: that of the counter before, and columns.
  public struct Counter: Sendable {
    public let unit: Int
    public let previous: Int?
    public let columns: [Int]
    /// No plan has more.
    public let upper: Int
  }

  /// φ of a unit at a boundary: one counter for each correctness of its function.
  public struct Term: Sendable, Hashable {
    public let unit: Int
    public let function: Int
    public let counters: [Int]
    /// It is all that its one outcome needs, and φ itself is concave: relaxations take φ, not log φ.
    public internal(set) var isDirect = false
  }

  /// A joint outcome of world and deadline that the plan may win.
  public struct Outcome: Sendable {
    public let weight: Double
    /// Ascending.
    public let terms: [Int]
  }

  /// Whether an outcome's one term stands for φ itself.
  public func isDirect(_ outcome: Int) -> Bool {
    outcomes[outcome].terms.count == 1 && terms[outcomes[outcome].terms[0]].isDirect
  }

  /// Where the gate of a bundle may lie: at the start of something that waits for it.
  public struct Gate: Sendable {
    public let bundle: Int
    /// Ascending.
    public let moments: [Int]
    /// Columns of what waits for it.
    public let waiting: [Int]
    /// Columns of the bundle itself.
    public let own: [Int]
    /// For each of them the boundary that the gate must not precede.
    public let ends: [Int]
    /// Pools that its branch has; all where there are no branches.
    public let pools: Range<Int>
  }
}

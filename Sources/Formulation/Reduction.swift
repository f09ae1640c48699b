import Allocation

/// An instance reduced to what an optimiser decides and what the objective sees of it.
///
/// The objective is Σⱼ weightⱼ Π_{terms k of outcome j} φ_k, each φ_k a function of whole-number counters, each
/// counter a sum of columns. Built by `ReductionBuilder`, which drops what cannot matter.
package struct Reduction: Sendable {
  package let instance: Instance
  package internal(set) var units: [Unit] = []
  package internal(set) var columns: [Column] = []
  package internal(set) var counters: [Counter] = []
  package internal(set) var functions: [TermFunction] = []
  package internal(set) var terms: [Term] = []
  package internal(set) var outcomes: [Outcome] = []
  /// For each world its outcomes by boundary: along a chain chances never fall, whatever the plan.
  package internal(set) var chains: [[Int]] = []
  package internal(set) var gates: [Gate] = []
  /// Weight of the outcomes that need nothing: chance that every plan has.
  package internal(set) var constant = 0.0

  /// Every outcome might be won.
  package var trivialBound: Double { min(1, outcomes.reduce(constant) { $0 + $1.weight }) }

  /// Whether some functions are bounds: then the objective is one too, and plans are judged on their own.
  package var isBound: Bool { functions.contains(where: \.isBound) }

  /// How much there is to keep in mind of it: steps that columns hold, and pairs of columns and counters.
  package var size: Int {
    let held = columns.reduce(0) { $0 + instance.types[$1.type].length }
    var perUnit = units.map { _ in 0 }
    for counter in counters { perUnit[counter.unit] += 1 }
    return units.indices.reduce(held) { $0 + units[$1].columns.count * perUnit[$1] }
  }

  /// A bundle, or one copy of a bundle with separate credit, that some world needs.
  package struct Unit: Sendable {
    package let bundle: Int
    /// The copy it stands for; nil: the whole bundle.
    package let copy: Int?
    package internal(set) var columns: Range<Int>
    /// Copies that every world treats alike share a number: they may be exchanged.
    package let family: Int
    /// Attempts that can be of use at most, where all are certain to be correct; nil: no limit.
    package let enough: Int?
  }

  /// A whole number of equal attempts that start together.
  package struct Column: Sendable {
    package let unit: Int
    /// Index into `Instance.types`.
    package let type: Int
    package let start: Int
    /// It counts in the worlds where its true length is at most this.
    package let countedLength: Int
    /// The boundary that the bundle's gate must not precede.
    package var gateEnd: Int { start + countedLength }
    /// The most attempts that people and budgets allow on their own.
    package let upper: Int
  }

  /// How many attempts of one correctness have ended by a boundary: that of the counter before, and columns.
  package struct Counter: Sendable {
    package let unit: Int
    package let previous: Int?
    package let columns: [Int]
    /// No plan has more.
    package let upper: Int
  }

  /// φ of a unit at a boundary: one counter for each correctness of its function.
  package struct Term: Sendable, Hashable {
    package let unit: Int
    package let function: Int
    package let counters: [Int]
    /// It is all that its one outcome needs, and φ itself is concave: relaxations take φ, not log φ.
    package internal(set) var isDirect = false
  }

  /// A joint outcome of world and deadline that the plan may win.
  package struct Outcome: Sendable {
    package let weight: Double
    /// Ascending.
    package let terms: [Int]
  }

  /// Whether an outcome's one term stands for φ itself.
  package func isDirect(_ outcome: Int) -> Bool {
    outcomes[outcome].terms.count == 1 && terms[outcomes[outcome].terms[0]].isDirect
  }

  /// Where the gate of a bundle may lie: at the start of something that waits for it.
  package struct Gate: Sendable {
    package let bundle: Int
    /// Ascending.
    package let moments: [Int]
    /// Columns of what waits for it.
    package let waiting: [Int]
    /// Columns of the bundle itself.
    package let own: [Int]
    /// For each of them the boundary that the gate must not precede.
    package let ends: [Int]
    /// Pools that its branch has; all where there are no branches.
    package let pools: Range<Int>
  }
}

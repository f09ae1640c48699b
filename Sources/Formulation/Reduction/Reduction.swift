import Allocation

/// An instance reduced to what an optimiser decides and what the objective sees of it.
///
/// The objective is Σⱼ weightⱼ Π_{terms k of outcome j} φ_k, each φ_k a function of whole-number counters, each
/// counter a sum of columns. Built by `ReductionBuilder`, which drops what cannot matter.
///
/// Its plans have one branch where nobody learns anything. Else they have one for each thing that may be seen at a
/// look: every branch has people, budgets and gates of its own, and starts before the look are shared by all. With a
/// revealing chunk, outcomes before the look ask for the blind branch's chunks by the deadline; outcomes after it, with
/// the chance of the state that the stage supposes, either for the world's branch with the chunk done, or for the
/// blind branch with what the chunk lacks.
package struct Reduction: Sendable {
  /// The problem itself.
  package let base: Instance
  /// What its plans suppose of a look; nil: nobody learns anything.
  package let stage: Stage?
  /// For each branch the world in which it is carried out; nil: in any, and then it comes last.
  package let branches: [Int?]
  /// People, money and kinds of attempts of all branches, side by side (see `Instance.unfolded`); where nobody learns
  /// anything, the problem itself.
  package let instance: Instance
  /// The same with everybody whom awards could bring: what no plan has more of.
  package let roomiest: Instance
  /// In the order of the bundles; `columns` lie unit by unit.
  package internal(set) var units: [Unit] = []
  package internal(set) var columns: [Column] = []
  /// For each column, branch by branch, the true length up to which it counts there; 0: it does not. Flat, so that
  /// columns stay plain numbers, which hot loops copy.
  var counted: [Int] = []
  /// Each after the one that it continues.
  package internal(set) var counters: [Counter] = []
  /// Different ones; terms of many units share them.
  package internal(set) var functions: [TermFunction] = []
  package internal(set) var terms: [Term] = []
  /// In the order of their lists of terms, each list once.
  package internal(set) var outcomes: [Outcome] = []
  /// For each world, and what is seen in it, its outcomes by boundary: along a chain chances never fall, whatever the
  /// plan.
  package internal(set) var chains: [[Int]] = []
  package internal(set) var gates: [Gate] = []
  /// Awards that may be made: indices into `instance.awards`, ascending; those that bring nobody are left out.
  package internal(set) var awards: [Award] = []
  /// How many of some of them each grant allows, on each branch; options are indices into `awards`.
  package internal(set) var awardLimits: [AwardLimit] = []
  /// Weight of the outcomes that need nothing: chance that every plan has.
  package internal(set) var constant = 0.0

  /// A reduction in which there is nothing to decide yet.
  ///
  /// Worlds that nobody believes in get no branch: nothing done there counts.
  init(idle base: Instance, _ stage: Stage?) {
    self.base = base
    self.stage = stage
    guard let stage else {
      (branches, instance) = ([nil], base)
      roomiest = instance.withEveryAward
      return
    }
    branches = base.believedWorlds.map(Int?.some) + (stage.reveal == nil ? [] : [nil])
    instance = base.unfolded(at: stage.look, branches: branches)
    roomiest = instance.withEveryAward
  }

  /// A bundle, or one copy of a bundle with separate credit, that some world needs.
  package struct Unit: Sendable {
    package let bundle: Int
    /// The copy it stands for; nil: the whole bundle.
    package let copy: Int?
    package let columns: Range<Int>
    /// Copies that every world treats alike share a number: they may be exchanged.
    package let family: Int
    /// Attempts that can be of use at most, where all are certain to be correct; nil: no limit.
    package let enough: Int?
    /// How its attempts are dealt to copies; nil where there is one, or credit is pooled.
    package let dealing: Dealing?
  }

  /// A way to deal the attempts of a whole bundle with separate credit to so many copies.
  package enum Dealing: Sendable, Hashable {
    /// One after another, in the order in which they end: best for every deadline at once.
    case inTurn(Int)
    /// Each to the copy whose chance is least so far: no way is best for all, and what is said of it is a bound.
    case toWeakest(Int)

    package var copies: Int {
      switch self {
      case .inTurn(let copies), .toWeakest(let copies): copies
      }
    }
  }

  /// A whole number of equal attempts that start together.
  package struct Column: Sendable {
    package let unit: Int
    /// Index into the types of `Reduction.instance`.
    ///
    /// Shared kinds come first, then those of each branch (see `Instance.unfolded`).
    package let type: Int
    /// Step in which they start.
    package let start: Int
    /// It counts in the worlds where its true length is at most this, on the branch that lets it count longest.
    package let countedLength: Int
    /// The boundary that the bundle's gate must not precede.
    package var gateEnd: Int { start + countedLength }
    /// The most attempts that people and budgets allow on their own.
    package let upper: Int
  }

  /// A whole number of awards of a grant at one of its moments.
  package struct Award: Sendable {
    /// Index into `Reduction.instance.awards`.
    package let option: Int
    /// What it counts against: indices into `Reduction.awardLimits`.
    package let limits: [Int]
    /// The most that the grant and the budgets allow on their own.
    package let upper: Int
  }

  /// How many attempts of one correctness have ended by a boundary: that of the counter before, and columns.
  package struct Counter: Sendable {
    package let unit: Int
    /// The counter before in its chain; nil: it is the first.
    package let previous: Int?
    package let columns: [Int]
    /// No plan has more.
    package let upper: Int
  }

  /// φ of a unit at a boundary: one counter for each correctness of its function.
  package struct Term: Sendable, Hashable {
    package let unit: Int
    /// Index into `Reduction.functions`.
    package let function: Int
    package let counters: [Int]
    /// It is all that its one outcome needs, and φ itself is concave: relaxations take φ, not log φ.
    package internal(set) var isDirect = false
  }

  /// A joint outcome of world, look and deadline that the plan may win.
  package struct Outcome: Sendable {
    package let weight: Double
    /// Ascending.
    package let terms: [Int]
  }

  /// Where the gate of a bundle may lie on a branch: at the start of something that waits for it.
  package struct Gate: Sendable {
    package let bundle: Int
    /// Ascending.
    package let moments: [Int]
    /// Columns of what waits for it.
    package let waiting: [Int]
    /// Columns of the bundle itself that count.
    package let own: [Int]
    /// For each of them the boundary that the gate must not precede.
    package let ends: [Int]
    /// Pools of its branch.
    package let pools: Range<Int>
  }
}

import Formulation
import GLPKSolver

/// A run of branch and bound: a tree within the scope of linear programs, and again within new ones where
/// GLPK gave up.
///
/// A failed assertion of GLPK takes all its programs of the thread along, but not the tree, whose nodes and
/// cuts are values. So the search goes on with fresh programs, and with the other method of simplex.
final class BranchAndBound {
  private let reduction: Reduction
  private let options: SearchOptions
  private let clock: SearchClock
  private let known: BranchAndBoundTree.Known
  private var tree: BranchAndBoundTree?
  /// The point of the best plan, once `run` has ended; nothing before.
  private(set) var point: [Int]
  /// Nothing is left in them that adds nothing.
  private(set) var isTidy = true
  /// How often GLPK may give up before the search does.
  /// Each costs the opening of its programs; where so many have failed, more would too.
  static let mostRestarts = 50

  /// - Parameter known: floor, ceiling and a start from elsewhere.
  init(
    _ reduction: Reduction, options: SearchOptions, clock: SearchClock, known: BranchAndBoundTree.Known
  ) {
    self.known = known
    self.reduction = reduction
    self.options = options
    self.clock = clock
    point = [Int](repeating: 0, count: reduction.columns.count + reduction.awards.count)
  }

  /// What no plan exceeds, at any moment of the search.
  var bound: Double { tree?.bound ?? min(known.ceiling, reduction.trivialBound) }
  /// What led to its supports, where that was asked for.
  var directions: [MultiplierHint] { tree?.supports.compactMap(\.direction) ?? [] }
  var nodes: Int { tree?.nodes ?? 0 }

  /// Searches until the gap is closed or a limit strikes. A failure of GLPK is no error: what is known then
  /// stays the answer.
  ///
  /// - Throws: what is no failure of GLPK.
  func run() throws {
    let network = Incidence(reduction)
    let layout = VariableLayout(reduction)
    if clock.mustStop { return }
    // Rows that all relaxations share, the rounded ones too; to make them may take long.
    let fixed = BaseConstraints(reduction, layout, cuts: true)
    if clock.mustStop { return }
    let tree = BranchAndBoundTree(network, options: options, clock: clock, known: known)
    self.tree = tree
    var warmStart = WarmStart()
    var lanes = 1
    var restarts = 0
    while true {
      // What failed one way is tried the other way.
      let threads = LaneThreads(
        lanes,
        .init(
          network: network, layout: layout, rows: fixed, root: fixed.rootBox(), options: options,
          clock: clock,
          method: restarts.isMultiple(of: 2) ? .dual : .primal, warmStart: warmStart))
      let end = Result { try tree.run(threads) }
      warmStart = threads.dismiss()
      switch end {
      // With one lane until there is work for several: to open their programs costs more than small searches
      // take.
      case .success(.wide): lanes = LaneThreads.lanes
      case .success:
        // Proven, or out of time.
        (point, isTidy) = tree.finish()
        return
      case .failure(let error as GLPKError) where restarts < Self.mostRestarts && !error.isOutOfMemory:
        // Cuts and columns are kept; the last basis may be what it failed on.
        restarts += 1
        warmStart.basis = nil
      case .failure(is GLPKError):
        (point, isTidy) = tree.finish()
        return
      case .failure(let error): throw error
      }
    }
  }
}

extension GLPKError {
  fileprivate var isOutOfMemory: Bool {
    if case .outOfMemory = self { return true }
    return false
  }
}

import Formulation
import GLPKSolver

/// A run of branch and bound: a tree within the scope of linear programs, and again within new ones where GLPK gave up:
/// a failed assertion of GLPK takes all its programs of the thread along, but not the tree.
final class BranchAndBound {
  private let reduction: Reduction
  private let options: SearchOptions
  private let clock: SearchClock
  private let known: BranchAndBoundTree.Known
  private var tree: BranchAndBoundTree?
  private(set) var attempts: [Int]
  /// Nothing is left in them that adds nothing.
  private(set) var isTidy = true
  /// How often GLPK may give up before the search does.
  static let mostRestarts = 50

  init(
    _ reduction: Reduction, options: SearchOptions, clock: SearchClock, known: BranchAndBoundTree.Known
  ) {
    self.known = known
    self.reduction = reduction
    self.options = options
    self.clock = clock
    attempts = reduction.columns.map { _ in 0 }
  }

  var bound: Double { tree?.bound ?? min(known.ceiling, reduction.trivialBound) }
  /// What led to its supports, where that was asked for.
  var directions: [MultiplierHint] { tree?.supports.compactMap(\.direction) ?? [] }
  var nodes: Int { tree?.nodes ?? 0 }

  func run() throws {
    let network = Incidence(reduction)
    let layout = VariableLayout(reduction)
    if clock.mustStop { return }
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
      case .success(.wide): lanes = LaneThreads.lanes
      case .success:
        (attempts, isTidy) = tree.finish()
        return
      case .failure(let error as GLPKError) where restarts < Self.mostRestarts && !error.isOutOfMemory:
        restarts += 1
        warmStart.basis = nil
      case .failure(is GLPKError):
        (attempts, isTidy) = tree.finish()
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

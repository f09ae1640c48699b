import Formulation
import GLPKSolver

/// Runs a tree within the scope of a linear program, and again within a new one where GLPK gave up:
/// a failed assertion of GLPK takes all its programs of the thread along, but not the tree.
final class TreeSearch {
  private let reduction: Reduction
  private let options: SearchOptions
  private let clock: SearchClock
  private let known: Tree.Known
  private var tree: Tree?
  private(set) var attempts: [Int]
  /// Nothing is left in them that adds nothing.
  private(set) var isTidy = true
  /// How often GLPK may give up before the search does.
  static let mostRestarts = 50

  init(_ reduction: Reduction, _ options: SearchOptions, _ clock: SearchClock, known: Tree.Known) {
    self.known = known
    self.reduction = reduction
    self.options = options
    self.clock = clock
    attempts = reduction.columns.map { _ in 0 }
  }

  var bound: Double { tree?.bound ?? min(known.ceiling, reduction.trivialBound) }
  /// What led to its supports, where that was asked for.
  var directions: [Direction] { tree?.supports.compactMap(\.direction) ?? [] }
  var nodes: Int { tree?.nodes ?? 0 }

  func run() throws {
    let network = Network(reduction)
    let layout = Layout(reduction)
    if clock.mustStop { return }
    let fixed = StaticRows(reduction, layout, cuts: true)
    if clock.mustStop { return }
    let tree = Tree(network, options: options, clock: clock, known: known)
    self.tree = tree
    var legacy = Crew.Legacy()
    var lanes = 1
    var restarts = 0
    while true {
      // What failed one way is tried the other way.
      let crew = Crew(
        lanes,
        .init(
          network: network, layout: layout, rows: fixed, root: fixed.rootBox(), options: options,
          clock: clock,
          method: restarts.isMultiple(of: 2) ? .dual : .primal, legacy: legacy))
      let end = Result { try tree.run(crew) }
      legacy = crew.dismiss()
      switch end {
      case .success(.wide): lanes = Crew.lanes
      case .success:
        (attempts, isTidy) = tree.finish()
        return
      case .failure(let error as GLPKError) where restarts < Self.mostRestarts && !error.isOutOfMemory:
        restarts += 1
        legacy.basis = nil
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

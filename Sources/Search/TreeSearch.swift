import Formulation
import GLPKSolver

/// Runs a tree within the scope of a linear program, and again within a new one where GLPK gave up:
/// a failed assertion of GLPK takes all its programs of the thread along, but not the tree.
final class TreeSearch {
  private let reduction: Reduction
  private let options: SearchOptions
  private let clock: SearchClock
  private let floor: Double
  private var tree: Tree?
  private(set) var attempts: [Int]
  /// How often GLPK may give up before the search does.
  static let mostRestarts = 50

  /// - Parameter floor: the chance of a plan that is known already; only better ones are looked for.
  init(_ reduction: Reduction, _ options: SearchOptions, _ clock: SearchClock, floor: Double) {
    self.floor = floor
    self.reduction = reduction
    self.options = options
    self.clock = clock
    attempts = reduction.columns.map { _ in 0 }
  }

  /// Before anything is known: every atom might be won.
  var bound: Double {
    tree?.bound ?? min(1, reduction.atoms.reduce(reduction.constant) { $0 + $1.weight })
  }
  var nodes: Int { tree?.nodes ?? 0 }

  func run() throws {
    let network = Network(reduction)
    let layout = Layout(reduction)
    let fixed = StaticRows(reduction, layout)
    let root = fixed.rootBox()
    let table = FunctionTable(reduction)
    var cuts: [Cut] = []
    for restart in 0...Self.mostRestarts {
      do {
        try LinearProgram.withScope { program in
          let relaxation = try Relaxation(
            network, layout, program, rows: fixed.rows, root: root, table: table, cuts: cuts)
          // What failed one way is tried the other way.
          relaxation.method = restart.isMultiple(of: 2) ? .dual : .primal
          defer { cuts = relaxation.cuts }
          let tree =
            self.tree
            ?? Tree(network, layout, relaxation, root: root, options: options, clock: clock, floor: floor)
          tree.resume(with: relaxation)
          self.tree = tree
          _ = try tree.run()
        }
        break
      } catch let error as GLPKError where restart < Self.mostRestarts && !error.isOutOfMemory { continue }
    }
    attempts = tree?.finish() ?? attempts
  }
}

extension GLPKError {
  fileprivate var isOutOfMemory: Bool {
    if case .outOfMemory = self { return true }
    return false
  }
}

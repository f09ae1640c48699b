import GLPKSolver

/// A lane's task: values alone, since it may be carried out on another thread.
struct NodeTask: Sendable {
  /// The best chance that is known.
  var best: Double
  /// log φ of each term under the best plan that is known; empty where none is.
  var logs: [Double] = []
  var work: Work
  /// What other lanes have learnt of outcomes since the last task.
  var supports: [OutcomeCut] = []

  /// Two kinds of tasks: the first of a tree, and all others.
  enum Work: Sendable {
    /// First plans, from some attempts per column or from nothing, and the bounds of outcomes on their own.
    case prepare(start: [Int]?)
    /// To solve nodes and those below them, best bounds first, until so much work was done.
    case explore([Node], most: Int)
  }

  var nodes: [Node] {
    if case .explore(let nodes, _) = work { return nodes }
    return []
  }
}

/// What came of it.
struct NodeReport: Sendable {
  /// Nodes that are still to be looked at.
  var open: [Node] = []
  /// log φ of each term under the plan that was found, if one was.
  var logs: [Double] = []
  /// The largest bound of a node that was given up.
  var prunedBound = 0.0
  /// A better plan: its point, and its chance.
  var found: (point: [Int], chance: Double)?
  var nodes = 0
  /// What was learnt of outcomes.
  var supports: [OutcomeCut] = []
  /// Simplex iterations times rows.
  var work = 0
  /// How often outcomes were not enough.
  var relaxationsSolved = 0
  /// What ended the work early, limits aside.
  var failure: (any Error)?
}

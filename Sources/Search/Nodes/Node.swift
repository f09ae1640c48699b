import Formulation

/// A node of the tree: a box that is still to be looked at, kept as what differs from its parent's.
///
/// A box has thousands of columns, of which a split and its consequences change a few; the path to the root
/// gives the whole box back. Parents live as long as their children do.
final class Node: Sendable {
  let parent: Node?
  /// No plan in the box has a chance above it.
  let bound: Double
  /// Where the restricted master ended at the parent; its solve for this node begins there.
  let masterBasis: RestrictedMaster.MasterBasis?
  /// Columns whose bounds differ from the parent's.
  private let changes: [(column: Int, lower: Double, upper: Double)]

  /// Compares the whole box with the parent's: linear in the columns, little beside the programs that led to
  /// it.
  init(
    parent: Node?, box: VariableBounds, root: VariableBounds, bound: Double,
    masterBasis: RestrictedMaster.MasterBasis? = nil
  ) {
    self.parent = parent
    self.bound = bound
    self.masterBasis = masterBasis
    let before = parent?.box(root) ?? root
    changes = box.lower.indices.compactMap { column in
      box.lower[column] == before.lower[column] && box.upper[column] == before.upper[column]
        ? nil : (column, box.lower[column], box.upper[column])
    }
  }

  /// The bounds of every column: those of the root, then every change on the path down from it.
  func box(_ root: VariableBounds) -> VariableBounds {
    var lineage: [Node] = []
    var cursor: Node? = self
    while let node = cursor {
      lineage.append(node)
      cursor = node.parent
    }
    var box = root
    for node in lineage.reversed() {
      for change in node.changes {
        box.lower[change.column] = change.lower
        box.upper[change.column] = change.upper
      }
    }
    return box
  }
}

/// A node at work: its box and its bound, which the steps of `NodeSolver` tighten.
struct ActiveNode {
  let node: Node
  var box: VariableBounds
  var bound: Double
}

/// Open nodes by best-first order: largest bound first, among equals the one inserted last, which is the
/// deepest and shares most with the last basis.
///
/// A binary heap. The order is total, so the nodes come out in the same sequence whatever the heap looks
/// like within.
struct NodeQueue {
  private var heap: [(node: Node, order: Int)] = []
  /// Counts insertions, which are unique and so make the order total.
  private var inserted = 0

  /// The largest bound; nil where nothing is open.
  var bound: Double? { heap.first?.node.bound }
  var count: Int { heap.count }
  /// In no order.
  var nodes: [Node] { heap.map(\.node) }

  private func precedes(_ one: Int, _ two: Int) -> Bool {
    (heap[one].node.bound, heap[one].order) > (heap[two].node.bound, heap[two].order)
  }

  /// Logarithmic in the nodes.
  mutating func insert(_ node: Node) {
    inserted += 1
    heap.append((node, inserted))
    var child = heap.count - 1
    while child > 0, precedes(child, (child - 1) / 2) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// The first of the order; nil where nothing is open.
  mutating func pop() -> Node? {
    guard let first = heap.first else { return nil }
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    var parent = 0
    while true {
      var best = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && precedes(child, best) {
        best = child
      }
      if best == parent { break }
      heap.swapAt(parent, best)
      parent = best
    }
    return first.node
  }
}

import Formulation

/// A box that is still to be looked at, kept as what differs from its parent's.
final class Node: Sendable {
  let parent: Node?
  let bound: Double
  /// Where the mix of plans stood at the parent.
  let stand: RestrictedMaster.MasterBasis?
  private let changes: [(column: Int, lower: Double, upper: Double)]

  init(
    parent: Node?, box: VariableBounds, root: VariableBounds, bound: Double,
    stand: RestrictedMaster.MasterBasis? = nil
  ) {
    self.parent = parent
    self.bound = bound
    self.stand = stand
    let before = parent?.box(root) ?? root
    changes = box.lower.indices.compactMap { column in
      box.lower[column] == before.lower[column] && box.upper[column] == before.upper[column]
        ? nil : (column, box.lower[column], box.upper[column])
    }
  }

  /// The bounds of every column.
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

/// Open nodes, largest bound first; among equals the one inserted last.
struct NodeQueue {
  private var heap: [(node: Node, order: Int)] = []
  private var inserted = 0

  var bound: Double? { heap.first?.node.bound }
  var count: Int { heap.count }
  /// In no order.
  var nodes: [Node] { heap.map(\.node) }

  private func precedes(_ one: Int, _ two: Int) -> Bool {
    (heap[one].node.bound, heap[one].order) > (heap[two].node.bound, heap[two].order)
  }

  mutating func insert(_ node: Node) {
    inserted += 1
    heap.append((node, inserted))
    var child = heap.count - 1
    while child > 0, precedes(child, (child - 1) / 2) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

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

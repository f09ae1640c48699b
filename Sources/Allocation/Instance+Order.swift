extension Instance {
  /// All bundles, each after what it waits for; ties in file order.
  package var bundleOrder: [Int] {
    var waiting = bundles.map(\.after.count)
    var order = waiting.indices.filter { waiting[$0] == 0 }
    var next = 0
    while next < order.count {
      for successor in bundles[order[next]].successors {
        waiting[successor] -= 1
        if waiting[successor] == 0 { order.append(successor) }
      }
      next += 1
    }
    return order
  }
}

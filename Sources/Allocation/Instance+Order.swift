extension Instance {
  /// All bundles, each after what it waits for; ties in file order.
  ///
  /// Kahn's topological order, linear in bundles and arrows. A file with a cycle is refused when it is read;
  /// were there one, the bundles on it would be missing.
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

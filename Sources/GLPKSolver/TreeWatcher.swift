import CGLPK

/// The bridge from a C callback to a closure: carries what GLPK tells of a growing tree.
final class TreeWatcher {
  private let watch: (TreeNote) -> Bool
  /// How many values a point has; C does not say.
  private let columns: Int

  init(_ watch: @escaping (TreeNote) -> Bool, columns: Int) {
    self.watch = watch
    self.columns = columns
  }

  /// What C calls; the context is a watcher that outlives the call.
  static let callback:
    @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<sg_integer_answer>, UnsafePointer<Double>?) ->
      Int32 = { context, answer, values in
        guard let context else { return 0 }
        let watcher = Unmanaged<TreeWatcher>.fromOpaque(context).takeUnretainedValue()
        return watcher.tell(answer.pointee, values) ? 1 : 0
      }

  /// Copies the point before C reuses its buffer.
  private func tell(_ answer: sg_integer_answer, _ values: UnsafePointer<Double>?) -> Bool {
    let point = values.map { values in
      TreeNote.Point(
        objective: answer.objective, values: Array(UnsafeBufferPointer(start: values, count: columns)))
    }
    return watch(
      TreeNote(nodes: Int(answer.nodes), bound: answer.has_bound != 0 ? answer.bound : nil, point: point))
  }
}

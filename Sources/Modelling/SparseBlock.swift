/// Sparse vectors one after another, each with bounds (compressed rows): rows, whose indices are columns, or
/// columns, whose indices are rows. Nothing is checked here; whoever takes a block does.
package struct SparseBlock: Sendable, Hashable {
  package private(set) var lower: [Double] = []
  package private(set) var upper: [Double] = []
  /// Entries of vector k are `starts[k] ..< starts[k + 1]` of `indices` and `values`; `count + 1` of them.
  package private(set) var starts: [Int32] = [0]
  /// In 32 bits, as GLPK has them.
  package private(set) var indices: [Int32] = []
  package private(set) var values: [Double] = []

  package init() {}

  /// Vectors that are closed.
  package var count: Int { lower.count }
  /// No vector is closed.
  package var isEmpty: Bool { lower.isEmpty }

  package mutating func reserveCapacity(vectors: Int, entries: Int) {
    lower.reserveCapacity(vectors)
    upper.reserveCapacity(vectors)
    starts.reserveCapacity(vectors + 1)
    indices.reserveCapacity(entries)
    values.reserveCapacity(entries)
  }

  /// Adds one entry to the vector that `close(_:)` will end.
  @inlinable
  package mutating func add(_ index: Int, _ value: Double) {
    appendEntry(Int32(truncatingIfNeeded: index), value)
  }

  /// Kept apart so that `add` can be inlined where blocks are filled.
  @usableFromInline
  mutating func appendEntry(_ index: Int32, _ value: Double) {
    indices.append(index)
    values.append(value)
  }

  /// Ends the vector whose entries were added since the last call.
  package mutating func close(_ bounds: Bounds) {
    lower.append(bounds.lower)
    upper.append(bounds.upper)
    starts.append(Int32(indices.count))
  }

  /// Adds a whole vector; `indices` and `values` are of one length.
  package mutating func append(
    _ bounds: Bounds, indices newIndices: some Sequence<Int>, values newValues: some Sequence<Double>
  ) {
    for (index, value) in zip(newIndices, newValues) { add(index, value) }
    close(bounds)
  }

  package func bounds(_ vector: Int) -> Bounds { Bounds(lower: lower[vector], upper: upper[vector]) }

  /// The places of a vector's entries in `indices` and `values`.
  package func entries(_ vector: Int) -> Range<Int> { Int(starts[vector])..<Int(starts[vector + 1]) }
}

import CGLPK
import Modelling

extension LinearProgram {
  func count(_ item: GLPKError.Item) -> Int { item == .row ? rowCount : columnCount }

  /// Each of these throws what is wrong with one argument.
  func requireIndex(_ index: Int, _ item: GLPKError.Item) throws(GLPKError) {
    guard index >= 0 && index < count(item) else {
      throw .indexOutOfRange(item, index: index, count: count(item))
    }
  }

  func requireLength(_ found: Int, _ item: GLPKError.Item) throws(GLPKError) {
    guard found == count(item) else { throw .wrongLength(item, found: found, expected: count(item)) }
  }

  func requireFinite(_ values: [Double], _ item: GLPKError.Item) throws(GLPKError) {
    guard let bad = values.firstIndex(where: { !$0.isFinite }) else { return }
    throw .notFinite(item, index: bad, value: values[bad])
  }

  func requireMeaningful(_ bounds: Bounds, of item: GLPKError.Item, index: Int) throws(GLPKError) {
    guard bounds.isMeaningful else {
      throw .meaninglessBounds(item, index: index, lower: bounds.lower, upper: bounds.upper)
    }
  }

  /// Checks bounds and entries of new vectors before GLPK sees them, which ends the process for any of these
  /// mistakes.
  ///
  /// - Parameters:
  ///   - limit: rows or columns that entries may be in.
  ///   - first: index of the first vector, for messages.
  func validate(
    _ block: SparseBlock, of item: GLPKError.Item, entriesIn limit: Int, first: Int
  ) throws(GLPKError) {
    // GLPK holds at most this many rows, columns and entries.
    guard count(item) + block.count <= 100_000_000, entryCount + block.values.count <= 500_000_000,
      block.indices.count == Int(block.starts.last ?? 0)
    else { throw .tooLarge }
    let other: GLPKError.Item = item == .row ? .column : .row
    // One scratch array for all calls: a set for each vector would cost more than GLPK.
    if lastSeen.count < limit {
      lastSeen.append(contentsOf: repeatElement(-1, count: limit - lastSeen.count))
    }
    // Only what was touched is put back.
    defer { for index in block.indices where index >= 0 && index < limit { lastSeen[Int(index)] = -1 } }
    for vector in 0..<block.count {
      try requireMeaningful(block.bounds(vector), of: item, index: first + vector)
      for entry in block.entries(vector) {
        let index = Int(block.indices[entry])
        guard index >= 0 && index < limit else {
          throw .indexOutOfRange(other, index: index, count: limit)
        }
        // An index that was last seen in this very vector.
        guard lastSeen[index] != Int32(vector) else {
          throw .duplicateEntry(item, vector: first + vector, index: index)
        }
        lastSeen[index] = Int32(vector)
        guard block.values[entry].isFinite else {
          throw .notFinite(item, index: first + vector, value: block.values[entry])
        }
      }
    }
  }
}

extension SparseBlock {
  /// Lends the arrays to C for the length of a call; nothing is copied.
  func withVectors(_ body: (sg_vectors) -> Int32) -> Int32 {
    lower.withUnsafeBufferPointer { lower in
      upper.withUnsafeBufferPointer { upper in
        starts.withUnsafeBufferPointer { starts in
          indices.withUnsafeBufferPointer { indices in
            values.withUnsafeBufferPointer { values in
              body(
                sg_vectors(
                  count: Int32(lower.count), lower: lower.baseAddress, upper: upper.baseAddress,
                  starts: starts.baseAddress, indices: indices.baseAddress, values: values.baseAddress))
            }
          }
        }
      }
    }
  }
}

/// The bounds that differ between two states, ready for C: a node changes a few columns out of thousands.
struct BoundChange {
  /// Ascending.
  private(set) var indices: [Int32] = []
  private(set) var lower: [Double] = []
  private(set) var upper: [Double] = []

  typealias Arrays = (lower: [Double], upper: [Double])

  init(_ item: GLPKError.Item, from old: Arrays, to new: Arrays) throws(GLPKError) {
    for found in [new.lower.count, new.upper.count] where found != old.lower.count {
      throw .wrongLength(item, found: found, expected: old.lower.count)
    }
    for index in old.lower.indices {
      let (low, high) = (new.lower[index], new.upper[index])
      if low == old.lower[index] && high == old.upper[index] { continue }
      guard Bounds(lower: low, upper: high).isMeaningful else {
        throw .meaninglessBounds(item, index: index, lower: low, upper: high)
      }
      indices.append(Int32(index))
      lower.append(low)
      upper.append(high)
    }
  }
}

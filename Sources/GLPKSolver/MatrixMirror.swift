import Modelling

/// Our own copy of a growing program's matrix, from which bounds are proven: rows one after another
/// (compressed), and entries that came later with columns.
struct MatrixMirror {
  /// Entries of row i that came with the row: `starts[i] ..< starts[i + 1]`.
  private(set) var starts: [Int] = [0]
  private(set) var columns: [Int32] = []
  private(set) var values: [Double] = []
  /// Entries that came with a column, in any order.
  private(set) var lateRows: [Int32] = []
  private(set) var lateColumns: [Int32] = []
  private(set) var lateValues: [Double] = []

  /// Zeros that were added are counted, too.
  var entryCount: Int { values.count + lateValues.count }

  /// Calls `body` with row, column and coefficient of every entry: the loop of every proof, so it is
  /// inlined.
  @inline(__always)
  func forEachEntry(_ body: (Int, Int, Double) -> Void) {
    columns.withUnsafeBufferPointer { columns in
      values.withUnsafeBufferPointer { values in
        for row in 0..<(starts.count - 1) {
          for entry in starts[row]..<starts[row + 1] { body(row, Int(columns[entry]), values[entry]) }
        }
      }
    }
    for entry in lateRows.indices {
      body(Int(lateRows[entry]), Int(lateColumns[entry]), lateValues[entry])
    }
  }

  /// Late entries are looked through one by one: this is for single rows.
  func entries(ofRow row: Int) -> [(column: Int, value: Double)] {
    let own = (starts[row]..<starts[row + 1]).map { (column: Int(columns[$0]), value: values[$0]) }
    let late = lateRows.indices.filter { lateRows[$0] == Int32(row) }
    return own + late.map { (column: Int(lateColumns[$0]), value: lateValues[$0]) }
  }

  /// Of the entries that came with a row.
  func values(withRow row: Int) -> [Double] { Array(values[starts[row]..<starts[row + 1]]) }

  mutating func setValues(_ new: [Double], withRow row: Int) {
    values.replaceSubrange(starts[row]..<starts[row + 1], with: new)
  }

  /// Rows bring their entries, …
  mutating func addRows(_ block: SparseBlock) {
    // Starts of a block count from its own first entry.
    let offset = columns.count
    columns.append(contentsOf: block.indices)
    values.append(contentsOf: block.values)
    starts.append(contentsOf: block.starts.dropFirst().lazy.map { offset + Int($0) })
  }

  /// … columns theirs: late ones.
  mutating func addColumns(_ block: SparseBlock, first: Int) {
    for vector in 0..<block.count {
      for entry in block.entries(vector) {
        lateRows.append(block.indices[entry])
        lateColumns.append(Int32(first + vector))
        lateValues.append(block.values[entry])
      }
    }
  }

  /// Removes rows in place; the others keep their order.
  ///
  /// - Parameter newIndex: −1 for a deleted row.
  mutating func deleteRows(newIndex: [Int32]) {
    var write = 0
    var kept = 0
    for row in newIndex.indices {
      let range = starts[row]..<starts[row + 1]
      // Entries move to the front of the arrays that they are in.
      guard newIndex[row] >= 0 else { continue }
      for entry in range {
        columns[write] = columns[entry]
        values[write] = values[entry]
        write += 1
      }
      kept += 1
      starts[kept] = write
    }
    columns.removeSubrange(write...)
    values.removeSubrange(write...)
    starts.removeSubrange((kept + 1)...)
    keepLate { row, column in (newIndex[Int(row)], column) }
  }

  /// Removes columns in place, with their entries.
  ///
  /// - Parameter newIndex: −1 for a deleted column.
  mutating func deleteColumns(newIndex: [Int32]) {
    var write = 0
    for row in 0..<(starts.count - 1) {
      let range = starts[row]..<starts[row + 1]
      starts[row] = write
      for entry in range where newIndex[Int(columns[entry])] >= 0 {
        columns[write] = newIndex[Int(columns[entry])]
        values[write] = values[entry]
        write += 1
      }
    }
    starts[starts.count - 1] = write
    columns.removeSubrange(write...)
    values.removeSubrange(write...)
    keepLate { row, column in (row, newIndex[Int(column)]) }
  }

  /// Renumbers the late entries; those with a negative index go.
  private mutating func keepLate(_ renumbered: (Int32, Int32) -> (row: Int32, column: Int32)) {
    var write = 0
    for entry in lateRows.indices {
      let (row, column) = renumbered(lateRows[entry], lateColumns[entry])
      guard row >= 0, column >= 0 else { continue }
      lateRows[write] = row
      lateColumns[write] = column
      lateValues[write] = lateValues[entry]
      write += 1
    }
    lateRows.removeSubrange(write...)
    lateColumns.removeSubrange(write...)
    lateValues.removeSubrange(write...)
  }
}

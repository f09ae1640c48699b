import Foundation
import Modelling
import Support
import Testing

@testable import GLPKSolver

/// The arithmetic that proofs stand on, against arithmetic without rounding.
struct ArithmeticTests {
  /// Numbers of very different sizes, some of which cancel.
  private static func draw(_ dice: inout Dice) -> Double {
    dice.happens(0.05) ? 0 : dice.double(-1...1) * pow(2, Double(dice.int(-60...60)))
  }

  @Test func sumsAreBoundedFromAboveAndNearly() {
    var dice = Dice(1)
    for _ in 0..<200 {
      var (sum, exact, size) = (ExactSum(), Dyadic.zero, 0.0)
      var factors = (0..<dice.int(0...60)).map { _ in (Self.draw(&dice), Self.draw(&dice)) }
      // Now and then what was added is taken away again, but for little.
      if dice.happens(0.5) { factors += factors.map { (-$0.0, $0.1 * (1 + 0x1p-50)) } }
      for (left, right) in factors {
        sum.addProduct(left, right)
        exact = exact + Dyadic(left) * Dyadic(right)
        size += abs(left * right)
      }
      let end = Dyadic(sum.upperEnd)
      #expect(end >= exact)
      #expect(
        end - exact <= (Dyadic(size) * Dyadic(0x1p-90)) + exact.magnitude * Dyadic(0x1p-50) + Dyadic(1e-290))
    }
  }

  @Test func sumsOfNothingAndOfTooMuch() {
    #expect(ExactSum().upperEnd == 0)
    var sum = ExactSum()
    sum.addProduct(1e300, 1e300)
    #expect(sum.upperEnd == .infinity)
    sum.addProduct(-1e300, 1e300)
    #expect(sum.upperEnd == .infinity)
  }

  /// A matrix with its rows, half of which came with later columns.
  private static func matrix(_ dice: inout Dice, rows: Int, columns: Int) -> (MatrixMirror, [[Double]]) {
    let dense = (0..<rows).map { _ in (0..<columns).map { _ in dice.happens(0.6) ? Self.draw(&dice) : 0 } }
    let early = dice.int(1...columns)
    var mirror = MatrixMirror()
    var block = SparseBlock()
    for row in 0..<rows {
      for column in 0..<early where dense[row][column] != 0 { block.add(column, dense[row][column]) }
      block.close(.free)
    }
    mirror.addRows(block)
    var late = SparseBlock()
    for column in early..<columns {
      for row in 0..<rows where dense[row][column] != 0 { late.add(row, dense[row][column]) }
      late.close(.free)
    }
    mirror.addColumns(late, first: early)
    return (mirror, dense)
  }

  @Test func reducedCostsHoldTheExactOnes() {
    var dice = Dice(2)
    for _ in 0..<100 {
      let (rows, columns) = (dice.int(1...6), dice.int(1...8))
      let (mirror, dense) = Self.matrix(&dice, rows: rows, columns: columns)
      let costs = (0..<columns).map { _ in Self.draw(&dice) }
      let duals = (0..<rows).map { _ in dice.happens(0.3) ? 0 : Self.draw(&dice) }
      let reduced = ReducedCosts(costs: costs, matrix: mirror, duals: duals)
      for column in 0..<columns {
        var (exact, size) = (Dyadic(costs[column]), abs(costs[column]))
        for row in 0..<rows {
          exact = exact - Dyadic(duals[row]) * Dyadic(dense[row][column])
          size += abs(duals[row] * dense[row][column])
        }
        let (low, high) = (Dyadic(reduced.lower(column)), Dyadic(reduced.upper(column)))
        #expect(low <= exact && exact <= high)
        #expect(high - low <= Dyadic(size * 0x1p-45 + 1e-290))
        if (0..<rows).allSatisfy({ duals[$0] == 0 || dense[$0][column] == 0 }) {
          #expect(reduced.lower(column) == costs[column] && reduced.upper(column) == costs[column])
        }
      }
    }
  }

  /// Bounds by the formula, exactly: (side − the others' activity) / coefficient.
  @Test func impliedBoundsAreImplied() {
    var dice = Dice(3)
    var finite = 0
    for _ in 0..<150 {
      let (rows, columns) = (dice.int(1...4), dice.int(1...4))
      let (mirror, dense) = Self.small(&dice, rows: rows, columns: columns)
      let lower = (0..<columns).map { _ in dice.happens(0.3) ? -Double.infinity : Double(dice.int(-4...0)) }
      let upper = (0..<columns).map { _ in dice.happens(0.3) ? Double.infinity : Double(dice.int(0...4)) }
      let rowUpper = (0..<rows).map { _ in dice.happens(0.2) ? Double.infinity : Double(dice.int(0...9)) }
      let rowLower = rowUpper.map { dice.happens(0.6) ? -Double.infinity : ($0.isFinite ? $0 - 3 : 0) }
      let found = ImpliedBounds(
        matrix: mirror, rowLower: rowLower, rowUpper: rowUpper, columnLower: lower, columnUpper: upper,
        columns: Array(0..<columns))
      for column in 0..<columns {
        var (low, high) = (-Double.infinity, Double.infinity)
        for row in 0..<rows where dense[row][column] != 0 {
          let value = dense[row][column]
          let others = (0..<columns).filter { $0 != column && dense[row][$0] != 0 }
          let least = others.reduce(0) { $0 + min(dense[row][$1] * lower[$1], dense[row][$1] * upper[$1]) }
          let most = others.reduce(0) { $0 + max(dense[row][$1] * lower[$1], dense[row][$1] * upper[$1]) }
          let (one, two) = ((rowUpper[row] - least) / value, (rowLower[row] - most) / value)
          high = min(high, value > 0 ? one : two)
          low = max(low, value > 0 ? two : one)
        }
        let bounds = found.bounds[column]
        #expect(bounds.lower <= low && bounds.upper >= high)
        // Of small whole numbers nothing is lost but the rounding outwards.
        #expect(bounds.lower >= low - 1e-9 || !low.isFinite)
        #expect(bounds.upper <= high + 1e-9 || !high.isFinite)
        if high.isFinite || low.isFinite { finite += 1 }
      }
    }
    #expect(finite > 150, "\(finite)")
  }

  private static func small(_ dice: inout Dice, rows: Int, columns: Int) -> (MatrixMirror, [[Double]]) {
    let dense = (0..<rows).map { _ in (0..<columns).map { _ in Double(dice.int(-2...3)) } }
    var mirror = MatrixMirror()
    var block = SparseBlock()
    for row in dense {
      for (column, value) in row.enumerated() where value != 0 { block.add(column, value) }
      block.close(.free)
    }
    mirror.addRows(block)
    return (mirror, dense)
  }

  /// The mirror against a table of all entries, through any number of changes.
  @Test func theMirrorIsTheMatrix() {
    var dice = Dice(4)
    for _ in 0..<40 {
      var mirror = MatrixMirror()
      var table: [[Double]] = []
      var columns = 0
      for _ in 0..<12 {
        Self.change(&mirror, &table, &columns, &dice)
        var seen = table.map { $0.map { _ in 0.0 } }
        var count = 0
        mirror.forEachEntry { row, column, value in
          seen[row][column] += value
          count += 1
        }
        #expect(seen == table && count == mirror.entryCount)
        for row in table.indices {
          var own = [Double](repeating: 0, count: columns)
          for (column, value) in mirror.entries(ofRow: row) { own[column] += value }
          #expect(own == table[row])
        }
      }
    }
  }

  private static func change(
    _ mirror: inout MatrixMirror, _ table: inout [[Double]], _ columns: inout Int, _ dice: inout Dice
  ) {
    switch dice.int(0...3) {
    case 0:
      var block = SparseBlock()
      let first = columns
      columns += dice.int(1...3)
      for row in table.indices { table[row] += [Double](repeating: 0, count: columns - first) }
      for column in first..<columns {
        for row in table.indices where dice.happens(0.5) {
          table[row][column] = Double(dice.int(1...9))
          block.add(row, table[row][column])
        }
        block.close(.free)
      }
      mirror.addColumns(block, first: first)
    case 1:
      var block = SparseBlock()
      for _ in 0..<dice.int(1...3) {
        var row = [Double](repeating: 0, count: columns)
        for column in 0..<columns where dice.happens(0.5) {
          row[column] = Double(dice.int(1...9))
          block.add(column, row[column])
        }
        table.append(row)
        block.close(.free)
      }
      mirror.addRows(block)
    case 2:
      let gone = table.indices.map { _ in dice.happens(0.3) }
      var next: Int32 = -1
      mirror.deleteRows(
        newIndex: gone.map { isGone -> Int32 in
          if !isGone { next += 1 }
          return isGone ? -1 : next
        })
      table = zip(table, gone).filter { !$1 }.map(\.0)
    default:
      let gone = (0..<columns).map { _ in dice.happens(0.3) }
      var next: Int32 = -1
      mirror.deleteColumns(
        newIndex: gone.map { isGone -> Int32 in
          if !isGone { next += 1 }
          return isGone ? -1 : next
        })
      table = table.map { row in zip(row, gone).filter { !$1 }.map(\.0) }
      columns = gone.filter { !$0 }.count
    }
  }
}

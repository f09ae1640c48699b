import Probability
import Testing

@testable import Formulation

@Suite("Rows rounded to whole attempts")
struct RoundedRowTests {
  private func entries(_ amounts: [Double]) -> [(column: Int, amount: Double)] {
    amounts.enumerated().map { ($0, $1) }
  }

  struct Case: Sendable {
    let amounts: [Double]
    let limit: Double
    /// Numbers by column, and the limit.
    let rows: [[Int]]
  }

  @Test(
    "by hand",
    arguments: [
      // Seven people hold two teams of three.
      Case(amounts: [3, 3], limit: 7, rows: [[1, 1, 2]]),
      // A team of two takes none of the room of one of three; divided by two, one of three takes that of one.
      Case(amounts: [3, 2], limit: 7, rows: [[1, 1, 3], [1, 0, 2]]),
      // Divided by two, a team of five takes as much room as two of two.
      Case(amounts: [5, 2], limit: 9, rows: [[2, 1, 4], [1, 0, 1]]),
      Case(amounts: [3, 3], limit: 6, rows: []),
      Case(amounts: [1, 2], limit: 4, rows: []),
      Case(amounts: [], limit: 4, rows: []),
      Case(amounts: [0.5, 1], limit: .infinity, rows: []),
      Case(amounts: [1, 2, 3, 4, 5, 6, 7], limit: 10.5, rows: []),
      Case(amounts: [-1, 2], limit: 3, rows: []),
      // Numbers too large to be told apart from their neighbours.
      Case(amounts: [1e-7, 1], limit: 1.5, rows: [[0, 1, 1]]),
    ])
  func byHand(one: Case) {
    let found = RoundedRow.all(entries(one.amounts), limit: one.limit)
    let rows = found.map { row in
      one.amounts.indices.map { column in
        row.columns.firstIndex(of: column).map { row.numbers[$0] } ?? 0
      } + [row.limit]
    }
    #expect(Set(rows) == Set(one.rows))
  }

  @Test("no whole number of attempts that keeps the row breaks one", arguments: 0..<40)
  func valid(seed: Int) {
    var draw = SplitMix64(seed: UInt64(seed))
    let amounts = (0..<3).map { _ in Double(1 + draw.below(40)) / 8 }
    let limit = Double(1 + draw.below(160)) / 8
    let rows = RoundedRow.all(entries(amounts), limit: limit)
    var isTight = rows.isEmpty
    let most = amounts.map { Int(limit / $0) }
    for x in 0...most[0] {
      for y in 0...most[1] {
        for z in 0...most[2] {
          let point = [x, y, z]
          guard zip(amounts, point).reduce(0, { $0 + $1.0 * Double($1.1) }) <= limit else { continue }
          for row in rows {
            let sum = zip(row.columns, row.numbers).reduce(0) { $0 + point[$1.0] * $1.1 }
            #expect(sum <= row.limit, "\(amounts) ≤ \(limit) at \(point)")
            if sum == row.limit { isTight = true }
          }
        }
      }
    }
    #expect(isTight)
  }

  @Test("money that is off by rounding still pays for what it paid for")
  func money() {
    // Three tenths, and three times a tenth, which is a little more.
    let rows = RoundedRow.all(entries([0.1, 0.25]), limit: 0.3)
    #expect(rows.allSatisfy { $0.columns != [0] || $0.limit >= 3 })
    #expect(rows == [RoundedRow(columns: [1], numbers: [1], limit: 1)])
  }
}

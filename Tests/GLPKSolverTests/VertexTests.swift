import Modelling
import Support
import Testing

@testable import GLPKSolver

/// Linear programs against all of their vertices.
struct VertexTests {
  /// Up to four columns within finite ends, and some rows.
  private static func draw(_ dice: inout Dice) -> Vertices {
    let columns = dice.int(1...4)
    let lower = (0..<columns).map { _ in Double(dice.int(-3...1)) }
    return Vertices(
      costs: (0..<columns).map { _ in Double(dice.int(-12...12)) / 4 }, lower: lower,
      upper: lower.map { $0 + Double(dice.int(1...5)) },
      rows: (0..<dice.int(0...4)).map { _ in
        ((0..<columns).map { _ in Double(dice.int(-8...8)) / 4 }, Double(dice.int(-8...20)) / 4)
      })
  }

  private static func load(_ vertices: Vertices, into program: LinearProgram) throws {
    var columns = SparseBlock()
    for (low, high) in zip(vertices.lower, vertices.upper) { columns.close(Bounds(lower: low, upper: high)) }
    try program.addColumns(columns, costs: vertices.costs)
    var rows = SparseBlock()
    for row in vertices.rows {
      for (column, value) in row.values.enumerated() where value != 0 { rows.add(column, value) }
      rows.close(.atMost(row.limit))
    }
    try program.addRows(rows)
  }

  @Test(arguments: SimplexOptions.Method.allCases)
  func theSimplexFindsTheBestVertex(_ method: SimplexOptions.Method) throws {
    var (optimal, empty) = (0, 0)
    for seed in 1...250 {
      var dice = Dice(seed)
      let vertices = Self.draw(&dice)
      try LinearProgram.withScope { program in
        try Self.load(vertices, into: program)
        let solved = try program.solve(SimplexOptions(method: method))
        guard let best = vertices.maximum else {
          #expect(solved.status == .infeasible, "seed \(seed)")
          empty += 1
          if try program.provesInfeasible() { return }
          // The dual simplex may end at a row that is not the one broken most: the primal's last basis proves it then.
          #expect(method == .dual, "seed \(seed)")
          try program.standardBasis()
          _ = try program.solve(SimplexOptions(method: .primal))
          #expect(try program.provesInfeasible(), "seed \(seed)")
          return
        }
        optimal += 1
        #expect(solved.status == .optimal && abs(solved.objective - best) < 1e-6, "seed \(seed)")
        let proven = try program.provenUpperBound()
        #expect(proven >= best - 1e-9 && proven < best + 1e-6, "seed \(seed)")
        #expect(try !program.provesInfeasible(), "seed \(seed)")
        // Strong duality, and complementary slackness, in the signs that the documentation states.
        let (duals, activities) = (try program.rowDuals(), try program.rowActivities())
        for (row, dual) in duals.enumerated() {
          #expect(dual > -1e-7, "seed \(seed)")
          if dual > 1e-6 { #expect(activities[row] > vertices.rows[row].limit - 1e-6, "seed \(seed)") }
        }
        let primals = try program.primals()
        for (column, cost) in try program.reducedCosts().enumerated() where abs(cost) > 1e-6 {
          let end = cost > 0 ? vertices.upper[column] : vertices.lower[column]
          #expect(abs(primals[column] - end) < 1e-6, "seed \(seed)")
        }
      }
    }
    #expect(optimal > 120 && empty > 20, "\(optimal), \(empty)")
  }

  /// Other costs and ends than the program's own: a bound on every vertex that is within them.
  @Test func boundsForOtherCostsAndEnds() throws {
    for seed in 1...150 {
      var dice = Dice(seed)
      let vertices = Self.draw(&dice)
      try LinearProgram.withScope { program in
        try Self.load(vertices, into: program)
        _ = try program.solve()
        var other = vertices
        other.costs = vertices.costs.map { _ in dice.double(-3...3) }
        other.lower = vertices.lower.map { $0 - dice.double(0...2) }
        other.upper = vertices.upper.map { $0 + dice.double(-0.5...2) }
        let duals = vertices.rows.map { _ in dice.double(-1...3) }
        let bound = try program.provenUpperBound(
          duals: duals, costs: other.costs, lower: other.lower, upper: other.upper)
        if let best = other.maximum { #expect(bound >= best - 1e-9, "seed \(seed)") }
        #expect(throws: GLPKError.self) {
          try program.provenUpperBound(duals: duals + [0], costs: other.costs, lower: [], upper: other.upper)
        }
      }
    }
  }

  @Test func whatChangedIsTold() throws {
    let change = try BoundChange(
      .column, from: ([0, 0, 1], [1, 2, .infinity]), to: ([0, 1, 1], [1, 2, 5]))
    #expect(change.indices == [1, 2] && change.lower == [1, 1] && change.upper == [2, 5])
    #expect(throws: GLPKError.wrongLength(.row, found: 1, expected: 2)) {
      try BoundChange(.row, from: ([0, 0], [1, 1]), to: ([0], [1, 1]))
    }
    #expect(throws: GLPKError.self) {
      try BoundChange(.row, from: ([0], [1]), to: ([.nan], [1]))
    }
    // What was no bound before and is not touched is nobody's business.
    #expect(try BoundChange(.row, from: ([2], [1]), to: ([2], [1])).indices.isEmpty)
  }
}

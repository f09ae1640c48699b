import GLPKSolver
import Modelling
import Support
import Testing

/// The bound holds for any duals, whatever the bounds look like.
struct SafeBoundTests {
  @Test func neverBelowTheBestWholePoint() throws {
    for seed in 1...200 as ClosedRange<UInt64> {
      var random = Dice(seed)
      let program = try knapsack(&random, items: random.int(2...10), rows: random.int(1...4))
      let best = try #require(bruteForce(program))
      try LinearProgram.withScope { relaxation in
        try relaxation.load(program)
        let relaxed = try relaxation.solve().objective
        #expect(try relaxation.provenUpperBound() >= max(best, relaxed - 1e-9), "seed \(seed)")
        #expect(try relaxation.provenUpperBound() <= relaxed + 1e-9, "seed \(seed)")
        for _ in 0..<10 {
          let duals = (0..<relaxation.rowCount).map { _ in 4 * random.share() - 2 }
          #expect(try relaxation.provenUpperBound(duals: duals) >= best, "seed \(seed)")
        }
      }
    }
  }

  /// x ≤ 1/3 written as 3x ≤ 1, objective 1e15·x: the optimum 1e15/3 is no double, the bound is not below it.
  @Test func roundingIsOnTheSafeSide() throws {
    try LinearProgram.withScope { program in
      var columns = SparseBlock()
      columns.close(Bounds(lower: 0, upper: 1))
      try program.addColumns(columns, costs: [1e15])
      try program.addRows(LinearProgramErrorTests.row([0], [3]))
      _ = try program.solve()
      let bound = try program.provenUpperBound()
      // Exact in whole numbers: 3·bound ≥ 10¹⁵.
      #expect(3 * Int64(bound.rounded(.down)) + 3 >= 1_000_000_000_000_000)
      #expect(bound >= 333_333_333_333_333.3125)
      #expect(bound < 333_333_333_333_335)
    }
  }

  @Test func infiniteBoundsAreReplacedByWhatRowsImply() throws {
    try LinearProgram.withScope { program in
      var columns = SparseBlock()
      columns.close(.free)  // v ≤ every tangent
      columns.close(.nonnegative)
      columns.close(.nonnegative)
      try program.addColumns(columns, costs: [0.7, 0, -1e-3])
      var rows = SparseBlock()
      rows.append(.atMost(0.1), indices: [0, 1, 2], values: [1, -0.3, -0.7])
      rows.append(.atMost(1.1), indices: [0, 1, 2], values: [1, -0.1, -0.1])
      rows.append(.atMost(7), indices: [1, 2], values: [1, 1.1])
      try program.addRows(rows)
      let optimum = try program.solve().objective
      let bound = try program.provenUpperBound()
      #expect(bound >= optimum - 1e-12 && bound < optimum + 1e-9)
      // A little off, and much off: still bounds.
      let duals = try program.rowDuals()
      #expect(try program.provenUpperBound(duals: duals.map { $0 * (1 + 1e-9) }) < optimum + 1e-6)
      #expect(try program.provenUpperBound(duals: [0, 0, 0]) >= optimum - 1e-12)
      #expect(try program.provenUpperBound(duals: [.nan, .infinity, -1]) >= optimum - 1e-12)
    }
  }

  @Test func nothingIsProvenWhereNothingIs() throws {
    try LinearProgram.withScope { program in
      var columns = SparseBlock()
      columns.close(.nonnegative)
      try program.addColumns(columns, costs: [1])
      #expect(try program.provenUpperBound(duals: []) == .infinity)
      try program.setCost(0, -1)
      #expect(try program.provenUpperBound(duals: []) >= 0)
    }
  }

  @Test func agreesWithRandomProgramsOfEveryKind() throws {
    for seed in 1...300 as ClosedRange<UInt64> {
      var random = Dice(seed)
      let program = try randomProgram(&random)
      guard let best = try solve(program).point?.objective else { continue }
      try LinearProgram.withScope { relaxation in
        try relaxation.load(program)
        let duals = (0..<program.rowCount).map { _ in 6 * random.share() - 3 }
        let bound = try relaxation.provenUpperBound(duals: duals) + program.objectiveConstant
        #expect(bound >= best - 1e-9, "seed \(seed)")
      }
    }
  }
}

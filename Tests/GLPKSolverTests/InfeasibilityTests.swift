import GLPKSolver
import Modelling
import Support
import Testing

/// Infeasibility is proven where it holds, and nowhere else.
struct InfeasibilityTests {
  /// Rows that a hidden point satisfies, some of them turned round.
  private func load(_ program: LinearProgram, _ random: inout Dice) throws {
    let columns = random.int(2...8)
    var block = SparseBlock()
    for _ in 0..<columns { block.close(Bounds(lower: 0, upper: random.share() < 0.2 ? .infinity : 4)) }
    try program.addColumns(block, costs: (0..<columns).map { _ in random.share() - 0.5 })
    let point = (0..<columns).map { _ in 4 * random.share() }
    var rows = SparseBlock()
    for _ in 0..<random.int(2...9) {
      let coefficients = point.map { _ in (2 * random.share() - 0.7) * (random.share() < 0.1 ? 1e4 : 1) }
      for (column, value) in coefficients.enumerated() { rows.add(column, value) }
      let at = zip(coefficients, point).reduce(0) { $0 + $1.0 * $1.1 }
      rows.close(random.share() < 0.8 ? .atMost(at) : .atLeast(at + (random.share() < 0.5 ? 0 : 8)))
    }
    try program.addRows(rows)
    if random.share() < 0.5 { try program.scale() }
  }

  @Test func isProvenWhereItHolds() throws {
    var (infeasible, unproven, feasible) = (0, 0, 0)
    for seed in 1...1000 as ClosedRange<UInt64> {
      var random = Dice(seed)
      try LinearProgram.withScope { program in
        try load(program, &random)
        let options = SimplexOptions(method: seed.isMultiple(of: 2) ? .primal : .dual)
        if try program.solve(options).status == .infeasible {
          infeasible += 1
          // Rounding may leave a reduced cost that charges an infinite bound; then there may be no proof.
          let isProven = try program.provesInfeasible()
          if !isProven { unproven += 1 }
          #expect(isProven || program.columnUpper.contains(.infinity), "seed \(seed)")
        } else {
          feasible += 1
          // On the way there, where the basis is not feasible yet, nothing is proven either.
          try program.standardBasis()
          for _ in 0..<8 {
            _ = try program.solve(SimplexOptions(method: .primal, iterationLimit: 1))
            let isProven = try program.provesInfeasible()
            #expect(!isProven, "seed \(seed)")
          }
        }
      }
    }
    #expect(infeasible > 100 && feasible > 100, "\(infeasible) infeasible, \(feasible) feasible")
    #expect(unproven * 100 < infeasible, "\(unproven) of \(infeasible) unproven")
  }

  @Test func boundsThatCross() throws {
    try LinearProgram.withScope { program in
      var columns = SparseBlock()
      columns.close(Bounds(lower: 2, upper: 1))
      try program.addColumns(columns, costs: [1])
      #expect(try program.solve().status == .infeasible)
      #expect(try program.provesInfeasible())
    }
  }

  @Test func programWithoutRows() throws {
    try LinearProgram.withScope { program in
      let isProven = try program.provesInfeasible()
      #expect(!isProven)
    }
  }
}

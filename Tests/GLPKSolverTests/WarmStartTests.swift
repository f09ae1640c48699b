import Modelling
import Support
import Testing

@testable import GLPKSolver

/// A program that is changed and re-solved answers as one that is built anew.
struct WarmStartTests {
  static let variants: [SimplexOptions] = [
    SimplexOptions(), SimplexOptions(method: .primal), SimplexOptions(ratioTest: .harris),
    SimplexOptions(method: .primal, pricing: .standard, ratioTest: .standard),
  ]

  @Test(arguments: 0..<variants.count)
  func warmEqualsCold(_ variant: Int) throws {
    for seed in 1...120 as ClosedRange<UInt64> {
      var random = Dice(seed)
      let base = try randomProgram(&random)
      try LinearProgram.withScope { warm in
        try warm.load(base)
        var bases = [try warm.basis()]
        for step in 0..<8 {
          try change(warm, &random, &bases)
          let outcome = try warm.solve(Self.variants[variant])
          try compare(warm, outcome, "variant \(variant), seed \(seed), step \(step)")
          bases.append(try warm.basis())
        }
      }
    }
  }

  private func change(_ program: LinearProgram, _ random: inout Dice, _ bases: inout [Basis]) throws {
    switch random.int(0...8) {
    case 0:
      let column = random.int(0...(program.columnCount - 1))
      let lower = Double(random.int(-3...1))
      try program.setColumnBounds(column, Bounds(lower: lower, upper: lower + Double(random.int(0...5))))
    case 1, 2:
      var rows = SparseBlock()
      for _ in 0..<random.int(1...3) { addRandomRow(&random, columns: program.columnCount, to: &rows) }
      try program.addRows(rows)
    case 3:
      try program.deleteRows((0..<program.rowCount).filter { _ in random.int(0...2) == 0 })
      bases.removeAll { $0.rows.count > program.rowCount }
    case 7:
      try program.deleteColumns((1..<program.columnCount).filter { _ in random.int(0...3) == 0 })
      bases.removeAll { $0.columns.count > program.columnCount }
    case 4:
      var columns = SparseBlock()
      for row in 0..<program.rowCount where random.int(0...1) == 0 {
        columns.add(row, Double(random.int(-8...8)) / 4)
      }
      columns.close(Bounds(lower: -1, upper: 2))
      try program.addColumns(columns, costs: [Double(random.int(-8...8)) / 4])
    case 8:
      let row = random.int(0...(max(1, program.rowCount) - 1))
      guard row < program.rowCount else { return }
      let values = program.matrix.values(withRow: row).map { _ in Double(random.int(-8...8)) / 4 }
      try program.setRow(row, values: values)
    case 5:
      try program.setCost(random.int(0...(program.columnCount - 1)), Double(random.int(-20...20)) / 4)
    default:
      if let basis = bases.last(where: { _ in random.int(0...2) == 0 }) { try program.restore(basis) }
    }
  }

  private func compare(_ warm: LinearProgram, _ outcome: LinearOutcome, _ place: String) throws {
    let expected = try rebuilt(warm)
    #expect(expected.reason == (outcome.status == .optimal ? .optimal : .infeasible), "\(place)")
    guard outcome.status == .optimal, let best = expected.point?.objective else {
      #expect(outcome.status == .infeasible, "\(place)")
      return
    }
    #expect(abs(outcome.objective - best) < 1e-6, "\(place)")
    let proven = try warm.provenUpperBound()
    #expect(proven >= best - 1e-9 && proven < best + 1e-4, "\(place): \(proven) for \(best)")
    let rows = try rows(of: warm)
    let x = try warm.primals()
    for row in 0..<warm.rowCount {
      let activity = rows.entries(row).reduce(0.0) { $0 + rows.values[$1] * x[Int(rows.indices[$1])] }
      #expect(try abs(activity - warm.rowActivities()[row]) < 1e-7, "\(place)")
    }
  }

  /// The same program from nothing, with the presolver.
  private func rebuilt(_ program: LinearProgram) throws -> Solution {
    try solve(
      Program(
        sense: .maximise, costs: program.costs, columnLower: program.columnLower,
        columnUpper: program.columnUpper, rows: rows(of: program)))
  }

  private func rows(of program: LinearProgram) throws -> SparseBlock {
    var block = SparseBlock()
    for row in 0..<program.rowCount {
      for (column, value) in try program.row(row) { block.add(column, value) }
      block.close(Bounds(lower: program.rowLower[row], upper: program.rowUpper[row]))
    }
    return block
  }
}

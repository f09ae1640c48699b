import GLPKSolver
import Modelling
import Support
import Testing

struct LinearProgramTests {
  @Test func duals() throws {
    try LinearProgramErrorTests.withSmall { program in
      let outcome = try program.solve()
      #expect(outcome.status == .optimal)
      #expect(try program.primals() == [0, 1])
      #expect(try program.rowActivities() == [1])
      let y = try program.rowDuals()[0]
      #expect(y >= 1 && y <= 2)
      #expect(try program.reducedCosts() == [1 - y, 2 - y])
      #expect(try abs(program.provenUpperBound() - 2) < 1e-12)
    }
  }

  @Test(arguments: SimplexOptions.Method.allCases)
  func statuses(_ method: SimplexOptions.Method) throws {
    let options = SimplexOptions(method: method)
    try LinearProgramErrorTests.withSmall { program in
      try program.setColumnBounds(0, Bounds(lower: 2, upper: 3))
      #expect(try program.solve(options).status == .infeasible)
      try program.setColumnBounds(0, Bounds(lower: 1, upper: 0))
      #expect(try program.solve(options).status == .infeasible)
      try program.setColumnBounds(lower: [0, 0], upper: [.infinity, 1])
      try program.setRowBounds(0, .atLeast(1))
      #expect(try program.solve(options).status == .unbounded)
      #expect(try program.provenUpperBound() == .infinity)
      try program.setRowBounds(lower: [-.infinity], upper: [5])
      #expect(try abs(program.solve(options).objective - 6) < 1e-9)
    }
  }

  @Test func emptyProgramsAreSolved() throws {
    try LinearProgram.withScope { program in
      #expect(try program.solve().status == .optimal)
      var rows = SparseBlock()
      rows.close(.atMost(1))
      try program.addRows(rows)
      #expect(try program.solve().status == .optimal)
      try program.setRowBounds(0, .atLeast(1))
      #expect(try program.solve().status == .infeasible)
      try program.deleteRows([0])
      var columns = SparseBlock()
      columns.close(Bounds(lower: 1, upper: 3))
      try program.addColumns(columns, costs: [2])
      #expect(try program.solve().objective == 6)
      #expect(try program.provenUpperBound() >= 6)
    }
  }

  @Test(arguments: SimplexOptions.Method.allCases)
  func limits(_ method: SimplexOptions.Method) throws {
    var random = Dice(3)
    let hard = try knapsack(&random, items: 60, rows: 50, isInteger: false)
    try LinearProgram.withScope { program in
      try program.load(hard)
      let short = try program.solve(SimplexOptions(method: method, iterationLimit: 3))
      #expect(short.status == .iterationLimit)
      #expect(short.iterations == 3)
      #expect(short.code == .iterationLimit)
      #expect(try program.solve(SimplexOptions(method: method, timeLimit: 0)).status == .timeLimit)
      let stop = StopFlag()
      stop.raise()
      #expect(try program.solve(SimplexOptions(method: method, stop: stop)).status == .interrupted)
      stop.lower()
      // Small slices reach the same optimum.
      let sliced = try program.solve(SimplexOptions(method: method, stop: stop, iterationsBetweenPolls: 2))
      #expect(sliced.status == .optimal)
      try program.standardBasis()
      let whole = try program.solve(SimplexOptions(method: method))
      #expect(abs(whole.objective - sliced.objective) < 1e-6)
    }
  }

  @Test func cutoff() throws {
    var random = Dice(4)
    let hard = try knapsack(&random, items: 60, rows: 50, isInteger: false)
    try LinearProgram.withScope { program in
      try program.load(hard)
      let optimum = try program.solve().objective
      try program.standardBasis()
      #expect(try program.solve(SimplexOptions(cutoff: optimum + 1)).status == .cutOff)
      // Duals of the last basis still prove it.
      #expect(try program.provenUpperBound() <= optimum + 1 + 1e-6)
      #expect(try program.provenUpperBound() >= optimum)
      try program.standardBasis()
      #expect(try program.solve(SimplexOptions(cutoff: optimum - 1)).status == .optimal)
    }
  }

  @Test func columnsEnterExistingRows() throws {
    try LinearProgramErrorTests.withSmall { program in
      _ = try program.solve()
      var columns = SparseBlock()
      columns.append(.nonnegative, indices: [0], values: [0.25])
      #expect(try program.addColumns(columns, costs: [1]) == 2..<3)
      // 0.25 z ≤ 1 is worth 4.
      #expect(try abs(program.solve().objective - 4) < 1e-9)
      #expect(try abs(program.provenUpperBound() - 4) < 1e-9)
      try program.deleteRows([0])
      #expect(program.entryCount == 0)
      #expect(try program.solve().status == .unbounded)
    }
  }

  @Test func scalingAndCrashBasesChangeNothing() throws {
    var random = Dice(5)
    for _ in 0..<50 {
      let program = try randomProgram(&random)
      try LinearProgram.withScope { plain in
        try plain.load(program)
        let expected = try plain.solve(SimplexOptions(method: .primal))
        try plain.scale()
        try plain.advancedBasis()
        let scaled = try plain.solve()
        #expect(scaled.status == expected.status)
        if expected.status == .optimal { #expect(abs(scaled.objective - expected.objective) < 1e-7) }
        try plain.unscale()
        try plain.standardBasis()
        #expect(try plain.solve().status == expected.status)
      }
    }
  }
}

import GLPKSolver
import Modelling
import Support

/// A pure-knapsack program: max Σ v x, each row Σ w x ≤ half its weight, 0 ≤ x ≤ 1.
func knapsack(_ random: inout Dice, items: Int, rows: Int, isInteger: Bool = true) throws -> Program {
  var block = SparseBlock()
  for _ in 0..<rows {
    var total = 0
    for item in 0..<items {
      let weight = random.int(5...60)
      total += weight
      block.add(item, Double(weight))
    }
    block.close(.atMost(Double(total / 2)))
  }
  return try Program(
    sense: .maximise, costs: (0..<items).map { _ in Double(random.int(10...99)) },
    columnLower: [Double](repeating: 0, count: items), columnUpper: [Double](repeating: 1, count: items),
    isInteger: [Bool](repeating: isInteger, count: items), rows: block)
}

/// A random program with every kind of bound; columns stay within −3 … 6, so it is never unbounded.
func randomProgram(_ random: inout Dice, sense: Sense = .maximise, isInteger: Bool = false) throws
  -> Program
{
  let (columns, rows) = (random.int(1...9), random.int(0...8))
  var block = SparseBlock()
  for _ in 0..<rows { addRandomRow(&random, columns: columns, to: &block) }
  let lower = (0..<columns).map { _ in Double(random.int(-3...1)) }
  return try Program(
    sense: sense, objectiveConstant: Double(random.int(-4...4)) / 4,
    costs: (0..<columns).map { _ in Double(random.int(-20...20)) / 4 }, columnLower: lower,
    columnUpper: lower.map { $0 + Double(random.int(0...5)) },
    isInteger: (0..<columns).map { _ in isInteger && random.int(0...3) > 0 }, rows: block)
}

func addRandomRow(_ random: inout Dice, columns: Int, to block: inout SparseBlock) {
  for column in 0..<columns where random.int(0...2) > 0 {
    block.add(column, Double(random.int(-12...12)) / 4)
  }
  let side = Double(random.int(-6...20)) / 2
  switch random.int(0...5) {
  case 0: block.close(.atLeast(-side))
  case 1: block.close(Bounds(lower: side - Double(random.int(1...12)), upper: side))
  case 2: block.close(.fixed(side / 4))
  default: block.close(.atMost(side))
  }
}

extension LinearProgram {
  /// The program's relaxation, to be maximised.
  func load(_ program: Program) throws {
    var columns = SparseBlock()
    for column in program.costs.indices {
      columns.close(Bounds(lower: program.columnLower[column], upper: program.columnUpper[column]))
    }
    let sign: Double = program.sense == .maximise ? 1 : -1
    try addColumns(columns, costs: program.costs.map { sign * $0 })
    try addRows(program.rows)
  }
}

/// The best value over all 0-1 points, by enumeration.
func bruteForce(_ program: Program) -> Double? {
  var best: Double?
  for mask in 0..<(1 << program.columnCount) {
    let x = (0..<program.columnCount).map { Double(mask >> $0 & 1) }
    guard isFeasible(x, program, tolerance: 1e-9) else { continue }
    let value = zip(program.costs, x).reduce(program.objectiveConstant) { $0 + $1.0 * $1.1 }
    best = max(best ?? value, value)
  }
  return best
}

func isFeasible(_ x: [Double], _ program: Program, tolerance: Double) -> Bool {
  for column in x.indices
  where x[column] < program.columnLower[column] - tolerance
    || x[column] > program.columnUpper[column] + tolerance
  {
    return false
  }
  return (0..<program.rowCount).allSatisfy { row in
    let activity = program.rows.entries(row).reduce(0.0) {
      $0 + program.rows.values[$1] * x[Int(program.rows.indices[$1])]
    }
    let bounds = program.rows.bounds(row)
    return activity >= bounds.lower - tolerance && activity <= bounds.upper + tolerance
  }
}

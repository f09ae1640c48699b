import Modelling
import Support
import Testing

/// What the writers write, read by others, is the program.
struct ReadBackTests {
  /// A program with every kind of bound, row and column; sometimes without rows, entries or names.
  private static func draw(_ dice: inout Dice) throws -> Program {
    let columns = dice.int(0...6)
    var rows = SparseBlock()
    let count = dice.int(0...5)
    for _ in 0..<count {
      for column in 0..<columns where dice.happens(0.6) { rows.add(column, Double(dice.int(-40...40)) / 8) }
      let side = Double(dice.int(-16...16)) / 4
      switch dice.int(0...4) {
      case 0: rows.close(.atLeast(side))
      case 1: rows.close(.fixed(side))
      case 2: rows.close(Bounds(lower: side - 2.5, upper: side))
      case 3 where dice.happens(0.3): rows.close(.free)
      default: rows.close(.atMost(side))
      }
    }
    let whole = (0..<columns).map { _ in dice.happens(0.4) }
    let lower = (0..<columns).map { _ in dice.happens(0.2) ? -Double.infinity : Double(dice.int(-3...2)) }
    let upper = lower.map { low in
      dice.happens(0.2) ? .infinity : (low.isFinite ? low : 0) + Double(dice.int(0...4))
    }
    let isNamed = dice.happens(0.3)
    return try Program(
      sense: dice.happens(0.5) ? .maximise : .minimise,
      objectiveConstant: dice.happens(0.5) ? 0 : Double(dice.int(-9...9)) / 2,
      costs: (0..<columns).map { _ in Double(dice.int(-9...9)) / 4 }, columnLower: lower, columnUpper: upper,
      isInteger: whole, rows: rows, columnNames: isNamed ? (0..<columns).map { "c_\($0)" } : [],
      rowNames: isNamed ? (0..<count).map { "row.\($0)" } : [])
  }

  private static func entries(_ program: Program, _ row: Int) -> [String: Double] {
    var entries: [String: Double] = [:]
    for entry in program.rows.entries(row) {
      entries[program.columnName(Int(program.rows.indices[entry]))] = program.rows.values[entry]
    }
    return entries
  }

  private static func columnsAgree(_ read: ReadBack, _ program: Program, sign: Double) {
    for column in 0..<program.columnCount {
      let name = program.columnName(column)
      #expect(read.lower[name] == program.columnLower[column])
      #expect(read.upper[name] == program.columnUpper[column])
      #expect(read.whole.contains(name) == program.isInteger[column])
      #expect((read.costs[name] ?? 0) == sign * program.costs[column])
    }
    #expect(
      Array(read.order.prefix(program.columnCount)) == (0..<program.columnCount).map(program.columnName))
    let hasOne = read.order.contains("one")
    #expect((read.costs["one"] ?? 0) == sign * program.objectiveConstant)
    if hasOne { #expect(read.lower["one"] == 1 && read.upper["one"] == 1) }
  }

  @Test func linearProgramFiles() throws {
    for seed in 1...300 {
      var dice = Dice(seed)
      let program = try Self.draw(&dice)
      let read = try ReadBack(lp: LPWriter.text(program))
      #expect(read.isMaximised == (program.sense == .maximise))
      Self.columnsAgree(read, program, sign: 1)
      for row in 0..<program.rowCount {
        let (bounds, name) = (program.rows.bounds(row), program.rowName(row))
        let (own, low) = (read.rows[name], read.rows[name + "_low"])
        let found = [own, low].compactMap { $0 }
        #expect(found.isEmpty == (bounds == .free), "seed \(seed)")
        #expect(found.map(\.lower).max() ?? -.infinity == bounds.lower, "seed \(seed)")
        #expect(found.map(\.upper).min() ?? .infinity == bounds.upper, "seed \(seed)")
        // A row without entries holds one that is 0.
        for one in found { #expect(one.entries.filter { $0.value != 0 } == Self.entries(program, row)) }
      }
    }
  }

  @Test func mathematicalProgrammingFiles() throws {
    for seed in 1...300 {
      var dice = Dice(seed)
      let program = try Self.draw(&dice)
      let text = MPSWriter.text(program)
      let read = try ReadBack(mps: text)
      Self.columnsAgree(read, program, sign: program.sense == .maximise ? -1 : 1)
      #expect(text.contains(program.sense == .maximise ? " N negated\n" : " N cost\n"))
      #expect(read.rows.count == program.rowCount)
      for row in 0..<program.rowCount {
        let (bounds, own) = (program.rows.bounds(row), read.rows[program.rowName(row)])
        #expect(own?.lower == bounds.lower && own?.upper == bounds.upper, "seed \(seed), row \(row)\n\(text)")
        #expect(own?.entries == Self.entries(program, row))
      }
    }
  }
}

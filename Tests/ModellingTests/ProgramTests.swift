import Modelling
import Testing

struct ProgramTests {
  typealias Problem = InvalidProgram.Problem

  struct Fault: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let problems: [Problem]
    let words: String
    let make: @Sendable () throws(InvalidProgram) -> Program
  }

  static func program(
    costs: [Double] = [1, 1], lower: [Double] = [0, 0], upper: [Double] = [1, 1], isInteger: [Bool] = [],
    entries: [(Int, Double)] = [], row: Bounds = .atMost(1), names: [String] = [], rowNames: [String] = []
  ) throws(InvalidProgram) -> Program {
    var rows = SparseBlock()
    rows.append(row, indices: entries.map(\.0), values: entries.map(\.1))
    return try Program(
      sense: .maximise, costs: costs, columnLower: lower, columnUpper: upper, isInteger: isInteger,
      rows: rows, columnNames: names, rowNames: rowNames)
  }

  static let faults: [Fault] = [
    Fault(
      testDescription: "lengths", problems: [.wrongLength(.column, found: 1, expected: 2)],
      words: "1 values for 2 columns"
    ) { () throws(InvalidProgram) in try program(lower: [0]) },
    Fault(
      testDescription: "column out of range", problems: [.columnOutOfRange(row: 0, column: 2, count: 2)],
      words: "row 0 names column 2; there are 2"
    ) { () throws(InvalidProgram) in try program(entries: [(2, 1)]) },
    Fault(
      testDescription: "coefficient",
      problems: [.coefficientNotFinite(row: 0, column: 1, value: .infinity)],
      words: "row 0 has inf as the coefficient of column 1"
    ) { () throws(InvalidProgram) in try program(entries: [(1, .infinity)]) },
    Fault(
      testDescription: "two costs",
      problems: [
        .costNotFinite(column: 0, value: .infinity), .costNotFinite(column: 1, value: -.infinity),
      ],
      words: "column 0 has inf as its cost\ncolumn 1 has -inf as its cost"
    ) { () throws(InvalidProgram) in try program(costs: [.infinity, -.infinity]) },
    Fault(
      testDescription: "bounds past infinity",
      problems: [.meaninglessBounds(.row, 0, lower: .infinity, upper: .infinity)],
      words: "row 0 is bounded by inf and inf, which are no bounds"
    ) { () throws(InvalidProgram) in try program(row: .atLeast(.infinity)) },
    Fault(
      testDescription: "crossed bounds", problems: [.crossedBounds(.column, 1, lower: 2, upper: 1)],
      words: "column 1 has its lower bound 2.0 above its upper bound 1.0"
    ) { () throws(InvalidProgram) in try program(lower: [0, 2]) },
    Fault(
      testDescription: "no whole number between", problems: [.crossedBounds(.column, 0, lower: 1, upper: 0)],
      words: "column 0 has its lower bound 1.0 above its upper bound 0.0"
    ) { () throws(InvalidProgram) in
      try program(lower: [0.2, 0], upper: [0.8, 1], isInteger: [true, false])
    },
    Fault(
      testDescription: "bad name", problems: [.badName(.column, 1, "a\u{1}b")],
      words: "column 1 has the name \"a\\u{1}b\", which files cannot hold"
    ) { () throws(InvalidProgram) in try program(names: ["a", "a\u{1}b"]) },
    Fault(
      testDescription: "name twice", problems: [.duplicateName(.column, 1, "a")],
      words: "column 1 has the name \"a\", which is taken"
    ) { () throws(InvalidProgram) in try program(names: ["a", "a"]) },
    Fault(
      testDescription: "too few names", problems: [.wrongLength(.row, found: 2, expected: 1)],
      words: "2 values for 1 rows"
    ) { () throws(InvalidProgram) in try program(rowNames: ["a", "b"]) },
  ]

  @Test(arguments: faults)
  func isRefused(_ fault: Fault) {
    do {
      _ = try fault.make()
      Issue.record("accepted")
    } catch {
      #expect(error.problems == fault.problems)
      #expect(error.description == fault.words)
    }
  }

  @Test(arguments: [
    "", "1x", ".x", "x y", "e1", "E22", "free", "INF", "st", "End", "x-y", "ä", "a<b",
    String(repeating: "x", count: 256),
  ])
  func namesThatFilesCannotHold(_ name: String) {
    #expect(throws: InvalidProgram(problems: [.badName(.column, 0, name)])) {
      try Self.program(names: [name, "fine"])
    }
  }

  @Test(arguments: ["x", "_", "x.1", "e", "eel", "Start_3", String(repeating: "x", count: 255)])
  func namesThatTheyCan(_ name: String) throws {
    #expect(try Self.program(names: [name, "fine"]).columnName(0) == name)
  }

  @Test func rowsAreNormalised() throws {
    let program = try Self.program(entries: [(1, 2), (0, 1), (1, 0.5), (0, -1)])
    #expect(program.rows.indices == [1])
    #expect(program.rows.values == [2.5])
    #expect(program.rowName(0) == "r1")
    #expect(program.columnName(1) == "x2")
  }

  @Test func wholeBoundsAreRoundedInwards() throws {
    let program = try Self.program(
      lower: [-0.5, -0.5], upper: [2.5, .infinity], isInteger: [true, true])
    #expect(program.columnLower == [0, 0])
    #expect(program.columnUpper == [2, .infinity])
  }

  @Test func aModelBecomesAProgram() throws {
    var model = Model()
    let x = model.addVariable(.binary, isInteger: true, name: "open")
    let y = model.addVariable()
    model.addRow(2 * x + y - 3.0 + x, .atMost(1), name: "cap")
    model.optimise(.maximise, 5 * (x - 2 * y) + 7.0 + x)
    let program = try model.program()
    #expect(program.costs == [6, -10])
    #expect(program.objectiveConstant == 7)
    #expect(program.rows.values == [3, 1])
    #expect(program.rows.bounds(0) == .atMost(4))
    #expect(program.columnNames == ["open", "x2"])
    #expect(program.isInteger == [true, false])
    model.optimise(.minimise, Variable(index: 9) + 0.0)
    #expect(throws: InvalidProgram(problems: [.objectiveOutOfRange(column: 9, count: 2)])) {
      try model.program()
    }
  }

  @Test func fiftyThousandColumns() throws {
    var rows = SparseBlock()
    for row in 0..<5_000 {
      for place in (0..<20).reversed() { rows.add((row * 10 + place * 2_503) % 50_000, 1) }
      rows.close(.atMost(3))
    }
    let program = try Program(
      sense: .maximise, costs: [Double](repeating: 1, count: 50_000),
      columnLower: [Double](repeating: 0, count: 50_000),
      columnUpper: [Double](repeating: 1, count: 50_000), rows: rows)
    #expect(program.rows.values.reduce(0, +) == 100_000)
  }
}

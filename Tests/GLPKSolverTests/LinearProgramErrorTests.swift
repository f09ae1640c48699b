import Foundation
import GLPKSolver
import Modelling
import Testing

/// Whatever a caller can get wrong is thrown, and changes nothing.
struct LinearProgramErrorTests {
  struct Misuse: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let error: GLPKError
    let call: @Sendable (LinearProgram) throws -> Void

    init(_ name: String, _ error: GLPKError, _ call: @escaping @Sendable (LinearProgram) throws -> Void) {
      testDescription = name
      self.error = error
      self.call = call
    }
  }

  static func row(_ columns: [Int], _ values: [Double], _ bounds: Bounds = .atMost(1)) -> SparseBlock {
    var block = SparseBlock()
    block.append(bounds, indices: columns, values: values)
    return block
  }

  static let misuses: [Misuse] = [
    Misuse("column bounds out of range", .indexOutOfRange(.column, index: 2, count: 2)) {
      try $0.setColumnBounds(2, .binary)
    },
    Misuse("negative row", .indexOutOfRange(.row, index: -1, count: 1)) {
      try $0.setRowBounds(-1, .free)
    },
    Misuse("entry of a row out of range", .indexOutOfRange(.column, index: 2, count: 2)) {
      try $0.addRows(row([0, 2], [1, 1]))
    },
    Misuse("entry of a column out of range", .indexOutOfRange(.row, index: 1, count: 1)) {
      try $0.addColumns(row([1], [1]), costs: [0])
    },
    Misuse("duplicate entry", .duplicateEntry(.row, vector: 1, index: 1)) {
      try $0.addRows(row([1, 0, 1], [1, 1, 1]))
    },
    Misuse("NaN coefficient", .notFinite(.row, index: 1, value: .infinity)) {
      try $0.addRows(row([0], [.infinity]))
    },
    Misuse("infinite cost", .notFinite(.column, index: 1, value: -.infinity)) {
      try $0.setCosts([0, -.infinity])
    },
    Misuse("cost out of range", .indexOutOfRange(.column, index: 9, count: 2)) { try $0.setCost(9, 1) },
    Misuse("too few costs", .wrongLength(.column, found: 1, expected: 2)) { try $0.setCosts([0]) },
    Misuse("costs of new columns", .wrongLength(.column, found: 0, expected: 1)) {
      try $0.addColumns(row([0], [1]), costs: [])
    },
    Misuse("bounds past infinity", .meaninglessBounds(.row, index: 0, lower: .infinity, upper: .infinity)) {
      try $0.setRowBounds(0, Bounds(lower: .infinity))
    },
    Misuse("too many bounds", .wrongLength(.column, found: 3, expected: 2)) {
      try $0.setColumnBounds(lower: [0, 0, 0], upper: [1, 1])
    },
    Misuse("row to change out of range", .indexOutOfRange(.row, index: 1, count: 1)) {
      try $0.setRow(1, values: [1])
    },
    Misuse("too many values of a row", .wrongLength(.column, found: 3, expected: 2)) {
      try $0.setRow(0, values: [1, 2, 3])
    },
    Misuse("column deleted twice", .duplicateIndex(.column, index: 0)) { try $0.deleteColumns([0, 0]) },
    Misuse("row deleted twice", .duplicateIndex(.row, index: 0)) { try $0.deleteRows([0, 0]) },
    Misuse("row to delete out of range", .indexOutOfRange(.row, index: 1, count: 1)) {
      try $0.deleteRows([1])
    },
    Misuse("basis too large", .badBasis) { try $0.restore(Basis(columns: [1, 1, 1], rows: [])) },
    Misuse("unknown status", .badBasis) { try $0.restore(Basis(columns: [1, 6], rows: [1])) },
    Misuse("duals of other rows", .wrongLength(.row, found: 0, expected: 1)) {
      _ = try $0.provenUpperBound(duals: [])
    },
    Misuse("tolerance", .badOption("dualTolerance", value: 0)) {
      _ = try $0.solve(SimplexOptions(dualTolerance: 0))
    },
    Misuse("time limit", .badOption("timeLimit", value: -1)) {
      _ = try $0.solve(SimplexOptions(timeLimit: -1))
    },
    Misuse("iteration limit", .badOption("iterationLimit", value: -1)) {
      _ = try $0.solve(SimplexOptions(iterationLimit: -1))
    },
    Misuse("polling", .badOption("iterationsBetweenPolls", value: 0)) {
      _ = try $0.solve(SimplexOptions(iterationsBetweenPolls: 0))
    },
  ]

  /// max x + 2y, x + y ≤ 1, 0 ≤ x, y ≤ 1: 2.
  static func withSmall<R>(_ body: (LinearProgram) throws -> R) throws -> R {
    try LinearProgram.withScope { program in
      var columns = SparseBlock()
      columns.close(.binary)
      columns.close(.binary)
      try program.addColumns(columns, costs: [1, 2])
      try program.addRows(row([0, 1], [1, 1]))
      return try body(program)
    }
  }

  @Test(arguments: misuses)
  func isRefused(_ misuse: Misuse) throws {
    try Self.withSmall { program in
      #expect(throws: misuse.error) { try misuse.call(program) }
      let outcome = try program.solve()
      #expect(outcome.status == .optimal)
      #expect(abs(outcome.objective - 2) < 1e-9)
      #expect((program.rowCount, program.columnCount) == (1, 2))
      #expect(!misuse.error.description.isEmpty)
    }
  }

  @Test func notANumberIsRefused() throws {
    try Self.withSmall { program in
      #expect(throws: GLPKError.self) { try program.setColumnBounds(0, Bounds(lower: .nan)) }
      #expect(throws: GLPKError.self) { try program.setCost(0, .nan) }
      #expect(throws: GLPKError.self) { try program.addRows(Self.row([0], [.nan])) }
      #expect(throws: GLPKError.self) { try program.solve(SimplexOptions(cutoff: .nan)) }
    }
  }

  @Test func theScopeEndsIt() throws {
    let escaped = try Self.withSmall { $0 }
    #expect(throws: GLPKError.closed) { try escaped.solve() }
    #expect(throws: GLPKError.closed) { try escaped.basis() }
  }

  @Test func memoryLimitIsThrownAndTheNextScopeWorks() throws {
    #expect(throws: GLPKError.self) {
      try LinearProgram.withScope(memoryLimit: 1) { program in
        var columns = SparseBlock()
        for _ in 0..<100_000 { columns.close(.binary) }
        try program.addColumns(columns, costs: [Double](repeating: 1, count: 100_000))
      }
    }
    #expect(try Self.withSmall { try $0.solve().status } == .optimal)
  }
}

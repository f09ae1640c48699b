import Modelling
import Testing

struct WriterTests {
  static func sample(_ sense: Sense) throws -> Program {
    var model = Model()
    let x = model.addVariable(Bounds(lower: 0, upper: 3), isInteger: true)
    let y = model.addVariable(.free)
    _ = model.addVariable(.fixed(2))
    model.addRow(x + 0.1 * y, .atMost(4))
    model.addRow(x - y, Bounds(lower: -1, upper: 2))
    model.addRow(y.linear, .fixed(0.5))
    model.optimise(sense, x + 1e-7 * y + 0.25)
    return try model.program()
  }

  @Test func mps() throws {
    #expect(
      try MPSWriter.text(Self.sample(.maximise)) == """
        NAME sidereal FREE
        ROWS
         N negated
         L r1
         L r2
         E r3
        COLUMNS
         MARKER 'MARKER' 'INTORG'
         x1 negated -1
         x1 r1 1
         x1 r2 1
         MARKER 'MARKER' 'INTEND'
         x2 negated -1e-07
         x2 r1 0.1
         x2 r2 -1
         x2 r3 1
         x3 negated 0
         one negated -0.25
        RHS
         RHS r1 4
         RHS r2 2
         RHS r3 0.5
        RANGES
         RNG r2 3
        BOUNDS
         LO BND x1 0
         UP BND x1 3
         FR BND x2
         FX BND x3 2
         FX BND one 1
        ENDATA

        """)
  }

  @Test func lp() throws {
    #expect(
      try LPWriter.text(Self.sample(.maximise)) == """
        Maximize
         obj:
         + 1 x1
         + 1e-07 x2
         + 0 x3
         + 0.25 one
        Subject To
         r1:
         + 1 x1
         + 0.1 x2
         <= 4
         r2:
         + 1 x1
         - 1 x2
         <= 2
         r2_low:
         + 1 x1
         - 1 x2
         >= -1
         r3:
         + 1 x2
         = 0.5
        Bounds
         0 <= x1 <= 3
         x2 free
         x3 = 2
         one = 1
        General
         x1
        End

        """)
  }

  @Test func theSenseIsKept() throws {
    #expect(try MPSWriter.text(Self.sample(.minimise)).contains(" x2 cost 1e-07\n"))
    #expect(try MPSWriter.text(Self.sample(.minimise)).contains(" one cost 0.25\n"))
    #expect(try LPWriter.text(Self.sample(.minimise)).hasPrefix("Minimize\n"))
  }

  @Test(arguments: [
    0.1, 1.0 / 3, 1e300, -2.2250738585072014e-308, 123_456_789_012_345_680, -0.0, 1e15, 2.5e-8,
  ])
  func numbersReadBack(_ value: Double) throws {
    var rows = SparseBlock()
    rows.append(.atMost(1), indices: [0], values: [1])
    let program = try Program(
      sense: .minimise, costs: [value], columnLower: [0], columnUpper: [1], rows: rows)
    let line = try #require(MPSWriter.text(program).split(separator: "\n").first { $0.hasPrefix(" x1 ") })
    let text = try #require(line.split(separator: " ").last)
    #expect(Double(text) == value || value == 0)
  }
}

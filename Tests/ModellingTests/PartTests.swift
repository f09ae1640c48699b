import Support
import Testing

@testable import Modelling

/// The parts that programs and files are made of.
struct PartTests {
  @Test(arguments: [
    (Bounds.free, true), (.nonnegative, true), (.fixed(3), true), (Bounds(lower: 2, upper: 1), true),
    (.atLeast(.infinity), false), (.atMost(-.infinity), false), (Bounds(lower: .nan, upper: 1), false),
    (Bounds(lower: 0, upper: .nan), false), (.atLeast(-.infinity), true),
  ]) func boundsMeanSomething(bounds: Bounds, isMeaningful: Bool) {
    #expect(bounds.isMeaningful == isMeaningful)
  }

  @Test func boundsByName() {
    #expect(Bounds.binary == Bounds(lower: 0, upper: 1) && Bounds.atMost(2).lower == -.infinity)
    #expect(Bounds.atLeast(2).upper == .infinity && Bounds.free == Bounds())
  }

  /// Expressions against plain sums, at drawn points.
  @Test func expressionsAreLinear() {
    var dice = Dice(1)
    func value(_ expression: LinearExpression, _ point: [Double]) -> Double {
      expression.terms.reduce(expression.constant) { $0 + $1.coefficient * point[$1.variable.index] }
    }
    for _ in 0..<100 {
      let point = (0..<4).map { _ in Double(dice.int(-8...8)) }
      let (x, y) = (Variable(index: dice.int(0...3)), Variable(index: dice.int(0...3)))
      let (a, b) = (Double(dice.int(-4...4)), Double(dice.int(-4...4)))
      var expression = a * (x + b) - 2 * (y - x) + 3.0
      let expected = a * (point[x.index] + b) - 2 * (point[y.index] - point[x.index]) + 3
      #expect(value(expression, point) == expected)
      expression += b * y - 1.0
      expression.add(a, x)
      #expect(value(expression, point) == expected + b * point[y.index] - 1 + a * point[x.index])
      #expect(value(x - y, point) + value(y - x, point) == 0)
    }
  }

  /// A block against a list of vectors.
  @Test func blocksHoldTheirVectors() {
    var dice = Dice(2)
    for _ in 0..<50 {
      var block = SparseBlock()
      if dice.happens(0.5) { block.reserveCapacity(vectors: 4, entries: 9) }
      var vectors: [(entries: [(Int, Double)], bounds: Bounds)] = []
      for _ in 0..<dice.int(0...6) {
        let entries = (0..<dice.int(0...4)).map { _ in (dice.int(0...99), dice.share()) }
        let bounds = Bounds(lower: -dice.share(), upper: dice.share())
        if dice.happens(0.5) {
          block.append(bounds, indices: entries.map(\.0), values: entries.map(\.1))
        } else {
          for (index, value) in entries { block.add(index, value) }
          block.close(bounds)
        }
        vectors.append((entries, bounds))
      }
      #expect(block.count == vectors.count && block.isEmpty == vectors.isEmpty)
      #expect(block.starts.count == vectors.count + 1)
      for (place, vector) in vectors.enumerated() {
        let found = block.entries(place).map { (Int(block.indices[$0]), block.values[$0]) }
        #expect(found.map(\.0) == vector.entries.map(\.0) && found.map(\.1) == vector.entries.map(\.1))
        #expect(block.bounds(place) == vector.bounds)
      }
    }
  }

  @Test func columnsInTheirOrder() throws {
    var dice = Dice(3)
    for _ in 0..<60 {
      let (rows, columns) = (dice.int(0...6), dice.int(1...6))
      let table = (0..<rows).map { _ in (0..<columns).map { _ in Double(dice.int(-2...2)) } }
      var block = SparseBlock()
      for row in table {
        for (column, value) in row.enumerated() where value != 0 { block.add(column, value) }
        block.close(.atMost(1))
      }
      let none = [Double](repeating: 0, count: columns)
      let order = ColumnOrder(
        try Program(sense: .minimise, costs: none, columnLower: none, columnUpper: none, rows: block))
      for column in 0..<columns {
        let found = order.entries(column).map { (Int(order.rows[$0]), order.values[$0]) }
        let expected = (0..<rows).filter { table[$0][column] != 0 }.map { ($0, table[$0][column]) }
        #expect(found.map(\.0) == expected.map(\.0) && found.map(\.1) == expected.map(\.1))
      }
    }
  }

  @Test(arguments: [
    (0, "0"), (-0.0, "0"), (1, "1"), (-3, "-3"), (0.5, "0.5"), (1e14, "100000000000000"),
    (1e15, "1000000000000000"), (9e15, "9000000000000000"), (1e17, "1e+17"),
    (-2.5e-8, "-2.5e-08"), (123_456_789, "123456789"),
  ]) func numbersAreShort(value: Double, text: String) {
    #expect(NumberText.of(value) == text)
  }

  @Test func everyNumberReadsBack() {
    var dice = Dice(4)
    for _ in 0..<2_000 {
      let value = Double(bitPattern: dice.next())
      guard value.isFinite else { continue }
      #expect(Double(NumberText.of(value)) == value)
      let whole = Double(dice.int(-10_000_000_000_000_000...10_000_000_000_000_000))
      #expect(Double(NumberText.of(whole)) == whole && !NumberText.of(whole).hasSuffix(".0"))
    }
  }

  @Test func freshNamesAreFree() {
    #expect(ProgramNames.fresh("one", among: []) == "one")
    #expect(ProgramNames.fresh("one", among: ["one", "one__"]) == "one_")
    #expect(ProgramNames.fresh("one", among: ["one", "one_", "one__"]) == "one___")
  }

  @Test func shownNamesAreShort() {
    #expect(ProgramNames.shown("plain") == "plain")
    #expect(ProgramNames.shown("a\tb\u{7F}") == "a\\u{9}b\\u{7f}")
    #expect(ProgramNames.shown(String(repeating: "x", count: 41)) == String(repeating: "x", count: 40) + "…")
    #expect(ProgramNames.shown(String(repeating: "x", count: 40)).count == 40)
  }

  /// Names that the writers invent give way to those of the program.
  @Test func inventedNamesAreKeptApart() throws {
    var model = Model()
    let one = model.addVariable(name: "one")
    model.addRow(one.linear, Bounds(lower: 0, upper: 1), name: "r")
    model.addRow(one.linear, .atMost(2), name: "r_low")
    model.addRow(one.linear, .atMost(3), name: "negated")
    model.optimise(.maximise, one + 1.0)
    let program = try model.program()
    let text = LPWriter.text(program)
    #expect(text.contains(" r_low_:\n") && text.contains(" + 1 one_\n"))
    let other = MPSWriter.text(program)
    #expect(other.contains(" N negated_\n") && other.contains(" FX BND one_ 1\n"))
  }
}

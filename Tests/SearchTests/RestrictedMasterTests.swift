import Formulation
import Foundation
import GLPKSolver
import Modelling
import Support
import Testing

@testable import Search

/// The restricted master program, its pool of columns and its rows.
@Suite("Restricted master")
struct RestrictedMasterTests {
  typealias UnitColumn = RestrictedMaster.UnitColumn

  private static func column(_ unit: Int, _ attempts: [(column: Int, number: Int)] = []) -> UnitColumn {
    UnitColumn(unit: unit, logs: [], attempts: attempts)
  }

  /// Maximises Σ worth·share with one plan for each of two units and a shared resource of 3: worth goes by a row.
  private static func withMaster(
    _ body: (LinearProgram, RestrictedMaster, (UnitColumn) -> RestrictedMaster.Entries) throws -> Void
  ) throws {
    try LinearProgram.withScope { program in
      var rows = SparseBlock()
      rows.close(.atMost(3))
      rows.close(.fixed(1))
      rows.close(.fixed(1))
      rows.close(.atMost(0))
      try program.addRows(rows)
      var gain = SparseBlock()
      gain.add(3, 1)
      gain.close(Bounds(lower: 0, upper: 100))
      try program.addColumns(gain, costs: [1])
      let master = RestrictedMaster(program, units: 2)
      try body(program, master) { plan in
        // An attempt takes one of the resource; its worth falls with their number.
        let number = plan.attempts.reduce(0) { $0 + $1.number }
        let worth = [0, 4, 6, 7, 7.5][number] * Double(plan.unit + 1)
        return [(0, Double(number)), (1 + plan.unit, 1), (3, -worth)].filter { $0.1 != 0 }
      }
    }
  }

  @Test("plans are kept once, by what they do")
  func keeping() throws {
    try Self.withMaster { _, master, entries in
      #expect(master.keep([Self.column(0), Self.column(1)], entries) == [0, 1])
      #expect(master.keep([Self.column(0)], entries).isEmpty)
      #expect(master.keep([Self.column(0, [(4, 1)]), Self.column(0, [(4, 1)])], entries) == [2])
      #expect(master.keep([Self.column(1, [(4, 1)]), Self.column(0, [(4, 2)])], entries) == [3, 4])
      #expect(master.plans.count == 5)
    }
  }

  @Test("the mix takes from the pool what gains, and comes to the best mix of all plans")
  func pricing() throws {
    try Self.withMaster { program, master, entries in
      let idle = (0..<2).map { Self.column($0) }
      let others = (0..<2).flatMap { unit in (1...4).map { Self.column(unit, [(0, $0)]) } }
      _ = master.keep(idle, entries)
      try master.take([0, 1])
      _ = master.keep(others, entries)
      master.beginQuery()
      var options = SimplexOptions(method: .primal)
      options.ratioTest = .standard
      #expect(try program.solve(options).objective == 0)
      for _ in 0..<20 {
        if try !master.priceFromPool(program.rowDuals(), worth: 1e-9) { break }
        _ = try program.solve(options)
      }
      // Three attempts among units of worth 4 6 7 and 8 12 14: two for the second and one for the first.
      let solved = try program.solve(options)
      #expect(abs(solved.objective - (12 + 4)) < 1e-9)
      let shares = try master.shares()
      for unit in 0..<2 {
        let own = shares.filter { $0.plan.unit == unit }
        #expect(abs(own.reduce(0) { $0 + $1.share } - 1) < 1e-9)
      }
      let used = shares.reduce(0) { $0 + $1.share * Double($1.plan.attempts.reduce(0) { $0 + $1.number }) }
      #expect(used <= 3 + 1e-9)
      // Nothing gains at the end, nothing of what is named either.
      let duals = try program.rowDuals()
      #expect(master.gaining(Array(master.plans.indices), duals).isEmpty)
      #expect(try !master.priceFromPool(duals, worth: 0))
    }
  }

  @Test("what gains less than is asked for stays in the pool") func modesty() throws {
    try Self.withMaster { program, master, entries in
      _ = master.keep([Self.column(0), Self.column(1)], entries)
      try master.take([0, 1])
      _ = master.keep([Self.column(0, [(0, 1)])], entries)
      _ = try program.solve()
      let duals = try program.rowDuals()
      #expect(master.gaining([2], duals) == [2])
      #expect(try !master.priceFromPool(duals, worth: 4.5))
      #expect(try master.priceFromPool(duals, worth: 3.5))
    }
  }

  @Test("another mix begins where this one stood")
  func resuming() throws {
    let plans = (0..<2).flatMap { unit in (0...4).map { Self.column(unit, $0 == 0 ? [] : [(0, $0)]) } }
    var basis: RestrictedMaster.MasterBasis?
    try Self.withMaster { program, master, entries in
      _ = master.keep(plans, entries)
      try master.take(Array(plans.indices))
      #expect(try abs(program.solve().objective - 16) < 1e-9)
      basis = try master.basis()
    }
    try Self.withMaster { program, master, entries in
      _ = master.keep([plans[0], plans[5]], entries)
      try master.take([0, 1])
      try master.resume(try #require(basis), entries)
      #expect(master.plans.count <= 6)
      let solved = try program.solve(SimplexOptions(method: .primal))
      #expect(abs(solved.objective - 16) < 1e-9 && solved.iterations <= 1)
    }
  }

  @Test("new entries come with all plans, in the same order") func renewing() throws {
    try Self.withMaster { program, master, entries in
      let plans = (0..<2).flatMap { unit in (0...2).map { Self.column(unit, $0 == 0 ? [] : [(0, $0)]) } }
      _ = master.keep([plans[0], plans[3], plans[1], plans[4], plans[2], plans[5]], entries)
      try master.take(Array(plans.indices))
      let before = try program.solve().objective
      try master.renew([true]) { plan in
        entries(plan).map { ($0.row, $0.row == 3 ? 2 * $0.amount : $0.amount) }
      }
      #expect(master.plans.count == 6)
      #expect(try abs(program.solve().objective - 2 * before) < 1e-9)
    }
  }

  @Test("of many plans those that were not wanted for longest are forgotten")
  func forgetting() throws {
    try Self.withMaster { _, master, entries in
      _ = master.keep([Self.column(0), Self.column(1)], entries)
      try master.take([0, 1])
      for round in 0..<6 {
        master.beginQuery()
        let fresh = (0..<1_000).map { Self.column(0, [(1_000 * round + $0, 1)]) }
        _ = master.keep(fresh, entries)
      }
      #expect(master.plans.count == 6_002)
      master.beginQuery()
      // A third of the limit goes: the first rounds.
      #expect(master.plans.count == 4_002)
      #expect(master.plans.prefix(2).allSatisfy { $0.attempts.isEmpty })
      #expect(master.plans.dropFirst(2).first?.attempts.first?.column == 2_000)
      // What was forgotten is new, what was kept is not.
      #expect(master.keep([Self.column(0, [(0, 1)]), Self.column(0, [(5_500, 1)])], entries) == [4_002])
    }
  }

  /// Rows have the row before them subtracted: prices come back from duals as if they had not.
  @Test("differences of rows change nothing that is said")
  func differences() throws {
    var dice = Dice(1)
    for tiny in try Tiny.withOutcomes(1...60).prefix(20) {
      let resources = Resources(tiny.rows, VariableLayout(tiny.reduction))
      try LinearProgram.withScope { program in
        let outcomes = tiny.reduction.outcomes.count
        let units = tiny.reduction.units.count
        let rows = try MasterRows(program, resources, of: tiny.reduction)
        let query = LagrangianBound.BoundQuery(
          costs: (0..<outcomes).map { _ in dice.double(0.1...1) }, constants: [],
          lower: (0..<outcomes).map { _ in -9 }, upper: (0..<outcomes).map { _ in 0 }, means: nil,
          reduction: tiny.reduction)
        try rows.load(query, into: program)
        let duals = (0..<program.rowCount).map { _ in dice.double(0...1) }
        let uses = resources.limits.map { _ in Double(dice.int(0...3)) }
        let logs = (0..<outcomes).map { _ in -dice.double(0...3) }
        let unit = dice.int(0...units - 1)
        let entries = rows.entries(unit: unit, uses: uses, logs: logs, worths: [:])
        let charged = entries.reduce(0) { $0 + duals[$1.row] * $1.amount }
        // Undone by hand: the dual of a row less that of the one behind it.
        func undone(_ first: Int, _ count: Int) -> [Double] {
          (0..<count).map { duals[first + $0] - ($0 + 1 < count ? duals[first + $0 + 1] : 0) }
        }
        let prices = undone(0, uses.count)
        let slopes = undone(uses.count + units, outcomes)
        let direct =
          zip(prices, uses).reduce(0) { $0 + $1.0 * $1.1 } + duals[uses.count + unit]
          - zip(slopes, logs).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(charged - direct) < 1e-9)
        let told = rows.prices(duals, query)
        #expect(zip(told.resources, prices).allSatisfy { abs($0 - max(0, $1)) < 1e-12 })
        #expect(zip(told.slopes, slopes).allSatisfy { abs($0 - max(0, $1)) < 1e-12 })
        #expect(told.shares.allSatisfy { $0 == 0 })
        // What there is, as differences, adds up to the limits.
        var sum = 0.0
        for (row, limit) in resources.limits.enumerated() {
          sum += program.rowUpper[row]
          #expect(abs(sum - limit) < 1e-9)
        }
      }
    }
  }
}

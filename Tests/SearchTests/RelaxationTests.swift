import Foundation
import GLPKSolver
import Modelling
import Support
import Testing

@testable import Formulation
@testable import Search

/// The relaxation of a node, against all whole points of it.
@Suite("Relaxations")
struct RelaxationTests {
  /// Every whole point that a box holds, with a bound from the relaxation that must not be below any of them.
  @Test("no point of a box has a better chance than the box's bound")
  func boundsPoints() throws {
    var (seen, near, empty) = (0, 0, 0)
    for (index, tiny) in try Tiny.drawn(1...60, most: 600).enumerated() where !tiny.points.isEmpty {
      var dice = Dice(index)
      try tiny.relaxed { relaxation in
        for round in 0..<5 {
          let box =
            round == 0 ? tiny.rows.rootBox() : tiny.box(around: dice.one(of: tiny.points), &dice)
          let inside = tiny.points.filter { tiny.isInside($0, box) }
          try relaxation.load(box)
          let solved = try relaxation.solve(
            target: -.infinity, tolerance: 1e-9, options: SimplexOptions(), rounds: 30)
          seen += 1
          switch solved {
          case .infeasible:
            #expect(inside.isEmpty, "\(tiny.text)")
            empty += 1
          case .stopped: Issue.record("no limit was set")
          case .bounded(let bound):
            let best = inside.map(\.chance).max() ?? 0
            #expect(bound >= best - 1e-12, "\(tiny.text)")
            if bound < best + 0.02 { near += 1 }
          }
        }
      }
    }
    #expect(seen > 120 && near > 40, "\(seen) boxes, \(near) near, \(empty) empty")
  }

  @Test("sums of log-chances are bounded too")
  func boundsLogs() throws {
    var (seen, tight) = (0, 0)
    for (index, tiny) in try Tiny.drawn(1...60, most: 600).enumerated() {
      var dice = Dice(index)
      guard !tiny.reduction.outcomes.indices.contains(where: tiny.reduction.isDirect) else { continue }
      try tiny.relaxed { relaxation in
        for _ in 0..<3 {
          let weights = tiny.reduction.outcomes.map { _ in dice.happens(0.3) ? 0 : dice.double(0.1...1) }
          guard weights.contains(where: { $0 > 0 }) else { continue }
          try relaxation.load(tiny.rows.rootBox(), for: .logs(weights))
          let solved = try relaxation.solve(
            target: -.infinity, tolerance: 1e-9, options: SimplexOptions(), rounds: 30)
          guard case .bounded(let bound) = solved else { continue }
          let sums = tiny.points.map { point in
            zip(weights, point.outcomes).reduce(0) { $1.0 > 0 ? $0 + $1.0 * $1.1 : $0 }
          }
          let best = sums.max() ?? -.infinity
          seen += 1
          #expect(bound >= best - 1e-10, "\(tiny.text)")
          if bound < best + 0.3 { tight += 1 }
        }
      }
    }
    #expect(seen > 40 && tight > 20, "\(seen), \(tight) tight")
  }

  /// Of a convex function a chord: above within the interval, the function itself at the ends.
  @Test("secants overestimate within their interval and meet its ends")
  func secants() throws {
    var dice = Dice(3)
    for tiny in try Tiny.withOutcomes(1...60).prefix(25) {
      try tiny.relaxed { relaxation in
        var box = tiny.rows.rootBox()
        for outcome in tiny.reduction.outcomes.indices where dice.happens(0.8) {
          if tiny.reduction.isDirect(outcome) { continue }
          let high = -dice.double(0...3)
          box.upper[tiny.layout.outcome(outcome)] = high
          box.lower[tiny.layout.outcome(outcome)] = high - dice.one(of: [0, 1e-14, 1e-6, 0.1, 1, 8])
        }
        for (outcome, secant) in relaxation.secants(in: box).enumerated() {
          let weight = tiny.reduction.outcomes[outcome].weight
          let column = tiny.layout.outcome(outcome)
          let (low, high) = (box.lower[column], box.upper[column])
          if tiny.reduction.isDirect(outcome) {
            #expect(secant.constant == 0 && secant.slope == weight)
          } else if !low.isFinite {
            #expect(secant.slope == 0 && abs(secant.constant - weight * exp(high)) < 1e-15)
          } else {
            for step in 0...10 {
              let value = low + (high - low) * Double(step) / 10
              let rest = secant.constant + secant.slope * value - weight * exp(value)
              #expect(rest > -1e-14 * weight)
              if step == 0 || step == 10 { #expect(abs(rest) < 1e-13 * weight) }
            }
          }
        }
      }
    }
  }

  @Test("what a solution overrates is secant less exponential, and nothing where there is one outcome")
  func secantErrors() throws {
    var seen = 0
    for tiny in try Tiny.drawn(1...60, most: 600) {
      try tiny.relaxed { relaxation in
        try relaxation.load(tiny.rows.rootBox())
        let solved = try relaxation.solve(
          target: -.infinity, tolerance: 1e-9, options: SimplexOptions(), rounds: 20)
        guard case .bounded(let bound) = solved else { return }
        let errors = try relaxation.secantErrors()
        #expect(errors.allSatisfy { $0 >= 0 })
        if relaxation.isSingle {
          #expect(errors == [0])
          return
        }
        // What the relaxation says less what its outcomes say at the solution.
        var real = tiny.reduction.constant
        for outcome in tiny.reduction.outcomes.indices {
          let value = relaxation.solution[tiny.layout.outcome(outcome)]
          let isDirect = tiny.reduction.isDirect(outcome)
          real += tiny.reduction.outcomes[outcome].weight * (isDirect ? value : exp(value))
        }
        seen += 1
        let isClosed = tiny.reduction.outcomes.indices.allSatisfy { tiny.reduction.isDirect($0) }
        if isClosed { #expect(abs(bound - real) < 1e-6 && errors.allSatisfy { $0 == 0 }) }
        #expect(bound - real > -1e-6)
      }
    }
    #expect(seen > 15)
  }

  @Test("cuts that are dropped leave the bound, and come back")
  func droppedCuts() throws {
    for tiny in try Tiny.drawn(1...30, most: 600) {
      try tiny.relaxed { relaxation in
        func bound() throws -> Double {
          try relaxation.load(tiny.rows.rootBox())
          let solved = try relaxation.solve(
            target: -.infinity, tolerance: 1e-10, options: SimplexOptions(), rounds: 40)
          if case .bounded(let bound) = solved { return bound }
          return .nan
        }
        let first = try bound()
        let before = relaxation.cuts.count
        try relaxation.dropSlackCuts(above: 0)
        #expect(relaxation.cuts.count <= before)
        #expect(relaxation.program.rowCount == relaxation.rows.count + relaxation.cuts.count)
        let again = try bound()
        #expect(abs(again - first) < 1e-6, "\(tiny.text)")
      }
    }
  }

  @Test("what duals say of outcomes holds for every point")
  func supports() throws {
    var (seen, near) = (0, 0)
    for (index, tiny) in try Tiny.withOutcomes(1...140).enumerated() {
      var dice = Dice(index)
      try tiny.relaxed { relaxation in
        for _ in 0..<4 where !tiny.points.isEmpty {
          try relaxation.load(tiny.box(around: dice.one(of: tiny.points), &dice))
          let solved = try relaxation.solve(
            target: -.infinity, tolerance: 1e-6, options: SimplexOptions(), rounds: 10)
          guard case .bounded = solved, let support = try relaxation.support() else { continue }
          seen += 1
          #expect(support.slopes.allSatisfy { $0 >= 0 } && support.shares.isEmpty)
          let size = support.slopes.reduce(0, +)
          for point in tiny.points {
            let values = point.outcomes.enumerated().map { tiny.reduction.isDirect($0) ? exp($1) : $1 }
            let sum = zip(support.slopes, values).reduce(0) { $1.0 > 0 ? $0 + $1.0 * $1.1 : $0 }
            #expect(sum <= support.level + 1e-10 * (1 + size), "\(tiny.text)")
            if sum > support.level - 0.2 * size { near += 1 }
          }
        }
      }
    }
    #expect(seen > 25 && near > 150, "\(seen) supports, \(near) near")
  }

  @Test("intervals are cut from both sides, and the share that went is told")
  func intervalsAreCut() {
    var box = VariableBounds(lower: [0, -.infinity, 1], upper: [4, 0, 1])
    #expect(box.cut(0, to: (1, 3)) == 0.5 && box.lower[0] == 1 && box.upper[0] == 3)
    #expect(box.cut(0, to: (0, 9)) == 0 && box.upper[0] == 3)
    #expect(box.cut(1, to: (-.infinity, -0.01)) == 0 && box.upper[1] == -0.01)
    // Without a lower end there is no share: clearly shorter counts as all.
    #expect(box.cut(1, to: (-5, -2)) == 1)
    #expect(box.lower[1] == -5 && box.upper[1] == -2)
    #expect(box.cut(2, to: (1, 1)) == 1)
  }

  /// Optimal values of single columns under a condition, by vertices.
  @Test("intervals hold every point that reaches the floor, and no more", arguments: 1...60)
  func intervals(seed: Int) throws {
    var dice = Dice(seed)
    let columns = dice.int(2...3)
    let vertices = Vertices(
      costs: (0..<columns).map { _ in Double(dice.int(1...6)) }, lower: (0..<columns).map { _ in 0 },
      upper: (0..<columns).map { _ in Double(dice.int(1...4)) },
      rows: (0..<dice.int(1...3)).map { _ in
        ((0..<columns).map { _ in Double(dice.int(-1...4)) }, Double(dice.int(2...9)))
      })
    try LinearProgram.withScope { program in
      var block = SparseBlock()
      for (low, high) in zip(vertices.lower, vertices.upper) { block.close(Bounds(lower: low, upper: high)) }
      try program.addColumns(block, costs: vertices.costs)
      var rows = SparseBlock()
      for row in vertices.rows { rows.append(.atMost(row.limit), indices: 0..<columns, values: row.values) }
      try program.addRows(rows)
      let best = try program.solve().objective
      let (basis, costs) = (try program.basis(), program.costs)
      let floor = best * dice.double(0.5...1)
      let ends = zip(vertices.lower, vertices.upper).map { (lower: $0, upper: $1) }
      var solves = 0
      let found = try program.intervals(
        of: Array(0..<columns), ends: ends, above: floor, SimplexOptions(), each: { _, _ in solves += 1 })
      for column in 0..<columns {
        var within = vertices
        within.rows.append((vertices.costs.map { -$0 }, -floor))
        within.costs = (0..<columns).map { $0 == column ? 1 : 0 }
        let most = try #require(within.maximum)
        within.costs[column] = -1
        let least = -(try #require(within.maximum))
        #expect(found[column].lower <= least + 1e-8 && found[column].upper >= most - 1e-8)
        // Within a tenth of the interval an end is left as it is.
        let near = 0.1 * (ends[column].upper - ends[column].lower) + 1e-8
        #expect(found[column].lower >= least - near && found[column].upper <= most + near)
      }
      #expect(solves <= 2 * columns)
      #expect(try program.basis() == basis && program.costs == costs)
      #expect(program.rowCount == vertices.rows.count)
      #expect(try abs(program.solve().objective - best) < 1e-9)
    }
  }
}

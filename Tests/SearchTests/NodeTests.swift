import Allocation
import Foundation
import GLPKSolver
import Support
import Testing
import Threads

@testable import Formulation
@testable import Search

/// Nodes, their queue, propagation and branching, against every whole point.
@Suite("Nodes")
struct NodeTests {
  private static func box(_ lower: [Double], _ upper: [Double]) -> VariableBounds {
    VariableBounds(lower: lower, upper: upper)
  }

  @Test("a node's box is its lineage's changes, one after another")
  func lineage() {
    var dice = Dice(1)
    for _ in 0..<50 {
      let root = Self.box([0, 0, -.infinity], [9, 9, 0])
      var (node, current) = (Node(parent: nil, box: root, root: root, bound: 1), root)
      for _ in 0..<dice.int(1...6) {
        let column = dice.int(0...2)
        if dice.happens(0.5) {
          current.lower[column] = dice.double(-3...1)
        } else {
          current.upper[column] -= 1
        }
        node = Node(parent: node, box: current, root: root, bound: node.bound * 0.9)
        let again = node.box(root)
        #expect(again.lower == current.lower && again.upper == current.upper)
      }
      #expect(node.parent != nil && node.bound < 1)
    }
  }

  @Test("the queue gives the largest bound first, among equals the last")
  func queue() {
    var dice = Dice(2)
    let root = Self.box([], [])
    for _ in 0..<30 {
      var queue = NodeQueue()
      var list: [(node: Node, order: Int)] = []
      for order in 0..<200 {
        if dice.happens(0.6) || list.isEmpty {
          let node = Node(parent: nil, box: root, root: root, bound: Double(dice.int(0...9)) / 10)
          queue.insert(node)
          list.append((node, order))
        } else {
          let best = list.indices.max {
            (list[$0].node.bound, list[$0].order) < (list[$1].node.bound, list[$1].order)
          }
          #expect(queue.bound == best.map { list[$0].node.bound })
          #expect(queue.pop() === best.map { list[$0].node })
          if let best { list.remove(at: best) }
        }
        #expect(queue.count == list.count)
      }
      #expect(Set(queue.nodes.map(ObjectIdentifier.init)) == Set(list.map { ObjectIdentifier($0.node) }))
    }
  }

  @Test("propagation keeps every whole point, and refuses only boxes without any")
  func propagation() throws {
    var (kept, narrowed, refused) = (0, 0, 0)
    for (index, tiny) in try Tiny.drawn(1...90, most: 800).enumerated() where !tiny.points.isEmpty {
      var dice = Dice(index)
      let propagation = BoundPropagation(
        network: tiny.network, layout: tiny.layout, table: TermCache(tiny.reduction))
      for round in 0..<8 {
        var box = tiny.box(around: dice.one(of: tiny.points), &dice)
        // Now and then one in which nothing may be left.
        if round > 5, let outcome = tiny.reduction.outcomes.indices.randomElement(using: &dice),
          !tiny.reduction.isDirect(outcome)
        {
          box.lower[tiny.layout.outcome(outcome)] = -dice.double(0...0.3)
        }
        let inside = tiny.points.filter { tiny.isInside($0, box) }
        var tightened = box
        let isOpen = propagation.tighten(&tightened)
        if !isOpen {
          refused += 1
          #expect(inside.isEmpty, "\(tiny.text)")
          continue
        }
        for point in inside {
          #expect(tiny.isInside(point, tightened), "\(tiny.text)")
          kept += 1
        }
        let best = inside.map(\.chance).max() ?? 0
        #expect(tiny.reduction.isBound || propagation.bound(tightened) >= best - 1e-9)
        #expect(propagation.bound(tightened) <= propagation.bound(box) + 1e-9)
        let isNarrower = box.lower.indices.contains {
          tightened.lower[$0] > box.lower[$0] + 1e-9 || tightened.upper[$0] < box.upper[$0] - 1e-9
        }
        if isNarrower { narrowed += 1 }
      }
    }
    #expect(kept > 2_000 && narrowed > 100 && refused > 3, "\(kept), \(narrowed), \(refused)")
  }

  @Test(
    "an interval is split near its middle, on the side of a value",
    arguments: [
      (0.0, 10.0, 5.0, 5.0), (0, 10, 0, 4.5), (0, 10, 9, 5.5), (-2, 0, -1.02, -1.02), (1, 1, 3, 1),
    ])
  func inside(low: Double, high: Double, value: Double, expected: Double) {
    #expect(abs(BranchingDecision.inside(low, high, near: value) - expected) < 1e-12)
  }

  @Test("an outcome is split within its interval, or where it is as good as given up")
  func outcomes() throws {
    let outcome = Reduction.Outcome(weight: 0.5, terms: [0])
    let wide = Self.box([-4], [-1])
    let middle = try #require(
      BranchingDecision(outcome: outcome, column: 0, in: wide, near: -2, excess: 0.1))
    #expect(middle.below == middle.above && middle.below > -3.2 && middle.below < -1.8)
    let narrow = Self.box([-1 - 1e-10], [-1])
    #expect(BranchingDecision(outcome: outcome, column: 0, in: narrow, near: -1, excess: 0.1) == nil)
    let open = Self.box([-.infinity], [-0.25])
    let given = try #require(
      BranchingDecision(outcome: outcome, column: 0, in: open, near: -9, excess: 0.1))
    // No deeper than needed, and clearly below the upper end.
    #expect(given.below < -0.7 && 0.5 * exp(given.below) <= 0.151 * 0.1 + 1e-12)
    let near = try #require(
      BranchingDecision(outcome: outcome, column: 0, in: open, near: -0.3, excess: 9))
    #expect(near.below <= -0.75)
  }

  /// Whatever is split: no whole point of the parent is lost, and each child is smaller.
  @Test("branching leaves every whole point in a child")
  func branching() throws {
    var (splits, kinds) = (0, Set<String>())
    for (index, tiny) in try Tiny.drawn(1...90, most: 500).enumerated() where !tiny.points.isEmpty {
      var dice = Dice(index)
      try tiny.relaxed { relaxation in
        for round in 0..<4 {
          let box = round == 0 ? tiny.rows.rootBox() : tiny.box(around: dice.one(of: tiny.points), &dice)
          try relaxation.load(box)
          let solved = try relaxation.solve(
            target: -.infinity, tolerance: 1e-4, options: SimplexOptions(), rounds: 5)
          guard case .bounded = solved,
            let split = try Branching(relaxation: relaxation, excess: dice.double(0.001...0.3)).split()
          else { continue }
          splits += 1
          var (below, above) = (box, box)
          below.upper[split.column] = split.below
          above.lower[split.column] = split.above
          #expect(split.below < box.upper[split.column] && split.above > box.lower[split.column])
          let isOutcome =
            split.column >= tiny.layout.outcomes
            && split.column < tiny.layout.outcomes + tiny.reduction.outcomes.count
          kinds.insert(
            isOutcome ? "outcome" : split.column >= tiny.layout.outcomes ? "gate" : "count")
          if isOutcome {
            #expect(split.below == split.above)
          } else {
            #expect(split.above == split.below + 1)
          }
          if split.column >= tiny.layout.outcomes + tiny.reduction.outcomes.count { continue }
          for point in tiny.points where tiny.isInside(point, box) {
            #expect(tiny.isInside(point, below) || tiny.isInside(point, above), "\(tiny.text)")
          }
        }
      }
    }
    #expect(splits > 60 && kinds.isSuperset(of: ["outcome", "count"]), "\(splits), \(kinds)")
  }

  /// Half of a first chunk is done late and half of what waits for it is done early: that has to be decided first.
  @Test("a gate over which there is conflict is split in the middle of it") func gates() throws {
    let text = """
      time: {horizon: 6}
      deadline: 6
      pools: {a: {headcount: 3, correct: 40%}}
      chunks: {x: {years: 1}, y: {years: 1, after: x}}
      """
    let reduction = Reduction(try Instance(text: text), fromAnyStart: true)
    let (network, layout) = (Incidence(reduction), VariableLayout(reduction))
    let rows = BaseConstraints(reduction, layout)
    try LinearProgram.withScope { program in
      let relaxation = try Relaxation(
        network, layout: layout, program: program, rows: rows, root: rows.rootBox(),
        table: TermCache(reduction))
      try relaxation.load(rows.rootBox())
      _ = try relaxation.solve(target: -.infinity, tolerance: 1e-6, options: SimplexOptions(), rounds: 20)
      let gate = reduction.gates[0]
      let own = gate.own.filter { relaxation.solution[$0] > 1e-6 }.map { reduction.columns[$0].gateEnd }
      let waiting = gate.waiting.filter { relaxation.solution[$0] > 1e-6 }.map { reduction.columns[$0].start }
      let (last, first) = (try #require(own.max()), try #require(waiting.min()))
      let split = try Branching(relaxation: relaxation, excess: 0.1).split()
      guard last > first else { return }
      let place = try #require(split).column - layout.gates[0]
      #expect(gate.moments.indices.contains(place) && split?.below == 0 && split?.above == 1)
      #expect((first - 1..<last).contains(gate.moments[place]))
    }
  }

  @Test("an incumbent is what its task says, until a better plan of its own takes its place")
  func incumbents() throws {
    let tiny = try #require(try Tiny.drawn(1...20, with: [.pooled], most: 500).first)
    var plan = PartialPlan(tiny.network, TermCache(tiny.reduction), gates: [])
    let column = try #require(tiny.reduction.columns.indices.first { plan.room($0) > 0 })
    plan.add(column, 1)
    var incumbent = Incumbent()
    #expect(incumbent.chance == 0 && incumbent.point == nil && incumbent.state == nil)
    incumbent.replace(by: plan, chance: 0.4)
    #expect(incumbent.chance == 0.4 && incumbent.point == plan.point && incumbent.logs == plan.logs)
    // Another lane knew a better one: no point of this lane go with it, and its last own plan stays.
    incumbent.begin(NodeTask(best: 0.6, logs: [-1], work: .prepare(start: nil)))
    #expect(incumbent.chance == 0.6 && incumbent.point == nil && incumbent.logs == [-1])
    #expect(incumbent.state?.attempts == plan.attempts)
  }
}

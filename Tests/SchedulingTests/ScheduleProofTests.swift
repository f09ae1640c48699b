import Allocation
import Foundation
import Support
import Testing

@testable import Scheduling

/// What is concluded of schedules, against all of them.
@Suite("Conclusions about schedules")
struct ScheduleProofTests {
  /// Shops with few enough schedules, at each boundary.
  private static func each(
    _ seeds: ClosedRange<Int>, _ body: (_ all: AllSchedules, _ windows: [ClosedRange<Int>]?) throws -> Void
  ) throws {
    for seed in seeds {
      let instance = try Instance(text: Shop(seed: seed).text)
      guard let question = ScheduleQuestion(instance, world: 0) else { continue }
      for boundary in 1...instance.steps {
        guard let all = AllSchedules(question, by: boundary) else { break }
        try body(all, question.windows(by: boundary))
      }
    }
  }

  /// One or two pools of three people that six tasks of different sizes share: few schedules near the shortest, and dead ends
  /// on the way to them.
  private static func eachKnot(
    _ seeds: ClosedRange<Int>, _ body: (_ all: AllSchedules, _ windows: [ClosedRange<Int>]?) throws -> Void
  ) throws {
    for seed in seeds {
      var dice = Dice(seed)
      var lines = [
        "time: {horizon: 14}", "deadline: 14", "pools: {a: {headcount: 3}, b: {headcount: 2}}", "chunks:",
      ]
      for task in 0..<6 {
        let (people, others) = (dice.int(1...3), dice.int(0...1))
        let team = "{a: \(people)" + (others > 0 ? ", b: \(others)}" : "}")
        let waits = task > 0 && dice.happens(0.3) ? ", after: t\(dice.int(0...task - 1))" : ""
        lines.append("  t\(task): {years: \(dice.int(1...3)), correct: 1, team: \(team)\(waits)}")
      }
      let instance = try Instance(text: lines.joined(separator: "\n"))
      guard let question = ScheduleQuestion(instance, world: 0) else { continue }
      for boundary in 1...instance.steps {
        guard let all = AllSchedules(question, by: boundary, most: 800) else { break }
        try body(all, question.windows(by: boundary))
      }
    }
  }

  @Test("windows hold every start, and energy refutes only what cannot be")
  func windowsAndEnergy() throws {
    var (refuted, seen) = (0, 0)
    try Self.each(1...120) { all, windows in
      guard let windows else {
        #expect(all.schedules.isEmpty)
        return
      }
      for schedule in all.schedules {
        for (place, window) in zip(schedule, windows) { #expect(window.contains(place.start)) }
      }
      let isOverfull = ScheduleEnergy(question: all.question).isOverfull(windows)
      if isOverfull { #expect(all.schedules.isEmpty) }
      if all.schedules.isEmpty { seen += 1 }
      if isOverfull { refuted += 1 }
    }
    // Most of what windows leave open energy refutes.
    #expect(refuted > 30 && refuted * 3 > seen, "\(refuted) of \(seen)")
  }

  /// Three jobs of two steps for one person within five steps: each fits, all together do not.
  @Test("energy counts what must overlap a span") func energyByHand() throws {
    let text = """
      time: {horizon: 8}
      deadline: 8
      pools: {a: {headcount: 1}}
      chunks: {x: {years: 2, count: 3, credit: pooled}}
      """
    let instance = try Instance(text: text)
    let question = try #require(ScheduleQuestion(instance, world: 0))
    let energy = ScheduleEnergy(question: question)
    let (five, six) = (try #require(question.windows(by: 5)), try #require(question.windows(by: 6)))
    #expect(energy.isOverfull(five) && !energy.isOverfull(six))
    #expect(energy.isOverfull([0...1, 0...1, 0...8]))
    #expect(!energy.isOverfull([0...1, 0...2, 0...6]))
  }

  @Test("propagation keeps every schedule, and clauses that are learnt hold of all of them")
  func soundness() throws {
    var (narrowed, clauses) = (0, 0)
    try Self.eachKnot(1...18) { all, windows in
      guard let windows, let model = ScheduleModel(all.question, windows, by: all.boundary) else { return }
      let modelled = all.modelled(model)
      if model.isHopeless {
        #expect(all.schedules.isEmpty)
        return
      }
      let values = modelled.map { all.values($0, model) }
      let root = ScheduleSolver(model)
      if root.propagate() {
        for value in values {
          for quantity in root.store.low.indices {
            let own = quantity.isMultiple(of: 2) ? value[quantity / 2] : -value[quantity / 2]
            #expect(own >= root.store.low[quantity])
          }
        }
        if root.store.low != model.low { narrowed += 1 }
      } else {
        #expect(all.schedules.isEmpty)
      }
      let solver = ScheduleSolver(model)
      let answer = solver.solve(limit: 5_000)
      #expect((answer == .none) == all.schedules.isEmpty)
      for clause in solver.clauses {
        clauses += 1
        for value in values {
          #expect(clause.literals.contains { AllSchedules.holds($0, value) }, "by \(all.boundary)")
        }
      }
    }
    #expect(narrowed > 3 && clauses > 60, "\(narrowed) narrowed, \(clauses) clauses")
  }

  @Test("pairs never run side by side, and are settled only where one waits for the other")
  func pairs() throws {
    var seen = 0
    try Self.each(1...40) { all, windows in
      guard let windows, let model = ScheduleModel(all.question, windows, by: all.boundary) else { return }
      for schedule in all.modelled(model).prefix(200) {
        for pair in model.pairs {
          let (one, other) = (model.activities[pair.one], model.activities[pair.other])
          let (left, right) = (schedule[one.task].start, schedule[other.task].start)
          func isDone(_ activity: ScheduleModel.Activity) -> Bool {
            guard let way = model.ways[activity.task].first(where: { $0.early == activity.early }) else {
              return true
            }
            return way.mode.type == schedule[activity.task].type
          }
          guard isDone(one), isDone(other) else { continue }
          seen += 1
          #expect(left + one.hold <= right || right + other.hold <= left)
        }
      }
    }
    #expect(seen > 1_000, "\(seen)")
  }

  @Test("lists give schedules, both ways, and justification makes none longer")
  func lists() throws {
    var dice = Dice(5)
    var (placed, best) = (0, 0)
    for seed in 1...60 {
      let instance = try Instance(text: Shop(seed: seed).text)
      guard let question = ScheduleQuestion(instance, world: 0),
        let all = AllSchedules(question, by: instance.steps)
      else { continue }
      let list = ScheduleList(question)
      var shortest = Int.max
      for _ in 0..<12 {
        let ranks = question.tasks.map { _ in dice.share() }
        guard let early = list.forward(ranks) else { continue }
        placed += 1
        Self.check(early, all)
        let makespan = list.makespan(early)
        #expect(makespan == early.map(all.end).max())
        if let late = list.backward(ranks.map { -$0 }, from: makespan) {
          Self.check(late, all)
          #expect(list.makespan(late) <= makespan)
        }
        let better = list.justified(early)
        Self.check(better, all)
        #expect(list.makespan(better) <= makespan)
        shortest = min(shortest, list.makespan(better))
        #expect(instance.violations(of: list.plan(better)).isEmpty)
      }
      if let optimum = all.shortest, shortest < .max {
        #expect(shortest >= optimum)
        if shortest == optimum { best += 1 }
        var ranks = ScheduleRanks(question, seed: 3)
        if let found = ranks.best(noShorterThan: 0) {
          Self.check(found, all)
          #expect(list.makespan(found) >= optimum && list.makespan(found) <= max(shortest, optimum + 2))
        }
      }
    }
    #expect(placed > 150 && best > 15, "\(placed) placed, \(best) best")
  }

  /// People, order and times of a schedule, by hand.
  private static func check(_ schedule: [ScheduleList.Place], _ all: AllSchedules) {
    let instance = all.question.instance
    var free = instance.headcounts
    for (task, place) in zip(all.question.tasks, schedule) {
      let kind = instance.types[place.type]
      #expect(
        task.types.contains(place.type) && place.start >= 0 && place.start + kind.length <= instance.steps)
      for holding in kind.held {
        for step in place.start..<place.start + kind.length { free[holding.pool][step] -= holding.people }
      }
    }
    #expect(free.allSatisfy { $0.allSatisfy { $0 >= 0 } })
    for arc in all.question.arcs where arc.lag > 0 {
      #expect(schedule[arc.to].start >= all.end(schedule[arc.from]))
    }
  }

  @Test("an answer says exactly by when a world can be won, and less where it had no time")
  func answers() throws {
    var complete = 0
    for seed in 1...60 {
      let instance = try Instance(text: Shop(seed: seed).text)
      guard let question = ScheduleQuestion(instance, world: 0),
        let all = AllSchedules(question, by: instance.steps)
      else { continue }
      let boundaries = Array(1...instance.steps)
      let answer = ScheduleAnswer(question, boundaries, seed: 1, conflicts: 5_000) { false }
      let shortest = all.shortest ?? instance.steps + 1
      #expect(answer.isComplete && answer.firstWinnable == shortest, "seed \(seed)")
      if let plan = answer.plan {
        #expect(instance.violations(of: plan).isEmpty)
        complete += 1
        #expect(plan.entries.map { $0.start + instance.types[$0.type].length }.max() == shortest)
      } else {
        #expect(all.schedules.isEmpty)
      }
      for hasty in [
        ScheduleAnswer(question, boundaries, seed: 1, conflicts: 0) { false },
        ScheduleAnswer(question, boundaries, seed: 1, conflicts: 100) { true },
      ] {
        #expect(hasty.firstWinnable <= shortest, "seed \(seed)")
        if hasty.isComplete { #expect(hasty.firstWinnable == shortest, "seed \(seed)") }
      }
    }
    #expect(complete > 15, "\(complete)")
  }

  @Test("a hint is followed, and the limit is kept")
  func hintsAndLimits() throws {
    try Self.each(1...40) { all, windows in
      guard let windows, let model = ScheduleModel(all.question, windows, by: all.boundary),
        !model.isHopeless,
        let hint = all.modelled(model).first
      else { return }
      let answer = ScheduleSolver(model, hint: hint).solve(limit: 1_000)
      guard case .schedule(let starts, let types) = answer, let types else {
        Issue.record("no schedule where there is one")
        return
      }
      Self.check(zip(types, starts).map { ScheduleList.Place(type: $0, start: $1) }, all)
      let solver = ScheduleSolver(model)
      let short = solver.solve(limit: 1)
      #expect(solver.conflicts <= 1 && short != .none)
    }
  }
}

import Allocation
import Answers
import Sidereal
import Support
import Testing

@testable import Analysis

/// Values at which keeping the best plan becomes a mistake, by hand and against all plans of tiny problems.
@Suite struct BreakpointTests {
  static let gap = 1e-7

  static func points(_ text: String, loss: Double = 0.005) throws -> BreakpointAnswer {
    let study = try Study(yaml: text)
    let found = try study.solve(SearchOptions(gap: gap))
    let best = SolvedInstance(
      instance: study.instance, plan: found.plan, bracket: Bracket(found.chance, found.bound))
    return try BreakpointStudy(best: best, loss: loss, budget: SearchBudget(SearchOptions(gap: gap))).run()
  }

  static func point(
    _ answer: BreakpointAnswer, _ kind: InputName.Kind, _ key: InputName.Key, isBelow: Bool
  ) -> Breakpoint? {
    answer.points.first { $0.input.kind == kind && $0.input.key == key && $0.isBelow == isBelow }
  }

  /// One person, one round, and two chunks of which one is needed: the likelier one is done for as long as it can be.
  @Test func onlyWhatCanBeDoneMatters() throws {
    let answer = try Self.points(
      """
      time: {horizon: 1}
      deadline: 1
      pools: {field: {headcount: 1, correct: 50%}}
      chunks: {a: {years: 1}, b: {years: 1}}
      worlds:
        one: {credence: 60%, chunks: {b: {needed: false}}}
        two: {credence: 40%, chunks: {a: {needed: false}}}
      """)
    // A second person does the other chunk, with the plan kept too; in a second year the plan does nothing.
    #expect(answer.points.map(\.input.key) == [.years, .count, .shift])
    #expect(answer.points.allSatisfy { !$0.isBelow && ($0.input.kind == .deadline || $0.input.name == "a") })
    #expect(answer.open.isEmpty && answer.leftOut.isEmpty)
    #expect(answer.steady.contains(.init(.pool, "field", key: .headcount)))
    #expect(answer.steady.contains(.init(.pool, "field", key: .correct)))
  }

  /// A long chunk in one world, a short one in the other, and one person, who has time for the long one alone.
  @Test func whatIsTooLongIsLeft() throws {
    let text = """
      time: {horizon: 8}
      deadline: 4
      pools: {field: {headcount: 1}}
      chunks: {long: {years: 4}, short: {years: 2}}
      worlds:
        one: {credence: 60%, chunks: {short: {needed: false}}}
        two: {credence: 40%, chunks: {long: {needed: false}}}
      """
    let answer = try Self.points(text)
    // A hair above 4 years the long one takes 5: the short one alone wins then.
    let years = try #require(
      answer.points.first { $0.input == .init(.chunk, "long", key: .years) && !$0.isBelow })
    #expect(years.inside == 4 && years.outside < 4.02 && years.isSettled)
    #expect(years.keep == 0 && abs(years.refit - 0.4) < 1e-9)
    #expect(years.made == [.works(chunk: "short", pools: [], isNew: true)])
    #expect(years.kept == [.works(chunk: "long", pools: [], isNew: true)])
    // From two years down both fit one after the other, which the plan as it was leaves out.
    let down = try #require(
      answer.points.first { $0.input == .init(.chunk, "long", key: .years) && $0.isBelow })
    #expect(down.inside > 2 && down.outside <= 2 && down.inside - down.outside < 0.02)
    #expect(abs(down.keep - 0.6) < 1e-9 && down.refit == 1)
    // A year less of the deadline, or two years more.
    let sooner = try #require(Self.point(answer, .deadline, .shift, isBelow: true))
    #expect(sooner.at == -1 && sooner.keep == 0 && abs(sooner.refit - 0.4) < 1e-9)
    let later = try #require(Self.point(answer, .deadline, .shift, isBelow: false))
    #expect(later.at == 2 && abs(later.keep - 0.6) < 1e-9 && later.refit == 1)
    // A second person takes the short one, with the plan kept too.
    #expect(answer.steady.contains(.init(.pool, "field", key: .headcount)))
    #expect(answer.steady.contains(.init(.chunk, "short", key: .years)))
  }

  /// Grants: what is kept is as many awards as are paid; the dear one is bought until it costs too much.
  @Test func grantsThatCostTooMuch() throws {
    let answer = try Self.points(
      """
      time: {horizon: 1}
      deadline: 1
      budgets: {money: 6M}
      pools: {field: {headcount: 0, correct: 50%}}
      chunks: {a: {years: 1}}
      grants:
        large: {cost: 5M, adds: {field: 3}}
        small: {cost: 4M, adds: {field: 2}}
      """)
    let dear = try #require(
      answer.points.first { $0.input == .init(.grant, "large", key: .cost) && !$0.isBelow })
    // 6 million pay for it, and nothing beyond.
    #expect(dear.inside <= 6_000_000 && dear.outside > 6_000_000 && dear.outside - dear.inside < 20_000)
    #expect(dear.keep == 0 && abs(dear.refit - 0.75) < 1e-9)
    #expect(dear.made.first == .funds(grant: "small", more: 1, isNew: true))
    // As cheap as what the other leaves over both are bought, which whoever keeps the plan does as well.
    #expect(!answer.points.contains { $0.input == .init(.grant, "small", key: .cost) })
    let poorer = try #require(Self.point(answer, .budget, .amount, isBelow: true))
    #expect(poorer.inside >= 5_000_000 && poorer.outside < 5_000_000)
    #expect(answer.leftOut.isEmpty && answer.open.isEmpty)
  }

  /// On both sides of each breakpoint the best of all plans is no worse than the plan kept, and the loss crosses what may be
  /// lost.
  @Test func agreesWithAllPlans() throws {
    var (compared, steady) = (0, 0)
    for seed in 1...40 {
      let text = UseTests.text(seed)
      let study = try Study(yaml: text)
      guard EveryPlan(study.instance, most: 600) != nil else { continue }
      let found = try study.solve(SearchOptions(gap: Self.gap))
      let best = SolvedInstance(
        instance: study.instance, plan: found.plan, bracket: Bracket(found.chance, found.bound))
      let loss = [0.005, 0.02][seed % 2]
      let answer = try BreakpointStudy(
        best: best, loss: loss, budget: SearchBudget(SearchOptions(gap: Self.gap))
      ).run()
      for input in NumericInput.all(of: study.instance) {
        /// The best of all plans for a value, and what the kept one is worth.
        func losses(_ value: Double) -> Double? {
          let changed = input.instance(at: value)
          guard let all = EveryPlan(changed, most: 3_000)?.best() else { return nil }
          let kept = KeptPlan(best, in: changed, fills: input.isGain(value), within: .init())
          #expect(kept.instance.violations(of: kept.plan).isEmpty)
          #expect(kept.chance <= all + 1e-9, "\(input.name)\n\(text)")
          return all - kept.chance
        }
        for point in answer.points where point.input == input.name && input.place != .shift {
          if let lost = losses(point.inside) { #expect(lost <= loss + 1e-9, "\(point)\n\(text)") }
          guard let lost = losses(point.outside) else { continue }
          #expect(lost > loss - 1e-9 && point.refit - point.keep > loss, "\(point)\n\(text)")
          compared += 1
        }
        if answer.steady.contains(input.name), input.place != .shift {
          for end in [input.range.lowerBound, input.range.upperBound] {
            guard let lost = losses(end) else { continue }
            #expect(lost <= loss + 1e-9, "\(input.name)\n\(text)")
            steady += 1
          }
        }
      }
    }
    #expect(compared > 10 && steady > 30, "\(compared) \(steady)")
  }

  /// Whoever works keeps the order of the plan where things take longer.
  @Test func plansAreKeptInOrder() throws {
    let text = """
      time: {horizon: 12}
      deadline: 12
      pools: {field: {headcount: 1}}
      chunks: {first: {years: 3}, second: {years: 3, after: first}, third: {years: 3, after: second}}
      """
    let study = try Study(yaml: text)
    let found = try study.solve()
    let input = try #require(NumericInput(.years(1), of: study.instance))
    for (years, chance) in [(3.0, 1.0), (5, 1), (6, 1), (6.5, 0), (1.5, 1)] {
      let changed = input.instance(at: years)
      let kept = PlanKeeping.kept(found.plan, of: study.instance, in: changed)
      #expect(changed.violations(of: kept).isEmpty && changed.chance(of: kept) == chance, "\(years)")
    }
  }

  /// Where the best plan itself is not proven nothing is called settled next to today, and what is found beyond still holds.
  @Test func whatIsOpenStaysOpen() throws {
    let study = try Study(
      yaml: """
        time: {horizon: 8}
        deadline: 4
        pools: {field: {headcount: 1}}
        chunks: {long: {years: 4}, short: {years: 2}}
        worlds:
          one: {credence: 60%, chunks: {short: {needed: false}}}
          two: {credence: 40%, chunks: {long: {needed: false}}}
        """)
    let found = try study.solve(SearchOptions(gap: Self.gap))
    let best = SolvedInstance(instance: study.instance, plan: found.plan, bracket: Bracket(found.chance, 0.9))
    let answer = try BreakpointStudy(
      best: best, loss: 0.005, budget: SearchBudget(SearchOptions(gap: Self.gap))
    ).run()
    let sooner = try #require(Self.point(answer, .deadline, .shift, isBelow: true))
    #expect(sooner.at == -1 && !sooner.isSettled && sooner.refit > sooner.keep + 0.005)
    let later = try #require(Self.point(answer, .deadline, .shift, isBelow: false))
    #expect(later.at == 2 && later.isSettled)
  }

  @Test func noTimeNoClaims() throws {
    let study = try Study(yaml: ValueTests.portfolio)
    let best = SolvedInstance(
      instance: study.instance, plan: .empty(for: study.instance), bracket: Bracket(0, 0))
    let answer = try BreakpointStudy(
      best: best, loss: 0.005, budget: SearchBudget(SearchOptions(timeLimit: 0))
    ).run()
    #expect(answer.points.isEmpty && answer.steady.isEmpty && answer.open.isEmpty)
    #expect(answer.leftOut.count == NumericInput.all(of: study.instance).count)
  }
}

import Allocation
import Analysis
import Answers
import Foundation
import Sidereal
import Support
import Testing

/// Values that can be worked out by hand, and values of drawn problems against all their plans.
@Suite struct ValueTests {
  static let gap = 1e-7

  static func value(_ text: String, _ change: (inout ValueOptions) -> Void = { _ in }) throws -> ValueAnswer {
    var options = ValueOptions(search: SearchOptions(gap: gap))
    change(&options)
    return try Study(yaml: text).value(options)
  }

  static let toy = """
    time: {start: 2026, horizon: 40}
    deadline: 2052
    pools: {researchers: {headcount: 184}}
    chunks: {observation: {count: 180, years: 5}, theory: {count: 4, years: 25}}
    """

  /// Nobody may read that nothing gains where nothing was looked at.
  @Test func nothingIsSaidOfWhatToBuyWithoutTime() throws {
    let text = Self.toy + "\ngrants: {g: {adds: {researchers: 10}}}"
    #expect(try Self.value(text) { ($0.first, $0.search.timeLimit) = (2, 0) }.first == nil)
    #expect(try Self.value(text) { $0.first = 2 }.first != nil)
  }

  /// 26 years and chunks of 25: one year can be given away, two cannot.
  @Test func bargainOfTheToyModel() throws {
    let answer = try Self.value(Self.toy) { $0.bargain = 0 }
    let bargain = try #require(answer.bargain)
    #expect(bargain.worthAtMost == 1 && bargain.isProven && bargain.chunk == "observation")
    #expect(bargain.years.map(\.lost) == [0, 1, 2] && bargain.years.map(\.chance) == [1, 1, 0])
  }

  /// Laws of more than one moment, with never and with what lies beyond the horizon: mass moves by whole steps.
  @Test(
    arguments: [
      ("{4: 50%, never: 50%}", 3, [(4, 0.5), (.infinity, 0.5)]),
      ("{3: 50%, 12: 50%}", 3, [(3, 0.5), (12, 0.5)]),
      ("{2: 50%, 4: 50%}", 2, [(2, 0.5), (4, 0.5)]),
    ] as [(String, Int, [(Double, Double)])])
  func bargainMovesTheLaw(law: String, years: Int, points: [(Double, Double)]) throws {
    // One chunk of some years is left; the other, as long, is done by a pool of its own in no time that matters.
    let text = """
      time: {horizon: 5}
      deadline: \(law)
      pools: {a: {headcount: 1}, b: {headcount: 1}}
      chunks: {left: {years: \(years), pools: [a]}, gift: {years: \(years), pools: [b]}}
      """
    let answer = try Self.value(text) { $0.bargain = 1 }
    let bargain = try #require(answer.bargain)
    // By the definition: the last usable boundary is the moment less what is lost.
    func chance(losing lost: Double) -> Double {
      points.reduce(0) { $0 + (min(5, $1.0 - lost) >= Double(years) ? $1.1 : 0) }
    }
    for offer in bargain.years {
      #expect(abs(offer.chance - chance(losing: offer.lost)) < 1e-9, "\(law) \(offer)")
    }
    let kept = (0...5).map(Double.init).last { chance(losing: $0) >= chance(losing: 0) - 1e-9 }
    #expect(bargain.worthAtMost == kept)
  }

  /// One round of n people of whom each is right with q: one more is worth q(1−q)ⁿ.
  @Test(arguments: [1, 3, 8]) func onePersonMore(people: Int) throws {
    let answer = try Self.value(
      """
      time: {horizon: 1}
      deadline: 1
      pools: {people: {headcount: \(people), correct: 30%}}
      chunks: {a: {years: 1}}
      """)
    let value = try #require(answer.values.first { $0.item.kind == .pool })
    let expected = 0.3 * pow(0.7, Double(people))
    #expect(abs(value.refit - expected) < Self.gap && abs(value.keep - expected) < 1e-9 && value.isProven)
    // One step more is a second round: of as many people again.
    let year = try #require(answer.values.last)
    #expect(year.item.kind == .deadline && year.change == .years(1))
    #expect(abs(year.refit - (pow(0.7, Double(people)) - pow(0.7, Double(2 * people)))) < 2 * Self.gap)
    #expect(year.keep == 0)
  }

  /// Whatever changes, the best chance is that of all plans of the changed problem, and no less than the plan kept.
  @Test func refitsAreTheBestOfAllPlans() throws {
    var compared = 0
    for seed in 1...30 {
      let text = UseTests.text(seed)
      let study = try Study(yaml: text)
      let answer = try study.value(ValueOptions(search: SearchOptions(gap: Self.gap), first: 0))
      for value in answer.values {
        #expect(
          value.refit >= value.keep && value.refitBound >= value.refit && value.refit >= -1e-9,
          "\(value)\n\(text)")
        guard let changed = Self.changed(study.problem, value.item),
          let best = EveryPlan(changed, most: 600)?.best()
        else { continue }
        #expect(
          best >= answer.chance + value.refit - 1e-9 && best <= answer.chance + value.refitBound + 1e-9,
          "\(value)\n\(text)")
        compared += 1
      }
    }
    #expect(compared > 30, "\(compared)")
  }

  /// The changed problem, put together anew; nil where that takes more than a number.
  private static func changed(_ problem: Problem, _ item: ValueAnswer.Item) -> Instance? {
    var problem = problem
    switch item.kind {
    case .pool:
      for place in problem.pools.indices where problem.pools[place].name == item.name {
        guard case .schedule(let changes) = problem.pools[place].headcount else { return nil }
        problem.pools[place].headcount = .schedule(
          changes.map { .init(moment: $0.moment, people: $0.people + 1) })
      }
    case .budget:
      problem.budgets[0].income = problem.budgets[0].income.map {
        .init(moment: $0.moment, amount: $0.amount * 1.01)
      }
    case .grant:
      for place in problem.grants.indices where problem.grants[place].name == item.name {
        problem.grants[place].most += 1
      }
    case .chunk:
      guard let place = problem.chunks.firstIndex(where: { $0.name == item.name }) else { return nil }
      if problem.chunks[place].count > 1 {
        problem.chunks[place].count -= 1
      } else {
        problem.chunks[place].needed = false
      }
    case .deadline: return Instance(problem, delay: 1)
    }
    return Instance(problem)
  }

  static let portfolio = """
    time: {horizon: 4}
    deadline: {2: 40%, 4: 60%}
    budgets: {money: 6M}
    pools: {people: {headcount: 1, correct: 50%}}
    chunks: {a: {years: 1}, b: {years: 1}}
    grants:
      dear: {cost: 4M, adds: {people: 1}}
      cheap: {cost: 1M, adds: {people: 1}}
      late: {cost: 1M, adds: {people: 9}, lag: 4}
    """

  /// Work that brings the deadline a year nearer is in no plan near the best, though somebody is idle who could do it; and
  /// what the deadline's law is after a bargain counts what work does to it, too.
  @Test func workThatHastens() throws {
    let answer = try Self.value(
      """
      time: {horizon: 5}
      deadline: 4
      pools: {a: {headcount: 1}, b: {headcount: 1}}
      chunks:
        all: {years: 2, pools: [a]}
        more: {years: 2, pools: [a], after: all}
        rush: {years: 1, pools: [b], needed: false, hastens: 1}
      """
    ) { $0.bargain = 1 }
    #expect(answer.chance == 1 && answer.never.map(\.name) == ["rush"])
    #expect(answer.must.map(\.name) == ["all", "more"])
    #expect(answer.worthNothing.map(\.name) == ["b", "rush"])
    #expect(answer.bargain?.worthAtMost == 2 && answer.bargain?.years.map(\.chance) == [1, 1, 1, 0, 0])
  }

  /// The same people for less come first; those who come too late never.
  @Test func whatToBuyFirst() throws {
    let answer = try Self.value(Self.portfolio) { $0.first = 5 }
    let first = try #require(answer.first)
    #expect(first.map(\.item.name) == ["cheap", "dear"] && first.map(\.quantity) == [1, 1])
    #expect(first.allSatisfy { $0.award == 0 && $0.gain > 0 })
    #expect(abs((first[1].perMillion ?? 0) - first[1].gain / 4) < 1e-12)
    let all = first.reduce(0) { $0 + $1.gain }
    let none = try Self.value(Self.portfolio.components(separatedBy: "grants:")[0])
    #expect(abs(none.chance + all - answer.chance) < 10 * Self.gap)
    #expect(answer.worthNothing.map(\.name) == ["late"])
  }

  /// Five people are needed at once and come two at a time: neither award gains anything alone.
  @Test func awardsThatOnlyGainTogether() throws {
    let answer = try Self.value(
      """
      time: {horizon: 1}
      deadline: 1
      budgets: {money: 5M}
      pools: {people: {headcount: 1}}
      chunks: {a: {count: 5, years: 1}}
      grants: {two: {cost: 1M, adds: {people: 2}, max: 4}}
      """)
    #expect(answer.first?.map(\.quantity) == [2] && answer.first?.map(\.gain) == [1])
    #expect(answer.must.map(\.name) == ["a", "two"])
  }

  /// More never hurts, the point at which nothing is changed has the chance of the plan, and later starts never help.
  @Test(arguments: [FrontierAxis.budget(0), .pool(0), .start]) func frontiers(axis: FrontierAxis) throws {
    let answer = try Self.value(Self.portfolio) {
      $0.frontier = axis
      $0.first = 0
    }
    let points = try #require(answer.frontier?.points)
    #expect(zip(points, points.dropFirst()).allSatisfy { $0.value <= $1.value })
    let rises = zip(points, points.dropFirst()).map { $1.chance - $0.chance }
    #expect(rises.allSatisfy { axis == .start ? $0 <= Self.gap : $0 >= -Self.gap })
    let same = points[axis == .start ? 0 : 4]
    #expect(abs(same.chance - answer.chance) <= Self.gap)
    #expect(points.allSatisfy { $0.bound - $0.chance <= Self.gap + 1e-9 && $0.naive ?? 0 <= $0.bound })
    #expect(points[0].enters.prefix(2) == ["a", "b"])
    if axis == .budget(0) {
      // 3 million buy one, 4.8 the dear one or the cheap one, 5.4 both.
      #expect(points[0].enters == ["a", "b", "cheap"])
      #expect(points.first { $0.enters.contains("dear") }?.value == 5_400_000)
    }
  }

  /// Points are solved from the ends to the middle, some without a search: each has the best chance of all its plans.
  @Test func frontiersAreTheBestOfAllPlans() throws {
    var compared = 0
    for seed in 1...24 {
      let text = UseTests.text(seed)
      let study = try Study(yaml: text)
      var options = ValueOptions(search: SearchOptions(gap: Self.gap), first: 0)
      options.frontier = .pool(0)
      let points = try #require(try study.value(options).frontier?.points)
      for (percent, point) in zip([50, 65, 80, 90, 100, 115, 130, 150, 175, 200], points) {
        let scaled = study.instance.with(headcountOf: 0, times: Double(percent) / 100)
        guard let best = EveryPlan(scaled, most: 400)?.best() else { continue }
        #expect(
          best >= point.chance - 1e-9 && best <= point.bound + 1e-9, "\(percent) \(point)\n\(text)")
        #expect(point.bound - point.chance <= Self.gap + 1e-9)
        compared += 1
      }
    }
    #expect(compared > 40, "\(compared)")
  }

  /// Numbers are the same with any number of threads.
  @Test func threadsMakeNoDifference() throws {
    func summary(_ threads: Int) throws -> [Double] {
      let answer = try Self.value(Self.portfolio) {
        $0.search.threads = threads
        $0.frontier = .budget(0)
      }
      return answer.values.flatMap { [$0.keep, $0.refit, $0.refitBound] } + (answer.first ?? []).map(\.gain)
        + (answer.frontier?.points ?? []).flatMap { [$0.chance, $0.bound] }
    }
    #expect(try summary(1) == summary(4))
  }
}

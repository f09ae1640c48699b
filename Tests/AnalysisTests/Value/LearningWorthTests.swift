import Allocation
import Answers
import Formulation
import Sidereal
import Support
import Testing

@testable import Analysis

/// What learning is worth, against all plans of tiny problems: for each class of worlds the best plan there.
@Suite struct LearningWorthTests {
  static let gap = 1e-8

  /// A drawn problem with uncertain numbers.
  static func text(_ seed: Int) -> String {
    var dice = Dice(seed)
    let text = TinyProblem.text(&dice, with: [.pooled, .worlds])
    guard dice.happens(0.6) else { return text }
    let (low, high) = (dice.int(1...8) * 5, dice.int(9...18) * 5)
    return """
      time: {horizon: 3}
      deadline: \(dice.happens(0.5) ? "3" : "{2: 40%, 3: 60%}")
      pools: {a: {headcount: \(dice.int(1...2)), correct: \(low)% to \(high)%}}
      chunks: {x: {years: 1}, y: {years: \(dice.happens(0.5) ? "1 to 3" : "1")}}
      uncertainty: {samples: \(dice.int(3...6)), seed: \(seed)}
      worlds:
        one: {credence: 40%, chunks: {x: {needed: false}}}
        two: {credence: 60%, chunks: {y: {needed: false}}}
      """
  }

  /// By plan, view and boundary the chance; nil where there are too many plans.
  static func chances(_ instance: Instance) -> [[[Double]]]? {
    let reduction = Reduction(instance, fromAnyStart: true)
    guard !reduction.columns.isEmpty, let points = WholePoints(reduction, most: 600)?.points else {
      return nil
    }
    let plain = PlainChance(instance)
    return points.map { point in
      let attempts = zip(reduction.columns, point.attempts).filter { $1 > 0 }.map {
        PlainChance.Attempt(type: $0.type, start: $0.start, number: $1)
      }
      return instance.views.map { view in
        (0...instance.steps).map { plain.chance(attempts, world: view.world, by: $0) }
      }
    }
  }

  /// Σ over what may be learned of the best plan for it.
  static func best(_ instance: Instance, _ chances: [[[Double]]], knowing seen: (Int, Int) -> Int) -> Double {
    var groups: [Int: [(view: Int, boundary: Int, share: Double)]] = [:]
    for (place, view) in instance.views.enumerated() {
      for (boundary, weight) in view.weights.enumerated() {
        groups[seen(place, boundary), default: []].append((place, boundary, view.credence * weight))
      }
    }
    return groups.values.reduce(0) { sum, group in
      sum
        + (chances.map { plan in group.reduce(0) { $0 + $1.share * plan[$1.view][$1.boundary] } }.max() ?? 0)
    }
  }

  @Test func agreesWithAllPlans() throws {
    var compared = 0
    for seed in 1...30 {
      let text = Self.text(seed)
      let study = try Study(yaml: text)
      let instance = study.instance
      guard let chances = Self.chances(instance) else { continue }
      let found = try study.solve(SearchOptions(gap: Self.gap))
      let budget = SearchBudget(SearchOptions(gap: Self.gap))
      let learning = LearningStudy(
        instance, plan: found.plan, base: Bracket(found.chance, found.bound), budget)
      let answer = try learning.run()
      let none = Self.best(instance, chances) { _, _ in 0 }
      let inputs = UncertainInput.all(of: instance)
      for item in answer.items where item.input.kind != .deadline {
        let input = try #require(inputs.first { $0.name == item.input })
        let known = Self.best(instance, chances) { place, _ in input.classes[place] }
        #expect(abs(item.worth.value - (known - none)) < 20 * Self.gap, "\(item)\n\(text)")
        #expect(item.worth.range.upperBound > known - none - 1e-9)
        compared += 1
      }
      if let deadline = answer.items.first(where: { $0.input.kind == .deadline }) {
        let known = Self.best(instance, chances) { $1 }
        #expect(abs(deadline.worth.value - (known - none)) < 20 * Self.gap, "\(text)")
      }
      // Never below 0, never above what learning all is worth.
      let most = answer.all?.value ?? 1
      #expect(answer.items.allSatisfy { $0.worth.value >= 0 && $0.worth.value <= most + 1e-12 }, "\(text)")
      // Never larger for fewer inputs.
      for one in inputs {
        for other in inputs {
          let both = one.joined(with: other)
          #expect(both.tells(one) && both.tells(other))
          let (more, less) = (
            try learning.bracket(knowing: both, budget), try learning.bracket(knowing: one, budget)
          )
          #expect(more.most >= less.least - 1e-12 && less.least >= found.chance - 1e-12, "\(text)")
        }
      }
    }
    #expect(compared > 20, "\(compared)")
  }

  /// One person and two chunks of which one is needed: whoever knows which wins.
  @Test func whichWorldItIs() throws {
    let answer = try #require(
      ValueTests.value(
        """
        time: {horizon: 1}
        deadline: 1
        pools: {field: {headcount: 1}}
        chunks: {a: {years: 1}, b: {years: 1}}
        worlds:
          one: {credence: 60%, chunks: {b: {needed: false}}}
          two: {credence: 40%, chunks: {a: {needed: false}}}
        """
      ).learning)
    #expect(answer.items.map(\.input.key) == [.world, .needed, .needed])
    #expect(answer.items.allSatisfy { abs($0.worth.value - 0.4) < 1e-9 && $0.classes == 2 })
    #expect(abs((answer.all?.value ?? 0) - 0.4) < 1e-9 && answer.leftOut.isEmpty)
  }

  /// The long one in time for the late deadline, or the short one for both.
  @Test func whenTheDeadlineIs() throws {
    let answer = try #require(
      ValueTests.value(
        """
        time: {horizon: 4}
        deadline: {2: 50%, 4: 50%}
        pools: {field: {headcount: 1}}
        chunks: {long: {years: 4}, short: {years: 2}}
        worlds:
          one: {credence: 70%, chunks: {short: {needed: false}}}
          two: {credence: 30%, chunks: {long: {needed: false}}}
        """
      ).learning)
    // Nothing learned: 0.35 by the long one. Deadline: 0.5 · 0.7 + 0.5 · 0.3. World: 0.7 · 0.5 + 0.3. All is no more.
    let worths = answer.items.filter { [.world, .moment].contains($0.input.key) }.map(\.worth.value)
    #expect(zip(worths, [0.3, 0.15]).allSatisfy { abs($0 - $1) < 1e-9 }, "\(worths)")
    #expect(abs((answer.all?.value ?? 0) - 0.3) < 1e-9)
  }

  @Test func classes() {
    let one = UncertainInput(.init(.worlds, "worlds", key: .world), classes: [7, 7, 3, 5])
    #expect(one.classes == [0, 0, 1, 2] && one.count == 3)
    let other = UncertainInput(one.name, classes: [1, 0, 0, 0])
    #expect(!one.tells(other) && !other.tells(one) && one.joined(with: other).count == 4)
    #expect(one.tells(UncertainInput(one.name, classes: [1, 1, 1, 0])))
  }

  /// A number of many values is learned in stretches of equal credence.
  @Test func manyValues() throws {
    let study = try Study(
      yaml: """
        time: {horizon: 2}
        deadline: 2
        pools: {field: {headcount: 1, correct: 10% to 60%}}
        chunks: {a: {years: 1}}
        uncertainty: {samples: 32}
        """)
    let input = try #require(UncertainInput.all(of: study.instance).first)
    #expect(input.name == .init(.pool, "field", key: .correct) && input.count == 4)
    for number in 0..<4 { #expect(input.classes.filter { $0 == number }.count == 8) }
  }
}

/// Both ends of what is uncertain, against problems that state them.
@Suite struct TornadoTests {
  static let gap = 1e-8

  static func answer(_ text: String) throws -> (TornadoAnswer, chance: Double) {
    let answer = try ValueTests.value(text) { $0.search.gap = gap }
    return (try #require(answer.tornado), answer.chance)
  }

  static func text(correct: String = "20% to 60%", years: String = "1 to 3", deadline: String = "3") -> String
  {
    """
    time: {horizon: 4}
    deadline: \(deadline)
    pools: {field: {headcount: 2, correct: \(correct)}}
    chunks: {a: {years: \(years)}, b: {years: 1}}
    uncertainty: {samples: 8}
    """
  }

  /// With one uncertain number its ends are plain problems.
  @Test(arguments: [
    (text(years: "1"), text(correct: "20%", years: "1"), text(correct: "60%", years: "1")),
    (text(correct: "30%"), text(correct: "30%", years: "1"), text(correct: "30%", years: "3")),
    (
      text(correct: "30%", years: "2", deadline: "{2: 30%, 4: 70%}"),
      text(correct: "30%", years: "2", deadline: "2"), text(correct: "30%", years: "2", deadline: "4")
    ),
  ])
  func endsAreProblems(whole: String, low: String, high: String) throws {
    let (answer, _) = try Self.answer(whole)
    let bar = try #require(answer.bars.first)
    #expect(answer.bars.count == 1 && answer.leftOut.isEmpty)
    for (end, text) in [(bar.low, low), (bar.high, high)] {
      let best = try Study(yaml: text).solve(SearchOptions(gap: Self.gap)).chance
      #expect(abs(end.refit - best) <= 2 * Self.gap, "\(text)")
      #expect(end.keep <= end.refit + 1e-12 && end.refitBound >= end.refit)
    }
  }

  @Test func theWidestComesFirst() throws {
    let (answer, chance) = try Self.answer(Self.text(deadline: "{3: 50%, 4: 50%}"))
    #expect(Set(answer.bars.map(\.input.key)) == [.correct, .years, .moment])
    #expect(zip(answer.bars, answer.bars.dropFirst()).allSatisfy { $0.width >= $1.width })
    for bar in answer.bars {
      #expect(bar.low.keep <= bar.low.refit + 1e-12 && bar.high.keep <= bar.high.refit + 1e-12)
      // Today lies between the ends.
      #expect(min(bar.low.keep, bar.high.keep) <= chance && chance <= max(bar.low.refit, bar.high.refit))
    }
    let correct = try #require(answer.bars.first { $0.input.key == .correct })
    #expect(correct.low.value == 0.2 && correct.high.value == 0.6 && correct.low.keep < correct.high.keep)
  }
}

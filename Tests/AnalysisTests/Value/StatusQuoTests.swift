import Allocation
import Allocators
import Answers
import Foundation
import Sidereal
import Support
import Testing

@testable import Analysis

/// What a status quo loses and how that is won back, by hand and against the rule itself.
@Suite struct StatusQuoTests {
  static let gap = 1e-8

  static func answer(_ text: String) throws -> (answer: StatusQuoAnswer, best: Double, study: Study) {
    let study = try Study(yaml: text)
    let found = try study.solve(SearchOptions(gap: gap))
    let best = SolvedInstance(
      instance: study.instance, plan: found.plan, bracket: Bracket(found.chance, found.bound))
    let judged = try StatusQuoStudy(best: best, budget: SearchBudget(SearchOptions(gap: gap))).run()
    return (try #require(judged), found.chance, study)
  }

  /// Ten people and one round. The file thinks of nine chunks of each kind, so the rule deals by shares alone; what is needed
  /// is four of one and six of the other.
  static func shared(_ shares: String, headcount: Int = 10) -> String {
    """
    time: {horizon: 1}
    deadline: 1
    pools: {field: {headcount: \(headcount)}}
    chunks: {a: {count: 9, years: 1}, b: {count: 9, years: 1}}
    worlds: {real: {credence: 100%, chunks: {a: {count: 4}, b: {count: 6}}}}
    status-quo: \(shares)
    """
  }

  @Test func peopleAreMoved() throws {
    let (answer, best, _) = try Self.answer(Self.shared("{a: 80%, b: 20%}"))
    // Eight on one chunk and two on the other lose all; four have to be moved, and then all is won.
    #expect(answer.chance == 0 && answer.loss == 1 && best == 1 && answer.committed == nil)
    #expect(answer.remedies.map(\.share) == [0.5, 0.9] && answer.remedies.allSatisfy { $0.isReached })
    for remedy in answer.remedies {
      guard case .people("field", "a", "b", let share) = remedy.moves.first else {
        Issue.record("\(remedy)")
        continue
      }
      #expect(remedy.moves.count == 1 && abs(share - 0.4) < 0.051 && remedy.chance == 1)
    }
  }

  @Test func nothingIsLost() throws {
    let (answer, _, _) = try Self.answer(Self.shared("{a: 40%, b: 60%}"))
    #expect(answer.chance == 1 && answer.loss == 0 && answer.remedies.isEmpty && answer.committed == nil)
  }

  static let funding = """
    time: {horizon: 2}
    deadline: 2
    budgets: {money: 5M}
    pools: {field: {headcount: 1, correct: 50%}, others: {headcount: 0, correct: 90%}}
    chunks: {a: {years: 1, pools: [field]}, b: {years: 1, pools: [field, others]}}
    grants:
      poor: {cost: 3M, adds: {field: 1}}
      good: {cost: 4M, adds: {others: 2}}
    status-quo: {field: {a: 100%}, others: {b: 100%}, grants: {poor: 1}}
    """

  /// Money that is spent buys nothing better any more: the best plan with the poor grant is behind the best.
  @Test func moneyIsCommitted() throws {
    let (answer, best, study) = try Self.answer(Self.funding)
    let committed = try #require(answer.committed)
    // By itself: the file with two people and no grants.
    let fixed = try Study(
      yaml: """
        time: {horizon: 2}
        deadline: 2
        pools: {field: {headcount: 2, correct: 50%}}
        chunks: {a: {years: 1}, b: {years: 1}}
        """
    ).solve(SearchOptions(gap: Self.gap))
    #expect(abs(committed.chance - fixed.chance) < 2 * Self.gap && committed.lost > 0.05)
    #expect(abs(committed.lost - (best - fixed.chance)) < 4 * Self.gap)
    #expect(answer.chance <= committed.chance && committed.chance <= best)
    #expect(study.problem.statusQuo != nil)
  }

  /// Whatever is found does what is said of it, worked out from the file with these changes.
  @Test func remediesAreExact() throws {
    var (seen, reached) = (0, 0)
    for seed in 1...40 {
      var dice = Dice(seed)
      let text =
        TinyProblem.text(&dice, with: [.pooled, .worlds]) + "\nstatus-quo: {x: \(dice.int(5...10) * 10)%}"
      let (answer, best, study) = try Self.answer(text)
      let plan = try #require(NaiveAllocator.plan(.statusQuo, study.instance))
      #expect(abs(answer.chance - study.instance.chance(of: plan)) < 1e-12)
      #expect(abs(answer.loss - max(0, best - answer.chance)) < 1e-12 && answer.lossBound >= answer.loss)
      for remedy in answer.remedies {
        seen += 1
        #expect(remedy.chance <= best + 1e-9 && remedy.chance >= answer.chance - 1e-12, "\(text)")
        let target = answer.chance + remedy.share * answer.loss
        #expect(remedy.isReached == (remedy.chance >= target), "\(text)")
        if remedy.isReached { reached += 1 }
        var shares = try #require(study.problem.statusQuo).map { $0.map { $0 ?? 0 } }
        for case .people(let pool, let from, let to, let share) in remedy.moves {
          let place = try #require(study.problem.pools.firstIndex { $0.name == pool })
          for (chunk, one) in study.problem.chunks.enumerated() {
            if one.name == from { shares[place][chunk] -= share }
            if one.name == to { shares[place][chunk] += share }
          }
        }
        #expect(shares.joined().allSatisfy { $0 > -1e-9 }, "\(text)")
        var changed = study.problem
        changed.statusQuo = shares.map { $0.map { $0 < 1e-9 ? nil : $0 } }
        let own = Instance(changed)
        let moved = try #require(NaiveAllocator.plan(.statusQuo, own))
        #expect(abs(own.chance(of: moved) - remedy.chance) < 1e-12, "\(remedy)\n\(text)")
      }
    }
    #expect(seen > 10 && reached > 5, "\(seen) \(reached)")
  }

  /// Everything that is told of changed problems is the same with any number of threads.
  @Test func threadsMakeNoDifference() throws {
    let text =
      Self.funding.replacingOccurrences(
        of: "headcount: 1, correct: 50%", with: "headcount: 1, correct: 30% to 70%"
      )
      .replacingOccurrences(of: "deadline: 2", with: "deadline: {1: 30%, 2: 70%}")
      + "\nuncertainty: {samples: 4}"
    func told(_ threads: Int) throws -> [String] {
      let answer = try ValueTests.value(text) {
        $0.search.threads = threads
        $0.first = 0
      }
      return [
        "\(String(describing: answer.breakpoints))", "\(String(describing: answer.learning))",
        "\(String(describing: answer.tornado))", "\(String(describing: answer.statusQuo))",
      ]
    }
    let one = try told(1)
    #expect(try told(3) == one && one.allSatisfy { $0 != "nil" }, "\(one)")
  }

  @Test func noneIsStated() throws {
    #expect(try ValueTests.value(ValueTests.portfolio).statusQuo == nil)
    #expect(try ValueTests.value(Self.shared("{a: 80%, b: 20%}")).statusQuo?.loss == 1)
  }
}

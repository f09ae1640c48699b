import Allocation
import Formulation
import Support
import Testing
import Threads

@testable import Search

/// Searches of somebody who learns the world at a date, against all static plans of tiny problems.
@Suite("Learning at a date")
struct DateSearchTests {
  /// A problem of two worlds, and what each of its static plans reaches in each of them.
  private struct Tiny {
    let text: String
    let instance: Instance
    let chances: [[Double]]

    init?(seed: Int) throws {
      var dice = Dice(seed)
      text = TinyProblem.text(&dice, with: [.pooled, .worlds, .teams])
      instance = try Instance(text: text)
      let reduction = Reduction(instance, fromAnyStart: true)
      guard instance.worlds.count > 1, !reduction.columns.isEmpty,
        let points = WholePoints(reduction, most: 250)?.points
      else { return nil }
      let plain = PlainChance(instance)
      let worlds = instance.worlds.indices
      chances = points.map { point in
        let attempts = zip(reduction.columns, point.attempts).filter { $1 > 0 }.map {
          PlainChance.Attempt(type: $0.type, start: $0.start, number: $1)
        }
        return worlds.map { plain.chance(attempts, world: $0) }
      }
    }

    var credences: [Double] { instance.worlds.map(\.credence) }

    /// The best plan for each world.
    var knowing: Double {
      credences.enumerated().reduce(0) { sum, one in
        sum + one.element * (chances.map { $0[one.offset] }.max() ?? 0)
      }
    }

    /// The best plan for both.
    var never: Double {
      chances.map { zip(credences, $0).reduce(0) { $0 + $1.0 * $1.1 } }.max() ?? 0
    }

    func search(rivals: [Plan] = []) -> DateSearch {
      let options = SearchOptions(gap: 1e-9)
      return DateSearch(
        instance, options: options, rivals: rivals, clock: SearchClock(options, within: TimeBudget()))
    }
  }

  private static func problems(_ seeds: ClosedRange<Int>) throws -> [Tiny] {
    try seeds.compactMap { try Tiny(seed: $0) }
  }

  @Test("at the start it is each world alone, at the end the static plan") func ends() throws {
    let problems = try Self.problems(1...120)
    #expect(problems.count > 10)
    for tiny in problems {
      let (known, never) = (try tiny.search().knowing(), try tiny.search().never())
      #expect(abs(known.chance - tiny.knowing) < 1e-8, "\(tiny.text)")
      #expect(abs(never.chance - tiny.never) < 1e-8, "\(tiny.text)")
      for (found, look) in [(known, 0), (never, tiny.instance.steps)] {
        #expect(found.bound >= found.chance - 1e-12)
        #expect(found.plan.look?.boundary == look && found.plan.look?.chunk == nil)
        #expect(tiny.instance.violations(of: found.plan).isEmpty)
        #expect(found.plan.branches.map(\.world) == Array(tiny.instance.worlds.indices))
      }
    }
  }

  @Test("in between nothing is lost by learning sooner") func between() throws {
    for tiny in try Self.problems(1...60) {
      var before = tiny.knowing
      for look in 1..<tiny.instance.steps {
        let found = try tiny.search().learning(at: look)
        #expect(found.chance <= before + 1e-8 && found.chance >= tiny.never - 1e-8, "\(tiny.text), \(look)")
        #expect(tiny.instance.violations(of: found.plan).isEmpty)
        #expect(abs(tiny.instance.chance(of: found.plan) - found.chance) < 1e-12)
        // What starts before the look is the same in all worlds.
        #expect(found.plan.shared.allSatisfy { $0.start < look })
        #expect(found.plan.branches.allSatisfy { $0.entries.allSatisfy { $0.start >= look } })
        before = found.chance
      }
    }
  }

  @Test("a rival that is best already is found, or matched") func rivals() throws {
    for tiny in try Self.problems(1...40) {
      let best = try tiny.search().never().plan
      let `static` = Plan(entries: best.entries(on: 0), gates: best.branches[0].gates)
      for look in [1, tiny.instance.steps - 1] {
        let found = try tiny.search(rivals: [`static`]).learning(at: look)
        #expect(found.chance >= tiny.instance.chance(of: `static`) - 1e-12, "\(tiny.text)")
      }
    }
  }
}

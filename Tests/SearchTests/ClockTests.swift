import Allocation
import Formulation
import Foundation
import Support
import Testing
import Threads

@testable import Search

/// Every stage of a search looks at the clock: whenever its time is over by it, it soon ends.
@Suite("Each stage looks at the clock", .serialized)
struct ClockTests {
  /// A clock that stands still until it has been looked at so often, and is past every limit from then on; it remembers
  /// when that was by a real one.
  final class ScriptedClock: @unchecked Sendable {
    // Unchecked because the lock guards the counts.
    private let lock = NSLock()
    private var looks = 0
    private let most: Int
    private var jumped: Double?

    init(jumpingAt most: Int) { self.most = most }

    var source: TimeSource {
      TimeSource { [self] in
        lock.withLock {
          looks += 1
          if looks < most { return 0 }
          jumped = jumped ?? TimeSource.system.now()
          return 1e9
        }
      }
    }

    /// Real seconds since the clock jumped; nil: it was not looked at often enough.
    var secondsSinceJump: Double? { lock.withLock { jumped.map { TimeSource.system.now() - $0 } } }
  }

  /// Problems each of which spends its time in another stage.
  enum Sample: String, CaseIterable {
    case manyWorlds, order, wide, people, chunkReveals, date, ordered

    var text: String {
      switch self {
      case .manyWorlds: Self.worlds(60)
      case .order:
        """
        time: {horizon: 40}
        deadline: {by: {10: 20%, 40: 90%}}
        pools: {field: {headcount: 100, correct: 5% to 20%}, founders: {headcount: 12, correct: 20% to 60%}}
        chunks: {tools: {count: 5 to 15, years: 2 to 5, credit: pooled}, synthesis: {years: 2 to 6, after: tools}}
        uncertainty: {samples: 16, seed: 1}
        """
      case .wide: Self.wide(60)
      case .people:
        """
        time: {horizon: 20}
        deadline: {4: 50%, 14: 50%}
        pools: {p: {headcount: 1000000, correct: 50%}}
        chunks: {a: {years: 2, count: 100000, credit: pooled}, b: {years: 3, count: 90000, credit: pooled}}
        """
      case .chunkReveals, .date:
        """
        time: {horizon: 24}
        deadline: {by: {8: 20%, 24: 90%}}
        pools: {a: {headcount: 9, correct: 35%}, b: {headcount: 6, correct: 50%}}
        chunks: {look: {years: 2}, x: {years: 4, count: 3, credit: pooled}, y: {years: 5, count: 2, credit: pooled}}
        worlds:
          one: {credence: 60%, chunks: {x: {needed: false}}}
          two: {credence: 40%, chunks: {y: {needed: false}}}
        """
      case .ordered:
        """
        time: {horizon: 30}
        deadline: {by: {10: 20%, 20: 60%, 30: 95%}}
        pools: {a: {headcount: {start: 20, growth: 5%}, correct: 35%, pace: 0.7}, b: {headcount: 30, correct: 22%}}
        chunks:
          w: {count: 3, years: 4, credit: pooled}
          x: {count: 2, years: 6, credit: pooled, after: w}
          y: {years: 9}
          z: {count: 5, years: 3, credit: pooled, pools: [a]}
        """
      }
    }

    private static func worlds(_ number: Int) -> String {
      let chunks = (0..<12).map { "  c\($0): {years: \(1 + $0 % 7), count: \(1 + $0 % 4), credit: pooled}" }
      let worlds = (0..<number).map {
        "  w\($0): {credence: \(1.0 / Double(number)), pools: {a: {correct: 0.\(10 + $0)}}, "
          + "chunks: {c\($0 % 12): {needed: false}}}"
      }
      return """
        time: {horizon: 60}
        deadline: {by: {10: 20%, 30: 60%, 50: 90%}}
        pools: {a: {headcount: 30, correct: 50%}, b: {headcount: 40, correct: 20%}}
        chunks:
        \(chunks.joined(separator: "\n"))
        worlds:
        \(worlds.joined(separator: "\n"))
        """
    }

    private static func wide(_ number: Int) -> String {
      let pools = (0..<12).map { "  p\($0): {headcount: \(20 + 7 * $0), correct: \(15 + 3 * $0)%}" }
      let chunks = (0..<number).map {
        "  c\($0): {years: \(1 + $0 % 9), count: \(1 + $0 % 5), credit: pooled, "
          + "pools: [p\($0 % 12), p\(($0 + 5) % 12), p\(($0 + 7) % 12)]}"
      }
      return """
        time: {horizon: 50}
        deadline: {by: {4: 10%, 12: 50%, 50: 80%}}
        pools:
        \(pools.joined(separator: "\n"))
        chunks:
        \(chunks.joined(separator: "\n"))
        """
    }

    func solve(_ instance: Instance, _ clock: SearchClock) throws -> (
      chance: Double, bound: Double, isSound: Bool
    ) {
      let options = SearchOptions(gap: 1e-9, threads: 2)
      switch self {
      case .chunkReveals:
        let never = try Optimizer.search(instance, options: options, rivals: [], clock: clock)
        let search = RevealSearch(instance, from: 0, options: options, clock: clock, beside: never)
        try search.run()
        return (
          search.best.chance, search.bound, instance.violations(of: search.best.plan).isEmpty
        )
      case .date:
        let found = try DateSearch(instance, options: options, rivals: [], clock: clock).learning(at: 6)
        return (found.chance, found.bound, instance.violations(of: found.plan).isEmpty)
      default:
        let found = try Optimizer.search(instance, options: options, rivals: [], clock: clock)
        return (found.chance, found.bound, instance.violations(of: found.plan).isEmpty)
      }
    }
  }

  /// Seconds of a debug build on a busy machine.
  private static let patience = 20.0

  @Test("a search ends soon after the clock says so", arguments: Sample.allCases, [2, 40, 1_000])
  func ends(sample: Sample, looks: Int) throws {
    let instance = try Instance(text: sample.text)
    let script = ScriptedClock(jumpingAt: looks)
    let clock = SearchClock(SearchOptions(), within: TimeBudget(seconds: 1e6, source: script.source))
    let answer = try sample.solve(instance, clock)
    if let seconds = script.secondsSinceJump { #expect(seconds < Self.patience, "\(sample), \(looks) looks") }
    #expect(answer.isSound)
    #expect(answer.bound >= answer.chance - 1e-12)
  }
}

import Allocation
import Formulation
import Foundation
import Support
import Testing
import Threads

@testable import Search

/// What is seen of a revealing chunk, against every outcome of every attempt; and boxes of looks and attempts.
@Suite("Looks at a revealing chunk")
struct RevealTests {
  private static func instance(_ credit: String, count: Int, needed: Bool = true) throws -> Instance {
    try Instance(
      text:
        """
        time: {horizon: 4}
        deadline: 4
        pools: {a: {headcount: 4, correct: 40%}, b: {headcount: 3, correct: 75%}}
        chunks:
          look: {years: 1, count: \(count), credit: \(credit), needed: \(needed)}
          x: {years: 2}
        worlds:
          one: {credence: 30%}
          two: {credence: 70%, pools: {a: {correct: 20%}}}
        """)
  }

  /// One strand a pool and copy, as likely as they are in the worlds.
  private static func strands(_ copies: Int) -> [Stage.Strand] {
    (0..<copies).flatMap { copy in
      [[0.4, 0.2], [0.75, 0.75]].map { Stage.Strand(copy: copy, correct: $0) }
    }
  }

  /// P(each copy has so many correct attempts), by going through all outcomes of all attempts.
  private static func law(_ counts: [Stage.Strand: Int], world: Int) -> [[Int: Int]: Double] {
    var law: [[Int: Int]: Double] = [[:]: 1]
    for (strand, number) in counts {
      guard let correct = strand.correct[world] else { continue }
      for _ in 0..<number {
        var next: [[Int: Int]: Double] = [:]
        for (reached, chance) in law {
          var more = reached
          more[strand.copy, default: 0] += 1
          next[more, default: 0] += chance * correct
          next[reached, default: 0] += chance * (1 - correct)
        }
        law = next
      }
    }
    return law
  }

  /// What a box cannot exceed says nothing about the others: were the search left behind, what it has shown has to hold.
  @Test("bounds that are shown on the way hold for all looks", arguments: [1, 2, 3])
  func shownBounds(years: Int) throws {
    let instance = try Instance(
      text: """
        time: {horizon: 9}
        deadline: 9
        pools: {people: {headcount: 3, correct: 50%}}
        chunks:
          look: {years: \(years), needed: false}
          x: {years: 2}
          y: {years: 2}
        worlds:
          one: {credence: 50%, chunks: {y: {needed: false}}}
          two: {credence: 50%, chunks: {x: {needed: false}}}
        """)
    let options = SearchOptions(gap: 1e-6)
    let clock = SearchClock(options, within: TimeBudget())
    let never = try Optimizer.solve(instance, options: options)
    let search = RevealSearch(instance, from: 0, options: options, clock: clock, beside: never)
    try search.run()
    #expect(search.best.chance > never.chance + options.gap)
    #expect(clock.board.bound >= search.best.chance)
  }

  @Test("pooled credit: how many are missing, and how likely", arguments: 1...12)
  func pooled(seed: Int) throws {
    var dice = Dice(seed)
    let count = dice.int(1...4)
    let instance = try Self.instance("pooled", count: count)
    let counts = Dictionary(uniqueKeysWithValues: Self.strands(1).map { ($0, dice.int(0...4)) })
    let reveal = try #require(RevealLaw(instance, of: 0).reveal(of: counts, least: [:]))
    for world in 0..<2 {
      let law = Self.law(counts, world: world)
      let seen = law.filter { ($0.key[0] ?? 0) >= count }.reduce(0) { $0 + $1.value }
      #expect(abs(reveal.seen[world] - seen) < 1e-12)
      for missing in 1...count {
        let expected = law.filter { ($0.key[0] ?? 0) == count - missing }.reduce(0) { $0 + $1.value }
        let found = reveal.open[world].filter { $0.missing == [0: missing] }.reduce(0) { $0 + $1.chance }
        #expect(abs(found - expected) < 1e-12, "\(missing) missing")
      }
      let total = reveal.open[world].reduce(reveal.seen[world]) { $0 + $1.chance }
      #expect(abs(total - 1) < 1e-12)
    }
    let mean = 0.3 * reveal.seen[0] + 0.7 * reveal.seen[1]
    #expect(abs(RevealLaw(instance, of: 0).meanSeen(counts) - mean) < 1e-12)
  }

  @Test("separate credit: which copies are missing, and how likely", arguments: 1...8)
  func separate(seed: Int) throws {
    var dice = Dice(seed)
    let count = dice.int(2...3)
    let instance = try Self.instance("separate", count: count)
    let counts = Dictionary(uniqueKeysWithValues: Self.strands(count).map { ($0, dice.int(0...2)) })
    let reveal = try #require(RevealLaw(instance, of: 0).reveal(of: counts, least: [:]))
    for world in 0..<2 {
      var states: [Set<Int>: Double] = [:]
      for (reached, chance) in Self.law(counts, world: world) {
        states[Set((0..<count).filter { reached[$0] == nil }), default: 0] += chance
      }
      #expect(abs(reveal.seen[world] - (states[[]] ?? 0)) < 1e-12)
      for (open, chance) in states where !open.isEmpty {
        let found = reveal.open[world].filter { Set($0.missing.keys) == open }
        #expect(found.allSatisfy { $0.missing.values.allSatisfy { $0 == 1 } })
        #expect(abs(found.reduce(0) { $0 + $1.chance } - chance) < 1e-12)
      }
    }
  }

  @Test("a chunk that need not be finished lacks nothing; one of too many copies has too many states")
  func ends() throws {
    let idle = try Self.instance("pooled", count: 2, needed: false)
    let counts = Dictionary(uniqueKeysWithValues: Self.strands(1).map { ($0, 1) })
    let reveal = try #require(RevealLaw(idle, of: 0).reveal(of: counts, least: counts))
    #expect(reveal.open.allSatisfy { $0.count == 1 && $0[0].missing.isEmpty } && reveal.least == counts)
    #expect(zip(reveal.seen, reveal.open).allSatisfy { abs($0 + $1[0].chance - 1) < 1e-12 })
    let many = try Self.instance("separate", count: 9)
    #expect(RevealLaw(many, of: 0).reveal(of: [:], least: [:]) == nil)
  }

  @Test("few attempts make three quarters of what all could likely, and one less does not")
  func fewest() throws {
    var dice = Dice(5)
    let instance = try Self.instance("pooled", count: 2)
    let law = RevealLaw(instance, of: 0)
    for _ in 0..<30 {
      let most = Dictionary(uniqueKeysWithValues: Self.strands(1).map { ($0, dice.int(0...5)) })
      let few = law.fewest(most)
      #expect(most.keys.allSatisfy { (few[$0] ?? -1) >= 0 && few[$0, default: 0] <= most[$0, default: 0] })
      #expect(law.meanSeen(few) >= 0.75 * law.meanSeen(most) - 1e-12)
    }
  }

  /// Every pair of a look and numbers of attempts lies in exactly one half; nothing is left of points.
  @Test("a box's halves are its parts", arguments: 1...30)
  func boxes(seed: Int) throws {
    var dice = Dice(seed)
    let law = RevealLaw(try Self.instance("pooled", count: 2), of: 0)
    let wide = RevealBox(looks: 2...dice.int(3...6), counts: nil, bound: 0.7)
    let halves = try #require(wide.parts(by: law))
    #expect(halves.flatMap { Array($0.looks) } == Array(wide.looks))
    #expect(halves.allSatisfy { $0.counts == nil && $0.bound == 0.7 } && !wide.isPoint)
    let strands = Self.strands(1)
    let ranges = strands.map { _ -> ClosedRange<Int> in
      let low = dice.int(0...2)
      return low...(low + dice.int(0...3))
    }
    let box = RevealBox(
      looks: 3...3, counts: Dictionary(uniqueKeysWithValues: zip(strands, ranges)), bound: 0.5)
    #expect(box.isPoint == ranges.allSatisfy { $0.count == 1 })
    guard let parts = box.parts(by: law) else {
      #expect(box.isPoint)
      return
    }
    #expect(parts.count == 2 && parts.allSatisfy { $0.looks == 3...3 && $0.bound == 0.5 })
    for one in ranges[0] {
      for other in ranges[1] {
        let homes = parts.filter { part in
          part.counts?[strands[0]]?.contains(one) == true && part.counts?[strands[1]]?.contains(other) == true
        }
        #expect(homes.count == 1)
      }
    }
  }

  @Test("a look whose numbers are not known has no halves") func unknownNumbers() throws {
    let law = RevealLaw(try Self.instance("pooled", count: 1), of: 0)
    let box = RevealBox(looks: 2...2, counts: nil, bound: 1)
    #expect(box.parts(by: law) == nil && !box.isPoint)
  }
}

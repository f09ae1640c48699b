import Allocation
import Allocators
import Foundation
import Probability
import Problems

extension Draws {
  /// More draws than this, or more chains of them than `mostChains`, are sampled.
  static let mostDraws = 20_000.0
  /// Each is a chain of searches of its own.
  static let mostChains = 100

  /// Draws along which more and more people are right, each with its probability.
  typealias Row = [(draw: Draw, weight: Double)]

  /// All draws in rows; nil where they are too many.
  var rows: [Row]? {
    guard count <= Self.mostDraws else { return nil }
    var rows: [Row] = [[([], 1)]]
    // The cohort that can be split in most ways runs along the rows.
    let long = cohorts.indices.filter { cohorts[$0].levels.count > 1 }
      .max { cohorts[$0].size < cohorts[$1].size }
    for (index, cohort) in cohorts.enumerated() {
      var grown: [Row] = []
      for row in rows {
        let splits = Self.splits(of: cohort)
        if index == long {
          for tail in Self.rows(splits) { grown.append(row.flatMap { before in tail.map { before + $0 } }) }
        } else {
          for one in splits { grown.append(row.map { $0 + one }) }
        }
      }
      rows = grown
      if rows.count > Self.mostChains { return nil }
    }
    return rows
  }

  /// All ways of splitting a cohort, with their probabilities.
  private static func splits(of cohort: Cohort) -> [(counts: [Int], weight: Double)] {
    ways(of: cohort.size, over: cohort.levels.count).map { counts in
      // The multinomial law, by logarithms: factorials of crowds do not fit a number.
      var log: Double = lgamma(Double(cohort.size) + 1)
      for (count, share) in zip(counts, cohort.shares) where count > 0 {
        log += Double(count) * Foundation.log(share) - lgamma(Double(count) + 1)
      }
      return (counts, exp(log))
    }
  }

  /// The same in rows: what differs within a row is only how many of the first two levels have the first.
  private static func rows(
    _ splits: [(counts: [Int], weight: Double)]
  ) -> [[(counts: [Int], weight: Double)]] {
    Dictionary(grouping: splits) { Array($0.counts.dropFirst(2)) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map { $0.value.sorted { $0.counts[0] < $1.counts[0] } }
  }

  /// Compositions: all ways to write a number as an ordered sum of so many parts.
  private static func ways(of number: Int, over parts: Int) -> [[Int]] {
    if parts == 1 { return [[number]] }
    return (0...number).flatMap { first in
      ways(of: number - first, over: parts - 1).map { [first] + $0 }
    }
  }

  /// The draw that lots make: one number u for each block of each pool, in the order of their numbers.
  func draw(_ lots: [[Double]]) -> Draw {
    var draw = cohorts.map { $0.levels.map { _ in 0 } }
    for (index, cohort) in cohorts.enumerated() {
      for number in (cohort.from - cohort.size)..<cohort.from {
        draw[index][Self.level(lots[cohort.pool][number], cohort)] += 1
      }
    }
    return draw
  }

  /// Blocks that each pool ever has.
  var sizes: [Int] {
    instance.headcounts.indices.map { pool in
      cohorts.filter { $0.pool == pool }.map(\.from).max() ?? 0
    }
  }

  /// Lots by chance: one u for each block.
  func lots(_ generator: inout SplitMix64) -> [[Double]] {
    sizes.map { size in (0..<size).map { _ in generator.share() } }
  }

  /// The level of a lot: the lowest that it does not exceed.
  static func level(_ u: Double, _ cohort: Cohort) -> Int {
    cohort.levels.firstIndex { $0.map { u <= $0 } ?? true } ?? cohort.levels.count - 1
  }
}

/// A draw of some cohorts and a split of the next: lots are independent, so weights multiply.
private func + (draw: (draw: Draws.Draw, weight: Double), split: (counts: [Int], weight: Double)) -> (
  draw: Draws.Draw, weight: Double
) {
  (draw.draw + [split.counts], draw.weight * split.weight)
}

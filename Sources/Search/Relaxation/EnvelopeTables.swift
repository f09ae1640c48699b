import Formulation

/// A cache of lattice envelopes, tables of functions over boxes, kept while they are in use.
final class EnvelopeTables {
  private struct Key: Hashable {
    var function: TermFunction
    var box: [ClosedRange<Int>]
  }
  /// Nil where a box has too many points for a table.
  private var known: [Key: LatticeEnvelope?] = [:]
  /// Answers of `enough`.
  private var limits: [TermFunction: [Int]] = [:]
  /// Points of all tables that are kept.
  private var size = 0
  /// Points of all tables together, of 8 bytes each: beyond, all are dropped and those in use come back.
  private static let most = 4_000_000

  /// What the law may be off by, relatively, after so many attempts have been added to it one by one: an ulp
  /// each.
  static func rounding(_ box: [ClosedRange<Int>]) -> Double {
    box.reduce(0) { $0 + Double($1.upperBound) } * 0x1p-52
  }

  /// The envelope of a function of several counts over a box; nil where it would be too large.
  func hull(_ function: TermFunction, _ box: [ClosedRange<Int>]) -> LatticeEnvelope? {
    let key = Key(function: function, box: box)
    if let hull = known[key] { return hull }
    let hull = LatticeEnvelope(box, correct: function.correct, atLeast: function.threshold)
    if size >= Self.most {
      known.removeAll()
      size = 0
    }
    known[key] = hull
    size += 1 + (hull?.size ?? 0)
    return hull
  }

  /// For each correctness how many attempts of it alone bring log φ within `SearchTolerance.certainLog` of
  /// 0.
  func enough(_ function: TermFunction) -> [Int] {
    if let limit = limits[function] { return limit }
    let limit = function.correct.indices.map { place in
      var (low, high) = (function.threshold, max(2, function.threshold))
      func isEnough(_ count: Int) -> Bool {
        var counts = function.correct.map { _ in 0 }
        counts[place] = count
        return function.value(counts) > -SearchTolerance.certainLog
      }
      // By doubling, then by bisection: log φ never falls with the count.
      while !isEnough(high) && high < 1 << 40 { high *= 2 }
      while low < high {
        let middle = (low + high) / 2
        if isEnough(middle) { high = middle } else { low = middle + 1 }
      }
      return high
    }
    limits[function] = limit
    return limit
  }
}

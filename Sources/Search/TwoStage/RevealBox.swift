import Formulation

/// A node of the search for a look: plans that look within a range of moments, having made numbers of attempts within
/// ranges.
struct RevealBox {
  var looks: ClosedRange<Int>
  /// For each strand; nil: any numbers.
  var counts: [Stage.Strand: ClosedRange<Int>]?
  /// No plan of the box has more.
  var bound: Double

  /// One look, and one number of each strand.
  var isPoint: Bool { looks.count == 1 && counts?.values.allSatisfy { $0.count == 1 } ?? false }

  /// Two halves: moments first, since how many attempts may have ended depends on them; then numbers. Nil where the box is a point, or its numbers are not known.
  func parts(by law: RevealLaw) -> [RevealBox]? {
    if looks.count > 1 {
      let middle = (looks.lowerBound + looks.upperBound) / 2
      return [
        RevealBox(looks: looks.lowerBound...middle, counts: nil, bound: bound),
        RevealBox(looks: (middle + 1)...looks.upperBound, counts: nil, bound: bound),
      ]
    }
    guard let counts, let cut = cut(counts, by: law) else { return nil }
    return [cut.below, cut.above].map { range in
      var part = self
      part.counts?[cut.strand] = range
      return part
    }
  }

  /// A strand whose range falls into two.
  private typealias Cut = (strand: Stage.Strand, below: ClosedRange<Int>, above: ClosedRange<Int>)

  /// The strand that makes most of a difference to the chance of seeing the chunk finished, where half of that is reached: both
  /// halves then err by about as much.
  private func cut(_ counts: [Stage.Strand: ClosedRange<Int>], by law: RevealLaw) -> Cut? {
    let most = counts.mapValues(\.upperBound)
    let highest = law.meanSeen(most)
    /// The chance with fewer attempts of one strand.
    func seen(_ strand: Stage.Strand, _ number: Int) -> Double {
      var fewer = most
      fewer[strand] = number
      return law.meanSeen(fewer)
    }
    let free = counts.filter { $0.value.count > 1 }.map(\.key).sorted()
    let chosen = free.max {
      let (one, other) = (counts[$0]?.lowerBound ?? 0, counts[$1]?.lowerBound ?? 0)
      return highest - seen($0, one) < highest - seen($1, other)
    }
    guard let chosen, let range = counts[chosen] else { return nil }
    let middle = (seen(chosen, range.lowerBound) + highest) / 2
    let last = (range.lowerBound..<range.upperBound).first { seen(chosen, $0) >= middle }
    let cut = last ?? range.upperBound - 1
    return (chosen, range.lowerBound...cut, (cut + 1)...range.upperBound)
  }
}

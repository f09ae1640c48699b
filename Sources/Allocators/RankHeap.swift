/// Positions by falling rank, equal ones in the order of the file.
///
/// A binary heap: building it is linear, and a change at the top costs the logarithm of its size.
struct RankHeap {
  private var elements: [Element]

  /// Position and rank as it was when last looked at.
  struct Element {
    let rank: Double
    let position: Int

    func precedes(_ other: Element) -> Bool {
      rank != other.rank ? rank > other.rank : position < other.position
    }
  }

  /// - Parameter ranks: of every position.
  init(_ ranks: [Double]) {
    elements = ranks.enumerated().map { Element(rank: $1, position: $0) }
    for place in stride(from: elements.count / 2 - 1, through: 0, by: -1) { sink(place) }
  }

  var top: Element? { elements.first }

  /// - Parameter rank: no higher than the top's was.
  mutating func lowerTop(to rank: Double) {
    guard let top = elements.first else { return }
    elements[0] = Element(rank: rank, position: top.position)
    sink(0)
  }

  mutating func removeTop() {
    guard let last = elements.popLast(), !elements.isEmpty else { return }
    elements[0] = last
    sink(0)
  }

  /// Swaps an element with the better of its children until none is better.
  private mutating func sink(_ start: Int) {
    var place = start
    while true {
      var best = place
      for child in [2 * place + 1, 2 * place + 2] where child < elements.count {
        if elements[child].precedes(elements[best]) { best = child }
      }
      if best == place { return }
      elements.swapAt(place, best)
      place = best
    }
  }
}

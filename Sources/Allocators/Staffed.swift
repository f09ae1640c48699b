/// Equal copies of a bundle: the same attempts at the same times. A pooled bundle is one copy.
///
/// Numbers are cumulative, so that attempts by a step are found by halving.
struct Staffed: Equatable {
  /// Ascending.
  var copies: [Int]
  /// For each crew its starts, ascending, with the number of attempts up to and including each.
  var starts: [[Start]]

  struct Start: Equatable {
    /// Step in which they start.
    let step: Int
    var upTo: Int
  }

  /// Attempts of a crew that started at or before a step.
  func attempts(of crew: Int, by step: Int) -> Int {
    let list = starts[crew]
    guard let last = list.last, step < last.step else { return list.last?.upTo ?? 0 }
    var low = 0
    var high = list.count
    while low < high {
      let middle = (low + high) / 2
      if list[middle].step <= step { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? 0 : list[low - 1].upTo
  }

  /// One copy with more attempts; starts never lie before those that are there.
  func adding(_ attempts: Int, of crew: Int, at step: Int, copy: Int) -> Staffed {
    var result = Staffed(copies: [copy], starts: starts)
    let before = starts[crew].last?.upTo ?? 0
    if let last = starts[crew].last, last.step == step {
      result.starts[crew][starts[crew].count - 1].upTo = before + attempts
    } else {
      result.starts[crew].append(Start(step: step, upTo: before + attempts))
    }
    return result
  }

  /// The first boundary at which Σ q over the attempts ended reaches the count; nil where none does.
  func gate(lengths: [Int], correct: [Double], count: Double) -> Int? {
    var ends: [(boundary: Int, credit: Double)] = []
    for (crew, list) in starts.enumerated() {
      var before = 0
      for start in list {
        ends.append((start.step + lengths[crew], correct[crew] * Double(start.upTo - before)))
        before = start.upTo
      }
    }
    ends.sort { $0.boundary < $1.boundary }
    var credit = 0.0
    for end in ends {
      credit += end.credit
      if credit >= count - AllocatorTolerance.credit { return end.boundary }
    }
    return nil
  }
}

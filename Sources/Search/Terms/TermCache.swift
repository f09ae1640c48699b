import Formulation

/// A cache of log φ at the counts that were asked for. One worker's own; not shared between threads.
final class TermCache {
  private let functions: [TermFunction]
  /// One correctness: by count; NaN where not asked yet.
  private var lines: [[Double]]
  private var boxes: [[[Int]: Double]]
  /// Beyond what a line holds.
  private var far: [[Int: Double]]
  /// Counts from here on are remembered one by one.
  private static let longestLine = 1 << 20

  init(_ reduction: Reduction) {
    functions = reduction.functions
    lines = functions.map { _ in [] }
    boxes = functions.map { _ in [:] }
    far = functions.map { _ in [:] }
  }

  func value(_ function: Int, _ counts: [Int]) -> Double {
    if counts.count == 1 { return value(function, at: counts[0]) }
    if let known = boxes[function][counts] { return known }
    let value = functions[function].value(counts)
    if boxes[function].count > 200_000 { boxes[function].removeAll() }
    boxes[function][counts] = value
    return value
  }

  /// Of a function of one count.
  func value(_ function: Int, at count: Int) -> Double {
    if count >= Self.longestLine { return farValue(function, at: count) }
    if count >= lines[function].count {
      let more = max(64, count + 1) - lines[function].count
      lines[function] += [Double](repeating: .nan, count: more)
    }
    let known = lines[function][count]
    if !known.isNaN { return known }
    let value = functions[function].value([count])
    lines[function][count] = value
    return value
  }

  private func farValue(_ function: Int, at count: Int) -> Double {
    if let known = far[function][count] { return known }
    let value = functions[function].value([count])
    if far[function].count > 200_000 { far[function].removeAll() }
    far[function][count] = value
    return value
  }
}

import Formulation

/// A cache of log φ at the whole counts that were asked for.
///
/// Evaluations of Poisson-binomial tails are the dearest arithmetic of the search, and ask for the same
/// counts again and again. One worker's own; not shared between threads.
final class TermCache {
  private let functions: [TermFunction]
  /// Functions of one count, by that count; NaN where not asked yet. An array, since nearly all questions
  /// are of this kind.
  private var lines: [[Double]]
  /// Functions of several counts.
  private var boxes: [[[Int]: Double]]
  /// Functions of one count, at counts beyond what a line may hold.
  private var far: [[Int: Double]]
  /// Counts from here on are remembered one by one: a line of more would take 8 MB for each function.
  private static let longestLine = 1 << 20

  /// - Parameter reduction: whose functions are asked for, by their indices.
  init(_ reduction: Reduction) {
    functions = reduction.functions
    lines = functions.map { _ in [] }
    boxes = functions.map { _ in [:] }
    far = functions.map { _ in [:] }
  }

  /// log φ; −∞ where φ is 0.
  ///
  /// - Parameter counts: one for each correctness of the function.
  func value(_ function: Int, _ counts: [Int]) -> Double {
    if counts.count == 1 { return value(function, at: counts[0]) }
    if let known = boxes[function][counts] { return known }
    let value = functions[function].value(counts)
    // More would fill memory with what is hardly asked again; to start anew is simpler than to choose.
    if boxes[function].count > 200_000 { boxes[function].removeAll() }
    boxes[function][counts] = value
    return value
  }

  /// log φ of a function of one count.
  func value(_ function: Int, at count: Int) -> Double {
    if count >= Self.longestLine { return farValue(function, at: count) }
    if count >= lines[function].count {
      // Lines grow by what is asked, since counts near each other are asked one after another.
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

import Probability
import Testing

/// A few chunks, some of them after others, that pools of changing headcounts do at different speeds.
struct Shop: CustomTestStringConvertible {
  let seed: Int
  let steps: Int
  var people: [[Int]] = []
  var chunks: [Chunk] = []

  struct Chunk {
    var team: Int
    var count: Int
    /// Steps by pool; nil: it may not work on it.
    var years: [Int?]
    var after: [Int]
  }

  var testDescription: String { "seed \(seed)" }

  init(seed: Int) {
    self.seed = seed
    var random = SplitMix64(seed: UInt64(seed) &* 7_777_777)
    func draw(_ range: ClosedRange<Int>) -> Int { range.lowerBound + random.below(range.count) }
    let (length, pools) = (draw(4...7), draw(2...3))
    steps = length
    let isOne = draw(0...1) == 0
    people = (0..<pools).map { _ in
      let usual = isOne ? 1 : draw(1...3)
      return (0..<length).map { _ in !isOne && draw(0...7) == 0 ? 0 : usual }
    }
    for index in 0..<draw(3...4) {
      var years: [Int?] = (0..<pools).map { _ in draw(0...2) == 0 ? nil : draw(1...3) }
      if years.allSatisfy({ $0 == nil }) { years[0] = draw(1...3) }
      chunks.append(
        Chunk(
          team: isOne ? 1 : draw(1...2), count: index == 0 ? draw(1...2) : 1, years: years,
          after: (0..<index).filter { _ in draw(0...2) == 0 }))
    }
  }

  var text: String {
    let pools = people.enumerated().map { pool, numbers in
      "  p\(pool): {headcount: {\(numbers.enumerated().map { "\($0): \($1)" }.joined(separator: ", "))}}"
    }
    let lines = chunks.enumerated().map { index, chunk in
      let own = chunk.years.enumerated().compactMap { pool, years in
        years.map { "p\(pool): {years: \($0)}" }
      }
      let waits = chunk.after.map { "c\($0)" }.joined(separator: ", ")
      return "  c\(index): {years: 1, team: \(chunk.team), count: \(chunk.count), credit: pooled, "
        + "pools: {\(own.joined(separator: ", "))}" + (waits.isEmpty ? "}" : ", after: [\(waits)]}")
    }
    return (["time: {horizon: \(steps)}", "deadline: \(steps)", "pools:"] + pools + ["chunks:"] + lines)
      .joined(separator: "\n") + "\n"
  }

  /// Whether all can end by a boundary, by trying every pool and every start of every attempt.
  func fits(by boundary: Int) -> Bool {
    var free = people
    var ends = chunks.map { _ in 0 }
    func place(_ index: Int, _ time: Int) -> Bool {
      if index == chunks.count { return true }
      let chunk = chunks[index]
      if time == chunk.count { return place(index + 1, 0) }
      let first = chunk.after.map { ends[$0] }.max() ?? 0
      for (pool, years) in chunk.years.enumerated() {
        guard let years, first + years <= boundary else { continue }
        for start in first...(boundary - years) {
          let span = start..<(start + years)
          if span.contains(where: { free[pool][$0] < chunk.team }) { continue }
          let before = ends[index]
          for step in span { free[pool][step] -= chunk.team }
          ends[index] = max(before, start + years)
          if place(index, time + 1) { return true }
          ends[index] = before
          for step in span { free[pool][step] += chunk.team }
        }
      }
      return false
    }
    return place(0, 0)
  }
}

/// Checks that need several parts of a problem: credit that must be stated, circles of `after`, attempts
/// that cannot fit.
struct MeaningChecks {
  /// After so many circles no more are looked for.
  static let mostCircles = 100

  let problem: Problem
  /// As they were read, with places to report at.
  let chunks: [ChunkReader.Found]
  /// False where the file's time is wrong, and nothing can be said about lengths.
  let knowsTime: Bool
  /// What worlds say about each chunk.
  let overrides: [Int: [(world: Int, chunk: World.ChunkOverride)]]
  /// For each pool, the worlds in which the world itself makes it fallible.
  private let failing: [Int: [Int]]
  /// The pools that are fallible by themselves.
  private let fallible: [Bool]
  /// Some pool is.
  private let isAnyFallible: Bool
  /// Chunks of which some world may have several, whatever the sample.
  private let uncertainCounts: Set<Int>

  init(problem: Problem, chunks: [ChunkReader.Found], knowsTime: Bool) {
    self.problem = problem
    self.chunks = chunks
    self.knowsTime = knowsTime
    // Looked up once: chunks times pools may be a hundred million.
    fallible = problem.pools.map { $0.correct < 1 }
    isAnyFallible = fallible.contains(true)
    uncertainCounts = Set(
      problem.uncertainty?.quantities.compactMap { quantity in
        if case .chunkCount(let chunk) = quantity.place { chunk } else { nil }
      } ?? [])
    var overrides: [Int: [(world: Int, chunk: World.ChunkOverride)]] = [:]
    var failing: [Int: [Int]] = [:]
    for (index, world) in problem.worlds.enumerated() {
      // In the order of the worlds.
      for (chunk, override) in world.chunks { overrides[chunk, default: []].append((index, override)) }
      for (pool, override) in world.pools where (override.correct ?? 1) < 1 {
        failing[pool, default: []].append(index)
      }
    }
    self.overrides = overrides
    self.failing = failing
  }

  /// Credit first: it is an error, lengths only get warnings.
  func run() {
    for index in chunks.indices { checkCredit(index) }
    if knowsTime { LengthChecks(problem: problem, chunks: chunks, overrides: overrides).run() }
    checkCycles()
  }

  /// Where the answer hangs on who gets credit, the file must say it: a bundle of several, and somebody who
  /// may be wrong.
  private func checkCredit(_ index: Int) {
    let found = chunks[index]
    guard !found.statesCredit else { return }
    let isBundle =
      found.chunk.count > 1 || uncertainCounts.contains(index)
      || overrides[index, default: []].contains { ($0.chunk.count ?? 1) > 1 }
    guard isBundle, canFail(index) else { return }
    found.cursor.reportAtKey(.creditNeeded(found.chunk.name))
  }

  /// Whether some attempt on a chunk may be incorrect in some world.
  private func canFail(_ index: Int) -> Bool {
    let found = chunks[index]
    if case .mixed(_, let correct?) = found.chunk.staffing { return correct < 1 }
    let local = overrides[index, default: []]
    if local.contains(where: { $0.chunk.pools.values.contains { ($0.correct ?? 1) < 1 } }) { return true }
    if found.isOpen {
      return isAnyFallible || failing.contains { pool, worlds in fails(pool, in: worlds, local) }
    }
    return found.chunk.members.contains { one in
      // What the chunk itself says of a pool counts more than what a world says of the pool.
      if let correct = one.correct { return correct < 1 }
      return fallible[one.pool] || fails(one.pool, in: failing[one.pool] ?? [], local)
    }
  }

  /// Whether one of these worlds lets the pool fail, with nothing in the chunk to the contrary.
  private func fails(_ pool: Int, in worlds: [Int], _ local: [(world: Int, chunk: World.ChunkOverride)])
    -> Bool
  {
    worlds.contains { world in
      !local.contains { $0.world == world && $0.chunk.pools[pool]?.correct != nil }
    }
  }

  /// Reports the first `after` of each circle.
  private func checkCycles() {
    var state = [Int](repeating: 0, count: chunks.count)
    var circles = 0
    for start in chunks.indices where state[start] == 0 { visit(start, state: &state, circles: &circles) }
  }

  /// Depth-first search with a stack of its own, since chains may be 10,000 long. A chunk is 0: not seen, 1:
  /// on the path, 2: done.
  private func visit(_ start: Int, state: inout [Int], circles: inout Int) {
    var path: [(chunk: Int, next: Int)] = [(start, 0)]
    state[start] = 1
    while let (chunk, next) = path.last {
      let after = chunks[chunk].chunk.after
      if next == after.count {
        state[chunk] = 2
        path.removeLast()
        continue
      }
      path[path.count - 1].next += 1
      let before = after[next]
      // Back on the path: a circle.
      if state[before] == 1, circles < Self.mostCircles {
        circles += 1
        let circle = path.map(\.chunk).drop { $0 != before } + [before]
        report(Array(circle))
      } else if state[before] == 0 {
        state[before] = 1
        path.append((before, 0))
      }
    }
  }

  /// At the `after` of the circle that stands first in the file.
  private func report(_ circle: [Int]) {
    // The places where the circle's chunks say `after`.
    let links = zip(circle, circle.dropFirst()).compactMap { chunk, before in
      chunks[chunk].after.first { $0.item.text == chunks[before].chunk.name }
    }
    let first = links.min { $0.item.place < $1.item.place }
    first?.report(.cycle(circle.map { chunks[$0].chunk.name }))
  }
}

/// Both kinds of staffing as one list.
extension Chunk {
  /// Who may take part, with what differs for them there.
  var members: [EligiblePool] {
    switch staffing {
    case .anyOf(let list, _): list
    case .mixed(let members, _): members.map { .init(pool: $0.pool) }
    }
  }
}

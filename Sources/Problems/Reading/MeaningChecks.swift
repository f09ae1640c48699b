/// Checks that need several parts of a problem: credit, cycles, attempts that cannot fit.
struct MeaningChecks {
  let problem: Problem
  let chunks: [ChunkReader.Found]

  func run() {
    for index in chunks.indices {
      checkCredit(index)
      checkLengths(index)
    }
    checkCycles()
  }

  /// Where the answer hangs on who gets credit, the file must say it.
  private func checkCredit(_ index: Int) {
    let found = chunks[index]
    let counts = [found.chunk.count] + problem.worlds.compactMap { $0.chunks[index]?.count }
    guard !found.statesCredit, counts.contains(where: { $0 > 1 }), canFail(index) else { return }
    found.cursor.reportAtKey(.creditNeeded(found.chunk.name))
  }

  private func canFail(_ index: Int) -> Bool {
    let chunk = chunks[index].chunk
    if case .mixed(_, let correct?) = chunk.staffing { return correct < 1 }
    let worlds: [World?] = [nil] + problem.worlds.map { $0 }
    return chunk.staffing.pools.contains { pool in
      let local: Double? = eligible(chunk, pool)?.correct
      return worlds.contains { world in
        let near = world?.chunks[index]?.pools[pool]?.correct ?? local
        return (near ?? world?.pools[pool]?.correct ?? problem.pools[pool].correct) < 1
      }
    }
  }

  private func eligible(_ chunk: Chunk, _ pool: Int) -> Chunk.EligiblePool? {
    guard case .anyOf(let list, _) = chunk.staffing else { return nil }
    return list.first { $0.pool == pool }
  }

  /// A pool that needs longer than the horizon can do nothing for a chunk: worth a warning.
  private func checkLengths(_ index: Int) {
    let (chunk, cursor) = (chunks[index].chunk, chunks[index].cursor)
    for pool in chunk.staffing.pools {
      let local = eligible(chunk, pool)
      let pace = chunk.joining == .relay ? 1 : local?.pace ?? problem.pools[pool].pace
      let years = (local?.years ?? chunk.years) / pace
      if problem.time.length(ofYears: years) > problem.time.steps {
        cursor.reportAtKey(
          .tooLong(
            chunk: chunk.name, pool: problem.pools[pool].name, years: years, horizon: problem.time.horizon))
      }
    }
  }

  /// The first `after` of each circle.
  private func checkCycles() {
    var state = [Int](repeating: 0, count: chunks.count)
    for start in chunks.indices where state[start] == 0 { visit(start, &state) }
  }

  /// Depth-first with a stack of its own: chains may be 10,000 long.
  private func visit(_ start: Int, _ state: inout [Int]) {
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
      if state[before] == 1 {
        let circle = path.map(\.chunk).drop { $0 != before } + [before]
        report(Array(circle))
      } else if state[before] == 0 {
        state[before] = 1
        path.append((before, 0))
      }
    }
  }

  private func report(_ circle: [Int]) {
    let names = circle.map { chunks[$0].chunk.name }
    let first = Set(circle).compactMap { chunks[$0].after.first }.min { $0.item.place < $1.item.place }
    first?.report(.cycle(names))
  }
}

/// Checks that need several parts of a problem: credit, cycles, attempts that cannot fit.
struct MeaningChecks {
  let problem: Problem
  let chunks: [ChunkReader.Found]
  /// False where the file's time is wrong, and nothing can be said about lengths.
  let knowsTime: Bool

  func run() {
    for index in chunks.indices {
      checkCredit(index)
      if knowsTime { checkLengths(index) }
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
    return members(chunk).contains { one in
      worlds.contains { world in
        let near = world?.chunks[index]?.pools[one.pool]?.correct ?? one.correct
        return (near ?? world?.pools[one.pool]?.correct ?? problem.pools[one.pool].correct) < 1
      }
    }
  }

  /// Who may take part, with what differs for them there.
  private func members(_ chunk: Chunk) -> [Chunk.EligiblePool] {
    switch chunk.staffing {
    case .anyOf(let list, _): list
    case .mixed(let members, _): members.map { .init(pool: $0.pool) }
    }
  }

  /// A pool that needs longer than the horizon can do nothing for a chunk: worth a warning.
  private func checkLengths(_ index: Int) {
    let (chunk, cursor) = (chunks[index].chunk, chunks[index].cursor)
    for one in members(chunk) {
      let pool = problem.pools[one.pool]
      let pace = chunk.joining == .relay ? 1 : one.pace ?? pool.pace
      let years = (one.years ?? chunk.years) / pace
      if problem.time.length(ofYears: years) > problem.time.steps {
        cursor.reportAtKey(
          .tooLong(
            chunk: chunk.name, pool: pool.name, years: years, horizon: problem.time.horizon))
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
    let links = zip(circle, circle.dropFirst()).compactMap { chunk, before in
      chunks[chunk].after.first { $0.item.text == chunks[before].chunk.name }
    }
    let first = links.min { $0.item.place < $1.item.place }
    first?.report(.cycle(names))
  }
}

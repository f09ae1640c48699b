/// Reads a race: a rival programme with pools and chunks of its own.
struct RaceReader {
  /// Keys of a race; no others, so no grants, worlds or budgets.
  static let keys = ["pools", "chunks", "allocator"]

  /// The grid on which the rival works, which is ours.
  let time: TimeGrid
  /// Finds the files that are named.
  let tables: TableStore

  /// - Returns: nil, and reported, where any part of the rival is wrong.
  func read(_ cursor: Cursor) -> Race? {
    guard let fields = cursor.fields(Self.keys, required: ["pools", "chunks"]),
      var pools = fields["pools"], var chunks = fields["chunks"]
    else { return nil }
    let expansion = NamedTables(store: tables)
    pools = expansion.expanded(pools, .pools(Names([])))
    chunks = expansion.expanded(chunks, .chunks)
    // A rival has no budgets, and its numbers are certain: intervals are told and not resolved.
    let intervals = IntervalList(isRefusing: true)
    let poolReader = PoolReader(
      headcounts: HeadcountReader(time: time, tables: tables), budgets: Names([]), intervals: intervals)
    let poolNames = Names(of: pools)
    let chunkReader = ChunkReader(
      pools: poolNames, names: Names(of: chunks), costs: poolReader, isRival: true)
    let foundPools = poolReader.read(pools) ?? []
    let foundChunks = chunkReader.read(chunks) ?? []
    let allocator = fields["allocator"].map { $0.choice(Race.Allocator.self) } ?? .serialFirst
    guard foundPools.count == poolNames.count, foundChunks.count == chunks.keys.count, !foundChunks.isEmpty,
      let allocator
    else { return nil }
    // The rival's own checks: who gets credit, circles, attempts that take too long.
    let race = Race(pools: foundPools, chunks: foundChunks.map(\.chunk), allocator: allocator)
    MeaningChecks(problem: race.problem(on: time), chunks: foundChunks, knowsTime: true).run()
    return race
  }
}

extension Race {
  /// The rival's own problem: all its chunks are needed, and the deadline is the horizon.
  package func problem(on time: TimeGrid) -> Problem {
    // A rival has finished once all of its chunks are, whatever is said of a need for them.
    let needed = chunks.map { chunk in
      var chunk = chunk
      chunk.needed = true
      return chunk
    }
    return Problem(time: time, deadline: .points([], never: 1), pools: pools, chunks: needed)
  }
}

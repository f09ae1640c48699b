/// Who works on what and when, as rows of a chart: one for each chunk, headings between where the plan branches.
struct GanttRows: Sendable {
  /// A line of the chart.
  enum Line: Sendable, Equatable {
    /// Begins the part of a branch.
    case heading(String)
    /// Bars of one chunk.
    case chunk(Chunk)
  }

  /// The work on one chunk.
  struct Chunk: Sendable, Equatable {
    /// As the file calls it.
    var name: String
    /// By their starts.
    var bars: [Bar]
    /// Bars that lie beside each other share a lane.
    var lanes: Int
    /// By when it is finished for others to start; nil where nobody waits.
    var gate: Gate?
    /// Whether there are too many bars for lanes of their own: then only how many people there are is drawn.
    var isDense: Bool { lanes > GanttRows.mostLanes }
    /// Of all bars together.
    var attempts: Int { bars.reduce(0) { $0 + $1.row.attempts } }
  }

  /// Equal attempts, with their row in the table and their lane.
  struct Bar: Sendable, Equatable {
    /// What it stands for.
    var row: SolveResult.Row
    /// In the table.
    var place: Int
    /// From above.
    var lane: Int
  }

  /// A gate, with its row in the table.
  struct Gate: Sendable, Equatable {
    /// By which the chunk is finished.
    var moment: Double
    /// In the table.
    var place: Int
  }

  /// Lanes beyond which bars would be threads.
  static let mostLanes = 5

  /// From above.
  private(set) var lines: [Line] = []
  /// Chunks that are not shown for lack of room.
  private(set) var hidden = 0

  /// - Parameter most: chunks of a branch that are shown; those with the most work.
  init(_ result: SolveResult, most: Int = 80) {
    let order = Dictionary(result.chunks.enumerated().map { ($1.name, $0) }) { first, _ in first }
    // Rows and gates are gone through once, not for each branch: there may be one for each of thousands of worlds.
    let rows = Dictionary(grouping: result.plan.indices) { result.plan[$0].branch }
    let gates = Dictionary(grouping: result.gates.indices) { result.gates[$0].branch }
    var seen: Set<String?> = [nil]
    let branches = [nil] + result.plan.map(\.branch).filter { seen.insert($0).inserted }
    for branch in branches {
      var chunks = chunks(of: result, rows: rows[branch] ?? [], gates: gates[branch] ?? []).sorted {
        (order[$0.name] ?? .max, $0.name) < (order[$1.name] ?? .max, $1.name)
      }
      // Before the look there may be nothing in a branch.
      if chunks.isEmpty { continue }
      if chunks.count > most {
        hidden += chunks.count - most
        let least = chunks.map { $0.bars.reduce(0) { $0 + $1.row.years } }.sorted(by: >)[most - 1]
        chunks = Array(chunks.filter { $0.bars.reduce(0) { $0 + $1.row.years } >= least }.prefix(most))
      }
      if let branch { lines.append(.heading(branch)) }
      lines += chunks.map(Line.chunk)
    }
  }

  /// Those on which somebody works in a branch, by the places of its rows and gates.
  private func chunks(of result: SolveResult, rows: [Int], gates: [Int]) -> [Chunk] {
    var bars: [String: [Bar]] = [:]
    for place in rows {
      bars[result.plan[place].chunk, default: []].append(Bar(row: result.plan[place], place: place, lane: 0))
    }
    let moments = Dictionary(gates.map { (result.gates[$0].chunk, $0) }) { first, _ in first }
    return bars.map { name, bars in
      let gate = moments[name].map { Gate(moment: result.gates[$0].moment, place: result.plan.count + $0) }
      let (placed, lanes) = Self.laned(bars)
      return Chunk(name: name, bars: placed, lanes: lanes, gate: gate)
    }
  }

  /// Each bar in the first lane that is free when it starts.
  private static func laned(_ bars: [Bar]) -> (bars: [Bar], lanes: Int) {
    var ends: [Double] = []
    var placed = bars.sorted { ($0.row.start, $0.row.end, $0.place) < ($1.row.start, $1.row.end, $1.place) }
    for index in placed.indices {
      let lane = ends.firstIndex { $0 <= placed[index].row.start } ?? ends.count
      // More lanes than are drawn: how many no longer matters.
      if lane > mostLanes { break }
      if lane == ends.count { ends.append(0) }
      ends[lane] = placed[index].row.end
      placed[index].lane = lane
    }
    return (placed, ends.count)
  }
}

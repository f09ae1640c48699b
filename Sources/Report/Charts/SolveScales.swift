/// What the axes of several results show, so that what is side by side can be compared.
struct SolveScales: Sendable {
  /// From the first moment that a result tells of to its last.
  var time: ClosedRange<Double>
  /// The most people of each pool.
  var people: [String: Int]
  /// Colours of chunks, by their work in all results.
  var roles: WorkRoles
  /// From a round chance below all chances of chunks, to 1.
  var chunks: ClosedRange<Double>

  /// Of all results that are shown together; one alone has its own.
  init(_ results: [SolveResult]) {
    let spans = results.flatMap { $0.calendar.flatMap(\.spans) }
    let moments =
      results.flatMap { result in
        result.plan.flatMap { [$0.start, $0.end] } + result.worlds.flatMap { $0.deadlines.map(\.moment) }
      } + spans.flatMap { [$0.from, $0.to] }
    let first = moments.min() ?? 0
    time = first...max(first + 1, moments.max() ?? 1)
    roles = WorkRoles(results)
    var most: [String: Int] = [:]
    for calendar in results.flatMap(\.calendar) {
      most[calendar.pool] = max(most[calendar.pool] ?? 0, calendar.spans.map(\.headcount).max() ?? 0)
    }
    people = most
    let least = results.flatMap { $0.chunks.map(\.chance) }.min() ?? 0
    // A tenth below, so that no dot lies on the edge.
    chunks = max(0, (least * 10 - 0.5).rounded(.down) / 10)...1
  }
}

/// Checks of what hastens the deadline that need the whole problem: that a gift has a rival to go to.
struct HasteningChecks {
  /// As it was read; its laws say which races there are.
  let problem: Problem
  /// With the places at which what is wrong is told.
  let chunks: [ChunkReader.Found]
  /// Whether some law is written as a race: one that is wrong is told as such, and is a race all the same.
  let statesRace: Bool

  /// Reports gifts of files without a race, and those that name no chunk of any rival.
  func run() {
    let races = ([problem.deadline] + problem.worlds.compactMap(\.deadline)).compactMap { law in
      if case .race(let race) = law { race } else { nil }
    }
    // A gift may go to the rival of any world; where a world has none, it does nothing there.
    let names = races.flatMap { $0.chunks.map(\.name) }
    for found in chunks {
      guard case .gift(let chunk, _) = found.chunk.hastening, let hastens = found.hastens else { continue }
      if races.isEmpty {
        if statesRace { continue }
        hastens.reportAtKey(.giftWithoutRace(found.chunk.name))
      } else if !names.contains(chunk) {
        let near = hastens.faults.nearest(to: chunk, among: names)
        (hastens.field("rival") ?? hastens).report(
          .unknownName(chunk, kind: "chunk of the rival", like: near, known: names))
      }
    }
  }
}

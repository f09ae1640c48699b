import Answers

/// What the status quo of a file loses, as a table.
extension ValueReport {
  /// What wins back the loss of the status quo: a row for each change, with what all changes for that share reach together.
  var statusQuoTable: PlainTable {
    PlainTable(
      "status-quo",
      header: [
        "chance", "loss", "to-win-back", "reached", "chance-then", "pool", "from", "to", "share", "grant",
        "more",
      ],
      rows: answer.statusQuo.map { quo in
        quo.remedies.flatMap { remedy in
          remedy.moves.map { move in
            let own: [PlainTable.Cell] =
              switch move {
              case .people(let pool, let from, let to, let share):
                [.text(pool), .text(from), .text(to), .number(share), .empty, .empty]
              case .awards(let grant, let more): [.empty, .empty, .empty, .empty, .text(grant), .whole(more)]
              }
            return [
              .number(quo.chance), .number(quo.loss), .number(remedy.share), .truth(remedy.isReached),
              .number(remedy.chance),
            ] + own
          }
        }
      } ?? [])
  }
}

import Answers

/// What becomes of the best plan where the problem is another, as tables.
extension ValueReport {
  /// In the order in which `scenarioTables` has them.
  static let scenarioTableNames = ["breakpoints", "learning", "tornado", "status-quo"]

  /// Empty ones where time did not suffice, or where there is nothing to say.
  var scenarioTables: [PlainTable] { [breakpointTable, learningTable, tornadoTable, statusQuoTable] }

  /// Titles of the columns that say which input a row is about.
  private static let input = ["of", "name", "key", "pool"]

  /// An input: whose it is, its key, and the pool where a chunk states it for one alone.
  private func cells(_ input: InputName) -> [PlainTable.Cell] {
    [.text(input.kind.rawValue), .text(input.name), .text(input.key.rawValue), .optional(input.pool)]
  }

  /// Where keeping the best plan becomes a mistake.
  private var breakpointTable: PlainTable {
    PlainTable(
      "breakpoints",
      header: Self.input + ["today", "at", "within", "beyond", "keep", "refit", "below", "above", "proved"],
      rows: (answer.breakpoints?.points ?? []).map { point in
        let (own, other) = (DeedWords.kept(point.kept), DeedWords.made(point.made))
        return cells(point.input) + [
          .number(point.today), .number(point.at), .number(point.inside), .number(point.outside),
          .number(point.keep), .number(point.refit), .text(point.isBelow ? other : own),
          .text(point.isBelow ? own : other), .truth(point.isSettled),
        ]
      })
  }

  /// What learning each thing before the start would be worth; the last row is all of it, where that is known.
  private var learningTable: PlainTable {
    /// Numbers of one row.
    func cells(_ worth: Worth, classes: PlainTable.Cell) -> [PlainTable.Cell] {
      [.number(worth.value), .number(worth.range.upperBound), .truth(worth.isProven), classes]
    }
    let items = (answer.learning?.items ?? []).map { item in
      self.cells(item.input) + cells(item.worth, classes: .whole(item.classes))
    }
    let all = answer.learning?.all.map {
      [[.text("all"), .empty, .empty, .empty] + cells($0, classes: .empty)]
    }
    return PlainTable(
      "learning", header: Self.input + ["worth", "at-most", "proved", "classes"], rows: items + (all ?? []))
  }

  /// Both ends of what is uncertain, a row each.
  private var tornadoTable: PlainTable {
    PlainTable(
      "tornado", header: Self.input + ["end", "value", "keep", "refit", "refit-bound"],
      rows: (answer.tornado?.bars ?? []).flatMap { bar in
        [("low", bar.low), ("high", bar.high)].map { name, end in
          cells(bar.input) + [
            .text(name), .number(end.value), .number(end.keep), .number(end.refit), .number(end.refitBound),
          ]
        }
      })
  }

  /// What wins back the loss of the status quo: a row for each change, with what all changes for that share reach together.
  private var statusQuoTable: PlainTable {
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

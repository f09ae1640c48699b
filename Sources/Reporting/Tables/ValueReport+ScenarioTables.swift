import Answers

/// What becomes of the best plan where the problem is another, as tables: a line for each input.
///
/// Inputs of which nothing is known have a line too, and say so: they may not be read as harmless.
extension ValueReport {
  /// The cells that name an input.
  private func cells(_ input: InputName) -> [PlainTable.Cell] {
    [.text(input.kind.rawValue), .text(input.name), .text(input.key.rawValue), .optional(input.pool)]
  }

  /// A table of inputs.
  ///
  /// - Parameters:
  ///   - columns: behind those that name the input; the first says what is known of it.
  ///   - known: inputs with a cell for each column.
  ///   - others: inputs of which no more than that is known.
  private func table(
    _ name: String, columns: [String], known: [(InputName, [PlainTable.Cell])],
    others: [(state: String, inputs: [InputName])]
  ) -> PlainTable {
    let blank = columns.dropFirst().map { _ in PlainTable.Cell.empty }
    return PlainTable(
      name, header: ["of", "name", "key", "pool"] + columns,
      rows: known.map { cells($0.0) + $0.1 }
        + others.flatMap { state, inputs in inputs.map { cells($0) + [.text(state)] + blank } })
  }

  /// How far each input may move before whoever keeps the best plan loses too much.
  ///
  /// Settled where two values are known that lie as near to each other as was asked for; steady where no value of the whole
  /// range loses more, open where that is not proven, left out where there was no time.
  var breakpointsTable: PlainTable {
    let found = answer.breakpoints
    // At `inside` no more is lost, at `outside` more is, by proof; chances are those at `outside`.
    let known = (found?.points ?? []).map { point in
      let numbers = [point.today, point.at, point.inside, point.outside, point.keep, point.refit]
      let deeds = [DeedWords.kept(point.kept), DeedWords.made(point.made)]
      return (
        point.input,
        [.text(point.isSettled ? "settled" : "about")] + numbers.map(PlainTable.Cell.number)
          + deeds.map(PlainTable.Cell.text)
      )
    }
    return table(
      "breakpoints",
      columns: ["state", "today", "at", "inside", "outside", "keep", "refit", "kept", "made"], known: known,
      others: [
        ("steady", found?.steady ?? []), ("open", found?.open ?? []), ("left-out", found?.leftOut ?? []),
      ])
  }

  /// What it would be worth to learn each uncertain input before the start.
  ///
  /// Each alone, with all else unknown: worths of several do not add up.
  var learningTable: PlainTable {
    let known = (answer.learning?.items ?? []).map { item -> (InputName, [PlainTable.Cell]) in
      let worth = item.worth
      // What is proved lies between the worth of the plans that were found and what is not ruled out.
      return (
        item.input,
        [
          .text(worth.isProven ? "proved" : "open"), .number(worth.value), .number(worth.range.upperBound),
          .whole(item.classes),
        ]
      )
    }
    return table(
      "learning", columns: ["state", "worth", "at-most", "classes"], known: known,
      others: [("left-out", answer.learning?.leftOut ?? [])])
  }

  /// What becomes of the best plan at both ends of each uncertain input.
  ///
  /// `keep` is the chance of the plan kept, `refit` that of the best plan found there, and `bound` what none exceeds.
  var tornadoTable: PlainTable {
    /// The cells of one end.
    func cells(_ end: TornadoAnswer.End) -> [PlainTable.Cell] {
      [end.value, end.keep, end.refit, end.refitBound].map(PlainTable.Cell.number)
    }
    let columns = ["low", "high"].flatMap { end in
      ["", "-keep", "-refit", "-bound"].map { end + $0 }
    }
    // The widest first, as in the text.
    return table(
      "tornado", columns: ["state"] + columns,
      known: (answer.tornado?.bars ?? []).map { bar in
        (bar.input, [.text("known")] + cells(bar.low) + cells(bar.high))
      }, others: [("left-out", answer.tornado?.leftOut ?? [])])
  }
}

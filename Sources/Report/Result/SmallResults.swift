/// A simulation beside the exact chance, read back from what `simulate --json` prints.
package struct SimulationResult: Sendable, Equatable {
  /// By the model.
  package var chance: Double
  /// Nil where no run was finished.
  package var simulated: Double?
  /// At 95 %.
  package var interval: ClosedRange<Double>?
  /// That were finished.
  package var runs: Int
  /// Nil where the two need not agree: people are right for life in one of them.
  package var agrees: Bool?

  /// - Throws: the first value that is none of its kind.
  init(_ result: ResultCursor) throws(WrongResult) {
    chance = try result["chance"].share()
    simulated = try result["simulated"].given?.share()
    interval = try result["interval"].interval()
    runs = try result["runs"].whole()
    agrees = try result["agrees"].given?.truth()
  }
}

/// Chances of problems with some of their numbers varied, read from lines of `{"varied": {…}, "chance": …}`, or from what `batch` and
/// `collect` print, whose lines have a file, too.
package struct SweepResult: Sendable, Equatable {
  /// In the order of the lines.
  package var cells: [Cell]

  /// A problem with its chance.
  package struct Cell: Sendable, Equatable {
    /// By key, in the order of these.
    package var varied: [Setting]
    /// Of the best plan.
    package var chance: Double
  }

  /// A key with a value, as text and, where it is one, as a number.
  package struct Setting: Sendable, Equatable {
    /// Such as `deadline` or `budgets.money`.
    package var key: String
    /// As it is shown.
    package var text: String
    /// By which values are put in order.
    package var number: Double?
  }

  /// - Throws: the first value that is none of its kind, by its line.
  init(_ lines: [ResultCursor]) throws(WrongResult) {
    cells = []
    // A problem without an answer has no chance to be drawn.
    for line in lines where line["chance"].given != nil {
      var varied: [Setting] = []
      // Problems that nothing was varied in are told apart by their files.
      if let file = try line["file"].given?.text() { varied.append(Setting(key: "file", text: file)) }
      for (key, value) in try line["varied"].members() {
        // What is varied may be a number, or a text such as a law.
        if let number = try? value.number() {
          varied.append(Setting(key: key, text: Self.text(number), number: number))
        } else {
          varied.append(Setting(key: key, text: try value.text()))
        }
      }
      cells.append(Cell(varied: varied, chance: try line["chance"].share()))
    }
  }

  /// Whether a line of a file is one of these.
  static func isLine(_ line: ResultCursor) -> Bool {
    line["varied"].given != nil
      || line["chance"].node != nil && line["file"].node != nil && line["plan"].node == nil
  }

  /// As short as the number allows.
  private static func text(_ number: Double) -> String {
    let whole = Int(exactly: number)
    return whole.map(String.init) ?? "\(number)"
  }
}

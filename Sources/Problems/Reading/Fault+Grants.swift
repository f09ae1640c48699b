// MARK: - Grants, hastening, races

/// Words for what is wrong with awards and with rivals; each says what to write instead.
extension Fault {
  /// Training moves people; who only sends them away makes no use of them.
  static func grantOnlyTakes(_ name: String) -> Fault {
    Fault(
      "out-of-range", "the grant '\(name)' takes people from a pool and adds none to another",
      help: "write whom it adds too: {trainees: -4, engineers: 4}")
  }
  /// Awards that the file itself states must be possible, else its status quo is none.
  static func awardsNotCovered(_ name: String) -> Fault {
    Fault(
      "out-of-range", "the status quo's awards of the grant '\(name)' are not covered",
      help:
        "what has come in by a moment of award, less what earlier grants took, must pay for them, and no pool may fall"
        + " below 0")
  }
  /// In whole steps nobody is ever there.
  static var emptyCost: Fault {
    Fault("csv", "the cost of a grant is empty", help: "write 0 where a grant costs nothing of a budget")
  }
  static func grantTooLate(_ name: String) -> Fault {
    Fault(
      "grant-unused", "nobody whom the grant '\(name)' adds comes before the horizon: it is never of use",
      help: "look at award, lag and horizon", severity: .warning)
  }
  static func grantTooDear(_ name: String) -> Fault {
    Fault(
      "grant-unused", "the grant '\(name)' costs more than ever comes in: it is never awarded",
      help: "look at its cost, and at the budgets", severity: .warning)
  }
  static func grantTooShort(_ name: String, _ text: String) -> Fault {
    Fault(
      "grant-unused", "the people of the grant '\(name)' stay for \(text), less than a step: it adds nobody",
      help: "make it last longer, or the step shorter", severity: .warning)
  }
  /// At the horizon or later, where no award is ever taken.
  static func awardTooLate(_ name: String) -> Fault {
    Fault(
      "grant-unused",
      "no moment of award of the grant '\(name)' lies before the horizon: it is never awarded",
      help: "look at award and horizon", severity: .warning)
  }
  /// A row that is longer or shorter than the first line.
  static func cells(_ count: Int, expected: Int) -> Fault {
    Fault(
      "csv", "\(count) column\(count == 1 ? "" : "s"), and the header has \(expected)",
      help: "part the columns as the header does, and put quotes around cells that hold the separator")
  }
  /// Help that nobody can take.
  static func giftWithoutRace(_ chunk: String) -> Fault {
    Fault(
      "no-race", "'\(chunk)' helps a rival, and no deadline of the file is a race",
      help:
        "write 'deadline: {race: {pools: …, chunks: …}}', or how many years a person-year costs: hastens: 0.01"
    )
  }
  /// A rival whose own work moved its deadline would race against itself.
  static var rivalTooLarge: Fault {
    Fault(
      "too-large", "the rival's plan would take too long to work out",
      help:
        "give the rival fewer people, fewer chunks or longer steps, or give the law of the deadline itself")
  }
  static var hastensOfRival: Fault {
    Fault("not-here", "a rival's chunk cannot hasten anything", help: "remove 'hastens' here")
  }
  /// Its law is worked out once, before worlds are drawn.
  static func intervalOfRival(_ what: String) -> Fault {
    Fault("interval", "\(what) is an interval, and a rival's numbers are certain", help: "write one number")
  }
}

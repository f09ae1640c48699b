import Allocation
import Answers

/// What the table of a ladder cannot say about a rung.
extension Rung {
  /// What has to be said about it, in one sentence; nil: nothing.
  func note(in instance: Instance) -> String? {
    notes.isEmpty ? nil : notes.map { Self.words($0, instance) }.joined(separator: "; ")
  }

  /// A note in a clause, to be put after the name of the rung.
  private static func words(_ note: Note, _ instance: Instance) -> String {
    switch note {
    // Limits first, then what the file says of learning, then whose plan it is, then why nobody could be drawn.
    case .movesAway:
      "not worked out: work moves the deadline, and no list of moments would say all that is known of it"
    case .notWorkedOut: "not worked out: the time was over, or an end was asked for, before"
    case .sampled(let worlds):
      "made for a sample of \(worlds) worlds of the uncertain numbers, which is what all rungs are about"
    case .stoppedEarly: "the searches behind it were stopped early, so it may have far more"
    case .revealsNothing: "the file reveals nothing on the way, so this is the static plan"
    case .revealedBefore: "the file reveals the world before the start"
    case .look(let fact): LookText.note(fact, instance)
    case .savesWork: "seeing it also saves further work on it, which knowing the world would not"
    case .expectedCaseOpen: "the expected case itself was not solved within the gap"
    case .hopeless(let years): hopeless(years)
    case .misdirected(let kind, let error): "each attempt is \(kind.rawValue) with probability \(error)"
    case .foreseen(let error):
      "the best plan of somebody who knows that each attempt is lost with probability \(error)"
    case .tooManyTeams: "teams can be put together in too many ways"
    case .tooManyPeople: "there are too many people to draw them one by one"
    case .nobodyStays: "headcounts fall and rise, so that nobody can be followed for life"
    case .noDraw: "time did not suffice for a single draw of who is right"
    case .mean(let draws): "a mean over \(draws) draws of who is right"
    }
  }

  /// Says why there is no value of planning for more than one case: it would be measured from nothing.
  private static func hopeless(_ years: Double) -> String {
    // Grids are of whole or simple fractions of years, so what is printed is short.
    let text = years == years.rounded() ? String(Int(years)) : String(years)
    return "the expected case is hopeless: with the mean deadline, \(text) \(text == "1" ? "year" : "years")"
      + " from the start, nobody can finish; whoever plans for it does nothing, and there is no value of planning for"
      + " more than one case"
  }
}

import Answers

/// In words, under whom serial work comes first.
///
/// The advice holds for a perfect allocator, and the question is for whom else: so sentences go by allocator, those
/// of whom the same is true together, and follow the rate of errors from none to many.
struct CaveatSentences {
  /// One allocator at one rate of errors.
  private typealias Row = CaveatAnswer.Row
  /// What a row says about serial work.
  private typealias Verdict = CaveatAnswer.Verdict
  /// What was found.
  let answer: CaveatAnswer

  /// What the columns mean, which work is the serial one, what is missing, and then the verdicts.
  var all: [String] {
    // Where all work is equally long nothing is serial, and all verdicts would say so one by one.
    let isLevel = answer.rows.contains { $0.verdict == .level }
    let named =
      isLevel
      ? "all work that is needed is equally long: none is more serial"
      : "serial work here is \(answer.serial.joined(separator: ", "))"
    // Who learns and who does not should not be compared without a word.
    let judged =
      "the best plan is the two-stage plan, carried out with its branches; one more team works from the start, on"
      + " every branch; 'static', 'careless' and the rules of thumb never learn"
    let missing =
      "not tried, or not to the end, for lack of time: \(answer.untried.map(\.text).joined(separator: ", "))"
    let legend =
      "adds: points of chance by which one more team, dedicated to that chunk from the start, raises it"
    let open =
      "some plans here are not proven to be the best: where the difference is small, another plan that is as good may say"
      + " otherwise"
    return [legend, named] + institution + (answer.isComplete ? [] : [open])
      + (answer.isStaged ? [judged] : [])
      + (answer.untried.isEmpty ? [] : [missing])
      + (isLevel ? [] : Self.merged(lines)) + swept
  }

  /// By which rules plans are carried out, where not as they are written: these rows are lower for that, errors or not.
  private var institution: [String] {
    let rules = answer.institution
    if rules.isObedient { return [] }
    let parts =
      (rules.inertia < 1
        ? ["at most \(Percent.text(rules.inertia)) of a pool's free people move to another chunk in a step"]
        : [])
      + (rules.floor > 0
        ? ["every open chunk keeps \(Percent.text(rules.floor)) of each pool that may work on it"] : [])
    return [
      "all plans here are carried out by an institution: " + parts.joined(separator: ", and ")
        + "; the rungs of careless allocators are too"
    ]
  }

  /// Whose sentences agree stand together.
  private static func merged(_ lines: [(who: String, what: String)]) -> [String] {
    var groups: [(who: [String], what: String)] = []
    for line in lines {
      // Few lines, so looking through the groups is cheap, and keeps their order.
      if let place = groups.firstIndex(where: { $0.what == line.what }) {
        groups[place].who.append(line.who)
      } else {
        groups.append(([line.who], line.what))
      }
    }
    return groups.map { "\($0.who.joined(separator: ", ")): \($0.what)" }
  }

  /// For each allocator how it fares with more and more errors, once where it does not matter of which sort.
  private var lines: [(who: String, what: String)] {
    var allocators: [Rung.Name] = []
    for row in answer.rows where !allocators.contains(row.allocator) { allocators.append(row.allocator) }
    return allocators.flatMap { allocator in
      let own = answer.rows.filter { $0.allocator == allocator }
      // Lost and moved attempts often lead to the same verdicts; then neither is named.
      var kinds: [Misdirection] = []
      for row in own where row.error > 0 && !kinds.contains(row.misdirection) {
        kinds.append(row.misdirection)
      }
      let found = kinds.map { kind in
        // Without errors there is nothing to misdirect: that row belongs to both sorts.
        (kind, sentence(own.filter { $0.error == 0 || $0.misdirection == kind }))
      }
      guard let first = found.first else { return [(allocator.text, sentence(own))] }
      return found.allSatisfy { $0.1 == first.1 }
        ? [(allocator.text, first.1)] : found.map { ("\(allocator) (\($0.0.rawValue))", $0.1) }
    }
  }

  /// Verdicts of one allocator as errors grow, neighbouring rates of one verdict together.
  private func sentence(_ rows: [Row]) -> String {
    let sorted = rows.sorted { $0.error < $1.error }
    // "serial work comes first at errors of 0 % to 20 %; it does not: … at errors of 50 %".
    let runs = Self.runs(sorted.map { ($0.error, $0.verdict) })
    if runs.count == 1, let only = runs.first {
      return words(only.verdict) + (rows.count > 1 ? " at every rate of errors tried" : "")
    }
    return runs.map { run in
      let range =
        run.from == run.to
        ? Percent.text(run.from) : "\(Percent.text(run.from)) to \(Percent.text(run.to))"
      return "\(words(run.verdict)) at errors of \(range)"
    }.joined(separator: "; ")
  }

  /// A verdict, and the first and last value at which it holds.
  private typealias Run = (verdict: Verdict?, from: Double, to: Double)

  /// Neighbouring values of one verdict stand together.
  private static func runs(_ verdicts: [(at: Double, verdict: Verdict?)]) -> [Run] {
    var runs: [Run] = []
    for one in verdicts {
      if let last = runs.last, last.verdict == one.verdict {
        runs[runs.count - 1].to = one.at
      } else {
        runs.append((one.verdict, one.at, one.at))
      }
    }
    return runs
  }

  /// A verdict in a clause.
  private func words(_ verdict: Verdict?) -> String {
    switch verdict {
    case .serial: "serial work comes first"
    case .tie: "a tie: one more team adds as much on serial work as elsewhere"
    case .other: "it does not: one more team adds more elsewhere"
    case .undecided: "too close to tell from the draws"
    case .level: "the question does not arise"
    case .nothing: "one more team adds nothing anywhere"
    case nil: "not tried, too much work"
    }
  }

  /// The same for other values of a number, for the rows that the table shows.
  private var swept: [String] {
    guard let sweptKey = answer.sweptKey, let rows = answer.sweep.first?.rows else { return [] }
    let lines = rows.filter(answer.isShown).map { row in
      // The same row at every value; nil where it was not tried there.
      let found = answer.sweep.map { point in
        let same = point.rows.first {
          $0.allocator == row.allocator && $0.misdirection == row.misdirection && $0.error == row.error
        }
        return (point.value, same?.verdict)
      }
      let errors = row.error > 0 ? " (\(Percent.text(row.error)) \(row.misdirection.rawValue))" : ""
      // "serial first at 2040 to 2045, other first at 2050".
      let told = Self.runs(found).map { run in
        let range =
          run.from == run.to
          ? answer.text(ofValue: run.from)
          : "\(answer.text(ofValue: run.from)) to \(answer.text(ofValue: run.to))"
        return "\(mark(run.verdict)) at \(range)"
      }
      return (row.allocator.text + errors, told.joined(separator: ", "))
    }
    return Self.merged(lines).map { "\(sweptKey) varied: \($0)" }
  }

  /// A verdict in two words, where many stand in one sentence.
  private func mark(_ verdict: Verdict?) -> String {
    switch verdict {
    case .serial: "serial first"
    case .tie: "a tie"
    case .other: "other first"
    case .undecided: "undecided"
    case .level: "all equally long"
    case .nothing: "nothing helps"
    case nil: "not tried"
    }
  }
}

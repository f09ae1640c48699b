import Allocation
import Answers

/// The tables beside the plan: where its chance comes from (deadlines, worlds, chunks), and what naive rules lose
/// against it. Each is left out where it would only repeat the headline.
extension ReportText {
  /// How the attempts of a line are spread over copies and starts.
  func words(_ note: PlanLineNote) -> String {
    var parts: [String] = []
    if let copies = note.copies {
      // "4 copies × 3 attempts", or that they get different numbers.
      let each = note.attemptsPerCopy.map { " × " + Digits.counted($0, "attempt") } ?? ", attempts vary"
      parts.append(Digits.counted(copies, "copy", plural: "copies") + each)
    }
    if note.starts > 1 {
      // "6 starts, every 2 years"; uneven starts only say that the people of the line are the most at once.
      let every = note.stride.map {
        let years = Digits.plain(Double($0) * instance.time.step)
        return years == "1" ? ", one a year" : ", every \(years) years"
      }
      parts.append("\(note.starts) starts" + (every ?? ", at most that many people at once"))
    }
    return parts.joined(separator: "; ")
  }

  /// Chance by deadline over all worlds; some of them, evenly parted, where they are many.
  var deadlines: String {
    // Boundaries of all worlds together, since whoever waits for the deadline does not know the world either.
    var rows: [Int: (share: Double, chance: Double)] = [:]
    for (world, judged) in zip(instance.worlds, report.evaluation.worlds) where world.credence > 0 {
      for one in judged.boundaries {
        let share = world.credence * one.weight
        let before = rows[one.boundary] ?? (0, 0)
        rows[one.boundary] = (before.share + share, before.chance + share * one.chance)
      }
    }
    // One deadline, or no chance at any, is said in the headline.
    guard rows.count > 1, report.chance > 0 else { return "" }
    var table = TextTable(columns: [
      .init(title: "deadline", isNumber: false), .init(title: "share"), .init(title: "chance"),
    ])
    let sorted = rows.sorted { $0.key < $1.key }
    // A continuous law has a deadline for each step, most of them much like their neighbours.
    let shown = Self.spread(sorted.count, over: SolveReport.mostRows)
    for (boundary, row) in shown.map({ sorted[$0] }) {
      table.add([
        // Where work hastens the deadline it may come before anybody begins.
        boundary < 0
          ? "before the start" : report.moment(boundary) + (boundary == instance.steps ? " or later" : ""),
        Percent.text(row.share),
        Percent.text(row.chance / row.share),
      ])
    }
    if shown.count < sorted.count {
      table.lines.append(.note(SolveReport.more(sorted.count - shown.count, "between", plural: "between")))
    }
    return section("chance by deadline", table)
  }

  /// At most so many places of a list, the first and the last among them.
  private static func spread(_ count: Int, over most: Int) -> [Int] {
    count <= most ? Array(0..<count) : (0..<most).map { $0 * (count - 1) / (most - 1) }
  }

  /// Chance by world, the likeliest worlds first where they are many.
  var worlds: String {
    // A sample's worlds have no names that mean anything; how they differ is told with the sample.
    guard instance.worlds.count > 1, report.chance > 0, instance.problem.uncertainty == nil else { return "" }
    // The likeliest first; equals in the order of the file.
    let pairs = zip(instance.worlds, report.evaluation.worlds).enumerated().sorted {
      ($1.element.0.credence, $0.offset) < ($0.element.0.credence, $1.offset)
    }.map(\.element)
    var table = TextTable(columns: [
      .init(title: "world", isNumber: false, shortest: 6, names: instance.worlds.map(\.name)),
      .init(title: "credence"), .init(title: "chance"),
    ])
    for (world, judged) in pairs.prefix(SolveReport.mostRows) {
      table.add([world.name, Percent.text(world.credence), Percent.text(judged.chance)])
    }
    if pairs.count > SolveReport.mostRows {
      table.lines.append(
        .note(
          SolveReport.more(
            pairs.count - SolveReport.mostRows, "of no more credence", plural: "of no more credence")))
    }
    return section("chance by world", table)
  }

  /// The chance of each bundle, weakest first, where they differ from the whole.
  var chunks: String {
    // A single bundle is the whole; at 0 and 1 all are alike.
    guard instance.bundles.count > 1, report.chance < 1, report.chance > 0 else { return "" }
    // The weakest first: that is where a plan fails.
    let sorted = zip(instance.bundles, report.evaluation.bundles).enumerated().sorted {
      ($0.element.1, $0.offset) < ($1.element.1, $1.offset)
    }.map(\.element)
    var table = TextTable(columns: [
      .init(title: "chunk", isNumber: false, shortest: 6, names: instance.bundles.map(\.name)),
      .init(title: "in time"),
    ])
    for (bundle, chance) in sorted.prefix(SolveReport.mostRows) {
      table.add([bundle.name, Percent.text(chance)])
    }
    if sorted.count > SolveReport.mostRows {
      table.lines.append(
        .note(SolveReport.more(sorted.count - SolveReport.mostRows, "with no less", plural: "with no less")))
    }
    return section("chance that each is finished in time", table)
  }

  /// What naive allocators lose.
  var allocators: String {
    // Nothing to compare, or nothing lost: then a sentence says more than a table of equal rows.
    if report.allocators.isEmpty {
      return notes.isEmpty
        ? ""
        : style.heading("what naive allocators lose") + "\n"
          + notes.map { TextLayout.wrapped($0, width: width, indent: 2) }.joined()
    }
    if report.allocators.allSatisfy({ $0.points == 0 }) {
      return style.heading("what naive allocators lose") + "\n"
        + TextLayout.wrapped(
          "nothing: " + report.allocators.map(\.rule.rawValue).joined(separator: ", ")
            + " have the same chance",
          width: width, indent: 2)
        + notes.map { TextLayout.wrapped($0, width: width, indent: 2) }.joined()
    }
    var table = TextTable(columns: [
      .init(title: "naive allocator", isNumber: false, shortest: 9), .init(title: "chance"),
      .init(title: "points", expendable: 2), .init(title: "odds", expendable: 4), .init(title: "years"),
      .init(title: "people", expendable: 3),
    ])
    for row in report.allocators {
      table.add([
        row.rule.rawValue, Percent.text(row.chance), Digits.points(row.points),
        row.odds.map(Digits.factor) ?? "–",
        Self.words(row.years) { Digits.added($0) }, Self.words(row.people) { Digits.factor($0) },
      ])
    }
    table.lines.append(.legend(legend))
    table.lines += notes.map { .note($0) }
    return section("what naive allocators lose", table)
  }

  /// What the columns mean, and how a mean over plans is to be read.
  private var legend: [(columns: [String], words: String)] {
    // A part goes with its columns, where a narrow terminal leaves them out.
    var parts = [
      (["points"], "points: chance lost"), (["odds"], "odds: of failure, against the best plan's"),
      (["years"], "years: later deadline that makes up for it"),
      (["people"], "people: factor on all headcounts that does"),
      (["odds", "years", "people"], "– no such value"),
    ]
    let all = report.allocators.flatMap { [$0.years, $0.people] }
    if all.contains(.unfinished) {
      parts.append((["years", "people"], "? not found within the work allowed"))
    }
    if let random = report.allocators.first(where: { $0.interval != nil }), let interval = random.interval {
      parts.append(
        (
          [],
          "\(random.rule.rawValue) is a mean, 95 % interval \(Percent.text(interval.lowerBound)) to"
            + " \(Percent.text(interval.upperBound))"
        ))
    }
    return parts
  }

  /// A value as it is written, or a mark for what does not exist or was not found.
  ///
  /// - Parameter measure: nil: it was not looked for.
  static func words(_ measure: RuleOutcome.Measure?, _ write: (Double) -> String) -> String {
    switch measure {
    case .value(let value): write(value)
    // A dash where it is known that no value does, a question mark where nobody knows.
    case .some(.none): "–"
    case .unfinished, nil: "?"
    }
  }
}

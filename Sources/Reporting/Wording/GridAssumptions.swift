import Allocation
import Problems

/// Moments in words: as dates where the file writes dates, else as plain numbers.
extension TimeGrid {
  /// A moment as people read it: a date where its author writes dates.
  func text(_ moment: Double) -> String { (showsDates ? Moment.date(moment) : nil) ?? Digits.plain(moment) }

  /// The moment of a boundary as people read it.
  func text(ofBoundary boundary: Int) -> String { text(moment(of: boundary)) }

  /// Whether a moment lies on a boundary, within the grid's tolerance.
  fileprivate func isOnGrid(_ moment: Double) -> Bool {
    moment >= start && lastBoundary(atOrBefore: moment) == firstBoundary(atOrAfter: moment)
  }
}

/// What is assumed about moments that lie off the grid, and about what budgets bring in.
struct GridAssumptions {
  /// So many moments, or budgets, are told one by one.
  static let mostTold = 6

  /// As its author states it.
  let problem: Problem
  /// The grid that moments are put on.
  let time: TimeGrid

  /// One sentence for each kind of moment that is moved to a boundary.
  var moved: [String] { [horizon, deadlines, headcounts, incomes, awards, look].compactMap { $0 } }

  /// Where the horizon is no whole number of steps.
  private var horizon: String? {
    let end = time.start + time.horizon
    guard !time.isOnGrid(end) else { return nil }
    return
      "the horizon, \(time.text(end)), counts as \(time.text(ofBoundary: time.steps)), the last boundary within it"
  }

  /// Worlds as their author states them, before they are split into samples.
  private var worlds: [World] { problem.uncertainty?.worlds ?? problem.worlds }

  /// Point masses of the deadline between boundaries; laws that are continuous are put on the grid without a word.
  private var deadlines: String? {
    var found = Moves()
    /// Notes the moments of a law that count.
    func note(_ law: DeadlineLaw, _ owner: String?) {
      guard case .points(let points, _) = law else { return }
      for point in points where point.share > 0 && !time.isOnGrid(point.moment) {
        // What lies a step or more beyond the last boundary is cut off, which is said elsewhere.
        guard time.firstBoundary(atOrAfter: point.moment) <= time.steps || isWithinLastStep(point.moment)
        else { continue }
        found.add(point.moment, owner: owner)
      }
    }
    if worlds.isEmpty || worlds.contains(where: { $0.deadline == nil }) { note(problem.deadline, nil) }
    for world in worlds { if let law = world.deadline { note(law, "'\(world.name)'") } }
    return found.sentence(
      "a deadline between boundaries counts as the one before it", noun: "world", time,
      boundary: { time.lastBoundary(atOrBefore: $0) })
  }

  /// Whether a moment lies after the last boundary, but before the next would come.
  private func isWithinLastStep(_ moment: Double) -> Bool {
    (moment - time.start) / time.step < Double(time.steps + 1)
  }

  /// Changes of headcounts between boundaries.
  private var headcounts: String? {
    var found = Moves()
    for pool in problem.pools {
      guard case .schedule(let changes) = pool.headcount else { continue }
      for change in changes where change.moment > time.start {
        note(change.moment, of: pool.name, in: &found)
      }
    }
    return found.sentence(
      "people who come or go between boundaries do so at the next one", noun: "pool", time,
      boundary: { time.firstBoundary(atOrAfter: $0) })
  }

  /// Money that comes in between boundaries, or before the start.
  private var incomes: String? {
    var found = Moves()
    for budget in problem.budgets {
      for one in budget.income { note(one.moment, of: budget.name, in: &found) }
      for one in budget.yearly where one.moment > time.start { note(one.moment, of: budget.name, in: &found) }
    }
    return found.sentence(
      "money between boundaries, or before the start, comes in at the next one", noun: "budget", time,
      boundary: { time.firstBoundary(atOrAfter: $0) })
  }

  /// Moments of award between boundaries.
  private var awards: String? {
    var found = Moves()
    for grant in problem.grants { for moment in grant.moments { note(moment, of: grant.name, in: &found) } }
    return found.sentence(
      "a grant awarded between boundaries is awarded at the next one", noun: "grant", time,
      boundary: { time.firstBoundary(atOrAfter: $0) })
  }

  /// Notes a moment off the grid, unless it is too late to count at all.
  private func note(_ moment: Double, of owner: String, in found: inout Moves) {
    guard !time.isOnGrid(moment), time.firstBoundary(atOrAfter: moment) < time.steps else { return }
    found.add(moment, owner: "'\(owner)'")
  }

  /// A date of learning between boundaries.
  private var look: String? {
    guard case .moment(let moment) = problem.information, !time.isOnGrid(moment),
      time.firstBoundary(atOrAfter: moment) <= time.steps
    else { return nil }
    let boundary = time.text(ofBoundary: time.firstBoundary(atOrAfter: moment))
    return
      "the world is revealed at \(time.text(moment)), and the plan looks at the next boundary, \(boundary)"
  }

  // MARK: - Budgets

  /// How each budget was read.
  var budgets: [String] {
    let lines = problem.budgets.prefix(Self.mostTold).map(sentence)
    let more = problem.budgets.count - lines.count
    return lines
      + (more > 0 ? ["\(Digits.counted(more, "more budget")) \(more == 1 ? "is" : "are") read alike"] : [])
  }

  /// Whether an amount is for the whole time, for some moments, or by the year: the three are written much alike.
  private func sentence(_ budget: Budget) -> String {
    let lead = "budget '\(budget.name)': "
    let rest = "what is not spent carries over"
    if budget.yearly.isEmpty {
      if budget.income.count == 1, let only = budget.income.first, only.moment == time.start {
        return lead + "\(Digits.amount(only.amount)) for the whole time"
      }
      if budget.income.isEmpty { return lead + "nothing comes in" }
      return lead + list(budget.income) { "\(Digits.amount($0.amount)) at \(time.text($0.moment))" }
        + ", once each; " + rest
    }
    let rates = list(budget.yearly) { one in
      let from = one.moment <= time.start ? "" : " from \(time.text(one.moment)) on"
      return "\(Digits.amount(one.amount)) a year\(from)"
    }
    let each =
      budget.yearly.count == 1 && time.step != 1
      ? " (\(Digits.amount((budget.yearly.first?.amount ?? 0) * time.step)) each)" : ""
    return lead + rates + ", coming in at every boundary before the last one\(each); " + rest
  }

  /// The first few of some items, and how many there are more.
  private func list<Item>(_ items: [Item], _ text: (Item) -> String) -> String {
    let told = items.prefix(Self.mostTold).map(text).joined(separator: ", ")
    return items.count > Self.mostTold ? told + " and \(items.count - Self.mostTold) more" : told
  }
}

/// Moments that are moved to a boundary, with what they belong to.
private struct Moves {
  /// By moment; none where it belongs to the file as a whole.
  private var owners: [Double: [String]] = [:]

  /// Adds a moment, and whose it is.
  mutating func add(_ moment: Double, owner: String?) {
    owners[moment, default: []] += owner.map { [$0] } ?? []
  }

  /// Nil where there are none.
  func sentence(_ lead: String, noun: String, _ time: TimeGrid, boundary: (Double) -> Int) -> String? {
    if owners.isEmpty { return nil }
    // "2030.5 as 2030 (pools 'a', 'b')": one moment may belong to many.
    let told = owners.sorted { $0.key < $1.key }.prefix(GridAssumptions.mostTold).map { moment, names in
      let whose = names.isEmpty ? "" : " (\(SolveReport.listed(names, noun: noun)))"
      return "\(time.text(moment)) as \(time.text(ofBoundary: boundary(moment)))\(whose)"
    }
    let more = owners.count - told.count
    return "\(lead): " + told.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }
}

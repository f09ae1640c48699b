import Allocation
import Problems

/// What a plan does to the deadline, in words: by how much it moves it, what may leak, and what a rival is given.
///
/// It is told of the plan that is printed, since another one would leave another law. Person-years are those held: late and
/// wrong attempts move the deadline as much as others.
struct HasteningAssumptions {
  /// The problem on its grid.
  let instance: Instance
  /// The plan that is told about; feasible.
  let plan: Plan

  /// For each branch that does otherwise than the others; nothing where no work does anything.
  var lines: [String] {
    guard let rates = instance.hastening else { return [] }
    let shown = plan.isStatic ? [0] : Array(plan.branches.indices)
    return shown.flatMap { place -> [String] in
      let entries = plan.entries(on: place)
      guard let level = instance.level(of: entries) else { return [] }
      let lead = shown.count > 1 ? "where '\(instance.name(of: plan.branches[place]))' is carried out, " : ""
      let found =
        years(rates.yearsLost(to: entries, of: instance), level) + leaks(level, rates)
        + gifts(level, rates, to: races(of: plan.isStatic ? nil : plan.branches[place].world))
      // At least one line, since the reader of a file with `hastens` asks what became of it.
      return (found.isEmpty ? ["the plan leaves the deadline where it is"] : found).map { lead + $0 }
    }
  }

  /// The races that may be run in a world, or in any where nobody knows which it is, each with where it is run.
  ///
  /// The same race in several worlds is there for each, since readers look for their world. Where nothing is run nothing is given.
  private func races(of world: Int?) -> [(lead: String, race: Race)] {
    let problem = instance.problem
    if let world {
      if case .race(let race) = problem.worlds[world].deadline ?? problem.deadline { return [("", race)] }
      return []
    }
    let worlds = problem.uncertainty?.worlds ?? problem.worlds
    let isShared = worlds.isEmpty || worlds.contains { $0.deadline == nil }
    let laws =
      (isShared ? [("", problem.deadline)] : [])
      + worlds.compactMap { world in world.deadline.map { ("in world '\(world.name)' ", $0) } }
    return laws.compactMap { lead, law in if case .race(let race) = law { (lead, race) } else { nil } }
  }

  /// Years for certain. What several chunks cost adds up and is put on the grid once, so the sum is told first, and then the
  /// price of each.
  private func years(_ lost: [(bundle: Int, years: Double)], _ level: HasteningLevel) -> [String] {
    // Chunks that the plan leaves alone cost nothing, and are not named.
    let lost = lost.filter { $0.years > 0 }
    guard level.years > 0, let first = lost.first else { return [] }
    func name(_ bundle: Int) -> String { "'\(instance.bundles[bundle].name)'" }
    if lost.count == 1 {
      return ["work on \(name(first.bundle)) brings the deadline \(Digits.years(level.years)) nearer"]
    }
    let each = lost.map { "\(Digits.years($0.years)) by \(name($0.bundle))" }.joined(separator: ", ")
    return ["work brings the deadline \(Digits.years(level.years)) nearer: \(each)"]
  }

  /// What may leak, and what that costs in the mean.
  private func leaks(_ level: HasteningLevel, _ rates: HasteningRates) -> [String] {
    zip(rates.leaks, level.leaks).compactMap { leak, isOpen in
      guard isOpen, let bundle = leak.bundles.first else { return nil }
      return
        "work on '\(instance.bundles[bundle].name)' leaks with \(Percent.text(leak.chance)): then the deadline"
        + " comes \(Digits.years(leak.years)) sooner, \(Digits.years(leak.chance * leak.years)) in the mean"
    }
  }

  /// What rivals are given, and when they then finish: it is what whoever gives wants to know, since a gift to work that does
  /// not bind costs no time at all.
  private func gifts(
    _ level: HasteningLevel, _ rates: HasteningRates, to races: [(lead: String, race: Race)]
  ) -> [String] {
    let given = zip(rates.names, level.gifts).filter { name, number in
      number > 0 && races.contains { $0.race.chunks.contains { $0.name == name } }
    }
    // What would be given to a rival who is not there, or has no such chunk, is given to nobody.
    if given.isEmpty { return [] }
    let words = RaceAssumptions(problem: instance.problem, time: instance.time)
    return given.map { name, number in
      "rivals are given \(Digits.whole(number)) of '\(name)', finished from the start on"
    }
      + races.compactMap { lead, race in
        guard let forecast = race.outlook.forecast, let before = race.finished else { return nil }
        let after = forecast.finished(
          given: race.chunks.map { chunk in
            given.first { $0.0 == chunk.name }.map { min($0.1, chunk.count) } ?? 0
          })
        return after == before
          ? lead + "what the rival is given makes no difference to when it finishes"
          : lead + "with what it is given the rival finishes " + words.when(after)
      }
  }
}

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
      guard let level = instance.level(of: plan.entries(on: place)) else { return [] }
      let lead = shown.count > 1 ? "where '\(instance.name(of: plan.branches[place]))' is carried out, " : ""
      return lines(level, rates).map { lead + $0 }
    }
  }

  /// When the rivals finish who are given something.
  ///
  /// It is what whoever gives wants to know: a gift to work that does not bind costs no time at all. A world's law counts only
  /// where it is a race; the same race in several worlds is told for each, since readers look for their world.
  private func finishes(_ level: HasteningLevel, _ rates: HasteningRates) -> [String] {
    let problem = instance.problem
    let worlds = (problem.uncertainty?.worlds ?? problem.worlds)
    let isShared = worlds.isEmpty || worlds.contains { $0.deadline == nil }
    let laws =
      (isShared ? [("", problem.deadline)] : [])
      + worlds.compactMap { world in world.deadline.map { ("in world '\(world.name)' ", $0) } }
    let words = RaceAssumptions(problem: problem, time: instance.time)
    return laws.compactMap { lead, law in
      guard case .race(let race) = law, let forecast = race.outlook.forecast, let before = race.finished
      else {
        return nil
      }
      let given = race.chunks.map { chunk in
        zip(rates.names, level.gifts).first { $0.0 == chunk.name }.map { min($0.1, chunk.count) } ?? 0
      }
      let after = forecast.finished(given: given)
      return after == before
        ? lead + "what the rival is given makes no difference to when it finishes"
        : lead + "with what it is given the rival finishes " + words.when(after)
    }
  }

  /// Years for certain, leaks one by one, gifts by the name of the rival's chunk; at least one line, since the reader of a file
  /// with `hastens` asks what became of it.
  private func lines(_ level: HasteningLevel, _ rates: HasteningRates) -> [String] {
    var lines: [String] = []
    // What several chunks do adds up, and is put on the grid once: so it is told once.
    if level.years > 0 {
      let names = rates.steady.map { "'\(instance.bundles[$0.bundle].name)'" }
      lines.append(
        "work on \(names.joined(separator: ", ")) brings the deadline \(Digits.years(level.years)) nearer")
    }
    for (leak, isOpen) in zip(rates.leaks, level.leaks) {
      guard isOpen, let bundle = leak.bundles.first else { continue }
      lines.append(
        "work on '\(instance.bundles[bundle].name)' leaks with \(Percent.text(leak.chance)): then the deadline comes"
          + " \(Digits.years(leak.years)) sooner")
    }
    for (name, number) in zip(rates.names, level.gifts) where number > 0 {
      lines.append("rivals are given \(Digits.whole(number)) of '\(name)', finished from the start on")
    }
    if level.gifts.contains(where: { $0 > 0 }) { lines += finishes(level, rates) }
    return lines.isEmpty ? ["the plan leaves the deadline where it is"] : lines
  }
}

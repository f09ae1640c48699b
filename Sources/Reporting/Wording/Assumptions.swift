import Allocation
import Problems

/// What an answer takes for granted. Every default that matters and every rounding is said, so that nobody has to
/// know the format to see how the file was read.
extension SolveReport {
  /// What the numbers stand on, one sentence each.
  package var assumptions: [String] {
    // What is about single chunks first, then what is about the grid, then what is about everything.
    let chunks = instance.problem.chunks.indices.map { AssumptionsOfChunk(instance: instance, index: $0) }
    let grid = GridAssumptions(problem: instance.problem, time: instance.time)
    let races = RaceAssumptions(
      problem: instance.problem, time: instance.time, gifts: instance.hastening?.names ?? [])
    let horizon = HorizonAssumptions(
      problem: instance.problem, time: instance.time,
      isMoved: instance.hastening.map { !$0.steady.isEmpty || !$0.leaks.isEmpty } ?? false)
    return Self.capped(chunks.flatMap(\.lengths), "lengths") + credits(chunks)
      + Self.capped(chunks.flatMap(\.beyond), "attempts beyond the horizon") + grid.budgets
      + GrantAssumptions(problem: instance.problem, time: instance.time).sentences + grid.moved
      + Self.capped(races.lines, "races")
      + Self.capped(HasteningAssumptions(instance: instance, plan: plan).lines, "moves of the deadline")
      + Self.capped(horizon.lines, "laws that the horizon ends") + sampleAssumptions + closing
  }

  /// So many sentences of one kind are read; more are counted.
  private static let mostAlike = 40

  /// The first of many sentences, and how many there are more.
  private static func capped(_ lines: [String], _ what: String) -> [String] {
    guard lines.count > mostAlike + 1 else { return lines }
    return lines.prefix(mostAlike) + [
      "and \(Digits.whole(lines.count - mostAlike)) more \(what) of the same kind"
    ]
  }

  /// What a credit means, said once for all chunks that have it.
  private func credits(_ chunks: [AssumptionsOfChunk]) -> [String] {
    /// Names the chunks of one credit, and what it means; nothing where there are none.
    func sentence(_ credit: Chunk.Credit, _ meaning: String) -> [String] {
      // "a, b and c have pooled credit: …"; of very many chunks only some are named.
      let names = chunks.filter { $0.credit == credit }.map { instance.bundles[$0.index].name }
      guard let last = names.last else { return [] }
      let told = names.dropLast().prefix(Self.mostAlike)
      let more = names.count - 1 - told.count
      let lead =
        names.count == 1
        ? last + " has"
        : told.joined(separator: ", ") + (more > 0 ? " and \(more + 1) more have" : " and \(last) have")
      return ["\(lead) \(credit.rawValue) credit: \(meaning)"]
    }
    return sentence(
      .pooled, "any correct attempt delivers one of the missing chunks, as if people knew which are done")
      + sentence(.separate, "each chunk needs a correct attempt of its own, since nobody knows who is right")
  }

  /// What is assumed about everything: luck, what is learned, and what becomes of the plan.
  private var closing: [String] {
    var lines: [String] = []
    // Where nobody ever fails, luck need not be mentioned.
    if instance.types.contains(where: { $0.outcomes.contains { $0.map { $0.correct < 1 } ?? false } }) {
      lines.append(
        "attempts are correct or not independently of each other, and nobody can tell before they end")
    }
    if let assumptions = LookText.assumptions(plan, instance) { return lines + assumptions }
    if instance.worlds.count(where: { $0.credence > 0 }) > 1 {
      lines.append("the plan never learns which world is the real one")
    }
    lines.append("the plan is static: written down at the start and carried out until the deadline falls")
    return lines
  }
}

/// What is assumed about one bundle, in the file's own values.
private struct AssumptionsOfChunk {
  /// The problem on its grid.
  let instance: Instance
  /// Of the chunk, and of its bundle.
  let index: Int

  /// As the file states it.
  private var chunk: Chunk { instance.problem.chunks[index] }
  /// As it is on the grid.
  private var bundle: Bundle { instance.bundles[index] }

  /// Pace of a crew, the lowest of its pools.
  private func pace(_ crew: Crew) -> Double {
    // What a chunk says of a pool is nearer than what the pool says of itself.
    var local: [Int: Double] = [:]
    if case .anyOf(let eligible, _) = chunk.staffing {
      for one in eligible { if let pace = one.pace { local[one.pool] = pace } }
    }
    return crew.pools.map { local[$0] ?? instance.problem.pools[$0].pace }.min() ?? 1
  }

  /// The pools of a crew, in quotation marks.
  private func pools(_ crew: Crew) -> String {
    crew.pools.map { "'\(instance.problem.pools[$0].name)'" }.joined(separator: " + ")
  }

  /// The same sentence for several crews is said once; if they differ, each names its pool.
  private func said(_ sentence: (Crew) -> String?) -> [String] {
    let all = bundle.crews.compactMap { crew in sentence(crew).map { (crew, $0) } }
    if all.count == bundle.crews.count, Set(all.map(\.1)).count == 1 { return [all[0].1] }
    return all.map { "\($0.1) (pool \(pools($0.0)))" }
  }

  /// How long attempts take, where that is not simply the serial years.
  var lengths: [String] {
    said { crew in
      // Three ways in which an attempt may take other than its serial years: stretched by pace, handed over, or
      // rounded up to whole steps.
      let pace = pace(crew)
      let isStretched = pace < 1 && chunk.joining == .solo
      let years = isStretched ? crew.baseYears / pace : crew.baseYears
      let held = Double(instance.types[crew.base].length) * instance.time.step
      let isRounded = held > years * (1 + ReportTolerance.length)
      let rounded = "\(Digits.years(held)) in whole steps"
      if isStretched {
        let serial = Digits.years(crew.baseYears).replacing(" year", with: " serial year")
        return "\(chunk.name) is solo: \(serial) at pace \(Digits.plain(pace))"
          + " \(crew.baseYears == 1 ? "takes" : "take") \(Digits.years(years))"
          + (isRounded ? ", \(rounded)" : "")
      }
      if pace < 1 {
        return
          "\(chunk.name) is relay: \(Digits.counted(instance.types[crew.base].people, "person", plural: "people"))"
          + " hand over at pace \(Digits.plain(pace)), and serial time is not stretched"
          + (isRounded ? "; \(Digits.years(years)) take \(rounded)" : "")
      }
      return isRounded ? "\(chunk.name): \(Digits.years(years)) take \(rounded)" : nil
    }
  }

  /// What is assumed about credit; nil where it makes no difference.
  var credit: Chunk.Credit? {
    // With certain attempts, or one chunk, both credits are the same.
    let isCertain = bundle.crews.allSatisfy { crew in
      crew.options.allSatisfy {
        instance.types[$0].outcomes.allSatisfy { $0.map { $0.correct >= 1 } ?? true }
      }
    }
    guard !isCertain, instance.worlds.contains(where: { $0.counts[index] > 1 }) else { return nil }
    return chunk.credit
  }

  /// Crews for whom every attempt on it is too long.
  var beyond: [String] {
    bundle.crews.filter { crew in
      let options = crew.options.map { instance.types[$0].length }
      return !options.contains { $0 <= instance.steps }
    }.map { crew in
      let length = Double(instance.types[crew.base].length) * instance.time.step
      return "pool \(pools(crew)) cannot do \(chunk.name) within the horizon:"
        + " an attempt takes \(Digits.years(length)), and there are \(Digits.years(instance.time.horizon))"
    }
  }
}

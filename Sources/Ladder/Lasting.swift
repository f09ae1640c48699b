import Allocation
import Allocators
import Problems

/// What a static plan is worth where people are right or wrong for life.
///
/// Who is right is drawn; the chance over worlds and deadlines is then exact, unless a team has a correctness of its
/// own, whose luck is drawn too.
struct Lasting {
  private let instance: Instance
  private let plan: Plan
  private let seats: Seats
  /// For each attempt and world the correctness that each of its people needs; nil: it yields nothing.
  private let needs: [[[Double]?]]
  /// For each world the chance that the deadline comes at or after each boundary, one entry past the last: 0.
  private let survival: [[Double]]
  private let isRepeated: Bool

  /// Draws, and less where a draw is much work or time is up, but never less than `fewestRuns`.
  static let runs = 20_000
  static let mostWork = 40_000_000
  static let fewestRuns = 200

  /// Nil where people cannot be told apart from one step to the next.
  init?(_ plan: Plan, of instance: Instance) {
    guard let seats = Seats(plan, of: instance) else { return nil }
    self.seats = seats
    self.plan = plan
    self.instance = instance
    let worlds = instance.problem.worlds
    needs = seats.attempts.map { attempt in
      let type = instance.types[attempt.type]
      return instance.worlds.indices.map { world in
        guard let outcome = type.outcomes[world] else { return nil }
        if instance.problem.chunks[type.bundle].hasOwnCorrectness { return [outcome.correct] }
        return attempt.people.map { pool, _ in
          instance.problem.terms(chunk: type.bundle, pool: pool, in: worlds.isEmpty ? nil : worlds[world])
            .correct
        }
      }
    }
    survival = instance.worlds.map { world in
      var sum = 0.0
      return Array(
        (world.weights.reversed().map { weight in
          sum += weight
          return sum
        } as [Double]).reversed()) + [0]
    }
    isRepeated = seats.hasVeterans || seats.attempts.contains { $0.people.count > 1 }
  }

  /// Nobody is in two attempts and every team is one person: then luck for life is luck anew.
  var isLikeStatic: Bool { !isRepeated }

  func rung(static chance: Double, seed: UInt64, isStopped: () -> Bool) -> Rung {
    if isLikeStatic { return Rung(.lasting, chance: chance) }
    let work = max(1, seats.attempts.count * instance.worlds.count)
    let runs = max(Self.fewestRuns, min(Self.runs, Self.mostWork / work))
    var generator = SplitMix64(seed: seed)
    var chances: [Double] = []
    while chances.count < runs, chances.count < Self.fewestRuns || !isStopped() {
      chances.append(draw(&generator))
    }
    let mean = SampleMean(chances)
    return Rung(
      .lasting, chance: mean.mean, interval: mean.interval, plan: Rung.Written(plan, of: instance),
      note: "a mean over \(chances.count) draws of who is right")
  }

  /// The chance of the plan for one draw.
  private func draw(_ generator: inout SplitMix64) -> Double {
    var luck: [[Double?]] = instance.headcounts.map { _ in [] }
    let lots: [[Double]] = seats.attempts.map { attempt in
      if instance.problem.chunks[instance.types[attempt.type].bundle].hasOwnCorrectness {
        return [generator.share()]
      }
      return attempt.people.map { pool, person in
        while luck[pool].count <= person { luck[pool].append(nil) }
        let u = luck[pool][person] ?? generator.share()
        luck[pool][person] = u
        return u
      }
    }
    return instance.worlds.indices.reduce(0) { sum, world in
      let credence = instance.worlds[world].credence
      return credence > 0 ? sum + credence * survival[world][finish(in: world, lots)] : sum
    }
  }

  /// The boundary by which all that the world needs is finished; one past the last where it never is.
  private func finish(in world: Int, _ lots: [[Double]]) -> Int {
    let never = instance.steps + 1
    var ends: [[(end: Int, copy: Int)]] = instance.bundles.map { _ in [] }
    for (index, attempt) in seats.attempts.enumerated() {
      let type = instance.types[attempt.type]
      guard let needs = needs[index][world], let outcome = type.outcomes[world],
        zip(lots[index], needs).allSatisfy({ $0 <= $1 })
      else { continue }
      let end = attempt.start + outcome.length
      if end <= plan.gates[type.bundle] ?? instance.steps { ends[type.bundle].append((end, attempt.copy)) }
    }
    var last = 0
    for (bundle, facts) in instance.bundles.enumerated() where instance.worlds[world].needed[bundle] {
      let count = instance.worlds[world].counts[bundle]
      let sorted = ends[bundle].sorted { $0.end < $1.end }
      var finish = never
      if facts.isSeparate {
        var first: [Int: Int] = [:]
        for one in sorted where one.copy < count && first[one.copy] == nil { first[one.copy] = one.end }
        if first.count == count { finish = first.values.max() ?? never }
      } else if sorted.count >= count {
        finish = sorted[count - 1].end
      }
      last = max(last, finish)
    }
    return last
  }
}

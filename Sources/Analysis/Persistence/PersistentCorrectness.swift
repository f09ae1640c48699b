import Allocation
import Allocators
import Problems

/// What a static plan is worth where people are right or wrong for life.
///
/// The lots of those who sit first decide who is right; given these the chance over worlds and deadlines is exact.
struct PersistentCorrectness {
  private let instance: Instance
  private let plan: Plan
  /// Who sits in which attempt.
  private let seats: Seats
  /// For each attempt and world the lots that have to be low enough, aligned with who sits first; nil: it yields
  /// nothing.
  private let needs: [[[(pool: Int, block: Int, correct: Double)]?]]
  /// For each world the chance that the deadline comes at or after each boundary, one entry past the last: 0.
  private let survival: [[Double]]

  /// Nil where people cannot be told apart from one step to the next.
  init?(_ plan: Plan, of instance: Instance) {
    guard let seats = Seats(plan, of: instance) else { return nil }
    self.seats = seats
    self.plan = plan
    self.instance = instance
    var known: [Int: [[(pool: Int, correct: Double)]?]] = [:]
    needs = seats.attempts.map { attempt in
      let lots =
        known[attempt.type]
        ?? instance.worlds.indices.map { world in
          instance.types[attempt.type].outcomes[world] == nil
            ? nil : instance.lots(of: attempt.type, in: world)
        }
      known[attempt.type] = lots
      return lots.map { own in
        own.map { lots in
          lots.compactMap { lot in
            attempt.first.first { $0.pool == lot.pool }.map { (lot.pool, $0.block, lot.correct) }
          }
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
  }

  /// Nobody sits first in two attempts: then luck for life is luck anew.
  var isLikeStatic: Bool {
    var seen: Set<[Int]> = []
    return seats.attempts.allSatisfy { attempt in
      attempt.first.allSatisfy { seen.insert([$0.pool, $0.block]).inserted }
    }
  }

  /// Units of work that one draw takes.
  var work: Int { max(1, seats.attempts.count * instance.worlds.count) }

  /// The chance of the plan for given lots: one number u in (0, 1] for each block of each pool.
  func chance(_ lots: [[Double]]) -> Double {
    instance.worlds.indices.reduce(0) { sum, world in
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
        needs.allSatisfy({ lots[$0.pool][$0.block] <= $0.correct })
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

  /// More ways than this in which those who sit first can be right are not listed, and no more work is done for it.
  static let mostWays = 4_096
  static let mostWork = 20_000_000

  /// Exactly, over all ways in which those who sit first can be right; nil where they are too many.
  func exactChance(unless isStopped: () -> Bool) -> Double? {
    var levels: [[Int]: Set<Double>] = [:]
    for attempt in needs {
      for world in attempt.indices where instance.worlds[world].credence > 0 {
        for need in attempt[world] ?? [] where need.correct < 1 {
          levels[[need.pool, need.block], default: []].insert(need.correct)
        }
      }
    }
    let people = levels.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map { (pool: $0.key[0], block: $0.key[1], levels: $0.value.sorted() + [1]) }
    var ways = 1
    for person in people {
      ways *= person.levels.count
      if ways > Self.mostWays || ways * work > Self.mostWork { return nil }
    }
    var lots = instance.headcounts.map { headcount in [Double](repeating: 1, count: headcount.max() ?? 0) }
    return expected(people[...], &lots, unless: isStopped)
  }

  /// A block whose lot matters, and the correctnesses between which it matters.
  private typealias Person = (pool: Int, block: Int, levels: [Double])

  /// The expected chance over the lots of some people, one after another: between two levels a lot makes no
  /// difference.
  private func expected(
    _ people: ArraySlice<Person>, _ lots: inout [[Double]], unless isStopped: () -> Bool
  ) -> Double? {
    guard let person = people.first else { return isStopped() ? nil : chance(lots) }
    var (sum, below) = (0.0, 0.0)
    for level in person.levels {
      lots[person.pool][person.block] = level
      guard let part = expected(people.dropFirst(), &lots, unless: isStopped) else { return nil }
      sum += (level - below) * part
      below = level
    }
    return sum
  }
}

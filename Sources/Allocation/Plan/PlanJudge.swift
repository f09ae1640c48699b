import Probability

/// Works out the chance of one plan, world by world.
///
/// Given world and deadline, bundles are finished independently of each other: each by attempts of its own,
/// under a gate that the plan fixes beforehand. So P is a product over bundles. Worlds are judged one by one,
/// on any thread; nothing here changes once it is made.
struct PlanJudge {
  private let instance: Instance
  private let look: Plan.Look?
  /// One for each branch, by place.
  private let courses: [Course]
  /// Place of each world's branch.
  private let places: [Int: Int]
  /// Place of the branch on which nothing was seen, where a chunk reveals.
  private let blind: Int?
  /// Works out φ in another way; nil: as usual.
  private let tail: CarefulTail?

  /// What is carried out on one branch, from the start on.
  private struct Course {
    /// Entries of each bundle.
    var entries: [[Plan.Entry]]
    let gates: [Int?]
  }

  /// Sorts the plan's entries by branch and bundle. Of two branches for one world the first is carried out.
  init(_ instance: Instance, _ plan: Plan, tail: CarefulTail? = nil) {
    self.instance = instance
    self.tail = tail
    look = plan.look
    courses = plan.branches.indices.map { place in
      var course = Course(
        entries: [[Plan.Entry]](repeating: [], count: instance.bundles.count),
        gates: plan.branches[place].gates)
      for entry in plan.entries(on: place) { course.entries[instance.types[entry.type].bundle].append(entry) }
      return course
    }
    var places: [Int: Int] = [:]
    for (place, branch) in plan.branches.enumerated() {
      if let world = branch.world, places[world] == nil { places[world] = place }
    }
    self.places = places
    blind = look?.chunk == nil ? nil : plan.branches.firstIndex { $0.world == nil }
  }

  /// That everything needed is finished in time in a world; 0 where the plan has no branch for it.
  func chance(in world: Int) -> Double { self.world(world, areAllWanted: false)?.chance ?? 0 }

  /// - Parameter areAllWanted: bundles that the world does not need are looked at, too.
  /// - Returns: nil where the plan has no branch for the world.
  func world(_ world: Int, areAllWanted: Bool) -> WorldCase? {
    guard let place = look == nil ? 0 : places[world] else { return nil }
    let facts = instance.worlds[world]
    let deadlines = facts.weights.indices.filter { facts.weights[$0] > 0 }
    // By bundle and deadline. With thousands of worlds, what is not needed is left out.
    func everyBundle(on place: Int) -> [[Double]] {
      instance.bundles.indices.map { bundle in
        guard areAllWanted || facts.needed[bundle] else { return [] }
        return finished(bundle, on: place, in: world, gate: courses[place].gates[bundle], by: deadlines)
      }
    }
    var found = WorldCase(facts: facts, deadlines: deadlines, seen: everyBundle(on: place))
    if let look, let chunk = look.chunk, let blind {
      func atLook(on place: Int, gate: Int?) -> Double {
        finished(chunk, on: place, in: world, gate: gate, by: [look.boundary])[0]
      }
      found.reveal = WorldCase.Reveal(
        chunk: chunk, boundary: look.boundary, blind: everyBundle(on: blind),
        unhindered: atLook(on: place, gate: nil),
        counted: atLook(on: place, gate: courses[place].gates[chunk]),
        countedBlind: atLook(on: blind, gate: courses[blind].gates[chunk]))
    }
    return found
  }

  /// φ of a bundle by some boundaries, ascending.
  ///
  /// - Parameters:
  ///   - place: of the branch.
  ///   - gate: what ends after it does not count; nil: there is none.
  private func finished(
    _ bundle: Int, on place: Int, in world: Int, gate: Int?, by boundaries: [Int]
  ) -> [Double] {
    // By true ends in this world, not by how long people are held.
    let limit = gate ?? instance.steps
    var events: [(end: Int, copy: Int, correct: Double, attempts: Int)] = []
    for entry in courses[place].entries[bundle] where entry.attempts > 0 {
      guard let outcome = instance.types[entry.type].outcomes[world] else { continue }
      let end = entry.start + outcome.length
      if end <= limit { events.append((end, entry.copy, outcome.correct, entry.attempts)) }
    }
    events.sort { $0.end < $1.end }
    var credit = CreditSoFar(
      count: instance.worlds[world].counts[bundle], isSeparate: instance.bundles[bundle].isSeparate,
      tail: tail)
    var (next, chance) = (0, 0.0)
    // φ changes only where something ends, so it is worked out once for each boundary that has news.
    return boundaries.map { boundary in
      let first = next
      while next < events.count, events[next].end <= boundary {
        let event = events[next]
        credit.add(copy: event.copy, correct: event.correct, attempts: event.attempts)
        next += 1
      }
      if next > first { chance = credit.chance }
      return chance
    }
  }
}

/// What may happen in one world under a plan.
///
/// Without a look, and where a date reveals the world, the world is won by what its branch does. Where chunk r reveals
/// it at τ, the cases r seen and r not seen at τ are disjoint, and r's state is part of each: seen, φ_r(τ) times the
/// other chunks on the world's branch; not seen, φ_r(d) − φ_r(τ) where r is needed, 1 − φ_r(τ) where it is not, times
/// the other chunks on the blind branch. Before τ there is nothing to see.
struct WorldCase {
  let facts: GridWorld
  /// Boundaries at which the deadline may fall.
  let deadlines: [Int]
  /// φ of each bundle at each of them on the world's own branch; empty where it is of no interest.
  let seen: [[Double]]
  /// Where a chunk reveals.
  var reveal: Reveal?

  /// What the look at a chunk makes of that.
  struct Reveal {
    let chunk: Int
    let boundary: Int
    /// As `seen`, on the blind branch.
    let blind: [[Double]]
    /// φ of the chunk at the look, its gate aside: what is seen does not depend on that.
    let unhindered: Double
    /// The same with the gate of the world's own branch, and of the blind one.
    let counted: Double
    let countedBlind: Double
  }

  /// Σ_d π_d P(d), at most 1: rounding must not take it beyond.
  var chance: Double {
    var sum = CompensatedSum()
    for (place, deadline) in deadlines.enumerated() { sum.add(facts.weights[deadline] * chance(at: place)) }
    return min(1, sum.value)
  }

  /// The same with its parts.
  var evaluation: WorldEvaluation {
    WorldEvaluation(
      chance: chance,
      boundaries: deadlines.enumerated().map {
        BoundaryEvaluation(boundary: $1, weight: facts.weights[$1], chance: chance(at: $0))
      })
  }

  /// Tells `body` of each bundle, needed or not, how likely it is finished by each deadline.
  func forEachFinish(_ body: (_ bundle: Int, _ weight: Double, _ chance: Double) -> Void) {
    for (place, deadline) in deadlines.enumerated() {
      for bundle in seen.indices { body(bundle, facts.weights[deadline], finished(bundle, at: place)) }
    }
  }

  /// That everything needed is finished by a deadline.
  private func chance(at place: Int) -> Double {
    guard let reveal else { return product(of: seen, at: place) }
    let isNeeded = facts.needed[reveal.chunk]
    let others = product(of: reveal.blind, at: place, but: reveal.chunk)
    // The deadline comes before the look: whatever is done until then is on the blind branch too.
    if deadlines[place] < reveal.boundary {
      return others * (isNeeded ? reveal.blind[reveal.chunk][place] : 1)
    }
    let shown = isNeeded ? reveal.counted : reveal.unhindered
    let later = isNeeded ? laterBlind(reveal, at: place) : 1 - reveal.unhindered
    return shown * product(of: seen, at: place, but: reveal.chunk) + later * others
  }

  /// That the revealing chunk is finished by a deadline, and was not at the look.
  ///
  /// Rounding may turn a difference of equal tails negative.
  private func laterBlind(_ reveal: Reveal, at place: Int) -> Double {
    max(0, reveal.blind[reveal.chunk][place] - reveal.countedBlind)
  }

  /// That all needed bundles but one are finished; each has its φ at the deadline in `finished`.
  private func product(of finished: [[Double]], at place: Int, but chunk: Int? = nil) -> Double {
    var product = 1.0
    for bundle in finished.indices where facts.needed[bundle] && bundle != chunk {
      product *= finished[bundle][place]
    }
    return product
  }

  /// That a bundle is finished by a deadline.
  private func finished(_ bundle: Int, at place: Int) -> Double {
    guard let reveal else { return seen[bundle][place] }
    if deadlines[place] < reveal.boundary { return reveal.blind[bundle][place] }
    if bundle == reveal.chunk { return reveal.counted + laterBlind(reveal, at: place) }
    return reveal.unhindered * seen[bundle][place] + (1 - reveal.unhindered) * reveal.blind[bundle][place]
  }
}

import Probability

/// The evaluation of one plan, world by world.
///
/// What a plan starts is sorted by branch and bundle once, since there may be thousands of worlds; in each of them φ is
/// then a step function of the boundary, worked out only at the boundaries at which the deadline may fall.
struct PlanJudge {
  private let instance: Instance
  private let look: Plan.Look?
  private let courses: [Course]
  /// Place of each world's branch.
  private let places: [Int: Int]
  /// Place of the branch on which nothing was seen, where a chunk reveals.
  private let blind: Int?
  /// What is done on each branch does to the deadline; nil where no work ever does anything.
  private let levels: [HasteningLevel?]
  /// Works out φ in another way; nil: as usual.
  private let tail: CarefulTail?

  /// What is carried out on one branch, from the start on.
  private struct Course {
    /// Entries of each bundle.
    var entries: [[Plan.Entry]]
    let gates: [Int?]
  }

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
    levels = plan.branches.indices.map { instance.level(of: plan.entries(on: $0)) }
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
    let weights = instance.weights(of: world, at: levels[place])
    let blindWeights =
      facts.blindWeights ?? blind.map { instance.weights(of: world, at: levels[$0]) } ?? weights
    let deadlines = weights.indices.filter { weights[$0] > 0 || blindWeights[$0] > 0 }
    func everyBundle(on place: Int) -> [[Double]] {
      instance.bundles.indices.map { bundle in
        guard areAllWanted || facts.needed[bundle] else { return [] }
        return finished(bundle, on: place, in: world, gate: courses[place].gates[bundle], by: deadlines)
      }
    }
    var found = WorldCase(
      facts: facts, weights: weights, deadlines: deadlines, seen: everyBundle(on: place))
    if let look, let chunk = look.chunk, let blind {
      func atLook(on place: Int, gate: Int?) -> Double {
        finished(chunk, on: place, in: world, gate: gate, by: [look.boundary])[0]
      }
      found.reveal = WorldCase.Reveal(
        chunk: chunk, boundary: look.boundary, blind: everyBundle(on: blind), weights: blindWeights,
        unhindered: atLook(on: place, gate: nil),
        counted: atLook(on: place, gate: courses[place].gates[chunk]),
        countedBlind: atLook(on: blind, gate: courses[blind].gates[chunk]))
    }
    return found
  }

  /// φ of a bundle by some boundaries, ascending: what has ended by then, and by the gate, makes its credit.
  ///
  /// In between nothing is worked out: the tail of a Poisson-binomial law is what all of this costs.
  private func finished(
    _ bundle: Int, on place: Int, in world: Int, gate: Int?, by boundaries: [Int]
  ) -> [Double] {
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

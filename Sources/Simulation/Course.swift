import Allocation
import Problems

/// The course of a plan in one world: for each needed chunk the attempts that could deliver it, by their
/// ends.
///
/// Worked out from the problem as its author states it, world by world, and not from what the exact chance
/// reads, so that a mistake there does not come back here.
struct Course {
  /// So many chunks to be delivered by any of these attempts; a copy of a separate bundle is one by itself.
  struct Work {
    /// Chunks to be delivered; one where each copy counts by itself.
    let count: Int
    /// Deliveries after this boundary come too late for what waits; the horizon where nothing does.
    let gate: Int
    /// By their ends.
    var groups: [Group]
  }
  /// Equal attempts that start together.
  struct Group {
    /// Index into the plan's entries.
    let entry: Int
    /// The boundary by which it delivers.
    let end: Int
    let copy: Int
    let attempts: Int
    /// Number of the first one among all attempts of the plan.
    let first: Int
    let needs: TeamNeeds
    let correct: Double
    /// People of each pool that one attempt holds.
    let held: [Int]
  }
  /// All that must be delivered for the world to be won.
  let works: [Work]
  /// The world's own, or the problem's.
  let law: DeadlineLaw

  init(_ plan: Plan, of instance: Instance, in world: World?) {
    let problem = instance.problem
    law = world?.deadline ?? problem.deadline
    var needed: Set<Int> = []
    // A chunk needs all that it comes after, over any number of steps.
    func need(_ chunk: Int) {
      if needed.insert(chunk).inserted { problem.chunks[chunk].after.forEach(need) }
    }
    for (index, chunk) in problem.chunks.enumerated() where world?.chunks[index]?.needed ?? chunk.needed {
      need(index)
    }
    works = needed.sorted().flatMap { chunk in
      Self.works(on: chunk, plan, of: instance, in: world, gate: plan.gates[chunk] ?? instance.steps)
    }
  }

  /// What has to be delivered for a chunk to be finished, whether it is needed or not.
  static func works(
    on chunk: Int, _ plan: Plan, of instance: Instance, in world: World?, gate: Int
  ) -> [Work] {
    let count = world?.chunks[chunk]?.count ?? instance.problem.chunks[chunk].count
    let groups = groups(on: chunk, plan, of: instance, in: world)
    // Pooled: any attempts do for any chunks of the bundle.
    guard instance.problem.chunks[chunk].credit == .separate else {
      return [Work(count: count, gate: gate, groups: groups)]
    }
    let byCopy = Dictionary(grouping: groups, by: \.copy)
    return (0..<count).map { Work(count: 1, gate: gate, groups: byCopy[$0] ?? []) }
  }

  /// The attempts of a plan on a chunk that can deliver in a world.
  private static func groups(
    on chunk: Int, _ plan: Plan, of instance: Instance, in world: World?
  ) -> [Group] {
    var groups: [Group] = []
    var first = 0
    for (index, entry) in plan.entries.enumerated() {
      defer { first += entry.attempts }
      let type = instance.types[entry.type]
      guard type.bundle == chunk else { continue }
      let needs = TeamNeeds(type, of: instance.problem, in: world)
      let held = type.held.map(\.people)
      // What the world asks for more time or people than the attempt has is no use there.
      guard needs.length <= type.length, zip(needs.people, held).allSatisfy({ $0 <= $1 }) else { continue }
      groups.append(
        Group(
          entry: index, end: entry.start + needs.length, copy: entry.copy, attempts: entry.attempts,
          first: first, needs: needs, correct: needs.correct, held: held))
    }
    // Early ones first: the walk ends at the first that is too late.
    return groups.sorted { ($0.end, $0.entry) < ($1.end, $1.entry) }
  }
}

import Allocation
import Problems

/// How a plan goes in one world: for each needed chunk the attempts that could deliver, by their ends.
struct Course {
  struct Work {
    let count: Int
    let isSeparate: Bool
    let gate: Int
    var groups: [Group] = []
  }
  /// Equal attempts that start together.
  struct Group {
    let entry: Int
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
  let works: [Work]
  let law: DeadlineLaw

  init(_ plan: Plan, of instance: Instance, in world: World?) {
    let problem = instance.problem
    law = world?.deadline ?? problem.deadline
    var needed: Set<Int> = []
    func need(_ chunk: Int) {
      if needed.insert(chunk).inserted { problem.chunks[chunk].after.forEach(need) }
    }
    for (index, chunk) in problem.chunks.enumerated() where world?.chunks[index]?.needed ?? chunk.needed {
      need(index)
    }
    works = needed.sorted().map { chunk in
      var work = Work(
        count: world?.chunks[chunk]?.count ?? problem.chunks[chunk].count,
        isSeparate: problem.chunks[chunk].credit == .separate, gate: plan.gates[chunk] ?? instance.steps)
      var first = 0
      for (index, entry) in plan.entries.enumerated() {
        defer { first += entry.attempts }
        let type = instance.types[entry.type]
        guard type.bundle == chunk else { continue }
        let needs = TeamNeeds(type, of: problem, in: world)
        let held = type.held.map(\.people)
        guard needs.length <= type.length, zip(needs.people, held).allSatisfy({ $0 <= $1 }) else { continue }
        work.groups.append(
          Group(
            entry: index, end: entry.start + needs.length, copy: entry.copy, attempts: entry.attempts,
            first: first, needs: needs, correct: needs.correct, held: held))
      }
      work.groups.sort { ($0.end, $0.entry) < ($1.end, $1.entry) }
      return work
    }.sorted { $0.groups.count < $1.groups.count }
  }
}

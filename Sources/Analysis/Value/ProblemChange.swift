import Allocation
import Answers
import Problems
import Threads

/// A change of one part of a problem, and the problem with it.
struct ProblemChange: Sendable {
  /// What is changed, by index; of a chunk there is one less to do.
  enum Part: Sendable, Equatable {
    case pool(Int)
    case budget(Int)
    case grant(Int)
    case chunk(Int)
    case deadline
  }
  /// The part that is changed.
  let part: Part
  /// The problem as it is.
  let instance: Instance

  /// The share by which a budget grows: small beside the whole, and a step that a funder can think of.
  static let share = 0.01

  /// Every change of a problem that is looked at, in the order of its answer.
  static func all(of instance: Instance) -> [ProblemChange] {
    let parts: [Part] =
      instance.headcounts.indices.map { .pool($0) } + instance.income.indices.map { .budget($0) }
      + instance.awardLimits.indices.map { .grant($0) } + instance.bundles.indices.map { .chunk($0) }
      + [.deadline]
    return parts.map { ProblemChange(part: $0, instance: instance) }
  }

  /// A year, in whole steps.
  private var delay: Int { max(1, instance.time.stepsUntil(years: 1)) }

  /// The part, by its name.
  var item: ValueAnswer.Item {
    let problem = instance.problem
    switch part {
    case .pool(let index): return .init(.pool, problem.pools[index].name)
    case .budget(let index): return .init(.budget, problem.budgets[index].name)
    case .grant(let index): return .init(.grant, problem.grants[index].name)
    case .chunk(let index): return .init(.chunk, problem.chunks[index].name)
    case .deadline: return .init(.deadline, "deadline")
    }
  }

  /// What is changed in it.
  var change: ValueAnswer.Change {
    switch part {
    case .pool: .person
    case .budget(let index):
      .income(share: Self.share, amount: Self.share * instance.problem.budgets[index].total(instance))
    case .grant: .award
    case .chunk(let index): .chunk(of: instance.problem.chunks[index].count)
    case .deadline: .years(Double(delay) * instance.time.step)
    }
  }

  /// The changed problem, and a plan of the problem as it is that only takes what is new: of people, money and grants
  /// as far as greedy filling finds a use for them; with one chunk less, or more time, the plan does the same.
  func applied(to plan: Plan, within time: TimeBudget) -> (instance: Instance, kept: Plan) {
    switch part {
    case .pool(let index): return filled(plan, in: instance.withOneMore(in: index), time)
    case .budget(let index):
      return filled(plan, in: instance.with(incomeOf: index, times: 1 + Self.share), time)
    case .grant(let index):
      var most = instance.awardLimits.map(\.most)
      most[index] += 1
      return filled(plan, in: instance.allowingAwards(most), time)
    case .chunk(let index): return lessened(index, plan)
    // Law and horizon move together, so that the plan keeps all of its starts.
    case .deadline:
      let told = Instance(instance.problem, delay: delay).telling(plan, of: instance)
      return (told.instance, told.plan)
    }
  }

  /// One chunk less, and the plan without what was for it alone.
  private func lessened(_ chunk: Int, _ plan: Plan) -> (instance: Instance, kept: Plan) {
    let lessened = Instance(instance.problem.withOneLess(of: chunk))
    var plan = plan.withoutACopy(of: chunk, in: instance, leaving: lessened.bundles[chunk].copies)
    // Work on what is done is of no use, and may bring the deadline nearer; but what reveals the world goes on doing that.
    let isLast = instance.worlds.allSatisfy { $0.counts[chunk] == 1 }
    if isLast, instance.problem.information != .chunk(chunk) {
      for stage in plan.stages { plan[stage].removeAll { instance.types[$0.type].bundle == chunk } }
    }
    let told = lessened.telling(plan, of: instance)
    return (told.instance, told.plan)
  }

  /// The changed problem beside the plan, filled up with what is new.
  private func filled(_ plan: Plan, in changed: Instance, _ time: TimeBudget) -> (
    instance: Instance, kept: Plan
  ) {
    (changed, PlanFilling.filled(plan, in: changed, within: time))
  }
}

extension Budget {
  /// All that comes in within the time of a problem, in its own unit.
  func total(_ instance: Instance) -> Double { cumulativeIncome(on: instance.time).last ?? 0 }
}

extension Problem {
  /// One chunk of a bundle less to do, in every world. Where it is the only one it is done, and nobody waits for it; what
  /// it would reveal is still seen by working on it alone.
  func withOneLess(of chunk: Int) -> Problem {
    if chunks[chunk].count == 1 && worlds.allSatisfy({ $0.chunks[chunk]?.count ?? 1 == 1 }) {
      return done(chunk)
    }
    var problem = self
    // A world says how many it needs, or the file does: from now on each says so itself.
    for world in worlds.indices {
      let count = worlds[world].chunks[chunk]?.count ?? chunks[chunk].count
      var own = worlds[world].chunks[chunk] ?? .init()
      own.count = max(1, count - 1)
      if count == 1 { own.needed = false }
      problem.worlds[world].chunks[chunk] = own
    }
    // Without worlds a count of 1 was dealt with above; with worlds each states its own.
    problem.chunks[chunk].count = max(1, chunks[chunk].count - 1)
    return problem
  }

  /// All of a bundle is done: no world needs it, and nobody waits for it.
  func done(_ chunk: Int) -> Problem {
    var problem = self
    problem.chunks[chunk].needed = false
    for world in problem.worlds.indices { problem.worlds[world].chunks[chunk]?.needed = nil }
    for index in problem.chunks.indices { problem.chunks[index].after.removeAll { $0 == chunk } }
    return problem
  }
}

extension Plan {
  /// The plan without attempts on one copy of a separate bundle, that with the fewest, if there are to be fewer copies.
  fileprivate func withoutACopy(of bundle: Int, in instance: Instance, leaving copies: Int) -> Plan {
    guard copies < instance.bundles[bundle].copies else { return self }
    var plan = self
    func isThere(_ entry: Entry) -> Bool { instance.types[entry.type].bundle == bundle }
    // The copy with the fewest attempts is the least likely one to be finished: that it is done helps most.
    var attempts = [Int](repeating: 0, count: instance.bundles[bundle].copies)
    for stage in stages {
      for entry in self[stage] where isThere(entry) { attempts[entry.copy] += entry.attempts }
    }
    let gone = attempts.indices.min { attempts[$0] < attempts[$1] } ?? 0
    for stage in stages {
      plan[stage] = self[stage].compactMap { entry in
        guard isThere(entry), entry.copy >= gone else { return entry }
        return entry.copy == gone
          ? nil : Entry(type: entry.type, start: entry.start, copy: entry.copy - 1, attempts: entry.attempts)
      }
    }
    return plan
  }
}

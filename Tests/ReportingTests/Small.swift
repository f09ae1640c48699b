import Allocation
import Answers
import Files
import Problems
import Reporting

/// Small problems and reports for the tests.
enum Small {
  static func pool(_ name: String, _ people: Int, correct: Double = 1, pace: Double = 1) -> Pool {
    Pool(
      name: name, headcount: .schedule([.init(moment: 0, people: people)]), correct: correct, pace: pace)
  }

  static func anybody(_ pools: Int..., team: Int = 1) -> Chunk.Staffing {
    .anyOf(pools.map { Chunk.EligiblePool(pool: $0) }, team: team)
  }

  /// The essay's toy model, 20 chunks of observation instead of 180.
  static func toy(deadline: Double = 2052, pace: Double = 1) -> Problem {
    Problem(
      title: "Toy model", time: TimeGrid(start: 2026, horizon: 40), deadline: .certain(deadline),
      pools: [pool("researchers", 24, pace: pace)],
      chunks: [
        Chunk(name: "observation", count: 20, years: 5, staffing: anybody(0)),
        Chunk(name: "theory", count: 4, years: 25, staffing: anybody(0)),
      ])
  }

  /// Separate credit, rolling starts, a gate, relay, a mixed team and two worlds.
  static let rich = Problem(
    time: TimeGrid(start: 0, step: 0.5, horizon: 10),
    deadline: .points([.init(moment: 6, share: 0.5), .init(moment: 30, share: 0.25)], never: 0.25),
    pools: [pool("field", 12, correct: 0.5), pool("founders", 3, correct: 0.8, pace: 0.5)],
    chunks: [
      Chunk(name: "survey", count: 3, years: 1.2, staffing: anybody(0), credit: .separate),
      Chunk(name: "proof", years: 2, staffing: anybody(0, 1), joining: .relay, after: [0]),
      Chunk(
        name: "review", years: 1,
        staffing: .mixed([.init(pool: 0, people: 2), .init(pool: 1, people: 1)], correct: 0.9)),
    ],
    worlds: [
      World(name: "hard", credence: 0.25),
      World(name: "easy", credence: 0.75, chunks: [2: .init(needed: false)]),
    ])

  static func richPlan(_ instance: Instance) -> Plan {
    let base = instance.bundles.map { $0.crews.map(\.base) }
    var entries: [Plan.Entry] = []
    for start in [0, 3] {
      for copy in 0..<3 {
        entries.append(.init(type: base[0][0], start: start, copy: copy, attempts: 2))
      }
    }
    entries.append(.init(type: base[1][0], start: 6, attempts: 5))
    entries.append(.init(type: base[1][1], start: 8, attempts: 1))
    entries.append(.init(type: base[2][0], start: 0, attempts: 2))
    return Plan(entries: entries, gates: [6, nil, nil])
  }

  static func report(
    _ problem: Problem, plan: (Instance) -> Plan = Plan.empty, bound: Double? = nil,
    status: Status = .optimal, ground: Ground = .search,
    allocators: [RuleOutcome] = []
  ) -> SolveReport {
    let instance = Instance(problem)
    let plan = plan(instance)
    let evaluation = instance.judge(plan)
    return SolveReport(
      problem: .init(title: problem.title, file: "small.yaml", sha256: Digest.hex([])), instance: instance,
      answer: Answer(
        plan: plan, chance: evaluation.chance, bound: bound ?? evaluation.chance, status: status,
        ground: ground, search: .init(seconds: 0.5, nodes: 3, seed: 1, gapAsked: 1e-4)),
      evaluation: evaluation, allocators: allocators)
  }

  static let rows = [
    RuleOutcome(
      .even, chance: 0.25, points: 0.125, odds: 1.75, years: .value(2), people: .value(1.3)),
    RuleOutcome(
      .random, chance: 0.2, interval: 0.19...0.21, points: 0.175, odds: nil, years: .none,
      people: .unfinished),
  ]
}

import Allocation
import Problems

/// Short ways of stating small problems.
enum Small {
  static func pool(
    _ people: Int, correct: Double = 1, pace: Double = 1, name: String = "p", costs: [Double] = []
  ) -> Pool {
    Pool(
      name: name, headcount: .schedule([.init(moment: 0, people: people)]), correct: correct, pace: pace,
      costs: costs)
  }

  static func chunk(
    _ name: String, count: Int = 1, years: Double, team: Int = 1, pools: [Int] = [0],
    credit: Chunk.Credit = .pooled, joining: Chunk.Joining = .solo, after: [Int] = [], needed: Bool = true
  ) -> Chunk {
    Chunk(
      name: name, count: count, years: years,
      staffing: .anyOf(pools.map { Chunk.EligiblePool(pool: $0) }, team: team), joining: joining,
      credit: credit, after: after, needed: needed)
  }

  static func problem(
    _ pools: [Pool], _ chunks: [Chunk], horizon: Double, deadline: DeadlineLaw? = nil, worlds: [World] = [],
    budgets: [Budget] = [], statusQuo: [[Double?]]? = nil
  ) -> Problem {
    Problem(
      time: TimeGrid(horizon: horizon), deadline: deadline ?? .certain(horizon), pools: pools, chunks: chunks,
      worlds: worlds, budgets: budgets, statusQuo: statusQuo)
  }

  /// The toy model: 180 chunks of 5 years and 4 of 25.
  static func toy(people: Int, deadline: Double, horizon: Double = 40) -> Instance {
    Instance(
      problem(
        [pool(people)], [chunk("observation", count: 180, years: 5), chunk("theory", count: 4, years: 25)],
        horizon: horizon, deadline: .certain(deadline), statusQuo: [[0.5, 0.5]]))
  }

  /// A random problem with everything that naive rules look at.
  static func random(seed: UInt64) -> Problem {
    var dice = Dice(state: seed &* 0x9E37_79B9_7F4A_7C15 &+ 1)
    let steps = 4 + dice.below(9)
    let pools = (0..<(1 + dice.below(3))).map { index in
      var one = pool(
        0, correct: dice.share(), pace: dice.below(3) == 0 ? 0.5 : 1, name: "p\(index)", costs: [2])
      one.headcount = .schedule(
        (0...dice.below(3)).map { .init(moment: Double(3 * $0), people: dice.below(12)) })
      return one
    }
    let chunks = (0..<(1 + dice.below(5))).map { index -> Chunk in
      let after = index > 0 && dice.below(3) == 0 ? [dice.below(index)] : []
      let isMixed = pools.count > 1 && dice.below(5) == 0
      var one = chunk(
        "c\(index)", count: 1 + dice.below(3), years: Double(1 + dice.below(5)), team: 1 + dice.below(2),
        pools: pools.indices.filter { $0 == 0 || dice.below(2) == 0 },
        credit: dice.below(2) == 0 ? .pooled : .separate, joining: dice.below(4) == 0 ? .relay : .solo,
        after: after, needed: dice.below(5) > 0)
      if isMixed {
        one.staffing = .mixed([.init(pool: 0, people: 1), .init(pool: 1, people: 2)], correct: nil)
      }
      return one
    }
    let worlds = [
      World(name: "a", credence: 0.25, chunks: [0: .init(count: 2, years: 3)]),
      World(name: "b", credence: 0.75, pools: [0: .init(correct: 0.7)]),
    ]
    return problem(
      pools, chunks, horizon: Double(steps),
      deadline: .points([.init(moment: Double(steps / 2), share: 0.25)], never: 0.75),
      worlds: dice.below(2) == 0 ? worlds : [],
      budgets: dice.below(2) == 0
        ? [Budget(name: "money", income: [.init(moment: 0, amount: 60), .init(moment: 3, amount: 45.5)])]
        : [],
      statusQuo: pools.map { _ in chunks.map { _ in dice.below(3) == 0 ? nil : dice.share() / 4 } })
  }

  /// A chain of chunks whose gates move with every attempt: pools of different speed, all deadlines possible.
  static func chain(seed: UInt64) -> Problem {
    var dice = Dice(state: seed &* 0x9E37_79B9_7F4A_7C15 &+ 7)
    let steps = 6 + dice.below(5)
    let pools = (0..<2).map { index in
      var one = pool(1 + dice.below(4), correct: 0.4 + Double(dice.below(7)) / 10, name: "p\(index)")
      if dice.below(2) == 0 {
        one.headcount = .schedule((0...2).map { .init(moment: Double(2 * $0), people: 1 + dice.below(4)) })
      }
      return one
    }
    let chunks = (0..<(2 + dice.below(2))).map { index -> Chunk in
      var one = chunk(
        "c\(index)", count: 1 + dice.below(2), years: 1,
        credit: dice.below(2) == 0 ? .pooled : .separate, after: index > 0 ? [index - 1] : [])
      one.staffing = .anyOf(
        (0..<2).map { Chunk.EligiblePool(pool: $0, years: Double(1 + dice.below(4))) }, team: 1)
      return one
    }
    return problem(
      pools, chunks, horizon: Double(steps),
      deadline: .points(
        (1..<steps).map { .init(moment: Double($0), share: 1 / Double(steps)) }, never: 1 / Double(steps)),
      statusQuo: pools.map { _ in chunks.map { _ in 0.25 } })
  }
}

/// A small generator of test cases (Knuth's MMIX constants).
struct Dice {
  var state: UInt64
  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }
  mutating func share() -> Double { Double(1 + below(10)) / 10 }
}

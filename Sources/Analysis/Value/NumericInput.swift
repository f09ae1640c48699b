import Allocation
import Answers
import Problems

/// A number that a problem states, and the problem in which it is another: what a sensitivity analysis turns.
///
/// Where worlds say otherwise, or the number is uncertain, all that stands in its place moves by the same factor (of shares:
/// of their odds).
struct NumericInput: Sendable {
  /// Which number, by index.
  enum Place: Sendable, Equatable {
    case headcount(Int)
    case correct(Int)
    case pace(Int)
    /// All that comes in.
    case amount(Int)
    /// Of a grant, in every budget.
    case cost(Int)
    /// People of a grant, those that it takes as well.
    case adds(Int)
    case years(Int)
    case count(Int)
    /// By how many steps the deadline's law, in every world, comes later.
    case shift
  }
  let place: Place
  /// The problem as it is.
  let instance: Instance
  /// The value in the file: of headcounts the most, of grants that of the first budget, or pool, that has any.
  let today: Double
  /// From a half to twice as much, or as good odds; of the deadline from half as many years to twice as many.
  let range: ClosedRange<Double>

  /// Nil where there is nothing to multiply: a value of 0, or a share of 100 %, which has no odds.
  init?(_ place: Place, of instance: Instance) {
    (self.place, self.instance) = (place, instance)
    let problem = instance.problem
    let value: Double =
      switch place {
      case .headcount(let pool): Double(instance.headcounts[pool].max() ?? 0)
      case .correct(let pool): problem.pools[pool].correct
      case .pace(let pool): problem.pools[pool].pace
      case .amount(let budget): problem.budgets[budget].total(instance)
      case .cost(let grant): problem.grants[grant].costs.first { $0 > 0 } ?? 0
      case .adds(let grant): Double(problem.grants[grant].adds.first { $0.people > 0 }?.people ?? 0)
      case .years(let chunk): problem.chunks[chunk].years
      case .count(let chunk): Double(problem.chunks[chunk].count)
      case .shift: 0
      }
    today = value
    if place == .shift {
      // Steps until the deadline, as is believed today.
      let mean = instance.views.reduce(0) { sum, view in
        sum + view.credence * view.weights.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
      }
      range = -(mean / 2).rounded(.down)...mean.rounded(.up)
    } else if Self.isShare(place) {
      // Odds, since twice as much of a large share is more than all.
      guard value < 1 else { return nil }
      range = value.timesOdds(0.5)...value.timesOdds(2)
    } else {
      guard value > 0 else { return nil }
      let least = Self.isWhole(place) ? max(1, (value / 2).rounded(.up)) : value / 2
      range = least...(2 * value)
    }
  }

  /// Every number of a problem that can be turned, in the order of pools, budgets, grants and chunks, then the deadline.
  static func all(of instance: Instance) -> [NumericInput] {
    let problem = instance.problem
    let places: [Place] =
      problem.pools.indices.flatMap { [.headcount($0), .correct($0), .pace($0)] }
      + problem.budgets.indices.map { .amount($0) }
      + problem.grants.indices.flatMap { [.cost($0), .adds($0)] }
      + problem.chunks.indices.flatMap { [.years($0), .count($0)] } + [.shift]
    return places.compactMap { NumericInput($0, of: instance) }
  }

  private static func isShare(_ place: Place) -> Bool {
    switch place {
    case .correct, .pace: true
    default: false
    }
  }

  private static func isWhole(_ place: Place) -> Bool {
    switch place {
    case .headcount, .adds, .count, .shift: true
    default: false
    }
  }

  /// Whether only whole values mean anything.
  var isWhole: Bool { Self.isWhole(place) }

  /// What it is called in the file.
  var name: InputName {
    let problem = instance.problem
    return switch place {
    case .headcount(let index): InputName(.pool, problem.pools[index].name, key: .headcount)
    case .correct(let index): InputName(.pool, problem.pools[index].name, key: .correct)
    case .pace(let index): InputName(.pool, problem.pools[index].name, key: .pace)
    case .amount(let index): InputName(.budget, problem.budgets[index].name, key: .amount)
    case .cost(let index): InputName(.grant, problem.grants[index].name, key: .cost)
    case .adds(let index): InputName(.grant, problem.grants[index].name, key: .adds)
    case .years(let index): InputName(.chunk, problem.chunks[index].name, key: .years)
    case .count(let index): InputName(.chunk, problem.chunks[index].name, key: .count)
    case .shift: InputName(.deadline, "deadline", key: .shift)
    }
  }

  /// A value in the unit in which it is told: a shift is reckoned in steps and told in years.
  func told(_ value: Double) -> Double { place == .shift ? value * instance.time.step : value }

  /// Whether a value leaves people or money over that a plan for today's would not use.
  func isGain(_ value: Double) -> Bool {
    switch place {
    case .headcount, .amount, .adds: value > today
    case .cost: value < today
    case .correct, .pace, .years, .count, .shift: false
    }
  }

  /// Whether every plan for a value is a plan for today's, with no smaller chance: what is proven today then holds there.
  ///
  /// Not said where work moves the deadline, or shows something on the way.
  func isHarder(_ value: Double) -> Bool { isMonotone && (lessIsHarder ? value < today : value > today) }

  /// The other way round: every plan for today's value, or one nearer to it, is a plan for this one.
  func isEasier(_ value: Double) -> Bool { isMonotone && value != today && !isHarder(value) }

  /// Whether best chances only rise, or only fall, with the value.
  private var isMonotone: Bool {
    guard instance.hastening == nil, instance.problem.information == .never else { return false }
    // Whoever is trained leaves another pool.
    if case .adds(let grant) = place {
      return instance.problem.grants[grant].adds.allSatisfy { $0.people >= 0 }
    }
    return true
  }

  private var lessIsHarder: Bool {
    switch place {
    case .headcount, .correct, .pace, .amount, .adds, .shift: true
    case .cost, .years, .count: false
    }
  }

  /// The problem with another value.
  func instance(at value: Double) -> Instance {
    if value == today { return instance }
    var problem = instance.problem
    // What belongs together moves together, so that ratios stay what their author thinks they are.
    let factor = value / today
    switch place {
    case .headcount(let pool): return instance.with(headcountOf: pool, times: factor)
    case .amount(let budget): return instance.with(incomeOf: budget, times: factor)
    case .shift:
      return value < 0 ? instance.sooner(by: Int(-value)) : Instance(problem, delay: Int(value))
    case .correct(let pool):
      let odds = value.odds / today.odds
      problem.pools[pool].correct = value
      problem.turnWorlds { $0.pools[pool]?.correct.turn { $0.timesOdds(odds) } }
    case .pace(let pool):
      let odds = value.odds / today.odds
      problem.pools[pool].pace = value
      problem.turnWorlds { $0.pools[pool]?.pace.turn { $0.timesOdds(odds) } }
    case .cost(let grant): problem.grants[grant].costs = problem.grants[grant].costs.map { $0 * factor }
    case .adds(let grant):
      problem.grants[grant].adds = problem.grants[grant].adds.map {
        .init(pool: $0.pool, people: Int((Double($0.people) * factor).rounded()))
      }
    case .years(let chunk):
      problem.chunks[chunk].years = value
      problem.turnWorlds { $0.chunks[chunk]?.years.turn { $0 * factor } }
    case .count(let chunk):
      problem.chunks[chunk].count = Int(value)
      problem.turnWorlds { world in
        world.chunks[chunk]?.count.turn { max(1, Int((Double($0) * factor).rounded())) }
      }
    }
    return Instance(problem)
  }
}

extension Problem {
  /// Changes every world.
  fileprivate mutating func turnWorlds(_ turn: (inout World) -> Void) {
    for index in worlds.indices { turn(&worlds[index]) }
  }
}

extension Optional {
  /// Changes what is there, if anything is.
  fileprivate mutating func turn(_ change: (Wrapped) -> Wrapped) { self = map(change) }
}

extension Double {
  /// A share as odds.
  fileprivate var odds: Double { self / (1 - self) }

  /// The share with so many times its odds; certainty stays.
  fileprivate func timesOdds(_ factor: Double) -> Double { self * factor / (1 - self + self * factor) }
}

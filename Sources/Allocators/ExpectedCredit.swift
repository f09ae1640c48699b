import Allocation
import Probability

/// Expected-value books of one plan: who was started on what, what credit that gives, which gates are open.
///
/// A naive rule sees no chances. It reckons that q of an attempt is as good as q of a chunk, and takes a bundle
/// for finished once these shares add up to its count. Sums are kept in twice the digits, so that attempts
/// started one by one and all at once come to the same.
struct ExpectedCredit {
  let instance: Instance
  let offers: Offers
  /// People that are free in this step and the steps ahead.
  var rooms: Rooms
  /// What is left of each budget.
  private var money: MoneyLeft
  /// The step in which people are being dealt.
  private(set) var step = 0
  /// From 1 on: in each, every chunk may have as much credit again.
  var round = 1
  /// Σ q over the attempts started, for each unit.
  private var credits: [ExactSum]
  /// Attempts started on each unit, by whatever pool.
  private(set) var attempts: [Int]
  /// Attempts that each slot, and all slots of each unit, started in this step.
  private(set) var attemptsNow: [Int]
  private(set) var teamsNow: [Int]
  /// Candidates with attempts in this step, in the order of their first.
  private var touched: [Candidate] = []
  /// Boundary at which Σ q over the attempts ended reaches the bundle's count; nil: not yet.
  private(set) var gates: [Int?]
  /// What ends at each boundary.
  private var ending: [[Ending]]
  /// Σ q over the attempts ended, for each unit.
  private var endedCredit: [Double]
  /// Units of each bundle that its gate still waits for.
  private var waiting: [Int]
  /// What was started in the steps before.
  private var entries: [Plan.Entry] = []

  /// Credit that a unit gets at a boundary.
  struct Ending {
    let unit: Int
    let credit: Double
  }

  var steps: Int { instance.steps }

  init(_ instance: Instance, offers: Offers) {
    self.instance = instance
    self.offers = offers
    let lengths = Set(offers.ofPool.joined().map(\.length)).sorted()
    rooms = Rooms(instance, lengths: lengths)
    money = MoneyLeft(instance)
    credits = offers.bundles.map { _ in ExactSum() }
    attempts = offers.bundles.map { _ in 0 }
    attemptsNow = [Int](repeating: 0, count: offers.firstSlots.last ?? 0)
    teamsNow = attempts
    gates = instance.bundles.map { _ in nil }
    ending = [[Ending]](repeating: [], count: instance.steps + 1)
    endedCredit = offers.bundles.map { _ in 0 }
    waiting = instance.bundles.map { $0.isSeparate ? $0.baseCount : 1 }
  }

  /// Opens a step: attempts that end at its boundary give their credit, and gates that this reaches are passed.
  mutating func begin(_ step: Int) {
    self.step = step
    rooms.begin(step)
    for end in ending[step] {
      let bundle = offers.bundles[end.unit]
      let wanted = ExpectedCredit.count(of: instance.bundles[bundle]) - AllocatorTolerance.credit
      let before = endedCredit[end.unit]
      endedCredit[end.unit] += end.credit
      if before < wanted, endedCredit[end.unit] >= wanted {
        waiting[bundle] -= 1
        if waiting[bundle] == 0 { gates[bundle] = step }
      }
    }
  }

  /// Chunks that one unit of a bundle wants, in the file's own values.
  static func count(of bundle: Bundle) -> Double { bundle.isSeparate ? 1 : Double(bundle.baseCount) }

  /// Everything that the bundle waits for has passed its gate.
  func isOpen(_ bundle: Int) -> Bool { instance.bundles[bundle].after.allSatisfy { gates[$0] != nil } }

  /// Expected number of correct ones among the attempts started on a unit.
  func credit(of unit: Int) -> Double { credits[unit].value }

  /// Whether the unit has less than the credit of this round.
  func wants(_ candidate: Candidate) -> Bool {
    credits[candidate.unit].value < Double(round) * candidate.count - AllocatorTolerance.credit
  }

  /// Attempts until the credit of this round is reached, at least 1; never more than a whole number can hold with ease.
  func missing(_ candidate: Candidate) -> Int {
    let wanted = Double(round) * candidate.count - AllocatorTolerance.credit
    let start = credits[candidate.unit]
    let estimate = ((wanted - start.value) / candidate.correct).rounded(.up)
    // The quotient is a guess that rounding may put off by one either way; the sums decide.
    var number = max(1, Int(min(estimate, ExpectedCredit.most)))
    while number > 1, start.adding(candidate.correct, times: number - 1).value >= wanted { number -= 1 }
    while number < Int(ExpectedCredit.most), start.adding(candidate.correct, times: number).value < wanted {
      number += 1
    }
    return number
  }

  /// More teams than there can be people.
  private static let most = 1e12

  /// What it costs of a workload to see how often a candidate fits.
  var unitsPerFit: Int { 1 + money.lowSteps(from: step) / 8 }

  /// What beginning the next step costs to look through.
  var widthOfStep: Int { rooms.widthOfStep(step) }

  /// Teams that can start now: people in every step held, and money.
  func fitting(_ candidate: Candidate) -> Int {
    let type = instance.types[candidate.type]
    let teams = rooms.fitting(type)
    return teams == 0 ? 0 : min(teams, money.attempts(of: type, at: step))
  }

  /// Whether all of these can start now, one after another in any order.
  ///
  /// Tried on copies of what is left, which is dear: worth it only for many attempts at once.
  func fit(_ list: [(candidate: Candidate, attempts: Int)]) -> Bool {
    var rooms = rooms
    var money = money
    for (candidate, attempts) in list where attempts > 0 {
      let type = instance.types[candidate.type]
      if rooms.fitting(type) < attempts || money.attempts(of: type, at: step) < attempts { return false }
      rooms.take(type, attempts: attempts)
      money.pay(type, at: step, attempts: attempts)
    }
    return true
  }

  /// The budget that keeps a candidate back for which people are free; nil: none.
  func budgetShort(for candidate: Candidate) -> Int? {
    let type = instance.types[candidate.type]
    return rooms.fitting(type) == 0 ? nil : money.budgetShort(for: type, at: step)
  }

  /// Whether money keeps nobody back in this step, whatever all these start: all people of each table could be paid for
  /// its dearest attempt at once.
  func canPayForAll(_ tables: [[Candidate]]) -> Bool {
    var money = money
    for table in tables {
      guard let pool = table.first?.pool, rooms.free(pool) > 0 else { continue }
      for budget in instance.income.indices {
        var (rate, length) = (0.0, 0)
        for candidate in table {
          let type = instance.types[candidate.type]
          guard type.spending[budget] > 0 else { continue }
          rate = max(rate, type.spending[budget] / Double(max(1, candidate.people)))
          length = max(length, type.length)
        }
        if length > 0 {
          money.spend(rate, of: budget, during: step..<(step + length), times: rooms.free(pool))
        }
      }
    }
    return !money.isOverspent
  }

  /// Starts attempts in this step. People and money have been asked; nothing is looked at here.
  mutating func start(_ candidate: Candidate, attempts number: Int) {
    let type = instance.types[candidate.type]
    rooms.take(type, attempts: number)
    money.pay(type, at: step, attempts: number)
    if attemptsNow[candidate.slot] == 0 { touched.append(candidate) }
    attempts[candidate.unit] += number
    attemptsNow[candidate.slot] += number
    teamsNow[candidate.unit] += number
    credits[candidate.unit] = credits[candidate.unit].adding(candidate.correct, times: number)
  }

  /// Writes down what this step started.
  mutating func end() {
    for candidate in touched {
      let number = attemptsNow[candidate.slot]
      attemptsNow[candidate.slot] = 0
      rooms.book(instance.types[candidate.type], attempts: number)
      teamsNow[candidate.unit] = 0
      entries.append(
        Plan.Entry(
          type: candidate.type, start: step, copy: offers.copy(of: candidate.unit), attempts: number))
      if instance.bundles[candidate.bundle].isGated {
        ending[step + candidate.length].append(
          Ending(unit: candidate.unit, credit: candidate.correct * Double(number)))
      }
    }
    touched.removeAll(keepingCapacity: true)
  }

  /// The plan so far; a gate that was never passed lies at the last boundary.
  func plan() -> Plan {
    Plan(
      entries: entries,
      gates: instance.bundles.indices.map { instance.bundles[$0].isGated ? gates[$0] ?? steps : nil }
    ).normalised(in: instance)
  }
}

import Probability
import Problems
import Testing

@testable import Allocation

/// The resource calendar against sums over the entries of a plan, step by step.
@Suite("Resource calendar")
struct CalendarTests {
  static let seeds = 1...60

  @Test("room is what every step has left", arguments: seeds)
  func room(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let instance = Self.instance(&random)
    let (calendar, entries) = Self.booked(instance, &random)
    for (type, start) in Self.places(instance) {
      #expect(
        calendar.room(for: instance.types[type], at: start) == Self.room(type, start, entries, instance),
        "type \(type) at \(start)")
    }
    #expect(!calendar.money.isOverspent)
  }

  @Test("there is room for one more exactly where the plan with one more has no violation", arguments: seeds)
  func violations(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let instance = Self.instance(&random)
    let (calendar, entries) = Self.booked(instance, &random)
    for (type, start) in Self.places(instance) {
      var plan = Plan.empty(for: instance)
      plan.gates = plan.gates.map { _ in nil }
      plan.entries = entries
      let room = calendar.room(for: instance.types[type], at: start)
      for number in [room, room + 1] where number > 0 && number < 1_000 {
        plan.entries = entries + [.init(type: type, start: start, attempts: number)]
        #expect(
          instance.violations(of: plan).isEmpty == (number <= room), "\(number) of type \(type) at \(start)")
      }
    }
  }

  @Test("what is booked and released again leaves no trace", arguments: seeds)
  func release(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let instance = Self.instance(&random, isWhole: false)
    var (calendar, _) = Self.booked(instance, &random)
    let before = Self.state(calendar, instance)
    let (other, entries) = Self.booked(instance, &random)
    for entry in entries {
      calendar.book(instance.types[entry.type], at: entry.start, attempts: entry.attempts)
    }
    if !entries.isEmpty { #expect(Self.state(calendar, instance) != before) }
    // In another order, and one by one.
    for entry in entries.reversed() {
      for _ in 0..<entry.attempts { calendar.release(instance.types[entry.type], at: entry.start) }
    }
    #expect(Self.state(calendar, instance) == before)
    #expect(Self.state(ResourceCalendar(instance, holding: entries), instance) == Self.state(other, instance))
  }

  @Test("the first and the last start with room are those that a look at every start finds", arguments: seeds)
  func starts(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let instance = Self.instance(&random)
    let (calendar, _) = Self.booked(instance, &random)
    for (index, type) in instance.types.enumerated() {
      let last = instance.steps - type.length + 1
      for first in 0..<max(0, last) {
        let starts = first..<last
        #expect(
          calendar.firstStart(of: type, in: starts) == starts.first { calendar.room(for: type, at: $0) > 0 },
          "type \(index) from \(first)")
        let free = starts.filter { calendar.people.teams(for: type, at: $0) > 0 }
        #expect(calendar.people.firstStart(of: type, in: starts) == free.first)
        #expect(calendar.people.lastStart(of: type, in: starts) == free.last)
      }
      #expect(calendar.firstStart(of: type, in: 0..<0) == nil)
    }
  }

  @Test("beyond the horizon nobody is missing, and money has to last to the end")
  func beyond() throws {
    let instance = try Self.read(
      """
      time: {horizon: 4}
      deadline: 4
      pools: {p: {headcount: {0: 1, 3: 2}, correct: 50%, cost: 1}}
      budgets: {money: {0: 2, 2: 2}}
      chunks: {a: {years: 3, pools: [p], team: 2}, b: {years: 4}}
      """)
    let calendar = ResourceCalendar(instance)
    let (a, b) = (instance.types[0], instance.types[1])
    #expect(calendar.people.firstStart(of: a, in: 0..<4) == 3)
    #expect(calendar.people.lastStart(of: a, in: 0..<4) == 3)
    #expect(calendar.people.lastStart(of: a, in: 0..<3) == nil)
    // Six for three steps of two people; four for four steps of one, half of them after the second income.
    #expect(calendar.money.firstStart(of: a, from: 0) == nil)
    #expect(calendar.money.firstStart(of: b, from: 0) == 0)
    #expect(calendar.money.firstStart(of: b, from: 3) == 3)
    #expect(calendar.money.firstStart(of: b, from: 4) == nil)
    #expect(calendar.room(for: a, at: 3) == 0 && calendar.room(for: b, at: -1) == 0)
  }

  @Test("what is spare in a step is the least that is left then or later", arguments: seeds)
  func spare(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let instance = Self.instance(&random)
    let (_, entries) = Self.booked(instance, &random)
    var money = MoneyLeft(instance, allowing: .none)
    for entry in entries {
      money.pay(instance.types[entry.type], at: entry.start, attempts: entry.attempts)
    }
    for budget in instance.income.indices {
      let left = (0..<instance.steps).map {
        instance.income[budget][$0] - Self.spent(budget, by: $0, entries, instance)
      }
      #expect(money.spare(of: budget) == left.indices.map { left[$0...].min() ?? 0 })
    }
  }

  @Test("people who come and money that is given away count from then on")
  func capacity() throws {
    let instance = try Self.read(
      """
      time: {horizon: 6}
      deadline: 6
      pools: {p: {headcount: 1, correct: 50%, cost: {money: 1}}}
      budgets: {money: {0: 4, 3: 9}, other: 5}
      chunks: {a: {years: 2}}
      """)
    let type = instance.types[0]
    var people = FreePeople(instance)
    people.add(2, to: 0, during: 2..<5)
    people.add(-1, to: 0, during: 5..<6)
    #expect((0..<5).map { people.teams(for: type, at: $0) } == [1, 1, 3, 3, 0])
    var money = MoneyLeft(instance)
    #expect((0..<5).map { money.attempts(of: type, at: $0) } == [2, 2, 4, 6, 6])
    money.spend(3, of: 0, during: 2..<3, times: 1)
    #expect((0..<5).map { money.attempts(of: type, at: $0) } == [0, 0, 1, 5, 5])
    #expect(!money.isOverspent && money.budgetShort(for: type, at: 1) == 0)
    money.spend(2, of: 0, during: 0..<1, times: 1)
    #expect(money.isOverspent)
  }

  @Test(
    "money is compared on its own scale",
    arguments: [
      ("1e-10", "2e-10", 2), ("1e-100", "2e-100", 2), ("1e200", "2e200", 2), ("1e-300", "2e-300", 2),
      ("1e300", "3e300", 3), ("1e308", "1.7e308", 1), ("5e-324", "1e-323", 2), ("1e-300", "1e300", 9),
      ("1e300", "1e-300", 0), ("1e-300", "0", 0), ("0", "0", 9), ("0.1", "0.3", 3), ("3", "8.999", 2),
      ("1", "2.999999996", 2), ("1", "2.9999999995", 3), ("1e100", "2.999999996e100", 2),
    ])
  func magnitudes(cost: String, budget: String, payable: Int) throws {
    let instance = try Self.read(
      """
      time: {horizon: 3}
      deadline: 3
      pools: {p: {headcount: 9, correct: 50%, cost: \(cost)}}
      budgets: {money: {1: \(budget)}}
      chunks: {a: {years: 1}}
      """)
    let type = instance.types[0]
    var calendar = ResourceCalendar(instance)
    #expect(calendar.room(for: type, at: 0) == (cost == "0" ? 9 : 0))
    #expect(calendar.room(for: type, at: 1) == payable && calendar.room(for: type, at: 2) == payable)
    if payable > 0 {
      calendar.book(type, at: 1, attempts: payable)
      #expect(calendar.room(for: type, at: 2) == (payable < 9 ? 0 : 9))
      calendar.release(type, at: 1, attempts: payable)
      #expect(calendar.room(for: type, at: 2) == payable)
    }
    #expect(ResourceCalendar(instance, allowing: .bounding).room(for: type, at: 2) == payable)
  }
}

extension CalendarTests {
  private static func read(_ text: String) throws -> Instance {
    Instance(try ProblemReader.read(Array(text.utf8), directory: ".").problem)
  }

  /// Headcounts and incomes that rise and fall, yearly ones too; teams of one pool or of two.
  ///
  /// - Parameter isWhole: whether amounts are whole numbers, of which all sums are exact.
  private static func instance(_ random: inout SplitMix64, isWhole: Bool = true) -> Instance {
    let steps = 3 + random.below(8)
    func moment(_ random: inout SplitMix64) -> Double { Double(random.below(steps)) }
    let budgets = (0..<random.below(3)).map { index in
      Budget(
        name: "m\(index)",
        income: (0..<random.below(4)).map { .init(moment: Double(2 * $0), amount: Double(random.below(40))) },
        yearly: random.below(2) == 0 ? [] : [.init(moment: moment(&random), amount: Double(random.below(9)))])
    }
    let pools = (0..<(1 + random.below(3))).map { index in
      Pool(
        name: "p\(index)",
        headcount: .schedule(
          (0...random.below(4)).map { .init(moment: Double(2 * $0), people: random.below(9)) }),
        correct: 0.5, costs: budgets.map { _ in isWhole ? Double(random.below(4)) : random.share() })
    }
    let chunks = (0..<(1 + random.below(4))).map { index in
      let isMixed = pools.count > 1 && random.below(3) == 0
      return Chunk(
        name: "c\(index)", years: Double(1 + random.below(4)),
        staffing: isMixed
          ? .mixed([.init(pool: 0, people: 1), .init(pool: 1, people: 2)], correct: 0.5)
          : .anyOf([.init(pool: random.below(pools.count))], team: 1 + random.below(2)))
    }
    let whole = Instance(
      Problem(
        time: TimeGrid(horizon: Double(steps)), deadline: .certain(Double(steps)), pools: pools,
        chunks: chunks, budgets: budgets))
    if random.below(3) > 0 { return whole }
    // Something is paid for once, beside all attempts.
    let (paid, price) = (random.below(steps), Double(random.below(20)))
    return Instance(
      problem: whole.problem, time: whole.time, steps: steps, headcounts: whole.headcounts,
      income: whole.income.map { income in
        income.indices.map { $0 < paid ? income[$0] : max(0, income[$0] - price) }
      },
      bundles: whole.bundles, types: whole.types, worlds: whole.worlds)
  }

  /// Bookings where there is room for them, up to all there is.
  private static func booked(
    _ instance: Instance, _ random: inout SplitMix64
  ) -> (calendar: ResourceCalendar, entries: [Plan.Entry]) {
    var calendar = ResourceCalendar(instance)
    var entries: [Plan.Entry] = []
    for _ in 0..<random.below(12) {
      let type = random.below(instance.types.count)
      let start = random.below(instance.steps)
      let room = min(50, calendar.room(for: instance.types[type], at: start))
      if room == 0 { continue }
      entries.append(.init(type: type, start: start, attempts: 1 + random.below(room)))
      calendar.book(instance.types[type], at: start, attempts: entries[entries.count - 1].attempts)
    }
    return (calendar, entries)
  }

  /// Every kind of attempt at every start.
  private static func places(_ instance: Instance) -> [(type: Int, start: Int)] {
    instance.types.indices.flatMap { type in (0..<instance.steps).map { (type, $0) } }
  }

  private static func spent(_ budget: Int, by step: Int, _ entries: [Plan.Entry], _ instance: Instance)
    -> Double
  {
    entries.reduce(0) { sum, entry in
      let type = instance.types[entry.type]
      let steps = max(0, min(step + 1, entry.start + type.length) - entry.start)
      return sum + type.spending[budget] * Double(steps * entry.attempts)
    }
  }

  private static func held(_ pool: Int, in step: Int, _ entries: [Plan.Entry], _ instance: Instance) -> Int {
    entries.reduce(0) { sum, entry in
      let type = instance.types[entry.type]
      let isHeld = entry.start <= step && step < entry.start + type.length
      return sum
        + (isHeld ? type.held.filter { $0.pool == pool }.reduce(0) { $0 + $1.people * entry.attempts } : 0)
    }
  }

  /// Attempts are added one by one until a step has too few people or too little money.
  private static func room(_ type: Int, _ start: Int, _ entries: [Plan.Entry], _ instance: Instance) -> Int {
    if start + instance.types[type].length > instance.steps { return 0 }
    for number in 1...100 {
      let more = entries + [.init(type: type, start: start, attempts: number)]
      for step in 0..<instance.steps {
        let isFull = instance.headcounts.indices.contains {
          held($0, in: step, more, instance) > instance.headcounts[$0][step]
        }
        let isBroke = instance.income.indices.contains {
          spent($0, by: step, more, instance) > instance.income[$0][step]
        }
        if isFull || isBroke { return number - 1 }
      }
    }
    return 100
  }

  /// All that a calendar says.
  private static func state(_ calendar: ResourceCalendar, _ instance: Instance) -> [Double] {
    places(instance).map { Double(calendar.room(for: instance.types[$0.type], at: $0.start)) }
      + instance.headcounts.indices.flatMap { calendar.people[$0].map(Double.init) }
      + instance.income.indices.flatMap { calendar.money.spare(of: $0) }
  }
}

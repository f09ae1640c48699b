import Allocation

/// Expected-value books of one plan: who was started on what, what credit that gives, which gates are open.
struct Books {
  let instance: Instance
  let offers: Offers
  var rooms: Rooms
  private var purses: Purses
  /// The step in which people are being dealt.
  private(set) var step = 0
  var round = 1
  /// Σ q over the attempts started, for each unit.
  private(set) var credit: [Double]
  /// Attempts started by each slot.
  private(set) var attempts: [Int]
  /// Attempts that each slot started in this step.
  private(set) var attemptsNow: [Int]
  /// Candidates with attempts in this step, in the order of their first.
  private var touched: [Candidate] = []
  /// Boundary at which Σ q over the attempts ended reaches the bundle's count; nil: not yet.
  private(set) var gates: [Int?]
  /// What ends at each boundary.
  private var ending: [[Ending]]
  private var endedCredit: [Double]
  /// Units of each bundle that its gate still waits for.
  private var waiting: [Int]
  private var entries: [Plan.Entry] = []

  struct Ending {
    let unit: Int
    let credit: Double
  }

  /// How far a credit may miss a whole number and still count as it.
  static let tolerance = 1e-9

  var steps: Int { instance.steps }

  init(_ instance: Instance, offers: Offers) {
    self.instance = instance
    self.offers = offers
    let lengths = Set(offers.ofPool.joined().map(\.length)).sorted()
    rooms = Rooms(instance, lengths: lengths)
    purses = Purses(instance)
    credit = offers.bundles.map { _ in 0 }
    attempts = [Int](repeating: 0, count: offers.firstSlots.last ?? 0)
    attemptsNow = attempts
    gates = instance.bundles.map { _ in nil }
    ending = [[Ending]](repeating: [], count: instance.steps + 1)
    endedCredit = credit
    waiting = instance.bundles.map { $0.isSeparate ? $0.baseCount : 1 }
  }

  mutating func begin(_ step: Int) {
    self.step = step
    rooms.begin(step)
    purses.begin(step)
    for end in ending[step] {
      let bundle = offers.bundles[end.unit]
      let wanted = Books.count(of: instance.bundles[bundle]) - Books.tolerance
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

  /// The pool that deals a candidate: the first of those it holds.
  func pool(of candidate: Candidate) -> Int? { instance.types[candidate.type].held.first?.pool }

  func wants(_ candidate: Candidate, round: Int) -> Bool {
    credit[candidate.unit] < Double(round) * candidate.count - Books.tolerance
  }

  /// Attempts until the credit of this round is reached, at least 1.
  func missing(_ candidate: Candidate, round: Int) -> Int {
    let open = Double(round) * candidate.count - Books.tolerance - credit[candidate.unit]
    return max(1, Int((open / candidate.correct).rounded(.up)))
  }

  /// Teams that can start now: people in every step held, and money.
  func fitting(_ candidate: Candidate) -> Int {
    let type = instance.types[candidate.type]
    let teams = rooms.fitting(type)
    return teams == 0 ? 0 : min(teams, purses.affordable(type))
  }

  /// Whether all of these can start now, one after another in any order.
  func fit(_ list: [(candidate: Candidate, attempts: Int)]) -> Bool {
    var rooms = rooms
    var purses = purses
    for (candidate, attempts) in list where attempts > 0 {
      let type = instance.types[candidate.type]
      if rooms.fitting(type) < attempts || purses.affordable(type) < attempts { return false }
      rooms.hold(type, attempts: attempts)
      purses.pay(type, attempts: attempts)
    }
    return true
  }

  mutating func start(_ candidate: Candidate, attempts number: Int) {
    let type = instance.types[candidate.type]
    rooms.hold(type, attempts: number)
    purses.pay(type, attempts: number)
    if attemptsNow[candidate.slot] == 0 { touched.append(candidate) }
    attempts[candidate.slot] += number
    attemptsNow[candidate.slot] += number
    let crews = instance.bundles[candidate.bundle].crews
    let slots = offers.slots(of: candidate.unit)
    credit[candidate.unit] = zip(crews, slots).reduce(0) { $0 + $1.0.baseCorrect * Double(attempts[$1.1]) }
  }

  /// Teams started on a unit in this step, by whatever pool.
  func teamsNow(on unit: Int) -> Int { offers.slots(of: unit).reduce(0) { $0 + attemptsNow[$1] } }

  /// Writes down what this step started.
  mutating func end() {
    for candidate in touched {
      let number = attemptsNow[candidate.slot]
      attemptsNow[candidate.slot] = 0
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

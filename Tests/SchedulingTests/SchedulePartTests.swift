import Allocation
import Support
import Testing

@testable import Scheduling

/// What the search for schedules is made of.
@Suite("Parts of schedules")
struct SchedulePartTests {
  /// A heap against a list that is sorted anew each time.
  @Test("the heap gives what was part of most dead ends")
  func heap() {
    var dice = Dice(1)
    for _ in 0..<30 {
      let count = dice.int(1...20)
      var heap = ScheduleHeap(count)
      var (inside, weights, step) = (Set<Int>(), [Double](repeating: 0, count: count), 1.0)
      for _ in 0..<300 {
        let place = dice.int(0...count - 1)
        switch dice.int(0...3) {
        case 0:
          heap.insert(place)
          inside.insert(place)
        case 1:
          heap.bump(place)
          weights[place] += step
        case 2:
          heap.age()
          step /= 0.95
        default:
          let best = inside.min { (-weights[$0], $0) < (-weights[$1], $1) }
          #expect(heap.pop() == best)
          if let best { inside.remove(best) }
        }
      }
    }
  }

  @Test("weights that grow too large are scaled, and keep their order") func scaling() {
    var heap = ScheduleHeap(3)
    for place in 0..<3 { heap.insert(place) }
    for _ in 0..<4_600 { heap.age() }
    heap.bump(2)
    heap.bump(2)
    heap.bump(1)
    #expect(heap.activity.allSatisfy { $0 < 1e100 } && heap.step < 1e100)
    #expect([heap.pop(), heap.pop(), heap.pop(), heap.pop()] == [2, 1, 0, nil])
  }

  private static func question(_ text: String, times: Int = 1) throws -> ScheduleQuestion {
    let instance = try Instance(text: text)
    return try #require(ScheduleQuestion(instance, world: 0, times: times))
  }

  private static let chain = """
    time: {horizon: 9}
    deadline: 9
    pools: {a: {headcount: 2}, b: {headcount: 1}}
    chunks:
      x: {years: 2, pools: [a]}
      y: {years: 3, count: 2, credit: pooled, pools: [a, b], after: x}
      z: {years: 1, pools: [b], after: y}
    """

  @Test("an agenda holds everything once, then what was added, and nothing once cleared")
  func agenda() throws {
    let question = try Self.question(Self.chain)
    let windows = try #require(question.windows(by: 9))
    let model = try #require(ScheduleModel(question, windows, by: 9))
    var agenda = ScheduleAgenda(model)
    var activities: [Int] = []
    while let next = agenda.nextActivity() { activities.append(next) }
    #expect(activities.sorted() == Array(model.activities.indices))
    var tasks: [Int] = []
    while let next = agenda.nextTask() { tasks.append(next) }
    #expect(tasks.sorted() == model.ways.indices.filter { !model.ways[$0].isEmpty })
    agenda.add(task: 1)
    agenda.add(task: 1)
    agenda.add(activity: 0)
    #expect(agenda.nextTask() == 1 && agenda.nextTask() == nil)
    #expect(agenda.isUnplaced[0])
    agenda.add(pair: 0)
    agenda.clear()
    #expect(agenda.nextActivity() == nil && agenda.nextPair() == nil && !agenda.isUnplaced.contains(true))
    agenda.add(pair: 0)
    #expect(agenda.nextPair() == 0)
  }

  @Test("a question's tasks, and who waits for whom")
  func tasks() throws {
    let question = try Self.question(Self.chain)
    #expect(question.tasks.map(\.length) == [2, 3, 3, 1])
    #expect(question.tasks.map(\.people) == [[1, 0], [0, 0], [0, 0], [0, 1]])
    let lags = question.arcs.map { [$0.from, $0.to, $0.lag] }
    #expect(Set(lags) == [[0, 1, 2], [0, 2, 2], [1, 2, 0], [1, 3, 3], [2, 3, 3]])
    #expect(question.windows(by: 9) == [0...3, 2...5, 2...5, 5...8])
    #expect(question.windows(by: 6) == [0...0, 2...2, 2...2, 5...5])
    #expect(question.windows(by: 5) == nil)
    // Attempts that may fail are asked for as often as told; those that may not are enough once.
    let risky = Self.chain.replacingOccurrences(
      of: "b: {headcount: 1}", with: "b: {headcount: 1, correct: 50%}")
    #expect(try Self.question(risky, times: 2).tasks.count == 1 + 4 + 2)
  }

  @Test("of what cannot be done, or need not, there is no question")
  func noQuestion() throws {
    let long = "time: {horizon: 3}\ndeadline: 3\npools: {a: {headcount: 1}}\nchunks: {x: {years: 4}}"
    #expect(ScheduleQuestion(try Instance(text: long), world: 0) == nil)
    let idle = """
      time: {horizon: 3}
      deadline: 3
      pools: {a: {headcount: 1}}
      chunks: {x: {years: 1}}
      worlds: {one: {credence: 50%}, two: {credence: 50%, chunks: {x: {needed: false}}}}
      """
    let instance = try Instance(text: idle)
    #expect(ScheduleQuestion(instance, world: 0) != nil && ScheduleQuestion(instance, world: 1) == nil)
  }

  /// Of three pools one is outdone by another that is as fast and as small; the third is slower but apart.
  @Test("ways that others outdo are left out, and no others")
  func modes() {
    for seed in 1...80 {
      let shop = Shop(seed: seed)
      guard let instance = try? Instance(text: shop.text),
        let question = ScheduleQuestion(instance, world: 0)
      else { continue }
      for task in question.tasks {
        func facts(_ type: Int) -> (length: Int, hold: Int, people: [Int]) {
          let kind = instance.types[type]
          let people = instance.headcounts.indices.map { pool in
            kind.held.first { $0.pool == pool }?.people ?? 0
          }
          return (kind.outcomes[0]?.length ?? 0, kind.length, people)
        }
        func isAsGood(_ one: Int, _ other: Int) -> Bool {
          let (x, y) = (facts(one), facts(other))
          return x.length <= y.length && x.hold <= y.hold && zip(x.people, y.people).allSatisfy { $0 <= $1 }
        }
        let kept = task.modes.map(\.type)
        #expect(!kept.isEmpty && Set(kept).isSubset(of: task.types))
        for one in kept { for other in kept where one != other { #expect(!isAsGood(one, other)) } }
        for type in task.types { #expect(kept.contains { isAsGood($0, type) }) }
      }
    }
  }

  /// What a store says after any raises and ways back, against everything worked out anew.
  @Test("lower ends, profiles and reasons come back as they were")
  func store() throws {
    var dice = Dice(7)
    for seed in 1...40 {
      let instance = try Instance(text: Shop(seed: seed).text)
      guard let question = ScheduleQuestion(instance, world: 0),
        let windows = question.windows(by: instance.steps),
        let model = ScheduleModel(question, windows, by: instance.steps), !model.isHopeless
      else { continue }
      var store = ScheduleStore(model)
      let before = (low: store.low, profile: store.profile)
      var kept: [(low: [Int], profile: [[Int]])] = []
      for _ in 0..<25 {
        if dice.happens(0.3), store.level > 0 {
          let target = dice.int(0...store.level - 1)
          store.back(to: target) { _, _ in }
          #expect(store.low == kept[target].low && store.profile == kept[target].profile)
          kept.removeSubrange(target...)
          continue
        }
        kept.append((store.low, store.profile))
        store.open()
        let quantity = dice.int(0...store.low.count - 1)
        let room = min(-store.low[quantity ^ 1], Self.ends(model)[quantity]) - store.low[quantity]
        if room <= 0 { continue }
        let literal = ScheduleStore.Literal(
          quantity: quantity, value: store.low[quantity] + dice.int(1...room))
        #expect(!store.isTrue(literal) && !store.isFalse(literal) && literal.negated.negated == literal)
        store.raise(literal, reasonsFrom: store.reasons.count)
        #expect(store.isTrue(literal) && store.isFalse(literal.negated))
        #expect(store.origin(of: literal) == store.trail.count - 1)
        #expect(store.profile == Self.profile(store), "seed \(seed)")
      }
      store.back(to: 0) { _, _ in }
      #expect(store.low == before.low && store.profile == before.profile && store.trail.isEmpty)
    }
  }

  /// The largest lower end of each quantity that leaves what is there within its time.
  private static func ends(_ model: ScheduleModel) -> [Int] {
    var ends = model.low.indices.map { -model.low[$0 ^ 1] }
    for way in model.ways.joined() {
      (ends[way.early], ends[way.late ^ 1]) = (way.last, way.last)
      (ends[way.early ^ 1], ends[way.late]) = (-way.first, -way.first)
    }
    return ends
  }

  /// People whom present activities hold in every step from their latest start to their earliest end.
  private static func profile(_ store: ScheduleStore) -> [[Int]] {
    let model = store.model
    var profile = model.question.instance.headcounts.map { $0.map { _ in 0 } }
    for activity in model.activities where store.isPresent(activity) {
      let (latest, end) = (store.latest(activity), store.earliest(activity) + activity.hold)
      for need in activity.needs where !model.isPaired[need.pool] && latest < end {
        for step in latest..<end { profile[need.pool][step] += need.people }
      }
    }
    return profile
  }
}

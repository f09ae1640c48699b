import Allocation
import Problems
import Testing

@testable import Allocators

/// The books that dealing looks at, against the same facts worked out step by step.
@Suite("Books of the naive rules")
struct BookTests {
  @Test("the heap gives positions by falling rank, equal ones in their order", arguments: UInt64(1)...40)
  func heap(seed: UInt64) {
    var dice = Dice(state: seed)
    var ranks = (0..<dice.below(20)).map { _ in Double(dice.below(6)) }
    var heap = RankHeap(ranks)
    var open = Set(ranks.indices)
    while let top = heap.top {
      let best = open.max { (ranks[$0], -$0) < (ranks[$1], -$1) }
      #expect(top.position == best && top.rank == ranks[top.position])
      if dice.below(3) == 0 {
        ranks[top.position] -= Double(dice.below(3))
        heap.lowerTop(to: ranks[top.position])
      } else {
        open.remove(top.position)
        heap.removeTop()
      }
    }
    #expect(open.isEmpty)
  }

  /// People of a falling and a rising pool, with everything that was started written down.
  @Test("as many teams fit as are free in every step that they would be held", arguments: UInt64(1)...60)
  func rooms(seed: UInt64) {
    var dice = Dice(state: seed &* 977)
    var pools = [Small.pool(0), Small.pool(0, name: "q")]
    let steps = 8
    for pool in pools.indices {
      pools[pool].headcount = .schedule(
        (0..<4).map { .init(moment: Double(2 * $0), people: 2 + dice.below(9)) })
    }
    let chunks = (1...3).map { Small.chunk("c\($0)", years: Double($0), team: $0, pools: [0, 1]) }
    let instance = Instance(Small.problem(pools, chunks, horizon: Double(steps)))
    var rooms = Rooms(instance, lengths: Set(instance.types.map(\.length)).sorted())
    var free = instance.headcounts
    for step in 0..<steps {
      rooms.begin(step)
      var taken: [(type: AttemptType, attempts: Int)] = []
      for _ in 0..<4 {
        let type = instance.types[dice.below(instance.types.count)]
        guard step + type.length <= steps else { continue }
        let holding = type.held[0]
        let least = free[holding.pool][step..<(step + type.length)].min() ?? 0
        #expect(rooms.fitting(type) == max(0, least) / holding.people, "step \(step)")
        #expect(rooms.free(holding.pool) == free[holding.pool][step])
        let attempts = dice.below(1 + max(0, least) / holding.people)
        rooms.take(type, attempts: attempts)
        taken.append((type, attempts))
        for later in step..<(step + type.length) { free[holding.pool][later] -= attempts * holding.people }
      }
      for (type, attempts) in taken { rooms.book(type, attempts: attempts) }
    }
  }

  @Test("attempts of a copy are counted by their starts, and its gate lies where its credit is whole")
  func staffed() {
    var dice = Dice(state: 5)
    for _ in 0..<60 {
      var copy = Staffed(copies: [0], starts: [[], []])
      var all: [(crew: Int, step: Int, attempts: Int)] = []
      var step = 0
      for _ in 0..<dice.below(8) {
        step += dice.below(3)
        let (crew, attempts) = (dice.below(2), 1 + dice.below(3))
        copy = copy.adding(attempts, of: crew, at: step, copy: 0)
        all.append((crew, step, attempts))
      }
      for crew in 0..<2 {
        for moment in 0...(step + 1) {
          let expected = all.filter { $0.crew == crew && $0.step <= moment }.reduce(0) { $0 + $1.attempts }
          #expect(copy.attempts(of: crew, by: moment) == expected)
        }
      }
      let (lengths, correct) = ([2, 5], [0.25, 0.5])
      for count in [1.0, 2] {
        let ends = all.map {
          (boundary: $0.step + lengths[$0.crew], credit: correct[$0.crew] * Double($0.attempts))
        }
        let expected = (0...(step + 6)).first { boundary in
          ends.filter { $0.boundary <= boundary }.reduce(0) { $0 + $1.credit } >= count
        }
        #expect(copy.gate(lengths: lengths, correct: correct, count: count) == expected)
      }
    }
  }

  @Test("ten attempts of a tenth are one chunk") func tenths() {
    let copy = Staffed(copies: [0], starts: [[]]).adding(10, of: 0, at: 3, copy: 0)
    #expect(copy.gate(lengths: [2], correct: [0.1], count: 1) == 5)
    let less = Staffed(copies: [0], starts: [[]]).adding(9, of: 0, at: 3, copy: 0)
    #expect(less.gate(lengths: [2], correct: [0.1], count: 1) == nil)
  }

  @Test("each crew of each chunk is offered by its first pool, copies of separate credit one by one")
  func offers() {
    var mixed = Small.chunk("z", years: 1)
    mixed.staffing = .mixed([.init(pool: 1, people: 2), .init(pool: 0, people: 1)], correct: nil)
    let instance = Instance(
      Small.problem(
        [Small.pool(5, correct: 0.5), Small.pool(5, correct: 0.8, name: "q")],
        [
          Small.chunk("x", count: 3, years: 2, pools: [0, 1], credit: .separate),
          Small.chunk("y", count: 4, years: 1, pools: [1]), mixed, Small.chunk("long", years: 9),
        ], horizon: 4))
    let offers = Offers(instance)
    #expect(offers.bundles == [0, 0, 0, 1, 2, 3] && offers.firstUnits == [0, 3, 4, 5])
    // What cannot end within the horizon is offered to nobody.
    #expect(offers.ofPool[0].map(\.unit) == [0, 1, 2, 4] && offers.ofPool[1].map(\.unit) == [0, 1, 2, 3])
    #expect(offers.ofPool[0].map(\.count) == [1, 1, 1, 1] && offers.ofPool[1].map(\.count) == [1, 1, 1, 4])
    #expect(offers.ofPool[0].map(\.correct) == [0.5, 0.5, 0.5, 0.4])
    #expect(offers.ofPool[0].map(\.people) == [1, 1, 1, 1] && offers.ofPool[0].last?.team == 3)
    // Slots of a unit follow each other, one for each crew.
    #expect((0..<6).map { offers.slots(of: $0).count } == [2, 2, 2, 1, 1, 1])
    #expect((0..<6).map(offers.copy) == [0, 1, 2, 0, 0, 0])
    let slots = (offers.ofPool[0] + offers.ofPool[1]).map(\.slot)
    #expect(Set(slots).count == slots.count)
  }

  @Test("work ends where it is used up, and the clock is asked now and then") func workload() throws {
    var work = Workload(units: 10) { false }
    try work.spend(10)
    #expect(work.left == 0)
    #expect(throws: Unfinished.tooMuchWork) { try work.spend() }
    var asked = 0
    var long = Workload(units: 1_000_000) {
      asked += 1
      return asked == 3
    }
    var spent = 0
    #expect(throws: Unfinished.stopped) {
      while true {
        try long.spend(1_000)
        spent += 1_000
      }
    }
    #expect(asked == 3 && spent < 100_000)
  }
}

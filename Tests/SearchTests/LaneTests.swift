import Support
import Testing

@testable import Formulation
@testable import Search

/// Lanes of a tree tell each other what they find, two tasks late.
@Suite struct LaneTests {
  private static func node(_ bound: Double) -> Node {
    let box = VariableBounds(lower: [], upper: [])
    return Node(parent: nil, box: box, root: box, bound: bound)
  }

  private static func lane(others: Int = 1) -> Lane {
    Lane(others: others, best: 0.25, supports: [], relaxationsSolved: (work: 0, count: 0))
  }

  /// Five nodes among three lanes: none is lost, and none is there twice.
  @Test func nodesAreDealtOut() {
    var lane = Self.lane(others: 2)
    _ = lane.task(.explore([], most: 0))
    let bounds = [0.9, 0.8, 0.7, 0.6, 0.5]
    let letters = lane.note(NodeReport(open: bounds.map(Self.node)))
    #expect(letters.map { $0.nodes.map(\.bound) } == [[0.8, 0.5], [0.7]])
    #expect(Set(lane.nodes.map(\.bound)) == [0.9, 0.6])
    var other = Self.lane(others: 2)
    other.receive(letters[0], from: 0)
    #expect(other.bound == 0.8 && other.nodes.count == 2)
  }

  /// Two tasks need no word of the other lane; the third waits for that of its first.
  @Test func lettersComeTwoTasksLate() {
    var lane = Self.lane()
    for _ in 0..<2 {
      #expect(lane.isReady)
      lane.receivePending()
      #expect(lane.explore(gap: 0, ceiling: 1) == nil)
      #expect(lane.nothing().count == 1)
    }
    #expect(!lane.isReady)
    lane.receive(.init(nodes: [Self.node(0.5), Self.node(0.35)], best: 0.3), from: 0)
    #expect(lane.isReady && lane.open.count == 0)
    lane.receivePending()
    #expect(lane.best == 0.3)
    let task = lane.explore(gap: 0.1, ceiling: 1)
    // What cannot be better by more than the gap is closed, and counts in the bound.
    #expect(task?.nodes.map(\.bound) == [0.5] && task?.best == 0.3)
    #expect(lane.closedBound == 0.35)
    #expect(lane.isBusy && !lane.isReady && lane.bound == 0.5)
  }

  /// What a task leaves undone stays open where its lane is given up.
  @Test func givenUpLanesKeepTheirNodes() {
    struct Failure: Error {}
    var lane = Self.lane()
    lane.insert(Self.node(0.6))
    lane.receivePending()
    let task = lane.explore(gap: 0, ceiling: 1)
    #expect(lane.nodes.count == 1)
    let letters = lane.note(NodeReport(open: task?.nodes ?? [], failure: Failure()))
    #expect(!lane.isReady && lane.failure is Failure)
    #expect((lane.nodes + letters.flatMap(\.nodes)).map(\.bound) == [0.6])
  }

  /// What nodes lead to, by their bounds alone: children a little lower, now and then a better plan.
  private static func report(on task: NodeTask) -> NodeReport {
    var report = NodeReport()
    for node in task.nodes {
      let digit = Int(node.bound * 1_000) % 7
      for share in [0.97, 0.9].prefix(digit == 0 ? 0 : 2) {
        report.open.append(Self.node(node.bound * share))
      }
      if digit == 3 { report.found = ([digit], task.best + 0.01) }
      if digit == 5 { report.supports = [OutcomeCut(slopes: [node.bound], level: -1)] }
      report.nodes += 1
    }
    return report
  }

  /// Three lanes at work, with tasks that end in a drawn order; what each lane was asked, in its order.
  private static func tasks(seed: Int, rounds: Int) -> [[[Double]]] {
    var dice = Dice(seed)
    var lanes = (0..<3).map { _ in Self.lane(others: 2) }
    for place in 0..<9 { lanes[place % 3].insert(Self.node(1 - 0.013 * Double(place))) }
    var asked: [[[Double]]] = [[], [], []]
    var atWork: [Int: NodeTask] = [:]
    func post(_ messages: [Lane.LaneMessage], from sender: Int) {
      for (place, message) in messages.enumerated() {
        let other = place < sender ? place : place + 1
        lanes[other].receive(message, from: sender < other ? sender : sender - 1)
      }
    }
    while asked.contains(where: { $0.count < rounds }) {
      var isMoving = true
      while isMoving {
        isMoving = false
        for lane in 0..<3 where lanes[lane].isReady && asked[lane].count < rounds {
          isMoving = true
          lanes[lane].receivePending()
          let task = lanes[lane].explore(gap: 0.01, ceiling: 1)
          asked[lane].append((task?.nodes.map(\.bound) ?? []) + [lanes[lane].best])
          if let task { atWork[lane] = task } else { post(lanes[lane].nothing(), from: lane) }
        }
      }
      // Whoever happens to be done first.
      guard let lane = atWork.keys.sorted().randomElement(using: &dice), let task = atWork[lane] else {
        break
      }
      atWork[lane] = nil
      post(lanes[lane].note(Self.report(on: task)), from: lane)
    }
    return asked
  }

  /// Tasks may take any time: what each lane does is the same.
  @Test func whatALaneDoesDependsOnTasksAlone() {
    let first = Self.tasks(seed: 1, rounds: 12)
    #expect(first.allSatisfy { $0.count == 12 } && first.joined().filter { $0.count > 1 }.count > 20)
    #expect(Set(first.joined().compactMap(\.last)).count > 2)
    for seed in 2...12 { #expect(Self.tasks(seed: seed, rounds: 12) == first, "seed \(seed)") }
  }

  /// Alone a lane takes one node at a time; among others up to eight, as much work as two have taken.
  @Test func tasksAreSizedByWork() {
    var alone = Lane(others: 0, best: 0, supports: [], relaxationsSolved: (work: 600, count: 3))
    var one = Lane(others: 1, best: 0, supports: [], relaxationsSolved: (work: 600, count: 3))
    for place in 0..<10 {
      alone.insert(Self.node(0.9 - 0.01 * Double(place)))
      one.insert(Self.node(0.9 - 0.01 * Double(place)))
    }
    func facts(_ task: NodeTask?) -> (count: Int, most: Int)? {
      guard let task, case .explore(let nodes, let most) = task.work else { return nil }
      return (nodes.count, most)
    }
    #expect(facts(alone.explore(gap: 0, ceiling: 1)).map { $0 == (1, 0) } == true)
    one.receivePending()
    #expect(facts(one.explore(gap: 0, ceiling: 1)).map { $0 == (8, 400) } == true)
  }

  /// News go to the next task once, and the best plan with its logs to whoever does not know a better one.
  @Test func newsAreToldOnce() {
    var lane = Lane(
      others: 1, best: 0.25, supports: [OutcomeCut(slopes: [1], level: -1)],
      relaxationsSolved: (work: 0, count: 0))
    #expect(lane.task(.prepare(start: nil)).supports.count == 1)
    let report = NodeReport(logs: [-1], found: ([3], 0.5), supports: [OutcomeCut(slopes: [2], level: -2)])
    let message = lane.note(report)[0]
    #expect(message.best == 0.5 && message.logs == [-1] && message.supports.map(\.level) == [-2])
    #expect(lane.best == 0.5 && lane.found?.point == [3] && lane.learnt.map(\.level) == [-2])
    lane.receivePending()
    // What it found out itself is no news to it.
    #expect(lane.task(.explore([], most: 0)).supports.isEmpty)
    _ = lane.note(NodeReport(prunedBound: 0.4, found: ([9], 0.45)))
    #expect(lane.found?.chance == 0.5 && lane.closedBound == 0.4)
    var other = Self.lane()
    other.receive(message, from: 0)
    for _ in 0..<3 { other.receivePending() }
    #expect(other.best == 0.5 && other.logs == [-1] && other.found == nil)
  }
}

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
}

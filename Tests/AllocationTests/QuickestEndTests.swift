import Allocation
import Problems
import Testing

/// Bounds from the calendar alone, by hand.
@Suite struct QuickestEndTests {
  private static func pool(_ people: Int, pace: Double = 1) -> Pool {
    Pool(name: "p", headcount: .schedule([.init(moment: 0, people: people)]), pace: pace)
  }

  private static func chunk(_ name: String, _ years: Double, after: [Int] = []) -> Chunk {
    Chunk(name: name, years: years, staffing: .anyOf([.init(pool: 0)], team: 1), after: after)
  }

  private static func bound(_ pool: Pool, _ chunks: [Chunk], _ deadline: DeadlineLaw) -> Double {
    Instance(
      Problem(time: TimeGrid(horizon: 40), deadline: deadline, pools: [pool], chunks: chunks)
    ).calendarBound
  }

  /// 25 years, alone or at half pace, or after five others.
  @Test(arguments: [
    (25.0, 1.0, 0, 1.0), (24, 1, 0, 0), (50, 0.5, 0, 0), (30, 1, 5, 1), (29, 1, 5, 0),
  ])
  func certainDeadlines(_ deadline: Double, _ pace: Double, _ before: Int, _ expected: Double) {
    let first = before > 0 ? [Self.chunk("first", Double(before))] : []
    let theory = Self.chunk("theory", 25, after: before > 0 ? [0] : [])
    let found = Self.bound(Self.pool(1, pace: pace), first + [theory], .certain(deadline))
    #expect(found == expected)
  }

  /// What is too early for the longest chunk is lost, whoever works on it.
  @Test func isTheShareOfDeadlinesThatAreLateEnough() {
    let law = DeadlineLaw.points(
      [.init(moment: 10, share: 0.25), .init(moment: 30, share: 0.5)], never: 0.25)
    #expect(abs(Self.bound(Self.pool(1), [Self.chunk("theory", 25)], law) - 0.75) < 1e-9)
    #expect(Self.bound(Self.pool(0), [Self.chunk("theory", 25)], law) == 0)
  }
}

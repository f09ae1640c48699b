import Testing

@testable import LocalPage

struct TurnsTests {
  /// Who works now, and how many did at the most.
  private actor Crowd {
    private(set) var most = 0
    private(set) var order: [Int] = []
    private var now = 0
    func come(_ number: Int) {
      now += 1
      most = max(most, now)
      order.append(number)
    }
    func go() { now -= 1 }
  }

  @Test func neverMoreThanThereAreTurns() async throws {
    let (turns, crowd) = (Turns(most: 2), Crowd())
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<50 {
        group.addTask {
          try await turns.take {
            await crowd.come(number)
            try await Task.sleep(for: .milliseconds(1))
            await crowd.go()
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(await crowd.most == 2)
    #expect(await crowd.order.count == 50)
    #expect(await !turns.isFull)
  }

  @Test func whoIsCancelledLeavesTheLine() async throws {
    let turns = Turns(most: 1)
    let first = Task { try await turns.take { try await Task.sleep(for: .seconds(60)) } }
    while await !turns.isFull { await Task.yield() }
    let waiting = Task { try await turns.take { Issue.record("had a turn") } }
    try await Task.sleep(for: .milliseconds(20))
    waiting.cancel()
    await #expect(throws: CancellationError.self) { try await waiting.value }
    // The turn of one who is cancelled at work goes to the next.
    let last = Task { try await turns.take { 7 } }
    first.cancel()
    #expect(try await last.value == 7)
  }

  @Test func aFailureGivesTheTurnBack() async throws {
    struct Broken: Error {}
    let turns = Turns(most: 1)
    await #expect(throws: Broken.self) { try await turns.take { throw Broken() } }
    #expect(try await turns.take { 1 } == 1)
  }
}

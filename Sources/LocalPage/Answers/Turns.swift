/// So many at once; the next ones wait, first come, first served.
actor Turns {
  private let most: Int
  private var taken = 0
  private var waiting: [(number: Int, turn: CheckedContinuation<Void, any Error>)] = []
  private var number = 0

  init(most: Int) { self.most = most }

  /// Whether somebody who comes now has to wait.
  var isFull: Bool { taken >= most }

  /// Work that is done when its turn has come; whoever is cancelled while waiting leaves the line.
  nonisolated func take<Result: Sendable>(_ work: () async throws -> Result) async throws -> Result {
    try await begin()
    do {
      let result = try await work()
      await end()
      return result
    } catch {
      await end()
      throw error
    }
  }

  /// Waits for a turn.
  private func begin() async throws {
    try Task.checkCancellation()
    if taken < most {
      taken += 1
      return
    }
    number += 1
    let own = number
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { waiting.append((own, $0)) }
    } onCancel: {
      Task { await leave(own) }
    }
  }

  /// Gives a turn back.
  private func end() {
    guard !waiting.isEmpty else {
      taken -= 1
      return
    }
    // The turn goes on to the next.
    waiting.removeFirst().turn.resume()
  }

  /// Somebody who waits has been cancelled; whose turn has come meanwhile finds that out by himself.
  private func leave(_ number: Int) {
    guard let place = waiting.firstIndex(where: { $0.number == number }) else { return }
    waiting.remove(at: place).turn.resume(throwing: CancellationError())
  }
}

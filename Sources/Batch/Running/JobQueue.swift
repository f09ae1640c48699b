/// The queue of a batch's jobs, from which each worker takes the next.
actor JobQueue {
  private let jobs: [BatchJob]
  /// The first that nobody has taken yet.
  private var next = 0
  /// Those on which another batch works: to be looked at again.
  private var postponed: [Int] = []
  /// Those on which a worker ended before it said anything of them.
  private var suspects: Set<Int> = []
  private var isClosed = false

  init(_ jobs: [BatchJob]) { self.jobs = jobs }

  /// What a worker takes.
  struct Taken: Sendable {
    let number: Int
    let job: BatchJob
  }

  /// How long a job rests on which somebody else works.
  private static let rest = Duration.milliseconds(250)

  /// The next job; nil: there are none, or no more are to be begun.
  func take() async -> Taken? {
    if isClosed { return nil }
    if next < jobs.count {
      next += 1
      return Taken(number: next - 1, job: jobs[next - 1])
    }
    guard !postponed.isEmpty else { return nil }
    let number = postponed.removeFirst()
    try? await Task.sleep(for: Self.rest)
    return isClosed ? nil : Taken(number: number, job: jobs[number])
  }

  /// Takes a job back that somebody else works on.
  func postpone(_ number: Int) { postponed.append(number) }

  /// Takes a job back whose worker ended before it said anything of it; false where it was taken back before.
  func takeBack(_ taken: Taken) -> Bool {
    guard suspects.insert(taken.number).inserted else { return false }
    postponed.append(taken.number)
    return true
  }

  /// From now on nobody gets a job.
  func close() { isClosed = true }
}

import Allocation
import Formulation
import Foundation
import Modelling
import Problems
import Search
import Sidereal

/// One search: when each phase ended, and how chance and bound came together.
struct Trace: Encodable {
  struct Event: Encodable {
    let seconds: Double
    let chance: Double
    let bound: Double
  }

  /// Seconds of each phase; the last three count from the start of the search, nil where it ended before.
  struct Phases: Encodable {
    let reading: Double
    let reduction: Double
    let firstPlan: Double?
    let rootBound: Double?
    let proof: Double?
  }

  /// How large the reduced problem is.
  struct Size: Encodable {
    let columns: Int
    let counters: Int
    let terms: Int
    let outcomes: Int
  }

  let status: String
  let chance: Double
  let bound: Double
  let nodes: Int
  let seconds: Double
  let phases: Phases
  let size: Size
  let events: [Event]

  static func record(file: String, _ options: SearchOptions) throws -> Trace {
    let bytes = try Bench.bytes(file)
    let (study, reading) = try timed {
      try Study(
        bytes: bytes, name: file, directory: URL(fileURLWithPath: file).deletingLastPathComponent().path)
    }
    // The search reduces for itself; this is only to see what it takes.
    let (reduction, reducing) = timed { Reduction(study.instance) }
    let log = ProgressLog()
    let answer = try study.solve(options) { log.note($0) }
    let answered = log.seconds
    let isProven = answer.status == .optimal
    return Trace(
      status: answer.status.rawValue, chance: answer.chance, bound: answer.bound, nodes: answer.search.nodes,
      seconds: answered,
      phases: Phases(
        reading: reading, reduction: reducing, firstPlan: log.firstPlan,
        rootBound: log.rootBound ?? (isProven ? answered : nil), proof: isProven ? answered : nil),
      size: Size(
        columns: reduction.columns.count, counters: reduction.counters.count, terms: reduction.terms.count,
        outcomes: reduction.outcomes.count),
      events: log.events + [Event(seconds: answered, chance: answer.chance, bound: answer.bound)])
  }

  private static func timed<Value>(_ work: () throws -> Value) rethrows -> (Value, Double) {
    let began = ContinuousClock.now
    let value = try work()
    return (value, (ContinuousClock.now - began) / .seconds(1))
  }
}

/// Progress as it comes in; unchecked because its state is only touched under the lock.
private final class ProgressLog: @unchecked Sendable {
  private let lock = NSLock()
  private let began = ContinuousClock.now
  private var noted: [Trace.Event] = []
  private var firstWithPlan: Double?
  private var firstWithNode: Double?

  var seconds: Double { (ContinuousClock.now - began) / .seconds(1) }
  var events: [Trace.Event] { lock.withLock { noted } }
  var firstPlan: Double? { lock.withLock { firstWithPlan } }
  var rootBound: Double? { lock.withLock { firstWithNode } }

  /// Keeps what changed.
  func note(_ progress: SearchProgress) {
    let now = seconds
    lock.withLock {
      if firstWithPlan == nil, progress.chance > 0 { firstWithPlan = now }
      if firstWithNode == nil, progress.nodes > 0 { firstWithNode = now }
      if let last = noted.last, last.chance == progress.chance, last.bound == progress.bound { return }
      noted.append(.init(seconds: now, chance: progress.chance, bound: progress.bound))
    }
  }
}

import Allocation

/// For one world the boundaries by which everything it needs can be finished, as far as that is known:
/// proofs from below, schedules from above.
package struct ScheduleAnswer {
  /// Those at which the deadline may fall, ascending.
  package let boundaries: [Int]
  /// No plan wins the world at an earlier boundary.
  package private(set) var firstWinnable = 0
  /// The shortest schedule that is known.
  private var best: [ScheduleList.Place]?
  private let list: ScheduleList
  /// Boundaries of which it is not known yet whether a schedule ends by them, ascending.
  private var open: [Int]
  /// Every boundary has an answer; false where a limit left some open.
  package private(set) var isComplete = true

  /// A plan that carries the shortest schedule out, in which everything is attempted as often as it is
  /// needed.
  package var plan: Plan? { best.map(list.plan) }

  /// Answers as far as the limits allow: first by energy, then by priority rules, at last by search.
  ///
  /// - Parameters:
  ///   - conflicts: dead ends that its proofs may take.
  ///   - mustStop: a request to end early.
  package init(
    _ question: ScheduleQuestion, _ boundaries: [Int], seed: UInt64, conflicts: Int,
    mustStop: () -> Bool
  ) {
    self.boundaries = boundaries
    open = boundaries
    var ranks = ScheduleRanks(question, seed: seed)
    list = ranks.list
    refuteAtOnce(question)
    if let found = ranks.best(noShorterThan: open.first ?? question.instance.steps) { take(found) }
    search(question, conflicts: conflicts, mustStop: mustStop)
  }

  /// From the earliest boundary up, as long as windows or energy refute: that needs no search.
  private mutating func refuteAtOnce(_ question: ScheduleQuestion) {
    let energy = ScheduleEnergy(question: question)
    while let first = open.first {
      if let windows = question.windows(by: first), !energy.isOverfull(windows) { return }
      open.removeFirst()
      firstWinnable = first + 1
    }
  }

  /// A schedule answers for all boundaries at or after its end.
  private mutating func take(_ found: [ScheduleList.Place]) {
    let makespan = list.makespan(found)
    if best.map({ makespan < list.makespan($0) }) ?? true { best = found }
    open.removeAll { $0 >= makespan }
  }

  /// From the latest open boundary down: what cannot end by one cannot end by an earlier one either.
  private mutating func search(_ question: ScheduleQuestion, conflicts: Int, mustStop: () -> Bool) {
    var left = conflicts
    while left > 0, !mustStop(), let boundary = open.popLast() {
      guard let windows = question.windows(by: boundary),
        let model = ScheduleModel(question, windows, by: boundary)
      else { continue }
      if model.isHopeless {
        firstWinnable = boundary + 1
        return
      }
      // The best schedule so far is a hint of what to try first.
      let solver = ScheduleSolver(model, hint: best)
      let answer = solver.solve(limit: left) { mustStop() }
      left -= solver.conflicts
      switch answer {
      case .none:
        firstWinnable = boundary + 1
        return
      case .schedule(let starts, let types):
        if let types {
          take(zip(types, starts).map { ScheduleList.Place(type: $0, start: $1) })
        } else if let found = list.forward(starts.map(Double.init)) {
          // The real kinds of attempts in the order of the schedule.
          take(found)
        }
      case .unknown: isComplete = false
      }
    }
    if !open.isEmpty { isComplete = false }
  }
}

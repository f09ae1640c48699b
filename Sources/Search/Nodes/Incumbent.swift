/// The incumbent as one lane knows it: the best chance so far, and what is known of the plan that has it.
///
/// The chance may have been found by another lane or by a naive allocator: then no point goes with it, and the search
/// around plans goes on from the last one that was this lane's own.
struct Incumbent {
  /// Only what exceeds it by more than the gap is looked for.
  var chance = 0.0
  /// The point of a plan that this lane found for it in the present task; nil: it found none.
  var point: [Int]?
  /// log φ of each term under the best plan that any lane is known to have; empty where there is none.
  private(set) var logs: [Double] = []
  /// The last plan that was best here, from whatever task.
  private(set) var state: PartialPlan?

  /// Takes over what a task says that all lanes know.
  mutating func begin(_ task: NodeTask) {
    chance = task.best
    point = nil
    logs = task.logs
  }

  /// A better plan takes its place.
  mutating func replace(by plan: PartialPlan, chance: Double) {
    self.chance = chance
    point = plan.point
    state = plan
    logs = plan.logs
  }
}

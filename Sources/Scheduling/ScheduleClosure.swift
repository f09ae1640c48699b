/// The transitive closure of precedence: which tasks wait for which, over any number of others between.
struct ScheduleClosure {
  /// For each task all that it waits for.
  private var waits: [Set<Int>]
  private let question: ScheduleQuestion

  /// Quadratic in the tasks, of which there are some hundred.
  init(_ question: ScheduleQuestion) {
    self.question = question
    waits = question.tasks.map { _ in [] }
    // Arcs are in the order of what waits for what.
    for arc in question.arcs where arc.lag > 0 { waits[arc.to].formUnion(waits[arc.from].union([arc.from])) }
  }

  /// Whether one activity is over before the other may begin, because of the order of their tasks: then
  /// nobody need say which comes first.
  func isSettled(_ one: ScheduleModel.Activity, _ other: ScheduleModel.Activity) -> Bool {
    func isOver(_ first: ScheduleModel.Activity, before second: ScheduleModel.Activity) -> Bool {
      // People are held beyond the delivery in none of its ways.
      waits[second.task].contains(first.task)
        && question.tasks[first.task].modes.allSatisfy { $0.hold <= $0.length }
    }
    return isOver(one, before: other) || isOver(other, before: one)
  }
}

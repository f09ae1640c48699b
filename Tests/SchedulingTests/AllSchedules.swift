import Allocation

@testable import Scheduling

/// Every schedule of a tiny question: a kind of attempt and a start for each task, by trying them all.
struct AllSchedules {
  typealias Place = ScheduleList.Place

  let question: ScheduleQuestion
  let boundary: Int
  private(set) var schedules: [[Place]] = []
  private let most: Int

  /// Nil where there are more than `most`.
  init?(_ question: ScheduleQuestion, by boundary: Int, most: Int = 3_000) {
    self.question = question
    self.boundary = boundary
    self.most = most
    guard place([], question.instance.headcounts) else { return nil }
  }

  private var instance: Instance { question.instance }

  func length(_ place: Place) -> Int { instance.types[place.type].outcomes[question.world]?.length ?? 0 }

  func end(_ place: Place) -> Int { place.start + length(place) }

  private mutating func place(_ placed: [Place], _ free: [[Int]]) -> Bool {
    let task = placed.count
    if task == question.tasks.count {
      schedules.append(placed)
      return schedules.count <= most
    }
    for type in question.tasks[task].types {
      let kind = instance.types[type]
      let allowed = kind.starts ?? 0..<instance.steps
      for start in allowed where start + kind.length <= instance.steps {
        let own = Place(type: type, start: start)
        guard end(own) <= boundary, follows(own, task, placed) else { continue }
        var left = free
        for holding in kind.held {
          for step in start..<start + kind.length { left[holding.pool][step] -= holding.people }
        }
        if left.contains(where: { $0.contains { $0 < 0 } }) { continue }
        if !place(placed + [own], left) { return false }
      }
    }
    return true
  }

  private func follows(_ own: Place, _ task: Int, _ placed: [Place]) -> Bool {
    question.arcs.allSatisfy { arc in
      guard arc.to == task else { return true }
      return own.start >= (arc.lag > 0 ? end(placed[arc.from]) : placed[arc.from].start)
    }
  }

  /// The least boundary by which all of some schedule ends; nil: there is none.
  var shortest: Int? { schedules.map { $0.map(end).max() ?? 0 }.min() }

  /// The value that a schedule gives each variable of a model of the question.
  func values(_ schedule: [Place], _ model: ScheduleModel) -> [Int] {
    var values = [Int?](repeating: nil, count: model.low.count / 2)
    for (task, place) in schedule.enumerated() {
      values[task] = place.start
      if let quantity = model.ends[task] { values[quantity / 2] = end(place) }
      for way in model.ways[task] {
        let isTaken = way.mode.type == place.type
        values[way.early / 2] = isTaken ? place.start : way.last + 1
        values[way.late / 2] = isTaken ? place.start : way.first - 1
      }
    }
    for pair in model.pairs {
      guard let order = pair.order else { continue }
      let (one, other) = (model.activities[pair.one].task, model.activities[pair.other].task)
      values[order / 2] = schedule[one].start < schedule[other].start ? 1 : 0
    }
    return values.enumerated().map { $1 ?? model.low[2 * $0] }
  }

  /// Whether a fact holds of such values.
  static func holds(_ literal: ScheduleStore.Literal, _ values: [Int]) -> Bool {
    let value = values[literal.quantity / 2]
    return (literal.quantity.isMultiple(of: 2) ? value : -value) >= literal.value
  }

  /// The schedules in which each task is done in one of a model's ways: others are as good.
  func modelled(_ model: ScheduleModel) -> [[Place]] {
    schedules.filter { schedule in
      zip(schedule, question.tasks).allSatisfy { place, task in
        task.modes.contains { $0.type == place.type }
      }
    }
  }
}

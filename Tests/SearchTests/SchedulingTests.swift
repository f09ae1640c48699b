import Allocation
import Search
import Support
import Testing

/// Project scheduling: an activity is a chunk done by one mixed team, always correctly, after others.
@Suite("Schedules of scarce resources")
struct SchedulingTests {
  /// A small random project.
  struct Project: CustomTestStringConvertible {
    let seed: Int
    var capacities: [Int] = []
    var durations: [Int] = []
    /// For each activity its people of each resource.
    var demands: [[Int]] = []
    /// For each activity those before it.
    var after: [[Int]] = []

    var testDescription: String { "seed \(seed)" }

    init(seed: Int) {
      self.seed = seed
      var state = UInt64(seed) &* 7_919
      func draw(_ range: ClosedRange<Int>) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return range.lowerBound + Int(state >> 33) % range.count
      }
      capacities = [draw(2...4), draw(2...3)]
      for activity in 0..<draw(5...7) {
        durations.append(draw(1...4))
        let first = draw(0...capacities[0])
        demands.append([first, first == 0 ? draw(1...capacities[1]) : draw(0...capacities[1])])
        after.append((0..<activity).filter { _ in draw(1...3) == 1 })
      }
    }

    /// The shortest schedule: some order of the activities, each placed as early as it fits, is optimal.
    var makespan: Int {
      let horizon = durations.reduce(0, +)
      var best = horizon
      var free = capacities.map { [Int](repeating: $0, count: horizon) }
      var ends = [Int?](repeating: nil, count: durations.count)

      func hold(_ activity: Int, _ start: Int, _ sign: Int) {
        for (resource, people) in demands[activity].enumerated() {
          for step in start..<(start + durations[activity]) { free[resource][step] -= sign * people }
        }
      }
      func fits(_ activity: Int, _ start: Int) -> Bool {
        demands[activity].enumerated().allSatisfy { resource, people in
          (start..<(start + durations[activity])).allSatisfy { free[resource][$0] >= people }
        }
      }
      func place(_ placed: Int, _ length: Int) {
        if length >= best && placed < durations.count { return }
        if placed == durations.count {
          best = min(best, length)
          return
        }
        for activity in durations.indices where ends[activity] == nil {
          let before = after[activity].map { ends[$0] }
          if before.contains(nil) { continue }
          let earliest = before.compactMap { $0 }.max() ?? 0
          guard let start = (earliest...(horizon - durations[activity])).first(where: { fits(activity, $0) })
          else { continue }
          hold(activity, start, 1)
          ends[activity] = start + durations[activity]
          place(placed + 1, max(length, start + durations[activity]))
          ends[activity] = nil
          hold(activity, start, -1)
        }
      }
      place(0, 0)
      return best
    }

    /// The project as a problem whose deadline is any of these with equal chances.
    func text(deadlines: ClosedRange<Int>) -> String {
      let share = 1 / Double(deadlines.count)
      let law = deadlines.map { "\($0): \(share)" }.joined(separator: ", ")
      var lines = ["time: {horizon: \(deadlines.upperBound)}", "deadline: {\(law)}", "pools:"]
      lines += capacities.enumerated().map { "  r\($0): {headcount: \($1)}" }
      lines.append("chunks:")
      for activity in durations.indices {
        let team = demands[activity].enumerated().filter { $1 > 0 }.map { "r\($0): \($1)" }
        let waits = after[activity].map { "a\($0)" }.joined(separator: ", ")
        lines.append(
          "  a\(activity): {years: \(durations[activity]), team: {\(team.joined(separator: ", "))}, "
            + "correct: 1" + (waits.isEmpty ? "}" : ", after: [\(waits)]}"))
      }
      return lines.joined(separator: "\n") + "\n"
    }
  }

  @Test("deadlines around the shortest schedule", arguments: (1...11).map(Project.init))
  func deadlinesAroundTheOptimum(project: Project) throws {
    let best = project.makespan
    let deadlines = max(1, best - 2)...(best + 2)
    let instance = try Instance(text: project.text(deadlines: deadlines))
    let result = try Cases.solve(instance, gap: 1e-6, project.testDescription)
    #expect(abs(result.chance - 3 / Double(deadlines.count)) < 1e-12)
  }

  @Test("one step less than the shortest schedule is hopeless", arguments: (1...4).map(Project.init))
  func tooShort(project: Project) throws {
    let best = project.makespan
    let instance = try Instance(text: project.text(deadlines: (best - 1)...(best - 1)))
    #expect(try Cases.solve(instance, gap: 1e-6, project.testDescription).bound < 1e-6)
  }
}

import Allocation

/// A plan summed up for people: equal copies and rolling starts in one line each.
///
/// A line holds attempts of one kind. It loses which copy starts when, but not how many people are at work: of rolling starts
/// it says the most at once, which is what headcounts are compared with.
struct PlanLine: Equatable {
  /// The kind of attempt.
  let type: Int
  /// Most people that it holds at once, of each pool of the team.
  var people: [Int]
  /// All of them together.
  var attempts: Int
  /// The first start.
  var from: Int
  /// The last end.
  var to: Int
  /// How the attempts are spread; nil where they all start together on one chunk.
  var note: PlanLineNote?
}

/// How the attempts of one line are spread.
struct PlanLineNote: Equatable {
  /// Copies of a separate bundle, and the attempts that each gets where that is the same for all.
  var copies: Int?
  /// Nil where copies get different numbers.
  var attemptsPerCopy: Int?
  /// How many different starts there are, and the steps between them where that is the same for all.
  var starts: Int
  /// Nil where they come at uneven steps.
  var stride: Int?
}

/// Sums up the entries of a plan. Crowds start on many copies in many steps: a line for each would bury what the plan
/// is about.
enum PlanLines {
  /// Lines of one kind of attempt that are still listed one by one.
  static let mostLines = 6

  /// The lines of one bundle, in order of start and type.
  ///
  /// - Parameter mostLines: of one kind of attempt; where there are more, its starts stand in one line.
  static func lines(
    of bundle: Int, plan: Plan, in instance: Instance, mostLines: Int = PlanLines.mostLines
  ) -> [PlanLine] {
    let entries = plan.entries.filter { instance.types[$0.type].bundle == bundle }
    let byType = Dictionary(grouping: entries, by: \.type)
    var lines: [PlanLine] = []
    for type in byType.keys.sorted() {
      let ofType = byType[type] ?? []
      let alike = merged(ofType, in: instance)
      lines += alike.count <= mostLines ? alike : [line(ofType, in: instance)]
    }
    return lines.sorted { ($0.from, $0.type, $0.to) < ($1.from, $1.type, $1.to) }
  }

  /// Entries of one type, merged where the same happens at several starts.
  private static func merged(_ entries: [Plan.Entry], in instance: Instance) -> [PlanLine] {
    let byStart = Dictionary(grouping: entries, by: \.start)
    // What happens at a start: how many copies get how many attempts.
    var patterns: [[Int]: [Plan.Entry]] = [:]
    for start in byStart.keys.sorted() {
      let here = byStart[start] ?? []
      patterns[here.map(\.attempts).sorted(), default: []] += here
    }
    return patterns.values.map { line($0, in: instance) }
  }

  /// One line for entries of one type, with a note on how they are spread where there is more than one start or copy.
  private static func line(_ entries: [Plan.Entry], in instance: Instance) -> PlanLine {
    let type = instance.types[entries[0].type]
    let starts = Set(entries.map(\.start)).sorted()
    let gaps = Set(zip(starts.dropFirst(), starts).map { $0 - $1 })
    let copies = Dictionary(grouping: entries, by: \.copy).mapValues { $0.reduce(0) { $0 + $1.attempts } }
    let perCopy = Set(copies.values)
    let peak = peak(entries, length: type.length)
    let isPlain = starts.count == 1 && copies.count == 1 && !instance.bundles[type.bundle].isSeparate
    return PlanLine(
      type: entries[0].type, people: type.held.map { $0.people * peak },
      attempts: entries.reduce(0) { $0 + $1.attempts }, from: starts[0],
      to: starts[starts.count - 1] + type.length,
      note: isPlain
        ? nil
        : PlanLineNote(
          copies: instance.bundles[type.bundle].copies > 1 ? copies.count : nil,
          attemptsPerCopy: perCopy.count == 1 ? perCopy.first : nil, starts: starts.count,
          stride: gaps.count == 1 ? gaps.first : nil))
  }

  /// The most attempts under way at once.
  private static func peak(_ entries: [Plan.Entry], length: Int) -> Int {
    var changes: [Int: Int] = [:]
    for entry in entries {
      changes[entry.start, default: 0] += entry.attempts
      changes[entry.start + length, default: 0] -= entry.attempts
    }
    var (now, most) = (0, 0)
    for boundary in changes.keys.sorted() {
      now += changes[boundary] ?? 0
      most = max(most, now)
    }
    return most
  }
}

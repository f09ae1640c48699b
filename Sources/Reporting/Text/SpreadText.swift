import Answers

/// How far plans near the best lie apart, as text: who is free to plan otherwise without losing much.
///
/// It tells ranges of what was found, and no more: a plan outside them may be as good.
struct SpreadText {
  /// Answer and problem.
  let report: ValueReport
  /// Columns of the terminal.
  let width: Int

  /// Person-years below which nobody speaks of a difference.
  private static let least = 0.05
  /// Chunks that are named: those with the most room.
  private static let mostNames = 4

  /// Two sentences; nothing where no other plan was found.
  var text: String {
    // Where every good plan is like the best nothing can be done otherwise that would show.
    guard let far = report.answer.farthest else { return "" }
    // Found by walks from plan to plan, so no more is said than that.
    let apart =
      "the farthest that was found has \(Percent.text(far.chance, decimals: 2)) and spends "
      + "\(years(far.apart)) person-years otherwise"
    return TextLayout.sentence(
      "person-years in plans found (in the best): ", ranges, most: Self.mostNames, width: width)
      + TextLayout.sentence("\(apart): ", moves(far), most: Self.mostNames, width: width)
  }

  /// Person-years to one decimal: nobody plans in weeks for decades.
  private func years(_ number: Double) -> String { Digits.plain(number, decimals: 1) }

  /// The chunks whose person-years differ most, as ranges.
  private var ranges: [String] {
    // What all of them do alike says nothing about what is free.
    let wide = report.answer.shares.enumerated().filter { $0.element.most - $0.element.least > Self.least }
    // The widest first, since only some have room; of equals those that the problem states first.
    return wide.sorted {
      ($1.element.most - $1.element.least, $0.offset) < ($0.element.most - $0.element.least, $1.offset)
    }.map(\.element).map {
      "\($0.chunk) \(years($0.least)) to \(years($0.most)) (\(years($0.best)))"
    }
  }

  /// What the farthest plan does more and less of than the best, the largest difference first.
  private func moves(_ far: ValueAnswer.Farthest) -> [String] {
    // Signs say what becomes of the best plan's own work on a chunk.
    let moved = zip(report.answer.shares, far.personYears).map { ($0.chunk, $1 - $0.best) }
    return moved.enumerated().filter { abs($0.element.1) > Self.least }
      .sorted { (-abs($0.element.1), $0.offset) < (-abs($1.element.1), $1.offset) }
      .map(\.element).map { "\($0) \($1 > 0 ? "+" : "−")\(years(abs($1)))" }
  }
}

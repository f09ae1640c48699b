import Charts
import Reporting

/// Numbers and names as the report says them.
enum Words {
  /// A chance.
  static func chance(_ chance: Double) -> String { Percent.text(chance) }

  /// A bound, which is never told as lower than it is.
  static func bound(_ bound: Double) -> String { Percent.text(bound, decimals: 2, rounding: .up) }

  /// A moment as the file has it: a year, or a number of years from the start.
  static func moment(_ moment: Double) -> String { Digits.plain(moment, decimals: 2) }

  /// "in 2026", "at 2.5": what is a year, and what is a number of years from the start.
  static func when(_ moment: Double) -> String {
    (abs(moment) < leastYear ? "at " : "in ") + self.moment(moment)
  }

  /// Moments before this are no years of a calendar.
  private static let leastYear = 1000.0

  /// "40.5 points", "1 point"; of chance.
  static func points(_ difference: Double) -> String {
    let text = Digits.points(abs(difference))
    return text == "1" || text == "1.0" ? "1 point" : "\(text) points"
  }

  /// "+2.7", "−0.3".
  static func signed(_ difference: Double) -> String {
    let text = Digits.points(abs(difference))
    return text == "0" ? "0" : (difference < 0 ? "−" : "+") + text
  }

  /// "8 theorists", "4 theorists + 8 engineers".
  static func team(_ people: [Int], _ pools: [String]) -> Phrase {
    zip(people, pools).map { people, pool in "\(Digits.whole(people)) \(name: pool)" as Phrase }.joined(" + ")
  }

  /// A number of the file in three digits or so: "18M", "0.12", "2040".
  static func value(_ value: Double) -> String {
    for (unit, mark) in [(1e9, "B"), (1e6, "M"), (1e3, "k")] where abs(value) >= max(unit, 1e4) {
      return Digits.plain(value / unit, decimals: abs(value) < 10 * unit ? 2 : 1) + mark
    }
    return Digits.plain(value, decimals: abs(value) < 1 ? 3 : 2)
  }

  /// "8 from theorists", as part of a sentence: the name of a pool is in whatever number its author chose.
  static func people(_ people: [Int], _ pools: [String]) -> Phrase {
    zip(people, pools).map { people, pool in "\(Digits.whole(people)) from \(name: pool)" as Phrase }.joined(
      " + ")
  }

  /// "1 rule", "7 rules".
  static func counted(_ count: Int, _ noun: String) -> String { Digits.counted(count, noun) }
}

import Allocation
import Answers

/// Plans as tables, the same wherever a plan is told.
extension PlainTable {
  /// The rows of a plan.
  ///
  /// A mixed team has a line for each of its pools, under one row number, so that people can be added up; attempts are
  /// those of the whole row.
  static let planHeader = ["row", "chunk", "copy", "pool", "people", "attempts", "from", "to", "branch"]

  /// Lines of a plan, numbered from 1.
  static func lines(_ rows: [PlanRow]) -> [[Cell]] {
    rows.enumerated().flatMap { place, row in
      zip(row.pools, row.people).map { pool, people in
        [
          .whole(place + 1), .text(row.chunk), .whole(row.copy), .text(pool), .whole(people),
          .whole(row.attempts),
          .number(row.start), .number(row.end), .optional(row.branch),
        ]
      }
    }
  }

  /// The awards of a plan.
  static let grantsHeader = ["grant", "award", "quantity", "branch"]

  /// Lines of awards; those of no branch are made whatever is seen.
  static func lines(_ awards: [AwardRow]) -> [[Cell]] {
    awards.map { [.text($0.grant), .number($0.moment), .whole($0.quantity), .optional($0.branch)] }
  }

  /// Which file a report is about, and how the work on it ended: in the table of one row that every report has.
  static let identityHeader = ["title", "file", "sha256", "status"]

  /// The cells under it.
  static func identity(_ problem: ProblemIdentity, _ status: Status) -> [Cell] {
    [.optional(problem.title), .text(problem.file), .text(problem.sha256), .text(status.rawValue)]
  }
}

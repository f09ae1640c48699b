import Foundation
import Problems
import Testing

@Suite("Dates and moments")
struct MomentTests {
  @Test("The first of every month lies on the grid of months, quarters and half years")
  func firsts() throws {
    for (step, months) in [("1 month", 1), ("1 quarter", 3), ("6 months", 6), ("0.25", 3), ("2 months", 2)] {
      for year in [2026, 2028, 2100] {
        for month in stride(from: 1, through: 12, by: months) {
          let date = String(format: "%d-%02d-01", year, month)
          let problem = try Sample.problem(
            Sample.text(time: "{start: 2026-01-01, step: \(step), horizon: 80}", deadline: date))
          guard case .points(let points, _) = problem.deadline, let moment = points.first?.moment else {
            Issue.record("\(date) is no point")
            continue
          }
          let boundary = ((year - 2026) * 12 + month - 1) / months
          #expect(problem.time.lastBoundary(atOrBefore: moment) == boundary, "\(date) by \(step)")
          #expect(problem.time.firstBoundary(atOrAfter: moment) == boundary, "\(date) by \(step)")
        }
      }
    }
  }

  @Test("A half year of work, half-year steps, a deadline half a year after the start")
  func halfYear() throws {
    let problem = try Sample.problem(
      Sample.text(
        time: "{start: 2026-01-01, step: 6 months, horizon: 4}", deadline: "2026-07-01",
        pools: "{p: {headcount: 1}}", chunks: "{a: {years: 0.5}}"))
    #expect(problem.deadline.weights(on: problem.time) == [0, 1, 0, 0, 0, 0, 0, 0, 0])
  }

  @Test("Every day of four years is shown as it was written, and days rise")
  func days() throws {
    var before = -1.0
    var days = 0
    for year in [1999, 2000, 2026, 2028] {
      for month in 1...12 {
        for day in 1...31 {
          let date = String(format: "%04d-%02d-%02d", year, month, day)
          let text = Sample.text(time: "{start: 0, horizon: 3000}", deadline: date)
          guard let problem = try? Sample.problem(text) else { continue }
          guard case .points(let points, _) = problem.deadline, let moment = points.first?.moment else {
            continue
          }
          #expect(Moment.date(moment) == date)
          #expect(problem.time.showsDates)
          if year != 2000 || month > 1 { #expect(moment > before) }
          before = moment
          days += 1
        }
      }
    }
    #expect(days == 365 + 366 + 365 + 366)
  }

  @Test("A date is its year, its twelfths and its share of the month")
  func formula() throws {
    for (date, moment) in [
      ("2026-01-01", 2026), ("2026-01-02", 2026 + 1.0 / 372), ("2026-02-15", 2026 + 1.0 / 12 + 14.0 / 336),
      ("2028-02-29", 2028 + 1.0 / 12 + 28.0 / 348), ("2026-12-31", 2026 + 11.0 / 12 + 30.0 / 372),
      ("2026-7-1", 2026.5), ("0001-04-01", 1.25),
    ] {
      let law = try Sample.problem(Sample.text(time: "{start: 0, horizon: 3000}", deadline: date)).deadline
      guard case .points(let points, _) = law, let found = points.first?.moment else { continue }
      #expect(abs(found - moment) < 1e-9, "\(date)")
    }
  }

  @Test("Boundaries in words, and what no date can say")
  func words() {
    let grid = TimeGrid(start: 2026, step: 1.0 / 12, horizon: 50)
    for boundary in 0...600 {
      let wanted = String(format: "%04d-%02d-01", 2026 + boundary / 12, boundary % 12 + 1)
      #expect(Moment.date(grid.moment(of: boundary)) == wanted)
    }
    #expect(Moment.date(-1) == nil)
    #expect(Moment.date(1e12) == nil)
    #expect(Moment.date(.nan) == nil)
    #expect(Moment.date(0) == "0000-01-01")
  }

  @Test("Files without a date show numbers")
  func numbers() throws {
    #expect(try !Sample.problem(Sample.text(deadline: "2040.5")).time.showsDates)
    for part in [
      Sample.text(deadline: "{2040-01-01: 50%, never: 50%}"), Sample.text(deadline: "{median: 2040-01-01}"),
      Sample.text(pools: "{p: {headcount: {2026-01-01: 3}}}"),
      Sample.text(more: "information: {worlds: 2030-01-01}"),
      Sample.text(time: "{start: 2026, until: 2050-01-01}"),
      Sample.text(more: "budgets: {m: {2026-01-01: 3}}"),
    ] {
      #expect(try Sample.problem(part).time.showsDates, "\(part)")
    }
  }
}

import Foundation
import Testing

/// `ladder --review`.
@Suite struct ReviewCommandTests {
  static let small = """
    time: {horizon: 3}
    deadline: {2: 20%, 3: 80%}
    pools: {people: {headcount: 1, correct: 50%}}
    chunks: {a: {years: 1}, b: {years: 1}}
    """

  func ladder(_ arguments: String...) throws -> Command.Result {
    try Command.run(["ladder", "-", "--no-equivalents", "--errors", "0"] + arguments, input: Self.small)
  }

  @Test func json() throws {
    let run = try ladder("--json", "--review", "1", "--review-runs", "300")
    #expect(run.code == 0 && run.messages.isEmpty)
    let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    let review = try #require((value as? [String: Any])?["review"] as? [String: Any])
    #expect(
      Set(review.keys) == [
        "years", "runs", "static", "reviewed", "difference", "interval", "plans", "complete",
      ])
    #expect(review["years"] as? Double == 1 && review["runs"] as? Int == 300)
    #expect((review["difference"] as? Double ?? 0) > 0 && (review["plans"] as? Int ?? 0) > 0)
    #expect((review["interval"] as? [Double])?.count == 2)
  }

  @Test func words() throws {
    let text = try ladder("--review", "1", "--review-runs", "100").output
    #expect(text.contains("what reviews are worth") && text.contains("every 1 year the plan is made anew"))
    #expect(!(try ladder().output.contains("what reviews are worth")))
  }

  @Test(arguments: [
    ["--review", "0"], ["--review", "-1"], ["--review", "nan"], ["--review", "inf"], ["--review", "soon"],
    ["--review-runs", "1"], ["--review-runs", "1000001"],
  ])
  func wrongArguments(_ arguments: [String]) throws {
    let run = try Command.run(["ladder", "-"] + arguments, input: Self.small)
    #expect(run.code == 64 && run.messages.contains(arguments[0]), "\(run.messages)")
  }
}

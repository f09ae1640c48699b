import Allocation
import Answers
import Testing

@testable import Reporting

/// Sentences on plans that lie far from the best, on what is bought, and on what grants are worth with and without each other.
@Suite struct SpreadTextTests {
  static func text(_ change: (inout ValueAnswer) -> Void) -> String {
    var answer = ValueAnswer(within: 0.02, search: .init(seconds: 0, seed: 1, gapAsked: 1e-4))
    change(&answer)
    return ValueReport(
      problem: .init(title: nil, file: "v.yaml", sha256: "0"), instance: Instance(Small.rich), answer: answer
    ).text(in: TextSpace(width: 100))
  }

  @Test func farthestPlan() {
    let text = Self.text { answer in
      answer.shares = [
        .init("same", best: 3, least: 3, most: 3), .init("a", best: 8, least: 4.5, most: 9),
        .init("b", best: 3, least: 0, most: 12.5),
      ]
      answer.farthest = .init(chance: 0.4912, apart: 5, personYears: [3, 4.5, 9.5], rows: [])
    }
    #expect(
      text.contains("what plans within 2.0 points of the best need, and what else they may do\n"))
    #expect(
      text.contains("person-years in plans found (in the best): b 0 to 12.5 (3), a 4.5 to 9 (8)\n"))
    #expect(
      text.contains(
        "the farthest that was found has 49.12 % and spends 5 person-years otherwise: b +6.5, a −3.5"))
    #expect(!text.contains("same"))
  }

  @Test func nothingWithoutAnotherPlan() {
    let text = Self.text { $0.shares = [.init("a", best: 8, least: 8, most: 8)] }
    #expect(!text.contains("person-years"))
  }

  @Test func grants() {
    let text = Self.text { answer in
      answer.first = [.init(.init(.grant, "x"), quantity: 2, gain: 0.125)]
      answer.grants = [
        .init("y", alone: .init(0, 0), beside: .init(0, 0)),
        .init("x", alone: .init(0.125, 0.13), beside: .init(0.05, 0.06)),
      ]
    }
    #expect(text.contains("what to fund first, beginning without any grant\n"))
    let hired = Self.text { $0.first = [.init(.init(.pool, "x"), quantity: 1, gain: 0.5)] }
    #expect(hired.contains("whom to hire first\n  pool  number  points  times naive\n"))
    #expect(text.contains("points by a grant alone, and beside all others: x 12.5 and 5.0, y 0 and 0\n"))
  }
}

import Foundation
import Problems
import Testing

@Suite("People and money on the grid")
struct PeopleAndMoneyTests {
  let years = TimeGrid(start: 2026, step: 1, horizon: 6)

  @Test("People count from their moment on, off the grid from the next step on")
  func schedule() {
    let headcount = Headcount.schedule([
      .init(moment: 2027, people: 5), .init(moment: 2028.5, people: 0), .init(moment: 2030, people: 7),
      .init(moment: 2090, people: 1000),
    ])
    #expect(headcount.people(on: years) == [0, 5, 5, 0, 7, 7])
    #expect(Headcount.schedule([.init(moment: 2026, people: 3)]).people(on: years) == [3, 3, 3, 3, 3, 3])
  }

  @Test("Moments before the start count from the start; the last of them holds")
  func early() {
    let headcount = Headcount.schedule([
      .init(moment: 2000, people: 5), .init(moment: 2020, people: 8), .init(moment: 2026.2, people: 9),
    ])
    #expect(headcount.people(on: years) == [8, 9, 9, 9, 9, 9])
  }

  @Test("Two changes within a step: the later one holds")
  func within() {
    let headcount = Headcount.schedule([
      .init(moment: 2026.2, people: 4), .init(moment: 2026.7, people: 6),
    ])
    #expect(headcount.people(on: years) == [0, 6, 6, 6, 6, 6])
  }

  @Test("Growth is a year, rounded down at each step")
  func growth() {
    let ten = Headcount.growth(start: 300, rate: 0.1)
    // 300, 330, 363, 399.3, 439.23, 483.153
    #expect(ten.people(on: years) == [300, 330, 363, 399, 439, 483])
    #expect(Headcount.growth(start: 8, rate: -0.5).people(on: years) == [8, 4, 2, 1, 0, 0])
    // Whole numbers are not lost: 1.1² · 100 is 121.00000000000001 or a little less.
    #expect(Headcount.growth(start: 100, rate: 0.1).people(on: years)[2] == 121)
    let halves = TimeGrid(start: 2026, step: 0.5, horizon: 2)
    #expect(Headcount.growth(start: 100, rate: 1).people(on: halves) == [100, 141, 200, 282])
  }

  @Test("Absurd growth neither overflows nor makes people out of nobody")
  func absurd() {
    let long = TimeGrid(start: 0, step: 1, horizon: 5000)
    #expect(Headcount.growth(start: 0, rate: 0.5).people(on: long).allSatisfy { $0 == 0 })
    let most = Headcount.growth(start: 10_000_000, rate: 9).people(on: long)
    #expect(most.allSatisfy { $0 >= 10_000_000 && $0 <= 1_000_000_000_000 })
  }

  @Test("Income adds up, off the grid from the next boundary on")
  func income() {
    let budget = Budget(
      name: "money",
      income: [
        .init(moment: 2000, amount: 1), .init(moment: 2026, amount: 10), .init(moment: 2027.5, amount: 100),
        .init(moment: 2031, amount: 1000), .init(moment: 2032, amount: 10_000),
        .init(moment: 2090, amount: 100_000),
      ])
    #expect(budget.cumulativeIncome(on: years) == [11, 11, 111, 111, 111, 1111])
    #expect(Budget(name: "none", income: []).cumulativeIncome(on: years) == [0, 0, 0, 0, 0, 0])
  }
}

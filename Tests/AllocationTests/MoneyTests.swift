import Probability
import Problems
import Testing

@testable import Allocation

@Suite("Money")
struct MoneyTests {
  private func instance(cost: String, budget: String, people: Int = 9, step: String = "1") throws -> Instance
  {
    let text = """
      time: {step: \(step), horizon: \(step)}
      deadline: \(step)
      pools: {p: {headcount: \(people), correct: 50%, cost: \(cost)}}
      budgets: {money: \(budget)}
      chunks: {a: {years: \(step)}}
      """
    return Instance(try ProblemReader.read(Array(text.utf8), directory: ".").problem)
  }

  private func canPay(_ attempts: Int, _ instance: Instance) -> Bool {
    instance.violations(of: Plan(entries: [.init(type: 0, start: 0, attempts: attempts)], gates: [nil]))
      .isEmpty
  }

  @Test(
    "is compared on the scale of the amounts",
    arguments: [
      ("1e-10", "2e-10", 2), ("1e-100", "2e-100", 2), ("1e200", "2e200", 2), ("1e-300", "2e-300", 2),
      ("1e308", "1.7e308", 1), ("5e-324", "1e-323", 2), ("1e-300", "1e300", 9), ("1e300", "1e-300", 0),
      ("1", "1e20", 9), ("0", "0", 9), ("1e-300", "0", 0), ("3", "8.999", 2), ("0.1", "0.3", 3),
      ("1", "2.999999996", 2), ("1", "2.9999999995", 3), ("1e100", "2.999999996e100", 2),
    ])
  func scale(cost: String, budget: String, payable: Int) throws {
    let instance = try instance(cost: cost, budget: budget)
    for attempts in 1...9 {
      #expect(canPay(attempts, instance) == (attempts <= payable), "\(attempts) at \(cost) of \(budget)")
    }
  }

  @Test("with steps as long and as short as they may be", arguments: ["1e-250", "1e250", "1e-7"])
  func steps(step: String) throws {
    let instance = try instance(
      cost: "1e-60", budget: "\(step == "1e-7" ? "3e-67" : step == "1e250" ? "3e190" : "3e-310")", step: step)
    #expect(canPay(3, instance) && !canPay(4, instance))
  }

  @Test("that comes in over time is summed without leaving what a double holds")
  func sums() throws {
    let text = """
      time: {horizon: 3}
      deadline: 3
      pools: {p: {headcount: 9, correct: 50%, cost: 1e308}}
      budgets: {money: {0: 1e308, 1: 1.5e308, 2: 1.7e308}}
      chunks: {a: {years: 1}}
      """
    let instance = Instance(try ProblemReader.read(Array(text.utf8), directory: ".").problem)
    func canPay(_ attempts: [Int]) -> Bool {
      let entries = attempts.enumerated().filter { $0.1 > 0 }.map {
        Plan.Entry(type: 0, start: $0.offset, attempts: $0.element)
      }
      return instance.violations(of: Plan(entries: entries, gates: [nil])).isEmpty
    }
    #expect(canPay([1, 1, 2]) && canPay([0, 2, 2]) && canPay([0, 0, 4]))
    #expect(!canPay([2, 0, 0]) && !canPay([1, 2, 0]) && !canPay([0, 0, 5]))
  }

  @Test("absurd plans of strangers are told, not trapped on")
  func strangers() throws {
    let instance = try instance(cost: "1", budget: "5")
    #expect(!canPay(.max, instance))
    #expect(
      Plan(entries: [.init(type: 0, start: 0, attempts: .max)], gates: [nil]).personSteps(in: instance)
        == .max)
  }

  @Test("exact sums have the sign that whole numbers say", arguments: 0..<20)
  func exactSums(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    // Whole numbers times powers of two, that cancel all but a small rest.
    for _ in 0..<50 {
      var total = ExactTotal()
      var terms: [Double] = []
      for _ in 0..<random.below(40) {
        let term =
          Double(random.below(1 << 50))
          * Double(sign: .plus, exponent: random.below(400) - 200, significand: 1)
        terms += [term, -term]
      }
      let rest = Double(random.below(3) - 1) * 0x1p-600
      terms.append(rest)
      for place in terms.indices.reversed() { terms.swapAt(place, random.below(place + 1)) }
      for term in terms { total.add(term) }
      #expect(total.isPositive == (rest > 0), "seed \(seed)")
    }
    // a·b − a·b, one of them in two halves.
    let (a, b) = (Double(random.below(1 << 52) | 1), Double(random.below(1 << 52) | 1))
    var product = ExactTotal()
    product.add(a, times: b)
    product.add(-a, times: (b / 2).rounded(.down))
    product.add(-a, times: b - (b / 2).rounded(.down))
    #expect(!product.isPositive)
    product.add(0x1p-1000)
    #expect(product.isPositive)
  }
}

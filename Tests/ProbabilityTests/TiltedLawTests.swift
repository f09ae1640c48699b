import Foundation
import Support
import Testing

@testable import Probability

/// Parts of the Poisson-binomial tail, each against laws convolved without rounding.
@Suite("Binomial laws and their tilts")
struct TiltedLawTests {
  private static func chances(_ groups: [BernoulliGroup]) -> [Double] {
    groups.flatMap { [Double](repeating: $0.yes, count: $0.attempts) }
  }

  /// Correctnesses of any size, from nearly none to nearly certain.
  private static func correct(_ dice: inout Dice) -> Double {
    switch dice.int(0...3) {
    case 0: dice.double(0.001...0.999)
    case 1: pow(10, dice.double(-12...(-1)))
    case 2: 1 - pow(10, dice.double(-9...(-1)))
    default: Double(dice.int(1...9)) / 10
    }
  }

  @Test("masses are those of the law, at every count")
  func masses() {
    var dice = Dice(1)
    for _ in 0..<40 {
      let group = BernoulliGroup(correct: Self.correct(&dice), attempts: dice.int(1...30))
      let law = Dyadic.law(of: Self.chances([group]))
      for (count, mass) in law.enumerated() {
        let log = group.logMass(at: count)
        let expected = Foundation.log(mass.value)
        #expect(abs(log - expected) <= 1e-13 * max(1, abs(expected)), "\(group) at \(count)")
        let flipped = group.flipped.logMass(at: group.attempts - count)
        #expect(abs(flipped - log) <= 1e-13 * max(1, abs(log)))
        let plain = BinomialMass.at(count, attempts: group.attempts, correct: group.yes)
        #expect(abs(plain - mass.value) <= 1e-12 * mass.value)
      }
    }
  }

  @Test("masses of thousands add up to 1", arguments: [(1_000, 0.3), (20_000, 0.001), (50_000, 0.5)])
  func massesOfMany(attempts: Int, correct: Double) {
    let sum = (0...attempts).reduce(0) { $0 + BinomialMass.at($1, attempts: attempts, correct: correct) }
    #expect(abs(sum - 1) < 1e-11)
  }

  @Test("tails of one group, above its mean")
  func tails() {
    var dice = Dice(2)
    for _ in 0..<40 {
      let group = BernoulliGroup(correct: Self.correct(&dice), attempts: dice.int(2...24))
      let chances = Self.chances([group])
      let above = Int((Double(group.attempts) * group.yes).rounded(.down)) + 1
      for count in stride(from: above, through: group.attempts, by: 3) {
        let expected = Foundation.log(Dyadic.tail(of: chances, atLeast: count).value)
        let log = group.logUpperTail(from: count)
        #expect(abs(log - expected) <= 1e-12 * max(1, abs(expected)), "\(group) from \(count)")
      }
    }
  }

  @Test("a tilt weighs every count with e^{θk}")
  func tilts() {
    var dice = Dice(3)
    for _ in 0..<40 {
      let group = BernoulliGroup(correct: dice.double(0.02...0.98), attempts: dice.int(1...12))
      let tilt = dice.double(0...6)
      let tilted = group.tilted(by: tilt)
      #expect(abs(tilted.yes + tilted.no - 1) < 1e-15)
      #expect(abs(tilted.logYes - log(tilted.yes)) < 1e-14 && abs(tilted.logNo - log(tilted.no)) < 1e-14)
      let weights = Dyadic.law(of: Self.chances([group])).enumerated().map {
        exp(tilt * Double($0)) * $1.value
      }
      let total = weights.reduce(0, +)
      for (count, weight) in weights.enumerated() {
        let mass = exp(tilted.logMass(at: count))
        #expect(abs(mass - weight / total) <= 1e-11 * mass)
      }
      // n·KL by its definition: the mean of the log-ratio under the tilted law.
      let divergence = (0...group.attempts).reduce(0) { sum, count in
        sum + exp(tilted.logMass(at: count)) * (tilted.logMass(at: count) - group.logMass(at: count))
      }
      #expect(abs(group.divergence(of: tilted, tilt: tilt) - divergence) <= 1e-11 * max(1, divergence))
    }
  }

  @Test("tails of several groups, wherever above the mean the threshold lies")
  func severalGroups() {
    var dice = Dice(4)
    for _ in 0..<30 {
      let groups = (0..<dice.int(2...4)).map { _ in
        BernoulliGroup(correct: Self.correct(&dice), attempts: dice.int(1...9))
      }
      let chances = Self.chances(groups)
      let above = Int(chances.reduce(0, +).rounded(.down)) + 1
      for count in above..<max(above, chances.count) {
        let expected = Foundation.log(Dyadic.tail(of: chances, atLeast: count).value)
        let log = TiltedLaw(groups, mean: count).logUpperTail
        #expect(abs(log - expected) <= 2e-12 * max(1, abs(expected)), "\(groups) from \(count)")
      }
    }
  }
}

import Foundation
import Probability
import Support
import Testing

/// Against 40-digit arithmetic, and against products of plain chances.
@Suite("Hazards")
struct HazardTests {
  @Test(
    "chances and their logarithms, to rounding at any size",
    arguments: [
      (1e-300, 1.0000000000000000251e-300, -690.77552789821370518),
      (1e-17, 1.0000000000000000665e-17, -39.143946580898776562),
      (1e-9, 9.9999999950000006245e-10, -20.723265837446411094),
      (0.1, 0.095162581964040431859, -2.3521684610440907561),
      (0.6931, 0.49997640916351730868, -0.69319436334600083574),
      (0.6932, 0.50002640902256633244, -0.69309436390963647599),
      (1, 0.6321205588285576784, -0.45867514538708189102),
      (5, 0.9932620530009145329, -0.0067607494494885578259),
      (28, 0.99999999999930855999, -6.9144001069425934559e-13),
      (40, 0.99999999999999999575, -4.2483542552915890044e-18),
      (700, 1, -9.8596765437597708567e-305),
    ])
  func named(hazard: Double, chance: Double, log: Double) {
    #expect(abs(Hazard.chance(hazard) - chance) <= 4e-16 * chance)
    #expect(abs(Hazard.logChance(hazard) - log) <= 4e-16 * abs(log))
    #expect(Hazard.logComplement(-hazard) == Hazard.logChance(hazard))
  }

  @Test("of correctnesses, small ones and nearly certain ones")
  func ofCorrectness() {
    for (correct, hazard) in [
      (1e-300, 1.0000000000000000251e-300), (1e-17, 1.0000000000000000765e-17),
      (1e-9, 1.0000000005000000626e-9), (0.1, 0.1053605156578263074), (0.5, 0.69314718055994530942),
      (0.9, 2.3025850929940459061), (0.999999999, 20.72326586522834302),
    ] { #expect(abs(Hazard.of(correct) - hazard) <= 4e-16 * hazard, "\(correct)") }
    #expect(Hazard.of(1) == .infinity && Hazard.of(0) == 0)
    #expect(Hazard.chance(.infinity) == 1 && Hazard.logChance(.infinity) == 0)
    #expect(Hazard.chance(0) == 0 && Hazard.logChance(0) == -.infinity)
  }

  @Test("add up over attempts on one chunk")
  func addUp() {
    var dice = Dice(3)
    for _ in 0..<200 {
      let chances = (0..<dice.int(1...8)).map { _ in dice.double(0.01...0.99) }
      let exact = Dyadic.tail(of: chances, atLeast: 1)
      let sum = chances.reduce(0) { $0 + Hazard.of($1) }
      #expect(exact.relativeError(of: Hazard.chance(sum)) < 4e-15)
      #expect(abs(Hazard.logChance(sum) - log(exact.value)) < 4e-15)
    }
  }
}

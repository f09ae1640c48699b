import Foundation
import Probability
import Support
import Testing

/// Points of laws, against 30-digit arithmetic and against their own densities.
@Suite("Normal and t laws")
struct NormalTests {
  @Test(
    "points of the normal law",
    arguments: [
      (1e-300, -37.0470962993611992), (1e-20, -9.26234008979840758), (1e-5, -4.26489079392282461),
      (0.0005, -3.29052673149189479), (0.025, -1.95996398454005421), (0.1, -1.28155156554460044),
      (0.25, -0.674489750196081743), (0.4, -0.253347103135799741), (0.75, 0.674489750196081743),
      (0.975, 1.95996398454005386), (0.9995, 3.29052673149192578),
    ])
  func quantiles(share: Double, point: Double) {
    #expect(abs(Normal.quantile(share) - point) <= 3e-14 * abs(point))
  }

  @Test("the share below a point is the share that was asked for")
  func roundTrip() {
    var dice = Dice(1)
    for _ in 0..<300 {
      let share = dice.happens(0.5) ? dice.double(1e-6...0.5) : pow(10, dice.double(-60...(-1)))
      let point = Normal.quantile(share)
      #expect(abs(0.5 * erfc(-point / 2.0.squareRoot()) - share) <= 1e-12 * share, "\(share)")
      #expect(share == 0.5 || point < 0)
    }
    #expect(abs(Normal.quantile(0.5)) < 1e-15)
    #expect(abs(Normal.quantile(0.975) - Normal.within95) < 1e-14)
    #expect(abs(Normal.quantile(0.9995) - Normal.within999) < 1e-13)
  }

  /// ∫₀^x of the t density by Simpson's rule.
  private static func half(_ freedom: Int, _ end: Double) -> Double {
    let number = Double(freedom)
    let scale = tgamma((number + 1) / 2) / (Double.pi * number).squareRoot() / tgamma(number / 2)
    func density(_ x: Double) -> Double { scale * pow(1 + x * x / number, -(number + 1) / 2) }
    let parts = 4_000
    return (0...parts).reduce(0) { sum, place in
      let weight: Double = place == 0 || place == parts ? 1 : place.isMultiple(of: 2) ? 2 : 4
      return sum + weight * density(end * Double(place) / Double(parts))
    } * end / Double(3 * parts)
  }

  @Test("95 % of the t law lie below its point", arguments: 1...9)
  func studentPoints(freedom: Int) {
    #expect(abs(Self.half(freedom, StudentT.upper95(freedom: freedom)) - 0.45) < 1e-8)
  }

  @Test("beyond nine the point is on the safe side, below one it is that of one")
  func studentEnds() {
    for freedom in [10, 30, 1_000] {
      #expect(StudentT.upper95(freedom: freedom) == StudentT.upper95(freedom: 9))
      if freedom < 100 { #expect(Self.half(freedom, StudentT.upper95(freedom: freedom)) > 0.45) }
    }
    #expect(StudentT.upper95(freedom: 0) == StudentT.upper95(freedom: 1))
  }
}

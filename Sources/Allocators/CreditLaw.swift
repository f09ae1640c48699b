import Foundation

/// E[min(1, N/(1+R))] for R a sum of binomials of different correctness.
///
/// R is as good as certain to lie in a window of M whole numbers, and there the sum over its law is one over the M
/// frequencies of its characteristic function, of which some dozens count: those near 0. What a state is worth hangs on the
/// state alone, not on the way to it, so that equal ones are ties.
struct CreditLaw {
  let count: Int
  /// Different ones, each in (0, 1].
  let correct: [Double]
  private var known: [[Int]: Double] = [:]
  private var waves: [Int: Waves] = [:]
  private var window: Window?

  /// No more numbers than these are kept in all states together.
  private static let kept = 1 << 18

  init(count: Int, correct: [Double]) {
    self.count = count
    self.correct = correct
  }

  /// - Parameter attempts: started of each correctness.
  mutating func share(_ attempts: [Int]) -> Double {
    if attempts.reduce(0, +) < count { return 1 }
    if let value = known[attempts] { return value }
    let value = compute(attempts)
    if known.count >= Self.kept / correct.count { known = [:] }
    known[attempts] = value
    return value
  }

  private mutating func compute(_ attempts: [Int]) -> Double {
    var (mean, variance) = (0.0, 0.0)
    for (number, share) in zip(attempts, correct) {
      mean += Double(number) * share
      variance += Double(number) * share * (1 - share)
    }
    // Bernstein's bound: both ends of a window, which is more than twice as wide, lie where less than 1e-17 is left.
    let reach = 9 * variance.squareRoot() + 48
    if Double(count) > mean + reach { return 1 }
    var size = 128
    while Double(size) < 8.0 / 3 * reach { size *= 2 }
    let start = Int(((mean - Double(size / 2)) / Double(size / 8)).rounded(.down)) * (size / 8)
    let waves = waves[size] ?? Waves(size: size, correct: correct)
    self.waves[size] = waves
    if window?.size != size || window?.start != start {
      window = Window(start: start, size: size, count: count)
    }
    return window?.sum(attempts, waves) ?? 1
  }
}

/// The characteristic function of one attempt at the frequencies 2πj/M: logarithm of its modulus, and its angle.
///
/// Where an attempt is more likely correct than not, that of its being incorrect: then the angles stay small, and so does what
/// rounding does to them.
private struct Waves {
  let size: Int
  let isMirrored: [Bool]
  let moduli: [[Double]]
  let angles: [[Double]]

  init(size: Int, correct: [Double]) {
    self.size = size
    isMirrored = correct.map { $0 > 0.5 }
    let frequencies = (0...size / 2).map { 2 * Double.pi * Double($0) / Double(size) }
    moduli = correct.map { share in
      frequencies.map { 0.5 * log1p(max(-1, -4 * share * (1 - share) * pow(sin($0 / 2), 2))) }
    }
    angles = correct.map { share in
      let rare = min(share, 1 - share)
      return frequencies.map { atan2(rare * sin($0), 1 - 2 * rare * pow(sin($0 / 2), 2)) }
    }
  }
}

/// Where R lies, and the transform of min(1, N/(1+r)) there, as far as it was asked for.
private struct Window {
  let start: Int
  let size: Int
  let count: Int
  private var real: [Double] = []
  private var imaginary: [Double] = []

  /// Frequencies whose weight is below this are left out, with all beyond.
  private static let negligible = -46.0

  init(start: Int, size: Int, count: Int) {
    self.start = start
    self.size = size
    self.count = count
  }

  mutating func sum(_ attempts: [Int], _ waves: Waves) -> Double {
    var offset = -start
    for (place, number) in attempts.enumerated() where waves.isMirrored[place] { offset += number }
    var sum = 0.0
    for j in 0...size / 2 {
      var (modulus, angle) = (0.0, 0.0)
      for (place, number) in attempts.enumerated() where number > 0 {
        modulus += Double(number) * waves.moduli[place][j]
        angle += Double(number) * waves.angles[place][j] * (waves.isMirrored[place] ? -1 : 1)
      }
      if modulus < Self.negligible { break }
      let turns = ((j * (offset % size)) % size + size) % size
      angle += 2 * Double.pi * Double(turns) / Double(size)
      if real.count <= j { transform(j) }
      let weight = j == 0 || 2 * j == size ? 1.0 : 2.0
      sum += weight * exp(modulus) * (cos(angle) * real[j] + sin(angle) * imaginary[j])
    }
    return sum / Double(size)
  }

  /// Σ min(1, N/(1+r)) e^{−2πi j (r − start)/M} over the window: its real part, and minus the imaginary one.
  private mutating func transform(_ j: Int) {
    let angle = 2 * Double.pi * Double(j) / Double(size)
    let (stepReal, stepImaginary) = (cos(angle), sin(angle))
    var (re, im) = (1.0, 0.0)
    var (sumReal, sumImaginary) = (0.0, 0.0)
    for place in 0..<size {
      if place % 64 == 0 {
        let turned = 2 * Double.pi * Double((place * j) % size) / Double(size)
        (re, im) = (cos(turned), sin(turned))
      }
      let value = start + place < count ? 1 : Double(count) / Double(1 + start + place)
      sumReal += value * re
      sumImaginary += value * im
      (re, im) = (re * stepReal - im * stepImaginary, re * stepImaginary + im * stepReal)
    }
    real.append(sumReal)
    imaginary.append(sumImaginary)
  }
}

import Foundation

/// E[min(1, N/(1+R))] for R a sum of binomials of different correctness.
///
/// R is as good as certain to lie in a window of M whole numbers, and there the sum over its law is one over the M
/// frequencies of its characteristic function, of which some dozens count: those near 0. What a state is worth hangs on the
/// state alone, not on the way to it, so that equal ones are ties.
///
/// The sum of binomials is the Poisson-binomial law, whose characteristic function is a product: so its
/// transform costs one factor for each correctness, however many attempts there are.
struct CreditLaw {
  /// N, at least 1.
  let count: Int
  /// Different ones, each in (0, 1].
  let correct: [Double]
  /// By attempts of each correctness.
  private var known: [[Int]: Double] = [:]
  /// By the size of the window, a power of two.
  private var waves: [Int: Waves] = [:]
  /// The last one: states that follow each other mostly lie in the same.
  private var window: Window?

  /// No more numbers than these are kept in all states together.
  private static let kept = 1 << 18

  init(count: Int, correct: [Double]) {
    self.count = count
    self.correct = correct
  }

  /// The expectation, in (0, 1]; 1 while fewer attempts were started than there are chunks.
  ///
  /// - Parameter attempts: started of each correctness.
  mutating func share(_ attempts: [Int]) -> Double {
    if attempts.reduce(0, +) < count { return 1 }
    if let value = known[attempts] { return value }
    let value = compute(attempts)
    if known.count >= Self.kept / correct.count { known = [:] }
    known[attempts] = value
    return value
  }

  /// The expectation by inversion of the characteristic function, in a window around the mean.
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
    // Sizes are powers of two, and windows begin at multiples of an eighth of one, so that many states share
    // one.
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
  /// For each correctness whether the attempts that fail are counted instead.
  let isMirrored: [Bool]
  /// By correctness and frequency: ln|1 − q + q·e^{iθ}|, 0 or less.
  let moduli: [[Double]]
  /// The argument of the same, with the smaller of q and 1 − q in place of q.
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
  /// First whole number of the window; may lie below 0, where R never is.
  let start: Int
  let size: Int
  /// N of the law.
  let count: Int
  private var real: [Double] = []
  private var imaginary: [Double] = []

  /// Frequencies whose weight is below this are left out, with all beyond.
  /// e^{−46} is 1e−20: the moduli fall from frequency to frequency in the half that is summed.
  private static let negligible = -46.0

  init(start: Int, size: Int, count: Int) {
    self.start = start
    self.size = size
    self.count = count
  }

  /// The expectation for so many attempts of each correctness.
  mutating func sum(_ attempts: [Int], _ waves: Waves) -> Double {
    var offset = -start
    for (place, number) in attempts.enumerated() where waves.isMirrored[place] { offset += number }
    var sum = 0.0
    // Frequencies j and M − j are conjugate, so half of them are enough, and all but the ends count twice.
    for j in 0...size / 2 {
      var (modulus, angle) = (0.0, 0.0)
      for (place, number) in attempts.enumerated() where number > 0 {
        modulus += Double(number) * waves.moduli[place][j]
        angle += Double(number) * waves.angles[place][j] * (waves.isMirrored[place] ? -1 : 1)
      }
      if modulus < Self.negligible { break }
      // Whole turns are taken off in whole numbers, before anything is rounded.
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
      // The rotation is made anew now and then, lest its rounding grow with the window.
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

import Allocation
import Problems

/// The levels of Δ, the years by which work brings the deadline nearer for certain, put into classes within which the
/// laws are the same, or as nearly so as can be.
///
/// Δ takes finitely many values. Where they are few each is told apart; where laws have points only those values matter at
/// which some moment crosses a boundary; else the range is cut into many equal parts.
struct HasteningClasses {
  /// Levels that are told apart; the first is that of no such work.
  private(set) var classes: [Class]

  /// Levels above the one before it and up to `most`.
  struct Class: Equatable {
    /// No plan of the class has less, or one that has makes no difference: the law is the best of the class here.
    let least: Double
    /// No plan of the class has more; nil: any number will do.
    let most: Double?
  }

  /// So many values are told apart, and so many parts are made of a range.
  private static let most = (values: 4_096, parts: 1_024)
  /// Subsets of leaks that are looked at.
  private static let mostLeaks = 8

  init(_ instance: Instance, _ rates: HasteningRates) {
    guard !rates.steady.isEmpty else {
      classes = [Class(least: 0, most: nil)]
      return
    }
    let critical = Self.critical(instance, rates)
    let scales = Self.scales(instance, rates)
    if let values = Self.values(scales) {
      classes = Self.merged(values, at: critical)
    } else if let critical {
      classes = Self.between(critical, upTo: Self.largest(scales))
    } else {
      let part = Self.largest(scales) / Double(Self.most.parts)
      classes = [Class(least: 0, most: 0)]
      classes += (0..<Self.most.parts).map {
        Class(least: Double($0) * part, most: $0 + 1 < Self.most.parts ? Double($0 + 1) * part : nil)
      }
    }
  }

  /// The class of a plan that does so much.
  func place(of years: Double) -> Int {
    classes.firstIndex { $0.most.map { years <= $0 * (1 + Self.slack) } ?? true } ?? classes.count - 1
  }

  /// How far two sums of the same years may lie apart, relative.
  private static let slack = SearchTolerance.hasteningSum

  // MARK: - Values

  /// For each bundle that brings the deadline nearer the years of the smallest piece of work, and how many pieces there
  /// may be.
  private static func scales(_ instance: Instance, _ rates: HasteningRates) -> [(years: Double, most: Int)] {
    let roomy = instance.withEveryAward
    return rates.steady.compactMap { steady in
      let options = instance.bundles[steady.bundle].crews.flatMap(\.options)
        .filter { !rates.underWay.contains($0) }.map { instance.types[$0] }
      let piece = options.reduce(0) { divisor($0, $1.personSteps) }
      guard piece > 0 else { return nil }
      let pools = Set(options.flatMap { $0.held.map(\.pool) })
      let people = pools.reduce(0.0) { sum, pool in
        sum + roomy.headcounts[pool].reduce(0.0) { $0 + Double($1) }
      }
      return (
        steady.years * Double(piece) * instance.time.step,
        Int(saturating: people / Double(piece), most: 1_000_000_000)
      )
    }
  }

  private static func largest(_ scales: [(years: Double, most: Int)]) -> Double {
    scales.reduce(0) { $0 + $1.years * Double($1.most) }
  }

  /// Greatest common divisor, by Euclid.
  private static func divisor(_ one: Int, _ other: Int) -> Int {
    other == 0 ? one : divisor(other, one % other)
  }

  /// All sums of pieces, ascending; nil where they are many.
  private static func values(_ scales: [(years: Double, most: Int)]) -> [Double]? {
    var values = [0.0]
    for scale in scales {
      let (number, isTooLarge) = values.count.multipliedReportingOverflow(by: scale.most + 1)
      if isTooLarge || number > most.values { return nil }
      values = values.flatMap { value in (0...scale.most).map { value + scale.years * Double($0) } }
    }
    return values.sorted()
  }

  /// Values between which no moment crosses a boundary are one class.
  private static func merged(_ values: [Double], at critical: [Double]?) -> [Class] {
    var classes: [(least: Double, most: Double)] = []
    var next = 0
    for value in values {
      let isNear = classes.last.map { value <= $0.most * (1 + slack) } ?? false
      var crosses = critical == nil
      while let critical, next < critical.count, critical[next] < value {
        crosses = true
        next += 1
      }
      if let last = classes.last, isNear || (!crosses && last.most >= 0) {
        classes[classes.count - 1].most = max(last.most, value)
      } else {
        classes.append((value, value))
      }
    }
    return classes.indices.map {
      Class(least: classes[$0].least, most: $0 + 1 < classes.count ? classes[$0].most : nil)
    }
  }

  /// Classes between neighbouring critical values.
  private static func between(_ critical: [Double], upTo largest: Double) -> [Class] {
    let inner = critical.filter { $0 < largest }
    var classes: [Class] = []
    var last = 0.0
    for (place, value) in inner.enumerated() {
      classes.append(Class(least: place == 0 ? 0 : (last + value) / 2, most: value))
      last = value
    }
    classes.append(Class(least: inner.isEmpty ? 0 : last + (largest - last) / 2, most: nil))
    return classes
  }

  // MARK: - Critical values

  /// Years above 0 that just leave some moment at its boundary, with any leaks, ascending; nil: any value may matter, or
  /// they are too many.
  private static func critical(_ instance: Instance, _ rates: HasteningRates) -> [Double]? {
    guard rates.leaks.count <= mostLeaks else { return nil }
    var leaked: Set<Double> = [0]
    for leak in rates.leaks { leaked.formUnion(leaked.map { $0 + leak.years }) }
    let step = instance.time.step
    var found: Set<Double> = []
    for world in instance.worlds where world.credence > 0 {
      guard let law = world.law, let moments = law.moments,
        moments.count * leaked.count * (instance.steps + 1) <= 64 * most.values
      else { return nil }
      // A race moves from boundary to boundary, so that its moments all cross at the same values.
      let own = law.isRace ? moments.suffix(1) : moments[...]
      for moment in own {
        for years in leaked {
          for boundary in 0...instance.steps {
            let value = moment - years - (Double(boundary) - TimeGrid.tolerance) * step
            if value > 0 { found.insert(value) }
          }
        }
      }
    }
    return found.sorted()
  }
}

import Probability

/// The uncertain numbers of a problem, and how they are resolved into worlds (sample average approximation).
public struct Uncertainty: Sendable, Equatable {
  /// Worlds that each world of the author is split into, at least 1.
  public var samples: Int
  /// Of the sample.
  public var seed: UInt64
  /// Independent of one another, in the order of the file.
  public var quantities: [Quantity]
  /// Worlds as their author states them, before they are split; empty where there are none.
  public var worlds: [World]
  /// Whether the problem's worlds and base values are a sample already; false: they are its author's.
  package internal(set) var isResolved = false

  /// What is drawn where a file says nothing else.
  public static let (usualSamples, usualSeed): (Int, UInt64) = (64, 1)

  /// Uncertain numbers, still to be drawn.
  public init(
    samples: Int = Self.usualSamples, seed: UInt64 = Self.usualSeed, quantities: [Quantity],
    worlds: [World] = []
  ) {
    self.samples = samples
    self.seed = seed
    self.quantities = quantities
    self.worlds = worlds
  }

  /// A seed that has nothing to do with this one's sample; the same for the same number.
  package func freshSeed(_ number: Int) -> UInt64 {
    var mixer = SplitMix64(seed: seed ^ 0x5DE1_2EA1_0000_0001, stream: UInt64(truncatingIfNeeded: number))
    return mixer.next()
  }

  /// A number that is uncertain, and what it belongs to.
  public struct Quantity: Sendable, Equatable {
    /// Index of the author's world that states it; nil: the file itself.
    public var world: Int?
    /// Which number of the problem.
    public var place: Place
    /// What it may be.
    public var law: UncertainNumber

    /// A number, and what it may be.
    public init(world: Int? = nil, _ place: Place, _ law: UncertainNumber) {
      self.world = world
      self.place = place
      self.law = law
    }
  }

  /// Where a number stands, by indices.
  public enum Place: Sendable, Hashable {
    case poolCorrect(Int)
    case poolPace(Int)
    case chunkCount(Int)
    case chunkYears(Int)
    /// Of a mixed team, where it is not the product of its people's.
    case teamCorrect(chunk: Int)
    case pairCorrect(chunk: Int, pool: Int)
    case pairPace(chunk: Int, pool: Int)
    case pairYears(chunk: Int, pool: Int)
  }
}

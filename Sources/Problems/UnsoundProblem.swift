/// The error of validation: a problem put together in Swift that does not satisfy what its types say.
public struct UnsoundProblem: Error, Sendable, CustomStringConvertible {
  /// Everything that is wrong, at least one, in the order of the problem's parts.
  public let flaws: [Flaw]

  /// A line for each flaw.
  public var description: String { flaws.map(\.description).joined(separator: "\n") }

  /// One thing that is wrong, and where.
  public struct Flaw: Sendable, Equatable, CustomStringConvertible {
    /// Which part it is about.
    public var place: Place
    /// What is wrong with it.
    public var kind: Kind

    /// In one sentence.
    public var description: String { "\(place.words): \(kind.words)" }
  }

  /// A part of a problem, by its index among its like.
  public enum Place: Sendable, Equatable {
    case time
    case deadline
    case pool(Int)
    case chunk(Int)
    case world(Int)
    case budget(Int)
    case grant(Int)
    case statusQuo
    case information
    case uncertainty

    fileprivate var words: String {
      switch self {
      case .time: "time"
      case .deadline: "deadline"
      case .pool(let index): "pool \(index)"
      case .chunk(let index): "chunk \(index)"
      case .world(let index): "world \(index)"
      case .budget(let index): "budget \(index)"
      case .grant(let index): "grant \(index)"
      case .statusQuo: "status quo"
      case .information: "information"
      case .uncertainty: "uncertainty"
      }
    }
  }

  /// What a part does not satisfy.
  public enum Kind: Sendable, Equatable {
    /// There must be at least one of these, and at most so many.
    case count(String, Int, most: Int)
    /// Empty, too long, or with control characters.
    case name(String)
    /// Another of its kind has this name.
    case sameName(String)
    /// A number that is not within its range.
    case value(String, Double, String)
    /// An index of nothing.
    case index(String, Int, count: Int)
    /// Something is there twice that may be there once.
    case twice(String, Int)
    /// As many values as there should be of something else.
    case length(String, Int, expected: Int)
    /// Moments or chances that must rise.
    case order(String)
    /// Shares that must sum to 1.
    case sum(String, Double)
    /// A chunk waits for itself, by way of others.
    case circle

    fileprivate var words: String {
      switch self {
      case .count(let what, let number, let most): "there are \(number) \(what), and may be 1 to \(most)"
      case .name(let name): "a name of \(name.count) characters: names are 1 to 200, none a control character"
      case .sameName(let name): "another one is called '\(name)' too"
      case .value(let what, let value, let wanted): "\(what) is \(value), and should be \(wanted)"
      case .index(let what, let index, let count): "\(what) \(index) does not exist: there are \(count)"
      case .twice(let what, let index): "\(what) \(index) is there twice"
      case .length(let what, let number, let expected):
        "\(number) \(what) are given, and \(expected) expected"
      case .order(let what): "\(what) should rise"
      case .sum(let what, let sum): "\(what) sum to \(sum), and should sum to 1"
      case .circle: "it waits for itself"
      }
    }
  }
}

import Allocation

/// Plans whose levels lie within ranges: on each branch the class of Δ, which leaks may happen, and what is given to
/// rivals.
struct HasteningBox {
  /// For each branch, by place; one where there is no look.
  var branches: [Ranges]
  /// Attempts that every plan of the box makes, in the order of `HasteningModel.givers`.
  var settled: [Plan.Entry] = []
  /// No plan of the box has more.
  var bound = 1.0
  /// Whether its search is to be as exact as the answer.
  var isFine = false

  struct Ranges {
    /// Places among the classes of Δ.
    var classes: ClosedRange<Int>
    /// For each leak whether its bundle is attempted; nil: either way.
    var leaks: [Bool?]
    /// For each name how many are given.
    var gifts: [ClosedRange<Int>]
  }

  /// One dimension of a box.
  enum Dimension: Equatable {
    case classes
    case leak(Int)
    case gift(Int)
  }

  /// Where a plan of some levels lies in a box.
  struct Place {
    var `class`: Int
    var leaks: [Bool]
    var gifts: [Int]
  }

  /// Two parts of the box, of which the best end of one has moved towards a plan that lies there; nil where the
  /// dimension is a point.
  func parts(_ dimension: Dimension, on branch: Int, towards place: Place) -> [HasteningBox]? {
    func part(_ change: (inout Ranges) -> Void) -> HasteningBox {
      var part = self
      part.isFine = false
      change(&part.branches[branch])
      return part
    }
    let own = branches[branch]
    switch dimension {
    case .classes:
      guard let cut = Self.cut(own.classes, towards: place.class) else { return nil }
      return [
        part { $0.classes = own.classes.lowerBound...cut },
        part { $0.classes = (cut + 1)...own.classes.upperBound },
      ]
    case .leak(let leak):
      guard own.leaks[leak] == nil else { return nil }
      return [part { $0.leaks[leak] = false }, part { $0.leaks[leak] = true }]
    case .gift(let name):
      guard let cut = Self.cut(own.gifts[name], towards: place.gifts[name]) else { return nil }
      return [
        part { $0.gifts[name] = own.gifts[name].lowerBound...cut },
        part { $0.gifts[name] = (cut + 1)...own.gifts[name].upperBound },
      ]
    }
  }

  /// The last place of the lower part: halfway to where a plan lies, and in the middle where it lies at the lower end.
  private static func cut(_ range: ClosedRange<Int>, towards place: Int) -> Int? {
    guard range.count > 1 else { return nil }
    let far = place > range.lowerBound && place <= range.upperBound ? place : range.upperBound
    return range.lowerBound + (far - range.lowerBound - 1) / 2
  }

  /// All dimensions that can be split, on all branches.
  var open: [(branch: Int, dimension: Dimension)] {
    branches.indices.flatMap { branch in
      let own = branches[branch]
      let dimensions: [Dimension] =
        (own.classes.count > 1 ? [.classes] : [])
        + own.leaks.indices.filter { own.leaks[$0] == nil }.map { .leak($0) }
        + own.gifts.indices.filter { own.gifts[$0].count > 1 }.map { .gift($0) }
      return dimensions.map { (branch, $0) }
    }
  }
}

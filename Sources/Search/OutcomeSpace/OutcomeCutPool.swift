/// A cut pool over outcomes: cuts that were learnt, from which a program takes those that its solutions violate.
struct OutcomeCutPool {
  private let outcomes: Int
  /// Numbers of each: slopes, then shares if any.
  private let width: Int
  /// One support after the other.
  private var numbers: [Double] = []
  private var levels: [Double] = []
  /// Σ of the numbers of each.
  private var sizes: [Double] = []
  /// When each was last taken, in questions asked.
  private var used: [Int] = []
  private var asked = 0

  /// Supports beyond which some that were not taken for longest are forgotten.
  static let most = 6_000
  /// By how much a log-chance may be too high, about, without a support being violated.
  private static let tolerated = 1e-7

  init(outcomes: Int, hasShares: Bool) {
    self.outcomes = outcomes
    width = hasShares ? 2 * outcomes : outcomes
  }

  var count: Int { levels.count }

  func support(_ place: Int) -> OutcomeCut {
    let own = numbers[place * width..<(place + 1) * width]
    return OutcomeCut(
      slopes: Array(own.prefix(outcomes)), level: levels[place], shares: Array(own.dropFirst(outcomes)))
  }

  mutating func add(_ support: OutcomeCut) {
    numbers += support.slopes
    if width > outcomes { numbers += support.shares.isEmpty ? support.slopes.map { _ in 0 } : support.shares }
    levels.append(support.level)
    sizes.append(max(1e-300, support.slopes.reduce(0, +) + support.shares.reduce(0, +)))
    used.append(asked)
  }

  /// The supports that a point violates most, for their size; at most `number`.
  mutating func violated(at point: [Double], number: Int) -> [Int] {
    asked += 1
    var worst: [(place: Int, excess: Double)] = []
    numbers.withUnsafeBufferPointer { numbers in
      point.withUnsafeBufferPointer { point in
        for place in levels.indices {
          var sum = -levels[place]
          for index in 0..<width { sum += numbers[place * width + index] * point[index] }
          let excess = sum / sizes[place]
          guard excess > Self.tolerated, worst.count < number || excess > worst[worst.count - 1].excess else {
            continue
          }
          let rank = worst.firstIndex { $0.excess < excess } ?? worst.count
          worst.insert((place, excess), at: rank)
          if worst.count > number { worst.removeLast() }
        }
      }
    }
    for one in worst { used[one.place] = asked }
    return worst.map(\.place)
  }

  /// Where each of the supports is from now on, once there are too many; nil for those that go, none of `kept`.
  mutating func forget(but kept: Set<Int>) -> [Int?]? {
    guard count > Self.most else { return nil }
    let spare = levels.indices.filter { !kept.contains($0) }.sorted { (used[$0], $0) < (used[$1], $1) }
    let gone = Set(spare.prefix(Self.most / 3))
    var places = [Int?](repeating: nil, count: count)
    let old = self
    (numbers, levels, sizes, used) = ([], [], [], [])
    for place in old.levels.indices where !gone.contains(place) {
      places[place] = count
      add(old.support(place))
      used[count - 1] = old.used[place]
    }
    return places
  }
}

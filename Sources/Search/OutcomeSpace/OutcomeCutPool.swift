/// A cut pool over outcomes: cuts that were learnt, from which a program takes those that its solutions
/// violate.
///
/// All numbers lie in one flat array, since each solution is held against thousands of cuts.
struct OutcomeCutPool {
  private let outcomes: Int
  /// Numbers of each cut: slopes, then shares of chances if there are any.
  private let width: Int
  /// One cut after the other.
  private var numbers: [Double] = []
  /// Aligned with the cuts, as the next ones are.
  private var levels: [Double] = []
  /// Σ of the numbers of each: violations are measured by it, so that cuts of any scale compare.
  private var sizes: [Double] = []
  /// When each was last taken, in questions asked.
  private var used: [Int] = []
  /// How often a solution was held against the pool: its own clock.
  private var asked = 0

  /// Cuts beyond which some that were not taken for longest are forgotten: a look through them takes up to a
  /// million products.
  static let most = 6_000

  /// - Parameter hasShares: whether the program has chances as columns, too; else cuts with shares must not
  ///   come.
  init(outcomes: Int, hasShares: Bool) {
    self.outcomes = outcomes
    width = hasShares ? 2 * outcomes : outcomes
  }

  var count: Int { levels.count }

  /// The cut at a place.
  func support(_ place: Int) -> OutcomeCut {
    let own = numbers[place * width..<(place + 1) * width]
    return OutcomeCut(
      slopes: Array(own.prefix(outcomes)), level: levels[place], shares: Array(own.dropFirst(outcomes)))
  }

  /// Appends a cut; it counts as taken just now.
  mutating func add(_ support: OutcomeCut) {
    numbers += support.slopes
    if width > outcomes { numbers += support.shares.isEmpty ? support.slopes.map { _ in 0 } : support.shares }
    levels.append(support.level)
    sizes.append(max(SearchTolerance.divisor, support.slopes.reduce(0, +) + support.shares.reduce(0, +)))
    used.append(asked)
  }

  /// The cuts that a point violates most, for their size, the worst first; at most `number`. Linear in the
  /// pool.
  ///
  /// - Parameter point: log-chances of the outcomes, then their chances where the pool has shares.
  mutating func violated(at point: [Double], number: Int) -> [Int] {
    asked += 1
    var worst: [(place: Int, excess: Double)] = []
    numbers.withUnsafeBufferPointer { numbers in
      point.withUnsafeBufferPointer { point in
        for place in levels.indices {
          var sum = -levels[place]
          for index in 0..<width { sum += numbers[place * width + index] * point[index] }
          let excess = sum / sizes[place]
          guard excess > SearchTolerance.outcomeCut,
            worst.count < number || excess > worst[worst.count - 1].excess
          else {
            continue
          }
          // A short list, kept in order; equal ones stay in theirs.
          let rank = worst.firstIndex { $0.excess < excess } ?? worst.count
          worst.insert((place, excess), at: rank)
          if worst.count > number { worst.removeLast() }
        }
      }
    }
    for one in worst { used[one.place] = asked }
    return worst.map(\.place)
  }

  /// Where each of the cuts is from now on, once there are too many and a third of them goes; nil for those
  /// that go, none of `kept`. Nil where there is room.
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

import Allocation
import Answers
import Problems

/// Something about the world that is not known before the start, as a partition of the believed worlds: whoever learns it
/// knows in which class the real one is.
struct UncertainInput: Sendable {
  let name: InputName
  /// For each view of the instance its class, counted from 0 in the order in which they first come.
  let classes: [Int]

  /// Classes into which numbers of many values are put, each of as much credence: a sample would tell its worlds apart by
  /// any number of theirs, and so claim that this one tells all others.
  static let mostClasses = 4

  init(_ name: InputName, classes: [Int]) {
    self.name = name
    self.classes = Self.numbered(classes)
  }

  /// How many there are.
  var count: Int { (classes.max() ?? -1) + 1 }

  /// What whoever learns both knows.
  func joined(with other: UncertainInput) -> UncertainInput {
    UncertainInput(name, classes: zip(classes, other.classes).map { $0 * (other.count + 1) + $1 })
  }

  /// Whether whoever learns this knows the other, too.
  func tells(_ other: UncertainInput) -> Bool { joined(with: other).count == count }

  /// Every key in which believed worlds differ, and first, where the author names worlds, which of them is the real one.
  static func all(of instance: Instance) -> [UncertainInput] {
    let problem = instance.problem
    let worlds = instance.views.map(\.world)
    // Without worlds only the deadline is uncertain.
    guard problem.worlds.count > 1, worlds.count > 1 else { return [] }
    let keys = KeyedValue.all(of: problem).compactMap { key -> UncertainInput? in
      let values = worlds.map { key.value(problem.worlds[$0]) }
      let classes = Self.classes(of: values, credences: instance.views.map(\.credence))
      let input = UncertainInput(key.name, classes: classes)
      return input.count > 1 ? input : nil
    }
    // Of a sample the author's worlds, if there are any.
    let origins = problem.uncertainty == nil ? worlds : worlds.map { problem.origins[$0] }
    let which = UncertainInput(InputName(.worlds, "worlds", key: .world), classes: origins)
    return (which.count > 1 ? [which] : []) + keys
  }

  /// Classes by value, ascending; stretches of equal credence where there are many values.
  private static func classes(of values: [Double], credences: [Double]) -> [Int] {
    let distinct = Set(values).sorted()
    if distinct.count <= mostClasses { return values.map { distinct.firstIndex(of: $0) ?? 0 } }
    let total = credences.reduce(0, +)
    return values.map { value in
      // Where the middle of what is believed of this value lies.
      let below = zip(values, credences).reduce(0) { $0 + ($1.0 < value ? $1.1 : 0) }
      let own = zip(values, credences).reduce(0) { $0 + ($1.0 == value ? $1.1 : 0) }
      return min(mostClasses - 1, Int((below + own / 2) / total * Double(mostClasses)))
    }
  }

  /// The same partition with classes counted from 0.
  private static func numbered(_ classes: [Int]) -> [Int] {
    var numbers: [Int: Int] = [:]
    return classes.map { one in
      let number = numbers[one] ?? numbers.count
      numbers[one] = number
      return number
    }
  }
}

/// A key that worlds may state, with its value in each: the world's, else the file's.
struct KeyedValue {
  let name: InputName
  /// In a world; truths as 0 and 1.
  let value: (World) -> Double

  /// In the order of pools and chunks.
  static func all(of problem: Problem) -> [KeyedValue] {
    let pools = problem.pools.indices.flatMap { pool -> [KeyedValue] in
      let own = problem.pools[pool]
      return [
        .init(name: .init(.pool, own.name, key: .correct)) { $0.pools[pool]?.correct ?? own.correct },
        .init(name: .init(.pool, own.name, key: .pace)) { $0.pools[pool]?.pace ?? own.pace },
      ]
    }
    return pools + problem.chunks.indices.flatMap { all(ofChunk: $0, in: problem) }
  }

  private static func all(ofChunk chunk: Int, in problem: Problem) -> [KeyedValue] {
    let own = problem.chunks[chunk]
    func named(_ key: InputName.Key, pool: String? = nil) -> InputName {
      .init(.chunk, own.name, key: key, pool: pool)
    }
    var keys: [KeyedValue] = [
      .init(name: named(.years)) { $0.chunks[chunk]?.years ?? own.years },
      .init(name: named(.count)) { Double($0.chunks[chunk]?.count ?? own.count) },
      .init(name: named(.needed)) { $0.chunks[chunk]?.needed ?? own.needed ? 1 : 0 },
    ]
    // What belongs to people on this chunk alone.
    switch own.staffing {
    case .mixed(_, let correct):
      keys.append(.init(name: named(.correct)) { $0.chunks[chunk]?.correct ?? correct ?? 0 })
    case .anyOf(let eligible, _):
      // What holds for a pool on this chunk alone; 0 where that is what holds for it everywhere.
      for one in eligible {
        let pool = problem.pools[one.pool].name
        func stated(_ world: World) -> World.PoolOverride? { world.chunks[chunk]?.pools[one.pool] }
        keys += [
          .init(name: named(.correct, pool: pool)) { stated($0)?.correct ?? one.correct ?? 0 },
          .init(name: named(.pace, pool: pool)) { stated($0)?.pace ?? one.pace ?? 0 },
          .init(name: named(.years, pool: pool)) { stated($0)?.years ?? one.years ?? 0 },
        ]
      }
    }
    return keys
  }
}

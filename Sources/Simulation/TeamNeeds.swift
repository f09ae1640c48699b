import Allocation
import Problems

/// A team's needs in one world, from the problem as it is stated: what an attempt takes, and how likely its
/// people are right.
struct TeamNeeds {
  /// Steps until a right team delivers.
  var length: Int
  /// People of each pool, in the order of the attempt's holdings.
  var people: [Int]
  /// How likely each pool's people are right.
  var shares: [Double]
  /// The chunk's own correctness, where it is not that of its people.
  var own: Double?

  /// How likely the attempt is correct, its luck being drawn for it alone.
  var correct: Double { own ?? shares.reduce(1, *) }

  /// What is said nearest to the attempt counts: of pool and chunk in the world, of the pool in the chunk,
  /// of the pool in the world, of the pool.
  init(_ type: AttemptType, of problem: Problem, in world: World?) {
    let chunk = problem.chunks[type.bundle]
    let override = world?.chunks[type.bundle]
    var (paces, years): ([Double], [Double]) = ([], [])
    var team: [Int] = []
    (shares, own) = ([], nil)
    for held in type.held {
      let pool = problem.pools[held.pool]
      let (near, far) = (override?.pools[held.pool], world?.pools[held.pool])
      var stated: Chunk.EligiblePool?
      switch chunk.staffing {
      case .anyOf(let pools, let size):
        stated = pools.first { $0.pool == held.pool }
        team.append(size)
      case .mixed(let members, let correct):
        team.append(members.first { $0.pool == held.pool }?.people ?? 0)
        own = correct == nil ? nil : override?.correct ?? correct
      }
      shares.append(near?.correct ?? stated?.correct ?? far?.correct ?? pool.correct)
      paces.append(near?.pace ?? stated?.pace ?? far?.pace ?? pool.pace)
      years.append(near?.years ?? stated?.years ?? override?.years ?? chunk.years)
    }
    // The slowest pool sets the pace, the longest statement the years.
    let (pace, serial) = (paces.min() ?? 1, years.max() ?? chunk.years)
    let steps = (chunk.joining == .solo ? serial / pace : serial) / problem.time.step
    length = max(1, Int(min(1e9, (steps - TimeGrid.tolerance).rounded(.up))))
    // In a relay slow people do not take longer: more of them hand over.
    people = team.map { size in
      let needed = chunk.joining == .relay ? Double(size) / pace - TimeGrid.tolerance : Double(size)
      return Int(min(1e15, needed.rounded(.up)))
    }
  }
}

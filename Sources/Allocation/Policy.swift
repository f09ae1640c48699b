/// A plan in two stages: starts that hold whatever is learned, then one branch for each thing that may be seen.
///
/// Every branch together with the shared starts is a static plan of its own, with gates of its own.
package struct Policy: Sendable, Equatable {
  /// When the allocator looks, and at what.
  package struct Look: Sendable, Equatable {
    /// Starts before this boundary are shared, those at or after it belong to a branch; 0 ... T.
    package var boundary: Int
    /// The chunk whose completion reveals the world; nil: the date alone does.
    package var chunk: Int?
    package init(boundary: Int, chunk: Int? = nil) {
      self.boundary = boundary
      self.chunk = chunk
    }
  }

  /// What is done once something has been seen.
  package struct Branch: Sendable, Equatable {
    /// The world that was revealed; nil: nothing was, which only a revealing chunk can leave open.
    package var world: Int?
    package var entries: [Plan.Entry]
    /// Boundary of each bundle's gate; nil where nothing waits for the bundle.
    package var gates: [Int?]
    package init(world: Int?, entries: [Plan.Entry] = [], gates: [Int?]) {
      self.world = world
      self.entries = entries
      self.gates = gates
    }
  }

  package var look: Look
  package var shared: [Plan.Entry]
  /// One for each world in the instance's order, then the blind one where a chunk reveals.
  package var branches: [Branch]

  package init(look: Look, shared: [Plan.Entry] = [], branches: [Branch]) {
    self.look = look
    self.shared = shared
    self.branches = branches
  }

  /// A static plan, told in branches that all do the same.
  package init(_ plan: Plan, look: Look, in instance: Instance) {
    let late = plan.entries.filter { $0.start >= look.boundary }
    let seen = instance.worlds.indices.map(Int?.some) + (look.chunk == nil ? [] : [nil])
    self.init(
      look: look, shared: plan.entries.filter { $0.start < look.boundary },
      branches: seen.map { Branch(world: $0, entries: late, gates: plan.gates) })
  }

  /// What is carried out on a branch, from the start on.
  package func plan(of branch: Branch) -> Plan {
    Plan(entries: shared + branch.entries, gates: branch.gates)
  }
}

/// A way in which a two-stage plan breaks the rules of its problem.
package enum PolicyViolation: Sendable, Equatable, CustomStringConvertible {
  /// There must be a branch for each world in order, and a blind one exactly where a chunk reveals.
  case branches
  case look(boundary: Int)
  case sharedAfterLook(start: Int)
  /// A start of this branch (by place) lies before the look.
  case branchBeforeLook(branch: Int, start: Int)
  /// The static plan of this branch is not feasible.
  case branch(Int, Violation)

  package var description: String {
    switch self {
    case .branches: "the plan does not have a branch for each thing that may be seen"
    case .look(let boundary): "the look at step \(boundary) lies outside the time of the problem"
    case .sharedAfterLook(let start): "a start at step \(start), after the look, belongs to no branch"
    case .branchBeforeLook(let branch, let start):
      "branch \(branch + 1) has a start at step \(start), before the look"
    case .branch(let branch, let violation): "branch \(branch + 1): \(violation)"
    }
  }
}

extension Instance {
  /// Everything in which a two-stage plan is not feasible; empty for a feasible one.
  package func violations(of policy: Policy) -> [PolicyViolation] {
    let look = policy.look
    var found: [PolicyViolation] = []
    let seen = worlds.indices.map(Int?.some) + (look.chunk == nil ? [] : [nil])
    if policy.branches.map(\.world) != seen { found.append(.branches) }
    if !(0...steps).contains(look.boundary) { found.append(.look(boundary: look.boundary)) }
    found += policy.shared.filter { $0.start >= look.boundary }.map { .sharedAfterLook(start: $0.start) }
    // Branches that do the same are looked at once.
    var last: (branch: Policy.Branch, found: [Violation])?
    for (place, branch) in policy.branches.enumerated() {
      found += branch.entries.filter { $0.start < look.boundary }
        .map { .branchBeforeLook(branch: place, start: $0.start) }
      if let last, last.branch.entries == branch.entries, last.branch.gates == branch.gates {
        found += last.found.map { .branch(place, $0) }
        continue
      }
      let own = violations(of: policy.plan(of: branch))
      last = (branch, own)
      found += own.map { .branch(place, $0) }
    }
    return found
  }
}

extension Policy {
  /// Sets every gate as late as what waits for it allows: in each branch to the first start of that.
  package mutating func open(in instance: Instance) {
    for place in branches.indices {
      let entries = shared + branches[place].entries
      branches[place].gates = instance.bundles.map { bundle in
        guard bundle.isGated else { return nil }
        return entries.filter { bundle.successors.contains(instance.types[$0.type].bundle) }.map(\.start)
          .min()
          ?? instance.steps
      }
    }
  }

  /// The same with equal entries merged, in order of bundle, start, type and copy.
  package func normalised(in instance: Instance) -> Policy {
    func sorted(_ entries: [Plan.Entry]) -> [Plan.Entry] {
      Plan(entries: entries, gates: []).normalised(in: instance).entries
    }
    return Policy(
      look: look, shared: sorted(shared),
      branches: branches.map { .init(world: $0.world, entries: sorted($0.entries), gates: $0.gates) })
  }

  /// Whether every branch does the same, so that nothing hangs on what is seen.
  package var isStatic: Bool {
    branches.allSatisfy { $0.entries == branches[0].entries && $0.gates == branches[0].gates }
  }
}

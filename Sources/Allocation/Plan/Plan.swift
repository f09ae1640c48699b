/// What an allocator writes down at the start: attempts with their starts, grants with their awards, and gates.
///
/// Starts and awards before the look are shared, for nothing has been seen by then; afterwards each thing that may be seen has a
/// branch with starts of its own. A static plan is the case without a look: all of it is shared, and its one branch
/// holds the gates.
package struct Plan: Sendable, Equatable {
  /// Nil for a static plan.
  package var look: Look?
  /// What starts whatever will be seen.
  package var shared: [Entry]
  /// Grants that are awarded whatever will be seen.
  package var awards: [Award]
  /// At least one: of a static plan one, else one for each world in the instance's order, then the blind one where a
  /// chunk reveals.
  package var branches: [Branch]

  package init(look: Look?, shared: [Entry] = [], awards: [Award] = [], branches: [Branch]) {
    self.look = look
    self.shared = shared
    self.awards = awards
    self.branches = branches
  }

  /// A static plan.
  package init(entries: [Entry] = [], gates: [Int?], awards: [Award] = []) {
    self.init(look: nil, shared: entries, awards: awards, branches: [Branch(world: nil, gates: gates)])
  }

  /// A static plan, told in branches that all do the same.
  ///
  /// Its chance is that of the static plan, so a search for branches may begin with it.
  package init(_ plan: Plan, look: Look, in instance: Instance) {
    let late = plan.entries.filter { $0.start >= look.boundary }
    func isLate(_ award: Award) -> Bool { instance.awards[award.option].boundary >= look.boundary }
    self.init(
      look: look, shared: plan.entries.filter { $0.start < look.boundary },
      awards: plan.awards.filter { !isLate($0) },
      branches: instance.sights(at: look).map {
        Branch(world: $0, entries: late, gates: plan.gates, awards: plan.awards.filter(isLate))
      })
  }

  /// The plan in which nobody does anything: gates at the last boundary.
  ///
  /// Feasible in every problem, with the chance that nothing is needed.
  package static func empty(for instance: Instance) -> Plan {
    Plan(gates: instance.bundles.map { $0.isGated ? instance.steps : nil })
  }
}

// Views of a static plan. Of a plan with a look they would be half of it, so that must not be asked.
extension Plan {
  /// All starts of a static plan.
  package var entries: [Entry] {
    get {
      assert(look == nil)
      return shared
    }
    _modify {
      assert(look == nil)
      yield &shared
    }
  }

  /// The gates of a static plan: a boundary for each bundle that others wait for.
  package var gates: [Int?] {
    get {
      assert(look == nil)
      return branches[0].gates
    }
    _modify {
      assert(look == nil)
      yield &branches[0].gates
    }
  }
}

extension Plan {
  /// Where starts stand: with what is shared (nil), or on a branch, by place.
  ///
  /// What is shared comes first.
  package var stages: [Int?] { [nil] + branches.indices.map(Int?.some) }

  /// What starts in a stage: on a branch alone, by place, or (nil) shared by all.
  package subscript(stage: Int?) -> [Entry] {
    get { stage.map { branches[$0].entries } ?? shared }
    _modify {
      if let stage { yield &branches[stage].entries } else { yield &shared }
    }
  }

  /// Everything that starts on a branch, by place, from the start on.
  ///
  /// Shared ones come first; they are not sorted by start.
  package func entries(on branch: Int) -> [Entry] {
    branches[branch].entries.isEmpty ? shared : shared + branches[branch].entries
  }

  /// Every grant awarded on a branch, by place, from the start on.
  package func awards(on branch: Int) -> [Award] { awards + branches[branch].awards }

  /// The grants that are awarded in a stage: on a branch alone, by place, or (nil) shared by all.
  package subscript(awards stage: Int?) -> [Award] {
    get { stage.map { branches[$0].awards } ?? awards }
    _modify {
      if let stage { yield &branches[stage].awards } else { yield &awards }
    }
  }

  /// What is carried out on a branch, by place, from the start on: a static plan.
  package func plan(on branch: Int) -> Plan {
    Plan(entries: entries(on: branch), gates: branches[branch].gates, awards: awards(on: branch))
  }

  /// Whether every branch does the same, so that nothing hangs on what is seen.
  package var isStatic: Bool { branches.allSatisfy { $0.isLike(branches[0]) } }

  /// Starts at or after this boundary belong to a branch.
  ///
  /// Of a static plan none does: T.
  package func split(in instance: Instance) -> Int { look?.boundary ?? instance.steps }

  /// Sets every gate as late as what waits for it allows: on each branch to the first start of that.
  ///
  /// Later is never worse, for more attempts then end before it; where nothing that waits is started, it lies
  /// at the last boundary.
  package mutating func open(in instance: Instance) {
    for place in branches.indices {
      let entries = entries(on: place)
      branches[place].gates = instance.bundles.map { bundle in
        guard bundle.isGated else { return nil }
        return entries.filter { bundle.successors.contains(instance.types[$0.type].bundle) }.map(\.start)
          .min() ?? instance.steps
      }
    }
  }

  /// The same plan with equal entries merged, in order of bundle, start, type and copy.
  ///
  /// Plans with the same starts and gates are equal in this form.
  package func normalised(in instance: Instance) -> Plan {
    var result = self
    for stage in stages where !self[stage].isEmpty { result[stage] = self[stage].normalised(in: instance) }
    for stage in stages where !self[awards: stage].isEmpty {
      result[awards: stage] = self[awards: stage].normalised
    }
    return result
  }

  /// Sum over all attempts of a static plan of people held times steps held.
  ///
  /// The largest whole number where it is larger than that.
  package func personSteps(in instance: Instance) -> Int {
    entries.reduce(0) {
      let (sum, isTooLarge) = $0.addingReportingOverflow(
        $1.attempts.timesSaturating(instance.types[$1.type].personSteps))
      return isTooLarge ? .max : sum
    }
  }
}

import Allocation

extension Reduction {
  /// A point that comes near a plan: its awards, and each attempt at the start, among those that are searched where it
  /// stands, that is nearest to its own. What people and budgets allow of them is for the caller to see.
  ///
  /// - Parameter plan: static, or with the look that the reduction supposes.
  package func point(near plan: Plan) -> [Int] {
    let plan = told(plan)
    var point = [Int](repeating: 0, count: columns.count + awards.count)
    for place in plan.stages {
      for entry in plan[place] {
        if let nearest = nearest(to: entry, at: place) { point[nearest] += entry.attempts }
      }
      for award in plan[awards: place] {
        let same = awards.firstIndex {
          $0.option % base.awards.count == award.option && self.place(ofAward: $0.option) == place
        }
        if let same { point[columns.count + same] += award.count }
      }
    }
    return point
  }

  /// Nil where attempts of its kind are not searched there.
  private func nearest(to entry: Plan.Entry, at place: Int?) -> Int? {
    let bundle = base.types[entry.type].bundle
    let own = units.filter { $0.bundle == bundle && ($0.copy ?? entry.copy) == entry.copy }
      .flatMap { $0.columns.filter { kind(of: $0) == entry.type && self.place(of: $0) == place } }
    return own.min {
      (abs(columns[$0].start - entry.start), $1) < (abs(columns[$1].start - entry.start), $0)
    }
  }

  /// A static plan, told with the look that the reduction supposes.
  func told(_ plan: Plan) -> Plan {
    guard let stage, plan.look == nil else { return plan }
    return Plan(plan, look: .init(boundary: stage.look, chunk: stage.reveal?.chunk), in: base)
  }

  /// Where attempts of a column stand in a plan: on a branch, by place, or with what is shared (nil).
  func place(of column: Int) -> Int? { branch(of: column).map { branches[$0] ?? base.worlds.count } }

  /// The same for an award, by its number among those of all branches (see `Instance.unfolded`).
  func place(ofAward option: Int) -> Int? {
    let place = option / base.awards.count
    return place == 0 ? nil : branches[place - 1] ?? base.worlds.count
  }
}

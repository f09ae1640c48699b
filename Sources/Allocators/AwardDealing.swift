import Allocation

/// How a naive rule deals out grants, before it deals out people.
///
/// At each boundary, round and round in file order, one of each grant one of whose moments it is, whose maximum is not
/// reached, that what has come in covers, and that leaves no pool below 0; until nothing fits.
package enum AwardDealing {
  /// For each of `Instance.awards` how many are made.
  package static func counts(_ instance: Instance) -> [Int] {
    var counts = instance.awards.map { _ in 0 }
    // Every award counts against the one limit of its grant.
    var left = instance.awardLimits.map(\.most)
    var calendar = ResourceCalendar(instance)
    let byBoundary = Dictionary(grouping: instance.awards.indices) { instance.awards[$0].boundary }
    for boundary in byBoundary.keys.sorted() {
      let open = byBoundary[boundary] ?? []
      var isMade = true
      // An award that brings people may let one that takes some fit a round later.
      while isMade {
        isMade = false
        for option in open
        where left[instance.awards[option].grant] > 0 && calendar.room(for: instance.awards[option]) > 0 {
          calendar.make(instance.awards[option], count: 1)
          counts[option] += 1
          left[instance.awards[option].grant] -= 1
          isMade = true
        }
      }
    }
    return counts
  }

  /// The awards that a status quo states: each grant at its first moment that is covered.
  ///
  /// - Parameter stated: for each grant how many.
  /// - Returns: nil where some of them can never be paid.
  package static func counts(_ instance: Instance, stated: [Int]) -> [Int]? {
    var counts = instance.awards.map { _ in 0 }
    var calendar = ResourceCalendar(instance)
    for (grant, number) in stated.enumerated() {
      let options = instance.awards.indices.filter { instance.awards[$0].grant == grant }
      var open = number
      for option in options where open > 0 {
        let count = min(open, calendar.room(for: instance.awards[option]))
        if count <= 0 { continue }
        calendar.make(instance.awards[option], count: count)
        counts[option] += count
        open -= count
      }
      if open > 0 { return nil }
    }
    return counts
  }
}

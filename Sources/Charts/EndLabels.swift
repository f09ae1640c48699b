/// Words beside the ends of lines, moved apart where they would touch: what a legend would do, without having to look it up.
package enum EndLabels {
  /// Heights for labels, in the order given, at least a line apart and within the limits as far as these have room.
  ///
  /// Labels keep the order of their lines: each is pushed below the one before, then the whole is pushed back up.
  package static func places(
    _ wanted: [Double], apart gap: Double, within limits: ClosedRange<Double>
  ) -> [Double] {
    var places = wanted
    let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    var least = limits.lowerBound
    for index in order {
      places[index] = max(wanted[index], least)
      least = places[index] + gap
    }
    var most = limits.upperBound
    for index in order.reversed() {
      places[index] = min(places[index], most)
      most = places[index] - gap
    }
    return places
  }
}

import Reporting
import Sidereal

/// Keeps how chance and bound come together while a search runs, for a chart.
///
/// Early moments are kept more closely than late ones, so that an hour takes no more room than a few hundred points.
final class SearchTrace: Sendable {
  private let kept = Locked<[TracePoint]>([])

  /// Moments nearer to each other than this share of the time so far are one.
  private static let nearness = 1.03

  /// Called from several threads; numbers that do not change are nothing new.
  func add(_ progress: SearchProgress) {
    add(.init(seconds: progress.seconds, chance: progress.chance, bound: progress.bound))
  }

  private func add(_ point: TracePoint) {
    kept.with { points in
      var point = point
      if let last = points.last {
        // Neither goes back: what was better by less than rounding was told anew.
        (point.chance, point.bound) = (max(point.chance, last.chance), min(point.bound, last.bound))
        // A word that came late tells nothing that was not known.
        if point.seconds < last.seconds || (point.chance, point.bound) == (last.chance, last.bound) { return }
        if point.seconds < last.seconds * Self.nearness { points.removeLast() }
      }
      points.append(point)
    }
  }

  /// What was kept, up to where the search ended.
  func points(endingAt seconds: Double, chance: Double, bound: Double) -> [TracePoint] {
    var points = kept.with { $0 }.filter { $0.seconds < seconds }
    points.append(.init(seconds: seconds, chance: chance, bound: bound))
    return points
  }
}

import Allocation

/// What somebody is told of deadline and world who sees who is right.
///
/// Where work moves a law with a moment in every interval, what is told are cells of it: as small as those of the rungs
/// that know the deadline where all draws are looked at, and larger where draws are a sample, which leaves more open than
/// they do.
extension WhoIsRight {
  /// A share of all cases, and what is believed in them.
  struct Belief: Sendable {
    /// Its part in the sum of chances.
    var share: Double
    /// Its part in the sum of bounds; nil: the same.
    var shareBefore: Double?
    /// Made when needed, for there may be many.
    var views: @Sendable () -> [Instance.View]
  }

  /// Cells of a sampled draw: a hundred draws leave a margin of some hundredths, these two thousandths.
  private static let roughCell = 1.0 / 512

  /// Whether the deadline can be told: see `Instance.View.toldInCells`.
  var canBeTold: Bool { instance.views.allSatisfy { $0.toldInCells(share: 1) != nil } }

  /// Whether it is told in cells.
  var isInCells: Bool { canBeTold && instance.views.contains { $0.told == nil } }

  /// No cell has more of a law than this.
  var cellShare: Double { fewDraws == nil ? Self.roughCell : Instance.View.Told.cellShare }

  /// All draws that can matter, where a chain over the cells of the law can be searched for each; nil: they are too many.
  var fewDraws: Draws.Row? {
    let all = draws.rows?.joined().filter { $0.weight > AnalysisTuning.negligibleDraw }
    guard let all, all.count * instance.views.count <= Draws.mostChains else { return nil }
    return all
  }

  /// What the author believes.
  var believed: Belief { Belief(share: 1) { [instance] in instance.views } }

  /// For each world all deadlines, ascending.
  var everythingByWorld: [[Belief]] {
    let share = isInCells ? cellShare : 1
    return instance.views.map { view in
      (view.toldInCells(share: share) ?? []).map { told in
        Belief(share: view.credence * told.share, shareBefore: view.credence * told.shareBefore) {
          [told.view]
        }
      }
    }
  }
}

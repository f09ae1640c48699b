import Problems

/// What is wrong with the awards of a plan by themselves; the people and money that they move are added up with the
/// attempts'.
extension Instance {
  /// More awards of a grant than any file can allow: plans of strangers may state any number.
  static let mostAwards = 1 << 24

  /// Those of some awards that exist.
  func known(_ made: [Plan.Award]) -> [Plan.Award] { made.filter { awards.indices.contains($0.option) } }

  /// The name of the grant that an award is of.
  func grant(of award: Plan.Award) -> String { problem.grants[awards[award.option].grant].name }

  /// Awards that do not exist, that are none, and that exceed what their grants allow.
  ///
  /// - Parameter made: all that are made on one branch, from the start on.
  func awardViolations(_ made: [Plan.Award]) -> [Violation] {
    var found = made.filter { !awards.indices.contains($0.option) }.map { Violation.unknownAward($0.option) }
    let known = known(made)
    found += known.filter { $0.count <= 0 }.map { .emptyAward(grant: grant(of: $0)) }
    if known.isEmpty { return found }
    let limits = limitsOfAwards
    var totals = awardLimits.map { _ in (first: Plan.Award?.none, made: 0) }
    for award in known where award.count > 0 {
      for limit in limits[award.option] {
        totals[limit].first = totals[limit].first ?? award
        totals[limit].made = min(Self.mostAwards, totals[limit].made + min(award.count, Self.mostAwards))
      }
    }
    for (limit, total) in zip(awardLimits, totals) where total.made > limit.most {
      guard let first = total.first else { continue }
      found.append(.tooManyAwards(grant: grant(of: first), made: total.made, most: limit.most))
    }
    return found
  }
}

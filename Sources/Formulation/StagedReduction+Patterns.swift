import Allocation

extension StagedReduction {
  /// For each way in which an attempt may count in some branches the lengths up to which it does.
  ///
  /// Where nothing waits for the bundle it counts everywhere. Else a gate is either common to all branches and
  /// before the look, since a shared attempt waits for it, or at or after the look in each of them: then what has
  /// ended by the look counts in every branch, and what is under way in any of them.
  func patterns(_ kind: Int, _ place: Int, _ start: Int, _ isGated: Bool) -> [[Int]] {
    let bundle = base.types[kind].bundle
    let lengths = believed.map { world in
      base.worlds[world].needed[bundle] ? base.types[kind].outcomes[world]?.length : nil
    }
    let isRevealing = bundle == stage.reveal?.chunk
    guard isGated else {
      let longest = believed.compactMap { base.types[kind].outcomes[$0]?.length }.max() ?? 0
      return [branches.indices.map { place == 0 || place == $0 + 1 ? longest : 0 }]
    }
    let known = Set(lengths.compactMap { $0 }).sorted()
    var patterns: [[Int]] =
      place > 0
      ? late(known, lengths, place - 1)
      : common(known.filter { start + $0 <= stage.look }.dropLast(), lengths)
        + apart(known, lengths, start, isRevealing)
    // Attempts that end after a gate still show the world where nothing needs them.
    if isRevealing && place == 0 { patterns.append(branches.map { _ in 0 }) }
    patterns = patterns.filter { isRevealing && place == 0 || $0.contains { $0 > 0 } }
    return Set(patterns).sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Starts of one branch.
  private func late(_ known: [Int], _ lengths: [Int?], _ branch: Int) -> [[Int]] {
    let options = branches[branch] == nil ? known : [lengths[branch] ?? 0]
    return options.map { length in branches.indices.map { $0 == branch ? length : 0 } }
  }

  /// Gates before the look: the same in all branches.
  private func common(_ known: ArraySlice<Int>, _ lengths: [Int?]) -> [[Int]] {
    known.map { limit in
      branches.indices.map { branch in
        if branches[branch] == nil { return limit }
        return lengths[branch].map { $0 <= limit ? $0 : 0 } ?? 0
      }
    }
  }

  /// Gates at or after the look, in each branch on its own; what is seen to be finished needs no more attempts.
  private func apart(_ known: [Int], _ lengths: [Int?], _ start: Int, _ isRevealing: Bool) -> [[Int]] {
    let ended = known.last { start + $0 <= stage.look } ?? 0
    let options = branches.indices.map { branch -> [Int] in
      if branches[branch] == nil { return [ended] + known.filter { $0 > ended } }
      guard let length = lengths[branch] else { return [0] }
      return start + length <= stage.look ? [length] : isRevealing ? [0] : [0, length]
    }
    var patterns: [[Int]] = [[]]
    for option in options {
      if patterns.count * option.count > Self.mostPatterns * 2 { break }
      patterns = patterns.flatMap { pattern in option.map { pattern + [$0] } }
    }
    return patterns
  }

  /// The strand that a column belongs to; nil where nothing of it can be seen at the look.
  func strand(_ column: Int) -> Stage.Strand? {
    guard let chunk = stage.reveal?.chunk, facts[column].place == 0 else { return nil }
    let unit = reduction.units[reduction.columns[column].unit]
    guard unit.bundle == chunk else { return nil }
    let (fact, start) = (facts[column], reduction.columns[column].start)
    let correct = base.worlds.indices.map { world -> Double? in
      guard let branch = branches.firstIndex(of: world), let delivery = base.types[fact.kind].outcomes[world],
        start + delivery.length <= stage.look
      else { return nil }
      let isShut = base.worlds[world].needed[chunk] && delivery.length > fact.counted[branch]
      return isShut ? nil : delivery.correct
    }
    return correct.contains { $0 != nil } ? .init(copy: unit.copy ?? 0, correct: correct) : nil
  }

  /// Every strand, in order.
  package var strands: [Stage.Strand] {
    Set(reduction.columns.indices.compactMap(strand)).sorted()
  }

  /// How many attempts of each strand a plan has.
  package func counts(of attempts: [Int]) -> [Stage.Strand: Int] {
    var counts: [Stage.Strand: Int] = [:]
    for (column, number) in attempts.enumerated() where number > 0 {
      if let strand = strand(column) { counts[strand, default: 0] += number }
    }
    return counts
  }

  /// More attempts of a strand than people, budgets and use allow no plan has.
  package func mostAttempts(of strand: Stage.Strand) -> Int {
    let columns = reduction.columns.indices.filter { self.strand($0) == strand }
    let byCrew = Dictionary(grouping: columns) { base.types[facts[$0].kind].crew }
    var most = 0
    for members in byCrew.values {
      let kinds = Set(members.map { facts[$0].kind }).map { base.types[$0] }
      let starts = members.map { reduction.columns[$0].start }
      let longest = kinds.map(\.length).max() ?? 1
      let end = min(base.steps, (starts.max() ?? 0) + longest)
      let shortest = kinds.map(\.length).min() ?? 1
      var teams = 0
      for step in (starts.min() ?? 0)..<end {
        teams +=
          kinds.map { kind in
            kind.held.map { base.headcounts[$0.pool][step] / max(1, $0.people) }.min() ?? 0
          }.max() ?? 0
      }
      most += min(teams / shortest, members.reduce(0) { $0 + reduction.columns[$1].upper })
    }
    let isCertain = strand.correct.allSatisfy { $0 == nil || $0 == 1 }
    guard isCertain, let chunk = stage.reveal?.chunk else { return most }
    let isPooled = !base.bundles[chunk].isSeparate
    return min(most, isPooled ? believed.map { base.worlds[$0].counts[chunk] }.max() ?? 1 : 1)
  }
}

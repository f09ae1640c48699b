/// What holds for people of one pool on one chunk: the author's statements resolved, nearest first.
package struct PairTerms: Sendable, Equatable {
  /// In (0, 1].
  package var correct: Double
  /// In (0, 1].
  package var pace: Double
  /// Serial years of one chunk, above 0.
  package var years: Double
}

/// Resolution of what is stated in several places.
extension Problem {
  /// What holds for a pool on a chunk in a world (nil: in the file).
  ///
  /// The value nearest to the attempt wins: chunk and pool in the world, chunk and pool in the file, then the
  /// pool (for years: the chunk) in the world, then in the file.
  package func terms(chunk: Int, pool: Int, in world: World?) -> PairTerms {
    terms(chunk: chunk, pool: pool, local: chunks[chunk].local(pool), in: world)
  }

  /// The same where the file's own line for the pair is at hand; nil: it has none.
  package func terms(chunk: Int, pool: Int, local: Chunk.EligiblePool?, in world: World?) -> PairTerms {
    let near = world?.chunks[chunk]?.pools[pool]
    let far = world?.pools[pool]
    return PairTerms(
      correct: near?.correct ?? local?.correct ?? far?.correct ?? pools[pool].correct,
      pace: near?.pace ?? local?.pace ?? far?.pace ?? pools[pool].pace,
      years: near?.years ?? local?.years ?? world?.chunks[chunk]?.years ?? chunks[chunk].years)
  }
}

/// What a world changes at all.
extension World {
  /// Whether what holds for people on a chunk may differ in this world from the file: all but count and need.
  package func changesTerms(ofChunk chunk: Int) -> Bool {
    if !pools.isEmpty { return true }
    guard let own = chunks[chunk] else { return false }
    return own.years != nil || own.correct != nil || !own.pools.isEmpty
  }
}

extension Chunk {
  /// What the chunk itself says of a pool; nil: nothing.
  fileprivate func local(_ pool: Int) -> EligiblePool? {
    guard case .anyOf(let eligible, _) = staffing else { return nil }
    return eligible.first { $0.pool == pool }
  }

  /// Pools that may work on it, in the file's order.
  package var pools: [Int] {
    switch staffing {
    case .anyOf(let eligible, _): eligible.map(\.pool)
    case .mixed(let members, _): members.map(\.pool).sorted()
    }
  }
}

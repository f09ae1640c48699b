/// The dynamic program itself.
extension PricingProblem {
  /// For each of `terms` what states add to the bounds of outcomes' chances.
  typealias Gains = [[(outcome: Int, table: [Double])]]

  /// The parts of the overestimator, by state.
  func gains(_ means: MeanOverestimator) -> Gains {
    zip(terms, tables).map { term, table in
      means.parts[term].map { part in (part.outcome, table.map(part.value)) }
    }
  }

  /// The best that the unit can do: Σ worth·log φ + Σ share·gain − Σ price over its attempts, at its
  /// largest. Linear in states times moves.
  ///
  /// - Parameters:
  ///   - worth: of a unit of log φ, for each term of the reduction, not negative.
  ///   - gains: what states are worth besides (see `gains(_:)`), times `shares` of the outcomes.
  ///   - prices: of an attempt, for each column.
  func best(worth: [Double], gains: Gains = [], shares: [Double] = [], prices: [Double]) -> Answer {
    // The value of each state at its best; nothing has been attempted yet.
    var values = [Double](repeating: -.infinity, count: states)
    values[0] = 0
    var spare = values
    // Moves in the order in which they are made, and the states that each reached.
    var chosen: [(step: Int, column: Int)] = []
    var isMoved: [[Bool]] = []
    // The cheapest column for each step, of stages since the last one that was worth something.
    var waiting: [(step: Int, column: Int)] = []
    for stage in stages {
      // Columns of earlier stages may still be taken up now; only the cheapest of a step matters.
      for move in stage.moves {
        guard let column = move.columns.min(by: { prices[$0] < prices[$1] }) else { continue }
        if let place = waiting.firstIndex(where: { $0.step == move.step }) {
          if prices[column] < prices[waiting[place].column] { waiting[place].column = column }
        } else {
          waiting.append((move.step, column))
        }
      }
      // A stage that is worth nothing is no stage: its moves wait for the next.
      let places = stage.terms.filter { place in
        worth[terms[place]] > 0 || !gains.isEmpty && gains[place].contains { shares[$0.outcome] > 0 }
      }
      if places.isEmpty { continue }
      for move in waiting {
        isMoved.append(Self.move(&values, &spare, by: move.step, price: prices[move.column]))
        chosen.append(move)
      }
      waiting = []
      // Each state is worth what its terms say.
      for place in places {
        if worth[terms[place]] > 0 { Self.add(worth[terms[place]], tables[place], to: &values) }
        if gains.isEmpty { continue }
        for one in gains[place] where shares[one.outcome] > 0 {
          Self.add(shares[one.outcome], one.table, to: &values)
        }
      }
    }
    var state = values.indices.max { values[$0] < values[$1] } ?? 0
    var answer = Answer(value: values[state], attempts: [])
    // Back along the moves that led to the best state.
    for index in chosen.indices.reversed() {
      var number = 0
      while isMoved[index][state] {
        number += 1
        state -= chosen[index].step
      }
      if number > 0 { answer.attempts.append((chosen[index].column, number)) }
    }
    return answer
  }

  private typealias Block = SIMD8<Double>

  /// A move of an unbounded knapsack: every state may be reached from one `step` below it, at a price, any
  /// number of times; tells which states are better reached so.
  ///
  /// The inner loop of all column generation: a block of eight states at a time where the step is long
  /// enough for blocks not to read what they write.
  private static func move(_ values: inout [Double], _ moved: inout [Double], by step: Int, price: Double)
    -> [Bool]
  {
    let count = values.count
    var isMoved = [Bool](repeating: false, count: count)
    if step >= count { return isMoved }
    values.withUnsafeMutableBufferPointer { values in
      moved.withUnsafeMutableBufferPointer { moved in
        for state in 0..<step { moved[state] = values[state] }
        var state = step
        // A block reads what is at least a step, so a block, below it.
        if step >= Block.scalarCount {
          let from = UnsafeRawBufferPointer(UnsafeBufferPointer(values))
          let to = UnsafeMutableRawBufferPointer(moved)
          let price = Block(repeating: price)
          while state + Block.scalarCount <= count {
            let old = from.loadUnaligned(fromByteOffset: 8 * state, as: Block.self)
            let new = to.loadUnaligned(fromByteOffset: 8 * (state - step), as: Block.self) - price
            let better = old.replacing(with: new, where: new .> old)
            to.storeBytes(of: better, toByteOffset: 8 * state, as: Block.self)
            state += Block.scalarCount
          }
        }
        while state < count {
          moved[state] = max(values[state], moved[state - step] - price)
          state += 1
        }
        isMoved.withUnsafeMutableBufferPointer { isMoved in
          for state in step..<count { isMoved[state] = moved[state] > values[state] }
        }
      }
    }
    swap(&values, &moved)
    return isMoved
  }

  /// Adds so many times a table to the values.
  private static func add(_ worth: Double, _ table: [Double], to values: inout [Double]) {
    table.withUnsafeBufferPointer { table in
      values.withUnsafeMutableBufferPointer { values in
        for state in values.indices { values[state] += worth * table[state] }
      }
    }
  }
}

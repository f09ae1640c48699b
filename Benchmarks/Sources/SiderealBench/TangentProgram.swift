import Allocation
import Formulation
import Foundation
import Modelling
import Problems
import Search
import Sidereal

/// The compact mixed-integer program: lines for the chances of terms, secants of exp between them and the chance.
///
/// An outcome j with aⱼ = 1 is won with the chance exp(Σ v), v ≤ constant·aⱼ + slopes·counts for each of its terms; with
/// aⱼ = 0 it is lost and binds nothing. exp is followed by secants whose pieces are filled in order, by binaries.
/// The optimum is the best chance to within the tolerance above, and a tenth of it below.
struct TangentProgram {
  private let outline: Outline
  private var lower: [Double]
  private var upper: [Double]
  private var costs: [Double]
  private var isInteger: [Bool]
  private var rows: SparseBlock
  private var points: [Double] { outline.points }

  init(_ outline: Outline) {
    self.outline = outline
    rows = outline.rows.rows
    let box = outline.rows.rootBox()
    lower = box.lower
    upper = box.upper
    costs = lower.map { _ in 0 }
    let unused = outline.layout.terms..<(outline.layout.outcomes + outline.reduction.outcomes.count)
    isInteger = lower.indices.map { !unused.contains($0) }
    for column in unused { (lower[column], upper[column]) = (0, 0) }
  }

  mutating func mps() throws -> String {
    guard outline.reduction.outcomes.count > 1 else { throw Outline.Failure.oneOutcome }
    for index in outline.reduction.outcomes.indices {
      if outline.reduction.isDirect(index) { direct(index) } else { product(index) }
    }
    let program = try Program(
      sense: .maximise, objectiveConstant: outline.reduction.constant, costs: costs, columnLower: lower,
      columnUpper: upper, isInteger: isInteger, rows: rows)
    return
      "* z, minus the smallest value of the objective, is the best chance, to within \(outline.tolerance).\n"
      + MPSWriter.text(program)
  }

  private mutating func column(_ low: Double, _ high: Double, cost: Double = 0, isInteger whole: Bool = false)
    -> Int
  {
    lower.append(low)
    upper.append(high)
    costs.append(cost)
    isInteger.append(whole)
    return lower.count - 1
  }

  private mutating func addCounts(_ term: Reduction.Term, _ factors: [Double]) {
    for (counter, factor) in zip(term.counters, factors) where factor != 0 {
      rows.add(outline.layout.counter(counter), factor)
    }
  }

  /// φ itself: no binaries.
  private mutating func direct(_ index: Int) {
    let outcome = outline.reduction.outcomes[index]
    let chance = column(0, 1, cost: outcome.weight)
    for line in outline.curves[outcome.terms[0]].lines {
      rows.add(chance, 1)
      addCounts(outline.reduction.terms[outcome.terms[0]], line.slopes.map { -$0 })
      rows.close(.atMost(line.constant))
    }
  }

  private mutating func product(_ index: Int) {
    let outcome = outline.reduction.outcomes[index]
    let alive = column(0, 1, isInteger: true)
    var logs: [Int] = []
    for place in outcome.terms {
      let term = outline.reduction.terms[place]
      let curve = outline.curves[place]
      addCounts(term, term.counters.map { _ in 1 })
      rows.add(alive, -Double(curve.threshold))
      rows.close(.atLeast(0))
      if curve.lines.allSatisfy({ $0.constant == 0 }) { continue }
      let log = column(-.infinity, 0)
      logs.append(log)
      for line in curve.lines {
        rows.add(log, 1)
        rows.add(alive, -line.constant)
        addCounts(term, line.slopes.map { -$0 })
        rows.close(.atMost(0))
      }
    }
    if logs.isEmpty { costs[alive] = outcome.weight } else { exponential(alive, logs, outcome.weight) }
  }

  /// weight · exp(Σ logs) by pieces: each may be used only where the one before is full.
  private mutating func exponential(_ alive: Int, _ logs: [Int], _ weight: Double) {
    costs[alive] = weight * exp(points[0])
    var pieces: [Int] = []
    var before = alive
    for (low, high) in zip(points, points.dropFirst()) {
      let slope = (exp(high) - exp(low)) / (high - low)
      let piece = column(0, high - low, cost: weight * slope)
      rows.add(piece, 1)
      rows.add(before, low - high)
      rows.close(.atMost(0))
      if high < 0 {
        let isFull = column(0, 1, isInteger: true)
        rows.add(piece, 1)
        rows.add(isFull, low - high)
        rows.close(.atLeast(0))
        before = isFull
      }
      pieces.append(piece)
    }
    for piece in pieces { rows.add(piece, 1) }
    rows.add(alive, points[0])
    for log in logs { rows.add(log, -1) }
    rows.close(.atMost(0))
  }
}

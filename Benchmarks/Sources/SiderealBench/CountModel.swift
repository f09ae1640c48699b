import Allocation
import Formulation
import Modelling
import Problems
import Search
import Sidereal

/// The reduced problem as plain numbers: whole-number columns and rows over them, terms with lines, outcomes.
struct CountModel: Encodable {
  struct Row: Encodable {
    let columns: [Int]
    let values: [Double]
    /// Nil where there is none.
    let lower: Double?
    let upper: Double?
  }

  struct Term: Encodable {
    /// Columns of its counters.
    let counters: [Int]
    let threshold: Int
    let isDirect: Bool
    let lines: [Outline.Line]
  }

  struct Outcome: Encodable {
    let weight: Double
    let terms: [Int]
  }

  /// Upper bounds of the whole-number columns, by column; lower ones are 0.
  let columns: [Int: Int]
  let rows: [Row]
  let terms: [Term]
  let outcomes: [Outcome]
  let constant: Double
  /// Where the secants of exp meet.
  let points: [Double]

  init(_ outline: Outline) {
    let (reduction, layout) = (outline.reduction, outline.layout)
    let unused = layout.terms..<(layout.outcomes + reduction.outcomes.count)
    let box = outline.rows.rootBox()
    columns = Dictionary(
      uniqueKeysWithValues: box.upper.indices.filter { !unused.contains($0) }.map { ($0, Int(box.upper[$0])) }
    )
    let block = outline.rows.rows
    rows = (0..<block.count).map { index in
      let bounds = block.bounds(index)
      return Row(
        columns: block.entries(index).map { Int(block.indices[$0]) },
        values: block.entries(index).map { block.values[$0] },
        lower: bounds.lower.isFinite ? bounds.lower : nil, upper: bounds.upper.isFinite ? bounds.upper : nil)
    }
    terms = zip(reduction.terms, outline.curves).map { term, curve in
      Term(
        counters: term.counters.map { layout.counter($0) }, threshold: curve.threshold,
        isDirect: term.isDirect,
        lines: curve.lines)
    }
    outcomes = reduction.outcomes.map { Outcome(weight: $0.weight, terms: $0.terms) }
    constant = reduction.constant
    points = outline.points
  }
}

import Formulation
import Foundation

/// Cuts on powers of φ and on their means.
extension Relaxation {
  /// Powers below this are not leant on: slopes of the mean would be too steep.
  private static let smallest = 0.005

  /// For each atom whose chance lies above what its powers allow at the solution: cuts that say so, and by how much
  /// of the bound.
  func powerCuts(_ tight: Bool) -> [(cuts: [Cut], gain: Double)] {
    guard case .chance = objective, !isSingle, usesPowers else { return [] }
    return reduction.atoms.indices.compactMap { atom in
      guard let mean = means[atom], slopes[atom] != nil else { return nil }
      let column = layout.atom(atom)
      let curve = PowerCurve(form.totals[atom], (box.lower[column], box.upper[column]))
      let facets = form.ofAtom[atom].map { facet(form.pairs[$0], tight) }
      let values = facets.map { max($0.value, Self.smallest) }
      let idle = form.idle(atom)
      let height = exp(zip(form.ofAtom[atom], values).reduce(0) { $0 + form.pairs[$1.0].weight * log($1.1) })
      let excess = solution[chances[atom]] - curve.level - curve.slope * height
      guard excess > 1e-9 else { return nil }
      var cuts: [Cut] = []
      for (pair, facet) in zip(form.ofAtom[atom], facets) where solution[powers + pair] > facet.value + 1e-9 {
        cuts.append(
          .power(
            PowerCut(
              pair: pair, level: facet.line.level + 1e-13, slopes: facet.line.slopes,
              least: floors.least[form.pairs[pair].term])))
      }
      if solution[mean.column] > height + 1e-9 {
        let slopes = zip(form.ofAtom[atom], values).map { height * form.pairs[$0].weight / $1 }
        cuts.append(.mean(MeanCut(atom: atom, level: height * idle + 1e-13, slopes: slopes)))
      }
      return cuts.isEmpty ? nil : (cuts, reduction.atoms[atom].weight * excess)
    }
  }

  private func facet(_ pair: PowerForm.Pair, _ tight: Bool) -> (line: Facet, value: Double) {
    let counts = counts(of: pair.term)
    let key = PowerHulls.Key(function: reduction.terms[pair.term].function, least: floors.least[pair.term])
    let line = hulls.facet(key, pair.power, counts, tight: tight)
    return (line, min(1, zip(line.slopes, counts).reduce(line.level) { $0 + $1.0 * $1.1 }))
  }
}

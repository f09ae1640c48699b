import Allocation
import Foundation
import Modelling

/// The whole problem as one mixed-integer linear program that any solver can read.
///
/// Every term chooses, by a binary, one of the count vectors that its counters have reached. Where there is one
/// outcome the sum of log φ is maximised. Else a chain of products for each outcome: what has survived the terms so
/// far is divided among the choices of the next one, each keeping its φ, so that the optimum is the chance.
package struct ExactProgram: Sendable {
  /// What the optimum of the program is.
  package enum Objective: Sendable, Equatable {
    /// The chance itself, to within the tolerance.
    case chance(tolerance: Double)
    /// log((chance − constant) / weight), to within the tolerance: there is one outcome of this weight, and
    /// `constant` is the chance that every plan has. Where no point satisfies the program, nobody has more.
    case logChance(tolerance: Double, weight: Double, constant: Double)
  }

  /// To be maximised; the bounds of all columns are finite.
  package let program: Program
  package let objective: Objective
  /// Whose plans its points are.
  package let reduction: Reduction

  /// A program of more choices than this is not written. Every term gets an equal part of them.
  package static let mostChoices = 400_000
  /// One of more entries in its rows is not either.
  package static let mostEntries = 6_000_000
  /// Attempts at more starts than this are not looked at, nor reductions of more than so many times as much.
  static let mostStarts = (count: 1_500_000, size: 10)

  package enum Failure: Error, Sendable, Equatable {
    /// A chunk can be staffed in too many ways to list them.
    case tooManyChoices(chunk: String)
    /// There would be too much to write.
    case tooLarge
    /// What a chunk reveals is drawn by luck that the plan itself decides: no linear program states that.
    case revealedByChunk(String)
    /// Work on this chunk moves the law of the deadline: no linear program of this kind states that.
    case hastened(String)
    /// Gates can differ between what is revealed in too many ways.
    case tooManyGates
    /// Somebody asked it to end.
    case stopped
  }

  /// The static plans of an instance, whatever its file says of information.
  ///
  /// - Parameter isStopped: asked now and then; once true, it throws `Failure.stopped`.
  package init(_ instance: Instance, isStopped: () -> Bool = { false }) throws {
    try self.init(instance, nil, isStopped: isStopped)
  }

  /// The plans of somebody who learns the world as the file says: two-stage ones where a date reveals it.
  package init(learning instance: Instance, isStopped: () -> Bool = { false }) throws {
    if case .chunk(let chunk) = instance.problem.information {
      throw Failure.revealedByChunk(instance.bundles[chunk].name)
    }
    let look = instance.dateOfLearning.flatMap { $0 < instance.steps ? $0 : nil }
    try self.init(instance, look.map { Stage(look: $0) }, isStopped: isStopped)
  }

  private init(_ instance: Instance, _ stage: Stage?, isStopped: () -> Bool) throws {
    if let moving = instance.hastening?.bundles.min() {
      throw Failure.hastened(instance.bundles[moving].name)
    }
    try Self.requireRoom(instance, branches: stage == nil ? 1 : 1 + instance.worlds.count)
    guard let reduction = Reduction(instance, stage, unless: isStopped) else {
      throw isStopped() ? Failure.stopped : Failure.tooManyGates
    }
    try self.init(reduction, isStopped: isStopped)
  }

  /// The plans of a reduction.
  init(_ reduction: Reduction, isStopped: () -> Bool = { false }) throws {
    if isStopped() { throw Failure.stopped }
    guard reduction.size <= Self.mostStarts.count * Self.mostStarts.size else { throw Failure.tooLarge }
    self.reduction = reduction
    var writer = ExactWriter(reduction)
    objective = try writer.write(isStopped)
    program = try writer.program()
  }

  /// Refuses what is too large before anything is made of it; products that overflow count as too large.
  private static func requireRoom(_ instance: Instance, branches: Int) throws {
    let starts = instance.bundles.reduce(0) { sum, bundle in
      let kinds = bundle.crews.reduce(0) { $0 + $1.options.count }
      return sum.addingReportingOverflow(
        kinds.multipliedReportingOverflow(by: bundle.copies).partialValue
          .multipliedReportingOverflow(by: instance.steps * branches).partialValue
      ).partialValue
    }
    guard (0...mostStarts.count).contains(starts) else { throw Failure.tooLarge }
  }
}

extension ExactProgram.Objective {
  /// How far its optimum may be from what it stands for.
  ///
  /// In the units of the optimum: a chance or a logarithm.
  package var tolerance: Double {
    switch self {
    case .chance(let tolerance), .logChance(let tolerance, _, _): tolerance
    }
  }

  /// The chance that an optimum stands for; nil: no point satisfies the program.
  package func chance(_ optimum: Double?) -> Double {
    switch self {
    case .chance: optimum ?? 0
    case .logChance(_, let weight, let constant): constant + weight * (optimum.map(exp) ?? 0)
    }
  }
}

import GLPKSolver

extension RestrictedMaster {
  /// A column of the master: what one unit might do, in whole attempts. A class, since pools, bases and
  /// other lanes share it.
  final class UnitColumn: Sendable {
    /// Index into `Reduction.units`.
    let unit: Int
    /// log φ of each of the unit's terms.
    let logs: [Double]
    /// Those above 0, by column of the reduction; nothing else identifies it.
    let attempts: [(column: Int, number: Int)]

    init(unit: Int, logs: [Double], attempts: [(column: Int, number: Int)]) {
      self.unit = unit
      self.logs = logs
      self.attempts = attempts
    }
  }

  /// Where a solve of the master ended: what later ones may begin with, also those of other masters for the
  /// same reduction.
  final class MasterBasis: Sendable {
    /// The columns of units in the basis.
    let plans: [UnitColumn]
    /// Statuses of rows, and of columns that are not units'.
    let basis: Basis
    /// Outcomes that means bounded: they decide in which rows columns have entries.
    let isBoundedByMean: [Bool]

    init(plans: [UnitColumn], basis: Basis, isBoundedByMean: [Bool]) {
      self.plans = plans
      self.basis = basis
      self.isBoundedByMean = isBoundedByMean
    }
  }

  /// What a column puts into the rows of the program.
  typealias Entries = [(row: Int, amount: Double)]
}

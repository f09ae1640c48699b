import Allocation

/// The calendar of one pool: who of it is at work on what, from when to when, and in whose place.
package struct CalendarAnswer: Sendable {
  /// Name of the pool.
  package var pool: String
  /// Names of the branches on which it is so; nil: on all.
  package var branches: [String]?
  /// The whole of it, on the grid.
  package var record: PeopleRecord

  /// The calendars of all pools, for everything that may come of a plan.
  package static func calendars(of plan: Plan, in instance: Instance) -> [CalendarAnswer] {
    CarriedOut.all(of: plan, in: instance).flatMap { course in
      zip(instance.problem.pools, PeopleRecord.records(of: course.plan, in: instance)).map { pool, record in
        CalendarAnswer(pool: pool.name, branches: course.branches, record: record)
      }
    }
  }
}

import Allocation
import Support
import Testing

@testable import Analysis

/// Where people come from and may go, step by step and by hand.
@Suite("Staff of an institution")
struct StaffTests {
  private static func instance() throws -> Instance {
    try Instance(
      text: """
        time: {horizon: 6}
        deadline: 6
        pools: {a: {headcount: 10}}
        chunks: {x: {years: 1}, y: {years: 1, team: 3}}
        """)
  }

  @Test(
    "shares of people are rounded down, but not for the dust of a product",
    arguments: [(0.0, 7, 0), (1, 7, 7), (0.5, 7, 3), (0.1, 30, 3), (0.29, 100, 29), (1.2, 5, 5), (0.3, 0, 0)])
  func shares(share: Double, all: Int, expected: Int) {
    #expect(Staff.people(share, of: all) == expected)
  }

  @Test("whoever never worked may go anywhere; of the others only the movers")
  func movers() throws {
    let instance = try Self.instance()
    let (x, y) = (instance.types[0], instance.types[1])
    var staff = Staff(instance)
    staff.begin(headcounts: [10], inertia: 0.5)
    #expect(staff.free(0) == 10 && staff.available(0, for: 0) == 10 && staff.available(0, for: 1) == 10)
    staff.take(x, attempts: 6)
    #expect(staff.free(0) == 4 && staff.held[0] == [6, 0])
    staff.release(x, attempts: 6)
    staff.begin(headcounts: [10], inertia: 0.5)
    // Four are new, and of the six who come from x half may move.
    #expect(staff.available(0, for: 0) == 10 && staff.available(0, for: 1) == 7)
    staff.take(y, attempts: 2)
    // The new ones go first, then movers.
    #expect(staff.held[0] == [0, 6] && staff.free(0) == 4)
    #expect(staff.available(0, for: 1) == 1 && staff.available(0, for: 0) == 4)
  }

  @Test("people who leave are those who never worked, then by bundle", arguments: 0...4)
  func leaving(gone: Int) throws {
    let instance = try Self.instance()
    var staff = Staff(instance)
    staff.begin(headcounts: [5], inertia: 0)
    staff.take(instance.types[0], attempts: 3)
    staff.release(instance.types[0], attempts: 3)
    staff.begin(headcounts: [5 - gone], inertia: 0)
    #expect(staff.free(0) == 5 - gone)
    // Two never worked; with no movers only they may go to another bundle.
    #expect(staff.available(0, for: 1) == max(0, 2 - gone))
    #expect(staff.available(0, for: 0) == 5 - gone)
  }
}

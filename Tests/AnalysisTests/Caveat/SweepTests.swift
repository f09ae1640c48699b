import Allocation
import Problems
import Support
import Testing

@testable import Analysis

/// One number of a problem that takes other values: what is read, what is refused, and what becomes of the problem.
@Suite("Sweeps")
struct SweepTests {
  private static let text = """
    time: {start: 2030, horizon: 20}
    deadline: {2040: 50%, never: 50%}
    pools: {a: {headcount: 4, correct: 50%}, b: {headcount: 2, correct: 80%}}
    chunks:
      x: {years: 2, pools: {a: {correct: 30%, years: 3}, b: {}}}
      y: {years: 4, team: {a: 1, b: 1}, correct: 60%}
      z=1: {years: 1, team: {a: 1, b: 1}}
    worlds:
      one: {credence: 40%, deadline: 2035, chunks: {x: {years: 5}}}
      two: {credence: 60%, pools: {a: {correct: 20%}}, chunks: {x: {pools: {a: {correct: 10%, years: 7}}}}}
    """

  private static func problem() throws -> Problem { try Instance(text: text).problem }

  @Test(
    "ranges are cut into equal parts, lists are sorted, each value once",
    arguments: [
      ("deadline=2040..2060", 5, [2040, 2045, 2050, 2055, 2060]), ("deadline=2040..2041", 2, [2040, 2041]),
      ("deadline = 2045 .. 2045", 5, [2045]), ("correct=0.1..0.3", 3, [0.1, 0.2, 0.3]),
      ("correct=10%..50%", 3, [0.1, 0.3, 0.5]), ("x.years=3,1,2,1", 5, [1, 2, 3]), ("x.years=0.5", 5, [0.5]),
      ("z=1.years=1..2", 2, [1, 2]), ("correct=0..1", 0, nil), ("deadline=2040..2050", 1, [2040, 2050]),
    ] as [(String, Int, [Double]?)])
  func values(text: String, points: Int, expected: [Double]?) throws {
    let problem = try Self.problem()
    guard let expected else {
      #expect(throws: Sweep.Fault.self) { try Sweep(text, of: problem, points: points) }
      return
    }
    #expect(try Sweep(text, of: problem, points: points).values == expected)
  }

  @Test(
    "what is no sweep is said to be none",
    arguments: [
      ("deadline", Sweep.Fault.form), ("deadline=", .form), ("deadline=2050..2040", .form),
      ("deadline=a..b", .form), ("deadline=1..2..3", .form), ("correct=nan", .form), ("correct=inf", .form),
      ("pace=0.5", .unknownKey("pace")), ("w.years=1", .unknownKey("w.years")),
      ("years=1", .unknownKey("years")),
      ("deadline=2020", .range("at or after the start")), ("correct=0,0.5", .range("above 0 and up to 1")),
      ("correct=1.5", .range("above 0 and up to 1")), ("x.years=0..3", .range("above 0")),
    ])
  func faults(text: String, fault: Sweep.Fault) throws {
    let problem = try Self.problem()
    #expect(throws: fault) { try Sweep(text, of: problem) }
  }

  @Test("more values than a test can be repeated for are refused") func tooMany() throws {
    let problem = try Self.problem()
    let list = (1...101).map(String.init).joined(separator: ",")
    #expect(throws: Sweep.Fault.tooMany) { try Sweep("x.years=" + list, of: problem) }
    #expect(try Sweep("x.years=" + list.dropLast(4), of: problem).values.count == 100)
  }

  /// What a pool has on a chunk in each world: nothing that the file says of single worlds or chunks may be left.
  @Test("a value holds for everybody in every world") func everywhere() throws {
    let problem = try Self.problem()
    let correct = try Sweep("correct=0.7", of: problem).problem(problem, with: 0.7)
    for chunk in [0, 2] {
      for pool in 0..<2 {
        for world in correct.worlds {
          #expect(correct.terms(chunk: chunk, pool: pool, in: world).correct == 0.7)
        }
      }
    }
    // A team that has a correctness of its own gets the value too, one that has none stays the product of its pools.
    guard case .mixed(_, let own) = correct.chunks[1].staffing,
      case .mixed(_, let none) = correct.chunks[2].staffing
    else {
      Issue.record("no teams")
      return
    }
    #expect(own == 0.7 && none == nil)
    let years = try Sweep("x.years=6", of: problem).problem(problem, with: 6)
    for pool in 0..<2 {
      for world in years.worlds { #expect(years.terms(chunk: 0, pool: pool, in: world).years == 6) }
    }
    #expect(years.chunks[1].years == 4 && years.terms(chunk: 0, pool: 0, in: years.worlds[1]).correct == 0.1)
    let deadline = try Sweep("deadline=2044", of: problem).problem(problem, with: 2044)
    #expect(deadline.deadline == .certain(2044) && deadline.worlds.allSatisfy { $0.deadline == nil })
  }

  @Test("deadlines beyond the horizon are named") func beyond() throws {
    let problem = try Self.problem()
    let sweep = try Sweep("deadline=2040,2050,2051,2060", of: problem)
    #expect(sweep.valuesBeyondHorizon(of: problem) == [2051, 2060])
    #expect(try Sweep("correct=0.5", of: problem).valuesBeyondHorizon(of: problem).isEmpty)
  }
}

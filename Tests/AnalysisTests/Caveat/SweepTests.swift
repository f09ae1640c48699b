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
    pools: {a: {headcount: 4, correct: 50%}, b: {headcount: 2, correct: 80%}, c: {headcount: {2030: 1, 2035: 3}}}
    chunks:
      x: {years: 2, count: 2, credit: pooled, pools: {a: {correct: 30%, years: 3}, b: {}}}
      y: {years: 4, team: {a: 1, b: 1}, correct: 60%}
      z=1: {years: 1, team: {a: 1, b: 1}}
    worlds:
      one: {credence: 40%, deadline: 2035, chunks: {x: {years: 5, count: 3}}}
      two: {credence: 60%, pools: {a: {correct: 20%}}, chunks: {x: {pools: {a: {correct: 10%, years: 7}}}}}
    budgets: {m: 9, by.time: {2030: 4, 2035: 6}}
    grants: {g: {cost: {m: 2}, adds: {a: 1}}, h: {cost: {m: 2, by.time: 1}, adds: {a: 1}}}
    """

  private static func problem() throws -> Problem { try Instance(text: text).problem }

  @Test(
    "ranges are cut into equal parts, lists are sorted, each value once",
    arguments: [
      ("deadline=2040..2060", 5, [2040, 2045, 2050, 2055, 2060]), ("deadline=2040..2041", 2, [2040, 2041]),
      ("deadline = 2045 .. 2045", 5, [2045]), ("correct=0.1..0.3", 3, [0.1, 0.2, 0.3]),
      ("correct=10%..50%", 3, [0.1, 0.3, 0.5]), ("x.years=3,1,2,1", 5, [1, 2, 3]), ("x.years=0.5", 5, [0.5]),
      ("z=1.years=1..2", 2, [1, 2]), ("pools.a.headcount=2..5", 5, [2, 3, 4, 5]),
      ("pools.a.headcount = 0, 7", 5, [0, 7]), ("pools.a.headcount=50%..150%", 3, [0.5, 1, 1.5]),
      ("chunks.x.count=1,4", 5, [1, 4]), ("budgets.m=1k..3k", 3, [1000, 2000, 3000]),
      ("budgets.m=1.5M,2B", 5, [1_500_000, 2_000_000_000]), ("budgets.by.time=50 %, 200%", 5, [0.5, 2]),
      ("grants.g.cost=0,3", 5, [0, 3]), ("correct=0..1", 0, nil), ("deadline=2040..2050", 1, [2040, 2050]),
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
      ("x.years=50%", .form), ("pools.a.headcount=50%..20", .form), ("x.years=2M", .form),
      ("pools.a.headcout=2", .unknownKey("pools.a.headcout")), ("pools.a=2", .unknownKey("pools.a")),
      ("pools.a.headcount=2.5", .range("at whole numbers from 0 to 10,000,000")),
      ("pools.a.headcount=-1", .range("at whole numbers from 0 to 10,000,000")),
      ("chunks.x.count=0..3", .range("at whole numbers from 1 to 1,000,000")),
      ("budgets.m=-5", .range("at 0 or above")), ("budgets.m=0%", .range("above 0 %")),
      ("budgets.by.time=5", .several), ("pools.c.headcount=5", .several), ("grants.h.cost=5", .several),
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

  private static func swept(_ text: String) throws -> Problem {
    let problem = try problem()
    let sweep = try Sweep(text, of: problem)
    return sweep.problem(problem, with: sweep.values[0])
  }

  @Test("one number takes the place of one, a share multiplies all that are stated") func peopleAndMoney()
    throws
  {
    #expect(
      try Self.swept("pools.a.headcount=7").pools[0].headcount == .schedule([.init(moment: 2030, people: 7)]))
    #expect(
      try Self.swept("pools.c.headcount=150%").pools[2].headcount
        == .schedule([.init(moment: 2030, people: 2), .init(moment: 2035, people: 5)]))
    let count = try Self.swept("chunks.x.count=5")
    #expect(count.chunks[0].count == 5 && count.worlds[0].chunks[0]?.count == 5)
    let half = try Self.swept("chunks.x.count=10%")
    #expect(half.chunks[0].count == 1 && half.worlds[0].chunks[0]?.count == 1)
    #expect(try Self.swept("budgets.m=12").budgets[0].income.map(\.amount) == [12])
    #expect(try Self.swept("budgets.by.time=50%").budgets[1].income.map(\.amount) == [2, 3])
    #expect(try Self.swept("grants.g.cost=5").grants[0].costs == [5, 0])
    #expect(try Self.swept("grants.h.cost=50%").grants[1].costs == [1, 0.5])
    // Nothing else is touched.
    var back = try Self.swept("budgets.m=12")
    back.budgets[0].income[0].amount = 9
    #expect(try back == Self.problem())
  }

  @Test("several chunks in place of one have pooled credit, which is told where it matters") func credit()
    throws
  {
    let problem = try Self.problem()
    func told(_ text: String) throws -> String? {
      try Sweep(text, of: problem).chunkWithPooledCredit(of: problem)
    }
    #expect(try told("chunks.y.count=1..3") == "y" && told("chunks.z=1.count=2") == "z=1")
    // One is as it was, and of several the file says it.
    #expect(
      try told("chunks.y.count=1") == nil && told("chunks.x.count=1..5") == nil && told("y.years=2") == nil)
    let certain = try Sweep("correct=1", of: problem).problem(problem, with: 1)
    #expect(try Sweep("chunks.z=1.count=2", of: certain).chunkWithPooledCredit(of: certain) == nil)
  }

  @Test("deadlines beyond the horizon are named") func beyond() throws {
    let problem = try Self.problem()
    let sweep = try Sweep("deadline=2040,2050,2051,2060", of: problem)
    #expect(sweep.valuesBeyondHorizon(of: problem) == [2051, 2060])
    #expect(try Sweep("correct=0.5", of: problem).valuesBeyondHorizon(of: problem).isEmpty)
  }
}

import Allocation
import Foundation
import Sidereal
import Testing

/// The example of the library's documentation, compiled and run.
@Suite struct FacadeTests {
  static let risky = """
    time: {horizon: 10}
    deadline: {4: 50%, 8: 50%}
    pools: {field: {headcount: 3, correct: 30%}}
    chunks:
      first: {years: 2}
      second: {years: 2, after: first}
    """

  @Test func example() throws {
    let study = try Study(yaml: Self.risky)
    let answer = try study.solve()
    let allocators = study.compare(answer, rules: [.even, .serialFirst])
    let report = study.report(answer, allocators: allocators)
    #expect(report.text(width: 60).contains("naive allocator"))
    #expect(study.check(answer) == nil)
    #expect(answer.status == .optimal && allocators.map(\.rule) == [.even, .serialFirst])
    #expect(allocators.allSatisfy { $0.chance <= answer.bound + 1e-9 })
  }

  @Test func refutesWhatCannotBe() throws {
    let study = try Study(yaml: Self.risky)
    var answer = try study.judge(.empty(for: study.instance))
    #expect(answer.chance == 0 && answer.bound == 1 && answer.status == .limit)
    answer.chance = 0.5
    guard case .chance = study.check(answer) else {
      Issue.record("a wrong chance was believed")
      return
    }
    answer.chance = 0
    answer.plan.entries = [.init(type: 0, start: 0, attempts: 1000)]
    guard case .infeasible = study.check(answer) else {
      Issue.record("an infeasible plan was believed")
      return
    }
  }

  @Test func takesProblemsMadeInSwift() throws {
    let problem = Problem(
      time: TimeGrid(horizon: 3), deadline: .certain(2),
      pools: [Pool(name: "p", headcount: .schedule([.init(moment: 0, people: 1)]))],
      chunks: [Chunk(name: "c", years: 2, staffing: .anyOf([.init(pool: 0)], team: 1))])
    let answer = try Study(problem).solve()
    #expect(answer.chance == 1 && answer.status == .optimal)
  }

  @Test func refusesProblemsMadeInSwiftThatAreUnsound() throws {
    let pool = Pool(name: "p", headcount: .schedule([.init(moment: 0, people: 1)]))
    let chunk = Chunk(name: "c", years: 2, staffing: .anyOf([.init(pool: 0)], team: 1))
    let sound = Problem(time: TimeGrid(horizon: 3), deadline: .certain(2), pools: [pool], chunks: [chunk])
    typealias Place = UnsoundProblem.Place
    let wrong: [(Place, (inout Problem) -> Void)] = [
      (.time, { $0.time.step = 0 }), (.time, { $0.time.horizon = .nan }), (.time, { $0.chunks = [] }),
      (.deadline, { $0.deadline = .points([.init(moment: 1, share: 0.4)], never: 0.4) }),
      (
        .deadline,
        { $0.deadline = .cumulative([.init(moment: 2, share: 0.4), .init(moment: 1, share: 0.5)]) }
      ),
      (.pool(0), { $0.pools[0].correct = 0 }), (.pool(0), { $0.pools[0].name = "" }),
      (.pool(1), { $0.pools.append($0.pools[0]) }), (.pool(0), { $0.pools[0].costs = [1] }),
      (.pool(0), { $0.pools[0].headcount = .growth(start: -1, rate: 0) }),
      (.chunk(0), { $0.chunks[0].staffing = .anyOf([.init(pool: 7)], team: 1) }),
      (.chunk(0), { $0.chunks[0].staffing = .mixed([], correct: nil) }),
      (.chunk(0), { $0.chunks[0].count = 0 }), (.chunk(0), { $0.chunks[0].after = [3] }),
      (.chunk(0), { $0.chunks[0].after = [0] }),
      (.world(0), { $0.worlds = [World(name: "w", credence: 0.5)] }),
      (.world(0), { $0.worlds = [World(name: "w", credence: 1, chunks: [4: .init()])] }),
      (.budget(0), { $0.budgets = [Budget(name: "m", income: [.init(moment: 0, amount: -1)])] }),
      (.statusQuo, { $0.statusQuo = [[0.5, 0.5]] }), (.information, { $0.information = .chunk(1) }),
      (.uncertainty, { $0.uncertainty = Uncertainty(samples: 0, quantities: []) }),
      (
        .uncertainty,
        {
          let law = UncertainNumber(.share, low: 0.1, high: 0.3)
          $0.uncertainty = Uncertainty(quantities: [.init(.poolCorrect(5), law)])
        }
      ),
    ]
    for (place, change) in wrong {
      var problem = sound
      change(&problem)
      let error = #expect(throws: UnsoundProblem.self) { try Study(problem) }
      #expect(error?.flaws.map(\.place) == [place], "\(String(describing: error))")
    }
  }

  @Test func resolvesUncertainNumbersMadeInSwift() throws {
    let text = """
      time: {horizon: 4}
      deadline: 4
      pools: {p: {headcount: 1, correct: 20% to 60%}}
      chunks: {c: {years: 2}}
      worlds: {a: {credence: 40%}, b: {credence: 60%, deadline: 2}}
      uncertainty: {samples: 8, seed: 3}
      """
    let read = try Study(yaml: text)
    var made = read.problem
    made.pools[0].correct = 0.5
    made.worlds = [
      World(name: "a", credence: 0.4), World(name: "b", credence: 0.6, deadline: .certain(2)),
    ]
    let law = UncertainNumber(.share, low: 0.2, high: 0.6)
    made.uncertainty = Uncertainty(samples: 8, seed: 3, quantities: [.init(.poolCorrect(0), law)])
    let study = try Study(made)
    #expect(study.problem == read.problem && study.instance.worlds.count == 16)
    #expect(try Study(read.problem).problem == read.problem)
    #expect(try study.solve().chance == read.solve().chance)
  }
}

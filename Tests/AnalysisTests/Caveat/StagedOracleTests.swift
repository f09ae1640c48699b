import Allocation
import Analysis
import Foundation
import Probability
import Sidereal
import Testing

/// Two-stage plans under errors and with one more team, against definitions in another language; see `Tests/Oracle`.
@Suite("The caveat on two-stage plans, by the definitions")
struct StagedOracleTests {
  struct Fixture: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let best: Bool
    let yaml: String
    let error: Double
    let chance: Double
    let lost: Double
    let worths: [String: Double]
    let worthsLost: [String: Double]
    let moved: Double?
    var testDescription: String { name }

    func study() throws -> Study { try Study(yaml: yaml) }
  }

  private static let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Oracle/Fixtures/caveats.json").standardized

  static let fixtures: [Fixture] =
    (try? JSONDecoder().decode([Fixture].self, from: Data(contentsOf: file))) ?? []

  /// The plan of each fixture, read as the command reads results.
  static let results: [Data] = {
    guard let data = try? Data(contentsOf: file),
      let all = try? JSONSerialization.jsonObject(with: data) as? [[String: Any]]
    else { return [] }
    return all.compactMap { one in
      one["result"].flatMap { try? JSONSerialization.data(withJSONObject: $0) }
    }
  }()

  private static func plan(_ place: Int, _ study: Study) throws -> Plan {
    try PlanFile.read(Array(results[place]), for: study.instance)
  }

  @Test func thereAreMany() {
    #expect(Self.fixtures.count >= 50 && Self.results.count == Self.fixtures.count)
    #expect(Self.fixtures.filter(\.best).count >= 20)
    #expect(Self.fixtures.filter { $0.moved != nil }.count >= 50)
    #expect(Self.fixtures.filter { $0.worths.values.contains { $0 > 0.001 } }.count >= 40)
  }

  /// Chances and worths as the file stands and where attempts are lost, exactly.
  @Test(arguments: fixtures.indices) func lost(_ place: Int) throws {
    let fixture = Self.fixtures[place]
    let study = try fixture.study()
    let plan = try Self.plan(place, study)
    #expect(study.instance.violations(of: plan) == [])
    let options = CaveatOptions(errors: [0, fixture.error], misdirections: [.lost])
    let rows = CaveatTest(study.instance, options).rows(.static, plan)
    #expect(rows.map(\.error) == [0, fixture.error] && rows.allSatisfy { $0.isStaged && $0.interval == nil })
    let names = study.instance.bundles.map(\.name)
    for (row, chance, worths) in [
      (rows[0], fixture.chance, fixture.worths), (rows[1], fixture.lost, fixture.worthsLost),
    ] {
      #expect(abs(row.chance - chance) < 1e-12)
      for (name, worth) in zip(names, try #require(row.worths)) {
        #expect(abs(worth - (worths[name] ?? .nan)) < 1e-12, "\(name) at \(row.error)")
      }
    }
  }

  /// All that misdirection may lead to, listed there and drawn here.
  @Test(arguments: fixtures.indices) func moved(_ place: Int) throws {
    let fixture = Self.fixtures[place]
    guard let exact = fixture.moved else { return }
    let study = try fixture.study()
    let plan = try Self.plan(place, study)
    let options = CaveatOptions(errors: [fixture.error], misdirections: [.moved], seed: 3, runs: 3000)
    let row = try #require(CaveatTest(study.instance, options).rows(.static, plan).first)
    let interval = try #require(row.interval)
    let half = (interval.upperBound - interval.lowerBound) / 2
    // Twice the 95 % interval: 4 standard errors.
    #expect(abs(row.chance - exact) <= 2 * half && half < 0.02)
  }

  /// Every draw could have been written down.
  @Test(arguments: fixtures.indices.filter { $0.isMultiple(of: 3) }) func drawsAreFeasible(_ place: Int)
    throws
  {
    let study = try Self.fixtures[place].study()
    let redirection = Redirection(try Self.plan(place, study), of: study.instance)
    for seed in 1...40 as ClosedRange<UInt64> {
      var generator = SplitMix64(seed: seed)
      let drawn = redirection.draw(error: 0.5, &generator)
      #expect(study.instance.violations(of: drawn) == [], "seed \(seed)")
    }
  }

  /// What an institution makes of a two-stage plan could have been written down too.
  @Test(arguments: fixtures.indices) func institutionsAreFeasible(_ place: Int) throws {
    let study = try Self.fixtures[place].study()
    let plan = try Self.plan(place, study)
    for (inertia, floor) in [(0.0, 0.0), (0.5, 0.0), (1.0, 0.3), (0.0, 0.5)] {
      let made = Institution(inertia: inertia, floor: floor).carryOut(plan, of: study.instance)
      #expect(study.instance.violations(of: made) == [], "\(inertia), \(floor)")
      #expect(made.look == plan.look)
      if Self.fixtures[place].best {
        #expect(study.instance.chance(of: made) <= Self.fixtures[place].chance + 1e-12)
      }
    }
  }
}

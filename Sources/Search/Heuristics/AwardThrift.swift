import Allocation
import Foundation
import GLPKSolver
import Modelling
import Threads

/// The cheapest awards under which the attempts of a plan can be carried out: a covering program in whole numbers.
///
/// A search is content with awards that its attempts have room in; whoever pays would rather have the least money spent.
/// Where several budgets pay, the shares of what comes into each are added up.
struct AwardThrift {
  private let instance: Instance
  private let plan: Plan
  /// The program's columns: each award of each stage of the plan.
  private let columns: [(stage: Int?, option: Int)]

  /// Nodes of GLPK's own branch and bound, after which the plan keeps its awards but for those it can spare.
  private static let mostNodes = 2_000
  /// Entries of rows beyond which there is no program.
  private static let mostEntries = 400_000

  /// - Parameter plan: feasible.
  /// - Returns: the plan with cheaper awards, or with its own where these are the cheapest that were found.
  static func cheapest(_ plan: Plan, in instance: Instance, within budget: TimeBudget = TimeBudget()) -> Plan
  {
    guard plan.stages.contains(where: { !plan[awards: $0].isEmpty }) else { return plan }
    let thrift = AwardThrift(instance, plan)
    let spared = thrift.withoutSpare
    guard !budget.isOver, let found = thrift.optimum(within: budget),
      instance.violations(of: found).isEmpty, thrift.cost(of: found) < thrift.cost(of: spared)
    else { return spared }
    return found
  }

  private init(_ instance: Instance, _ plan: Plan) {
    self.instance = instance
    self.plan = plan
    let split = plan.split(in: instance)
    columns = plan.stages.flatMap { stage in
      instance.awards.indices.filter { (instance.awards[$0].boundary < split) == (stage == nil) }
        .map { (stage: stage, option: $0) }
    }
  }

  /// What an award costs: the shares of what comes into its budgets.
  private func cost(ofAward option: Int) -> Double {
    zip(instance.awards[option].costs, instance.income).reduce(0) { sum, pair in
      pair.0 > 0 ? sum + pair.0 / max(pair.0, pair.1.last ?? 0) : sum
    }
  }

  private func cost(of plan: Plan) -> Double {
    plan.stages.reduce(0) { sum, stage in
      plan[awards: stage].reduce(sum) { $0 + cost(ofAward: $1.option) * Double($1.count) }
    }
  }

  /// The branches, by place, on which an award of a stage is made.
  private func branches(of stage: Int?) -> Range<Int> { stage.map { $0..<($0 + 1) } ?? plan.branches.indices }

  /// The plan without awards whose people nobody needs, the dearest first.
  private var withoutSpare: Plan {
    var plan = plan
    var people = plan.branches.indices.map { branch in
      ResourceCalendar(
        instance, holding: plan.entries(on: branch), making: plan.awards(on: branch)
      ).people
    }
    for stage in plan.stages {
      let order = plan[awards: stage].indices.sorted { one, other in
        let (a, b) = (plan[awards: stage][one].option, plan[awards: stage][other].option)
        return (-cost(ofAward: a), b) < (-cost(ofAward: b), a)
      }
      for place in order {
        let award = plan[awards: stage][place]
        let spare = branches(of: stage).reduce(award.count) {
          min($0, people[$1].spareAwards(of: instance.awards[award.option]))
        }
        for branch in branches(of: stage) {
          people[branch].award(instance.awards[award.option], count: -spare)
        }
        plan[awards: stage][place].count -= spare
      }
      plan[awards: stage] = plan[awards: stage].normalised
    }
    return plan
  }

  /// The optimum of the covering program; nil where there is none in time.
  private func optimum(within budget: TimeBudget) -> Plan? {
    var rows = SparseBlock()
    let most = instance.mostAwards
    for branch in plan.branches.indices {
      addPeople(on: branch, to: &rows)
      addMoney(on: branch, to: &rows)
      addLimits(on: branch, to: &rows)
      if rows.values.count > Self.mostEntries { return nil }
    }
    let program = try? Program(
      sense: .minimise, costs: columns.map { cost(ofAward: $0.option) }, columnLower: columns.map { _ in 0 },
      columnUpper: columns.map { Double(most[$0.option]) }, isInteger: columns.map { _ in true },
      rows: rows)
    guard let program,
      let solved = try? GLPKSolver.solve(
        program, SolveOptions(timeLimit: budget.secondsLeft, nodeLimit: Self.mostNodes)),
      let point = solved.point
    else { return nil }
    var found = plan
    for stage in plan.stages { found[awards: stage] = [] }
    for (column, value) in zip(columns, point.values) where value > 0.5 {
      found[awards: column.stage].append(.init(option: column.option, count: Int(value.rounded())))
    }
    return found.normalised(in: instance)
  }

  /// The columns whose awards are made on a branch.
  private func columns(on branch: Int) -> [Int] {
    columns.indices.filter { branches(of: columns[$0].stage).contains(branch) }
  }

  /// In every step as many people as are held; of equal rows the tightest.
  private func addPeople(on branch: Int, to rows: inout SparseBlock) {
    let free = ResourceCalendar(instance, holding: plan.entries(on: branch)).people
    var entries = [[[Int: Int]]](
      repeating: [[Int: Int]](repeating: [:], count: instance.steps), count: instance.headcounts.count)
    for column in columns(on: branch) {
      for change in instance.awards[columns[column].option].changes {
        for step in change.steps { entries[change.pool][step][column, default: 0] += change.people }
      }
    }
    var tightest: [[Int: Int]: Int] = [:]
    for pool in instance.headcounts.indices {
      for step in 0..<instance.steps where !entries[pool][step].isEmpty {
        let needed = -free[pool, step]
        tightest[entries[pool][step]] = max(tightest[entries[pool][step]] ?? .min, needed)
      }
    }
    let ordered = tightest.map { (entries: $0.key.sorted { $0.key < $1.key }, needed: $0.value) }
      .sorted { one, other in
        one.entries.flatMap { [$0.key, $0.value] }
          .lexicographicallyPrecedes(other.entries.flatMap { [$0.key, $0.value] })
      }
    for row in ordered where row.needed > 0 || row.entries.contains(where: { $0.value < 0 }) {
      for (column, people) in row.entries { rows.add(column, Double(people)) }
      rows.close(.atLeast(Double(row.needed)))
    }
  }

  /// Up to each low step of a budget no more than what attempts leave of it, on the scale of what came in.
  private func addMoney(on branch: Int, to rows: inout SparseBlock) {
    let money = ResourceCalendar(instance, holding: plan.entries(on: branch)).money
    for budget in instance.income.indices {
      let left = money.spare(of: budget)
      for step in Money.lowSteps(of: instance.income[budget]) {
        let scale = -Int(max(left[step], .leastNormalMagnitude).exponent)
        func scaled(_ value: Double) -> Double { Double(sign: .plus, exponent: scale, significand: value) }
        let own = columns(on: branch).filter {
          let award = instance.awards[columns[$0].option]
          return award.boundary <= step && award.costs[budget] > 0
        }
        if own.isEmpty { continue }
        for column in own { rows.add(column, scaled(instance.awards[columns[column].option].costs[budget])) }
        rows.close(.atMost(scaled(max(0, left[step]))))
      }
    }
  }

  /// No more awards of a grant than it allows.
  private func addLimits(on branch: Int, to rows: inout SparseBlock) {
    let limits = instance.limitsOfAwards
    var members = instance.awardLimits.map { _ in [Int]() }
    for column in columns(on: branch) {
      for limit in limits[columns[column].option] { members[limit].append(column) }
    }
    for (limit, own) in zip(instance.awardLimits, members) where own.count > 1 {
      for column in own { rows.add(column, 1) }
      rows.close(.atMost(Double(limit.most)))
    }
  }
}

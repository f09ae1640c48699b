import Allocation
import Answers
import Support
import Testing

@testable import Analysis

/// Chains of problems whose best chances never fall: what is known of some says something of all.
@Suite("Chains of problems")
struct ChainTests {
  private struct NotAsked: Error {}

  private static let idle = Plan(entries: [], gates: [])

  private static func chain(_ weights: [Double], floors: [Double]? = nil) -> Chain {
    Chain(
      cases: weights.indices.map { place in
        Chain.Case(weight: weights[place], floor: floors?[place] ?? 0)
      }, instance: { _ in throw NotAsked() })
  }

  /// Best chances that never fall, often the same for a while.
  private static func chances(_ count: Int, _ dice: inout Dice) -> [Double] {
    var chance = dice.double(0...0.2)
    return (0..<count).map { _ in
      if dice.happens(0.4) { chance = min(1, chance + dice.double(0...0.3)) }
      return chance
    }
  }

  /// Searches cases as the chain asks, each to a bracket around its chance, until it asks for no more.
  private static func searched(
    _ progress: inout ChainProgress, _ chances: [Double], gap: Double, slack: Double
  ) -> [Int] {
    var asked: [Int] = []
    while true {
      let next = progress.next(gap: gap)
      if next.isEmpty { return asked }
      for index in next {
        asked.append(index)
        progress.note(
          Bracket(max(0, chances[index] - slack), min(1, chances[index] + slack)), by: idle, of: index)
      }
      if asked.count > chances.count { return asked }
    }
  }

  @Test("no case is searched twice, and every bracket holds", arguments: 1...60)
  func brackets(seed: Int) {
    var dice = Dice(seed)
    let count = dice.int(1...12)
    let chances = Self.chances(count, &dice)
    let weights = chances.map { _ in dice.double(0...1) / Double(count) }
    let slack = dice.one(of: [0, 0.001, 0.01])
    var progress = ChainProgress(Self.chain(weights))
    let asked = Self.searched(&progress, chances, gap: 0.05, slack: slack)
    #expect(Set(asked).count == asked.count && asked.first == count - 1)
    #expect(progress.unsearched == count - asked.count)
    for (bracket, chance) in zip(progress.brackets, chances) {
      #expect(bracket.least <= chance && chance <= bracket.most)
      // What lies between ends within the gap is within it too, wider by what the searches themselves left open.
      #expect(bracket.width <= 0.05 + 2 * slack + 1e-12)
    }
    let sum = zip(weights, chances).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(progress.bracket.least <= sum + 1e-12 && sum <= progress.bracket.most + 1e-12)
  }

  @Test(
    "cases between equal ends are not searched",
    arguments: [
      ([0.5], [0]), ([0.5, 0.5], [1, 0]), ([0.5, 0.5, 0.5, 0.5], [3, 0]), ([0, 0, 0, 1], [3, 0, 1, 2]),
      ([0, 1, 1, 1], [3, 0, 1]), ([0.2, 0.2, 0.2, 0.2, 0.9], [4, 0, 2, 3]),
    ])
  func order(chances: [Double], expected: [Int]) {
    var progress = ChainProgress(Self.chain(chances.map { _ in 0.1 }))
    #expect(Self.searched(&progress, chances, gap: 0.01, slack: 0) == expected)
    #expect(progress.next(gap: 0.01).isEmpty)
  }

  @Test("where the last case has no more than the floor of the first, one search is enough") func floors() {
    var progress = ChainProgress(Self.chain([0.5, 0.5, 0.5], floors: [0.6, 0.6, 0.7]))
    #expect(Self.searched(&progress, [0.6, 0.65, 0.7], gap: 0.1, slack: 0) == [2])
    #expect(progress.brackets.map(\.least) == [0.6, 0.6, 0.7])
    #expect(progress.brackets.map(\.most) == [0.7, 0.7, 0.7])
    #expect(ChainProgress(Self.chain([])).next(gap: 0).isEmpty)
  }

  @Test("a second search of a case can only narrow what is known") func notes() {
    let (first, second) = (Plan(entries: [.init(type: 0, start: 0)], gates: []), Self.idle)
    var progress = ChainProgress(Self.chain([1]))
    progress.note(Bracket(0.4, 0.9), by: first, of: 0, seconds: 1)
    progress.note(Bracket(0.3, 0.7), by: second, of: 0, seconds: 2)
    #expect(progress.brackets[0].least == 0.4 && progress.brackets[0].most == 0.7)
    // The plan stays that of the better chance, and the time is that of the last search.
    #expect(progress.plans == [first] && progress.seconds(of: 0) == 2)
    progress.note(Bracket(0.5, 0.8), by: second, of: 0)
    #expect(progress.plans == [second] && progress.brackets[0].most == 0.7)
  }

  @Test("what is left open is told with its part of the sum, and rivals come from before") func open() {
    let plans = (0..<3).map { Plan(entries: [.init(type: $0, start: 0)], gates: []) }
    var chain = Self.chain([0.2, 0.3, 0.5])
    chain.rivals = [Self.idle]
    var progress = ChainProgress(chain)
    progress.note(Bracket(0.1, 0.2), by: plans[0], of: 0)
    progress.note(Bracket(0.5, 0.9), by: plans[2], of: 2)
    let open = progress.open(gap: 0.15)
    #expect(open.map(\.index) == [2] && abs(open[0].width - 0.2) < 1e-12)
    #expect(progress.open(gap: 0.05).map(\.index) == [0, 2])
    #expect(progress.rivals(for: 1) == [Self.idle, plans[0]])
    #expect(progress.rivals(for: 2) == [Self.idle, plans[0], plans[2]])
    #expect(progress.rivals(for: 0) == [Self.idle, plans[0]])
  }
}

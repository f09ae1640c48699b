import Allocation
import Foundation
import Sidereal
import Testing

/// Who learns sooner never has less, on every problem that has worlds.
struct InformationTests {
  /// Files that declare worlds.
  static let files = Library.files.filter { (try? Library.study($0).problem.worlds.count > 1) ?? false }

  /// Heavy ones are bracketed.
  private static let options = SearchOptions(gap: 1e-4, timeLimit: 0.3)

  /// - Parameter look: the boundary at which the world is revealed.
  private func bracket(_ instance: Instance, _ look: Int) throws -> (least: Double, most: Double) {
    let found = try Optimizer.solve(instance, learningAt: look, options: Self.options)
    #expect(instance.violations(of: found.plan) == [])
    #expect(abs(instance.chance(of: found.plan) - found.chance) < 1e-12)
    #expect(found.status != .optimal || found.bound - found.chance <= 1e-4)
    return (found.chance, found.bound)
  }

  @Test func thereAreSome() { #expect(Self.files.count >= 8) }

  @Test(arguments: files)
  func soonerIsNeverWorse(file: String) throws {
    let instance = try Library.study(file).instance
    let start = try bracket(instance, 0)
    let moment = try bracket(instance, (instance.steps + 1) / 3)
    let never = try bracket(instance, instance.steps)
    #expect(start.most >= moment.least - 1e-9)
    #expect(moment.most >= never.least - 1e-9)
    #expect(start.most >= never.least - 1e-9)
  }
}

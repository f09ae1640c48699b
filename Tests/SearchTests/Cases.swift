import Allocation
import Foundation
import Search
import Testing

/// Problems from text and from files, and what is asked of every answer.
enum Cases {
  static let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

  /// Cases with published answers, where the checkout has them beside it.
  static let published = tests.deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "shared/published")

  /// Solves, and checks what holds for every answer: feasible, exact, proven.
  static func solve(_ instance: Instance, gap: Double, _ name: String = "") throws -> SearchResult {
    let result = try Optimizer.solve(instance, options: SearchOptions(gap: gap))
    #expect(instance.violations(of: result.plan).isEmpty, "\(name)")
    #expect(abs(instance.judge(result.plan).chance - result.chance) < 1e-12, "\(name)")
    #expect(result.status == .optimal, "\(name)")
    #expect(result.bound - result.chance <= gap, "\(name)")
    return result
  }
}

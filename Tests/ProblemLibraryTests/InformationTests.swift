import Foundation
import Sidereal
import Testing

/// Who learns sooner never has less, on every problem that has worlds.
struct InformationTests {
  /// Files that declare worlds.
  static let files = Library.files.filter { (try? Library.study($0).problem.worlds.count > 1) ?? false }

  /// Seconds for each search; heavy ones are bracketed.
  private static let patience = 0.4

  private func bracket(_ file: String, _ information: Information) throws -> (least: Double, most: Double) {
    var problem = try Library.study(file).problem
    problem.information = information
    let study = Study(problem)
    let answer = try study.solve(SearchOptions(gap: 1e-4, timeLimit: Self.patience))
    #expect(study.check(answer) == nil, "\(file)")
    #expect(answer.status != .optimal || answer.bound - answer.chance <= 1e-4, "\(file)")
    return (answer.chance, answer.bound)
  }

  @Test func thereAreSome() { #expect(Self.files.count >= 8) }

  @Test(arguments: files)
  func soonerIsNeverWorse(file: String) throws {
    let time = try Library.study(file).problem.time
    let start = try bracket(file, .start)
    let moment = try bracket(file, .moment(time.start + (time.horizon / 3).rounded()))
    let never = try bracket(file, .never)
    #expect(start.most >= moment.least - 1e-9)
    #expect(moment.most >= never.least - 1e-9)
    #expect(start.most >= never.least - 1e-9)
  }
}

import Foundation
import Sidereal
import Testing

struct ProblemLibraryTests {
  @Test func filesAndAnswersBelongTogether() throws {
    let answers = try Library.answers()
    #expect(Library.files.count >= 50)
    #expect(answers.count >= 20)
    for (file, answer) in answers {
      #expect(Library.files.contains(file), "\(file) has an answer, and does not exist")
      #expect(!answer.source.isEmpty && answer.tolerance < 1e-5 && answer.gap <= 1e-6, "\(file)")
    }
  }

  @Test(arguments: Library.files)
  func everyFileHasATitleAndNoErrors(file: String) throws {
    let study = try Library.study(file)
    #expect(study.problem.title?.isEmpty == false)
  }

  @Test func titlesDiffer() throws {
    let titles = try Library.files.compactMap { try Library.study($0).problem.title }
    #expect(Set(titles).count == Library.files.count)
  }

  @Test(arguments: Library.answered)
  func knownAnswersHold(file: String) throws {
    let known = try #require(try Library.answers()[file])
    let study = try Library.study(file)
    let answer = try study.solve(SearchOptions(gap: known.gap))
    #expect(study.check(answer) == nil)
    #expect(answer.status == .optimal)
    #expect(abs(answer.chance - known.chance) <= known.tolerance + known.gap, "\(known.source)")
    #expect(answer.bound >= known.chance - known.tolerance, "\(known.source)")
  }

  @Test(arguments: Library.answered)
  func knownChancesOfNaiveAllocatorsHold(file: String) throws {
    guard let expected = try Library.answers()[file]?.naive else { return }
    let study = try Library.study(file)
    for (name, chance) in expected {
      let rule = try #require(NaiveRule(rawValue: name))
      let plan = try #require(NaiveAllocator.plan(rule, study.instance))
      #expect(abs(study.instance.chance(of: plan) - chance) <= 1e-9, "\(name)")
    }
  }
}
